"""No side is taken: where states dispute a place it has no country, and both are named."""

from __future__ import annotations

import pytest

from communique.model.places import COUNTRY
from communique.places.disputes import territories
from communique.places.known import called

DISPUTED = {
    "Simferopol": ("RUS", "UKR"), "Sevastopol": ("RUS", "UKR"), "Donetsk": ("RUS", "UKR"), "Melitopol": ("RUS", "UKR"),
    "East Jerusalem": ("ISR", "PSE"), "Laayoune": ("ESH", "MAR"), "Pristina": ("SRB", "XKX"), "Srinagar": ("IND", "PAK"),
    "Golan Heights": ("ISR", "SYR"), "Katzrin": ("ISR", "SYR"), "Crimea": ("RUS", "UKR"), "Muzaffarabad": ("IND", "PAK"),
    "Abyei": ("SDN", "SSD"), "Taipei": ("CHN", "TWN"), "Kosovo": ("SRB", "XKX"), "Kashmir": ("CHN", "IND", "PAK"),
}  # fmt: skip


@pytest.mark.parametrize("name", DISPUTED)
def test_a_disputed_place_has_no_country(name: str) -> None:
    place = called(name)[0].place
    assert place.country is None
    assert place.claimed_by == DISPUTED[name]
    assert place.disputed


@pytest.mark.parametrize("name", ["Tskhinvali", "Sokhumi", "Tiraspol", "Stepanakert", "Kyrenia", "Hargeisa"])
def test_where_a_state_was_declared_that_is_said(name: str) -> None:
    place = next(c.place for c in called(name) if c.place.kind == "town")
    assert place.country is None
    assert "declared" in (place.disputed or "")


AROUND = {"Kharkiv": "UKR", "Damascus": "SYR", "Haifa": "ISR", "Gori": "GEO", "Limassol": "CYP", "Nablus": "PSE"}


@pytest.mark.parametrize(("name", "code"), AROUND.items())
def test_the_places_around_have_theirs(name: str, code: str) -> None:
    assert any(c.place.country == code for c in called(name))


def test_claims_are_in_the_order_of_the_alphabet() -> None:
    for territory in territories():
        assert list(territory.claimed_by) == sorted(territory.claimed_by), territory.name
        assert len(territory.claimed_by) > 1 or territory.declared, territory.name


def test_a_place_that_a_state_claims_is_never_a_state_of_ours_twice() -> None:
    assert all(c.place.claimed_by for name in ("Kosovo", "Taiwan", "Western Sahara") for c in called(name)[:1] if c.place.kind == COUNTRY)
