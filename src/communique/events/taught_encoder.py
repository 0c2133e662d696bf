"""A small encoder (BERT: Devlin et al. 2019; MPNet: Song et al. 2020) reads a whole story: its layers, and what they show of phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_pieces import Vocabulary, pieces, windows

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]
Weights = Mapping[str, Floats]
WORD, STEPS = "word", ".steps"  # the matrix with a row for each piece; behind the name of a matrix of whole numbers: the scales of its rows
MOST = 510  # pieces of a window: the encoders were made for 512, two of which are the begin and the end
OVERLAP = 96
MENTIONS = 8  # of a phrase that are looked at
BUCKETS, FAR = 32, 128  # of MPNet's distances between pieces


@dataclass(frozen=True)
class Laid:
    """A story as the layers take it: windows of pieces; for each mention its window, and first and last piece there; where in these the mentions of
    each phrase begin."""

    windows: tuple[Numbers, ...]
    places: Numbers
    begins: Numbers


def laid(text: str, phrases: Sequence[Sequence[tuple[int, int]]], vocabulary: Vocabulary) -> Laid:
    """`text` with `phrases`, each by where its mentions begin and end; each mention in the window that has most of what is around it."""
    cut = pieces(text, vocabulary)
    ranges = windows(len(cut.numbers), most=MOST, overlap=OVERLAP)
    places: list[tuple[int, int, int]] = []
    begins: list[int] = []
    for spans in phrases:
        begins.append(len(places))
        for start, end in spans[:MENTIONS]:
            first, last = cut.around(start, end)
            window = int(np.argmax([min(first - low, high - 1 - last) for low, high in ranges]))
            places.append((window, first - ranges[window][0] + 1, last - ranges[window][0] + 1))
    held = tuple(np.concatenate([[vocabulary.begin], cut.numbers[low:high], [vocabulary.end]]) for low, high in ranges)
    return Laid(held, np.array(places, np.int64).reshape(len(places), 3), np.array(begins, np.int64))


def nearness(table: Floats, count: int) -> Floats:
    """What MPNet adds to the score of a piece for another, by how far apart they are: heads × pieces × pieces, from `table` (buckets × heads)."""
    apart = np.arange(count)[:, None] - np.arange(count)[None, :]
    half = BUCKETS // 2
    exact, off = half // 2, np.abs(apart)
    far = exact + (np.log(np.maximum(off, 1) / exact) / log(FAR / exact) * (half - exact)).astype(np.int64)
    bucket = (apart < 0) * half + np.where(off < exact, off, np.minimum(far, half - 1))
    return np.ascontiguousarray(table[bucket].transpose(2, 0, 1))


def embedded(numbers: Numbers, w: Weights, eps: float) -> Floats:
    """The pieces of a window as the first layer takes them."""
    rows = w[WORD][numbers]
    if WORD + STEPS in w:
        rows = rows.astype(np.float32) * w[WORD + STEPS][numbers]
    return _normed(rows + w["place"][: len(numbers)], w, "begin", eps)


def layer(x: Floats, w: Weights, name: str, heads: int, eps: float, added: Floats | None) -> Floats:
    """One layer of an encoder; `added` goes to the scores of pieces for each other."""
    x = _normed(x + _line(_attended(x, w, name, heads, added), w, f"{name}.o"), w, f"{name}.seen", eps)
    return _normed(x + _line(_bent(_line(x, w, f"{name}.in")), w, f"{name}.out"), w, f"{name}.done", eps)


def _line(x: Floats, w: Weights, name: str) -> Floats:
    return np.asarray(x @ w[f"{name}.w"].T + w[f"{name}.b"])


def _bent(x: Floats) -> Floats:
    """GELU, by its tanh (Hendrycks & Gimpel 2016)."""
    return np.asarray(0.5 * x * (1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x))))


def _normed(x: Floats, w: Weights, name: str, eps: float) -> Floats:
    off = x - x.mean(-1, keepdims=True)
    return np.asarray(off / np.sqrt((off * off).mean(-1, keepdims=True) + eps) * w[f"{name}.gain"] + w[f"{name}.shift"])


def _attended(x: Floats, w: Weights, name: str, heads: int, added: Floats | None) -> Floats:
    q, k, v = (_line(x, w, f"{name}.{part}").reshape(len(x), heads, -1).transpose(1, 0, 2) for part in "qkv")
    scores = q @ k.transpose(0, 2, 1) / sqrt(q.shape[2])
    scores = scores if added is None else scores + added
    share = np.exp(scores - scores.max(-1, keepdims=True))
    share /= share.sum(-1, keepdims=True)
    return np.asarray((share @ v).transpose(1, 0, 2).reshape(x.shape))


def sights(states: Sequence[Floats], story: Laid) -> Floats:
    """What the `states` of the windows of `story` show of each phrase: of its first piece, its last and the mean of all, each the mean and the
    highest over its mentions; and, the same for all, the mean of the whole story."""
    starts = np.cumsum([0, *(len(x) for x in states)])
    at, held = starts[story.places[:, 0]], np.concatenate(states)
    first, last = at + story.places[:, 1], at + story.places[:, 2]
    sums = np.concatenate([held[:1] * 0.0, held.cumsum(0, dtype=np.float64)])
    seen = np.concatenate([held[first], held[last], (sums[last + 1] - sums[first]) / (last - first + 1)[:, None]], 1)
    counts = np.diff([*story.begins, len(seen)])[:, None]
    whole = np.tile(held.mean(0), (len(story.begins), 1))
    parts = [np.add.reduceat(seen, story.begins, axis=0) / counts, np.maximum.reduceat(seen, story.begins, axis=0), whole]
    return np.concatenate(parts, 1).astype(np.float32)
