"""The pages that could not be read, as a table that stays short however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.model.page import Unread
from communique.showing.words import clean
from communique.terminal.layout import heading, indented

MOST = 20
"""Rows of the table."""
FEW = 3
"""Pages of one reason that have a row each."""
SAME_PAGE = "C108"
SAME = "each is the same page as another one, which is read. Nothing needs to be done."
Row = tuple[str, str, str]


def show_unread(console: Console, unread: Iterable[Unread], *, place: str = "RECORD") -> None:
    """The table of pages that could not be read, with their reasons; nothing when all could be. Many pages of one reason share a row; of
    many rows only the first are shown. `place` is the record's file, for the command that gives all."""
    held = list(unread)
    if not held:
        return
    rows = unread_rows(held)
    heading(console, f"Not read: {len(held):,} page{'' if len(held) == 1 else 's'}")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("page", "code", "why"):
        table.add_column(title, overflow="fold")
    for row in rows[:MOST]:
        table.add_row(*map(Text, row))
    console.print(table)
    if len(rows) > MOST:
        all_ = f"… and {len(rows) - MOST:,} more: `communique export {place} --format csv -o DIR` has them all (unread.csv)"
        indented(console, Text(all_, style="dim"), by=0)


def unread_rows(unread: Iterable[Unread]) -> list[Row]:
    """Page, code and reason; pages that share a reason in one row where they are many: ``a.html and 11 more``."""
    alike: dict[tuple[str, str], list[Row]] = {}
    for row in unread:
        reason = _reason(row)
        alike.setdefault((row.code, "" if row.code == SAME_PAGE else reason), []).append((_page(row), row.code, reason))
    rows: list[Row] = []
    for (code, reason), held in alike.items():
        rows += held if len(held) <= FEW else [(f"{held[0][0]} and {len(held) - 1:,} more", code, reason or SAME)]
    return rows


def _page(row: Unread) -> str:
    return clean(row.path if row.member is None else f"{row.path}#{row.member}")


def _reason(row: Unread) -> str:
    """The reason without the page's own name in front, which stands beside it."""
    reason = clean(row.reason)
    for name in (_page(row), clean(row.path), PurePath(row.path).name):
        if name and reason.startswith(f"{name}: "):
            return reason.removeprefix(f"{name}: ")
        if name and reason.startswith(f"{name} "):
            return f"it {reason.removeprefix(f'{name} ')}"
    return reason
