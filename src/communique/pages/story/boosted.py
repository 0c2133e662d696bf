"""Boosted trees over the features of a page's lines, read from a file.

The file holds ``{"features": [names], "start": number, "cut": probability, "trees": [[[feature, limit, below, above] or [value], …], …]}``:
a row with one number is a leaf; else the way goes to the row `below` where the feature is ≤ `limit`, else to the row `above`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import numpy as np

from communique.pages.trees import Trees, grown

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Boosted:
    """`trees` vote by the sum of the leaves that a row of features falls to; the answer is yes from the sum `cut` on."""

    trees: Trees
    cut: float

    def told(self, rows: Mapping[K, Mapping[str, float]]) -> set[K]:
        """The keys of the `rows`, features by name, to which the trees say yes; features that are absent are 0."""
        if not rows:
            return set()
        held = np.array([[row.get(name, 0.0) for row in rows.values()] for name in self.trees.columns])
        return {key for key, yes in zip(rows, (self.trees.sums(held) >= self.cut).tolist(), strict=True) if yes}


def read_model(text: str) -> Boosted:
    """The model that the file's `text` holds."""
    held = json.loads(text)
    return Boosted(grown(held["features"], held["trees"]), math.log(held["cut"] / (1 - held["cut"])) - held["start"])


@cache
def shipped_model() -> Boosted:
    """The model that ships, which ``tools/train_story.py`` made."""
    return read_model(files(__package__).joinpath("data", "story_model.json").read_text(encoding="utf-8"))


def model_at(path: Path) -> Boosted:
    """The model of the file at `path`."""
    return read_model(path.read_text(encoding="utf-8"))
