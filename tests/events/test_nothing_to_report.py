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
    "shooting": (
        "A gunman opened fire at a shopping mall in Dallas on Saturday, killing three people and wounding seven others.\n"
        "The suspect, a former Army soldier, was charged with murder, prosecutors said. Detectives were searching his home for weapons."
    ),
    "stabbing": "Two teenagers were killed outside a nightclub in Leeds on Sunday, police said.\nA 19-year-old man was arrested in the city.",
    "drugs": (
        "Police in Sao Paulo killed 12 suspected drug traffickers in a raid on a favela on Thursday, officials said.\n"
        "Officers came under fire from gang members armed with rifles and grenades. Two bystanders were injured."
    ),
    "budget": (
        "President Laura Mendez met opposition leaders at the palace on Monday to discuss the budget.\n"
        "The talks between the government and the opposition ended without an agreement after four hours.\n"
        "Finance Minister Paulo Ribas said negotiations would resume on Thursday."
    ),
    "coalition": (
        "The Prime Minister spoke by phone with the governor of Bavaria on Tuesday about flood relief.\n"
        "She met party leaders in Berlin on Wednesday. The cabinet signed an agreement with the states on housing.\n"
        "The minister of health will visit Hamburg on Friday."
    ),
    "shutdown": (
        "Senator Jim Holt met House Speaker Ann Reed in Washington on Monday in an effort to avert a government shutdown.\n"
        "Talks between the two parties collapsed late on Tuesday."
    ),
    "campaign": (
        "President Tom Avery visited Ohio on Tuesday to campaign for a candidate. He met steel workers in Cleveland.\n"
        "An election will be held in November. Thousands marched in Columbus on Sunday against gun violence."
    ),
    "quotas": "The foreign minister of Norway met his Swedish counterpart in Oslo on Monday to talk about fishing quotas and tariffs on cod.",
    "bus": (
        "A bus plunged into a ravine in Peru on Friday, killing at least 24 people and injuring 17, police said.\n"
        "The president, who met relatives of the victims in Lima, sent army helicopters."
    ),
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
