"""People's decisions, laid over a record when it is read: nothing stored changes.

A rejected value gives no figure any more, a corrected one gives the corrected figure, a confirmed one stays. Every reported value is still
listed under its event, as reported; the rule that gives the figure says that a person decided. Rejected statements, positions, promises and
reports are left out, corrected ones stand as corrected (`communique.record.standing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from communique.model.correcting import corrected, keys_of
from communique.model.record import CitedValue, Event, EventField, Record, RecordReport
from communique.record.fields import event_field
from communique.record.making import field_givens
from communique.record.origins import origins_of
from communique.record.profiles import kind_of
from communique.record.ruling import picked_rule
from communique.record.standing import reopened, retold, standing_things, without

REVIEWED = ", reviewed"


class ValueReview(Protocol):
    """What is asked of a decision on a value: `communique.store.reviews.Review` is one."""

    @property
    def page(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def decision(self) -> str: ...
    @property
    def value(self) -> str | None: ...


Decision = TypeVar("Decision", bound=ValueReview)


@dataclass(frozen=True, slots=True)
class LaidOver(Generic[Decision]):
    """The record as people decided; `orphans` are decisions on words that are no value of that field any more."""

    record: Record
    orphans: tuple[Decision, ...]


Key = tuple[str, int, int, str]


def lay_over(record: Record, reviews: Sequence[Decision], *, standing: bool = False) -> LaidOver[Decision]:
    """`record` with the last decision on each value of a report (field ``reports.NAME``) laid over its events' fields, and those on whole things
    followed.

    With `standing` the reports and the fields have only the values that people let stand, corrected ones as corrected: for who shows the
    others beside them.
    """
    last: dict[Key, Decision] = {(r.page, r.start, r.end, r.field): r for r in reviews}
    if not last:
        return LaidOver(record, ())
    held, things = set(decidable(record)), standing_things(record, last)
    reports, stood = {r.id: r for r in record.reports}, {r.id: r for r in things.record.reports}
    laid = [_event(e, record, reports, stood, last, standing=standing) for e in record.events]
    events = tuple(e for e in laid if e is not None)
    gone = frozenset({e.id for e in record.events} - {e.id for e in events}) if len(events) < len(record.events) else frozenset()
    told = tuple(_standing(r, last) for r in things.record.reports) if standing else things.record.reports
    due = reopened(things.record.expectations, gone, record.as_of) if gone else things.record.expectations
    new = replace(things.record, events=events, reports=told, expectations=due, links=without(things.record.links, gone))
    return LaidOver(new, tuple(r for key, r in sorted(last.items()) if key not in held))


def decidable(record: Record) -> Iterator[Key]:
    """All on which a person may decide: the values of reports, and things as a whole."""
    for r in record.reports:
        yield from keys_of(r)
        yield from ((v.page, v.start, v.end, f"reports.{name}") for name, values in r.fields.items() for v in values)
    for things in (record.statements, record.positions, record.expectations):
        for thing in things:
            yield from keys_of(thing)


def _standing(report: RecordReport, last: Mapping[Key, ValueReview]) -> RecordReport:
    fields = {name: held for name, values in report.fields.items() if (held := _values(name, values, last))}
    return report if fields == report.fields else replace(report, fields=fields)


def _event(
    event: Event,
    record: Record,
    before: Mapping[str, RecordReport],
    reports: Mapping[str, RecordReport],
    last: Mapping[Key, ValueReview],
    *,
    standing: bool,
) -> Event | None:
    """`event` as people let it stand; None where none of its reports does. `reports` are those that stand, of those that were `before`."""
    all_told = [before[r] for r in event.reports if r in before]
    told = [reports[r.id] for r in all_told if r.id in reports]
    if not told:
        return None if all_told else event
    if told != all_told:
        event = retold(event, told)
    gone = {r.id for r in all_told} - {r.id for r in told}
    touched = {n for r in all_told for n, values in r.fields.items() if r.id in gone or _decided(n, values, last)}
    if not touched:
        return event
    decided = [replace(r, fields={n: _values(n, values, last) if n in touched else values for n, values in r.fields.items()}) for r in told]
    left = {n: replace(f, values=tuple(v for v in f.values if v.report not in gone)) if gone else f for n, f in event.fields.items()}
    told_of = {n: f for n, f in left.items() if f.values}
    fields = {n: _field(event, n, f, decided, record, standing=standing, afresh=bool(gone)) if n in touched else f for n, f in told_of.items()}
    return replace(event, fields={n: f for n, f in fields.items() if f.values})


def _decided(name: str, values: Sequence[CitedValue], last: Mapping[Key, ValueReview]) -> bool:
    return any((v.page, v.start, v.end, f"reports.{name}") in last for v in values)


def _values(name: str, values: Sequence[CitedValue], last: Mapping[Key, ValueReview]) -> tuple[CitedValue, ...]:
    kept: list[CitedValue] = []
    for value in values:
        review = last.get((value.page, value.start, value.end, f"reports.{name}"))
        if review is None or review.decision == "confirmed":
            kept.append(value)
        elif review.decision == "corrected":
            kept.append(corrected(value, review.value or "null"))
    return tuple(kept)


def _field(
    event: Event, name: str, field: EventField, reports: Sequence[RecordReport], record: Record, *, standing: bool, afresh: bool
) -> EventField:  # fmt: skip
    """`field` with value and agreement of what people let stand; the values listed stay those reported, but for `standing`. `afresh`: reports
    went, so that those who tell it are counted again."""
    articles, actors = {a.page: a for a in record.articles}, {a.id: a for a in record.actors}
    given = field_givens(reports, articles=articles, origins=origins_of(articles), actors=actors).get(name, [])
    rule = picked_rule(field.rule)
    several_days = kind_of(event.type).kind == "round"
    found = event_field(name, given, actors=actors, several_days=several_days, rules={name: rule} if rule else None)
    rule = found.rule + REVIEWED
    if standing:
        return replace(found, rule=rule)
    counted = found if afresh else field
    return replace(field, value=found.value, rule=rule, agreement=found.agreement, outlets=counted.outlets, origins=counted.origins)
