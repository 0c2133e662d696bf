"""How far coders agree: percent, and Krippendorff's alpha with an interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
"""Bootstrap samples of an interval."""
CONFIDENCE = 0.95
BLOCK = 100
"""Draws made at once, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`units` are things that two or more coded, `same` those on which all gave one value. `alpha` is None where all values are one: chance
    cannot be told from agreement then. `low` and `high` bound it in 95 of 100 samples of the units."""

    units: int
    same: int
    alpha: float | None
    low: float | None
    high: float | None

    @property
    def percent(self) -> float | None:
        """The share of units on which all agree, of 100; None where there is no unit."""
        return 100 * self.same / self.units if self.units else None


def agreement(units: Sequence[Sequence[Hashable]], *, seed: int = 1) -> Agreement:
    """The agreement of coders on `units`: for each the values that coders gave it, in any order. Units that fewer than two coded do not count.

    Values are names: two are the same or not (the nominal metric). The interval is that of the percentiles of `DRAWS` samples of the units
    with replacement (Hayes & Krippendorff 2007 sample pairs; samples of units keep the values of one together).

    >>> agreement([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b"), ("c",)]).percent
    75.0
    """
    coded = [unit for unit in units if len(unit) > 1]
    same = sum(len(set(unit)) == 1 for unit in coded)
    alpha = krippendorff_alpha(coded)
    if alpha is None:
        return Agreement(len(coded), same, None, None, None)
    low, high = _interval(coded, seed)
    return Agreement(len(coded), same, alpha, low, high)


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of nominal data (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*, C); None where it is not defined:
    nothing was coded twice, or all values are one.

    >>> round(krippendorff_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]) or 0, 3)
    0.533
    """
    coded = [unit for unit in units if len(unit) > 1]
    counts: Counter[Hashable] = Counter(value for unit in coded for value in unit)
    number = counts.total()
    chance = number * number - sum(n * n for n in counts.values())
    if not chance:
        return None
    return float(1 - (number - 1) * sum(map(_observed, coded)) / chance)


def _observed(unit: Sequence[Hashable]) -> float:
    """Ordered pairs of different values in `unit`, each pair counted as one of ``len(unit) - 1``."""
    held = Counter(unit)
    return (len(unit) ** 2 - sum(n * n for n in held.values())) / (len(unit) - 1)


def _interval(units: Sequence[Sequence[Hashable]], seed: int) -> tuple[float, float]:
    names: Mapping[Hashable, int] = {value: n for n, value in enumerate(dict.fromkeys(v for unit in units for v in unit))}
    observed = np.array([_observed(unit) for unit in units])
    where = np.array([number for number, unit in enumerate(units) for _ in unit])
    what = np.array([names[value] for unit in units for value in unit])
    random, found = np.random.default_rng(seed), list[NDArray[np.float64]]()
    for _ in range(0, DRAWS, BLOCK):
        drawn = random.multinomial(len(units), np.full(len(units), 1 / len(units)), size=BLOCK)
        counts = np.stack([np.bincount(what, weights=draw[where], minlength=len(names)) for draw in drawn])
        number = counts.sum(axis=1)
        chance = number * number - (counts * counts).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            found.append(np.where(chance > 0, 1 - (number - 1) * (drawn @ observed) / chance, 1.0))
    edge = 50 * (1 - CONFIDENCE)
    low, high = np.percentile(np.concatenate(found), [edge, 100 - edge])
    return float(low), float(high)
