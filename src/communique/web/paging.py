"""Lists too long for one page, in parts: ``timeline.html``, ``timeline-p2.html`` …, the same in a folder and on the server."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
ROWS = 150
"""Rows of a part."""
SPARED = 150
"""Rows for which a list is not cut: one of up to twice as many stands on one page."""
NAME = re.compile(r"(.+)-p([1-9][0-9]{0,5})\.html")


@dataclass(frozen=True, slots=True)
class Paged:
    """Part `part` of `parts` of the list on the page `where` (without a folder); `rows` in all."""

    where: str
    part: int
    parts: int
    rows: int

    @property
    def links(self) -> list[tuple[int, str]]:
        """The first and last parts and those around this one, each with its address beside this page."""
        near = {1, self.parts, *range(max(1, self.part - 3), min(self.parts, self.part + 3) + 1)}
        return [(n, part_name(self.where, n)) for n in sorted(near)]


def parts_of(rows: int) -> int:
    """In how many parts a list of so many rows stands."""
    return 1 if rows <= ROWS + SPARED else -(-rows // ROWS)


def cut(rows: Sequence[T], where: str, part: int) -> tuple[Sequence[T], Paged]:
    """The rows of part `part` of the list on the page `where`."""
    paged = Paged(where, part, parts_of(len(rows)), len(rows))
    return (rows if paged.parts == 1 else rows[ROWS * (part - 1) : ROWS * part]), paged


def part_at(row: int, rows: int) -> int:
    """The part in which the row at `row` (from 0) of `rows` stands."""
    return 1 if parts_of(rows) == 1 else row // ROWS + 1


def part_name(where: str, part: int) -> str:
    """The address of a part of the page `where`, or of one that the server makes for what is asked.

    >>> part_name("timeline.html", 1), part_name("timeline.html", 3)
    ('timeline.html', 'timeline-p3.html')
    >>> part_name("changes?since=2031-03-05", 2)
    'changes?since=2031-03-05&part=2'
    """
    if "?" in where:
        return where if part == 1 else f"{where}&part={part}"
    return where if part == 1 else f"{where.removesuffix('.html')}-p{part}.html"


def split(where: str) -> tuple[str, int]:
    """The page and the part that an address names.

    >>> split("people/a-abc-p2.html"), split("timeline.html")
    (('people/a-abc.html', 2), ('timeline.html', 1))
    """
    found = NAME.fullmatch(where)
    return (f"{found[1]}.html", int(found[2])) if found and found[2] != "1" else (where, 1)
