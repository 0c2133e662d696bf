"""The codebook `plover`: one event a clause, and what is promised, asked for or refused is its content."""

from __future__ import annotations

import pytest

from communique.checking import check_examples, reports_of
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report

PLOVER = load("plover")


def told(sentence: str, book: Codebook = PLOVER) -> list[Report]:
    return list(reports_of(sentence, book))


def test_its_examples_pass() -> None:
    assert check_examples(PLOVER) == ()


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Kenya demanded that Uganda withdraw its troops from the island.", "REQUEST"),
        ("Peru rejected a Chilean proposal to share the fishing grounds.", "REJECT"),
        ("Greece threatened to expel the Turkish ambassador.", "THREATEN"),
        ("Norway accused Iceland of attacking a trawler.", "ACCUSE"),
        ("Bolivia promised to release the Paraguayan sailors.", "AGREE"),
    ],
)
def test_what_a_verb_governs_is_its_content(sentence: str, type_: str) -> None:
    assert [r.type for r in told(sentence)] == [type_]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Japan will send rice to Mongolia.", "AGREE"),
        ("Belgium said it would impose sanctions on Burundi.", "THREATEN"),
        ("Ghana will not lift the curfew in Tamale.", "REJECT"),
        ("Malta is ready to receive the Libyan envoy.", "AGREE"),
        ("Jordan said that Iraq must release the pilots.", "REQUEST"),
    ],
)
def test_what_is_to_come_is_a_promise_or_a_threat(sentence: str, type_: str) -> None:
    assert [r.type for r in told(sentence)] == [type_]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile, which bombed an island in May, praised the Peruvian president.",
        "Chile praised the Peruvian president after rebels attacked his palace.",
        "Chile praised the Peruvian president, who had arrested two generals.",
    ],
)
def test_background_is_no_event(sentence: str) -> None:
    assert [r.type for r in told(sentence)] == ["SUPPORT"]


def test_who_did_it_to_whom() -> None:
    [report] = told("Sudan must open the road, Norway said on Monday.")
    assert [v.actor for v in report.values("actor")] == ["state:NOR"]
    assert [v.actor for v in report.values("target")] == ["state:SDN"]


def test_a_codebook_may_turn_a_status_into_a_type_or_nothing() -> None:
    book = PLOVER.model_copy(update={"types": {k: v.model_copy(update={"becomes": {"denied": "nothing"}}) for k, v in PLOVER.types.items()}})
    assert told("Ghana did not arrest the Togolese envoy.", book) == []
