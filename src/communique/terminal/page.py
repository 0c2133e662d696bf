"""The record as one readable page."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from rich.console import Console
from rich.text import Text

from communique.model.record import RecordActor, RecordStatement
from communique.showing.findings import disagreements, expectations, is_empty
from communique.showing.lines import Line, event_lines, say_article, say_position, say_statement, say_statement_day, statement_day
from communique.showing.people import distinct_roles
from communique.showing.printed import by_day
from communique.showing.view import View
from communique.showing.words import clean, shorten
from communique.terminal.layout import heading, indented, lines
from communique.terminal.rounds import show_rounds
from communique.terminal.summary import DISAGREE, NOTHING
from communique.terminal.unread import show_unread

WORDS = 160
HELP = "Each line ends in a reference: `communique show RECORD REF` opens the words that it comes from."


def show_page(console: Console, view: View) -> None:
    """Articles, timeline, rounds of talks, disagreements, who said what, positions, expectations, and what was not read."""
    record = view.record
    indented(console, Text(HELP, style="dim"), by=0)
    if is_empty(record):
        indented(console, Text(NOTHING, style="yellow"), by=0)
    articles = (view.things[by_day_[-1]] for by_day_ in sorted(map(by_day, record.articles)))
    _part(console, "Articles", (("", say_article(a, view) + _copy(a.copy_of, view), view.ref(a.id)) for a in articles))
    _part(console, "Timeline", event_lines(record.events, view))
    show_rounds(console, view)
    _part(console, DISAGREE, disagreements(record.events, view))
    _speakers(console, view)
    positions = sorted(view.own(record.positions), key=lambda p: (p.issue, view.name(p.party), p.id))
    _part(console, "Positions", [(p.issue.replace("_", " "), say_position(p, view), view.ref(p.id)) for p in positions])
    _part(console, "Promised or expected", expectations(view, "open", "overdue", "partly", "broken", "kept"))
    gone = [thing for name, thing in sorted(view.told.items()) if name not in view.things]
    _part(console, "Rejected by people", [(_kind(t), f"“{shorten(clean(t.raw), WORDS)}” · {view.outlet(t.page)}", t.id) for t in gone])
    show_unread(console, record.unread)


def _part(console: Console, title: str, rows: Iterable[Line]) -> None:
    held = list(rows)
    if held:
        heading(console, title)
        lines(console, held)


def _kind(thing: object) -> str:
    return type(thing).__name__.removeprefix("Record").lower()


def _copy(original: str | None, view: View) -> str:
    held = view.things.get(original or "")
    return f" (a copy of {view.outlet(held.page)})" if held else ""


def _speakers(console: Console, view: View) -> None:
    """Statements under their speakers, speakers by name, the nameless last."""
    held: dict[str, list[tuple[str, str, int, str]]] = {}
    for statement in view.each_own(view.record.statements):
        if statement.tier == "speech":
            held.setdefault(statement.speaker or "", []).append((_day(statement, view), statement.page, statement.content[0].start, statement.id))
    if held:
        heading(console, "Who said what")
    for speaker in sorted(held, key=lambda s: (not s, view.name(s), s)):
        who = view.things.get(speaker)
        indented(console, Text.assemble((_speaker(who, view), "bold"), (f"  [{view.ref(speaker)}]" if who else "", "dim")), by=0)
        lines(console, [_said(view.things[name], view) for *_, name in sorted(held[speaker], key=itemgetter(0, 1, 2))])


def _said(statement: RecordStatement, view: View) -> Line:
    return say_statement_day(statement, view), f"{say_statement(statement)} · {view.told_by(statement)}", view.ref(statement.id)


def _day(statement: RecordStatement, view: View) -> str:
    day = statement_day(statement, view)
    return (day.from_ or day.to if day else None) or "9999"


def _speaker(actor: RecordActor | None, view: View) -> str:
    if actor is None:
        return "Speaker not named"
    roles = list(distinct_roles(actor, view))
    return clean(actor.name) + (f" ({'; '.join(roles[:2])})" if roles else "")
