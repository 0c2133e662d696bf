"""Boosted trees over the table of a page's paragraphs, read from a small file and evaluated in numpy.

The file holds numbers only: for each tree its questions (column, threshold, where to go below or at it, where above) and its leaves.
``tools/train_lines.py`` grows them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.pages.measures import Column

SHIPPED = "lines.json"


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in one row each. `below` is the node where a value at or below the limit leads, the one behind it where a
    higher one does; a leaf has no limit, leads to itself and holds a value."""

    columns: tuple[str, ...]
    roots: NDArray[np.intp]
    asked: NDArray[np.intp]
    limit: NDArray[np.float64]
    below: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: int

    def score(self, table: Mapping[str, Column], rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Log odds of each of `rows` of `table`, rounded to six digits; above 0 where the trees take it for the story."""
        return self.sums(np.stack([table[name] for name in self.columns]).take(rows, axis=1))

    def sums(self, held: Column) -> NDArray[np.float64]:
        """As `score`, for numbers in an array of columns × rows, the columns in the order of `columns`."""
        flat, n = held.ravel(), held.shape[1]
        asked, row = self.asked * n, np.arange(n)[:, None]
        at = np.broadcast_to(self.roots, (n, len(self.roots)))
        for _ in range(self.depth):
            at = self.below.take(at) + (flat.take(asked.take(at) + row) > self.limit.take(at))
        total: NDArray[np.float64] = np.round(self.value.take(at).sum(axis=1), 6)
        return total


def read_trees(path: Path) -> Trees:
    """Trees from a file that ``tools/train_lines.py`` wrote. ValueError when it is none."""
    return trees_of(path.read_text(encoding="utf-8"))


@cache
def shipped_trees() -> Trees:
    """The trees that ship with the program."""
    return trees_of(files(__package__).joinpath("data", SHIPPED).read_text(encoding="utf-8"))


def trees_of(text: str) -> Trees:
    """Trees from JSON: ``columns``, and ``trees`` as lists of nodes ``[column, limit, below, above]`` or ``[value]``, the root first."""
    given = json.loads(text)
    return grown(given["columns"], given["trees"])


def grown(columns: Sequence[str], trees: Sequence[Sequence[Sequence[float]]]) -> Trees:
    """Trees over `columns` from lists of nodes, as `trees_of` has them."""
    roots: list[int] = []
    rows: list[tuple[int, float, int, float]] = []
    for tree in trees:
        roots.append(len(rows))
        place = {n: len(rows) + k for k, n in enumerate(_in_pairs(tree))}
        for n, at in place.items():
            node = tree[n]
            rows.append((0, np.inf, at, node[0]) if len(node) == 1 else (int(node[0]), node[1], place[int(node[2])], 0.0))
    asked, limit, below, value = zip(*rows, strict=True)
    return Trees(
        tuple(columns),
        np.array(roots, dtype=np.intp),
        np.array(asked, dtype=np.intp),
        np.array(limit, dtype=np.float64),
        np.array(below, dtype=np.intp),
        np.array(value, dtype=np.float64),
        max(map(_depth, trees), default=0),
    )


def _depth(tree: Sequence[Sequence[float]]) -> int:
    """How many questions the longest way through `tree` asks."""
    level, depth = [0], 0
    while level := [int(n) for at in level if len(tree[at]) > 1 for n in tree[at][2:]]:
        depth += 1
    return depth


def _in_pairs(tree: Sequence[Sequence[float]]) -> list[int]:
    """The nodes of `tree`, the root first, the two that a question leads to always side by side."""
    order = [0]
    for n in order:
        if len(tree[n]) > 1:
            order += [int(tree[n][2]), int(tree[n][3])]
    return order
