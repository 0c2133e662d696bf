"""Time expressions: symbolic on a page, dated once the article's date is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as written: ``page.text[start:end] == raw``; TIMEX3 `type` (DATE, TIME, DURATION, SET) and `mod`.

    `op` names the rule of `communique.times.resolve` that gives its value and `args` are that rule's arguments, so that nothing
    needs the article's date before the Record knows it. `anchor` is the index, in the same tuple, of the expression it counts from.
    A DURATION has `hours` (low, high) where its length is known (``five to six hours`` → (5, 6)).
    """

    start: int
    end: int
    raw: str
    type: str
    op: str
    args: tuple[str | int | float | None, ...] = ()
    mod: str | None = None
    anchor: int | None = None
    hours: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class DateRange:
    """Inclusive range of ISO dates; None on a side that is open or not known."""

    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a `Time` means for a given article date: TIMEX3 `value` and the inclusive interval; None where undetermined."""

    value: str | None
    from_: str | None
    to: str | None
