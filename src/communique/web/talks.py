"""The ledger of talks: a row for each round and meeting, and the whole ledger of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordActor, RecordStatement
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.behind import say_reports
from communique.showing.changes import position_day
from communique.showing.delegations import PARTY, Delegation, Member, delegations
from communique.showing.lines import PLAIN_STATUS, event_days, say_status, say_when
from communique.showing.people import distinct_roles
from communique.showing.pieces import Piece, join
from communique.showing.rounds import ELSEWHERE, field_title, rounds
from communique.showing.saying import say_claimants, say_value
from communique.showing.words import clean
from communique.web.events import shown
from communique.web.positions import Stand, stances
from communique.web.said import Said, said
from communique.web.site import Bit, Site

PLACE, HOURS, DAY_OF, FORMAT, AGENDA, OUTCOME, NEXT = "place", "duration_hours", "day_of_round", "format", "agenda", "outcome", "next_meeting"
COLUMNS = (PLACE, HOURS, AGENDA, OUTCOME, NEXT)
TITLES = {PLACE: "venue", HOURS: "hours", AGENDA: "agenda", OUTCOME: "outcome", NEXT: "next meeting"}


@dataclass(frozen=True, slots=True)
class Round:
    """A row of the ledger; `part` says that it is a session or a side meeting of the round above it."""

    id: str
    when: str
    what: str
    real: str
    href: str
    part: bool
    parties: list[Bit]
    mediators: list[Bit]
    cells: dict[str, list[Bit]]
    lasted: list[Bit]
    reports: str
    others: list[tuple[str, list[Bit]]]


def talks_page(site: Site) -> dict[str, Any]:
    """What the template ``talks.html`` needs: rounds and meetings by date, sessions and side meetings under their round."""
    ordered = rounds(site.view)
    held = {e.id for e in ordered}
    parents = {e.id: parent for e in ordered if (parent := _parent(e, held, site))}
    rows = [_row(e, site, part=part) for e, part in _nested(ordered, parents)]
    told = [name for name in COLUMNS if any(row.cells[name] for row in rows)]
    hosted = any(row.mediators for row in rows)
    untold = ", ".join([*([] if hosted else ["mediators or hosts"]), *(words for name, words in TITLES.items() if name not in told)])
    talks = sum(e.type == "talks" for e in ordered)
    return {"rounds": rows, "told": told, "hosted": hosted, "untold": untold, "titles": TITLES, "talks": talks, "meetings": len(ordered) - talks}


def _parent(event: Event, held: set[str], site: Site) -> str | None:
    links = site.index.links.get(event.id, ())
    return next((k.to for k in links if k.relation == "part_of" and k.from_ == event.id and k.to in held), None)


def _nested(events: Sequence[Event], parents: dict[str, str]) -> list[tuple[Event, bool]]:
    under: dict[str, list[Event]] = {}
    for event in events:
        under.setdefault(parents.get(event.id, ""), []).append(event)
    found: list[tuple[Event, bool]] = []

    def add(event: Event, part: bool) -> None:
        if all(event is not other for other, _ in found):
            found.append((event, part))
            for inner in under.get(event.id, ()):
                add(inner, True)

    for event in [*under.get("", ()), *events]:
        add(event, event.id in parents)
    return found


def _row(event: Event, site: Site, *, part: bool) -> Round:
    sides = delegations(event, site.view, serving=site.index.serving)
    return Round(
        id=event.id,
        when=say_when(event, site.view),
        what=event.type.replace("_", " "),
        real=real(event),
        href=site.href(event.id) or "",
        part=part,
        parties=site.bits(join([[_piece(d, site), *_as_what(d)] for d in sides if not d.third], ", ")),
        mediators=site.bits(join([[_piece(d, site), *_as_what(d)] for d in sides if d.third], ", ")),
        cells={name: _bits(name, event, site) for name in COLUMNS},
        lasted=_bits("count", event, site) if "count" in event.fields and field_title("count", event) == "lasted" else [],
        reports=say_reports(event, site.view),
        others=_others(event, site),
    )


def real(event: Event) -> str:
    """How real it is and how far it came, where that is more than that it happened: ``expected, scheduled``."""
    words = [say_status(event.status)] if event.status not in PLAIN_STATUS else []
    return ", ".join([*words, *([event.stage.replace("_", " ")] if event.stage else [])])


def _piece(side: Delegation, site: Site) -> Piece:
    return Piece(site.view.name(side.actor), side.values[0])


def _as_what(side: Delegation) -> list[Piece]:
    return [] if side.role == PARTY else [Piece(f" ({side.role})")]


def _bits(name: str, event: Event, site: Site) -> list[Bit]:
    held = event.fields.get(name)
    return shown(name, held, site) if held else []


def _others(event: Event, site: Site) -> list[tuple[str, list[Bit]]]:
    """Fields that the ledger has no column for."""
    names = sorted(n for n in event.fields if n not in (*ELSEWHERE, *COLUMNS))
    return [(field_title(name, event), bits) for name in names if (bits := _bits(name, event, site))]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at the talks: name, the words that put him there, and his roles, each leading to its words."""

    who: Bit
    words: str | None
    roles: list[Bit]


@dataclass(frozen=True, slots=True)
class Side:
    """A party or mediator at the talks with its people; `named` are its negotiators of whom no page says that they were there."""

    who: Bit
    role: str
    words: list[Bit]
    seats: list[Seat]
    named: list[Seat]


def round_page(event: Event, site: Site) -> dict[str, Any]:
    """What the block ``ledger`` of ``round.html`` needs beside what every event's page has."""
    sides = delegations(event, site.view, serving=site.index.serving)
    return {
        "facts": [(name, bits) for name, bits in _facts(event, site)],
        "sides": [_side(d, site) for d in sides],
        "days": _days(event, site),
        "views": _views(event, sides, site),
        "stands": _stands(event, site),
    }


def _facts(event: Event, site: Site) -> list[tuple[str, list[Bit]]]:
    """The questions that a ledger asks of every round; an empty answer is shown as not told."""
    asked = [("days", _days_told(event, site)), ("venue", _bits(PLACE, event, site)), ("format", _bits(FORMAT, event, site))]
    asked += [("hours", _bits(HOURS, event, site)), ("agenda", _bits(AGENDA, event, site)), ("outcome", _bits(OUTCOME, event, site))]
    asked += [("next meeting", _bits(NEXT, event, site))]
    return [*asked, *((title, bits) for title, bits in _others(event, site) if title != FORMAT)]


def _days_told(event: Event, site: Site) -> list[Bit]:
    held = event.fields.get("date")
    if held is None or event_days(event) is None:
        return []
    of = next((v for v in held.values if v.value == held.value), held.values[0])
    return [Bit(say_days(event_days(event)), site.words(of.page, of.start, of.end))]


def _days(event: Event, site: Site) -> list[tuple[str, list[list[Bit]]]]:
    """Each day of which something is told beside its date (how far the talks came, for how long they sat), then what is told of no day."""
    told: dict[str, dict[str, list[Bit]]] = {}
    for report in site.view.reports(event):
        if report.stage and (day := report.day()):
            words = report.stage.replace("_", " ")
            told.setdefault(day, {}).setdefault(words, [Bit(words, site.words(report.page, report.start, report.end))])
        for name in (DAY_OF, HOURS):
            for value in report.fields.get(name, ()):
                pieces = [Piece(say_value(name, value, name=site.view.name), value), Piece(say_claimants([value], name=site.view.name))]
                key = "".join(piece.words for piece in pieces)
                told.setdefault(report.day(value), {}).setdefault(key, site.bits(pieces))
    rows = sorted(told.items(), key=lambda row: row[0] or "9999")
    return [(say_days(DateRange(day, day)) if day else "no day told", list(held.values())) for day, held in rows]


def _side(side: Delegation, site: Site) -> Side:
    value = side.values[0]
    words = [Bit(f"“{clean(v.raw)}”", site.words(v.page, v.start, v.end)) for v in {clean(v.raw): v for v in reversed(side.values)}.values()][::-1]
    who = site.actor(side.actor) or Bit(clean(value.raw))
    return Side(who, side.role, words, [_seat(m, site) for m in side.members], [_seat(m, site) for m in side.named])


def _seat(member: Member, site: Site) -> Seat:
    actor = site.view.things[member.actor]
    held = distinct_roles(actor, site.view) if isinstance(actor, RecordActor) else {}
    kept = {words: role for words, roles in held.items() for role in roles[:1] if role in member.roles}
    bits = [Bit(words, site.words(role.page, role.start, role.end)) for words, role in kept.items()]
    value = member.value
    return Seat(site.actor(member.actor) or Bit(member.actor), site.words(value.page, value.start, value.end) if value else None, bits)


def _views(event: Event, sides: Iterable[Delegation], site: Site) -> list[tuple[str, list[tuple[Bit | None, Said]]]]:
    """How people called the talks, under the side for which each speaks; sides are never put into one."""
    held = site.index.judged.get(event.id, [])
    order = list(sides)
    found: dict[str, list[tuple[Bit | None, Said]]] = {}
    for statement in held:
        found.setdefault(_for_whom(statement, order, site), []).append((site.actor(statement.speaker), said(statement, site)))
    names = [_title(side, site) for side in order]
    return sorted(found.items(), key=lambda row: names.index(row[0]) if row[0] in names else len(names))


def _title(side: Delegation, site: Site) -> str:
    return site.view.name(side.actor) + ("" if side.role == PARTY else f" ({side.role})")


def _for_whom(statement: RecordStatement, sides: Sequence[Delegation], site: Site) -> str:
    speaker = site.view.things.get(statement.speaker or "")
    for side in sides:
        people = {side.actor, *(m.actor for m in (*side.members, *side.named))}
        if speaker and (speaker.id in people or any(role.of == side.actor for role in speaker.roles)):
            return _title(side, site)
    for side in sides:
        held = site.view.things.get(side.actor)
        if speaker and isinstance(held, RecordActor) and held.kind == "state" and held.country and held.country == speaker.country:
            return _title(side, site)
    return "Others"


def _stands(event: Event, site: Site) -> list[Stand]:
    """The positions taken or reported in the days of the talks."""
    days = event_days(event)
    if days is None or not (days.from_ and days.to):
        return []
    within = []
    for position in site.view.own(site.view.record.positions):
        on = position_day(position, site.view)
        if on and on.from_ and on.to and days.from_ <= on.from_ and on.to <= days.to:
            within.append(position)
    return stances(within, site)
