"""Time expressions of plain text with their meaning: this room for those who want nothing else of the package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.model.times import DateRange, Resolved, Time
from communique.times.finding import find_in
from communique.times.resolving import resolve


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and what it means: ``text[start:end] == raw``, offsets in Unicode code points.

    `type` (DATE, TIME, DURATION, SET), `value` (``2031-02-18TEV``, ``PT6H``, ``PXM``, ``FUTURE_REF``) and `mod` (START, APPROX …) are those of
    TIMEX3 (TimeML 1.2.1); `value` is None where the words alone do not tell it. `from_` and `to` are the first and last ISO day, inclusive, None
    on a side that is open or not known; a length has days where it is counted from the article's date.
    """

    start: int
    end: int
    raw: str
    type: str
    value: str | None
    mod: str | None
    from_: str | None
    to: str | None

    @property
    def timex3(self) -> str:
        """The expression as a TIMEX3 element, without an identifier.

        >>> find_times("They met late last month.", published="2031-02-20")[0].timex3
        '<TIMEX3 type="DATE" value="2031-01" mod="END">late last month</TIMEX3>'
        """
        told = "".join(f' {name}="{said}"' for name, said in (("type", self.type), ("value", self.value), ("mod", self.mod)) if said)
        words = self.raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<TIMEX3{told}>{words}</TIMEX3>"


def find_times(text: str, published: date | str | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of `text` in order; none overlap. English news prose.

    `published` is the day of the text (a date, or ``YYYY-MM-DD``), from which "on Tuesday" and "last month" count; without it they have neither
    `value` nor days. The two ends of a range ("from Monday to Thursday", "five to six hours") are expressions by themselves; those of dates
    have the days of the whole range. Raises ValueError when `published` is no day.

    >>> [(t.raw, t.type, t.value, t.from_, t.to) for t in find_times("Envoys met on Tuesday night.", published="2031-02-20")]
    [('Tuesday night', 'TIME', '2031-02-18TNI', '2031-02-18', '2031-02-18')]
    """
    day = None if published is None else _iso(published)
    found = find_in(text)
    meant = resolve(found, None if day is None else DateRange(day, day))
    return tuple(_told(t, m) for t, m in zip(found, meant, strict=True))


def _told(t: Time, m: Resolved) -> TimeExpression:
    return TimeExpression(t.start, t.end, t.raw, _kind(t.type, m.value), m.value, t.mod, m.from_, m.to)


def _kind(kind: str, value: str | None) -> str:
    """The TIMEX3 type: a distance from an event whose day is not known has a length for its value."""
    return "DURATION" if kind == "DATE" and value and value.startswith("P") and not value.endswith("_REF") else kind


def _iso(day: date | str) -> str:
    if not isinstance(day, str):
        return date(day.year, day.month, day.day).isoformat()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise ValueError(f"`published` is no day: {day!r}; write it as YYYY-MM-DD") from error
