"""Which states a text names, and where: the states by name, adjective and people, and by their capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from communique.places.folding import fold
from communique.tables import load_table

WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")


class Clue(NamedTuple):
    """``text[start:end]`` points to the state `code`; `key` is what it says, folded."""

    start: int
    end: int
    code: str
    key: str


@cache
def peoples() -> dict[str, str]:
    """States by their folded adjectives and the words for their people."""
    held: dict[str, str] = {}
    for row in _states():
        for name in [*row["adjectives"].split(";"), *row["people"].split(";")]:
            held.setdefault(fold(name), row["code"])
            if name.endswith(("an", "i")):
                held.setdefault(fold(name + "s"), row["code"])
    held.pop("", None)
    return held


@cache
def _names() -> dict[str, str]:
    held = dict(peoples())
    for row in _states():
        for name in [row["name"], *row["aliases"].split(";"), *row["capitals"].split(";")]:
            held.setdefault(fold(name), row["code"])
    held.pop("", None)
    return held


def _states() -> tuple[dict[str, str], ...]:
    return load_table("communique.actors", "states.tsv")


def find_clues(text: str) -> list[Clue]:
    """The states that `text` names, in order; names within longer ones are left out, and so are words in small letters.

    >>> [(c.code, c.key) for c in find_clues("Sudan’s army and South Sudanese traders met in Cairo.")]
    [('SDN', 'sudan'), ('SSD', 'south sudanese'), ('EGY', 'cairo')]
    """
    words = list(WORD.finditer(text))
    found: list[Clue] = []
    i = 0
    while i < len(words):
        size = _size(text, words, i) if text[words[i].start()].isupper() else 0
        if size:
            key = _key(text, words, i, size)
            found.append(Clue(words[i].start(), words[i + size - 1].end(), _names()[key], key))
        i += max(size, 1)
    return found


def _size(text: str, words: list[re.Match[str]], i: int) -> int:
    """How many words from number `i` on are the longest name of a state; 0 for none."""
    first = _key(text, words, i, 1)
    longest = _firsts().get(first.partition(" ")[0], 0)
    return next((n for n in range(min(longest, len(words) - i), 0, -1) if _key(text, words, i, n) in _names()), 0)


@cache
def _firsts() -> dict[str, int]:
    """How many words the longest name has that begins with a word."""
    held: dict[str, int] = {}
    for name in _names():
        first, _, _ = name.partition(" ")
        held[first] = max(held.get(first, 0), len(name.split()))
    return held


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    return fold(word)


def _key(text: str, words: list[re.Match[str]], i: int, size: int) -> str:
    """The folded name of `size` words from number `i` on, without a possessive; '' where a mark parts them."""
    first, last = words[i].start(), words[i + size - 1].end()
    stretch = text[first:last]
    bare = stretch[:-2] if stretch.endswith(("'s", "’s")) else stretch
    return "" if size > 1 and any(mark in bare for mark in ",;:\n") else _word(bare)
