"""The record file gives back what was put in, says clearly why it does not open, and is never left half written."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.errors import StoreError
from communique.model.page import Mark, Unread
from communique.model.record import Record
from communique.model.spans import Span
from communique.store import writing
from communique.store.book import Store
from communique.store.reviews import Review
from sample_talks import ONE, RECORD


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


def written(place: Path) -> Path:
    with Store.create(place) as store:
        store.write_record(RECORD, sentences={ONE.id: [(0, 46), (78, 156)]})
    return place


def test_the_record_comes_back_equal(place: Path) -> None:
    with Store.open(written(place)) as store:
        assert store.read_record() == RECORD
        assert store.sentences(ONE.id) == (Span(0, 46), Span(78, 156))


def test_what_the_markup_says_comes_back(place: Path) -> None:
    marked = replace(ONE, marks=(Mark(0, 46, "h1"), Mark(47, 63, "p")))
    with Store.create(place) as store:
        store.write_record(Record("peace-talks", None, "", pages=(marked,)))
        assert store.pages() == (marked,)


def test_a_new_file_holds_an_empty_record(place: Path) -> None:
    with Store.create(place) as store:
        assert store.read_record().pages == ()


def test_search_finds_sentences_and_statements(place: Path) -> None:
    with Store.open(written(place)) as store:
        assert store.search("lakeville MONDAY") == (("sentence", None, ONE.id, Span(78, 156)),)
        assert [hit[:2] for hit in store.search('"meet again')] == [("statement", "s-again")]
        assert store.search(" ") == ()


def test_writing_again_replaces_pages_and_text(place: Path) -> None:
    written(place)
    with Store.create(place) as store:
        store.write_record(Record("peace-talks", None, ""))
        assert store.pages() == ()
    assert b"river valley" not in place.read_bytes()


def test_file_names_that_are_not_text_are_kept_as_escapes(place: Path) -> None:
    with Store.create(place) as store:
        store.write_record(replace(RECORD, unread=(Unread("caf\udce9.txt", None, "C103", "bytes"),)))
        assert store.read_record().unread[0].path == "caf\\udce9.txt"


KILLED = """
import os, signal, sys
from pathlib import Path
from communique.store import book
from communique.store import writing
from communique.store.book import Store

def half(db, stream):
    db.execute("DELETE FROM objects")
    db.execute("DELETE FROM pages")
    os.kill(os.getpid(), signal.SIGKILL)

book.insert_record = half
with Store.create(Path(sys.argv[1])) as store:
    store.write_record(store.read_record())
"""


def test_a_writer_killed_in_mid_transaction_leaves_the_old_record(place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, written(place)], check=False)
    assert done.returncode == -9
    with Store.open(place) as store:
        assert store.read_record() == RECORD


def test_no_such_file_says_how_to_make_one(place: Path) -> None:
    with pytest.raises(StoreError, match=r"C401: no such file: .*communique build"):
        Store.open(place)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"C401: the folder .* does not exist"):
        Store.create(tmp_path / "none" / "talks.db")


def test_a_text_file_is_not_a_record(place: Path) -> None:
    place.write_text("These are my notes, and no record at all. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="C402"):
        Store.open(place)
    with pytest.raises(StoreError, match="C402"):
        Store.create(place)


def test_the_database_of_another_program_is_left_alone(place: Path) -> None:
    other = sqlite3.connect(place)
    other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(StoreError, match=r"C402: .* is not a record of Communiqué"):
        Store.create(place)


def test_a_record_of_a_newer_version_asks_for_a_newer_program(place: Path) -> None:
    other = sqlite3.connect(written(place))
    other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(StoreError, match=r"C402: .* version 99.*Install a newer"):
        Store.open(place)


def test_a_writer_waits_for_another_and_then_says_so(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.store.connection.PATIENCE_S", 0.05)
    other = sqlite3.connect(written(place), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.create(place) as store, pytest.raises(StoreError, match=r"C401: .*locked.*Another program is writing"):
        store.write_record(RECORD)
    other.close()


REVIEW = Review(ONE.id, 10, 12, "reports.count", "corrected", "41", "ana", "2031-03-05T10:00:00Z", "the list has 41 names")


def test_reviews_are_appended_and_outlive_a_rebuild(place: Path) -> None:
    with Store.create(written(place)) as store:
        store.append_review(REVIEW)
        store.write_record(RECORD)
        store.append_review(replace(REVIEW, decision="confirmed", value=None))
        assert store.reviews() == (REVIEW, replace(REVIEW, decision="confirmed", value=None))


@pytest.mark.parametrize("sql", ["DELETE FROM reviews", "UPDATE reviews SET who = 'eve'"])
def test_reviews_are_never_changed(place: Path, sql: str) -> None:
    with Store.create(written(place)) as store:
        store.append_review(REVIEW)
    other = sqlite3.connect(place)
    with pytest.raises(sqlite3.IntegrityError, match="appended"):
        other.execute(sql)
    other.close()


@pytest.mark.parametrize("given", [{"decision": "maybe"}, {"value": None}, {"decision": "rejected"}])
def test_a_review_that_says_nothing_clear_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"decision|corrected"):
        replace(REVIEW, **given)


def test_a_build_killed_before_it_began_says_so_and_is_built_again(place: Path) -> None:
    db = sqlite3.connect(place)
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    with pytest.raises(StoreError, match=r"C402: .* did not get to begin"):
        Store.open(place)
    with Store.open(written(place)) as store:
        assert store.read_record() == RECORD


def test_few_things_are_written_at_a_time_and_all_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = set()
    for most, at_once in ((1, 500), (1_000_000, 2), (1_000_000, 500)):
        monkeypatch.setattr(writing, "MOST", most)
        monkeypatch.setattr(writing, "AT_ONCE", at_once)
        with Store.create(tmp_path / f"{most}-{at_once}.db") as store:
            store.write_record(RECORD, sentences={ONE.id: [(0, 46), (78, 156)]})
            assert store.read_record() == RECORD
            assert store.ids() == tuple(sorted(store.ids()))
            assert store.faults() == ()
            stamps.add(store.stamp())
    assert len(stamps) == 1
