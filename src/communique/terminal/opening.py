"""Behind a reference: the sentence in its article, with the cited words marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.model.correcting import Decidable
from communique.model.record import (
    Event,
    Link,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordReport,
    RecordStatement,
)
from communique.model.spans import Span
from communique.model.wording import say_days
from communique.showing.behind import cited_spans, how_real, joined, say_cited, say_decided, told_by_reports
from communique.showing.lines import Line, came_words, event_lines, say_article, say_event, say_expectation, say_position, say_statement_day, say_when
from communique.showing.people import distinct_joins, with_unnamed, withheld
from communique.showing.saying import say_field
from communique.showing.together import why_one
from communique.showing.view import View
from communique.showing.words import and_, clean, shorten
from communique.terminal.layout import heading, indented, lines
from communique.terminal.safe import marked

MOST_MENTIONS = 12
CLUE = 60
WIDEST = 120
"""Columns beyond which a table is hard to read across."""
SIDE_BY_SIDE = 3
"""Reports that fit beside each other on 80 columns; more stand below each other."""


def open_thing(console: Console, view: View, name: str) -> None:
    """Show the thing with id `name` and the words behind it. KeyError when the record has no such id."""
    thing = view.whole(name)
    OPENERS[type(thing)](thing, console, view)


def _article(thing: RecordArticle, console: Console, view: View) -> None:
    heading(console, clean(say_article(thing, view)))
    rows = [("page", view.pages[thing.page].path, "")]
    if thing.copy_of in view.things:
        rows.append(("copy of", view.outlet(view.things[thing.copy_of].page), view.ref(thing.copy_of)))
    clues = "; ".join(f"{c.rule.replace('_', ' ')}: “{shorten(c.raw, CLUE)}”" for c in thing.published_clues if c.rule != thing.published_basis)
    words = next((f" on the page: “{shorten(c.raw, CLUE)}”" for c in thing.published_clues if c.rule == thing.published_basis), "")
    lines(console, [*rows, ("date", f"{thing.published_basis}{words}{' · ' * bool(clues)}{clues}", "")])
    for span in thing.body:
        console.print()
        indented(console, Text(clean(view.pages[thing.page].text[span.start : span.end])), by=0)
    events = [e for e in view.record.events if any(r.page == thing.page for r in view.reports(e))]
    if events:
        heading(console, "It tells of")
        lines(console, event_lines(events, view))


def _actor(thing: RecordActor, console: Console, view: View) -> None:
    kind = with_unnamed(thing, thing.kind.replace("_", " "))
    heading(console, f"{clean(thing.name)} · {kind}" + (f" · {thing.country}" if thing.country else ""))
    if thing.aliases:
        lines(console, [("also", ", ".join(thing.aliases), "")])
    if why := withheld(thing):
        lines(console, [("unnamed", ", ".join(f"“{words}”" for words in why), "")])
    if joins := distinct_joins(thing):
        lines(console, [("taken for one" if n == 0 else "", words, "") for n, words in enumerate(joins)])
    places = [(r.page, Span(r.start, r.end)) for r in thing.roles] + [(m.page, Span(m.start, m.end)) for m in thing.mentions]
    for page in dict.fromkeys(page for page, _ in places[:MOST_MENTIONS]):
        _quote(console, view, page, [span for other, span in places[:MOST_MENTIONS] if other == page])
    if len(places) > MOST_MENTIONS:
        console.print(Text(f"… {len(places) - MOST_MENTIONS} more of its mentions are in the record", style="dim"))


def _statement(thing: RecordStatement, console: Console, view: View) -> None:
    who = view.name(thing.speaker) if thing.speaker else "Speaker not named"
    heading(console, f"{who} · {thing.form}" + (f" · {thing.act}" if thing.act else "") + f" · {say_statement_day(thing, view)}")
    if thing.via:
        lines(console, [("relayed by", ", ".join(map(view.name, thing.via)), "")])
    _quote(console, view, thing.page, [*thing.content, *(s for s in (thing.source, thing.cue) if s)])
    _decided(thing, console, view)
    _repeats(thing.id, console, view)


def _repeats(name: str, console: Console, view: View) -> None:
    """Which copies say it again, or which article it is copied from."""
    if name in view.repeaters:
        lines(console, [("copied by", and_(list(dict.fromkeys(map(view.outlet, view.repeaters[name])))), "")])
    if name in view.repeated:
        original = view.repeated[name]
        lines(console, [("copied from", view.outlet(view.things[original].page), view.ref(original))])


def _position(thing: RecordPosition, console: Console, view: View) -> None:
    heading(console, f"{thing.issue.replace('_', ' ')}: {say_position(thing, view)}{_when(say_days(thing.on))}")
    _quote(console, view, thing.page, [Span(thing.start, thing.end)])
    _decided(thing, console, view)
    _repeats(thing.id, console, view)


def _expectation(thing: RecordExpectation, console: Console, view: View) -> None:
    heading(console, f"{thing.status}: {say_expectation(thing, view)}{_when(say_days(thing.said_on), 'said ')}")
    _quote(console, view, thing.page, [Span(thing.start, thing.end)])
    _decided(thing, console, view)
    _repeats(thing.id, console, view)
    if thing.followed_by in view.things:
        event = view.things[thing.followed_by]
        lines(console, [(came_words(thing), f"{say_when(event, view)} · {say_event(event, view)}", view.ref(event.id))])


def _one_report(thing: RecordReport, console: Console, view: View) -> None:
    heading(console, f"{thing.type.replace('_', ' ')} · {thing.status}" + (f" · {thing.stage}" if thing.stage else ""))
    _report(thing, console, view)


def _event(thing: Event, console: Console, view: View) -> None:
    reports, copied = told_by_reports(thing, view)
    heading(console, f"{say_when(thing, view)} · {say_event(thing, view)}")
    differing = [(name, held) for name, held in sorted(thing.fields.items()) if held.agreement in ("conflict", "superseded", "unresolved")]
    lines(console, [(held.agreement, f"{name.replace('_', ' ')}: {say_field(name, held, name=view.name)}", "") for name, held in differing])
    if 1 < len(reports) <= SIDE_BY_SIDE:
        console.print(_side_by_side(reports, view), width=min(console.width, WIDEST))
    for number, report in enumerate(reports if len(reports) == 1 or len(reports) > SIDE_BY_SIDE else (), start=1):
        heading(console, f"Report {number} of {len(reports)} · {how_real(report)}")
        _report(report, console, view)
    if copied:
        lines(console, [("copied by", view.outlets(copied), "")])
    if ties := why_one(thing, view.record.links, view):
        heading(console, "Why this is one event")
        lines(console, [(outlets, reasons, "") for outlets, reasons in ties])
    _links(thing, console, view)


def _links(event: Event, console: Console, view: View) -> None:
    """What the event is part of, the result of, or follows, and why that is thought."""
    held = [k for k in view.record.links if k.from_ == event.id and isinstance(view.things.get(k.to), Event)]
    rows = [(k.relation.replace("_", " "), say_event(view.things[k.to], view).split(" · ")[0], k) for k in held]
    if held:
        heading(console, "Beside it")
        lines(console, [row for relation, words, k in rows for row in _beside(relation, words, k, view)])


def _beside(relation: str, words: str, link: Link, view: View) -> list[Line]:
    """The other event, and below it why the two are thought to belong together."""
    row = (relation, f"{say_when(view.things[link.to], view)} · {words}", view.ref(link.to))
    return [row, *([("", f"since {'; '.join(link.reasons)}", "")] if link.reasons else [])]


def _side_by_side(reports: list[RecordReport], view: View) -> Table:
    """A column for each report: where it stands, its sentence, its values."""
    table = Table(show_lines=True, header_style="dim")
    table.add_column("")
    for report in reports:
        article = view.articles.get(report.page)
        table.add_column(Text(clean(say_article(article, view)) if article else view.outlet(report.page)), ratio=1)
    table.add_row(Text("words"), *(_quoted(view, r.page, cited_spans(r), around=Span(r.start, r.end)) for r in reports))
    table.add_row(Text("status"), *(Text(how_real(r)) for r in reports))
    types = ["; ".join(words for _, words in say_decided(r, view)) for r in reports]
    if any(types):
        table.add_row(Text("type"), *map(Text, types))
    for field in sorted({name for r in reports for name in r.fields}):
        cells = ("\n".join(say_cited(field, v, view) for v in r.fields.get(field, ())) for r in reports)
        table.add_row(Text(field.replace("_", " ")), *map(Text, cells))
    return table


def _report(report: RecordReport, console: Console, view: View) -> None:
    _quote(console, view, report.page, cited_spans(report), around=Span(report.start, report.end))
    _decided(report, console, view)
    lines(console, [(name.replace("_", " "), say_cited(name, v, view), "") for name, held in sorted(report.fields.items()) for v in held])


def _decided(thing: Decidable, console: Console, view: View) -> None:
    """What people decided on the thing as a whole."""
    if said := say_decided(thing, view):
        lines(console, [(name, words, "") for name, words in said])


def _when(days: str, before: str = "") -> str:
    return f" · {before}{days}" if days else ""


def _quote(console: Console, view: View, page: str, spans: Iterable[Span], *, around: Span | None = None) -> None:
    """The article's line, then the sentences that hold `spans`, with the words in them marked."""
    article = view.articles.get(page)
    indented(console, Text(clean(say_article(article, view)) if article else view.outlet(page), style="dim"), by=0)
    indented(console, _quoted(view, page, spans, around=around))


def _quoted(view: View, page: str, spans: Iterable[Span], *, around: Span | None = None) -> Text:
    """The sentences that hold `spans` and `around`, those between them left out, with the words of `spans` marked."""
    held = joined(spans)
    sentences = joined(view.sentence(page, span) for span in [*held, *([around] if around else [])])
    source = view.pages[page].text
    shown = Text()
    for sentence in sentences:
        shown.append(" … " if shown.plain else "")
        shown.append_text(_mark(source, sentence, [s for s in held if sentence.covers(s)]))
    return shown


def _mark(source: str, whole: Span, spans: list[Span]) -> Text:
    parts: list[tuple[str, bool]] = []
    at = whole.start
    for span in spans:
        parts += [(source[at : span.start], False), (source[span.start : span.end], True)]
        at = span.end
    return marked([*parts, (source[at : whole.end], False)])


OPENERS: dict[type, Callable[[Any, Console, View], None]] = {
    RecordArticle: _article,
    RecordActor: _actor,
    RecordStatement: _statement,
    RecordReport: _one_report,
    Event: _event,
    RecordPosition: _position,
    RecordExpectation: _expectation,
}
"""How each kind of thing is shown."""
