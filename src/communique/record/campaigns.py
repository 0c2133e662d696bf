"""Campaigns: what tells of a series of attacks by one side on another ("two weeks of air strikes"), and the attacks that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations, islice, pairwise
from typing import Generic, Protocol, TypeVar

from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.record.comparing import compare_dates, gap_days
from communique.record.profiles import EXACT, REAL, Profile
from communique.record.wording import names_of
from communique.tables import load_list

SPAN = 92  # days before its article to which a series without days of its own may reach back: three months
PAUSE = 31  # days without an attack after which the next one is taken to open another campaign
MANY = 12  # attacks above which a series says too little to be tied to any: it is the war
NEAR = 14  # days between articles that tell of a series in the present
SLACK = 3  # days by which "in September" may be off at its ends
LASTED = re.compile(r"\b(?:days|weeks|months) of\b")  # how long a series lasted, told when it is over: "two weeks of air strikes"

S = TypeVar("S", bound="Struck")


class Aimed(Protocol):
    """What a report and an event have in common here: the sides of its actors and targets, and the names in the words of its targets."""

    @property
    def actor(self) -> frozenset[str]: ...

    @property
    def target(self) -> frozenset[str]: ...

    @property
    def aimed(self) -> frozenset[str]: ...


class Struck(Aimed, Protocol):
    """An event of violence that may be part of a campaign."""

    @property
    def id(self) -> str: ...

    @property
    def when(self) -> DateRange | None: ...

    @property
    def dates(self) -> tuple[DateRange, ...]: ...

    @property
    def published(self) -> tuple[str, ...]: ...


def is_series(p: Profile) -> bool:
    """True for a report of attacks by a side on somebody named that says neither the day nor where nor how many, in words for a series."""
    bare = p.kind.kind == "strike" and p.standing == REAL and not (p.exact or p.places or p.numbers or p.background)
    return bare and bool(p.actor and (p.target or p.aimed)) and bool(_words().search(p.told.text))


def same_sides(one: Aimed, two: Aimed) -> str:
    """Why two are attacks by one side on one other; '' where they are not known to be."""
    actor, target = one.actor & two.actor, one.target & two.target
    if not actor or (one.target and two.target and not target) or not (target or (one.aimed and one.aimed == two.aimed)):
        return ""
    aim = names_of(target) if target else " ".join(sorted(one.aimed)).title()
    return f"same actor: {names_of(actor)}; same target: {aim}"


def series_together(profiles: Iterable[Profile]) -> Iterator[tuple[str, str, str]]:
    """Pairs of ids of reports of a series without days that are told within days of each other, with the reason."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for p in sorted((p for p in profiles if p.when is None and _day(p) and is_series(p)), key=lambda p: (_day(p), p.id)):
        for side in sorted(p.actor):
            blocks[f"{p.kind.family} {side}"].append(p)
    for one, two in (pair for key in sorted(blocks) for pair in combinations(blocks[key], 2)):
        if told_near(one, two) and (reason := same_sides(one, two)):
            yield one.id, two.id, f"{reason}; both tell of a series of attacks"


@dataclass(frozen=True, slots=True)
class Seen:
    """What several reports of one event of violence say together."""

    id: str
    actor: frozenset[str]
    target: frozenset[str]
    aimed: frozenset[str]
    when: DateRange | None
    dates: tuple[DateRange, ...]
    published: tuple[str, ...]
    over: bool

    @staticmethod
    def of(group: Sequence[Profile]) -> Seen:
        """What `group`, whose reports are of one event, says; `over`: one of them tells how long a series lasted."""
        days = sorted((p.when for p in group if p.exact and p.when), key=lambda d: (d.from_ or "", d.to or ""))
        return Seen(
            id=group[0].id,
            actor=frozenset(s for p in group for s in p.actor),
            target=frozenset(s for p in group for s in p.target),
            aimed=frozenset(w for p in group for w in p.aimed),
            when=days[0] if days else None,
            dates=tuple(d for p in group for d in p.dates),
            published=tuple(sorted({_day(p) for p in group} - {""})),
            over=any(LASTED.search(p.told.text) for p in group),
        )


def campaigns_together(series: Iterable[Seen], attacks: Attacks[Seen]) -> Iterator[tuple[str, str, str]]:
    """Pairs of ids of `series`, told at any time, that stand for the same of the `attacks`, which have days, with the reason. What is told as still
    going on long after these is another campaign."""
    blocks: dict[tuple[str, ...], list[Seen]] = defaultdict(list)
    first = dict[tuple[str, ...], str]()
    for told in sorted(series, key=lambda s: (s.published, s.id)):
        found = [attack for attack, _ in attacks_of(told, attacks)]
        last = max((a.when.to or "" for a in found if a.when), default="")
        if found and told.published and (told.over or told.published[0] <= _moved(last, PAUSE)):
            key = tuple(a.id for a in found)
            blocks[key].append(told)
            first[key] = say_days(found[0].when)
    for key in sorted(blocks):
        for one, two in combinations(blocks[key], 2):
            if reason := same_sides(one, two):
                yield one.id, two.id, f"{reason}; both tell of the series to which the attack of {first[key]} belongs"


def told_near(one: Profile, two: Profile) -> bool:
    """True for two reports of articles at most `NEAR` days apart."""
    days = [date.fromisoformat(d) for d in (_day(one), _day(two)) if d]
    return len(days) == 2 and abs((days[1] - days[0]).days) <= NEAR


class Attacks(Generic[S]):
    """Attacks by one side whose days are told, ready to be asked for those of a time."""

    def __init__(self, attacks: Iterable[S]) -> None:
        self._held = sorted((a for a in attacks if a.when is not None), key=lambda a: (_first(a), a.id))
        self._days = [_first(a) for a in self._held]

    def within(self, span: DateRange) -> Iterator[S]:
        """Those that meet `span`, in order of their days."""
        held = self._held[bisect_left(self._days, _moved(span.from_ or "", -EXACT)) : bisect_right(self._days, span.to or "")]
        return (a for a in held if compare_dates(span, a.when).fits)


def attacks_of(series: Struck, attacks: Attacks[S]) -> list[tuple[S, str]]:
    """Those of `attacks` that `series` stands for, in order of their days, each with the reason; none where there are more than `MANY`, or where
    they are not one campaign."""
    span = _span(series)
    near = attacks.within(span) if span is not None else iter(())
    found = list(islice(((a, reason) for a in near if (reason := same_sides(series, a))), MANY + 1))
    days = [a.when for a, _ in found if a.when]
    paused = any((gap_days(one, two) or 0) > PAUSE for one, two in pairwise(days))
    return [] if paused or len(found) > MANY else found


def _span(series: Struck) -> DateRange | None:
    if series.when is not None and series.when.from_ and series.when.to:
        return DateRange(_moved(series.when.from_, -SLACK), _moved(series.when.to, SLACK))
    if series.when is not None or not series.published:
        return None
    return DateRange(_moved(min(series.published), -SPAN), max(series.published))


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _first(attack: Struck) -> str:
    return (attack.when.from_ or "") if attack.when else ""


def _day(p: Profile) -> str:
    return (p.published.to or "") if p.published else ""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load_list("communique.record", "series_words.txt"))) + r")\b")
