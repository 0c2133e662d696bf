"""How long, how much, and how many without a number; and forces that keep a peace."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load

BOOK = load("peace-talks")


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("Delegations of Chad and Kenya held six hours of talks in Nairobi on Friday.", 6),
        ("The Kenyan and Ugandan negotiators talked for five hours in Nairobi on Friday.", 5),
        ("Negotiators from Serbia and Kosovo spent ten hours in talks in Brussels on Thursday.", 10),
        ("Envoys of Chad and Libya met in Tunis on Monday for four hours of talks on the truce.", 4),
    ],
)
def test_hours_of_talks(sentence: str, hours: int) -> None:
    [report] = first_block(sentence, BOOK)
    assert [v.number for v in report.values("duration_hours")] == [hours]


@pytest.mark.parametrize(
    ("sentence", "hours"),
    [
        ("Talks between Kenya and Uganda opened in Nairobi on Monday and are expected to last ten days.", 240),
        ("The talks between Greece and Turkey will run for two weeks.", 336),
        ("Negotiations between Chad and Sudan are scheduled to last three days.", 72),
    ],
)
def test_how_long_talks_are_to_last(sentence: str, hours: int) -> None:
    [report] = first_block(sentence, BOOK)
    assert [v.number for v in report.values("expected_hours")] == [hours]
    assert not report.values("duration_hours")


@pytest.mark.parametrize(
    "sentence",
    [
        "Sudan and Chad agreed to exchange all prisoners of war.",
        "The government and the rebels exchanged all prisoners on Monday.",
        "Azerbaijan released all Armenian prisoners of war on Sunday.",
    ],
)
def test_all_prisoners_are_no_number(sentence: str) -> None:
    [report] = first_block(sentence, BOOK)
    assert [(v.number, v.qualifier) for v in report.values("count")] == [(None, "vague")]


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "qualifier"),
    [
        ("The shelling caused $7 billion in damage to Ethiopia's grid, the ministry said.", 7_000_000_000, "USD", "exact"),
        ("Rebels caused more than $40 million in damage to the port of Aden.", 40_000_000, "USD", "at_least"),
        ("The rebels caused damage of 3 million euros to the railway.", 3_000_000, "EUR", "exact"),
    ],
)
def test_what_damage_cost(sentence: str, number: int, unit: str, qualifier: str) -> None:
    [report] = first_block(sentence, BOOK)
    assert [(v.number, v.unit, v.qualifier) for v in report.values("cost")] == [(number, unit, qualifier)]


def test_damage_that_an_attack_did_is_part_of_it() -> None:
    [report] = first_block("Rebels bombed a pipeline in Arauca on Tuesday, causing damage of 3 million dollars.", BOOK)
    assert report.type == "attack"
    assert [v.number for v in report.values("cost")] == [3_000_000]


@pytest.mark.parametrize(
    "sentence",
    [
        "A UN peacekeeping force will take over from the African troops in Darfur on December 31.",
        "NATO deployed 5,000 peacekeepers in Kosovo in June 1999.",
        "Indonesia handed over authority in Aceh to the European monitoring mission on Monday.",
    ],
)
def test_forces_that_keep_a_peace(sentence: str) -> None:
    assert [r.type for r in first_block(sentence, BOOK)] == ["deployment"]
