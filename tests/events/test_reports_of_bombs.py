"""Bombs and what they do: by the verbs with which reporters tell of it, with the place inside the words for what was hit."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A car bomb ripped through a market in the Iraqi city of Mosul on Monday.", {"place": {"Mosul"}, "target": {"a market"}}),
        ("Two roadside bombs tore through a bus near Herat on Sunday, wounding six.", {"place": {"Herat"}, "target": {"a bus"}, "injured": {"six"}}),
        ("Two roadside bombs wrecked a bus near Herat on Sunday, wounding six.", {"place": {"Herat"}, "target": {"a bus"}, "injured": {"six"}}),
        ("A suicide bomb attack at a clinic in Lahore killed 60 people on Monday.", {"place": {"Lahore"}, "target": {"a clinic"}}),
        ("A truck bomb shook the barracks in Gao on Friday.", {"place": {"Gao"}, "target": {"the barracks"}, "date": {"Friday"}}),
    ],
)
def test_what_bombs_do_is_an_attack(book: Codebook, text: str, fields: dict[str, set[str]]) -> None:
    assert [raws(r, fields) for r in first_block(text, book) if r.type == "attack"] == [fields]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb scene in the film shook audiences in Lima on Friday.",
        "The rocket maker's results shook the market in Mumbai on Monday.",
        "A price bomb shook up the supermarkets in Quito on Friday.",
        "The singer tore through her songs in Lima on Friday.",
    ],
)
def test_what_only_sounds_like_it(book: Codebook, text: str) -> None:
    assert [r.type for r in first_block(text, book) if r.type == "attack"] == []
