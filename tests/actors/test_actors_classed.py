"""A body named with what it is, the place of talks, and a demand told by a bare verb."""

import pytest

from communique.analysing import read_text

ONE = [
    ("The ELN rebel group said it would sign. The ELN has signed before.", "ELN"),
    ("The Hamas militant group rejected the plan.", "Hamas"),
    ("The SBU security service said that forty planes were hit.", "SBU"),
]


@pytest.mark.parametrize(("text", "name"), ONE)
def test_a_name_with_its_class_is_the_body_itself(text: str, name: str) -> None:
    told = read_text(text)
    assert [a.name for a in told.actors] == [name]
    assert told.statements[0].speaker == told.actors[0].key


def test_an_agency_of_the_united_nations_is_not_all_of_them() -> None:
    told = read_text("The UN refugee agency said that the camp was full.")
    speaker = next(a for a in told.actors if a.key == told.statements[0].speaker)
    assert speaker.name != "United Nations"


VENUES = [
    "The Congolese president, Jean Mbala, met rebels in Doha. The rebels said that they would sign.",
    "Envoys held talks with rebels in Doha. The rebels said that they would sign.",
    "The government and the rebels met in Juba.",
]


@pytest.mark.parametrize("text", VENUES)
def test_the_place_of_a_meeting_tells_nobodys_country(text: str) -> None:
    (rebels,) = (a for a in read_text(text).actors if a.name == "rebels")
    assert rebels.country not in ("QAT", "SSD")


def test_rebels_who_fight_in_a_country_are_of_it() -> None:
    told = read_text("Rebels in Nepal said on Sunday that they would sign.")
    assert [a.country for a in told.actors if a.sector == "REB"] == ["NPL"]
