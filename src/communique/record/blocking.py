"""Which reports are compared at all: those that share a block, a family of types and a day or month. And the days in which a report without an exact
day is looked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, groupby

from communique.model.record import RecordReport
from communique.model.times import DateRange
from communique.record.again import counted_from
from communique.record.comparing import length_days
from communique.record.names import HALF, MASK
from communique.record.places import named_in
from communique.record.profiles import REAL, RESULTS, Profile

LONGEST_ROUGH = 400  # days: an interval longer than a year places nothing
NEWS = 7  # days before its article in which an undated piece of news is looked for
STRETCH = 6  # bits of the number of a day in a stretch of days that are put in order together: two months
RECALLED = 14  # the same for an attack, which later articles recall by its place and its dead


def candidates(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of exactly dated reports that share a block: family and day (of a round or an attack also the day after).

    Each pair comes once, the smaller id first, on the first day that both have, so that nobody need hold them all.
    """
    held = sorted(profiles, key=lambda p: p.id)
    by_day = ByDay()
    for number, p in enumerate(held):
        days = [date.fromisoformat(day).toordinal() for day in days_of(p.when)]
        by_day.add(number, p.kind.family, days[0] if days else 0, days[-1] if days else 0, act=p.kind.kind == "act")
    for day, block in by_day.blocks():
        for one, two in pairs_of_day(day, [held[number] for number in block]):
            yield one.id, two.id


class ByDay:
    """Dated reports, family by family, by their days: 8 bytes for each of these."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], array[int]] = {}

    def add(self, number: int, family: str, first: int, last: int, *, act: bool) -> None:
        """Keep the report with this number, which has the days from `first` to `last` (``date.toordinal``; 0: none) and, if it is no act, the one
        after them."""
        for day in range(first, last + (1 if act else 2)) if first else ():
            self._held.setdefault((family, day >> STRETCH), array("Q")).append(day << HALF | number)

    def blocks(self) -> Iterator[tuple[str, list[int]]]:
        """The days that several reports of a family have, with their numbers."""
        for key in sorted(self._held):
            for day, block in groupby(sorted(self._held[key]), key=lambda entry: entry >> HALF):
                numbers = [entry & MASK for entry in block]
                if len(numbers) > 1:
                    yield date.fromordinal(day).isoformat(), numbers

    def on(self, day: str) -> set[int]:
        """The numbers of the reports that have `day`, maybe as the one after theirs."""
        wanted = date.fromisoformat(day).toordinal()
        found = (entry for (_, stretch), held in self._held.items() if stretch == wanted >> STRETCH for entry in held)
        return {entry & MASK for entry in found if entry >> HALF == wanted}


def pairs_of_day(day: str, block: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """The pairs of the reports in `block`, sorted by id, for which `day` is the first that both have."""
    first = {p.id: next(days_of(p.when), "") for p in block}
    return ((one, two) for one, two in combinations(block, 2) if day in (first[one.id], first[two.id]))


def sides_told(p: Profile) -> frozenset[str]:
    """The sides of `p` of which another report must name one to be of its event; none where it may be told without them."""
    told = p.parties if p.kind.kind == "round" else not p.actor
    return p.sides if told else frozenset()


def stated(p: Profile) -> DateRange | None:
    """The rough interval that a report states; None for an exact date, none, or one that is too long to place anything."""
    dates = p.when
    if p.exact or dates is None or dates.from_ is None or dates.to is None:
        return None
    return dates if rough_length(dates) < LONGEST_ROUGH else None


def news(p: Profile) -> DateRange | None:
    """The days before its article for an undated report of news that says enough to be found again: an act with its parties (what talks bring
    about, also with its place), talks with their place, or with their parties where the article begins with them, a strike with its
    place or a name in the words for its target."""
    day = p.published.from_ if p.published and p.published.from_ == p.published.to else None
    if day is None or p.when is not None or p.standing != REAL or counted_from(p) or not _findable(p):
        return None
    back = timedelta(days=RECALLED if p.kind.kind == "strike" else NEWS)
    return DateRange((date.fromisoformat(day) - back).isoformat(), day)


def is_vague_news(p: Profile) -> bool:
    """True for talks and attacks in the news that are looked for without day and place: what their own article tells goes first."""
    return p.kind.kind != "act" and not p.places and news(p) is not None


def _findable(p: Profile) -> bool:
    if p.places:
        return bool(p.sides) or p.kind.kind != "act" or p.kind.family in RESULTS
    if p.kind.kind == "round":
        return p.told.early and max(len(p.people), len(p.parties)) > 1
    return any(map(named_in, p.aims)) if p.kind.kind == "strike" else bool(p.sides)


def sought(p: Profile) -> DateRange | None:
    """The days in which a report is looked for."""
    return p.when if p.exact else stated(p) or news(p)


def rough_length(dates: DateRange) -> int:
    """Days by which an interval is rough: 0 for one day."""
    return (length_days(dates) or LONGEST_ROUGH + 1) - 1


def days_of(dates: DateRange | None, *, beyond: int = 0) -> Iterator[str]:
    """The days of `dates` and so many after them; none where an end is open."""
    if dates is None or dates.from_ is None or dates.to is None:
        return
    first, last = date.fromisoformat(dates.from_), date.fromisoformat(dates.to)
    for n in range((last - first).days + 1 + beyond):
        yield (first + timedelta(days=n)).isoformat()


def months_of(report: RecordReport, published: str | None) -> list[str]:
    """The months (``1995-11``) in which what `report` tells of is looked for: those of its dates, else of the days before its article."""
    dates = [v.value for v in report.fields.get("date", ()) if isinstance(v.value, DateRange)]
    if not dates and published:
        dates = [DateRange((date.fromisoformat(published) - timedelta(days=RECALLED)).isoformat(), published)]
    return sorted({month for d in dates if (length_days(d) or LONGEST_ROUGH) < LONGEST_ROUGH for month in months_in(d)})


def months_in(dates: DateRange | None) -> list[str]:
    """The months that `dates` touch, in order."""
    return sorted({day[:7] for day in days_of(dates)})
