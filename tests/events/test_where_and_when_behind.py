"""Where and when right behind an event's noun, towns that talks are called after, and reasons that give no day. Sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "kind", "place", "date"),
    [
        ("They failed to agree, a statement read following their talks in Bel Adra on Monday evening.", "talks", ["Bel Adra"], ["Monday evening"]),
        ("Both the Chadian and Nigerien sides described the UN-mediated talks in Tunis on August 4 as useful.", "talks", ["Tunis"], ["August 4"]),
        ("Chad and Niger have been engaged in negotiations over the last two days in Kolmar.", "talks", ["Kolmar"], []),
        ("The Geneva talks on Friday between envoys of Chad and Niger made no progress.", "talks", ["Geneva"], ["Friday"]),
        ("The Oslo talks between Chad and the rebels collapsed on Monday.", "talks", ["Oslo"], ["Monday"]),
        ("The Darfur talks between Chad and the rebels collapsed on Monday.", "talks", [], ["Monday"]),
        ("The Sudan talks between Chad and the rebels collapsed on Monday.", "talks", [], ["Monday"]),
        ("The talks between Chad and Niger in Oslo were postponed because of an accident in June.", "talks", ["Oslo"], []),
        ("The warring parties in Libya reached an agreement on Monday.", "agreement", [], ["Monday"]),
        ("Rival factions in Chad have signed an agreement in Tunis.", "agreement", ["Tunis"], []),
        ("Envoys in Geneva reached an agreement on Monday.", "agreement", ["Geneva"], ["Monday"]),
        ("The warring parties in Libya declared a ceasefire on Monday.", "ceasefire", ["Libya"], ["Monday"]),
        ("Israel struck targets in and around Tripoli on Monday.", "attack", ["Tripoli"], ["Monday"]),
        ("Israeli jets carried out airstrikes across Lebanon on Sunday.", "attack", ["Lebanon"], ["Sunday"]),
    ],
)
def test_where_and_when_stand_right_behind(book: Codebook, text: str, kind: str, place: list[str], date: list[str]) -> None:
    told = [r for r in first_block(text, book) if r.type == kind]
    assert [([v.raw for v in r.values("place")], [v.raw for v in r.values("date")]) for r in told] == [(place, date)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Peru held talks with Chile in Lima under Omani auspices.", {"Peru": "party", "Chile": "party", "Omani": "mediator"}),
        ("Talks in Lome, chaired by the Togolese government, have involved Chad and Niger.",
         {"the Togolese government": "mediator", "Chad": "party", "Niger": "party"}),
        ("Meetings of Chad and Niger were held in Oslo under the aegis of Norway.", {"Chad": "party", "Niger": "party", "Norway": "mediator"}),
        ("In the latest round of talks, Chad and Niger traded drafts in Oslo.", {"Chad": "party", "Niger": "party"}),
        ("Norway brokered a ceasefire between Chad and Niger on 29 July.", {"Norway": "mediator", "Chad": "party", "Niger": "party"}),
    ],
)  # fmt: skip
def test_who_was_there_and_under_whose_auspices(book: Codebook, text: str, roles: dict[str, str]) -> None:
    told = [v for r in first_block(text, book) if r.type in ("talks", "meeting", "ceasefire") for v in r.values("participants")]
    assert {v.raw: dict(v.tags)["role"] for v in told} == roles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A strike on a market in Goma resulted in the deaths of five individuals on Monday.", 5),
        ("Shelling in Goma caused 12 deaths and 30 injuries.", 12),
        ("The bombing of a market in Goma led to the death of nine traders.", 9),
        ("Rebels bombed a market in Goma on Friday, which led to a debate of nine hours.", None),
    ],
)
def test_deaths_that_an_attack_brought(book: Codebook, text: str, number: int | None) -> None:
    told = [r for r in first_block(text, book) if r.type == "attack"]
    assert [[v.number for v in r.values("fatalities")] for r in told] == [[] if number is None else [number]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad has signed an agreement with Niger. Chadian president Idris Bello and Nigerien premier Ann Lind signed the accord in Oslo.", 1),
        ("Chad and Niger signed a peace deal on Friday. Peru and Chile signed the accord too.", 2),
        ("Chad and Niger will hold talks in Oslo next week. The talks, set for November 6, come after a war.", 1),
        ("Chad and Niger will hold talks in Oslo on Monday. Peru and Chile will hold talks on November 6.", 2),
    ],
)
def test_the_same_told_by_others_or_by_another_day(book: Codebook, text: str, told: int) -> None:
    assert len([r for r in first_block(text, book) if r.type in ("agreement", "talks")]) == told


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Chad and Niger agreed to continue the ceasefire on Friday.", "extended"),
        ("Chad and the rebels have accepted a ceasefire proposal from Norway.", "in_principle"),
        ("Chad and the rebels will maintain a ceasefire in Goma until then.", "in_principle"),
        ("The hospital will maintain a ceasefire line of beds.", None),
    ],
)
def test_how_far_a_truce_is(book: Codebook, text: str, stage: str | None) -> None:
    told = [r.stage for r in first_block(text, book) if r.type == "ceasefire"]
    assert told == ([stage] if stage else [])
