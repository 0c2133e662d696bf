"""Names in little memory: ids of pages and reports, of which a corpus has too many to hold each as a word of its own."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import merge
from itertools import islice
from typing import Any

HALF = 32  # bits of a number that stands behind another one
MASK = (1 << HALF) - 1
HEAD = 8  # bytes of a name that are compared as one number
RUN = 8192  # numbers that are put in order at a time


class Listing:
    """Names one after the other, about 20 bytes for one of a dozen letters: each by its number.

    >>> names = Listing(["r-b", "r-a"])
    >>> names[1], len(names), list(names), list(names.sorted())
    ('r-a', 2, ['r-b', 'r-a'], [1, 0])
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._ends = array("Q")
        self._text = bytearray()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add `name` behind the others."""
        self._text += name.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._text))

    def sorted(self) -> array[int]:
        """The numbers in the order of the names."""
        return in_order(range(len(self)), key=self.__getitem__, typecode="I")

    def __getitem__(self, number: int) -> str:
        if number < 0:
            number += len(self._ends)
        begin = self._ends[number - 1] if number else 0
        return self._text[begin : self._ends[number]].decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))


class Names(Listing):
    """Different names in their order, about 28 bytes for one of a dozen letters: each by its number, and the number of each.

    >>> names = Names(["r-a", "r-b", "r-long-name-1", "r-long-name-2"])
    >>> names[1], names.at("r-long-name-2"), "r-c" in names, len(names), list(names)[:2]
    ('r-b', 3, False, 4, ['r-a', 'r-b'])
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._heads = array("Q")
        super().__init__(names)

    def add(self, name: str) -> None:
        """Add `name`, which comes after those that were added before; ValueError when it does not."""
        if self._ends and name <= self[-1]:
            raise ValueError(f"{name} comes after {self[-1]}")
        super().add(name)
        self._heads.append(_head(name.encode("utf-8", "surrogatepass")))

    def add_once(self, name: str) -> None:
        """Add `name` unless it is the last that was added."""
        if not self._ends or self[-1] != name:
            self.add(name)

    def at(self, name: str) -> int:
        """The number of `name`; KeyError when it is not there."""
        head = _head(name.encode("utf-8", "surrogatepass"))
        first = bisect_left(self._heads, head)
        last = bisect_right(self._heads, head, first)
        found = bisect_left(self, name, first, last)
        if found == last or self[found] != name:
            raise KeyError(name)
        return found

    def __contains__(self, name: object) -> bool:
        try:
            return isinstance(name, str) and self.at(name) >= 0
        except KeyError:
            return False


class Originals(Mapping[str, str]):
    """The page of the original of each page that is a copy, 16 bytes for each; `found` are the numbers, among `pages`, of copy and original.

    >>> originals = Originals(Names(["p-a", "p-b", "p-c"]), [(2, 1)])
    >>> dict(originals), originals.story("p-b"), originals.story("p-c"), originals.story("p-a"), list(originals.stories())
    ({'p-c': 'p-b'}, ['p-b', 'p-c'], ['p-b', 'p-c'], ['p-a'], [('p-b', 'p-c')])
    """

    def __init__(self, pages: Names, found: Iterable[tuple[int, int]]) -> None:
        self._pages = pages
        self._by_copy = array("Q", sorted(copy << HALF | original for copy, original in found))
        self._by_original = array("Q", sorted((entry & MASK) << HALF | entry >> HALF for entry in self._by_copy))

    def __getitem__(self, page: str) -> str:
        number = self._pages.at(page)
        original = self.of(number)
        if original == number:
            raise KeyError(page)
        return self._pages[original]

    def __iter__(self) -> Iterator[str]:
        return (self._pages[entry >> HALF] for entry in self._by_copy)

    def __len__(self) -> int:
        return len(self._by_copy)

    def of(self, number: int) -> int:
        """The number of the original of the page with this number, itself where it is no copy."""
        return next(_behind(self._by_copy, number), number)

    def story(self, page: str) -> list[str]:
        """The pages of the story of `page`: its original, and the copies of that."""
        original = self.get(page, page)
        return [original, *(self._pages[copy] for copy in _behind(self._by_original, self._pages.at(original)))]

    def stories(self) -> Iterator[tuple[str, str]]:
        """The page of each original and that of each copy of it, in order."""
        return ((self._pages[entry >> HALF], self._pages[entry & MASK]) for entry in self._by_original)


def in_order(numbers: Iterable[int], *, key: Callable[[int], Any] | None = None, typecode: str = "Q") -> array[int]:
    """As `sorted`, of numbers that an array of the `typecode` holds: few of them are objects at a time.

    >>> in_order([3, 1, 2]), in_order([0, 1, 2], key=[5, 4, 5].__getitem__, typecode="I")
    (array('Q', [1, 2, 3]), array('I', [1, 0, 2]))
    """
    runs: list[array[int]] = []
    left = iter(numbers)
    while run := array(typecode, sorted(islice(left, RUN), key=key)):
        runs.append(run)
    return array(typecode, merge(*runs, key=key)) if len(runs) != 1 else runs[0]


def _behind(held: array[int], number: int) -> Iterator[int]:
    """What stands behind `number` in `held`."""
    ends = (bisect_left(held, number << HALF), bisect_left(held, number + 1 << HALF))
    return (entry & MASK for entry in held[slice(*ends)])


def _head(raw: bytes) -> int:
    return int.from_bytes(raw[:HEAD].ljust(HEAD, b"\0"), "big")
