"""What the coded articles that are most like this one had: numbers for the second look at a phrase (see `communique.events.taught_context`).

Articles of one conflict tell of the same incidents and the same groups again and again. How alike two articles are is the cosine of their words, each
weighed by how few articles have it (Salton & Buckley 1988).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
WORD = re.compile(r"[^\W\d_]{3,}")
NEAREST = 20  # articles that tell how likely an article is to have a field filled at all
STEEP = 12.8  # an article counts e to so many times its cosine
RARE = 0.02  # of a right phrase that was never seen
NONE = -1.0  # stands for the cosine of an article that is not there
SMALL_WORDS = ("of", "de", "for", "and", "la", "del")
Pair = tuple[int, str, str]  # the number of a field, and two wordings in order
SameThing = Callable[[str, str], bool]


@dataclass(frozen=True)
class Met:
    """The articles that have a phrase which fills something somewhere, and, for each field, those in which it fills it."""

    there: Numbers
    right: tuple[Numbers, ...]


@dataclass(frozen=True)
class Memory:
    """The articles that were coded: `holds` says which of them have a word, `filled` has a row for each of them and a column for each field, the last
    for any; `wordings` and `ends` tell of whole phrases and of last words; `names` of pairs of wordings that the coders took for one thing, or for
    two, where the words alone say the other."""

    holds: Mapping[str, Numbers]
    filled: Floats
    wordings: Mapping[str, Met]
    ends: Mapping[str, Met]
    lengths: Floats
    names: Mapping[Pair, bool]

    def same(self, field: int, one: str, other: str) -> bool:
        """True when `one` and `other` may name one thing in the field with number `field`."""
        told = self.names.get(pair_of(field, one, other))
        return same_thing(one, other) if told is None else told

    def cosines(self, text: str) -> Floats:
        """How much each article is like `text`."""
        found, square = np.zeros(len(self.filled)), 0.0
        for word in words_of(text):
            if word in self.holds:
                weight = log(len(self.filled) / len(self.holds[word])) ** 2
                found[self.holds[word]] += weight
                square += weight
        return np.asarray(found / self.lengths / sqrt(max(square, 1e-9)))

    def numbers(self, text: str, phrases: Sequence[str]) -> Floats:
        """A row for each of `phrases` of `text`: how near the articles are where it, and where its last word, was met and was right; and what the
        nearest articles have."""
        near = self.cosines(text)
        count = np.exp(STEEP * near)
        whole = self._whole(near, count)
        rows = [[*self._met(self.wordings.get(p), near, count), *self._met(self.ends.get(end_of(p)), near, count)] for p in phrases]
        width = 2 * (1 + 2 * (self.filled.shape[1] - 1))
        return np.hstack([np.array(rows).reshape(len(rows), width), np.tile(whole, (len(rows), 1))])

    def _whole(self, near: Floats, count: Floats) -> Floats:
        first = np.argsort(-near, kind="stable")[:NEAREST]
        share = count[first] @ self.filled[first] / max(count[first].sum(), 1e-9)
        return np.concatenate([share, near[first[[0, min(4, len(first) - 1)]]], self.filled[first[0]]])

    def _met(self, met: Met | None, near: Floats, count: Floats) -> list[float]:
        fields = self.filled.shape[1] - 1
        if met is None:
            return [NONE, *[RARE, NONE] * fields]
        there = count[met.there].sum() + 1.0
        told = [near[met.there].max(initial=NONE)]
        for right in met.right:
            told += [(count[right].sum() + RARE) / there, near[right].max(initial=NONE)]
        return told


def words_of(text: str) -> list[str]:
    """The words of `text` that articles are compared by, each once, in order.

    >>> words_of("The rebels of 1990 met the Rebels.")
    ['met', 'rebels', 'the']
    """
    return sorted(set(WORD.findall(text.lower())))


def end_of(phrase: str) -> str:
    """The last word of `phrase`."""
    return phrase.split()[-1]


def pair_of(field: int, one: str, other: str) -> Pair:
    """`one` and `other` in the field with number `field`, whichever comes first."""
    return (field, one, other) if one < other else (field, other, one)


def same_thing(one: str, other: str) -> bool:
    """True when two wordings may name one thing: the same last word, the words of one within the other's, or its initials.

    >>> same_thing("car bomb", "powerful bombs"), same_thing("united mine workers", "umw"), same_thing("bomb", "rifle")
    (True, True, False)
    """
    a, b = sorted((one.split(), other.split()), key=len)
    if set(a) <= set(b) or a[-1].rstrip("s") == b[-1].rstrip("s"):
        return True
    initials = "".join(w[0] for w in b if w not in SMALL_WORDS)
    return len(a) == 1 and len(initials) > 1 and (a[0] == initials or (len(a[0]) > 2 and a[0][0] == initials[0] and set(a[0]) <= set(initials)))


def memory_from(data: Mapping[str, Any]) -> Memory:
    """The memory in a file of what was learned (`communique.teaching.remembering`)."""
    filled = np.array(data["filled"], np.float64)
    holds = {word: np.array(articles, np.int64) for word, articles in data["words"].items()}
    square = np.zeros(len(filled))
    for articles in holds.values():
        square[articles] += log(len(filled) / len(articles)) ** 2
    wordings, ends = ({name: _met_from(met) for name, met in data[kind].items()} for kind in ("wordings", "ends"))
    names = {pair_of(k, one, other): bool(same) for k, one, other, same in data.get("names", [])}
    return Memory(holds, filled, wordings, ends, np.sqrt(np.maximum(square, 1e-9)), names)


def _met_from(met: Sequence[Sequence[int]]) -> Met:
    there, *right = (np.array(articles, np.int64) for articles in met)
    return Met(there, tuple(right))
