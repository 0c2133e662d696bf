"""Fingerprints of many bodies → which bodies may be copies of each other, without comparing each with each.

Numbers are kept in buckets as packed arrays, 12 bytes for each: a body of 600 words takes about 0.9 KB, a million of them 0.9 GB; where `away` gives
room for them, at most `HELD` are in memory.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from typing import Protocol

BUCKETS = 4096
STRETCHES = 64  # into which the bodies are cut, so that their pairs are counted one stretch after the other
HALF = 32  # bits of a body's name
MANY = 24  # holders of a number above which each is paired with two of them only
ENOUGH = 2  # numbers that two bodies must share; one of five words in a row is chance
HELD = 250_000  # numbers, or pairs, from which on they are put away, where there is room for them elsewhere
FEW = 12  # numbers of a body below which one is enough


class Away(Protocol):
    """Where numbers are put away until they are needed: `communique.record.shelves` gives it."""

    def put(self, key: str, thing: bytes) -> None: ...

    def items(self) -> Iterator[tuple[str, bytes]]: ...

    def __len__(self) -> int: ...


class Index:
    """Bodies by the numbers of their fingerprints. A body's name is its place in the order of adding, from 0.

    >>> index = Index()
    >>> index.add([5, 6, 7]), index.add([8]), index.add([1, 5, 6, 7])
    (0, 1, 2)
    >>> list(index.pairs()), index.near([6, 7, 9])
    ([(0, 2)], [0, 2])
    """

    def __init__(self, away: Callable[[type[bytes]], Away] | None = None) -> None:
        self._away = None if away is None else (away(bytes), away(bytes), away(bytes))  # for keys, holders and pairs
        self._held = 0
        self._keys: list[array[int]] = [array("Q") for _ in range(BUCKETS)]
        self._holders: list[array[int]] = [array("I") for _ in range(BUCKETS)]
        self._sizes = array("I")

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, fingerprint: Sequence[int]) -> int:
        """Adds a body; gives its name."""
        name = len(self._sizes)
        for key in fingerprint:
            self._keys[key % BUCKETS].append(key)
            self._holders[key % BUCKETS].append(name)
        self._sizes.append(len(fingerprint))
        self._held += len(fingerprint)
        if self._away is not None and self._held > HELD:
            _put_away(self._keys, self._away[0])
            _put_away(self._holders, self._away[1])
            self._held = 0
        return name

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of bodies that share enough numbers, the smaller name first, in order.

        A number that more than `MANY` bodies hold (a wire story in a hundred papers, a paragraph of background in a thousand stories) pairs
        each with the first and with the one before it, so that the work grows with the number of bodies.
        """
        stretch = len(self) // STRETCHES + 1
        found = [array("Q") for _ in range(0, len(self), stretch)]  # each pair as one number, once for each number that its bodies share
        shelves = self._away or (None, None, None)
        waiting = 0
        for keys, holders in zip(_back(self._keys, shelves[0]), _back(self._holders, shelves[1]), strict=True):
            for one, two in _pairs(_held(keys, holders)):
                found[one // stretch].append(one << HALF | two)
                waiting += 1
            if shelves[2] is not None and waiting > HELD:
                _put_away(found, shelves[2])
                waiting = 0
        for shared in _back(found, shelves[2]):
            for pair, n in sorted(Counter(shared).items()):
                one, two = pair >> HALF, pair & (1 << HALF) - 1
                if n >= min(self._needed(one), self._needed(two)):
                    yield one, two

    def near(self, fingerprint: Sequence[int]) -> list[int]:
        """Names of the bodies that share enough numbers with `fingerprint`, in order."""
        shared: Counter[int] = Counter()
        for key in fingerprint:
            shared.update(self._holding(key))
        return sorted(name for name, n in shared.items() if n >= min(self._needed(name), ENOUGH if len(fingerprint) >= FEW else 1))

    def bytes(self) -> int:
        """Memory that the numbers take."""
        return sum(a.itemsize * len(a) for a in (*self._keys, *self._holders, self._sizes))

    def _needed(self, name: int) -> int:
        return ENOUGH if self._sizes[name] >= FEW else 1

    def _holding(self, key: int) -> Iterator[int]:
        keys, holders = self._keys[key % BUCKETS], self._holders[key % BUCKETS]
        at = 0
        for _ in range(keys.count(key)):
            at = keys.index(key, at) + 1
            yield holders[at - 1]


def _put_away(held: Sequence[array[int]], away: Away) -> None:
    """Put the numbers of each of `held` on `away`, and empty it."""
    for number, numbers in enumerate(held):
        away.put(f"{number:04}", numbers.tobytes())
        del numbers[:]


def _back(held: Sequence[array[int]], away: Away | None) -> Iterator[array[int]]:
    """Each of `held`, with what was put away of it before it; together with the next it goes."""
    if away is None or not len(away):
        yield from held
        return
    for (_, parts), numbers in zip(groupby(away.items(), key=itemgetter(0)), held, strict=True):
        whole = array(numbers.typecode)
        for _, part in parts:
            whole.frombytes(part)
        yield whole + numbers


def _held(keys: array[int], holders: array[int]) -> Iterable[list[int]]:
    """The holders of each key of a bucket that has several."""
    by_key: dict[int, list[int]] = defaultdict(list)
    for key, name in zip(keys, holders, strict=True):
        by_key[key].append(name)
    return (names for names in by_key.values() if len(names) > 1)


def _pairs(groups: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    for names in groups:
        if len(names) <= MANY:
            yield from combinations(names, 2)
        else:
            yield from {*pairwise(names), *((names[0], name) for name in names[1:])}
