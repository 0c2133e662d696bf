"""The learners: points of features, trees, what counts as right."""

from __future__ import annotations

import numpy as np

from communique.events.taught import picked
from communique.events.taught_memory import same_thing
from communique.events.taught_trees import forest_of
from communique.teaching.linear import learn, rows_of
from communique.teaching.scores import paired, scored
from communique.teaching.trees import grow


def columns(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array(numbers, dtype=np.int32)


def test_points_are_where_the_slope_is_flat() -> None:
    """Newton's method on the same sum, by hand, for one feature and the base."""
    rows = rows_of([columns(0), columns(0), columns(0), columns(1), columns(1)], 2)
    right, worth = np.array([1.0, 1.0, 0.0, 0.0, 1.0]), np.array([1.0, 1.0, 1.0, 3.0, 1.0])
    points = learn(rows, right, worth, ridge=1.0, rounds=200)
    chance = 1 / (1 + np.exp(-(rows.sums(points[:-1]) + points[-1])))
    off = worth * (chance - right)
    slope = np.append(rows.spread(off) + points[:-1], off.sum())
    assert np.abs(slope).max() < 0.01
    assert points[0] > points[1]


def test_rows_are_taken_in_order() -> None:
    rows = rows_of([columns(0, 2), columns(1), columns(0, 1, 2)], 3)
    assert rows.take(np.array([2, 0])).sums(np.array([1.0, 10.0, 100.0])).tolist() == [111.0, 101.0]


def test_trees_find_what_no_sum_of_columns_tells() -> None:
    """Right where a number is neither small nor large."""
    dice = np.random.default_rng(1)
    numbers = dice.random((2000, 2))
    right = ((numbers[:, 0] > 0.3) & (numbers[:, 0] < 0.7)).astype(float)
    odds = forest_of(*grow(numbers, right, trees=60)).said(numbers)
    assert ((odds > 0) == (right > 0)).mean() > 0.9
    assert grow(numbers, right, trees=3) == grow(numbers, right, trees=3)


def test_a_thing_is_found_once() -> None:
    entities = [frozenset({"bomb", "car bomb"}), frozenset({"bomb", "grenade"}), frozenset({"rifle"})]
    assert paired(["bomb", "car bomb"], entities) == 2
    assert paired(["rifle", "rifle"], entities) == 1
    assert scored([[], ["truck"]], [[], entities]).f1 == 0.0


def test_names_of_one_thing_give_way_to_the_likeliest() -> None:
    words = ["bomb", "car bomb", "grenade", "united farm workers", "ufw"]
    assert picked(words, np.array([0.5, 0.7, 0.2, 0.4, 0.6]), 0.3) == [1, 4]
    assert not same_thing("mayor of tarsi", "governor of olden")
