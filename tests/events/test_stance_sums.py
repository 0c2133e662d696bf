"""Sums of money that are demanded and offered, days by which a thing is due, and where what is backed goes; in sentences of our own."""

from __future__ import annotations

import pytest
from setting_kit import positions, told

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def held(text: str, book: Codebook) -> list[tuple[str, str, str]]:
    """Party, stance and words of the positions of `text`."""
    return [(party, p.stance, text[p.start : p.end]) for party, p in positions(text, book)]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Kenya demanded $20 per container.", ("Kenya", "demands", "demanded $20 per container")),
        ("Chad offered $40 million a year, the mediators said.", ("Chad", "offers", "offered $40 million a year")),
        ("Zambia had previously demanded $1.3 billion.", ("Zambia", "demands", "had previously demanded $1.3 billion")),
    ],
)
def test_a_sum_is_something_that_is_wanted(book: Codebook, text: str, position: tuple[str, str, str]) -> None:
    assert position in held(text, book)


@pytest.mark.parametrize("text", ["Chad offered its condolences.", "Kenya demanded more.", "Zambia offered help."])
def test_what_names_no_sum_or_thing_is_left_out(book: Codebook, text: str) -> None:
    assert held(text, book) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad ruled out a comprehensive ceasefire by the May 30 deadline.",
        "Kenya rejected a ceasefire until the end of June.",
        "Sudan ruled out any ceasefire by the June 2 date.",
    ],
)
def test_a_day_by_which_something_is_due_is_not_the_day_of_the_stance(book: Codebook, text: str) -> None:
    assert [p.on for p in told(text, book).positions] == [None]


def test_the_day_of_the_stance_is_kept(book: Codebook) -> None:
    read = told("Chad on Monday ruled out a comprehensive ceasefire by the May 30 deadline.", book)
    assert [read.times[p.on].raw for p in read.positions if p.on is not None] == ["Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "Fighters backed by Chad crossed into its territory.",
        "Rebels who are backed by Kenya -- into the disputed territory -- moved on.",
        "The column is backed by Sudan into the territory.",
    ],
)
def test_where_those_go_whom_a_state_backs_is_no_stance(book: Codebook, text: str) -> None:
    assert held(text, book) == []
