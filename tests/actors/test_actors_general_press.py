"""Actors of the press at large: companies, short forms, people of whom only a word is told."""

from __future__ import annotations

import pytest

from communique.analysing import read_text
from communique.model.actors import LocalActor


def actors(text: str) -> dict[str, LocalActor]:
    return {a.name: a for a in read_text(text).actors}


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Harbour Motors' senior vice president Bo Brand resigned.", "Bo Brand", "BUS"),
        ("The president of Chapter & Verse, Jo Lind, agreed.", "Jo Lind", "BUS"),
        ("Harbour Motors' CEO and president Jo Lind said sales fell.", "Jo Lind", "BUS"),
        ("President Jo Lind agreed.", "Jo Lind", "GOV"),
        ("The president of the European Council, Jo Lind, agreed.", "Jo Lind", "EUR"),
    ],
)
def test_the_president_of_a_company_is_no_head_of_state(text: str, name: str, sector: str) -> None:
    assert actors(text)[name].sector == sector


def test_a_short_form_of_initials_is_the_body_that_has_them() -> None:
    found = actors("The Northern Public Utilities Commission met on Monday. The NPUC said no.")
    assert [m.raw for m in found["Northern Public Utilities Commission"].mentions] == ["Northern Public Utilities Commission", "NPUC"]


def test_initials_that_two_bodies_have_stay_apart() -> None:
    found = actors("The Northern Ports Council and the National Press Club met. The NPC said no.")
    assert not any("NPC" in [m.raw for m in a.mentions] for name, a in found.items() if name != "NPC")


@pytest.mark.parametrize("text", ["He opened a Roth IRA last year.", "The page loads at an ETA of noon.", "The KIA dealer sold vans."])
def test_a_short_form_of_a_movement_needs_its_country_or_cause(text: str) -> None:
    assert not any(a.kind == "armed_force" for a in read_text(text).actors)


@pytest.mark.parametrize("text", ["Ireland heard that the IRA had laid down its arms.", "The IRA's fighters left.", "The rebels of the MILF agreed."])
def test_and_then_it_is_the_movement(text: str) -> None:
    assert any(a.sector == "REB" and a.kind == "armed_force" for a in read_text(text).actors)


def test_a_family_name_that_is_a_title_stands_for_its_bearer() -> None:
    found = actors("Kevin King was freed in Kabul. King was held for years. The king sent a note.")
    assert [m.raw for m in found["Kevin King"].mentions] == ["Kevin King", "King"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A family friend said the road was shut.", "A family friend", "person"),
        ("One user wrote that it was sad.", "One user", "person"),
        ("The insider, who saw the text, said it was ready.", "The insider", "person"),
        ("Another carmaker, Harbour Motors, said it would close.", "Harbour Motors", "organisation"),
        ("His predecessor, Fiona Lind, said the talks had failed.", "Fiona Lind", "person"),
        ("The Aer Lingus Chief Executive Dermot Mannion said fares would rise.", "Dermot Mannion", "person"),
    ],
)
def test_a_speaker_of_whom_only_a_word_is_told(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


def test_the_children_of_a_region_are_not_of_the_state_in_its_name() -> None:
    assert "Mongolia" not in actors("Doctors in Inner Mongolia said two people had died.")


@pytest.mark.parametrize("words", ["Each side", "Neither side", "Either delegation"])
def test_each_side_means_the_two(words: str) -> None:
    found = read_text(f"Envoys of Kenya and Somalia met in Oslo. {words} said that the day was good.").actors
    assert next(a for a in found if a.name == words).members == ("state:KEN", "state:SOM")


def test_negotiators_from_both_sides_are_of_the_two() -> None:
    found = read_text("Kenya and Somalia met in Oslo. Negotiators from both sides said they would go on.").actors
    assert next(a for a in found if a.name == "Negotiators").members == ("state:KEN", "state:SOM")


@pytest.mark.parametrize("name", ["Northern Horse Show", "Harbour Song Festival", "Ravno Cup"])
def test_shows_and_contests_are_nobody(name: str) -> None:
    assert name not in actors(f"Lind opened the {name} in Oslo and left.")
