"""Names that only the parser's label speaks for, names that something else shows to be persons', sectors that only a body gives."""

from __future__ import annotations

import pytest

from communique.analysing import read_text
from communique.model.actors import LocalActor


def actors(text: str) -> dict[str, LocalActor]:
    return {a.name: a for a in read_text(text).actors}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya said that the network buys parts for the Velkar drone, which Sudan uses.", "Velkar"),
        ("Kenya and Sudan met on Friday. They talked about the DRRQ and about food.", "DRRQ"),
        ("The rebels fled to the stronghold of Qornaby after the talks, Kenya said.", "Qornaby"),
    ],
)
def test_a_name_that_takes_part_in_nothing_is_not_listed(text: str, name: str) -> None:
    assert name not in actors(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya said that Velkar would close the port.", "Velkar"),
        ("Kenya held talks with Velkar on Friday.", "Velkar"),
        ("The Kenyan police and the Velkar Union signed on Friday.", "Velkar Union"),
    ],
)
def test_a_name_that_takes_part_is_listed(text: str, name: str) -> None:
    assert name in actors(text)


def test_a_group_that_nothing_is_said_of_is_listed_where_its_country_is_told() -> None:
    found = actors("Both sides and the Kenyan delegation went home after the storm. Sudan thanked Oslo.")
    assert not any("sides" in name for name in found)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Torvane -- the rebel leader who fled in May -- signed the truce on Friday.", "Torvane", "rebel leader"),
        (
            "The source said the leader of the government delegation, Omar Saye Odu and Lind held a meeting.",
            "Omar Saye Odu",
            "leader of the government delegation",
        ),
        ("Kenya appointed Minister for Physical Planning Omar Saye as its envoy.", "Omar Saye", "Minister for Physical Planning"),
        ("Kenya named Secretary of Defence Lotta Vine and others.", "Lotta Vine", "Secretary of Defence"),
    ],
)
def test_an_office_beside_a_name_is_a_persons(text: str, name: str, role: str) -> None:
    found = actors(text)[name]
    assert (found.kind, [r.role for r in found.roles]) == ("person", [role])


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("A Harbour Teachers Union official said on Friday that the talks were off.", "Harbour Teachers Union official", None),
        ("Union Vice President Lotta Vine said on Friday that the talks were off.", "Lotta Vine", None),
        ("A Kenyan official said on Friday that the talks were off.", "Kenyan official", "GOV"),
        ("Vice President Lotta Vine said on Friday that the talks were off.", "Lotta Vine", "GOV"),
    ],
)
def test_who_serves_a_body_is_of_its_sector(text: str, name: str, sector: str | None) -> None:
    assert actors(text)[name].sector == sector


def test_a_word_in_the_plural_is_the_only_body_that_has_it_in_its_name() -> None:
    text = "The Liberation Tigers of Tamil Eelam (LTTE) left the talks in Geneva on Friday. The government and Tigers had met twice."
    assert [a.name for a in read_text(text).actors if a.kind == "armed_force"] == ["LTTE"]


@pytest.mark.parametrize(
    ("text", "name", "raw"),
    [
        ("A rebel spokesman said the truce held. The rebel military spokesman Omar Saye blamed Kenya on Friday.", "Omar Saye", "A rebel spokesman"),
        (
            "The Free Adaran Army has told its fighters to stop, the rebels' commander said. Colonel Omar Saye said his forces were ready.",
            "Omar Saye",
            "the rebels' commander",
        ),
        (
            "Kenyan Foreign Minister Lotta Vine met US Secretary of State Omar Saye. Vine later thanked her US counterpart.",
            "Omar Saye",
            "her US counterpart",
        ),
    ],
)
def test_whom_a_story_tells_of_by_the_office_is_who_holds_it(text: str, name: str, raw: str) -> None:
    assert raw in [m.raw for m in actors(text)[name].mentions]


@pytest.mark.parametrize(
    "text",
    [
        "A government spokesman said the truce held. The rebel military spokesman Omar Saye blamed Kenya on Friday.",
        "A spokesman said the truce held. The rebel military spokesman Omar Saye blamed Kenya on Friday.",
    ],
)
def test_another_who_holds_such_an_office_stays_apart(text: str) -> None:
    assert [m.raw for m in actors(text)["Omar Saye"].mentions] == ["The rebel military spokesman", "Omar Saye"]


def test_a_noun_that_shares_the_noun_behind_and_is_nobody() -> None:
    told = read_text("Guerrilla and government leaders said on Friday that the war was over.")
    assert [(a.name, a.kind) for a in told.actors] == [("government leaders", "group")]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The workers of the International Harbour and Warehouse Union stopped. The IHWU said no.",
            "International Harbour and Warehouse Union",
            "organisation",
        ),
        ("US Under-Secretary of State for Political Affairs Lotta Vine met Omar Saye of Kenya.", "Lotta Vine", "person"),
        ("Rebel leaders spoke to Kenya Direct on Friday.", "Kenya Direct", "organisation"),
    ],
)
def test_names_are_whole(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


def test_a_plan_is_no_body() -> None:
    found = actors("Members of the Joint Comprehensive Plan of Action, or JCQOA, met on Friday, Kenya said.")
    assert list(found) == ["Kenya"]


def test_a_state_that_says_only_where_is_not_listed() -> None:
    assert list(actors("Kenya and Sudan met in the Austrian capital at noon Irish time.")) == ["Kenya", "Sudan"]


@pytest.mark.parametrize(("modifier", "sector"), [("opposition", "OPP"), ("rebel", "REB")])
def test_who_negotiates_against_the_state_is_not_its_delegation(modifier: str, sector: str) -> None:
    found = actors(f"Kenyan {modifier} negotiators said on Friday that the talks were over.")[f"Kenyan {modifier} negotiators"]
    assert (found.country, found.sector) == ("KEN", sector)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The accord was signed by Odu Ag Saleh and Ifra Ag Intalla on behalf of the movement.", "Odu Ag Saleh", "person"),
        ("The Kenyan aid organisation Lenta Vasco brokered the talks on Friday.", "Lenta Vasco", "organisation"),
        ("Omar Saye told QVB that each side was right.", "QVB", "media"),
    ],
)
def test_what_stands_around_a_name_says_what_it_is_of(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


@pytest.mark.parametrize("text", ["Mali's government and Tuareg rebels met on Friday.", "The Dinka community left the talks on Friday, Kenya said."])
def test_the_name_of_a_people_before_its_people_is_no_person(text: str) -> None:
    assert not any(a.kind == "person" for a in read_text(text).actors)


def test_a_plain_name_is_the_known_body_only_in_its_country() -> None:
    assert actors("Myanmar invited the Northern Alliance to talks.")["Northern Alliance"].country is None
    assert actors("In Kabul, Afghanistan, the Northern Alliance signed a truce.")["Northern Alliance"].country == "AFG"


def test_a_group_is_one_by_the_words_it_was_called_by() -> None:
    text = "The former rebels said the pact held. Kenya said no. The former rebels signed a pact on Friday, a spokesman for the former rebels said."
    assert len([a for a in read_text(text).actors if a.name == "former rebels"]) == 1


def test_the_adviser_of_an_office_does_not_hold_it() -> None:
    told = actors("The special adviser of the Secretary-General, Mr Omar Saye, will go on.")["Omar Saye"]
    assert [r.role for r in told.roles] == ["special adviser of the Secretary-General"]


def test_a_short_form_behind_a_government_is_the_state() -> None:
    found = actors("The Government of the Philippines (GPH) signed on Friday. The GPH said the truce held.")
    assert [m.raw for m in found["Philippines"].mentions if m.raw == "GPH"] == ["GPH", "GPH"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("A spokesman for one of the rebel groups, Omar Saye, was glad on Friday.", "Omar Saye", "spokesman for one of the rebel groups"),
        ("Kenya signed in the presence of the Head of Public Service Omar Saye on Friday.", "Omar Saye", "Head of Public Service"),
        ("They demanded the release of the deposed leader Aung Hla Mon Kyi on Friday.", "Aung Hla Mon Kyi", "deposed leader"),
    ],
)
def test_roles_and_names_are_read_to_their_end(text: str, name: str, role: str) -> None:
    assert [r.role for r in actors(text)[name].roles] == [role]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("A rebel official said on Friday that the war will go on.", "REB"),
        ("An opposition official said on Friday that the war will go on.", "OPP"),
        ("A Kenyan official said on Friday that the war will go on.", "GOV"),
    ],
)
def test_whom_somebody_is_an_official_of_tells_the_sector(text: str, sector: str) -> None:
    assert [a.sector for a in read_text(text).actors if a.kind == "person"] == [sector]


def test_a_rival_government_is_not_the_state() -> None:
    told = read_text("Kenya's shadow government, which was formed in April, called on its neighbours to help.")
    assert [a.kind for a in told.actors if "shadow" in a.name] == ["organisation"]


def test_people_for_somebody_are_no_body() -> None:
    assert "Negotiators for Lind" not in actors("Negotiators for Lind and rebel leader Omar Saye talked for five days.")


def test_whom_something_is_aimed_at_is_no_place() -> None:
    assert actors("Kenya said the move took aim at General Omar Bo Saye and Lotta Vine.")["Omar Bo Saye"].kind == "person"
