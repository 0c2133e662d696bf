"""`export`, `brief` and `reviews` from the outside: files or standard output, notes on stderr, errors in one line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from odd_talks import BOTH, REVIEW

from commands import Run
from communique.exports.formats import is_folder, names
from communique.store.book import Store
from communique.store.reviews import Review

FREE = [name for name in names() if name != "parquet"]
"""Formats that need nothing besides the program."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "talks.db") as store:
        store.write_record(BOTH)
        store.append_review(REVIEW)
    return tmp_path / "talks.db"


@pytest.mark.parametrize("name", FREE)
def test_every_format_is_written_and_its_notes_are_said(name: str, place: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("export", place, "--format", name, "-o", tmp_path / "out")
    assert (code, out) == (0, "")
    assert (tmp_path / "out").is_dir() == is_folder(name)
    assert err
    assert all(line.startswith("note: ") for line in err.splitlines())


@pytest.mark.parametrize("name", [n for n in FREE if not is_folder(n)])
def test_one_file_goes_to_standard_output(name: str, place: Path, tmp_path: Path, run: Run) -> None:
    code, out, _ = run("export", place, "--format", name)
    run("export", place, "--format", name, "-o", tmp_path / "file")
    assert (code, out.encode()) == (0, (tmp_path / "file").read_bytes())


def test_decisions_of_people_are_exported(place: Path, tmp_path: Path, run: Run) -> None:
    run("export", place, "--format", "csv", "-o", tmp_path / "out")
    with (tmp_path / "out" / "reviews.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["field"], row["decision"], row["value"], row["why"]) == ("reports.type", "corrected", '"fighting"', "'=because")


def test_a_correction_changes_what_is_exported(place: Path, tmp_path: Path, run: Run) -> None:
    run("export", place, "--format", "labelstudio", "-o", tmp_path / "out")
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        result = task["predictions"][0]["result"]
        for region in result:
            if region["id"].startswith("r-strike.fatalities") and region["type"] == "textarea":
                region["value"]["text"] = ["6"]
        task["annotations"] = [{"id": 1, "completed_by": 1, "updated_at": "2031-03-06", "result": result}]
    (tmp_path / "back.json").write_text(json.dumps(tasks), encoding="utf-8")
    assert ", 2 corrected, 0 rejected." in run("reviews", place, tmp_path / "back.json")[1]
    (strike,) = (e for e in json.loads(run("export", place)[1])["events"] if e["id"] == "e-strike")
    assert (strike["fields"]["fatalities"]["value"], strike["fields"]["fatalities"]["values"][0]["value"]) == (6, 4)
    assert "*After review: fatalities 6.*" in run("brief", place, "--on", "2031-03-03")[1]


def test_only_json_carries_text(place: Path, tmp_path: Path, run: Run) -> None:
    code, _, err = run("export", place, "--format", "csv", "-o", tmp_path / "out", "--with-text")
    assert (code, (tmp_path / "out").exists()) == (2, False)
    assert "only json carries the text" in err


def test_a_brief_to_standard_output_and_to_a_file(place: Path, tmp_path: Path, run: Run) -> None:
    code, out, err = run("brief", place, "--on", "2031-03-03", "--since", "2031-03-01")
    assert (code, out.splitlines()[0]) == (0, "# List of key events, day 3 (3 March 2031)")
    assert err.startswith("note: ")
    run("brief", place, "--on", "2031-03-03", "--since", "2031-03-01", "-o", tmp_path / "brief.md")
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == out
    assert run("brief", place)[1].startswith("# Key events of 4 March 2031\n")


@pytest.mark.parametrize("words", [["--on", "Monday"], ["--on", "2031-03-03", "--since", "2031-03-04"], ["--since", "soon"]])
def test_a_brief_of_no_day(words: list[str], place: Path, run: Run) -> None:
    code, out, err = run("brief", place, *words)
    assert (code, out) == (2, "")
    assert "2031-03-0" in err


def test_a_brief_of_a_record_without_a_day(tmp_path: Path, run: Run) -> None:
    with Store.create(tmp_path / "empty.db"):
        pass
    code, _, err = run("brief", tmp_path / "empty.db")
    assert code == 2
    assert "--on DATE" in err


def test_reviewed_tasks_come_back_once(place: Path, tmp_path: Path, run: Run) -> None:
    run("export", place, "--format", "labelstudio", "-o", tmp_path / "out")
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    for number, task in enumerate(tasks):
        task["annotations"] = [{"id": number, "completed_by": 1, "updated_at": "2031-03-06", "result": task["predictions"][0]["result"]}]
    (tmp_path / "back.json").write_text(json.dumps(tasks), encoding="utf-8")
    code, out, _ = run("reviews", place, tmp_path / "back.json")
    assert code == 0
    assert out.endswith(" confirmed, 1 corrected, 0 rejected.\n"), "the type that ada had corrected is confirmed as she has it"
    with Store.open(place) as store:
        held = store.reviews()
    assert {(r.decision, r.value) for r in held[1:]} == {("confirmed", None), ("corrected", REVIEW.value)}
    assert run("reviews", place, tmp_path / "back.json")[1].endswith(": 0 confirmed, 0 corrected, 0 rejected.\n")
    assert run("reviews", place, tmp_path / "none.json")[2].startswith("C605: cannot read")


def test_reviewed_words_that_a_decision_had_moved_are_found_again(place: Path, tmp_path: Path, run: Run) -> None:
    with Store.open(place) as store:
        position = store.read_record().positions[0]
    moved = {"start": position.start + 8, "end": position.end, "raw": position.raw[8:], "value": "open_to"}
    key = (position.page, position.start, position.end, "positions.stance")
    with Store.create(place) as store:
        store.append_review(Review(*key, "corrected", json.dumps(moved), "ada", "2031-03-05", ""))
    run("export", place, "--format", "labelstudio", "-o", tmp_path / "out")
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"id": 1, "completed_by": 1, "updated_at": "2031-03-06", "result": task["predictions"][0]["result"]}]
    (tmp_path / "back.json").write_text(json.dumps(tasks), encoding="utf-8")
    assert run("reviews", place, tmp_path / "back.json")[1].endswith(" confirmed, 2 corrected, 0 rejected.\n")
    with Store.open(place) as store:
        assert [(r.decision, json.loads(r.value or "")) for r in store.reviews_of(key)] == [("corrected", moved)] * 2


def test_what_people_rejected_is_in_no_export_but_as_a_decision(place: Path, tmp_path: Path, run: Run) -> None:
    with Store.open(place) as store:
        said = store.read_record().statements[0]
    with Store.create(place) as store:
        store.append_review(Review(said.page, *said.content[0], "statements.content", "rejected", None, "ada", "2031-03-05", ""))
    held, err = run("export", place)[1:]
    assert said.id not in {s["id"] for s in json.loads(held)["statements"]}
    assert "1 thing that people rejected is left out" in err
    run("export", place, "--format", "csv", "-o", tmp_path / "out")
    assert said.raw.strip("“”,") in (tmp_path / "out" / "reviews.csv").read_text(encoding="utf-8")
    assert "1 thing that people rejected" in (tmp_path / "out" / "NOTES.txt").read_text(encoding="utf-8")
