"""States by name, adjective, people, capital and seat; organisations and media that the data files know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.actors.gazetteer import state_names
from communique.tables import load_table

Make = Callable[..., Any]

NAMED = [
    ("The Sudanese army shelled the town.", "Sudanese", "SDN"),
    ("Emirati mediators arrived, and the Emirates paid.", "Emirates", "ARE"),
    ("Filipinos voted while the Dutch watched.", "Filipinos", "PHL"),
    ("Zaire sent its foreign minister.", "Zaire", "COD"),
    ("The Soviet delegation walked out.", "Soviet", "SUN"),
    ("South Sudan signed the accord with Sudan.", "South", "SSD"),
    ("The U.S. welcomed the truce.", "U.S.", "USA"),
    ("The UK and the UAE were observers.", "UAE", "ARE"),
]


@pytest.mark.parametrize(("text", "word", "code"), NAMED)
def test_names_adjectives_and_peoples_stand_for_their_state(story: Make, text: str, word: str, code: str) -> None:
    actor = story(text).who(word)
    assert (actor.kind, actor.country, actor.name) == ("state", code, state_names()[code])


GOVERNMENT = [
    ("Bogota has refused the demand.", "Bogota", "COL"),
    ("Khartoum's negotiating team left early.", "Khartoum", "SDN"),
    ("The rebels accused Kampala of lying.", "Kampala", "UGA"),
    ("Relations between Tokyo and Seoul have cooled.", "Seoul", "KOR"),
    ("Aid to Kabul was cut.", "Kabul", "AFG"),
    ("Downing Street said that it was pleased.", "Downing", "GBR"),
    ("The Kremlin denied the report.", "Kremlin", "RUS"),
    ("Colombo was ready to talk.", "Colombo", "LKA"),
]


@pytest.mark.parametrize(("text", "word", "code"), GOVERNMENT)
def test_a_capital_that_acts_or_is_dealt_with_is_its_government(story: Make, text: str, word: str, code: str) -> None:
    assert story(text).who(word).country == code


PLACE = [
    ("The talks were held in Havana.", "Havana"),
    ("Envoys flew to Nairobi on Monday.", "Nairobi"),
    ("She was reporting from Jakarta.", "Jakarta"),
    ("Rebels captured Monrovia at dawn.", "Monrovia"),
    ("Kinshasa's airport was closed.", "Kinshasa"),
    ("He left for Lima.", "Lima"),
]


@pytest.mark.parametrize(("text", "word"), PLACE)
def test_a_capital_where_something_happens_is_no_actor(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is None


def test_names_that_hold_the_name_of_a_state_are_not_that_state(story: Make) -> None:
    told = story("Chad Ortega met Latin American diplomats in New Mexico. They spoke in Spanish.")
    assert told.name("Chad") == "Chad Ortega"
    assert told.who("American") is None
    assert told.who("Mexico") is None
    assert told.who("Spanish") is None


def test_one_state_is_one_actor_with_its_aliases(story: Make) -> None:
    told = story("Nepal's cabinet met. Kathmandu said it would sign, and the Nepalese foreign minister left.")
    actor = told.who("Nepal")
    assert told.who("Kathmandu") == actor
    assert told.who("it") == actor
    assert "Kathmandu" in actor.aliases


def test_organisations_and_media_come_with_country_and_sector(story: Make) -> None:
    told = story("The FARC met the OSCE. Hezbollah said so, Xinhua reported.", "The National Liberation Army (ELN) joined them.")
    assert (told.who("FARC").kind, told.who("FARC").country, told.who("FARC").sector) == ("armed_force", "COL", "REB")
    assert told.who("OSCE").sector == "IGO"
    assert (told.who("Xinhua").kind, told.who("Xinhua").country) == ("media", "CHN")
    assert told.who("Liberation").name == "ELN"


def test_an_unknown_name_beside_a_word_for_a_medium_is_a_medium(story: Make) -> None:
    told = story("The news website Qandil reported the deal, and the Zarya news agency denied it.")
    assert (told.who("Qandil").kind, told.who("Qandil").sector) == ("media", "JRN")
    assert told.who("agency").name == "Zarya"


def test_the_state_table_holds_each_code_and_spelling_once() -> None:
    rows = load_table("communique.actors", "states.tsv")
    assert len({r["code"] for r in rows}) == len(rows) > 240
    cells = ("name", "aliases", "adjectives", "people", "capitals", "seats")
    spelled = [(n, r["code"]) for r in rows for c in cells for n in {*r[c].split(";")} - {""}]
    owners: dict[str, set[str]] = {}
    for name, code in spelled:
        owners.setdefault(name, set()).add(code)
    assert [n for n, codes in owners.items() if len(codes) > 1] == []
