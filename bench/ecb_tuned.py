"""A network that says how likely two mentions of ECB+ are of one event: the upper half of a published encoder, tuned on pairs of mentions, and a
small head over what both show, as Cattan et al. (2021) do with a large one. Needs torch, which the program does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import numpy as np
import torch
from ecb_pairs import Part
from numpy.typing import NDArray
from torch.nn import functional

from communique.events.taught_encoder import MOST, Laid, embedded, laid, nearness
from communique.events.taught_pieces import Vocabulary
from communique.events.taught_weights import SPECIAL
from communique.teaching.encoders import Published

ROUNDS, DOCS = 8, 10  # documents of a block that are read together: all pairs of their mentions are compared
PACE = {"bert": 8e-5, "mpnet": 3e-5}  # of the last layer, by the encoder's family
SLOWER, HEAD_PACE = 0.9, 1e-3  # of each layer below it, of the head
ALIKE = 4  # windows, of like length, that a layer takes at once
SHOWN, STORY, INNER, DROPPED = 192, 64, 192, 0.2
FORGOTTEN = 0.1  # of what a layer adds, while it is tuned
WARM = 0.1  # of the steps the pace rises, then it falls
AT_ONCE = 20_000  # pairs
Floats = NDArray[np.floating[Any]]


class Encoder:
    """The layers of `published`: the lower half as it is, the upper half to be tuned. What they say of a window is a row for each of its pieces."""

    def __init__(self, published: Published) -> None:
        weights = {name: torch.tensor(array) for name, array in published.weights.items()}
        count = published.facts["layers"]
        layers = [{k.partition(".")[2]: t for k, t in weights.items() if k.startswith(f"{n}.")} for n in range(count)]
        self._begin, self._facts = weights, published.facts
        self._lower, self.upper = [_short(w) for w in layers[: count // 2]], layers[count // 2 :]
        for layer in self.upper:
            for tensor in layer.values():
                tensor.requires_grad_()
        near = published.weights.get("near")
        self._near = None if near is None else torch.tensor(nearness(near, MOST + 2))

    def lower(self, windows: Sequence[NDArray[np.int64]]) -> list[Any]:
        """What the lower half says of the pieces of windows."""
        begin = {k: t.numpy() for k, t in self._begin.items() if k[0] in "wpb"}
        with torch.no_grad():
            return self._through(self._lower, [torch.tensor(embedded(numbers, begin, self._facts["eps"])) for numbers in windows], dropped=0.0)

    def read(self, windows: Sequence[Any], *, tuning: bool) -> list[Any]:
        """What the upper half makes of windows."""
        return self._through(self.upper, windows, dropped=FORGOTTEN if tuning else 0.0)

    def _through(self, layers: Sequence[Any], windows: Sequence[Any], *, dropped: float) -> list[Any]:
        found: list[Any] = [None] * len(windows)
        order = sorted(range(len(windows)), key=lambda n: len(windows[n]))
        with torch.autocast("cpu", torch.bfloat16):
            for n in range(0, len(order), ALIKE):
                held = order[n : n + ALIKE]
                for at, row in zip(held, self._together(layers, [windows[at] for at in held], dropped=dropped), strict=True):
                    found[at] = row[: len(windows[at])].float()
        return found

    def _together(self, layers: Sequence[Any], windows: Sequence[Any], *, dropped: float) -> Any:
        x = torch.nn.utils.rnn.pad_sequence(list(windows), batch_first=True)
        there = torch.arange(x.shape[1])[None] < torch.tensor([len(w) for w in windows])[:, None]
        masked = torch.zeros(there.shape).masked_fill(~there, -1e4)[:, None, None]
        masked = masked if self._near is None else masked + self._near[None, :, : x.shape[1], : x.shape[1]]
        for w in layers:
            q, k, v = (functional.linear(x, w[f"{n}.w"], w[f"{n}.b"]).unflatten(-1, (self._facts["heads"], -1)).transpose(1, 2) for n in "qkv")
            seen = functional.scaled_dot_product_attention(q, k, v, masked.to(q.dtype), dropped).transpose(1, 2).flatten(2)
            x = self._added(x, functional.linear(seen, w["o.w"], w["o.b"]), w, "seen", dropped)
            bent = functional.gelu(functional.linear(x, w["in.w"], w["in.b"]))
            x = self._added(x, functional.linear(bent, w["out.w"], w["out.b"]), w, "done", dropped)
        return x

    def _added(self, x: Any, more: Any, w: Any, name: str, dropped: float) -> Any:
        both = x + functional.dropout(more, dropped)
        return functional.layer_norm(both, both.shape[-1:], w[f"{name}.gain"], w[f"{name}.shift"], self._facts["eps"])


def _short(layer: Mapping[str, Any]) -> dict[str, Any]:
    """A layer that is not tuned, with its matrices as they are multiplied, so that this is done once."""
    return {name: tensor.bfloat16() if name.endswith(".w") else tensor for name, tensor in layer.items()}


class Network:
    """An encoder and the head, grown from `seed`; `part` are the mentions that it knows."""

    def __init__(self, published: Published, part: Part, seed: int) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(seed)
        self._dice = np.random.default_rng(seed)
        self._encoder = Encoder(published)
        number = {word: n for n, word in enumerate(published.words)}
        self._vocabulary = Vocabulary(number, *(number[piece] for piece in SPECIAL[published.facts["family"]]))
        self._pace = PACE[published.facts["family"]]
        width = len(published.weights["0.q.b"])
        self._shown, self._story = torch.nn.Linear(3 * width, SHOWN), torch.nn.Linear(width, STORY)
        drop = torch.nn.Dropout(DROPPED)
        self._head = torch.nn.Sequential(torch.nn.Linear(3 * SHOWN + STORY + 4, INNER), torch.nn.GELU(), drop, torch.nn.Linear(INNER, 1))
        self.learn(part)

    def learn(self, part: Part) -> None:
        """All rounds on `part`, in which documents of one topic are read together."""
        docs, chains = self._read(part), {m.number: m.chain for m in part.mentions}
        parameters = [*self._shown.parameters(), *self._story.parameters(), *self._head.parameters()]
        upper = enumerate(reversed(self._encoder.upper))
        groups: list[dict[str, Any]] = [{"params": list(layer.values()), "lr": self._pace * SLOWER**n} for n, layer in upper]
        tuned = [tensor for group in groups for tensor in group["params"]]
        adam = torch.optim.AdamW([*groups, {"params": parameters, "lr": HEAD_PACE}], weight_decay=0.01, fused=True)
        batches = [batch for _ in range(ROUNDS) for batch in self._batches(docs)]
        pace = torch.optim.lr_scheduler.LambdaLR(adam, lambda n: min(1.0, (n + 1) / len(batches) / WARM) * (1.0 - n / len(batches)))
        for batch in batches:
            numbers, shown, story = self._sights([docs[doc] for doc in batch], tuning=True)
            one, two = np.triu_indices(len(numbers), 1)
            told = np.array([chains[int(n)] for n in numbers])
            right = torch.tensor(told[one] == told[two]).float()
            self._compared(shown, story, one, two, right).backward()
            torch.nn.utils.clip_grad_norm_([*tuned, *parameters], 1.0)
            adam.step()
            adam.zero_grad()
            pace.step()
        self._head.eval()

    def scores(self, part: Part, pairs: Sequence[tuple[int, int]]) -> Floats:
        """The log odds of `pairs` of mentions of `part`, by number."""
        with torch.no_grad():
            numbers, shown, story = self._sights(list(self._read(part).values()), tuning=False)
            at = {int(number): n for n, number in enumerate(numbers)}
            places = np.array([(at[a], at[b]) for a, b in pairs])
            found = [self._odds(shown, story, *places[n : n + AT_ONCE].T) for n in range(0, len(places), AT_ONCE)]
            return np.asarray(torch.cat(found).numpy(), np.float64)

    def _read(self, part: Part) -> dict[str, tuple[NDArray[np.int64], Laid, Any]]:
        """By document the numbers of its mentions, its sentences that have any, and what the lower layers say of these."""
        held: dict[str, list[Any]] = defaultdict(list)
        for m in part.mentions:
            held[m.doc].append(m)
        stories = {}
        for doc, mentions in held.items():
            begins, text = dict[int, int](), ""
            for n in sorted({m.sentence for m in mentions}):
                begins[n] = len(text)
                text += part.sentences[doc, n].text + "\n"
            stories[doc] = laid(text, [[(begins[m.sentence] + m.span[0], begins[m.sentence] + m.span[1])] for m in mentions], self._vocabulary)
        lower = iter(self._encoder.lower([window for story in stories.values() for window in story.windows]))
        return {doc: (np.array([m.number for m in held[doc]]), story, list(islice(lower, len(story.windows)))) for doc, story in stories.items()}

    def _batches(self, docs: Iterable[str]) -> Iterator[list[str]]:
        topics: dict[str, list[str]] = defaultdict(list)
        for doc in docs:
            topics[doc.split("_")[0]].append(doc)
        mixed = [[names[int(n)] for n in self._dice.permutation(len(names))] for names in topics.values()]
        cut = [names[n : n + DOCS] for names in mixed for n in range(0, len(names), DOCS)]
        return (cut[int(n)] for n in self._dice.permutation(len(cut)))

    def _sights(self, docs: Sequence[tuple[NDArray[np.int64], Laid, Any]], *, tuning: bool) -> tuple[NDArray[np.int64], Any, Any]:
        """Numbers of the mentions of `docs`, what the encoder shows of each (first, last, mean piece) and of its document (mean)."""
        windows = self._encoder.read([below for _, _, lower in docs for below in lower], tuning=tuning)
        shown, stories, done = [], [], 0
        for numbers, story, lower in docs:
            own = windows[done : done + len(lower)]
            spans = [own[window][first : last + 1] for window, first, last in story.places]
            shown += [torch.cat([span[0], span[-1], span.mean(0)]) for span in spans]
            stories.append(torch.cat(own).mean(0).expand(len(numbers), -1))
            done += len(lower)
        return np.concatenate([n for n, _, _ in docs]), torch.stack(shown), torch.cat(stories)

    def _odds(self, shown: Any, story: Any, one: Any, two: Any) -> Any:
        """The log odds of pairs of mentions, by their places in `shown` and `story`."""
        seen, told = functional.gelu(self._shown(shown)), self._story(story)
        a, b, here, there = seen[one], seen[two], told[one], told[two]
        means = shown[:, -story.shape[1] :]
        alike = [functional.cosine_similarity(x[one], x[two]) for x in (seen, means, told, story)]
        return self._head(torch.cat([a * b, (a - b).abs(), a + b, here * there, torch.stack(alike, 1)], 1))[:, 0]

    def _compared(self, shown: Any, story: Any, one: Any, two: Any, right: Any) -> Any:
        """How far off the pairs of a batch are, set against how many are right."""
        odds = self._odds(functional.dropout(shown, DROPPED / 2), story, one, two)
        return functional.binary_cross_entropy_with_logits(odds, right, reduction="sum") / (right.sum() + 5.0) / 3.0
