"""Whose is "President NAME" without a country? Nobody's, but where the story leaves no other reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

THEIRS = [
    ("Peru's government sent envoys to Quito.", "President Ana Roca dismissed her minister. Ecuador protested.", "PER"),
    ("Talks between President Ana Roca and the FARC began, the United States said.", "Colombia's government was hopeful.", "COL"),
    ("The US secretary of state, Lee Hart, thanked Mr. Roca.", "President Paul Roca signed. Kenya's government was relieved. Uganda was not.", "KEN"),
]


@pytest.mark.parametrize(("one", "two", "code"), THEIRS)
def test_a_head_without_a_country_is_of_the_only_government(story: Make, one: str, two: str, code: str) -> None:
    assert story(one, two).who("Roca").country == code


TRAPS = [
    ("President Roca praised the deal between Angola's government and UNITA.", "Zambia hosted the talks."),
    ("Angola's government and UNITA signed.", "President Roca signed as a witness for the United States."),
    ("Angola's government wrote to Zambia's government.", "President Roca signed a decree."),
    ("Angola's president, Jose Neto, thanked Zambia.", "President Roca sacked a minister. Angola's government was silent."),
    ("President Roca sent a message.", "Zambia is far away. Zambian police closed the roads."),
]


@pytest.mark.parametrize(("one", "two"), TRAPS)
def test_a_head_who_may_be_another_countrys_stays_without(story: Make, one: str, two: str) -> None:
    assert story(one, two).who("Roca").country is None


def test_in_a_story_of_one_state_its_ministers_and_judges_are_that_states(story: Make) -> None:
    told = story("Interior Minister Ana Roca spoke. Judge Luis Paz and opposition leader Jo Pin answered. Chile is calm.", "President Hart called.")
    assert [told.who(n).country for n in ("Roca", "Paz", "Pin", "Hart")] == ["CHL", "CHL", "CHL", None]


def test_names_of_bodies_go_on_behind_for(story: Make) -> None:
    told = story("Movement for Democratic Change leader Joao Banda met the Party for the People of Kenya.")
    assert told.name("Change") == "Movement for Democratic Change"
    assert (told.who("Banda").kind, told.who("Banda").roles[0].role) == ("person", "leader")


NO_ACTORS = [
    ("She wrote on Twitter that Peru would sign.", "Twitter"),
    ("He posted it on X and Telegram.", "X"),
    ("Fighting goes on in the province of Belmora and in Belun province.", "Belmora"),
    ("Fighting goes on in the province of Belmora and in Belun province.", "Belun"),
    ("Chad wants its borders, including Nagorno-Karabakh, back.", "Nagorno"),
    ("The Peace Deal Is Signed by Chad.", "Deal"),
]


@pytest.mark.parametrize(("text", "word"), NO_ACTORS)
def test_platforms_places_and_headlines_are_nobody(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is None


METONYMS = ["Baku", "Tehran", "Pyongyang", "Addis Ababa", "Mogadishu", "Sanaa", "Santo Domingo", "Port Moresby", "Asmara"]


def test_every_capital_that_speaks_is_its_government(story: Make) -> None:
    told = story(*(f"{town} denied it." for town in METONYMS))
    assert [told.who(town.split()[-1]).kind for town in METONYMS] == ["state"] * len(METONYMS)


def test_a_region_that_acts_is_its_party_and_else_a_place(story: Make) -> None:
    told = story("Commanders of Ethiopia and Tigray met. Fighting in Tigray went on.")
    assert told.name("Tigray") == "TPLF"
    assert told.who("Tigray", 2) is None


def test_the_country_of_a_place_is_known_where_nobody_acts(story: Make) -> None:
    told = story("Fighting spread in Darfur and near Kabul.")
    spans = [t.span for t in told.parse.tokens if t.text in ("Darfur", "Kabul", "Fighting")]
    assert [told.book.country_at(s) for s in spans] == [None, "SDN", "AFG"]
