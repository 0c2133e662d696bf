"""What people decided on whole things: statements, positions, promises, and what a report is a report of.

A rejected thing is no longer in the record, nor is what only a copy says again of it; a corrected one stands as corrected. What pointed at
something that went points nowhere: a promise that a rejected event had kept is open again, or overdue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from communique.model.correcting import CONTENT, SPEAKER, STANCE, STATUS, TYPE, WHAT, Decidable, correction, keys_of
from communique.model.record import Event, Link, Record, RecordExpectation, RecordPosition, RecordReport, RecordStatement
from communique.model.spans import Span
from communique.record.making import REALNESS

REJECTED, CORRECTED = "rejected", "corrected"
OPEN, OVERDUE, SETTLED = "open", "overdue", ("kept", "partly", "broken")
Key = tuple[str, int, int, str]
Thing = TypeVar("Thing", RecordStatement, RecordPosition, RecordExpectation)
Corrected = TypeVar("Corrected", RecordPosition, RecordReport)


class Decision(Protocol):
    """What is asked of a decision here."""

    @property
    def decision(self) -> str: ...
    @property
    def value(self) -> str | None: ...


FIELDS = frozenset((TYPE, CONTENT, SPEAKER, STANCE, WHAT, STATUS))
Last = Mapping[Key, Decision]
"""The decision that holds on each thing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`record` with the things that people let stand; its events are not touched yet. `gone` are ids of the reports and other things that went."""

    record: Record
    gone: frozenset[str]


def standing_things(record: Record, last: Last) -> Standing:
    """`record` with the decisions in `last` on whole things followed."""
    if not any(key[3] in FIELDS for key in last):
        return Standing(record, frozenset())
    texts = {page.id: page.text for page in record.pages}
    copies = {k.from_: k.to for k in record.links if k.relation == "repeats"}
    said = _kept(record.statements, [_statement(s, last, texts.get(s.page)) for s in record.statements], last, copies)
    held = _kept(record.positions, [_position(p, last) for p in record.positions], last, copies)
    due = _kept(record.expectations, [_expectation(x, last) for x in record.expectations], last, copies)
    codes = {r.type: r.codes for r in reversed(record.reports)}
    told = [new for r in record.reports if (new := _report(r, last, codes)) is not None]
    now = {x.id for things in (said, held, due, told) for x in things}
    gone = frozenset(x.id for things in (record.statements, record.positions, record.expectations, record.reports) for x in things) - now
    return Standing(
        replace(
            record,
            statements=tuple(replace(s, nested_in=None) if s.nested_in in gone else s for s in said),
            positions=tuple(replace(p, statement=None) if p.statement in gone else p for p in held),
            expectations=tuple(replace(x, statement=None) if x.statement in gone else x for x in due),
            reports=tuple(_without(r, gone) for r in told),
            links=without(record.links, gone),
        ),
        gone,
    )


def told_otherwise(before: Record, after: Record) -> dict[str, Decidable]:
    """The things of `before` that `after` has no longer, or otherwise, by id."""
    now = {x.id: x for x in _decidable(after)}
    return {x.id: x for x in _decidable(before) if now.get(x.id) is not x}


def _decidable(record: Record) -> Iterator[Decidable]:
    yield from record.reports
    yield from record.statements
    yield from record.positions
    yield from record.expectations


def without(links: Iterable[Link], gone: frozenset[str]) -> tuple[Link, ...]:
    """`links` but those that begin or end at something that is `gone`."""
    return tuple(k for k in links if k.from_ not in gone and k.to not in gone) if gone else tuple(links)


def reopened(expectations: Iterable[RecordExpectation], gone: frozenset[str], as_of: str | None) -> tuple[RecordExpectation, ...]:
    """`expectations`, of which those that an event in `gone` had settled stand on the day `as_of` (ISO date) as if nothing had come of them."""
    return tuple(_reopened(x, as_of) if x.followed_by in gone else x for x in expectations)


def _reopened(x: RecordExpectation, as_of: str | None) -> RecordExpectation:
    late = bool(x.due_to and as_of and x.due_to < as_of)
    return replace(x, followed_by=None, status=OVERDUE if late else OPEN)


def retold(event: Event, told: Sequence[RecordReport]) -> Event:
    """`event` with the reports `told`, of which some got another type or others went: type, status and stage stay where a report still gives them."""
    types, statuses, stages = Counter(r.type for r in told), {r.status for r in told}, [r.stage for r in told if r.stage]
    most = max(types.values())
    return replace(
        event,
        reports=tuple(r.id for r in told),
        type=event.type if types[event.type] == most else min(t for t, number in types.items() if number == most),
        status=event.status if event.status in statuses else min(statuses, key=lambda s: (REALNESS.index(s) if s in REALNESS else len(REALNESS), s)),
        stage=event.stage if event.stage in stages else (stages[-1] if stages else None),
    )


def _kept(before: Sequence[Thing], after: Sequence[Thing | None], last: Last, copies: Mapping[str, str]) -> list[Thing]:
    """What stands of `before`, as it is `after` the decisions; what a copy says again goes with it, unless somebody decided on it by itself."""
    gone = {old.id for old, new in zip(before, after, strict=True) if new is None}
    return [
        new
        for old, new in zip(before, after, strict=True)
        if new is not None and not (copies.get(old.id) in gone and not any(key in last for key in keys_of(old)))
    ]


def _decided(thing: Decidable, field: str, last: Last) -> Decision | None:
    return next((last[key] for key in keys_of(thing) if key[3] == field and key in last), None)


def _statement(s: RecordStatement, last: Last, text: str | None) -> RecordStatement | None:
    keys = keys_of(s)
    if not any(key in last for key in keys):
        return s
    spans = sorted(span for key in keys if key[3] != SPEAKER and (span := _span(key, last)) is not None)
    if not spans:
        return None
    who, speaker = last.get(keys[-1]), s.speaker
    if who is not None and who.decision == REJECTED:
        speaker = None
    elif who is not None and who.decision == CORRECTED:
        named = correction(who.value or "null")[0]
        speaker = named if isinstance(named, str) else s.speaker
    raw = s.raw if tuple(spans) == s.content or text is None else text[spans[0].start : spans[-1].end]
    return replace(s, content=tuple(spans), raw=raw, speaker=speaker)


def _span(key: Key, last: Last) -> Span | None:
    """The words of `key` as people let them stand; None where they do not."""
    decision = last.get(key)
    if decision is None or decision.decision not in (REJECTED, CORRECTED):
        return Span(key[1], key[2])
    words = correction(decision.value or "null")[1] if decision.decision == CORRECTED else None
    return words[0] if words else Span(key[1], key[2]) if decision.decision == CORRECTED else None


def _corrected(thing: Corrected, field: str, last: Last) -> tuple[Corrected | None, str | None]:
    """`thing` with the words that were decided for it, and the value that was decided for `field`; (None, None) where it was rejected."""
    decision = _decided(thing, field, last)
    if decision is None or decision.decision not in (REJECTED, CORRECTED):
        return thing, None
    if decision.decision == REJECTED:
        return None, None
    named, words = correction(decision.value or "null")
    moved = replace(thing, start=words[0].start, end=words[0].end, raw=words[1]) if words else thing
    return moved, named if isinstance(named, str) else None


def _position(p: RecordPosition, last: Last) -> RecordPosition | None:
    held, stance = _corrected(p, STANCE, last)
    return replace(held, stance=stance) if held and stance is not None else held


def _expectation(x: RecordExpectation, last: Last) -> RecordExpectation | None:
    what, status = _decided(x, WHAT, last), _decided(x, STATUS, last)
    if what is not None and what.decision == REJECTED:
        return None
    if what is not None and what.decision == CORRECTED:
        said, words = correction(what.value or "null")
        x = replace(x, start=words[0].start, end=words[0].end, raw=words[1], what=words[1]) if words else x
        x = replace(x, what=said) if isinstance(said, str) else x
    if status is None or status.decision not in (REJECTED, CORRECTED):
        return x
    named = correction(status.value or "null")[0] if status.decision == CORRECTED else OPEN
    now = named if isinstance(named, str) else x.status
    return replace(x, status=now, followed_by=x.followed_by if now in SETTLED else None)


def _report(r: RecordReport, last: Last, codes: Mapping[str, dict[str, str]]) -> RecordReport | None:
    held, named = _corrected(r, TYPE, last)
    return replace(held, type=named, codes=codes.get(named, {})) if held and named is not None else held


def _without(r: RecordReport, gone: frozenset[str]) -> RecordReport:
    if r.within not in gone and r.statement not in gone:
        return r
    return replace(r, within=None if r.within in gone else r.within, statement=None if r.statement in gone else r.statement)
