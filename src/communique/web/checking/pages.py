"""What the pages of checking show: the queue, one item, and how far coders agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.evaluate.agreement import Agreement
from communique.model.record import CitedValue, Event, RecordExpectation, RecordPosition, RecordStatement
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.decided import CORRECTED, last, say_decision
from communique.showing.lines import event_head, say_article, say_position, say_when
from communique.showing.pieces import say
from communique.showing.saying import say_claimants, say_value
from communique.showing.words import capital, clean, shorten
from communique.store.reviews import Review, holding
from communique.web.checking.deciding import ACTOR, CHOICE, DAYS, Held, choices_of, held_of
from communique.web.checking.desk import Desk, agreements
from communique.web.checking.items import OUTCOME, POSITION, REPORT, STATEMENT, VALUE, WHO, Item
from communique.web.checking.queue import STATES, Queue, Wanted
from communique.web.edition import Edition
from communique.web.marking import Layer, segments
from communique.web.site import Bit, Site

ROWS = 50
"""Items on a page of the queue."""
NAMES = 400
"""Actors offered to choose from: those whom most articles name."""
LATEST, SHORT = 20, 48


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the queue."""

    name: str
    field: str
    words: str
    of: str
    outlet: str
    doubts: str
    decided: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What another report says of the same field."""

    outlet: str
    bits: list[Bit]
    note: str


def queue_page(desk: Desk, edition: Edition, queue: Queue, wanted: Wanted, *, page: int) -> dict[str, Any]:
    """What the template ``check.html`` needs; `page` counts from 1."""
    items, number = queue.listed(wanted, start=ROWS * (page - 1), number=ROWS)
    done, whole = queue.progress(wanted)
    first = queue.next(wanted)
    return {
        "wanted": wanted,
        "states": STATES,
        "choices": queue.choices,
        "rows": [_row(item, edition, queue) for item in items],
        "number": number,
        "page": page,
        "pages": -(-number // ROWS),
        "done": done,
        "whole": whole,
        "first": first.name if first else None,
        "blind": desk.blind,
        "who": desk.who,
        "latest": [_latest(r, edition, queue) for r in reversed(edition.site.decisions.reviews[-LATEST:])],
        "gone": [r for r in edition.site.decisions.gone if isinstance(r, Review)],
    }


def _latest(review: Review, edition: Edition, queue: Queue) -> tuple[str, str, str | None]:
    item = queue.item(review.key)
    words = edition.site.view.pages[review.page].text[review.start : review.end] if review.page in edition.site.view.pages else "…"
    return say_decision(review), f"{_field(review.field)}: “{clean(words)}”", item.name if item else None


def _row(item: Item, edition: Edition, queue: Queue) -> Row:
    page, start, end, field = item.key
    words = clean(edition.site.view.pages[page].text[start:end])
    return Row(item.name, _field(field), words, item.of.replace("_", " "), item.outlet, "; ".join(item.doubts), queue.decided.get(item.key, ""))


def _field(field: str) -> str:
    kind, _, name = field.partition(".")
    return name.replace("_", " ") if kind == "reports" else f"{kind[:-1]}: {name.replace('_', ' ')}"


def item_page(
    desk: Desk, edition: Edition, queue: Queue, item: Item, wanted: Wanted, *, said: str = "", typed: Mapping[str, str] | None = None
) -> dict[str, Any]:  # fmt: skip
    """What the template ``check_item.html`` needs; `said` is what went wrong with what was `typed` before."""
    site, held = edition.site, held_of(item, edition.site.view, edition.laying)
    history = list(site.decisions.history.get(item.key, ()))
    before, after = queue.next(wanted, item.key, back=True), queue.next(wanted, item.key)
    mine = next((r for r in reversed(holding(history)) if r.who == desk.who), None)
    done, whole = queue.progress(wanted)
    return {
        "item": item,
        "field": capital(_field(item.field)),
        "says": _says(item, held, site),
        "now": _now(history, site),
        "run": _run(item, site),
        "source": Bit(_source(item, site), site.words(*item.key[:3])),
        "about": _about(item, site),
        "beside": _beside(item, edition),
        "held": held,
        "fill": _fill(item, held, site) | dict(typed or {}),
        "options": choices_of(item, site.view) if held.takes == CHOICE else [],
        "names": _names(site) if held.takes == ACTOR else [],
        "history": [(say_decision(r), _to(r, site), clean(r.why)) for r in reversed(history)],
        "mine": mine,
        "seen": len(history),
        "said": said,
        "wanted": wanted,
        "before": before.name if before else None,
        "after": after.name if after else None,
        "token": desk.token,
        "who": desk.who,
        "blind": desk.blind,
        "done": done,
        "whole": whole,
        "doubts": item.doubts,
        "latest": _mine_before(desk, edition, queue, item),
    }


def _mine_before(desk: Desk, edition: Edition, queue: Queue, item: Item) -> Bit | None:
    """The last thing that the person decided on, what, and its address beside this page, so that a slip of the finger is seen and mended; None
    where that is this item."""
    mine = next((r for r in reversed(edition.reviews[-LATEST:]) if r.who == desk.who), None)
    last = queue.item(mine.key) if mine else None
    if mine is None or last is None or last.key == item.key:
        return None
    words = shorten(clean(edition.site.view.pages[mine.page].text[mine.start : mine.end]), SHORT)
    return Bit(f"{mine.decision} “{words}” ({_field(mine.field)})", last.name)


def _says(item: Item, held: Held, site: Site) -> str:
    """What the record makes of the words."""
    view = site.view
    thing: Any = site.decisions.things.get(item.thing) or view.things[item.thing]
    if item.kind == VALUE:
        return "; ".join(dict.fromkeys(_said(item, v, site) for v in held.values))
    if item.kind == REPORT:
        return " · ".join(part.replace("_", " ") for part in (held.label, thing.stage or thing.status) if part)
    if item.kind == STATEMENT and isinstance(thing, RecordStatement):
        return f"{view.name(thing.speaker) if thing.speaker else 'somebody not named'}: {(thing.act or 'said').replace('_', ' ')}, {thing.form}"
    if item.kind == WHO and isinstance(thing, RecordStatement):
        return view.name(thing.speaker) if thing.speaker else "nobody is named"
    if item.kind == POSITION and isinstance(thing, RecordPosition):
        return say_position(thing, view)
    assert isinstance(thing, RecordExpectation)
    if item.kind == OUTCOME:
        return f"{thing.status}: {clean(thing.what)}"
    return f"{view.name(thing.by) + ': ' if thing.by else ''}{clean(thing.what)} ({thing.status})"


def _said(item: Item, value: CitedValue, site: Site) -> str:
    name = item.key[3].partition(".")[2]
    said = say_value(name, value, name=site.view.name) or f"“{clean(value.raw)}”"
    role = f" ({value.role.replace('_', ' ')})" if value.role else ""
    hedge = value.qualifier.replace("_", " ")
    vague = f" ({hedge})" if value.qualifier not in ("exact", "range") and hedge not in said else ""
    derived = f" · derived: {(value.rule or '').replace('_', ' ')}" if value.kind == "derived" else ""
    return f"{said}{role}{vague}{say_claimants([value], name=site.view.name)}{derived}"


def _now(history: Sequence[Review], site: Site) -> str:
    """What stands after the decisions; '' where it is what the record says."""
    holds = last(history)
    if holds is None or holds.decision == "confirmed":
        return ""
    return _to(holds, site) if holds.decision == CORRECTED else "rejected: it counts no longer"


def _to(review: Review, site: Site) -> str:
    """What a correction puts in the place of the value; '' for another decision."""
    if review.decision != CORRECTED or review.value is None:
        return ""
    given = json.loads(review.value)
    placed = isinstance(given, dict) and "raw" in given
    value = given.get("value") if placed else given
    words = f"the words “{clean(given['raw'])}”" if placed else ""
    return " and ".join(filter(None, [_plainly(value, site) if value is not None else "", words]))


def _plainly(value: Any, site: Site) -> str:
    if isinstance(value, dict):
        first, second = value.get("from"), value.get("to")
        return f"{first or '…'}" if first == second else f"{first or '…'} to {second or '…'}"
    if isinstance(value, list):
        return "–".join(f"{v:g}" for v in value)
    return clean(site.view.name(value)).replace("_", " ") if isinstance(value, str) else f"{value:,}"


def _run(item: Item, site: Site) -> Sequence[Any]:
    """The sentences around the words, with the one before and the one after where nothing but space lies between, in segments."""
    page, start, end, _ = item.key
    text = site.view.pages[page].text
    whole = site.view.sentence(page, Span(start, end))
    before = [s for s in site.view.sentences(page) if s.end <= whole.start and not text[s.end : whole.start].strip()][-1:]
    near = before + [s for s in site.view.sentences(page) if s.start >= whole.end and not text[whole.end : s.start].strip()][:1]
    low, high = min([whole.start, *(s.start for s in near)]), max([whole.end, *(s.end for s in near)])
    return segments(text, Span(low, high), [Layer(Span(start, end), kind="value"), *(Layer(s, place=True) for s in near)])


def _source(item: Item, site: Site) -> str:
    """The article's line: a coder must know of which day "on Monday" is told."""
    article = site.article(item.key[0])
    return say_article(article, site.view) if article else site.view.outlet(item.key[0])


def _about(item: Item, site: Site) -> Bit | None:
    """The event of which it is told, or the place of the thing on the site."""
    event = site.view.things.get(item.event)
    if isinstance(event, Event):
        return Bit(f"{say_when(event, site.view)} · {say(event_head(event, site.view))}", site.href(event.id))
    return Bit("where it stands in the record", href) if (href := site.href(item.thing)) else None


def _beside(item: Item, edition: Edition) -> list[Beside]:
    """What the reports of the event say of the same field, those of the page of `item` left out."""
    event, field = edition.site.view.things.get(item.event), item.key[3].partition(".")[2]
    if item.kind != VALUE or not isinstance(event, Event):
        return []
    found: list[Beside] = []
    for name in event.reports:
        report = edition.laying.report(name)
        if report and report.page != item.key[0]:
            bits = [Bit(_said(item, v, edition.site), edition.site.words(v.page, v.start, v.end)) for v in report.fields.get(field, ())]
            found += [Beside(edition.site.view.outlet(report.page), bits, say_days(edition.site.view.published(report.page)))] if bits else []
    return found[:LATEST]


def _fill(item: Item, held: Held, site: Site) -> dict[str, str]:
    """What stands in the fields of the form at first: what the record has."""
    page, start, end, _ = item.key
    words = " ".join(clean(site.view.pages[page].text[start:end]).split())
    filled = {"words": words, "value": held.label, "from": "", "to": "", "why": "", "near": ""}
    if not held.values:
        named = held.takes == ACTOR and held.label
        return filled | ({"value": f"{site.view.name(held.label)} [{held.label}]"} if named else {})
    value = held.values[0].value
    if held.takes == DAYS and isinstance(value, DateRange):
        return filled | {"from": value.from_ or "", "to": value.to or ""}
    if held.takes == ACTOR and isinstance(value, str):
        return filled | {"value": f"{site.view.name(value)} [{value}]"}
    if isinstance(value, tuple):
        return filled | {"value": f"{value[0]:g}–{value[1]:g}"}
    return filled | {"value": "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)}


def _names(site: Site) -> Iterable[str]:
    held = sorted(site.view.record.actors, key=lambda a: (-len(a.mentions), a.name, a.id))[:NAMES]
    return [f"{clean(a.name)} [{a.id}]" for a in held]


def agreement_page(desk: Desk, edition: Edition, queue: Queue) -> dict[str, Any]:
    """What the template ``check_agreement.html`` needs."""
    rows: list[tuple[str, Agreement]] = agreements(edition, queue)
    return {"rows": [(_field(name), found) for name, found in rows], "who": desk.who, "blind": desk.blind, "people": _people(edition)}


def _people(edition: Edition) -> list[tuple[str, int]]:
    """Who decided on how many things, those that the page may show."""
    held: dict[str, set[Any]] = {}
    for review in holding(edition.site.decisions.reviews):
        held.setdefault(clean(review.who), set()).add(review.key)
    return sorted(((who, len(keys)) for who, keys in held.items()), key=lambda row: (-row[1], row[0]))
