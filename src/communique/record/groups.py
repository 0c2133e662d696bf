"""Putting things into groups by pairs."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

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
    part_of = array("I", bytes(4 * len(roots)))  # by root, counted from 1
    found, sizes = array("I"), array("I")
    for one in ones:
        top = root(one)
        if not part_of[top]:
            sizes.append(0)
            part_of[top] = len(sizes)
        found.append(part_of[top] - 1)
        sizes[part_of[top] - 1] += 1
    ends = array("I", accumulate(sizes))
    free = array("I", (end - size for end, size in zip(ends, sizes, strict=True)))
    order = array("I", bytes(4 * len(found)))
    for place, part in enumerate(found):
        order[free[part]] = place
        free[part] += 1
    yield from (list(order[end - size : end]) for end, size in zip(ends, sizes, strict=True))
