"""From a value as an article gives it to the record's cited value, and the reports that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from communique.model.record import CitedValue, RecordReport, Scalar
from communique.model.reports import Report
from communique.model.times import DateRange
from communique.model.values import Value
from communique.record.converting import statement_id
from communique.record.precision import precision_of
from communique.record.sources import Source

AHEAD = ("announced", "expected", "promised")
TO_COME = re.compile(r"\b(?:to|will|would|shall) [a-z]+")
COMING = "coming_weekday"  # the rule of a day derived from a weekday of something still to come


def cited_value(source: Source, value: Value) -> CitedValue:
    """`value` with its dates resolved and its actors by id. A value whose words say nothing definite has the value None."""
    tags = dict(value.tags)
    return CitedValue(
        value=_scalar(source, value),
        kind="cited",
        raw=value.raw,
        qualifier=value.qualifier,
        unit=value.unit,
        page=source.page,
        start=value.start,
        end=value.end,
        attributed_to=source.actor(value.attributed_to),
        role=tags.get("role"),
        weapon=tags.get("weapon"),
        what=tags.get("what"),
        precision=_precision(source, value),
        reader=tags.get("reader"),
        **_place(source, value),
    )


def _place(source: Source, value: Value) -> dict[str, Any]:
    """The place that the words of `value` name, or those between which they leave it open; nothing where no place was asked for."""
    placed = source.places.get((value.start, value.end)) if value.words is not None else None
    if placed is None:
        return {}
    return {
        "place": placed.place.id if placed.place else None,
        "candidates": tuple(p.id for p in placed.candidates),
        "place_reason": placed.reason,
    }


def record_reports(source: Source, codes: Mapping[str, Mapping[str, str]]) -> Iterator[RecordReport]:
    """The reports of `source`; `codes` gives the codes of each type in other codebooks."""
    for report in source.analysis.reports:
        yield RecordReport(
            id=source.ids[f"r:{report.key}"],
            page=source.page,
            type=report.type,
            codes=dict(codes.get(report.type, {})),
            status=report.status,
            stage=report.stage,
            start=report.start,
            end=report.end,
            raw=source.raw(report.start, report.end),
            fields=_fields(source, report),
            statement=statement_id(source, report.statement),
            within=None if report.within is None else source.ids.get(f"r:{report.within}"),
            reader=report.reader,
            differs=dict(report.differs) or None,
        )


def _fields(source: Source, report: Report) -> dict[str, tuple[CitedValue, ...]]:
    found = {name: _once(cited_value(source, value) for value in values) for name, values in sorted(report.fields) if values}
    times = {v.time for name, values in report.fields if name == "date" for v in values}
    if report.status in AHEAD and len(times) == 1:
        found["date"] = (_coming(source, report, found["date"][0], *times),)
    return found


def _coming(source: Source, report: Report, cited: CitedValue, at: int | None) -> CitedValue:
    """The day of `report`, which `cited` gives, on the weekday for which something is announced ("have agreed to meet on Friday"): the coming one,
    where the article's tense puts it into the week before."""
    time = None if at is None else source.analysis.times[at]
    printed, day = source.dating.published, cited.value.from_ if isinstance(cited.value, DateRange) else None
    if time is None or time.op != "weekday" or "last" in time.args or not TO_COME.search(source.raw(report.start, cited.start)):
        return cited
    if printed is None or day is None:
        return cited
    coming = (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    if cited.value != DateRange(day, day) or not day < printed <= coming:
        return cited
    return replace(cited, value=DateRange(coming, coming), kind="derived", rule=COMING)


def _once(values: Iterable[CitedValue]) -> tuple[CitedValue, ...]:
    """`values` without dates that a value before them gives already: both ends of "2-5 December" mean all four days."""
    kept: list[CitedValue] = []
    for value in values:
        if not any(isinstance(value.value, DateRange) and value.value == other.value for other in kept):
            kept.append(value)
    return tuple(kept)


def _scalar(source: Source, value: Value) -> Scalar:
    if value.actor is not None:
        return source.actor(value.actor)
    if value.time is not None:
        hours = source.analysis.times[value.time].hours
        if value.unit == "hours" and hours is not None:
            return hours if hours[0] < hours[1] else hours[0]
        return source.dates(value.time)
    return value.number if value.number is not None else value.words


def _precision(source: Source, value: Value) -> str | None:
    if value.time is None or not isinstance(_scalar(source, value), DateRange):
        return None
    return precision_of(source.times[value.time], source.analysis.times[value.time].mod)
