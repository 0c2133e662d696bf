"""Clusters of mentions from how likely two of them are of one event, block by block.

The two clusters are united that are likeliest to be one, until none reach a least; how likely that is lies between the mean over their pairs and the
best of their pairs. The mean alone keeps apart what is told in unlike words, of which a few pairs stand in like sentences; the best alone chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
NEVER = -1e9  # a cluster with itself, or with one that is united with another


class Likeness:
    """How likely mentions (by number) of `blocks` are of one event, by block: `scores` of `pairs`, which lie within blocks."""

    def __init__(self, blocks: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]], scores: Floats) -> None:
        self._blocks = [list(block) for block in blocks]
        place = {number: (n, at) for n, block in enumerate(self._blocks) for at, number in enumerate(block)}
        self._tables = [np.zeros((len(block), len(block))) for block in self._blocks]
        for (a, b), score in zip(pairs, scores, strict=True):
            (n, one), (_, two) = place[a], place[b]
            self._tables[n][one, two] = self._tables[n][two, one] = score

    def linked(self, share: float, least: float) -> list[list[int]]:
        """Clusters, where the best of the pairs of two counts `share` and their mean the rest, and less than `least` unites none."""
        held = zip(self._blocks, self._tables, strict=True)
        return [[block[at] for at in cluster] for block, table in held for cluster in _united(table, share, least)]


def _united(table: Floats, share: float, least: float) -> list[list[int]]:
    members: dict[int, list[int]] = {n: [n] for n in range(len(table))}
    total, best, count = table.copy(), table.copy(), np.ones(len(table))
    for kept in (total, best):
        np.fill_diagonal(kept, NEVER)
    while len(members) > 1:
        likely = (1 - share) * total / np.outer(count, count) + share * best
        one, two = sorted(divmod(int(likely.argmax()), len(table)))
        if likely[one, two] < least:
            break
        total[one] += total[two]
        best[one] = np.maximum(best[one], best[two])
        count[one] += count[two]
        members[one] += members.pop(two)
        for kept in (total, best):
            kept[:, one] = kept[one]
            kept[one, one] = NEVER
            kept[two] = kept[:, two] = NEVER
        count[two] = 1.0
    return list(members.values())
