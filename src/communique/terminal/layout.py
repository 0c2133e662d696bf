"""Headings, and lines that end in a reference."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from communique.showing.lines import Line
from communique.showing.words import clean
from communique.terminal.safe import text

LEAD = 3
"""The lead takes at most one part in so many of the width; a longer one goes on below."""
GAP = 2
PIPED = 1000
"""Columns where nobody looks on: each line stays one line, so that it can be searched and cut."""


def heading(console: Console, words: str) -> None:
    """A heading with an empty line before it."""
    console.print()
    indented(console, Text(words, style="bold cyan"), by=0)


def lines(console: Console, rows: Iterable[Line], *, limit: int | None = None) -> None:
    """A row each: the lead, then what there is to say with its reference at the end; what does not fit goes on below it, indented.

    Beyond `limit` only how many more there are.
    """
    held = list(rows)
    lead = min(max((cell_len(clean(row[0])) for row in held[:limit]), default=0), console.width // LEAD)
    for row in held[:limit]:
        _line(console, row, lead)
    if limit is not None and len(held) > limit:
        console.print(Text(f"… and {len(held) - limit} more", style="dim"))


def _line(console: Console, row: Line, lead: int) -> None:
    when, words, ref = row
    indent = lead + GAP if lead else 0
    said = text(words)
    if ref:
        said.append("  " if said.plain else "").append(f"[{ref}]", style="dim")
    left = [piece.plain.rstrip() for piece in text(when).wrap(console, lead)] if lead and when else []
    hanging = 0 if lead else GAP
    right = said.wrap(console, max(console.width - indent - hanging, 1))
    for number, (one, two) in enumerate(zip_longest(left, right)):
        whole = Text(" " * hanging if number else "")
        whole.append((one or "") + " " * (indent - cell_len(one or "")), style="green")
        whole.append_text(two or Text())
        whole.rstrip()
        console.print(whole, soft_wrap=True)


def indented(console: Console, words: Text, *, by: int = GAP) -> None:
    """`words` with every line moved in by `by` columns."""
    for piece in words.wrap(console, max(console.width - by, 1)):
        piece.rstrip()
        console.print(Text(" " * by).append_text(piece), soft_wrap=True)


def new_console(*, error: bool = False) -> Console:
    """A console that takes words literally: no markup, no emoji codes, no guessing at numbers. Where it is no terminal and COLUMNS says
    nothing, lines are not broken."""
    console = Console(stderr=error, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED
    return console
