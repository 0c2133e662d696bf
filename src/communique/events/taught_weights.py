"""The file of what was learned with an encoder: made, read and put to work.

It is an ``.npz`` without pickled parts: the encoder as it was published, and a small network that says of each phrase, by what the encoder shows of
it, how much likelier or less likely it is than it was at first look. A matrix of the encoder is kept as whole numbers from -127 to 127 with a scale
for each row, a quarter of what it takes otherwise; the network was learned on what these show.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from communique.errors import CodebookError
from communique.events.taught_encoder import MOST, STEPS, WORD, Laid, embedded, laid, layer, nearness, sights
from communique.events.taught_pieces import Vocabulary

Floats = NDArray[np.float32]
Known = NDArray[np.floating[Any]]
LARGEST = 127.0
NET = "net."  # before the names of what is the network's
FACTS, WORDS = "facts", "words"
SPECIAL = {"bert": ("[CLS]", "[SEP]", "[UNK]"), "mpnet": ("<s>", "</s>", "[UNK]")}
UNLIKELY = -6.0  # log odds of all fields at first look below which a phrase is not shown to the encoder
DAMPED = 4.0  # log odds are divided by it, to be of the size of what is shown


@dataclass(frozen=True)
class Net:
    """One layer of `inner` units between what is shown and the fields; `mean` and `spread` are of what is shown."""

    mean: Floats
    spread: Floats
    inner: Floats
    inner_base: Floats
    outer: Floats
    outer_base: Floats

    def said(self, shown: Floats, odds: Floats) -> Floats:
        """The log odds of each row of `shown` for each field, from those at first look."""
        return np.asarray(np.maximum((shown - self.mean) / self.spread @ self.inner + self.inner_base, 0.0) @ self.outer + self.outer_base + odds)


@dataclass(frozen=True)
class Encoder:
    """`facts`: `layers`, `heads` and `eps` of the encoder, its `family`, and what it was `made` from; `added` goes to the scores of pieces; `net` is
    None until something was learned."""

    weights: Mapping[str, Floats]
    facts: Mapping[str, Any]
    vocabulary: Vocabulary
    added: Floats | None
    net: Net | None

    def said(self, text: str, phrases: Sequence[Sequence[tuple[int, int]]], odds: Known, about: Known) -> NDArray[np.float64]:
        """The log odds of each phrase of `text` for each field; `phrases` says where their mentions begin and end, `odds` and `about` what the
        first look said of them and of the whole story."""
        told, near = np.array(odds, np.float64), likely(odds)
        if self.net is not None and len(near):
            told[near] = self.net.said(self.shown(text, [phrases[n] for n in near], odds[near], about), odds[near].astype(np.float32))
        return told

    def shown(self, text: str, phrases: Sequence[Sequence[tuple[int, int]]], odds: Known, about: Known) -> Floats:
        """All that the network is shown of each of `phrases`; one or more."""
        story = laid(text, phrases, self.vocabulary)
        known = np.hstack([odds, np.tile(about, (len(odds), 1))]) / DAMPED
        return np.hstack([sights(self.states(story), story), known]).astype(np.float32)

    def states(self, story: Laid) -> list[Floats]:
        """What the last layer makes of each window."""
        return [self._through(numbers) for numbers in story.windows]

    def _through(self, numbers: NDArray[np.int64]) -> Floats:
        eps, count = self.facts["eps"], len(numbers)
        x = embedded(numbers, self.weights, eps)
        for n in range(self.facts["layers"]):
            x = layer(x, self.weights, str(n), self.facts["heads"], eps, None if self.added is None else self.added[:, :count, :count])
        return x


def likely(odds: Known) -> NDArray[np.int64]:
    """The phrases that are likely enough at first look to be shown to an encoder."""
    return np.flatnonzero(odds.max(axis=1, initial=-np.inf) > UNLIKELY)


def packed(weights: Mapping[str, Floats], facts: Mapping[str, Any], words: Sequence[str], net: Net | None = None) -> bytes:
    """The content of the file: an encoder with the pieces `words`, in the order of their numbers, and `net`. The same arguments give the same
    bytes."""
    held: dict[str, NDArray[Any]] = {}
    for name, array in sorted(weights.items()):
        held[name] = array.astype(np.float32)
        if array.ndim == 2:
            steps = np.maximum(np.abs(array).max(axis=1, keepdims=True) / LARGEST, 1e-12).astype(np.float32)
            held[name], held[name + STEPS] = np.round(array / steps).astype(np.int8), steps
    for name, text in ((FACTS, json.dumps(facts, sort_keys=True)), (WORDS, "\n".join(words))):
        held[name] = np.frombuffer(text.encode(), np.uint8)
    if net is not None:
        held |= {NET + name: getattr(net, name) for name in Net.__dataclass_fields__}
    file = io.BytesIO()
    np.savez(file, **held)  # type: ignore[arg-type]  # the stub takes names for switches
    return file.getvalue()


def unpacked(content: bytes) -> Encoder:
    """The encoder in a file with `content`. Raises ValueError, KeyError, TypeError, EOFError or BadZipFile for another file."""
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        facts, words = (bytes(held[name]).decode() for name in (FACTS, WORDS))
        names = [n for n in held.files if not n.endswith(STEPS) and not n.startswith(NET) and n not in (FACTS, WORDS)]
        small = {n: held[n] for n in (WORD, WORD + STEPS)}  # only a few rows of it are looked up at a time
        weights = small | {n: _whole(held[n], held.get(n + STEPS)) for n in names if n != WORD}
        net = {n.removeprefix(NET): held[n] for n in held.files if n.startswith(NET)}
    known, number = json.loads(facts), {word: n for n, word in enumerate(words.split("\n"))}
    added = nearness(weights["near"], MOST + 2) if "near" in weights else None
    return Encoder(weights, known, Vocabulary(number, *(number[s] for s in SPECIAL[known["family"]])), added, Net(**net) if net else None)


def _whole(array: NDArray[Any], steps: Floats | None) -> Floats:
    return array.astype(np.float32) if steps is None else array.astype(np.float32) * steps


@lru_cache(maxsize=2)
def encoder_from(path: str, sha256: str) -> Encoder:
    """The encoder in the file `path`. Raises CodebookError C301 when it is not there or is not the one with the hash `sha256`."""
    try:
        content = Path(path).read_bytes()
    except OSError as problem:
        raise CodebookError("C301", f"{path}: cannot be opened ({problem.strerror}). Keep it beside the file that was learned with it.") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise CodebookError("C301", f"{path}: not the encoder that this codebook learned with. Put that one there, or teach again.")
    try:
        return unpacked(content)
    except (ValueError, KeyError, TypeError, EOFError, BadZipFile) as problem:
        raise CodebookError("C301", f"{path}: holds no encoder ({problem}). Teach again with --encoder.") from problem
