"""Peoples below and across states, misspelt states, towns, and whose "President NAME" is when no word says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

PEOPLES = [
    ("Two Igbo elders met the governor on Monday.", "Igbo elders", "NGA"),
    ("Kurdish parties in Iraq rejected the draft.", "Kurdish parties", "IRQ"),
    ("Kurdish fighters left the town, Turkey's army said.", "Kurdish fighters", "TUR"),
    ("Ethnic Hungarians marched in the capital of Slovakia.", "Ethnic Hungarians", "SVK"),
    ("The Serbs of northern Kosovo boycotted the vote.", "Serbs", "XKX"),
    ("Tuareg rebels signed the accord with Mali's government.", "Tuareg rebels", "MLI"),
    ("Hundreds of Uyghur refugees arrived.", "Uyghur refugees", "CHN"),
]


@pytest.mark.parametrize(("text", "words", "country"), PEOPLES)
def test_a_people_is_of_the_state_that_the_words_tell(story: Make, text: str, words: str, country: str) -> None:
    assert story(text).country(words) == country


OPEN = [
    ("Kurdish parties rejected the draft.", "Kurdish parties"),
    ("Tuareg elders met in Geneva.", "Tuareg elders"),
    ("Ethnic Hungarians marched through the rain.", "Ethnic Hungarians"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_a_people_of_several_states_is_of_none_where_nothing_tells(story: Make, text: str, words: str) -> None:
    assert story(text).country(words) is None


@pytest.mark.parametrize("text", ["Karen Field said no.", "Mr. Chin declined to comment.", "Karen said that she would come."])
def test_names_of_persons_are_no_peoples(story: Make, text: str) -> None:
    assert [a for a in story(text).book.freeze() if a.country] == []


@pytest.mark.parametrize(("text", "code"), [
    ("Afganistan rejected the plan.", "AFG"),
    ("Talks with the Phillippines resumed.", "PHL"),
    ("The Ethopian delegation left.", "ETH"),
])  # fmt: skip
def test_a_letter_too_many_or_too_few_inside_a_state_is_a_slip(story: Make, text: str, code: str) -> None:
    assert f"state:{code}" in {a.key for a in story(text).book.freeze()}


@pytest.mark.parametrize("text", ["Styria held a vote.", "He moved to Indiana in May.", "The Romani families left Granada."])
def test_other_places_are_no_slips(story: Make, text: str) -> None:
    assert [a.key for a in story(text).book.freeze() if a.kind == "state"] == []


AT_HOME = [
    ("Opposition parties in Peru demanded on Monday that President Quispe step down.", "PER"),
    ("Kenyan lawmakers have impeached President Peter Mwangi.", "KEN"),
    ("President Amadou Keita extended the curfew in Bamako.", "MLI"),
    ("Supporters of former President Luis Soto blocked roads throughout Bolivia.", "BOL"),
    ("A Chilean court has ordered former president Luis Soto to testify about arms sales to Croatia.", "CHL"),
    ("Prime Minister Anil Thapa resigned on Monday after riots in Kathmandu.", "NPL"),
]


@pytest.mark.parametrize(("text", "country"), AT_HOME)
def test_a_head_of_state_is_of_the_country_whose_inner_life_is_told(story: Make, text: str, country: str) -> None:
    told = story(text)
    heads = [a for a in told.book.freeze() if a.kind == "person" and a.roles]
    assert [a.country for a in heads][:1] == [country]


ABROAD = [
    "President Luis Soto threatened sanctions against Peru.",
    "President Luis Soto praised Kenyan lawmakers.",
    "President Luis Soto met the Chilean opposition on a visit.",
    "Chilean lawmakers met American envoys; President Luis Soto demanded that they resign.",
    "Prime Minister Anil Thapa said that Chad should hold an election.",
]


@pytest.mark.parametrize("text", ABROAD)
def test_a_head_of_state_who_deals_with_a_country_is_not_of_it(story: Make, text: str) -> None:
    heads = [a for a in story(text).book.freeze() if a.name.split()[-1] in ("Soto", "Thapa")]
    assert [a.country for a in heads] == [None]


@pytest.mark.parametrize(("text", "country"), [
    ("The Chilean poet Ana Ruiz won the prize.", "CHL"),
    ("They spoke against Kenyan right-winger Amos Otieno.", "KEN"),
    ("Norwegian ski jumper Lars Berg fell.", "NOR"),
    ("They met the Kenyan ally Lars Berg.", None),
    ("The anti-Chilean poet Ana Ruiz left.", None),
    ("A Chilean-born poet Ana Ruiz left.", None),
])  # fmt: skip
def test_who_is_called_something_of_a_country_is_of_it(story: Make, text: str, country: str | None) -> None:
    assert [a.country for a in story(text).book.freeze() if a.kind == "person"] == [country]
