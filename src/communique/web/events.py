"""The page of an event: what each outlet reports of it, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import CitedValue, Event, EventField, Link, RecordReport
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.behind import cited_spans, how_real, told_by_reports
from communique.showing.decided import REJECTED, last, say_history, standing
from communique.showing.delegations import PARTY
from communique.showing.lines import event_head, say_event, say_reported, say_when
from communique.showing.pieces import Piece, say
from communique.showing.rounds import field_title
from communique.showing.saying import field_pieces, say_claimants, say_reader, say_value
from communique.showing.together import why_one
from communique.showing.words import and_, capital, clean, counted
from communique.store.reviews import Review
from communique.tables import load_table
from communique.web.rejected import rejected
from communique.web.site import Bit, Site

FIRST = ("date", "place", "participants", "actor", "target", "format", "round", "agenda", "outcome")
"""Fields in the order of the questions when, where, who, how; the others follow by name."""

REVIEWED = ", reviewed"
"""Ends the name of a rule whose figure people's decisions changed."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one article reports: who prints it, when, how real it is, and who copied it. `ids` are those of its reports, `voice` is the
    id of the one whose word most of it is; '' where it is the page's own; `mark` says what people decided on the reports themselves."""

    ids: list[str]
    outlet: str
    href: str
    when: str
    real: str
    copies: str
    voice: str
    mark: str


@dataclass(frozen=True, slots=True)
class Told:
    """A value as an article tells it, and what people decided on it; `struck` where they rejected it."""

    bits: list[Bit]
    struck: bool
    note: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field across all articles: what is shown for it and by which rule, whether they agree ('' where no value stands), and the values of
    each."""

    title: str
    shown: list[Bit]
    agreement: str
    basis: str
    cells: list[list[Told]]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another event, how it is related, and why that is thought."""

    relation: str
    words: str
    href: str
    reasons: str


def event_page(event: Event, site: Site) -> dict[str, Any]:
    """What the template ``event.html`` needs."""
    reports, _ = told_by_reports(event, site.view)
    articles = [[r for r in reports if r.page == page] for page in dict.fromkeys(r.page for r in reports)]
    again = [r for r in site.view.reports(event) if r not in reports]
    columns = [_column(held, again, site) for held in articles]
    return {
        "event": event,
        "when": say_when(event, site.view),
        "title": say(event_head(event, site.view)),
        "head": _headline(event, site),
        "told": _told(reports, site),
        "columns": columns,
        "voices": [_voice_words(c.voice, site) for c in columns] if any(c.voice for c in columns) else [],
        "fields": [_field(name, event, articles, columns, site) for name in _ordered(event, reports, site)],
        "quotes": [site.quote(r.page, cited_spans(r), around=[Span(r.start, r.end)]) for r in reports],
        "struck": rejected(site, RecordReport, lambda r: r.id in site.decisions.of_event(event.id)),
        "ties": why_one(event, (link for name in event.reports for link in site.index.links.get(name, ()) if link.from_ == name), site.view),
        "beside": [held for link in site.index.links.get(event.id, ()) if (held := _beside(link, event, site))],
    }


def _headline(event: Event, site: Site) -> list[Bit]:
    first, *rest = site.bits(event_head(event, site.view))
    return [Bit(capital(first.words), first.href), *rest]


def _ordered(event: Event, reports: Iterable[RecordReport], site: Site) -> list[str]:
    """The fields of `event`, and those of which people rejected all that is told."""
    held = {*event.fields, *(name for r in reports if r.id in site.decisions.reports for name in site.decisions.fields(r))}
    return sorted(held, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name))


def _told(reports: list[RecordReport], site: Site) -> str:
    outlets = list(dict.fromkeys(site.view.outlet(r.page) for r in reports))
    return f"{counted(len(reports), 'report')} by {and_(outlets)}"


def _column(reports: list[RecordReport], again: list[RecordReport], site: Site) -> Column:
    """`again` are the reports of copies that only repeat one; they are told of in the column of their original."""
    report = reports[0]
    repeats = [r for r in again if site.view.original(r.page) == report.page]
    copies = and_(list(dict.fromkeys(site.view.outlet(r.page) for r in repeats)))
    href = site.words(report.page, report.start, report.end) or ""
    printed = say_days(site.view.published(report.page)) or say_reported(None)
    real = "; ".join(dict.fromkeys(map(how_real, reports)))
    mark = "; ".join(filter(None, (site.decisions.mark(r.id) for r in reports)))
    return Column([r.id for r in (*reports, *repeats)], site.view.outlet(report.page), href, printed, real, copies, _voice(reports), mark)


def _voice(reports: Iterable[RecordReport]) -> str:
    """The id of the one to whom two values of `reports` or more, and at least half of them, are ascribed; '' where there is none."""
    held = [v.attributed_to or "" for r in reports for values in r.fields.values() for v in values]
    most, number = Counter(held).most_common(1)[0] if held else ("", 0)
    return most if number > 1 and 2 * number >= len(held) else ""


def _voice_words(voice: str, site: Site) -> str:
    return site.view.name(voice) if voice else "the page's own"


def _field(name: str, event: Event, articles: Sequence[list[RecordReport]], columns: Sequence[Column], site: Site) -> FieldRow:
    held = event.fields.get(name)
    told = zip(articles, columns, strict=True)
    cells = [_once(_value(name, v, h, site, voice=c.voice) for r in reports for v, h in site.decisions.told(r, name)) for reports, c in told]
    if held is None:
        return FieldRow(name, [], "", "all that is told was rejected", cells)
    return FieldRow(field_title(name, event), shown(name, held, site), held.agreement, _basis(held), cells)


def _value(name: str, value: CitedValue, history: Sequence[Review], site: Site, *, voice: str) -> Told:
    now, held = standing(value, history), last(history)
    was = say_value(name, value, name=site.view.name) or f"“{clean(value.raw)}”"
    return Told(_cell(name, now, site, voice=voice), held is not None and held.decision == REJECTED, say_history(history, was=was))


def _once(cell: Iterable[Told]) -> list[Told]:
    """What an article tells in the same words again stands once, with all that people decided on; each telling is quoted below."""
    held: dict[tuple[str, ...], Told] = {}
    for n, told in enumerate(cell):
        again = tuple(bit.words for bit in told.bits) if not (told.struck or told.note) else (str(n), told.note)
        held.setdefault(again, told)
    return list(held.values())


def shown(name: str, held: EventField, site: Site) -> list[Bit]:
    """The value that the rule gives; all of them where the reports are in conflict or none was chosen."""
    if held.value is None or held.agreement == "conflict":
        return site.bits(field_pieces(name, held, name=site.view.name))
    of = next((v for v in held.values if v.value == held.value), None)
    if of is not None:
        return site.bits([Piece(say_value(name, of, name=site.view.name), of)])
    if isinstance(held.value, DateRange):
        return [Bit(say_days(held.value))]
    return [Bit(clean(str(held.value)))]


def _basis(held: EventField) -> str:
    outlets = counted(held.outlets, "outlet") + REVIEWED * held.rule.endswith(REVIEWED)
    if held.outlets == 1:
        return outlets
    origins = counted(held.origins, "independent origin")
    rule = next((row["words"] for row in load_table("communique.showing", "rules.tsv") if row["rule"] == held.rule.removesuffix(REVIEWED)), "")
    chosen = rule and held.outlets > 1 and held.agreement != "conflict" and held.value is not None
    return f"{rule} {outlets}, {origins}" if chosen else f"{outlets}, {origins}"


def _cell(name: str, value: CitedValue, site: Site, *, voice: str) -> list[Bit]:
    """A value as one article tells it; whose word it is where that is not the `voice` of its column."""
    said = say_value(name, value, name=site.view.name) or f"“{clean(value.raw)}”"
    role = f" ({value.role.replace('_', ' ')})" if value.role and value.role != PARTY else ""
    derived = f" · derived: {(value.rule or '').replace('_', ' ')}" if value.kind == "derived" else ""
    words = f" “{clean(value.raw)}”" if clean(value.raw) != said else ""
    claim = say_claimants([value], name=site.view.name) or " — the page's own words"
    claimed = claim if (value.attributed_to or "") != voice else ""
    return site.bits([Piece(said, value), Piece(f"{role}{words}{claimed}{derived}{say_reader(value.reader)}")])


def _beside(link: Link, event: Event, site: Site) -> Beside | None:
    """The other end of a link, read from this event; None when the link is none between events of which one is this."""
    other = site.view.things.get(link.to if link.from_ == event.id else link.from_)
    if event.id not in (link.from_, link.to) or not isinstance(other, Event):
        return None
    row = next((row for row in load_table("communique.showing", "relations.tsv") if row["relation"] == link.relation), None)
    relation = row["from" if link.from_ == event.id else "to"] if row else link.relation.replace("_", " ")
    words = f"{say_when(other, site.view)} · {say_event(other, site.view).split(' · ')[0]}"
    return Beside(relation, words, site.href(other.id) or "", "; ".join(link.reasons))
