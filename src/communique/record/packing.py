"""Profiles of reports held in little memory, since linking goes through all of them.

What is the same in many reports (days, sides, places) is there once; what only the comparison of two reports asks for lies on a shelf, and comes back
while it is asked for.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from dataclasses import fields, replace
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, TypeVar

from communique.model.record import CitedValue
from communique.model.times import DateRange
from communique.record.profiles import Profile
from communique.record.relations import Told
from communique.record.shelves import Shelf
from communique.record.sides import Context
from communique.record.telling import Telling

T = TypeVar("T", bound=Hashable)
LATELY = 4096  # reports of which the rest stays in memory, about 3 KB each


class Once:
    """Values of which equal ones of a type become one.

    >>> once = Once()
    >>> once(("PER", "ECU")) is once(tuple(["PER", "ECU"]))
    True
    """

    def __init__(self) -> None:
        self._held: dict[tuple[type, Hashable], Any] = {}

    def __call__(self, value: T) -> T:
        """The first value given that is equal to `value`."""
        held: T = self._held.setdefault((type(value), value), value)
        return held


class Rest(NamedTuple):
    """The parts of a profile that lie on a shelf."""

    aims: tuple[str, ...]
    bodies: tuple[str, ...]
    numbers: tuple[tuple[tuple[str, str], CitedValue], ...]
    words: frozenset[str]
    context: Context
    told: Telling


OWN = ("id", "pages", "reports")  # of an event alone
LIGHT = tuple(name for name in Profile.__dataclass_fields__ if name not in Rest._fields)


class Packed(Profile):
    """A profile of which the `Rest` is on a shelf; it is used as any other."""

    __slots__ = ("rest",)
    rest: Callable[[str], Rest]

    def __reduce__(self) -> tuple[type[Profile], tuple[Any, ...]]:
        """Elsewhere it is a profile with all that it says."""
        return Profile, tuple(getattr(self, name) for name in Profile.__dataclass_fields__)

    @property
    def aims(self) -> tuple[str, ...]:
        return self.rest(self.id).aims

    @property
    def bodies(self) -> tuple[str, ...]:
        return self.rest(self.id).bodies

    @property
    def numbers(self) -> tuple[tuple[tuple[str, str], CitedValue], ...]:
        return self.rest(self.id).numbers

    @property
    def words(self) -> frozenset[str]:
        return self.rest(self.id).words

    @property
    def context(self) -> Context:
        return self.rest(self.id).context

    @property
    def told(self) -> Telling:
        return self.rest(self.id).told


class Packer:
    """Makes profiles take little memory: what they share with others is `once`'s, what only a comparison asks for lies on `shelf`."""

    def __init__(self, shelf: Shelf[bytes], once: Once) -> None:
        self._shelf, self._once = shelf, once
        self._rest = lru_cache(maxsize=LATELY)(lambda name: Rest(*pickle.loads(shelf[name])))

    def __call__(self, profile: Profile) -> Profile:
        """`profile` in little memory."""
        made = object.__new__(Packed)
        for name in LIGHT:
            value = getattr(profile, name)
            object.__setattr__(made, name, value if name == "id" else _shared(value, self._once))
        object.__setattr__(made, "rest", self._rest)
        self._shelf.put(profile.id, pickle.dumps(tuple(getattr(profile, name) for name in Rest._fields), pickle.HIGHEST_PROTOCOL))
        return made


def spared(told: Told, once: Once) -> Told:
    """`told` with what it shares with others from `once`."""
    names = (f.name for f in fields(told) if f.name not in OWN)
    return replace(told, **{name: _shared(getattr(told, name), once) for name in names}, pages=frozenset(map(intern, told.pages)))


def _shared(value: Any, once: Once) -> Any:
    if isinstance(value, str):
        return intern(value)
    return once(value) if isinstance(value, (frozenset, tuple, DateRange)) else value
