"""Days counted from an event told before: "two days later", "the next day", once the record knows when that event was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.model.analysis import Analysis
from communique.model.record import RecordReport, RecordTime
from communique.model.spans import Span
from communique.model.times import DateRange, Time
from communique.record.comparing import length_days
from communique.record.grouping import Groups
from communique.record.sources import Source
from communique.record.telling import sentence_at

OP = "event_shift"  # the rule of the times room for a distance from an event of which no date was told
FROM = "event_from"  # its rule for a distance from the event that the words name next: "a day after the strike"
NAMED = 4  # words after "a day after the" among which the event's name stands: "the deadly missile strike"
WORDS = re.compile(r"[^\W\d_]+|[.,;:()]")
RULE = "event_shift"
DAYS = {"day": 1, "night": 1, "week": 7}
REACHED = 80  # characters that hold these words
REACH = 3  # sentences back in which the event is looked for

Shifts = Mapping[tuple[str, int, int], str]
"""Day by page, start and end of the words that count to it."""


def shifted_days(sources: Iterable[Source], groups: Groups) -> dict[tuple[str, int, int], str]:
    """The days that words such as "two days later" mean: counted from the event told last before them, in the same sentence or up to three
    before, where `groups` give that event one single day. Hours, months and years give no day and are left alone."""
    roster, found = groups.profiles, {}
    for source in sources:
        told = [roster.names[number] for number in sorted(roster.on_page(source.page), key=lambda number: (roster.start[number], number))]
        for time in source.analysis.times:
            days = _days(time)
            if days is not None and (day := _named(time, source, groups) if time.op == FROM else _anchor(time, source, told, groups)):
                found[source.page, time.start, time.end] = (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    return found


def counts_days(analysis: Analysis) -> bool:
    """True where words of the page may count days from an event."""
    return any(time.op in (OP, FROM) for time in analysis.times)


def with_shifts(report: RecordReport, shifts: Shifts) -> RecordReport:
    """`report` with a derived day for each of its dates that `shifts` resolves; itself when there is none."""
    dates = report.fields.get("date", ())
    added = [
        replace(v, value=DateRange(day, day), kind="derived", precision="day", rule=RULE)
        for v in dates
        if v.value is None and (day := shifts.get((v.page, v.start, v.end)))
    ]
    return replace(report, fields={**report.fields, "date": (*dates, *added)}) if added else report


def with_shifted_times(times: Iterable[RecordTime], shifts: Shifts) -> Iterator[RecordTime]:
    """`times`, those that `shifts` resolves with their day."""
    for t in times:
        day = shifts.get((t.page, t.start, t.end))
        yield replace(t, value=day, from_=day, to=day) if day else t


def _days(time: Time) -> int | None:
    """Days that `time` counts; None when it counts none."""
    if time.op not in (OP, FROM) or len(time.args) < 2:
        return None
    unit, amount = time.args[:2]
    if unit not in DAYS or not isinstance(amount, (int, float)) or amount != int(amount):
        return None
    return int(amount) * DAYS[str(unit)]


def _anchor(time: Time, source: Source, reports: Sequence[str], groups: Groups) -> str | None:
    """The day of the event told last before `time`; of reports that end before it, or begin before it in an earlier sentence."""
    sentences = source.analysis.sentences
    here = sentence_at(time.start, sentences)
    near = [s for s in sentences if s[0] <= time.start][-REACH - 1 :]
    if here is None or not near:
        return None
    told = [p for r in reports if near[0][0] <= (p := groups.profiles[r]).start and p.end <= time.start and not p.background]
    for profile in reversed(told):
        if not _holds(profile.told.cited, time):
            return _single({groups.profiles[m].when for m in groups.members(profile.id) if groups.profiles[m].exact})
    return None


def _named(time: Time, source: Source, groups: Groups) -> str | None:
    """The day of the event of the same article that the words after `time` name as the article does elsewhere ("the strike", "the summit").

    None where several events of that name have other days, or one of them has none that is known.
    """
    text = source.analysis.page.text
    names = {_singular(w) for w in _phrase(text[time.end :])}
    told = [
        (p, text[r.trigger.start : r.trigger.end].lower()) for r in source.analysis.reports
        if (p := groups.profiles.get(source.ids.get(f"r:{r.key}", ""))) and not p.background and not _holds(p.told.cited, time)
    ]  # fmt: skip
    meant = [p for p, word in told if _singular(word) in names] or [p for p, _ in told if _singular(p.type) in names]
    days = [_single({groups.profiles[m].when for m in groups.members(p.id) if groups.profiles[m].exact}) for p in meant]
    return days[0] if days and len(set(days)) == 1 else None


def _phrase(after: str) -> list[str]:
    """The first words of `after`, up to a comma or stop; without the preposition and article at its beginning."""
    found = [m[0].lower() for m in WORDS.finditer(after[:REACHED])]
    stop = next((n for n, w in enumerate(found) if not w[0].isalpha()), len(found))
    return found[:stop][: NAMED + 2]


def _singular(word: str) -> str:
    return word.rpartition(" ")[2].removesuffix("s")


def _holds(cited: Iterable[tuple[int, int]], time: Time) -> bool:
    return any(Span(*span).overlap(Span(time.start, time.end)) for span in cited)


def _single(dates: Iterable[DateRange | None]) -> str | None:
    """The one day that all of `dates` are; None where they differ or last longer."""
    days = {d.from_ if d and length_days(d) == 1 else None for d in dates}
    return next(iter(days)) if len(days) == 1 else None
