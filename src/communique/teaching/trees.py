"""Boosted trees over a few dozen numbers a row, by histograms (as Friedman 2001, with Newton's leaf values); the same rows give the same trees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_trees import Tree, forest_of

Floats = NDArray[np.float64]
Bins = NDArray[np.int64]
DEPTH = 4
BINS = 32
RATE = 0.06
RIDGE = 5.0
LEAST_ROWS = 40  # in a leaf
SHARE = 0.5  # of the columns that a tree may use, and of the rows that it is grown on


@dataclass(frozen=True)
class _Grown:
    """A forest while it grows: the rows as numbers of bins, and the cuts between the bins of each column."""

    bins: Bins
    cuts: list[Floats]


def grow(numbers: Floats, right: Floats, *, trees: int, seed: int = 7) -> tuple[float, list[Tree]]:
    """The base and the trees whose sum is the log odds that a row is right. `numbers` has a row for each of `right` (1.0 or 0.0)."""
    cuts = [np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])) for column in numbers.T]
    bins = np.stack([np.searchsorted(c, column, side="right") for c, column in zip(cuts, numbers.T, strict=True)], axis=1).astype(np.int64)
    grown = _Grown(bins, cuts)
    share = float(np.clip(right.mean(), 1e-3, 1 - 1e-3))
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(right), base)
    dice = np.random.default_rng(seed)
    forest: list[Tree] = []
    for _ in range(trees):
        chance = 1.0 / (1.0 + np.exp(-odds))
        rows = np.flatnonzero(dice.random(len(right)) < SHARE)
        columns = np.sort(dice.choice(numbers.shape[1], max(1, int(numbers.shape[1] * SHARE)), replace=False))
        tree = _tree(grown, chance - right, chance * (1 - chance), rows, columns)
        forest.append(tree)
        odds += forest_of(0.0, [tree]).said(numbers)
    return base, forest


def _tree(grown: _Grown, slope: Floats, bend: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Tree:
    """One tree: nodes as (column, cut, left, right), leaves as (-1, value, 0, 0); the first is the root."""
    nodes: list[tuple[int, float, int, int]] = [(-1, 0.0, 0, 0)]
    waiting = [(0, rows, 0)]
    while waiting:
        n, held, depth = waiting.pop()
        split = _split(grown, slope[held], bend[held], held, columns) if depth < DEPTH and len(held) >= 2 * LEAST_ROWS else None
        if split is None:
            nodes[n] = (-1, float(-RATE * slope[held].sum() / (bend[held].sum() + RIDGE)), 0, 0)
            continue
        column, cut = split
        low = grown.bins[held, column] <= cut
        nodes[n] = (int(column), float(grown.cuts[column][cut]), len(nodes), len(nodes) + 1)
        waiting += [(len(nodes), held[low], depth + 1), (len(nodes) + 1, held[~low], depth + 1)]
        nodes += [(-1, 0.0, 0, 0), (-1, 0.0, 0, 0)]
    return nodes


def _split(grown: _Grown, slope: Floats, bend: Floats, held: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[int, int] | None:
    """The column and bin after which a cut gains most; None where none gains."""
    width = BINS
    at = (grown.bins[np.ix_(held, columns)] + np.arange(len(columns)) * width).ravel()
    times = len(columns)
    down, curve, count = (
        np.cumsum(np.bincount(at, weights=np.repeat(w, times), minlength=times * width).reshape(times, width), axis=1)
        for w in (slope, bend, np.ones(len(held)))
    )
    total, whole, all_ = down[:, -1:], curve[:, -1:], count[:, -1:]
    gain = down**2 / (curve + RIDGE) + (total - down) ** 2 / (whole - curve + RIDGE) - total**2 / (whole + RIDGE)
    gain[(count < LEAST_ROWS) | (all_ - count < LEAST_ROWS)] = 0.0
    for k, column in enumerate(columns):
        gain[k, len(grown.cuts[column]) :] = 0.0
    best = int(gain.argmax())
    return (int(columns[best // width]), best % width) if gain.ravel()[best] > 1e-6 else None
