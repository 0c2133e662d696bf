"""Do two reported values say the same? Numbers, dates and words; `communique.record.places` compares places.

Every comparison gives a `Verdict` with the values that made it, for the reasons that a reader is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model.record import Scalar
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.record.precision import days_between
from communique.record.wording import pair

SAME, COMPATIBLE, CONFLICT, UNKNOWN, OUTGROWN = "same", "compatible", "conflict", "unknown", "outgrown"
FAR = 2.0  # how many times a bound another count must be to have outgrown it: who knows of ten dead does not write "at least three"
ABOUT = 0.1  # how far, in share of the number, "about" may be off: the last digit that people round to is mostly a tenth
Ends = tuple[float, float]
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`relation`: same, compatible (a bound, a rounding, the one inside the other), outgrown (a bound far below the other: both may be right, the
    bound is old), conflict, or unknown where nothing can be said."""

    relation: str
    reason: str

    @property
    def clash(self) -> bool:
        return self.relation == CONFLICT

    @property
    def fits(self) -> bool:
        return self.relation in (SAME, COMPATIBLE)


def interval(number: Scalar, qualifier: str) -> tuple[float, float] | None:
    """The numbers that "at least 4", "about 400", (5, 6) allow, inclusive; None for what is no number or too vague.

    >>> interval(400, "at_least")
    (400.0, inf)
    """
    if isinstance(number, tuple):
        return (float(number[0]), float(number[1]))
    if not isinstance(number, (int, float)) or qualifier == "vague":
        return None
    exact = float(number)
    if qualifier == "at_least":
        return (exact, float("inf"))
    if qualifier == "at_most":
        return (float("-inf"), exact)
    if qualifier == "about":
        return (exact - abs(exact) * ABOUT, exact + abs(exact) * ABOUT)
    return (exact, exact)


def compare_numbers(one: Scalar, two: Scalar, *, qualifiers: tuple[str, str] = ("exact", "exact")) -> Verdict:
    """Two numbers with their qualifiers.

    The same number is `same` whether it is given as exact or as a bound ("at least four", "four"); numbers of which one allows the other
    are `compatible`; a bound that the other is FAR times or more is `outgrown`; numbers that cannot both be right `conflict`.

    >>> compare_numbers(3, 10, qualifiers=("at_least", "exact")).relation
    'outgrown'
    """
    first, second = interval(one, qualifiers[0]), interval(two, qualifiers[1])
    reason = pair(show(one, qualifiers[0]), show(two, qualifiers[1]))
    if first is None or second is None:
        return Verdict(UNKNOWN, reason)
    if one == two and "about" not in {q for q in qualifiers if qualifiers[0] != qualifiers[1]}:
        return Verdict(SAME, reason)
    overlap = max(first[0], second[0]) <= min(first[1], second[1])
    if overlap and any(q == "at_least" and low[0] > 0 and high[0] >= FAR * low[0] for q, low, high in _both(qualifiers, first, second)):
        return Verdict(OUTGROWN, reason)
    return Verdict(COMPATIBLE if overlap else CONFLICT, reason)


def _both(qualifiers: tuple[str, str], one: Ends, two: Ends) -> tuple[tuple[str, Ends, Ends], ...]:
    return (qualifiers[0], one, two), (qualifiers[1], two, one)


def compare_dates(one: DateRange | None, two: DateRange | None) -> Verdict:
    """Two date intervals: equal, one overlapping the other, or apart. An open side reaches as far as it may."""
    reason = pair(show(one), show(two))
    if one is None or two is None or not dated(one) or not dated(two):
        return Verdict(UNKNOWN, reason)
    if one == two:
        return Verdict(SAME, reason)
    apart = max(one.from_ or "", two.from_ or "") > min(one.to or "9999", two.to or "9999")
    return Verdict(CONFLICT if apart else COMPATIBLE, reason)


def compare_words(one: str, two: str) -> Verdict:
    """Two phrases: the same words, the one holding all of the other's, or not comparable. Words alone never conflict."""
    first, second = words_of(one), words_of(two)
    reason = pair(f"“{one}”", f"“{two}”")
    if first == second:
        return Verdict(SAME, reason)
    return Verdict(COMPATIBLE if first and second and (first <= second or second <= first) else UNKNOWN, reason)


def gap_days(one: DateRange, two: DateRange) -> int | None:
    """Days between two intervals: 0 when they meet, 1 when the one ends the day before the other begins; None when a needed side is open."""
    first, second = sorted((one, two), key=lambda r: (r.from_ or "", r.to or ""))
    if first.to is None or second.from_ is None:
        return None if not (first.to is None and second.from_) else 0
    return max(0, days_between(first.to, second.from_))


def length_days(dates: DateRange) -> int | None:
    """Days that an interval covers, both ends counted; None when a side is open."""
    return None if dates.from_ is None or dates.to is None else days_between(dates.from_, dates.to) + 1


def dated(dates: DateRange | None) -> bool:
    """True when at least one side of the interval is known."""
    return dates is not None and bool(dates.from_ or dates.to)


def words_of(text: str) -> frozenset[str]:
    """The words of `text` in lower case."""
    return frozenset(WORD.findall(text.lower()))


def show(value: Scalar, qualifier: str = "exact") -> str:
    """A value for a reason: ``at least 400``, ``5–6``, ``1–21 November 1995``.

    >>> show(400, "at_least")
    'at least 400'
    """
    if isinstance(value, DateRange):
        return say_days(value) or "?"
    if isinstance(value, tuple):
        return f"{value[0]:g}–{value[1]:g}"
    if value is None:
        return "?"
    plain = f"{value:,}" if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else value
    return plain if qualifier in ("exact", "range") else f"{qualifier.replace('_', ' ')} {plain}"
