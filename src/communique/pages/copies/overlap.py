"""What two bodies have in common: passages that run along in both, small edits and all.

Runs of three words that both have are chained while they go on at the same pace in both bodies. A chain bridges a changed number, another
spelling, a dropped sentence of up to a dozen words; what is left out between two chains counts as not shared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from communique.pages.copies.fingerprints import WORD

SIZE = 3  # words that seed a chain: short enough to stand between two edits
GAP = 12  # words that a chain bridges
PACE = 6  # by how many words the two bodies may differ from one seed to the next
SEEDS = 5  # fewest seeds of a chain
DENSE = 0.35  # least share of a chain's places that are seeds: scattered phrases are no passage; an edit of one word takes three
OFTEN = 8  # of a run of words that stands oftener in a body, the first places only
# What is quoted: up to the mark that closes it, or to the end of the paragraph, since a quotation of several closes in the last.
QUOTED = re.compile(r"“[^”\n]*[”\n]?|\"[^\"\n]*[\"\n]?|«[^»\n]*[»\n]?")


class Passage(NamedTuple):
    """Words ``[start, end)`` of one body and ``[other_start, other_end)`` of the other, and how many seeds they share."""

    start: int
    end: int
    other_start: int
    other_end: int
    seeds: int

    @property
    def words(self) -> int:
        return min(self.end - self.start, self.other_end - self.other_start)

    @property
    def density(self) -> float:
        """Share of the passage's places at which a run of words begins that both have: 1.0 without an edit."""
        return self.seeds / (max(self.end - self.start, self.other_end - self.other_start) - SIZE + 1)


Run = tuple[str, str, str]


class Body:
    """The words of a body, where they stand in it, and its runs of three words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [word.lower() for word in WORD.findall(text)]

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands."""
        return [m.span() for m in WORD.finditer(self.text)]

    @cached_property
    def runs(self) -> frozenset[Run]:
        return frozenset(self._runs())

    def places(self, runs: Collection[Run]) -> Iterator[tuple[int, Run]]:
        """Where each of `runs` begins, in order."""
        return ((i, run) for i, run in enumerate(self._runs()) if run in runs)

    def _runs(self) -> Iterator[Run]:
        return zip(self.words, self.words[1:], self.words[2:], strict=False)

    def unquoted(self, start: int, end: int) -> int:
        """How many of the words ``[start, end)`` stand outside of quotation marks."""
        return sum(1 for first, last in self.spans[start:end] if not any(s <= first and last <= e for s, e in self._quoted))

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [m.span() for m in QUOTED.finditer(self.text)]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What one body shares with another.

    `passages` are all of them. Of those that stand in the same order in both, `one` and `two` are the shares of the bodies' words; before
    the first of them stand `front` words in the one body, `head` in the other, `head` being more.
    """

    passages: tuple[Passage, ...]
    one: float
    two: float
    front: int
    head: int

    @property
    def most(self) -> float:
        """The share of the body that has more in common with the other."""
        return max(self.one, self.two)

    @property
    def least(self) -> float:
        return min(self.one, self.two)


def overlap(one: Body, two: Body) -> Overlap:
    """The passages that `one` and `two` share, in the order of `one`."""
    found = tuple(sorted(p for p in _chains(one, two) if p.density >= DENSE))
    kept = _in_order(found)
    begin = (kept[0].start, kept[0].other_start) if kept else (len(one.words), len(two.words))
    return Overlap(
        passages=found,
        one=_covered((p.start, p.end) for p in kept) / max(1, len(one.words)),
        two=_covered((p.other_start, p.other_end) for p in kept) / max(1, len(two.words)),
        front=min(begin),
        head=max(begin),
    )


def _in_order(found: Sequence[Passage]) -> list[Passage]:
    """The passages with most words that follow each other in both bodies; two may overlap by less than half of the shorter."""
    best: list[tuple[int, int]] = []  # words of the best row that ends here, and the passage before
    for i, p in enumerate(found):
        before = [(best[j][0], j) for j, q in enumerate(found[:i]) if _follows(q, p)]
        most, last = max(before, key=lambda b: (b[0], -b[1]), default=(0, -1))
        best.append((most + p.words, last))
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    row: list[Passage] = []
    while at >= 0:
        row.append(found[at])
        at = best[at][1]
    return row[::-1]


def _follows(one: Passage, two: Passage) -> bool:
    slack = min(one.words, two.words) // 2
    return two.start >= one.end - slack and two.other_start >= one.other_end - slack


def _chains(one: Body, two: Body) -> list[Passage]:
    shared = one.runs & two.runs
    seeds = list(one.places(shared))
    if len(seeds) < SEEDS:
        return []
    standing: dict[Run, list[int]] = defaultdict(list)
    for j, run in two.places(shared):
        standing[run].append(j)
    open_: list[list[int]] = []  # first and last seed in `one`, first and last in `two`, seeds
    done: list[list[int]] = []
    oldest = seeds[0][0]  # no open chain ends before it
    for i, run in seeds:
        if i - oldest > GAP:
            done += [chain for chain in open_ if i - chain[1] > GAP]
            open_ = [chain for chain in open_ if i - chain[1] <= GAP]
            oldest = min((chain[1] for chain in open_), default=i)
        for j in standing[run][:OFTEN]:
            chain = next((c for c in open_ if c[1] < i and c[3] < j and abs((j - i) - (c[3] - c[1])) <= PACE), None)
            if chain is None:
                open_.append([i, i, j, j, 1])
            else:
                chain[1], chain[3], chain[4] = i, j, chain[4] + 1
    return [Passage(a, b + SIZE, c, d + SIZE, n) for a, b, c, d, n in (*done, *open_) if n >= SEEDS]


def _covered(stretches: Iterable[tuple[int, int]]) -> int:
    total, reached = 0, -1
    for start, end in sorted(stretches):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
