"""Headings, and lines that end in a reference."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.terminal.safe import text

Line = tuple[str, str, str]
"""Date or other lead, what there is to say, reference ('' for none)."""


def heading(console: Console, words: str) -> None:
    """A heading with an empty line before it."""
    console.print()
    console.print(Text(words, style="bold cyan"))


def lines(console: Console, rows: Iterable[Line], *, limit: int | None = None) -> None:
    """Rows in three columns; beyond `limit` only how many more there are."""
    held = list(rows)
    grid = Table.grid(padding=(0, 2, 0, 0), expand=False)
    lead = any(row[0] for row in held)
    for style in (["green"] if lead else []) + ["", "dim"]:
        grid.add_column(style=style, no_wrap=style == "dim")
    for when, words, ref in held[:limit]:
        cells = [text(words), Text(f"[{ref}]" if ref else "")]
        grid.add_row(*([text(when)] if lead else []), *cells)
    console.print(grid)
    if limit is not None and len(held) > limit:
        console.print(Text(f"… and {len(held) - limit} more", style="dim"))


def new_console(*, error: bool = False) -> Console:
    """A console that takes words literally: no markup, no emoji codes, no guessing at numbers."""
    return Console(stderr=error, markup=False, emoji=False, highlight=False)
