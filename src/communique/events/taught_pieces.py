"""The words of a story cut into the pieces of a vocabulary, as encoders of the BERT family read them (WordPiece: Schuster & Nakajima 2012)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
INSIDE = "##"  # begins each piece of a word but the first
LONGEST = 100  # characters of a word that is cut up; a longer one is unknown
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Vocabulary:
    """Numbers of pieces; those that stand before and behind a text, and the one for what is unknown."""

    number: Mapping[str, int]
    begin: int
    end: int
    unknown: int

    def cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """The pieces of `word`, each with where it begins: the longest that is known, then the longest of the rest; the unknown one if that fails."""
        found, at = [], 0
        while at < len(word):
            lead = INSIDE if at else ""
            end = next((e for e in range(len(word), at, -1) if lead + word[at:e] in self.number), 0)
            if not end or len(word) > LONGEST:
                return ((self.unknown, 0),)
            found.append((self.number[lead + word[at:end]], at))
            at = end
        return tuple(found)


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text by number, and the offset at which each begins."""

    numbers: Numbers
    starts: Numbers

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last piece of the words ``[start, end)``."""
        first = max(0, int(np.searchsorted(self.starts, start, side="right")) - 1)
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")) - 1)


def pieces(text: str, vocabulary: Vocabulary) -> Pieces:
    """The pieces of `text`, in small letters and without accents."""
    cut = lru_cache(maxsize=None)(vocabulary.cut)
    found = [(number, start + at) for word, start in _words(text) for number, at in cut(word)]
    numbers = np.array(found, dtype=np.int64).reshape(len(found), 2)
    return Pieces(numbers[:, 0], numbers[:, 1])


def _words(text: str) -> Iterator[tuple[str, int]]:
    for match in WORD.finditer(text):
        word = "".join(c for c in unicodedata.normalize("NFD", match[0].lower()) if unicodedata.category(c) != "Mn")
        if word:
            yield word, match.start()


def windows(count: int, *, most: int, overlap: int) -> Sequence[tuple[int, int]]:
    """Ranges of equal length that together have all of `count` pieces, none more than `most`, each sharing `overlap` or more with the next.

    >>> windows(10, most=6, overlap=2)
    [(0, 6), (4, 10)]
    """
    if count <= most:
        return [(0, count)]
    times = -(-(count - overlap) // (most - overlap))
    length = -(-(count + overlap * (times - 1)) // times)
    return [(s, s + length) for s in (round(n * (count - length) / (times - 1)) for n in range(times))]
