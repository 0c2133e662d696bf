"""Names keep their first words, platforms and buildings are nobody, short names of many countries find their person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

BODIES = [
    ("The EU Commission proposed new sanctions.", "Commission", "European Commission", None, "EUR"),
    ("The European Commission proposed new sanctions.", "Commission", "European Commission", None, "EUR"),
    ("About 300 people died, according to the UN Development Programme.", "Programme", "UN Development Programme", None, "UNO"),
    ("The U.N. Security Council met on Monday.", "Council", "UN Security Council", None, "UNO"),
    ("The UN Environment Programme agreed.", "Programme", "UN Environment Programme", None, "UNO"),
    ("The African Union Commission said so.", "Commission", "African Union Commission", None, "IGO"),
    ("The EU Foreign Affairs Council met.", "Council", "EU Foreign Affairs Council", None, "EUR"),
    ("US State Department spokesman Mark Halloran said no.", "Department", "State Department", "USA", "GOV"),
    ("A source told the Lima Daily Herald on Monday.", "Herald", "Lima Daily Herald", "PER", None),
]


@pytest.mark.parametrize(("text", "word", "name", "country", "sector"), BODIES)
def test_bodies_keep_the_first_words_of_their_names(story: Make, text: str, word: str, name: str, country: str | None, sector: str | None) -> None:
    actor = story(text).who(word)
    assert (actor.name, actor.country) == (name, country)
    assert actor.sector == sector or word == "Herald"


def test_both_names_of_one_commission_are_one(story: Make) -> None:
    told = story("The EU Commission proposed it on Friday. The European Commission said that Hungary agreed.")
    assert told.who("Commission", 1).key == told.who("Commission", 2).key


def test_officials_of_a_union_serve_it(story: Make) -> None:
    told = story("EU foreign policy chief Lena Holm agreed. NATO Secretary General Erik Brandt did not.")
    assert [told.book.get(told.who(w).roles[0].of).name for w in ("Holm", "Brandt")] == ["European Union", "NATO"]


COUNCILS = [
    "National Security and Defense Council Secretary Oleh Bondar wrote to Kyiv.",
    "Supreme Defence Council head Oleh Bondar left.",
    "The National Military Council met on Monday.",
]


@pytest.mark.parametrize("text", COUNCILS)
def test_councils_are_of_the_government_whatever_they_counsel_on(story: Make, text: str) -> None:
    assert story(text).who("Council").sector == "GOV"


def test_a_council_is_of_the_country_of_who_holds_its_office(story: Make) -> None:
    told = story("Representing Kyiv were Oleh Bondar and Iryna Moroz. Oleh Bondar, secretary of the National Security Council, smiled.")
    assert told.who("Council").country == "UKR"


NOBODY = [
    ("Amos Otieno wrote on WhatsApp that he agreed.", "WhatsApp"),
    ("Amos Otieno wrote on Telegram late on Friday.", "Telegram"),
    ("In a post on X on Friday, Amos Otieno said no.", "X"),
    ("The meeting at the Al Nahr Palace lasted four hours.", "Palace"),
    ("The delegations dined at the Corona Hotel.", "Hotel"),
    ("They met in Villa Serena, near the Lakeside Resort.", "Resort"),
]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_platforms_and_buildings_are_nobody(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is None


SHORT = [
    ("North Korean leader Han Min Su met South Korean President Seo Ji-hoon. Han smiled.", "Han", 2, "Han Min Su"),
    ("North Korean leader Han Min Su met South Korean President Seo Ji-hoon. Seo agreed.", "Seo", 2, "Seo Ji-hoon"),
    ("Chinese President Wu Longfei came. Wu left.", "Wu", 2, "Wu Longfei"),
    ("Ethiopian Prime Minister Dawit Tesfaye came. Dawit stayed.", "Dawit", 2, "Dawit Tesfaye"),
    ("General Prasetyo Hartono came. Prasetyo left.", "Prasetyo", 2, "Prasetyo Hartono"),
    ("Colombian President Gustavo Lara Urquijo spoke. Lara said no.", "Lara", 2, "Gustavo Lara Urquijo"),
    ("General Abdel Karim al-Tayeb spoke. Tayeb was angry.", "Tayeb", 2, "Abdel Karim al-Tayeb"),
    ("Dutch Prime Minister Jan van der Meer spoke. Van der Meer left.", "Meer", 2, "Jan van der Meer"),
    ("Burmese leader Min Zaw Hlaing spoke. Min Zaw Hlaing left.", "Hlaing", 2, "Min Zaw Hlaing"),
]


@pytest.mark.parametrize(("text", "word", "nth", "name"), SHORT)
def test_short_names_of_many_countries_find_their_person(story: Make, text: str, word: str, nth: int, name: str) -> None:
    assert story(text).name(word, nth) == name
