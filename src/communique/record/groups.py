"""Putting things into groups by pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
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
