"""Where merging puts things down until it needs them again: in memory, or in a file where there are too many of them.

>>> shelf = InMemory()(str)
>>> shelf.put("b", "two"), shelf.put("a", "one")
(None, None)
>>> list(shelf), list(shelf.items()), shelf["b"]
(['two', 'one'], [('a', 'one'), ('b', 'two')], 'two')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, Protocol, TypeVar, cast

T = TypeVar("T")
Pack = Callable[[Any], object]


def as_it_is(thing: object) -> object:
    """`thing`: shelves in memory keep it unpacked."""
    return thing


class Shelf(Protocol[T]):
    """Things of one class by key. Several may have one key."""

    def put(self, key: str, thing: T) -> None:
        """Keep `thing` under `key`."""
        ...

    def put_row(self, key: str, row: object) -> None:
        """Keep under `key` the thing of which `Shelves.pack` made `row`."""
        ...

    def __getitem__(self, key: str) -> T:
        """The first thing that was put under `key`; KeyError when there is none."""
        ...

    def __iter__(self) -> Iterator[T]:
        """All things in the order in which they were put."""
        ...

    def items(self) -> Iterator[tuple[str, T]]:
        """Keys and things in the order of the keys; of one key in the order in which they were put."""
        ...

    def __len__(self) -> int: ...


class Shelved(Mapping[str, T]):
    """What is on a shelf, by key, where each key is there once; the last `held` that were asked for stay in memory."""

    def __init__(self, shelf: Shelf[T], *, held: int = 64) -> None:
        self._shelf = shelf
        self._look = lru_cache(maxsize=held)(shelf.__getitem__)

    def __getitem__(self, key: str) -> T:
        return self._look(key)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._shelf.items())

    def __len__(self) -> int:
        return len(self._shelf)


class Shelves(Protocol):
    """Gives a new, empty shelf for things of a class of the model."""

    def __call__(self, kind: type[T], /) -> Shelf[T]: ...

    @property
    def pack(self) -> Pack:
        """What makes of a thing the row that its shelf keeps, in this process or another."""
        ...


class InMemory:
    """Shelves that are lists."""

    pack: Pack = staticmethod(as_it_is)

    def __call__(self, _kind: type[T], /) -> Shelf[T]:
        return _List()


class _List(Shelf[T]):
    def __init__(self) -> None:
        self._held: list[tuple[str, T]] = []
        self._first: dict[str, T] = {}

    def put(self, key: str, thing: T) -> None:
        self._held.append((key, thing))
        self._first.setdefault(key, thing)

    def put_row(self, key: str, row: object) -> None:
        self.put(key, cast(T, row))

    def __getitem__(self, key: str) -> T:
        return self._first[key]

    def __iter__(self) -> Iterator[T]:
        return (thing for _, thing in self._held)

    def items(self) -> Iterator[tuple[str, T]]:
        return iter(sorted(self._held, key=itemgetter(0)))

    def __len__(self) -> int:
        return len(self._held)
