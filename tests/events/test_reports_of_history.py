"""A noun with its actor after "since", "after", "following", "before": history, where the type of the codebook says so."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    shipped = load()
    return shipped.model_copy(update={"types": {**shipped.types, "invasion": shipped.types["invasion"].model_copy(update={"history": True})}})


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The envoys want to end two years of war after Iraq's full-scale invasion.", "Iraq"),
        ("The border has been closed since Ethiopia's full-scale invasion.", "Ethiopia"),
        ("Following Vietnam's invasion of Cambodia, the camps filled.", "Vietnam"),
        ("Before Argentina's invasion, the islands had no garrison.", "Argentina"),
        ("The port has been shut since the start of Turkey's invasion of Cyprus.", "Turkey"),
    ],
)
def test_an_undated_noun_with_its_actor_is_history(book: Codebook, sentence: str, actor: str) -> None:
    (report,) = first_block(sentence, book)
    assert (report.type, report.status, raws(report, {"actor": set()})) == ("invasion", "historical", {"actor": {actor}})


@pytest.mark.parametrize(
    "sentence",
    [
        "Taiwan would need months after China's invasion.",
        "Japan fears China's invasion of Taiwan.",
        "If talks fail after Kenya's invasion, the war will go on.",
        "The club has grown since the fans' invasion of the pitch.",
        "Prices rose after the invasion.",
    ],
)
def test_what_is_supposed_or_nobodys_is_not(book: Codebook, sentence: str) -> None:
    assert not [r for r in first_block(sentence, book) if r.type == "invasion"]
