"""Cross-article gold against the record of a hand-made corpus: what counts as right, and what is a trap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from communique.evaluate.scoring import evaluate
from communique.model.page import Page
from sample_talks import ONE, RECORD, TWO, span


def at(words: str, page: Page, doc: str) -> dict[str, Any]:
    place = span(words, page)
    return {"doc": doc, "start": place.start, "end": place.end, "text": words}


def gold(**more: list[dict[str, Any]]) -> dict[str, Any]:
    documents = [{"id": "one", "file": ONE.path}, {"id": "two", "file": TWO.path}]
    return {"documents": documents, "entities": [], "dates": [], "links": [], "facts": [], "traps": [], **more}


def right(tmp_path: Path, task: str, **more: list[dict[str, Any]]) -> int:
    file = tmp_path / "crossdoc.json"
    file.write_text(json.dumps(gold(**more)), encoding="utf-8")
    return evaluate(RECORD, file).scores[f"crossdoc.{task}"].right


def first(page: Page, doc: str) -> dict[str, Any]:
    report = next(r for r in RECORD.reports if r.page == page.id)
    return {"doc": doc, "start": report.start, "end": report.end, "text": report.raw}


def test_one_event_is_same_and_a_trap_where_gold_keeps_it_apart(tmp_path: Path) -> None:
    one = first(ONE, "one")
    assert right(tmp_path, "links", links=[{"id": "L", "a": one, "b": one, "relation": "same"}]) == 1
    assert right(tmp_path, "links", links=[{"id": "L", "a": one, "b": one, "relation": "analogous_not_same"}]) == 0
    assert right(tmp_path, "traps", traps=[{"kind": "event_merge", "a": one, "b": one, "why": "test"}]) == 0


def test_a_date_is_right_to_the_precision_of_the_gold(tmp_path: Path) -> None:
    time = next(t for t in RECORD.times if t.page == ONE.id and t.value and len(t.value) == 10)
    there = {"doc": "one", "start": time.start, "end": time.end, "text": time.raw}
    assert right(tmp_path, "dates", dates=[{"span": there, "value": time.value}, {"span": there, "value": (time.value or "")[:7]}]) == 2
    assert right(tmp_path, "dates", dates=[{"span": there, "value": "1900-01-01"}, {"span": there, "value": "after 1900-01-01"}]) == 0


def test_what_nothing_is_said_of_is_no_agreement(tmp_path: Path) -> None:
    blank = {"doc": "one", "start": 0, "end": 0, "text": ""}
    facts = [{"id": "F", "verdict": v, "claims": [{"span": blank}, {"span": blank}]} for v in ("agree", "disagree", "refines", "frame_differs")]
    assert right(tmp_path, "verdicts", facts=facts) == 0


def test_gold_for_pages_that_are_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "crossdoc.json"
    file.write_text(json.dumps({**gold(), "documents": [{"id": "x", "file": "gone.txt"}]}), encoding="utf-8")
    assert evaluate(RECORD, file).notes == ["the cross-article gold needs all of its pages in the record"]
