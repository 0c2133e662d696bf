"""Profiles of reports held in little memory, since linking goes through all of them.

What is the same in many reports (days, sides, places) is there once; what only the comparison of two reports asks for is packed, and unpacked while
it is asked for.
"""

from __future__ import annotations

import pickle
from collections.abc import Hashable
from dataclasses import fields, replace
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, TypeVar

from communique.model.record import CitedValue
from communique.model.times import DateRange
from communique.record.profiles import Profile
from communique.record.relations import Told
from communique.record.sides import Context
from communique.record.telling import Telling

T = TypeVar("T", bound=Hashable)
LATELY = 4096  # reports that stay unpacked, about 3 KB each


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
    """The parts of a profile that are packed."""

    aims: tuple[str, ...]
    bodies: tuple[str, ...]
    numbers: tuple[tuple[tuple[str, str], CitedValue], ...]
    words: frozenset[str]
    context: Context
    told: Telling


OWN = ("id", "pages", "reports")  # of an event alone
LIGHT = tuple(name for name in Profile.__dataclass_fields__ if name not in Rest._fields)


class Packed(Profile):
    """A profile of which the `Rest` is packed; it is used as any other."""

    __slots__ = ("packed",)
    packed: bytes

    @property
    def aims(self) -> tuple[str, ...]:
        return _rest(self.packed).aims

    @property
    def bodies(self) -> tuple[str, ...]:
        return _rest(self.packed).bodies

    @property
    def numbers(self) -> tuple[tuple[tuple[str, str], CitedValue], ...]:
        return _rest(self.packed).numbers

    @property
    def words(self) -> frozenset[str]:
        return _rest(self.packed).words

    @property
    def context(self) -> Context:
        return _rest(self.packed).context

    @property
    def told(self) -> Telling:
        return _rest(self.packed).told


def packed(profile: Profile, once: Once) -> Profile:
    """`profile` in little memory; what it shares with others is `once`'s."""
    made = object.__new__(Packed)
    for name in LIGHT:
        object.__setattr__(made, name, _shared(getattr(profile, name), once))
    rest = tuple(getattr(profile, name) for name in Rest._fields)
    object.__setattr__(made, "packed", pickle.dumps(rest, pickle.HIGHEST_PROTOCOL))
    return made


def spared(told: Told, once: Once) -> Told:
    """`told` with what it shares with others from `once`."""
    names = (f.name for f in fields(told) if f.name not in OWN)
    return replace(told, **{name: _shared(getattr(told, name), once) for name in names}, pages=frozenset(map(intern, told.pages)))


def _shared(value: Any, once: Once) -> Any:
    if isinstance(value, str):
        return intern(value)
    return once(value) if isinstance(value, (frozenset, tuple, DateRange)) else value


@lru_cache(maxsize=LATELY)
def _rest(packed: bytes) -> Rest:
    return Rest(*pickle.loads(packed))
