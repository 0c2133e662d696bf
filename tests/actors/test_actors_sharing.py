"""Offices that several persons hold, groups of a told number, and mediators whose country is not the rebels'."""

import pytest

from communique.analysing import read_text

SHARED = [
    ("Presidents Daniel Ortiz of Chile and Ana Quispe of Peru met in Geneva.", {"Daniel Ortiz": "CHL", "Ana Quispe": "PER"}),
    ("Prime Ministers Ivan Petrov of Bulgaria and Jan Novak of Czechia signed.", {"Ivan Petrov": "BGR", "Jan Novak": "CZE"}),
    ("Ministers Daniel Ortiz (Chile) and Ana Quispe (Peru) met on Monday.", {"Daniel Ortiz": "CHL", "Ana Quispe": "PER"}),
    ("The Kenyan and Somali presidents, Peter Mwangi and Hassan Farah, signed.", {"Peter Mwangi": "KEN", "Hassan Farah": "SOM"}),
    ("The foreign ministers of Kenya and Uganda, Amina Otieno and John Okello, spoke.", {"Amina Otieno": "KEN", "John Okello": "UGA"}),
    ("Foreign ministers Amina Otieno and Yusuf Deng of Kenya and South Sudan met.", {"Amina Otieno": "KEN", "Yusuf Deng": "SSD"}),
    ("Presidents Daniel Ortiz and Ana Quispe met.", {"Daniel Ortiz": None, "Ana Quispe": None}),
]


@pytest.mark.parametrize(("text", "countries"), SHARED)
def test_each_of_several_has_the_office_and_the_state_that_the_words_give(text: str, countries: dict[str, str | None]) -> None:
    people = [a for a in read_text(text).actors if a.kind == "person"]
    assert {a.name: a.country for a in people} == countries
    assert all(len(a.roles) == 1 and text[a.roles[0].start : a.roles[0].end] == a.roles[0].raw for a in people)


def test_the_group_of_the_two_has_them_as_members() -> None:
    told = read_text("The Kenyan and Somali presidents, Peter Mwangi and Hassan Farah, said that they would sign.")
    group = next(a for a in told.actors if a.key == told.statements[0].speaker)
    assert [a.name for a in told.actors if a.key in group.members] == ["Peter Mwangi", "Hassan Farah"]


COUNTED = [
    ("Qatari, Egyptian and American mediators met in Doha. The three mediators said a deal was close.", {"Qatar", "Egypt", "United States"}),
    (
        "Kenyan President Peter Mwangi, Ugandan President John Okello and Rwandan President Paul Habi met. The three presidents said they agreed.",
        {"Peter Mwangi", "John Okello", "Paul Habi"},
    ),
    ("Delegations from Chile and Peru met on Monday. The two delegations said they would meet again.", {"Chile", "Peru"}),
]


@pytest.mark.parametrize(("text", "names"), COUNTED)
def test_a_told_number_finds_those_named_before(text: str, names: set[str]) -> None:
    told = read_text(text)
    speaker = next(a for a in told.actors if a.key == told.statements[0].speaker)
    assert {a.name for a in told.actors if a.key in speaker.members} == names


def test_another_number_finds_nobody() -> None:
    told = read_text("Qatari and Egyptian mediators met in Doha. The three mediators said a deal was close.")
    assert next(a for a in told.actors if a.key == told.statements[0].speaker).members == ()


DEALT_WITH = [
    "Kenyan envoys spoke with rebels in Geneva. The rebels said that they would sign.",
    "Norwegian mediators met rebels on Monday. The rebels said that they would sign.",
    "The Kenyan envoy, Peter Mwangi, held talks with rebels in Addis Ababa. The rebels said that they would sign.",
]


@pytest.mark.parametrize("text", DEALT_WITH)
def test_rebels_are_not_of_the_country_of_those_who_mediate(text: str) -> None:
    assert [a.country for a in read_text(text).actors if a.sector == "REB"] == [None]


def test_the_leader_of_a_country_is_its_only_president() -> None:
    told = read_text("President Mwangi spoke on Friday. The Kenyan leader said the war was over.")
    (person,) = (a for a in told.actors if a.kind == "person")
    assert (person.country, [(r.role, r.of) for r in person.roles]) == ("KEN", [("President", None), ("leader", "state:KEN")])


def test_a_government_and_rebels_are_no_government_of_both() -> None:
    told = read_text("The government of Colombia and the ELN would meet, mediators from Norway said.")
    assert {a.name for a in told.actors if a.kind == "organisation"} == set()
