"""Where two readers of one page differ: for a person to decide.

Readers are `communique.model.second`'s: the rules, a language model. That outlets differ is `EventField.agreement`; this is about one report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from communique.model.record import CitedValue, Record, RecordPosition, RecordReport, RecordStatement
from communique.model.second import BOTH, MODEL, RULES
from communique.model.spans import Span, hull

Thing = TypeVar("Thing", RecordStatement, RecordPosition)


@dataclass(frozen=True, slots=True)
class Difference:
    """`thing` is the id of a report, statement or position, `field` what of it differs (``reports.fatalities``, ``reports.status``,
    ``statements.speaker``, ``positions.stance``); `ours` and `theirs` what the rules and the model give, in the words of the page where they
    are such. ``[start, end)`` of `page` are the words in question. `other` is the id of the model's thing, where it has one of its own."""

    thing: str
    field: str
    ours: str
    theirs: str
    page: str
    start: int
    end: int
    other: str | None = None


def differences(record: Record) -> tuple[Difference, ...]:
    """All differences between the readers of `record`, in page order; none where the rules read alone."""
    found = [*_values(record), *_said(record.statements), *_wanted(record.positions)]
    return tuple(sorted(found, key=lambda d: (d.page, d.start, d.end, d.field, d.thing)))


def _values(record: Record) -> Iterator[Difference]:
    for r in (r for r in record.reports if r.reader == BOTH):
        for name, theirs in sorted((r.differs or {}).items()):
            yield Difference(r.id, f"reports.{name}", str(getattr(r, name)), theirs, r.page, r.start, r.end)
        for name, values in r.fields.items():
            ours = [v for v in values if v.reader in (RULES, BOTH)]
            yield from (_value(r, name, ours, v) for v in values if ours and v.reader == MODEL)


def _value(report: RecordReport, name: str, ours: list[CitedValue], theirs: CitedValue) -> Difference:
    words = "; ".join(v.raw for v in ours)
    return Difference(report.id, f"reports.{name}", words, theirs.raw, theirs.page, theirs.start, theirs.end)


def _said(statements: tuple[RecordStatement, ...]) -> Iterator[Difference]:
    for one, two in _pairs(statements):
        if one.speaker != two.speaker and _share(hull(one.content), hull(two.content)):
            yield Difference(one.id, "statements.speaker", one.speaker or "", two.speaker or "", one.page, *hull(one.content), two.id)


def _wanted(positions: tuple[RecordPosition, ...]) -> Iterator[Difference]:
    for one, two in _pairs(positions):
        same = (one.party, one.issue) == (two.party, two.issue) and one.stance != two.stance
        if same and Span(one.start, one.end).overlap(Span(two.start, two.end)):
            yield Difference(one.id, "positions.stance", one.stance, two.stance, one.page, one.start, one.end, two.id)


def _pairs(things: tuple[Thing, ...]) -> Iterator[tuple[Thing, Thing]]:
    theirs: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.reader == MODEL:
            theirs.setdefault(thing.page, []).append(thing)
    return ((one, two) for one in things if one.reader == RULES for two in theirs.get(one.page, ()))


def _share(one: Span, two: Span) -> bool:
    shared = one.overlap(two)
    return 2 * shared >= one.length + two.length - shared
