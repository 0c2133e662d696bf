"""What one look at the sources of a followed story found, in the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from communique.following import Look
from communique.showing.view import View
from communique.showing.words import clean, counted
from communique.store.book import Store
from communique.terminal.changed import show_changes
from communique.terminal.layout import indented, new_console


def tell_look(look: Look, *, place: Path) -> None:
    """Print what `look` found for the record at `place`: what went wrong on stderr, then what is new; nothing when nothing is."""
    errors, console = new_console(error=True), new_console()
    for note in (*look.notes, *look.remarks):
        indented(errors, Text(f"note: {clean(note)}"), by=0)
    if look.changes is not None and look.told is not None:
        indented(console, Text(f"{place}: {counted(look.read, 'page')} read."), by=0)
        with Store.open(place) as store:
            show_changes(console, look.changes, View(look.told, lambda _: (), ids=store.ids()))
