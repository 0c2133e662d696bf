"""Putting things into groups by pairs."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from communique.record.names import HALF, MASK

Item = TypeVar("Item", bound=Hashable)


def groups_of(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """Groups of two or more of `items` that `pairs` connect, in the order of `items`.

    >>> groups_of("abcd", [("a", "c")])
    [['a', 'c']]
    """
    order = list(items)
    head = {item: item for item in order}

    def top(item: Item) -> Item:
        while head[item] != item:
            head[item] = head[head[item]]
            item = head[item]
        return item

    for one, two in pairs:
        head[top(two)] = top(one)
    held: dict[Item, list[Item]] = {}
    for item in order:
        held.setdefault(top(item), []).append(item)
    return [group for group in held.values() if len(group) > 1]


def parts(ones: Sequence[int], twos: Sequence[int], roots: array[int]) -> Iterator[list[int]]:
    """The places of pairs, put together where the pairs hang together, in the order of their first ones; of each pair `ones` gives the one number,
    `twos` the other. `roots` says of each number with which one it hangs together before; it is used up.

    >>> list(parts([0, 3, 1], [1, 4, 2], array("I", range(5))))
    [[0, 2], [1]]
    """

    def root(number: int) -> int:
        while roots[number] != number:
            roots[number] = number = roots[roots[number]]
        return number

    for one, two in zip(ones, twos, strict=True):
        roots[root(one)] = root(two)
    first = dict[int, int]()
    order = array("Q", sorted(first.setdefault(root(one), place) << HALF | place for place, one in enumerate(ones)))
    del first
    for _, part in groupby(order, key=lambda entry: entry >> HALF):
        yield [entry & MASK for entry in part]
