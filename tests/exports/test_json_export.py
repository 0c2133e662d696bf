"""The JSON export: the design's keys, stable bytes, and nothing that its schema does not know."""

from __future__ import annotations

import json
from typing import Any

import pytest

from communique.exports.json_export import as_json, export_json, plain
from communique.exports.schema import Export
from communique.model.record import Record, Scalar
from communique.model.times import DateRange
from sample_talks import RECORD

TOP = [
    "communique", "codebook", "as_of", "parser", "pages", "articles", "actors", "times", "statements", "reports", "events", "links",
    "positions", "expectations", "places",
]  # fmt: skip


def test_the_top_keys_are_those_of_the_design() -> None:
    assert list(as_json(RECORD)) == TOP


@pytest.mark.parametrize("record", [RECORD, Record("peace-talks", None, "")])
def test_the_schema_reads_what_the_exporter_writes(record: Record) -> None:
    assert Export.model_validate_json(export_json(record, with_text=True)).codebook == "peace-talks"


def test_text_is_there_only_when_asked_for() -> None:
    assert "text" not in as_json(RECORD)["pages"][0]
    assert [p["text"] for p in as_json(RECORD, with_text=True)["pages"]] == [p.text for p in RECORD.pages]


@pytest.mark.parametrize(
    ("given", "shown"),
    [(4, 4), (5.5, 5.5), (6.0, 6), ((5.0, 6.5), [5, 6.5]), (DateRange("2031-03-03", None), {"from": "2031-03-03", "to": None}), ("a", "a")],
)
def test_values_are_numbers_ranges_dates_or_words(given: Scalar, shown: Any) -> None:
    assert json.dumps(plain(given)) == json.dumps(shown)


def test_a_cited_value_of_an_event_says_its_report_and_origin() -> None:
    (swap,) = (e for e in as_json(RECORD)["events"] if e["id"] == "e-swap")
    assert swap["fields"]["count"]["agreement"] == "conflict"
    assert swap["fields"]["count"]["values"][1] == {
        "value": 45, "kind": "cited", "raw": "45", "qualifier": "exact", "unit": None, "page": RECORD.reports[2].page, "start": 117, "end": 119,
        "attributed_to": "a-sudland", "what": "prisoners", "report": "r-swap2", "origin": "o-times",
    }  # fmt: skip


def test_absent_values_are_null_or_missing_and_never_the_word_unknown() -> None:
    assert '"unknown"' not in export_json(RECORD)
