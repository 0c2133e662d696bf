"""Truces by their many names, and what parsers make of them, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "stage", "dates"),
    [
        ("Kenya and the rebels agreed a ceasefire deal on Friday.", "in_principle", ["Friday"]),
        ("Chad's rebels signed a ceasefire deal on Friday after coming under pressure from Norway.", "signed", ["Friday"]),
        ("Chad and the rebels signed a truce agreement in Doha on Monday.", "signed", ["Monday"]),
        ("Chad and Niger have on Thursday signed a cessation of hostilities accord in Geneva.", "signed", ["Thursday"]),
        ("The government of Uganda and the rebels inked a cease-fire pact in Juba in May.", "signed", ["May"]),
    ],
)
def test_a_ceasefire_deal_is_a_ceasefire(book: Codebook, text: str, stage: str, dates: list[str]) -> None:
    told = [(r.type, r.stage, [v.raw for v in r.values("date")]) for r in first_block(text, book)]
    assert told == [("ceasefire", stage, dates)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed a trade deal in Geneva on Friday.",
        "The army and the rebels said they would deal with the matter on Friday.",
        "Kenya and Uganda signed an agreement on water in Juba on Monday.",
    ],
)
def test_other_deals_are_none(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "ceasefire"]


@pytest.mark.parametrize(
    "text",
    [
        "The truce between Colombia and the guerrillas will come into force on 1 October.",
        "A ceasefire between Chad and the rebels will take effect on Monday.",
        "The armistice between Kenya and the militia is due to take effect on 3 May.",
    ],
)
def test_what_is_to_come_into_force_has_been_agreed(book: Codebook, text: str) -> None:
    assert [r.stage for r in first_block(text, book) if r.type == "ceasefire"] == ["in_principle"]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Chad and Niger, held in Geneva on Tuesday, will not continue.",
        "The peace talks between Kenya and the rebels did not go on after Friday.",
    ],
)
def test_talks_that_do_not_go_on_were_held(book: Codebook, text: str) -> None:
    assert [(r.status, r.stage) for r in first_block(text, book) if r.type == "talks"] == [("happened", "concluded")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two suicide bombers detonated explosive vests in a crowded market in central Nairobi on Thursday, killing 32.", "Nairobi"),
        ("Rebels set off a bomb in Goma on Friday, killing nine soldiers.", "Goma"),
        ("Militants detonated a car bomb near Garissa on Monday, wounding four policemen.", "Garissa"),
    ],
)
def test_bombs_that_somebody_sets_off(book: Codebook, text: str, place: str) -> None:
    told = [r for r in first_block(text, book) if r.type == "attack"]
    assert [({v.raw for v in r.values("place")}, len(r.values("actor"))) for r in told] == [({place}, 1)]


@pytest.mark.parametrize("text", ["Police safely detonated a bomb of the last war in Adre.", "The army detonated a mine in a test near Goma."])
def test_bombs_that_are_made_safe(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "attack"]
