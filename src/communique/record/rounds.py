"""Days of a round: what "the second day of talks" and "ended three days of talks" tell of the days before, and of days not named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from communique.model.analysis import Analysis
from communique.model.record import CitedValue, RecordReport, RecordTime
from communique.model.times import DateRange, Time
from communique.record.comparing import length_days, words_of
from communique.record.profiles import RESULTS, ROUND, kind_of
from communique.record.sources import Source
from communique.record.telling import sentence_at
from communique.tables import load_list

# Talks sit on consecutive days as a rule, but not over weeks: only these ordinals are counted back from.
CONSECUTIVE = (2, 3)
RULE = "day_of_round"
EVENT_DAY = "event_day"  # the rule of the times room for "the second day"
AFTER = 40  # characters after "the second day" in which stands what it is a day of
ENDED = ("concluded", "collapsed", "suspended")
DAYS = re.compile(r"\bdays?\b")


def with_own_days(reports: Sequence[RecordReport], source: Source) -> list[RecordReport]:
    """`reports`, all those of `source`, with the dates that their own words give for the days before: the n-th day of talks, or the last of
    n days, on a day named.

    The derived value spans from the first day of the round to the day named and cites the words that count the days. Talks that ended with
    something agreed in the same sentence ("signed a truce on Monday, ending nine days of talks") ended on the day on which it was agreed.
    """
    return [_with_own_days(r, source, reports) for r in reports]


def _with_own_days(report: RecordReport, source: Source, others: Sequence[RecordReport]) -> RecordReport:
    if kind_of(report.type).kind != "round":
        return report
    days = _days([report])
    counted = _numbered(report)
    if counted is not None and len(days) == 1:
        return _with(report, counted[0], _shift(days[0], 1 - counted[1]), days[0], RULE)
    lasted = _lasted(report, source) if report.stage in ENDED and len(days) < 2 else None
    last = max([*days, *_agreed_on(report, source, others)], default=None)
    if lasted is None or last is None:
        return report
    return _with(report, lasted[0], _shift(last, 1 - lasted[1]), last, "last_of_days", qualifier="about")


def _agreed_on(report: RecordReport, source: Source, others: Sequence[RecordReport]) -> list[str]:
    """The day of what was agreed in the sentence of `report`, if it is one."""
    sentence = sentence_at(report.start, source.analysis.sentences)
    agreed = [r for r in others if r.type in RESULTS and r.status == "happened" and sentence and sentence.start <= r.start < sentence.end]
    return days if len(days := _days(agreed)) == 1 else []


def with_days(report: RecordReport, first: str | None) -> RecordReport:
    """`report` with a derived date if it numbers its day of the round but gives none: from the round's `first` day to the day numbered."""
    counted = _numbered(report)
    if counted is None or first is None or any(isinstance(v.value, DateRange) for v in report.fields.get("date", ())):
        return report
    return _with(report, counted[0], first, _shift(first, counted[1] - 1), RULE)


def _with(report: RecordReport, value: CitedValue, first: str, last: str, rule: str, *, qualifier: str = "exact") -> RecordReport:
    derived = replace(
        value, value=DateRange(first, last), kind="derived", qualifier=qualifier, unit=None, what=None, precision="range", rule=rule
    )
    return replace(report, fields=dict(sorted({**report.fields, "date": (*report.fields.get("date", ()), derived)}.items())))


def first_day(reports: Sequence[RecordReport]) -> str | None:
    """The first day of a round, all of whose reports are `reports`, where at least two of its days are told."""
    told = [v for r in reports for v in r.fields.get("date", ())]
    spans = [v.value for v in told if isinstance(v.value, DateRange) and (v.kind == "derived" or length_days(v.value) == 1)]
    days = sorted({day for span in spans for day in (span.from_, span.to) if day})
    return days[0] if len(days) > 1 and (length_days(DateRange(days[0], days[-1])) or 0) <= ROUND else None


def _numbered(report: RecordReport) -> tuple[CitedValue, int] | None:
    for value in report.fields.get("day_of_round", ()):
        if isinstance(value.value, (int, float)) and value.value in CONSECUTIVE:
            return value, int(value.value)
    return None


def _lasted(report: RecordReport, source: Source) -> tuple[CitedValue, int] | None:
    """A number of whole days that the words of the report say of something: "three days of talks"."""
    for time in source.analysis.times:
        if time.type == "DURATION" and time.hours and report.start <= time.start and time.end <= report.end and DAYS.search(time.raw.lower()):
            days = time.hours[0] / 24
            if time.hours[0] == time.hours[1] and days == int(days) and 2 <= days <= ROUND and source.raw(time.end, time.end + 4) == " of ":
                return CitedValue(days, "cited", time.raw, "exact", "days", source.page, time.start, time.end, None), int(days)
    return None


def _days(reports: Iterable[RecordReport]) -> list[str]:
    """The single days that `reports` give, in order."""
    dates = [v.value for r in reports for v in r.fields.get("date", ()) if isinstance(v.value, DateRange)]
    return sorted({d.from_ for d in dates if d.from_ and length_days(d) == 1})


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


class RoundDay(NamedTuple):
    """A report of a round whose first day is known, shortest first: where it stands on its page, and that day."""

    length: int
    report: str
    start: int
    end: int
    first: str

    @staticmethod
    def of(report: RecordReport, first: str) -> RoundDay:
        return RoundDay(report.end - report.start, report.id, report.start, report.end, first)


def counts_round_days(analysis: Analysis) -> bool:
    """True where words of the page may number the days of a round: "the second day"."""
    return any(time.op == EVENT_DAY for time in analysis.times)


def with_day_times(times: Iterable[RecordTime], source: Source, rounds: Iterable[RoundDay]) -> Iterator[RecordTime]:
    """`times`, all on the page of `source`, where "the second day" has the date that its round gives it; `rounds` are those told there.

    The round is that of the report in whose words it stands, else the only round of the article of which the days are known, unless the
    words say that the days of something else are counted ("the first day of the war").
    """
    told = sorted(rounds)
    only = {r.first for r in told}
    days: dict[tuple[int, int], str] = {}
    for time in (t for t in source.analysis.times if t.op == EVENT_DAY and isinstance(t.args[0], int) and t.args[0] > 0):
        around = next((r.first for r in told if r.start <= time.start and time.end <= r.end), None)
        begins = around or (next(iter(only)) if len(only) == 1 else None)
        if begins is not None and _of_talks(source, time):
            days[time.start, time.end] = _shift(begins, int(time.args[0] or 1) - 1)
    return (replace(t, value=day, from_=day, to=day) if (day := days.get((t.start, t.end))) else t for t in times)


def _of_talks(source: Source, time: Time) -> bool:
    after = source.analysis.page.text[time.end : time.end + AFTER]
    return not after.startswith(" of ") or any(w in load_list("communique.record", "round_words.txt") for w in words_of(after))
