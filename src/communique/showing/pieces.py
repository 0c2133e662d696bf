"""A line in pieces, so that each value in it can open its own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from communique.model.record import CitedValue
from communique.showing.words import clean


class Piece(NamedTuple):
    """Some words of a line, and the value that they say; None for what stands between values."""

    words: str
    value: CitedValue | None = None


def join(parts: Iterable[Sequence[Piece]], between: str) -> list[Piece]:
    """The parts that hold anything, one after the other with `between` between them.

    >>> say(join([[Piece("talks")], [], [Piece("concluded")]], " · "))
    'talks · concluded'
    """
    found: list[Piece] = []
    for part in parts:
        if part:
            found += [Piece(between), *part] if found else part
    return found


def say(pieces: Iterable[Piece]) -> str:
    """The whole line as one string."""
    return clean("".join(piece.words for piece in pieces))
