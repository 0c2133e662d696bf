"""What a forest of small trees says of rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Tree = Sequence[tuple[int, float, int, int]]
"""Nodes, the root first: (column, cut, node for numbers below the cut, node for the others); a leaf is (-1, value, 0, 0)."""


@dataclass(frozen=True)
class Forest:
    """Trees and the base that their values are added to, the nodes of all trees in one row; a leaf leads to itself."""

    base: float
    roots: Whole
    columns: Whole
    cuts: Floats
    low: Whole
    high: Whole

    def said(self, numbers: Floats) -> Floats:
        """For each row of `numbers` the base and the values of the leaves that it comes to.

        >>> forest_of(0.5, [[(0, 1.5, 1, 2), (-1, -1.0, 0, 0), (-1, 2.0, 0, 0)]]).said(np.array([[1.0], [1.5]])).tolist()
        [-0.5, 2.5]
        """
        rows = np.arange(len(numbers))[:, None]
        at = np.tile(self.roots, (len(numbers), 1))
        while ((column := self.columns[at]) >= 0).any():
            at = np.where(numbers[rows, column] < self.cuts[at], self.low[at], self.high[at])
        return np.asarray(self.cuts[at].sum(axis=1) + self.base, np.float64)


def forest_of(base: float, trees: Sequence[Tree]) -> Forest:
    """The forest of `trees`."""
    roots = np.cumsum([0, *(len(tree) for tree in trees)])[:-1].astype(np.int64)
    nodes = [(c, v, low + root, high + root) for tree, root in zip(trees, roots.tolist(), strict=True) for c, v, low, high in tree]
    columns, cuts, low, high = (np.array([node[k] for node in nodes]) for k in range(4))
    itself = np.arange(len(nodes))
    leaf = columns < 0
    return Forest(base, roots, columns.astype(np.int64), cuts.astype(np.float64), np.where(leaf, itself, low), np.where(leaf, itself, high))
