"""Label Studio: what goes out, and what comes back as decisions."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from odd_talks import SOURCE

from communique.errors import ReviewError
from communique.exports.formats import make
from communique.exports.given_back import Taken
from communique.exports.labelstudio_back import read_reviews, reviews_from_labelstudio
from communique.exports.made import Source
from communique.store.book import Store
from sample_talks import ONE, RECORD

Change = Callable[[list[dict[str, Any]]], None]
OUT: list[dict[str, Any]] = json.loads(make("labelstudio", Source(RECORD)).files["tasks.json"])
BY = {"id": 7, "completed_by": {"id": 3, "email": "ann@desk.example"}, "created_at": "2031-03-05T10:00:00Z", "updated_at": "2031-03-05T10:09:00Z"}


def back(change: Change | None = None, **more: Any) -> str:
    """The export of a project in which one coder took the prediction of the page ONE over, and changed it so."""
    task = copy.deepcopy(next(t for t in OUT if t["data"]["page"] == ONE.id))
    result = copy.deepcopy(task["predictions"][0]["result"])
    if change:
        change(result)
    return json.dumps([{**task, "annotations": [{**BY, "result": result, **more}]}])


def taken(change: Change | None = None, **more: Any) -> Taken:
    return reviews_from_labelstudio(back(change, **more), RECORD)


def decided(held: Taken) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Decision and value by field and words, of all that was not confirmed."""
    return {(r.field, ONE.text[r.start : r.end]): (r.decision, r.value) for r in held.reviews if r.decision != "confirmed"}


def region(result: list[dict[str, Any]], name: str, kind: str = "labels") -> dict[str, Any]:
    return next(r for r in result if r["id"].startswith(name) and r["type"] == kind)


def test_the_interface_names_every_label() -> None:
    files = make("labelstudio", SOURCE).files
    labels = {e.get("value") for e in ElementTree.fromstring(files["labelling.xml"]).iter("Label")}
    used = {label for t in json.loads(files["tasks.json"]) for r in t["predictions"][0]["result"] for label in r["value"].get("labels", ())}
    assert labels == used


def test_what_was_kept_is_confirmed() -> None:
    held = taken()
    assert {r.decision for r in held.reviews} == {"confirmed"}
    assert {"statements.content", "reports.type", "reports.fatalities", "positions.stance", "expectations.what"} <= {r.field for r in held.reviews}
    assert {(r.who, r.at) for r in held.reviews} == {("label-studio:ann@desk.example", "2031-03-05T10:09:00Z")}
    assert held.notes == ()


def test_what_was_deleted_is_rejected() -> None:
    held = taken(lambda result: result.remove(region(result, "r-strike.reports")))
    words = "At least 4 people were killed in an overnight strike on Portside"
    assert decided(held) == {("reports.type", words): ("rejected", None)}


@pytest.mark.parametrize(("given", "value"), [("6", "6"), ("[4, 6]", "[4, 6]"), ("at least six", '"at least six"'), ('"six"', '"six"')])
def test_another_value_is_a_correction(given: str, value: str) -> None:
    def change(result: list[dict[str, Any]]) -> None:
        region(result, "r-strike.fatalities", "textarea")["value"]["text"] = [given]

    assert decided(taken(change)) == {("reports.fatalities", "At least 4"): ("corrected", value)}


def test_the_same_value_in_another_writing_is_none() -> None:
    def change(result: list[dict[str, Any]]) -> None:
        region(result, "r-strike.fatalities", "textarea")["value"]["text"] = [" 4 "]

    assert decided(taken(change)) == {}


def test_another_type_or_stance_is_a_correction_and_another_kind_a_rejection() -> None:
    def change(result: list[dict[str, Any]]) -> None:
        region(result, "r-talks.reports")["value"]["labels"] = ["meeting"]
        region(result, "q-valley")["value"]["labels"] = ["rejects"]
        region(result, "r-strike.fatalities")["value"]["labels"] = ["injured"]

    held = taken(change)
    assert sorted(d for d in decided(held).values()) == [("corrected", '"meeting"'), ("corrected", '"rejects"'), ("rejected", None)]
    assert any("given a label of another kind" in note for note in held.notes)


def test_a_moved_region_is_a_rejection_and_said() -> None:
    def change(result: list[dict[str, Any]]) -> None:
        region(result, "r-talks.place")["value"]["start"] -= 3

    held = taken(change)
    assert decided(held) == {("reports.place", "Lakeville"): ("rejected", None)}
    assert any("1 region was moved" in note for note in held.notes)


def test_a_new_region_is_counted_and_not_taken() -> None:
    new = {"id": "x1", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 0, "end": 4, "labels": ["talks"]}}
    held = taken(lambda result: result.append(new))
    assert decided(held) == {}
    assert any("1 region has no counterpart" in note for note in held.notes)


def test_an_annotation_begun_from_nothing_confirms_by_place_and_rejects_nothing() -> None:
    def change(result: list[dict[str, Any]]) -> None:
        kept = {**region(result, "r-talks.place"), "id": "own"}
        result[:] = [kept]

    held = taken(change)
    assert [(r.field, r.decision) for r in held.reviews] == [("reports.place", "confirmed")]


def test_a_skipped_annotation_and_a_page_of_another_text_are_said() -> None:
    assert taken(was_cancelled=True) == Taken((), ("1 annotation was skipped by its coder: no decision.",))
    other = json.loads(back())
    other[0]["data"]["text"] += " "
    held = reviews_from_labelstudio(json.dumps(other), RECORD)
    assert held.reviews == ()
    assert "1 task is of a page that the record does not have with this text" in held.notes[0]


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', "[{}]", "nothing"])
def test_what_is_no_export_is_an_error_with_a_next_step(text: str) -> None:
    with pytest.raises(ReviewError, match=r"C605: .*Label Studio as JSON"):
        reviews_from_labelstudio(text, RECORD)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="C605: cannot read"):
        read_reviews(tmp_path / "none.json")


@pytest.mark.parametrize("value", [{}, {"start": 5, "end": 2, "labels": ["talks"]}, {"start": 0, "end": 10**9, "labels": ["talks"]}])
def test_a_region_that_lies_nowhere_is_not_taken(value: dict[str, Any]) -> None:
    assert decided(taken(lambda result: result.append({"id": "x", "from_name": "label", "type": "labels", "value": value}))) == {}


def test_decisions_are_kept_and_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(RECORD)
        for review in taken().reviews:
            store.append_review(review)
        assert store.reviews() == taken().reviews
        assert reviews_from_labelstudio(back(), store.read_record(), known=store.reviews()).reviews == ()
