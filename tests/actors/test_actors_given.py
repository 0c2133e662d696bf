"""Actors that the user tells of are found by their names, and what is said of them wins."""

from communique.analysing import read_text
from communique.model.actors import GivenActor, LocalActor
from communique.settings import Settings

FRONT = GivenActor("Harbour Front", "armed_force", "KEN", "REB", ("HF",))
VALE = GivenActor("Ana Vale", "person", "PER", "REL", ("Abu Sole",))
NATO = GivenActor("NATO", "organisation", "BEL", "MIL")
SHOWN = ("name", "kind", "country", "sector", "reference")


def found(text: str, *given: GivenActor) -> dict[str, LocalActor]:
    return {a.name: a for a in read_text(text, settings=Settings(actors=given)).actors}


def shown(actor: LocalActor) -> tuple[str | None, ...]:
    return tuple(getattr(actor, field) for field in SHOWN)


def test_a_body_is_found_by_name_and_alias() -> None:
    held = found("The Harbour Front left the talks on Monday. HF said it would return.", FRONT)
    assert shown(held["Harbour Front"]) == ("Harbour Front", "armed_force", "KEN", "REB", "user file")
    assert {"HF", "Harbour Front"} <= {m.raw for m in held["Harbour Front"].mentions}


def test_a_person_is_one_under_all_names() -> None:
    held = found("Kenyan minister Ana Vale spoke on Monday. Abu Sole, as friends call her, left. “It is over,” Vale said.", VALE)
    assert shown(held["Ana Vale"])[1:] == ("person", "PER", "REL", "user file")
    assert {"Ana Vale", "Abu Sole", "Vale"} <= {m.raw for m in held["Ana Vale"].mentions}


def test_a_longer_name_is_another_person() -> None:
    held = found("Ana Vale Cruz met the mediators in Lima on Monday.", VALE)
    assert [a.reference for a in held.values() if a.kind == "person"] == [None]


def test_a_body_that_we_know_keeps_its_names() -> None:
    held = found("The North Atlantic Treaty Organization warned Peru on Monday.", NATO)
    assert shown(held["NATO"]) == ("NATO", "organisation", "BEL", "MIL", "user file")


def test_a_state_gets_a_name() -> None:
    text = "Norland said on Monday that it would send envoys."
    assert "state:PER" in {a.key for a in read_text(text, settings=Settings(actors=(GivenActor("Norland", "state", "PER"),))).actors}


def test_nothing_is_said_of_others() -> None:
    text = "Peru and NATO met on Monday. Ana Vale said so."
    assert [a for a in read_text(text).actors if a.reference] == []
