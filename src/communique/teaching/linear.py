"""Logistic regression with a ridge over rows of yes/no features, by limited-memory BFGS (Nocedal 1980); the same rows give the same points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KEPT = 8  # steps remembered
FLAT = 1e-3  # slope below which it is done, for each row
FIRST_BASE = -4.0  # few phrases fill a field: begin with odds of one in fifty


@dataclass(frozen=True)
class Rows:
    """`columns` of the features that row n has: those in ``[starts[n], starts[n + 1])``; `width` features in all. No row is empty."""

    columns: NDArray[np.int32]
    starts: NDArray[np.int64]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, chosen: NDArray[np.int64]) -> Rows:
        """The rows `chosen`, in that order."""
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        at = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
        return Rows(self.columns[at], starts, self.width)

    def sums(self, points: Floats) -> Floats:
        """The sum of `points` (one a feature) in each row."""
        return np.add.reduceat(points[self.columns], self.starts[:-1])

    def spread(self, values: Floats) -> Floats:
        """The sum over rows of `values` (one a row) for each feature."""
        return np.asarray(np.bincount(self.columns, weights=np.repeat(values, np.diff(self.starts)), minlength=self.width), np.float64)


def rows_of(lists: Sequence[NDArray[np.int32]], width: int) -> Rows:
    """Rows from the columns of each."""
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns in lists])]).astype(np.int64)
    return Rows(np.concatenate(lists) if lists else np.zeros(0, np.int32), starts, width)


def learn(rows: Rows, right: Floats, worth: Floats, *, ridge: float, rounds: int) -> Floats:
    """Points for each feature and, last, the base. `right` is 1.0 or 0.0 for each row, `worth` how many rows it stands for."""

    def slope(points: Floats) -> tuple[float, Floats]:
        odds = rows.sums(points[:-1]) + points[-1]
        chance = 1.0 / (1.0 + np.exp(-odds))
        loss = float(np.sum(worth * (np.logaddexp(0.0, odds) - odds * right)) + ridge / 2 * points[:-1] @ points[:-1])
        off = worth * (chance - right)
        return loss, np.append(rows.spread(off) + ridge * points[:-1], off.sum())

    return _least(slope, np.append(np.zeros(rows.width), FIRST_BASE), rounds, FLAT * len(rows) ** 0.5)


def _least(slope: Callable[[Floats], tuple[float, Floats]], at: Floats, rounds: int, flat: float) -> Floats:
    """Where the function whose value and slope `slope` gives is least, or nearly so after `rounds` steps."""
    value, down = slope(at)
    steps: list[tuple[Floats, Floats, float]] = []
    for _ in range(rounds):
        way = -_turned(down, steps)
        size, fall = 1.0 if steps else 1.0 / max(1.0, float(np.abs(down).sum())), float(way @ down)
        for _ in range(20):
            there = at + size * way
            new, slant = slope(there)
            if new <= value + 1e-4 * size * fall:
                break
            size /= 2
        else:
            return at
        bend = float((there - at) @ (slant - down))
        if bend > 1e-10:
            steps = [*steps[1 - KEPT :], (there - at, slant - down, 1.0 / bend)]
        at, value, down = there, new, slant
        if float(np.abs(down).max()) < flat:
            break
    return at


def _turned(down: Floats, steps: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    """The slope turned by what the last steps told of the curve."""
    way = down.copy()
    shares = []
    for moved, changed, inverse in reversed(steps):
        share = inverse * float(moved @ way)
        shares.append(share)
        way -= share * changed
    if steps:
        moved, changed, inverse = steps[-1]
        way *= 1.0 / (inverse * float(changed @ changed))
    for (moved, changed, inverse), share in zip(steps, reversed(shares), strict=True):
        way += moved * (share - inverse * float(changed @ way))
    return way
