"""What a deal is for, what talks brought, and subjects that the parser gives to the phrase before them. Sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Talks between Chad and Niger yielded an agreement to conduct a prisoner exchange.", [("announced", "agreed", {"Chad", "Niger"})]),
        ("Peru signed a pact with the rebels to free 12 hostages.", [("announced", "agreed", {"Peru"})]),
        ("Chad and Niger reached a deal to exchange 40 prisoners.", [("announced", "agreed", {"Chad", "Niger"})]),
        ("Chad freed 20 prisoners under a deal with Niger.", [("happened", "carried_out", {"Chad"})]),
        ("Chad has a deal to sell copper to Peru.", []),
    ],
)  # fmt: skip
def test_what_a_deal_is_for_is_agreed_not_done(book: Codebook, text: str, told: list[tuple[str, str, set[str]]]) -> None:
    found = [r for r in first_block(text, book) if r.type == "exchange"]
    assert [(r.status, r.stage, {v.raw for v in r.values("participants")}) for r in found] == told


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Following days of clashes along Chad's eastern border, the Taliban and the government of Peru have agreed to a truce.", "ceasefire",
         {"Taliban", "the government of Peru"}),
        ("In the latest round of talks in Oslo, Chad and Niger traded drafts.", "talks", {"Chad", "Niger"}),
        ("After a week of clashes in Goma, Chad and Niger signed a truce on Friday.", "ceasefire", {"Chad", "Niger"}),
        ("Senior Chadian and Nigerien officials convened in Malaysia on Monday to discuss a map.", "meeting", {"Chadian", "Nigerien"}),
        ("Chad opened talks. They plan to meet with the Georgian and Chilean sides early next year.", "meeting", {"Georgian", "Chilean"}),
    ],
)  # fmt: skip
def test_who_agreed_and_met(book: Codebook, text: str, kind: str, parties: set[str]) -> None:
    told = [r for r in first_block(text, book) if r.type == kind]
    assert [{v.raw for v in r.values("participants")} for r in told] == [parties]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Chadian forces captured around 20 Nigerien troops.", "arrest", ["around 20 Nigerien troops"]),
        ("A Chadian soldier was fatally shot on May 28.", "casualties", ["A Chadian soldier"]),
        ("They want the hills which Chadian rebels have seized.", "territory", ["the hills"]),
        ("The camera captured 20 troops on film.", "arrest", []),
        ("A film about soldiers was shot in May.", "casualties", []),
    ],
)
def test_captured_shot_and_seized(book: Codebook, text: str, kind: str, words: list[str]) -> None:
    told = [r for r in first_block(text, book) if r.type == kind]
    assert [v.raw for r in told for n in ("count", "fatalities", "target") for v in r.values(n) if v.raw in words] == words
    assert bool(told) == bool(words)
