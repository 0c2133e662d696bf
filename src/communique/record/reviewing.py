"""People's decisions on values, laid over a record when it is read: nothing stored changes.

A rejected value gives no figure any more, a corrected one gives the corrected figure, a confirmed one stays. Every reported value is still
listed under its event, as reported; the rule that gives the figure says that a person decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from communique.model.correcting import corrected
from communique.model.record import CitedValue, Event, EventField, Record, RecordReport
from communique.record.fields import event_field
from communique.record.making import field_givens
from communique.record.origins import origins_of
from communique.record.profiles import kind_of
from communique.record.ruling import picked_rule

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
    """`record` with the last decision on each value of a report (field ``reports.NAME``) laid over its events' fields.

    With `standing` the reports and the fields have only the values that people let stand, corrected ones as corrected: for who shows the
    others beside them. Decisions on other things of the record (a statement, the type of a report) change nothing and are no orphans.
    """
    last: dict[Key, Decision] = {(r.page, r.start, r.end, r.field): r for r in reviews}
    if not last:
        return LaidOver(record, ())
    held = set(decidable(record))
    reports = {r.id: r for r in record.reports}
    events = tuple(_event(e, record, reports, last, standing=standing) for e in record.events)
    told = tuple(_standing(r, last) for r in record.reports) if standing else record.reports
    return LaidOver(replace(record, events=events, reports=told), tuple(r for key, r in sorted(last.items()) if key not in held))


def decidable(record: Record) -> Iterator[Key]:
    """All on which a person may decide: the values of reports, and the other things that the exports for reviewing mark."""
    for r in record.reports:
        yield r.page, r.start, r.end, "reports.type"
        yield from ((v.page, v.start, v.end, f"reports.{name}") for name, values in r.fields.items() for v in values)
    yield from ((s.page, span.start, span.end, "statements.content") for s in record.statements for span in s.content)
    yield from ((p.page, p.start, p.end, "positions.stance") for p in record.positions)
    yield from ((x.page, x.start, x.end, "expectations.what") for x in record.expectations)


def _standing(report: RecordReport, last: Mapping[Key, ValueReview]) -> RecordReport:
    fields = {name: held for name, values in report.fields.items() if (held := _values(name, values, last))}
    return report if fields == report.fields else replace(report, fields=fields)


def _event(event: Event, record: Record, reports: Mapping[str, RecordReport], last: Mapping[Key, ValueReview], *, standing: bool) -> Event:
    told = [reports[r] for r in event.reports if r in reports]
    touched = {n for r in told for n, values in r.fields.items() if any((v.page, v.start, v.end, f"reports.{n}") in last for v in values)}
    if not touched:
        return event
    decided = [replace(r, fields={n: _values(n, values, last) if n in touched else values for n, values in r.fields.items()}) for r in told]
    fields = {n: _field(event, n, f, decided, record, standing=standing) if n in touched else f for n, f in event.fields.items()}
    return replace(event, fields={n: f for n, f in fields.items() if f.values or not standing})


def _values(name: str, values: Sequence[CitedValue], last: Mapping[Key, ValueReview]) -> tuple[CitedValue, ...]:
    kept: list[CitedValue] = []
    for value in values:
        review = last.get((value.page, value.start, value.end, f"reports.{name}"))
        if review is None or review.decision == "confirmed":
            kept.append(value)
        elif review.decision == "corrected":
            kept.append(corrected(value, review.value or "null"))
    return tuple(kept)


def _field(event: Event, name: str, field: EventField, reports: Sequence[RecordReport], record: Record, *, standing: bool) -> EventField:
    """`field` with value and agreement of what people let stand; the values listed stay those reported, but for `standing`."""
    articles, actors = {a.page: a for a in record.articles}, {a.id: a for a in record.actors}
    given = field_givens(reports, articles=articles, origins=origins_of(record.articles), actors=actors).get(name, [])
    rule = picked_rule(field.rule)
    several_days = kind_of(event.type).kind == "round"
    found = event_field(name, given, actors=actors, several_days=several_days, rules={name: rule} if rule else None)
    rule = found.rule + REVIEWED
    return replace(found, rule=rule) if standing else replace(field, value=found.value, rule=rule, agreement=found.agreement)
