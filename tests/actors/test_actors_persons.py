"""Persons: full and short names, and the roles that words beside them say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]


def test_short_names_find_the_full_name(story: Make) -> None:
    told = story(
        "Quintero leaves the table.",
        "Marta Quintero, Colombia's chief negotiator, spoke first. Ms. Quintero said it was late.",
        "President Ramiro de la Cruz of Guatemala agreed. Mr. de la Cruz signed.",
    )
    assert told.name("Quintero", 1) == told.name("Quintero", 2) == told.name("Quintero", 3) == "Marta Quintero"
    assert told.name("Cruz", 2) == "Ramiro de la Cruz"
    assert told.who("Cruz").country == "GTM"


def test_two_people_of_one_family_name_are_told_apart_or_left_open(story: Make) -> None:
    told = story(
        "Vesna Petrova, the Bulgarian foreign minister, and Ivan Petrova, a businessman, were there. "
        "Petrova said nothing. Foreign Minister Petrova left early."
    )
    assert told.who("Petrova", 3) is None
    assert told.name("Petrova", 4) == "Vesna Petrova"


def test_spellings_and_initials_of_one_name_are_one_person(story: Make) -> None:
    told = story("Aleksandr P. Moroz met Sergei Bondar. Alexander Moroz smiled, and Sergey Bondar left.")
    assert told.name("Moroz", 1) == told.name("Moroz", 2)
    assert told.name("Bondar", 1) == told.name("Bondar", 2)


ROLES = [
    ("Kenyan President Amos Kiprono spoke.", "Kiprono", ["President"], "KEN"),
    ("President Amos Kiprono of Kenya spoke.", "Kiprono", ["President"], "KEN"),
    ("Sudan's army chief, General Omar Idris, agreed.", "Idris", ["army chief", "General"], "SDN"),
    ("U.S. special envoy for Sudan Peter Halloran left.", "Halloran", ["special envoy"], "USA"),
    ("Erik Solberg, the Norwegian envoy and head of the peace institute, left.", "Solberg", ["envoy", "head of the peace institute"], "NOR"),
    ("The head of the Kandy District Police, Sunil Perera, said so.", "Perera", ["head of the Kandy District Police"], None),
    ("ELN commander Pablo Roa, who heads the rebel delegation, agreed.", "Roa", ["commander", "head of delegation"], "COL"),
    ("Lucia Prado was appointed foreign minister of Peru in May.", "Prado", ["foreign minister"], "PER"),
    ("British Prime Minister Anne Whitcombe and her Irish counterpart, Sean Doherty, met.", "Doherty", ["counterpart"], "IRL"),
    ("South Korea's Unification Minister Park Ji-hoon said no.", "Park", ["Unification Minister"], "KOR"),
    ("US ambassador to the UN Nicky Tate spoke.", "Tate", ["ambassador to the UN"], "USA"),
    ("Uhuru Mwangi, an ex-Kenyan leader, spoke.", "Mwangi", ["ex-leader"], "KEN"),
    ("Getachew Hailu, spokesman for the TPLF, confirmed it.", "Hailu", ["spokesman for the TPLF"], "ETH"),
]


@pytest.mark.parametrize(("text", "word", "roles", "country"), ROLES)
def test_offices_beside_a_name_are_roles(story: Make, text: str, word: str, roles: list[str], country: str | None) -> None:
    told = story(text)
    assert told.roles(word) == roles
    assert told.who(word).country == country


def test_a_role_points_at_whom_it_serves_and_its_words_are_cited(story: Make) -> None:
    told = story("Nazeli Bagdasar, Mr. Pashyan's spokeswoman, spoke. Nikol Pashyan, the Armenian prime minister, left.")
    role = told.who("Bagdasar").roles[0]
    assert told.book.get(role.of).name == "Nikol Pashyan"
    assert told.page.text[role.start : role.end] == role.raw == "Mr. Pashyan's spokeswoman"
    assert told.who("Bagdasar").country == "ARM"
    assert told.who("spokeswoman").name == "Nazeli Bagdasar"


def test_members_of_a_delegation_are_of_its_country_and_kin_alone_tells_none(story: Make) -> None:
    told = story(
        "Across the table sat the Kenyan delegation, including Mr. Otieno; Grace Wanjiru, Mr. Otieno's daughter-in-law; "
        "and Paul Kamau, the Army secretary.",
        "Lena Holm, the minister's daughter, stayed at home.",
    )
    assert told.who("Wanjiru").country == told.who("Kamau").country == told.who("Otieno").country == "KEN"
    assert told.roles("Wanjiru") == ["daughter-in-law"]
    assert told.roles("Kamau") == ["Army secretary"]
    assert told.who("Holm").country is None


def test_a_correspondent_belongs_to_the_outlet(story: Make) -> None:
    told = story("Meridian World Service's Tomas Lindqvist, reporting from Lima, said that the talks had ended.")
    actor = told.who("Lindqvist")
    assert (actor.sector, [r.role for r in actor.roles]) == ("JRN", ["correspondent"])
    assert told.book.get(actor.roles[0].of).kind == "media"


def test_a_servant_known_to_belong_to_a_state_tells_the_country_of_the_principal(story: Make) -> None:
    told = story("The Chilean delegation, led by Rosa Ibarra, President Soto's special envoy, left. Mr. Soto was pleased.")
    assert told.who("Soto").country == "CHL"


def test_a_president_without_a_country_in_the_text_has_none(story: Make) -> None:
    assert story("President Halvorsen spoke for an hour.").who("Halvorsen").country is None


def test_who_serves_a_rebel_group_is_no_government_official(story: Make) -> None:
    assert story("Hamas official Khalil Nasser refused.").who("Nasser").sector == "REB"
