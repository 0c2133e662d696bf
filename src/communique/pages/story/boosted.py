"""Boosted trees read from a file, evaluated in plain Python.

The file holds ``{"features": [names], "start": number, "cut": probability, "trees": [[[feature, limit, below, above] or [value], …], …]}``:
a row with one number is a leaf; else the way goes to the row `below` where the feature is ≤ `limit`, else to the row `above`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

Node = tuple[int, float, int, int]
"""Feature, limit, row below, row above; a leaf has the feature -1 and its value in the limit's place."""


@dataclass(frozen=True, slots=True)
class Boosted:
    """`trees` vote by the sum of the leaves that a row of features falls to; `cut` is the sum from which the answer is yes."""

    features: tuple[str, ...]
    start: float
    cut: float
    trees: tuple[tuple[Node, ...], ...]

    def yes(self, row: Mapping[str, float]) -> bool:
        """What the trees answer for the features `row`, by name; absent ones are 0."""
        values = [row.get(name, 0.0) for name in self.features]
        total = self.start
        for tree in self.trees:
            asked, limit, below, above = tree[0]
            while asked >= 0:
                asked, limit, below, above = tree[below if values[asked] <= limit else above]
            total += limit
        return total >= self.cut


def read_model(text: str) -> Boosted:
    """The model that the file's `text` holds."""
    held = json.loads(text)
    cut = math.log(held["cut"] / (1 - held["cut"]))
    trees = tuple(tuple(_node(row) for row in tree) for tree in held["trees"])
    return Boosted(tuple(held["features"]), held["start"], cut, trees)


def _node(row: Sequence[float]) -> Node:
    return (-1, row[0], 0, 0) if len(row) == 1 else (int(row[0]), row[1], int(row[2]), int(row[3]))


@cache
def shipped_model() -> Boosted:
    """The model that ships, which ``tools/train_story.py`` made."""
    return read_model(files(__package__).joinpath("data", "story_model.json").read_text(encoding="utf-8"))


def model_at(path: Path) -> Boosted:
    """The model of the file at `path`."""
    return read_model(path.read_text(encoding="utf-8"))
