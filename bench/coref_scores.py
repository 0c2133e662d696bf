"""CoNLL F1 of coreference: the mean of MUC (Vilain et al. 1995), B³ (Bagga & Baldwin 1998) and CEAF-e (Luo 2005), over gold mentions.

Clusters are sequences of mentions; both sides hold the same mentions, those alone in their cluster too. The example is Luo's (2005), whose B³ and
MUC are in his paper.

>>> key = [[1, 2, 3, 4, 5], [6, 7], [8, 9, 10, 11, 12]]
>>> response = [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]]
>>> [round(f, 3) for f in (muc(key, response), b_cubed(key, response), ceaf_e(key, response))]
[0.947, 0.865, 0.733]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Clusters = Sequence[Sequence[Hashable]]


def conll(key: Clusters, response: Clusters) -> float:
    """The mean of the three F1."""
    return (muc(key, response) + b_cubed(key, response) + ceaf_e(key, response)) / 3


def muc(key: Clusters, response: Clusters) -> float:
    """F1 of the links that clusters need."""
    return _f1(_linked(response, key), _linked(key, response))


def b_cubed(key: Clusters, response: Clusters) -> float:
    """F1 of the share of each mention's cluster that is right."""
    return _f1(_shared(response, key), _shared(key, response))


def ceaf_e(key: Clusters, response: Clusters) -> float:
    """F1 of the best assignment of clusters to clusters, by the share of their mentions that they have in common (φ4)."""
    total = sum(_alike([key[n] for n in rows], [response[n] for n in columns]) for rows, columns in _touching(key, response))
    return _f1(total / len(response), total / len(key))


def _touching(key: Clusters, response: Clusters) -> Iterator[tuple[list[int], list[int]]]:
    """Clusters of both sides that are tied by common mentions, by number: the best assignment is that within each such group."""
    inside, across = ({m: n for n, cluster in enumerate(side) for m in cluster} for side in (key, response))
    done = set[int]()
    for first in range(len(key)):
        rows, columns, left = set[int](), set[int](), {first} - done
        while left:
            rows |= left
            columns |= {across[m] for n in left for m in key[n] if m in across}
            left = {inside[m] for n in columns for m in response[n] if m in inside} - rows
        done |= rows
        if rows:
            yield sorted(rows), sorted(columns)


def _alike(key: Clusters, response: Clusters) -> float:
    held = {m: n for n, cluster in enumerate(response) for m in cluster}
    alike = np.zeros((len(key), len(response)))
    for row, cluster in enumerate(key):
        for column, both in Counter(held[m] for m in cluster if m in held).items():
            alike[row, column] = 2 * both / (len(cluster) + len(response[column]))
    return float(sum(alike[pair] for pair in _assigned(alike))) if response else 0.0


def _linked(one: Clusters, two: Clusters) -> float:
    """The share of the links of the clusters `one` that `two` has."""
    held = {m: n for n, cluster in enumerate(two) for m in cluster}
    parts = [len({held.get(m, (m,)) for m in cluster}) for cluster in one]
    needed = sum(len(cluster) - 1 for cluster in one)
    return sum(len(cluster) - n for cluster, n in zip(one, parts, strict=True)) / needed if needed else 0.0


def _shared(one: Clusters, two: Clusters) -> float:
    held = {m: frozenset(cluster) for cluster in two for m in cluster}
    shares = [len(held.get(m, frozenset()) & frozenset(cluster)) / len(cluster) for cluster in one for m in cluster]
    return sum(shares) / len(shares)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _assigned(worth: NDArray[np.floating[Any]]) -> Iterator[tuple[int, int]]:
    """The pairs of row and column with the greatest sum (Hungarian method, shortest augmenting paths)."""
    cost = -worth if worth.shape[0] <= worth.shape[1] else -worth.T
    rows, columns = cost.shape
    taken = np.full(columns, -1)
    u, v = np.zeros(rows), np.zeros(columns)
    for row in range(rows):
        least, before, done = np.full(columns, np.inf), np.full(columns, -1), np.zeros(columns, dtype=bool)
        at, last = row, -1
        while True:
            through = cost[at] - u[at] - v
            better = ~done & (through < least)
            least[better], before[better] = through[better], last
            column = int(np.argmin(np.where(done, np.inf, least)))
            step = least[column]
            u[taken[done]] += step
            u[row] += step
            v[done] -= step
            least[~done] -= step
            done[column] = True
            last = column
            if taken[column] < 0:
                break
            at = int(taken[column])
        while last >= 0:
            previous = int(before[last])
            taken[last] = row if previous < 0 else taken[previous]
            last = previous
    found = ((int(taken[c]), c) for c in range(columns) if taken[c] >= 0)
    return found if worth.shape[0] <= worth.shape[1] else ((c, r) for r, c in found)
