"""Exports of a record a few rows at a time: the bytes that the same format gives for a record in memory."""

from __future__ import annotations

import io
import shutil
import sqlite3
from pathlib import Path

import pytest

from communique.building.known import read_decided
from communique.errors import StoreError
from communique.exports.formats import make
from communique.exports.made import Source
from communique.exports.streaming import stream, walked, write_streamed
from communique.store.book import Store
from communique.store.lookup import Rows
from communique.store.reviews import Review

STREAMED = ("json", "jsonl", "csv")


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize("name", STREAMED)
def test_the_same_bytes_as_from_memory(demo_store: Path, tmp_path: Path, name: str, with_text: bool) -> None:
    with Store.open(demo_store) as store:
        made = make(name, Source(read_decided(store).record, with_text=with_text))
    single = name == "json"
    to = tmp_path / ("record.json" if single else "folder")
    notes = write_streamed(name, demo_store, to, out=io.BytesIO(), with_text=with_text)
    folder = tmp_path if single else to
    assert notes == made.notes
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == dict(made.files)


def test_to_standard_output(demo_store: Path, tmp_path: Path) -> None:
    out = io.BytesIO()
    assert write_streamed("json", demo_store, None, out=out) is not None
    write_streamed("json", demo_store, tmp_path / "record.json", out=io.BytesIO())
    assert out.getvalue() == (tmp_path / "record.json").read_bytes()


def test_other_formats_and_decided_records_are_left_to_memory(demo_store: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(demo_store, tmp_path / "talks.db"))
    assert write_streamed("ics", place, tmp_path / "talks.ics", out=io.BytesIO()) is None
    with Store.existing(place) as store:
        page = store.pages()[0].id
        store.append_review(Review(page, 1, 5, "reports.fatalities", "rejected", None, "ada", "2031-06-01", "misread"))
    assert write_streamed("json", place, tmp_path / "record.json", out=io.BytesIO()) is None
    assert sorted(file.name for file in tmp_path.glob("*.json")) == []


def test_nothing_is_held_that_is_gone_through_again(demo_store: Path) -> None:
    with Store.open(demo_store) as store, store.at_one_moment():
        source = walked(store)
        assert source is not None
        held = store.read_record()
        assert isinstance(source.record.statements, Rows)
        assert tuple(source.record.statements) == tuple(source.record.statements) == held.statements
        assert len(source.record.actors) == len(held.actors)
        assert source.record.events[0] == held.events[0]
        assert source.record.events[1:3] == held.events[1:3]
        assert stream("ris", source) is None


def test_a_damaged_row_leaves_the_older_files_and_no_half_one(demo_store: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(demo_store, tmp_path / "talks.db"))
    with sqlite3.connect(place) as db:
        db.execute("UPDATE objects SET json = '{}' WHERE kind = 'links' AND position = 0")
    db.close()
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "links.csv").write_text("old", "utf-8")
    with pytest.raises(StoreError, match="C402"):
        write_streamed("csv", place, folder, out=io.BytesIO())
    assert [file.name for file in folder.iterdir()] == ["links.csv"]
    assert (folder / "links.csv").read_text("utf-8") == "old"
