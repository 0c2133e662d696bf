"""Acts that several stories foresee without their day: "the coalition would free 681 fighters", "681 fighters are to be freed"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.record.matching import MANY, about_the_same, printed_near
from communique.record.profiles import PLANNED, Profile
from communique.record.wording import counted, names_of

BACK = 20  # so that the work grows with the articles


def foreseen_together(profiles: Iterable[Profile]) -> Iterator[tuple[str, str, str]]:
    """Pairs of ids of reports of acts still to come, neither of which has a day, with the reason: both give the same number, `MANY` or more, of the
    same thing, in stories about the same sides printed within days of each other. Each is set beside the `BACK` printed before it."""
    blocks: dict[tuple[str, str, str, float], list[Profile]] = defaultdict(list)
    for p in profiles:
        if p.kind.kind == "act" and p.standing == PLANNED and p.when is None:
            for (field, tag), value in p.numbers:
                if isinstance(value.value, (int, float)) and value.value >= MANY:
                    blocks[p.kind.family, field, tag, float(value.value)].append(p)
    for (_, field, tag, number), block in sorted(blocks.items()):
        told = sorted(block, key=lambda p: (p.published.to or "" if p.published else "", p.id))
        for at, two in enumerate(told):
            for one in told[max(0, at - BACK) : at]:
                sides = about_the_same(one, two) if printed_near(one, two) else frozenset()
                if sides:
                    yield one.id, two.id, f"{counted(field, tag)}: {number:g}; both articles are about {names_of(sides)}"
