"""What changed between two records, each line with the words that it comes from; and what people decided on words that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from communique.building.known import Decided, changed
from communique.model.changes import KINDS, Change
from communique.showing.changed import QUOTED, say_change, say_cited
from communique.showing.view import View
from communique.showing.words import capital
from communique.store.book import Store
from communique.terminal.layout import heading, indented, lines, new_console


def tell_changes(record: Path, newer: Path | None, *, since: str | None, codebook: str) -> None:
    """Print what changed from `record` (as it was known on the day `since`, where one is given) to `newer`, or to `record` itself; with
    neither, on the last day that the record speaks for."""
    found, now = changed(record, newer, since=since, codebook=codebook)
    with Store.open(newer or record) as store:
        show_changes(new_console(), found, View(now, lambda _: (), ids=store.ids()))


def show_changes(console: Console, changes: Sequence[Change], view: View) -> None:
    """`changes` into the record of `view`, under what kind they are of."""
    if not changes:
        indented(console, Text("Nothing changed."), by=0)
    for kind in KINDS:
        held = [c for c in changes if c.kind == kind]
        if held:
            heading(console, capital(kind))
        for change in held:
            lines(console, [("", say_change(change, view), view.ref(change.thing))])
            for cited in change.cited[:QUOTED]:
                indented(console, Text(say_cited(cited, view), style="dim"), by=4)


def show_orphans(console: Console, held: Decided) -> None:
    """People's decisions (who, when, what, on what, why) whose words no report has any more: kept, and shown as such."""
    told = [(r.who, r.at, r.decision, r.field, r.why) for r in held.values]
    told += [(r.who, r.at, r.decision, r.one.type, r.why) for r in held.links]
    told += [(r.who, r.at, r.decision, "name", r.why) for r in held.names]
    if told:
        heading(console, "Decisions on words that are gone")
        lines(console, [(at[:10], f"{who}: {what} ({of}) {why}".strip(), "") for who, at, what, of, why in told])
