"""What linking knows of reports and events as bytes, for a shelf: linking goes through all of it, and memory would not hold it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from communique.model.record import CitedValue
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.record.profiles import Kind, Profile
from communique.record.relations import Told
from communique.record.telling import Telling

T = TypeVar("T", Profile, Told)
Way = tuple[Callable[[Any], Any], Callable[[Any], Any]]
"""From the value of a field to plain things (words, numbers, tuples and sets of these), which are packed in a third of the time, and back."""


def pack(thing: Profile | Told) -> bytes:
    """`thing` as bytes, for `unpack`."""
    values = list(_VALUES[type(thing)](thing))
    for at, (plain, _) in _WAYS[type(thing)]:
        values[at] = plain(values[at])
    return pickle.dumps(values, pickle.HIGHEST_PROTOCOL)


def unpack(kind: type[T], packed: bytes) -> T:
    """The `kind` that `pack` made `packed` from."""
    values = pickle.loads(packed)
    for at, (_, again) in _WAYS[kind]:
        values[at] = again(values[at])
    return kind(*values)


@cache
def _kind(values: tuple[Any, ...]) -> Kind:
    return Kind(*values)


def _ends(dates: DateRange | None) -> tuple[str | None, str | None] | None:
    return None if dates is None else (dates.from_, dates.to)


def _range(ends: tuple[str | None, str | None] | None) -> DateRange | None:
    return None if ends is None else DateRange(*ends)


def _plain_telling(told: Telling) -> tuple[Any, ...]:
    sentence, *rest = _TELLING(told)
    return sentence and tuple(sentence), *rest


def _telling(values: tuple[Any, ...]) -> Telling:
    return Telling(values[0] and Span(*values[0]), *values[1:])


_KIND, _TELLING, _NUMBER = (attrgetter(*(f.name for f in fields(kind))) for kind in (Kind, Telling, CitedValue))
_OF_FIELD: dict[str, Way] = {
    "kind": (_KIND, _kind),
    "when": (_ends, _range),
    "published": (_ends, _range),
    "dates": (lambda dates: tuple(map(_ends, dates)), lambda ends: tuple(map(_range, ends))),
    "numbers": (lambda held: tuple((key, _NUMBER(v)) for key, v in held), lambda held: tuple((key, CitedValue(*v)) for key, v in held)),
    "told": (_plain_telling, _telling),
}
_OWN: dict[type, tuple[str, ...]] = {Profile: tuple(_OF_FIELD), Told: ("kind", "when", "dates")}
_NAMES = {kind: [f.name for f in fields(kind)] for kind in (Profile, Told)}
_VALUES = {kind: attrgetter(*names) for kind, names in _NAMES.items()}
_WAYS = {kind: [(names.index(name), _OF_FIELD[name]) for name in _OWN[kind]] for kind, names in _NAMES.items()}
