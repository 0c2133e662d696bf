"""Spans compared by their words, so that quotation marks, punctuation and space at their edges never count.

A word is ``\\w+(?:['’-]\\w+)*``; the measure is the one of the project's definitions of statements (token IoU of at least 0.5, one to one).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from communique.tables import load_list

T = TypeVar("T")
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
Words = frozenset[int]


class Tokens:
    """The words of one text; a set of words is a set of their indices."""

    def __init__(self, text: str) -> None:
        self.places = [(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text)]
        self._starts = [start for start, _, _ in self.places]

    def within(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The words that `spans` (code points) touch."""
        return frozenset(i for start, end in spans if start < end for i in self._touched(start, end))

    def _touched(self, start: int, end: int) -> Iterable[int]:
        first = max(0, bisect_right(self._starts, start) - 1)
        return (i for i in range(first, bisect_right(self._starts, end - 1)) if self.places[i][1] > start)

    def content(self, spans: Iterable[tuple[int, int]]) -> Words:
        """The words of what was said: a leading "that" never counts."""
        held = self.within(spans)
        return held - {min(held)} if len(held) > 1 and self.places[min(held)][2] == "that" else held

    def telling(self, words: Words) -> Words:
        """Those of `words` that are no mere function words."""
        plain = load_list(__package__, "function_words.txt")
        return frozenset(i for i in words if self.places[i][2] not in plain)


def iou(one: Words, other: Words) -> float:
    """Shared words over all words; 0 when one has none."""
    return len(one & other) / len(one | other) if one and other else 0.0


def pair(gold: Sequence[T], found: Sequence[T], score: Callable[[T, T], float], *, least: float) -> list[tuple[int, int]]:
    """One-to-one pairs (index of gold, index of found) that score at least `least`, best first."""
    rated = sorted(((score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for value, i, j in rated:
        if value >= least and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return pairs
