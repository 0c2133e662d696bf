"""Profiles as bytes, names on shelves, pairs one by one: the same answers as with all of it at hand."""

from __future__ import annotations

from itertools import combinations

import pytest
from handmade import Story, record

from communique.model.record import Record
from communique.record.blocking import candidates, days_of
from communique.record.packing import pack, unpack
from communique.record.profiles import Profile
from communique.record.profiling import pages_of, profiles_of
from communique.record.relations import Told
from communique.record.shelves import InMemory, Shelved

BOTH = ["Peru", "Ecuador"]


@pytest.fixture(scope="module")
def made() -> Record:
    first, second = Story("Daily Post", "1994-05-03"), Story("Evening Star", "1994-05-05")
    first.tell("Peru and Ecuador opened talks in Oslo on Monday.", "talks", stage="opened", date="1994-05-02", place="Oslo", participants=BOTH)
    first.tell("Forces of Peru shelled Loja on Tuesday, killing 4.", "attack", date="1994-05-03", place="Loja", actor="Peru", fatalities=4)
    second.tell("Forces of Peru shelled Loja on Tuesday, killing 5.", "attack", date="1994-05-03", place="Loja", actor="Peru", fatalities=5)
    second.tell("The talks in Oslo, from Monday to Wednesday, were the third round.", "talks", date="1994-05-04", place="Oslo", participants=BOTH)
    return record(first, second)


@pytest.fixture(scope="module")
def profiles(made: Record) -> list[Profile]:
    return profiles_of(made.reports, pages_of(made, {}))


def test_what_is_packed_comes_back_as_it_was(made: Record, profiles: list[Profile]) -> None:
    for profile in profiles:
        assert unpack(Profile, pack(profile)) == profile
    by_id = {p.id: p for p in profiles}
    for event in made.events:
        told = Told.of(event, [by_id[r] for r in event.reports])
        assert unpack(Told, pack(told)) == told


def test_each_pair_of_a_day_comes_once(profiles: list[Profile]) -> None:
    def together(one: Profile, two: Profile) -> bool:
        days = [set(days_of(p.when, beyond=0 if p.kind.kind == "act" else 1)) for p in (one, two)]
        return one.kind.family == two.kind.family and bool(days[0] & days[1])

    found = list(candidates(profiles))
    wanted = {(min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(profiles, 2) if together(a, b)}
    assert sorted(found) == sorted(wanted)
    assert wanted


def test_a_shelf_as_a_mapping() -> None:
    shelf = InMemory()(str)
    for key in ("b", "a"):
        shelf.put(key, key.upper())
    shelved = Shelved(shelf, held=1)
    assert (dict(shelved), len(shelved), shelved.get("c"), "c" in shelved) == ({"a": "A", "b": "B"}, 2, None, False)
