"""Trees over the table of a page's paragraphs: reading them, asking them, and what they may overrule. All pages are made up."""

from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from communique.pages.body import find_story
from communique.pages.chosen import SMALL, scores, story_of, table_of
from communique.pages.lines import split_paragraphs
from communique.pages.measures import since
from communique.pages.seen import Seen, look_at
from communique.pages.surroundings import shifted, within
from communique.pages.trees import shipped_trees, trees_of

TREES = {"columns": ["words", "ends"], "depth": 2, "trees": [[[0, 9.5, 1, 2], [-1.0], [1, 0.5, 3, 4], [0.25], [2.0]], [[0.5]]]}


def seen(*lines: str) -> tuple[Seen, ...]:
    return look_at(split_paragraphs("\n".join(lines)), frozenset())


def test_trees_are_asked_from_the_root() -> None:
    trees = trees_of(json.dumps(TREES))
    table = {"words": np.array([3.0, 12.0, 12.0]), "ends": np.array([1.0, 0.0, 1.0])}
    assert trees.score(table, np.arange(3)).tolist() == [-0.5, 0.75, 2.5]
    assert trees.score(table, np.array([2])).tolist() == [2.5]


def test_the_trees_that_ship_know_every_column_and_hold_no_words() -> None:
    trees = shipped_trees()
    page = seen("Home", "The envoys said that they would meet again in the spring.", "More")
    table, _ = table_of(page, find_story(page))
    assert set(trees.columns) <= set(table)
    assert trees.below.max() < len(trees.value)
    assert all(a < b for a, b in pairwise(trees.roots.tolist()))


@pytest.mark.parametrize(
    ("flags", "expected"),
    [([], []), ([0, 0], [60, 60]), ([0, 1, 0, 0], [60, 0, 1, 2]), ([1, 1, 0], [0, 0, 1])],
)
def test_distance_since(flags: list[int], expected: list[float]) -> None:
    assert since(np.array(flags, dtype=bool)).tolist() == expected


def test_neighbours_and_windows() -> None:
    column = np.array([1.0, 2.0, 4.0])
    assert shifted(column, 1, -1).tolist() == [2, 4, -1]
    assert shifted(column, -2, -1).tolist() == [-1, -1, 1]
    assert shifted(column, 7, -1).tolist() == [-1, -1, -1]
    assert within(column, -2, -1).tolist() == [0, 1, 3]
    assert within(column, 0, 1).tolist() == [3, 6, 4]


def test_a_page_without_paragraphs_has_no_story() -> None:
    assert story_of(()) == {}
    assert scores((), {}, shipped_trees()) == {}


def test_the_rules_decide_on_a_small_page() -> None:
    page = seen("Bridge opens", "The mayor said that the bridge would be open by noon on Friday.", "It was closed in May.")
    assert len(page) <= SMALL
    assert story_of(page) == find_story(page)


MENU = ("Start", "Politik", "Wirtschaft", "Sport", "Kultur", "Abo", "Anmelden", "Suche", "Wetter", "Verkehr", "Video", "Podcast")
GERMAN = (
    "Die Unterhändler der beiden Inseln haben ihre Gespräche am Donnerstag unterbrochen und wollen sich im Juni wieder treffen.",
    "Nach Angaben der Vorsitzenden haben sich beide Seiten auf das Ausbaggern der Fahrrinne geeinigt, nicht aber auf die Gebühren.",
    "„Uns fehlt nur noch eine Unterschrift“, sagte sie vor dem Zollhaus, in dem die Delegationen seit Februar verhandeln.",
    "Mindestens 14 Lastkähne liegen seit Beginn des Streits an der unteren Schleuse fest, wie der Hafenmeister mitteilte.",
)
JAPANESE = (
    "両島の代表団は木曜日に四回目の協議を中断し、六月に再び会合を開くと発表した。議長によると、水路の浚渫については合意に達したという。",
    "議長は税関の前で記者団に対し、「合意まであと一つの署名を残すだけだ」と語った。通行料の配分をめぐっては意見の隔たりが残っている。",
    "港湾当局によると、二月に対立が始まって以来、少なくとも十四隻のはしけが下流の閘門で足止めされている。乗組員の今後は明らかになっていない。",
    "双方とも、夏の洪水までに合意できなかった場合にどうなるかについては、明言を避けた。次の会合は島の北部で開かれる予定である。",
)


@pytest.mark.parametrize("story", [GERMAN, JAPANESE], ids=["German", "Japanese"])
def test_a_story_in_another_language(story: tuple[str, ...]) -> None:
    page = seen(*MENU, "Fährstreit", *story, "Mehr", "Impressum", "Datenschutz", "Kontakt")
    assert {page[i].line.text for i in story_of(page)} == set(story)
