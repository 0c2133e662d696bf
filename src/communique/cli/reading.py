"""The commands that read a record in the terminal: ``show``, ``changes``, ``evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.parts import Record, day, decided_view


def show(
    record: Record,
    ref: Annotated[str | None, typer.Argument(metavar="REF", help="A reference: opens the words behind it.", show_default=False)] = None,
) -> None:
    """Print the record as a readable page, or the words behind one reference."""
    from communique.store.book import Store
    from communique.terminal.changed import show_orphans
    from communique.terminal.layout import new_console
    from communique.terminal.opening import open_thing
    from communique.terminal.page import show_page
    from communique.terminal.refs import living_id

    with Store.open(record) as store, store.at_one_moment():
        held, view = decided_view(store)
        if ref is None:
            show_page(new_console(), view)
            show_orphans(new_console(), held)
        else:
            living = {*view.things, *view.told} if view.told else view.things
            name = living_id(ref, known=store.ids_beginning(ref), living=living, forwarded=store.forwarded)
            open_thing(new_console(), view, name)


def changes(
    record: Record,
    newer: Annotated[Path | None, typer.Argument(metavar="NEWER", help="A later record of the same talks.", show_default=False)] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="What changed in RECORD after that day.", show_default=False)] = None,
    codebook: Annotated[str, typer.Option(help="With --since: the codebook that the record was made with.")] = "peace-talks",
) -> None:
    """Say what is new, contradicted, resolved and revised between two records, or in one since a day (default: its last)."""
    from communique.terminal.changed import tell_changes

    tell_changes(record, newer, since=day(since, "--since"), codebook=codebook)


def evaluate(
    record: Record,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A file or folder of gold, in the formats of docs/cli.md.", show_default=False)],
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what was found beside the gold.")] = False,
) -> None:
    """Score a record against gold: precision, recall and F1 for each kind and field."""
    from communique.evaluate.scoring import evaluate as score
    from communique.store.book import Store
    from communique.terminal.figures import show_figures
    from communique.terminal.layout import new_console

    with Store.open(record) as store:
        figures = score(store.read_record(), gold)
    show_figures(new_console(), figures, misses=misses)
