"""What changed between two records, each line with the words that it comes from; and what people decided on words that are gone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from communique.building.known import Decided, changed
from communique.model.changes import KINDS, Change, Cited
from communique.model.ids import SIZE
from communique.model.record import Event, RecordArticle, RecordExpectation, RecordPosition
from communique.showing.lines import say_article, say_event, say_expectation, say_position, say_when
from communique.showing.view import View
from communique.showing.words import capital, clean, shorten
from communique.terminal.layout import heading, indented, lines, new_console

ACTOR = re.compile(rf"\ba-[a-z2-7]{{{SIZE}}}\b")
QUOTED = 3
"""Citations of a change that are printed; the rest stands behind its reference."""
QUOTE = 140


def tell_changes(record: Path, newer: Path | None, *, since: str | None, codebook: str) -> None:
    """Print what changed from `record` (as it was known on the day `since`, where one is given) to `newer`, or to `record` itself; with
    neither, on the last day that the record speaks for."""
    found, now = changed(record, newer, since=since, codebook=codebook)
    show_changes(new_console(), found, View(now, lambda _: ()))


def show_changes(console: Console, changes: Sequence[Change], view: View) -> None:
    """`changes` into the record of `view`, under what kind they are of."""
    if not changes:
        indented(console, Text("Nothing changed."), by=0)
    for kind in KINDS:
        held = [c for c in changes if c.kind == kind]
        if held:
            heading(console, capital(kind))
        for change in held:
            lines(console, [("", _say(change, view), view.ref(change.thing))])
            for cited in change.cited[:QUOTED]:
                indented(console, Text(_quote(cited, view), style="dim"), by=4)


def _say(change: Change, view: View) -> str:
    thing = view.things.get(change.thing)
    head = _head(thing, view)
    if change.of in ("articles", "positions") or (change.field is None and not change.before):
        return head
    field = (change.field or "").replace("_", " ")
    before, after = (ACTOR.sub(lambda m: view.name(m[0]), words) for words in (change.before, change.after))
    return f"{head} — {' '.join(filter(None, (field, before or 'nothing')))} → {after}"


def _head(thing: object, view: View) -> str:
    if isinstance(thing, Event):
        return f"{say_when(thing, view)}: {say_event(thing, view)}"
    if isinstance(thing, RecordArticle):
        return f"article: {say_article(thing, view)}"
    if isinstance(thing, RecordPosition):
        return f"position on {thing.issue.replace('_', ' ')}: {say_position(thing, view)}"
    return f"expected: {say_expectation(thing, view)}" if isinstance(thing, RecordExpectation) else ""


def _quote(cited: Cited, view: View) -> str:
    return f"“{shorten(clean(cited.raw), QUOTE)}” ({view.outlet(cited.page)})"


def show_orphans(console: Console, held: Decided) -> None:
    """People's decisions (who, when, what, on what, why) whose words no report has any more: kept, and shown as such."""
    told = [(r.who, r.at, r.decision, r.field, r.why) for r in held.values]
    told += [(r.who, r.at, r.decision, r.one.type, r.why) for r in held.links]
    if told:
        heading(console, "Decisions on words that are gone")
        lines(console, [(at[:10], f"{who}: {what} ({of}) {why}".strip(), "") for who, at, what, of, why in told])
