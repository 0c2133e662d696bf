"""Pages about other things, and words that only look like events, give no reports."""

from __future__ import annotations

import pytest

from communique.checking import check_examples, reports_of
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook

ELSEWHERE = {
    "football": (
        "Northport opened the scoring when the striker shot past the goalkeeper in the 12th minute.\n"
        "The visitors launched a late attack but hit the bar twice.\n"
        "The club are in talks with Barcelona over the transfer of the midfielder, and the coach met the player's agent in London on Monday.\n"
        "Spain beat Germany 2-1 in the final on Sunday."
    ),
    "cricket": (
        "India bowled Australia out for 212 in Perth on Saturday.\n"
        "The bowler attacked the stumps and took five wickets.\n"
        "Australia launched a counter-attack with 40 runs from four overs."
    ),
    "kitchen": "Beat the eggs with the sugar for five minutes.\nStrike a match and light the oven.\nFire the mixture into small bowls.",
    "business": (
        "The bank is in merger talks with its German rival, two people familiar with the matter said on Friday.\n"
        "The takeover bid values the company at 4 billion dollars.\n"
        "The two chief executives met in Frankfurt on Tuesday."
    ),
    "film": "The film's director met the actors in Cannes on Monday.\nThe studio signed a deal with the streaming company.",
    "accident": "Two people were killed and four injured in a car crash near Lyon on Friday.",
    "weather": "The storm hit the city of Tampa on Monday, killing four people and cutting power to 20,000 homes.",
    "wages": "Teachers voted for a strike on Monday after pay talks with the government collapsed.",
}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_pages_about_other_things(book: Codebook, text: str) -> None:
    assert reports_of(text, book) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Efforts to end the war in Sudan continue.",
        "Sudan and Egypt have regularly exchanged prisoners for years.",
        "Egypt's pressure is meant to prevent any other Sudanese attack.",
        "The peace talks were a topic of the debate in Cairo.",
    ],
)
def test_background_is_no_event(book: Codebook, text: str) -> None:
    assert reports_of(text, book) == ()


def test_the_examples_of_the_shipped_codebook(book: Codebook) -> None:
    assert check_examples(book) == ()
