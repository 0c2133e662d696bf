"""What one story tells of an event in all: the day in its first sentence, the place in its third, the dead in its last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from communique.model.times import DateRange
from communique.record.blocking import news, stated
from communique.record.places import exactness, named_in
from communique.record.profiles import REAL, Profile, placed_by

FRESH = 2  # days before its article in which an attack at a place is looked for whose day the article does not tell


@dataclass(frozen=True, slots=True)
class Pool:
    """Reports of one event in one story: their ids, and what they say in all as one profile, `told`. `days`: those in which what they tell of is
    looked for (None where nothing says it), and `exact` where they are told to within a few days."""

    reports: tuple[str, ...]
    told: Profile
    days: DateRange | None
    exact: bool

    @property
    def several(self) -> bool:
        """True where no single report says all of it."""
        return len(self.reports) > 1


def pool(reports: Sequence[Profile]) -> Pool:
    """What `reports`, of one event and one article, say in all. An attack at a place without its day is looked for in the last days before the
    article, and gets these."""
    held = sorted(reports, key=lambda p: (p.start, p.id))
    told = _together(held) if len(held) > 1 else held[0]
    exact = told.exact
    days = told.when if exact else stated(told) or _fresh(told) or news(told)
    if told.when is None and told.kind.kind == "strike" and days is not None:
        told = _with(told, when=days)
    return Pool(tuple(p.id for p in held), told, days, exact)


def _together(held: Sequence[Profile]) -> Profile:
    """`held`, the first first, as one profile; days that are told exactly, and places by name, go before others."""
    first = held[0]
    exact = sorted({p.when for p in held if p.exact and p.when}, key=_ends)
    dates = tuple(sorted({d for p in held for d in p.dates}, key=_ends))
    places = tuple(dict.fromkeys(words for p in held for words in p.places))
    sets = ("spots", "sides", "parties", "people", "actor", "target", "aimed", "words")
    return _with(
        first,
        **{name: frozenset[str]().union(*(getattr(p, name) for p in held)) for name in sets},
        **{name: tuple(dict.fromkeys(words for p in held for words in getattr(p, name))) for name in ("aims", "bodies")},
        type=Counter(p.type for p in held).most_common(1)[0][0],
        standing=REAL if any(p.standing == REAL for p in held) else first.standing,
        stage=next((p.stage for p in held if p.stage), None),
        dates=dates,
        when=placed_by(tuple(exact) or dates, several_days=first.kind.kind == "round" and bool(exact)),
        exact=bool(exact),
        places=tuple(words for words in places if exactness(words) == 2) or places,
        numbers=tuple(n for p in held for n in p.numbers),
        round=next((p.round for p in held if p.round is not None), None),
    )


def _fresh(told: Profile) -> DateRange | None:
    """The last days before its article for an attack that is told with its place, its target by name or its victims, and without its day."""
    day = told.published.from_ if told.published and told.published.from_ == told.published.to else None
    known = told.places or told.numbers or any(map(named_in, told.aims))
    if day is None or told.kind.kind != "strike" or told.when is not None or told.standing != REAL or not known:
        return None
    return DateRange((date.fromisoformat(day) - timedelta(days=FRESH)).isoformat(), day)


def _with(p: Profile, **changes: Any) -> Profile:
    """`p` with `changes`, as a profile that holds all that it says itself."""
    return Profile(**{name: changes[name] if name in changes else getattr(p, name) for name in Profile.__dataclass_fields__})


def _ends(days: DateRange) -> tuple[str, str]:
    return days.from_ or "", days.to or ""
