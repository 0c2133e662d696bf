"""Whose side people are on who are sent, listed or said to represent; groups of several states; whom "the parties" stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

SENT = [
    ("Nairobi was represented by Amos Otieno and Grace Wanjiru, while Ugandan President David Okello hosted the talks.", "KEN"),
    ("Representing Kampala were Amos Otieno and Grace Wanjiru.", "UGA"),
    ("Chile dispatched Amos Otieno and Grace Wanjiru to the talks in Lima.", "CHL"),
    ("The Malian delegation was headed by Amos Otieno and Grace Wanjiru.", "MLI"),
    ("The Chadian side, whose delegation included Amos Otieno and Grace Wanjiru, left early.", "TCD"),
    ("On the U.S. side, Amos Otieno and Grace Wanjiru attended.", "USA"),
    ("For Norway, Amos Otieno and Grace Wanjiru took part.", "NOR"),
]


@pytest.mark.parametrize(("text", "country"), SENT)
def test_those_who_represent_a_state_are_of_its_country(story: Make, text: str, country: str) -> None:
    told = story(text)
    assert [told.who(name).country for name in ("Otieno", "Wanjiru")] == [country, country]


NOT_SENT = [
    "Kenya sent Luis Soto home.",
    "Kenya sent Luis Soto a letter.",
    "The talks in Kenya were led by Luis Soto.",
]


@pytest.mark.parametrize("text", NOT_SENT)
def test_those_who_are_sent_away_or_written_to_are_not(story: Make, text: str) -> None:
    assert story(text).who("Soto").country is None


JOINT = [
    ("Chadian, Malian and U.S. negotiators concluded the first day of talks.", "Chadian, Malian and U.S. negotiators", 3),
    ("The deal was drafted by Qatari and Egyptian mediators.", "Qatari and Egyptian mediators", 2),
    ("Talks went on as Kenya's and Uganda's envoys left.", "Kenya's and Uganda's envoys", 2),
]


@pytest.mark.parametrize(("text", "said", "size"), JOINT)
def test_a_group_of_several_states_has_them_as_members_and_its_whole_phrase_as_name(story: Make, text: str, said: str, size: int) -> None:
    actor = story(text).who(said.split()[-1])
    assert (actor.name, len(actor.members)) == (said, size)
    assert said in [m.raw for m in actor.mentions]


BARE = [
    ("Kenya and Uganda held talks in Lima. The delegations met for an hour.", "delegations", {"Kenya", "Uganda"}),
    ("Kenya and Uganda held talks in Lima. The parties agreed on a truce.", "parties", {"Kenya", "Uganda"}),
    ("Peru and Chile resumed negotiations. The teams stayed in one room.", "teams", {"Peru", "Chile"}),
    ("Chadian, Malian and U.S. negotiators met. The parties will meet again.", "parties", {"Chad", "Mali", "United States"}),
]


@pytest.mark.parametrize(("text", "word", "names"), BARE)
def test_the_parties_and_delegations_are_those_who_talk(story: Make, text: str, word: str, names: set[str]) -> None:
    told = story(text)
    actor = told.who(word)
    assert {told.book.get(m).name for m in actor.members} == names
    assert actor.sector is None


def test_the_parties_of_no_known_talks_are_no_political_parties(story: Make) -> None:
    assert story("The parties had discussed the terms.").who("parties").sector is None
    assert story("Opposition parties in Nepal called a strike.").who("parties").sector == "PTY"
