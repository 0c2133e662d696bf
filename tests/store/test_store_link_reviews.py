"""Decisions on links are appended rows; a file of the version before them comes up to date and keeps its reviews."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from communique.errors import StoreError
from communique.model.record import Record
from communique.model.reviews import LinkReview, Told
from communique.store.book import Store
from communique.store.reviews import Review

APART = LinkReview(Told("p-a", 3, 9, "attack"), Told("p-b", 1, 5, "attack"), "apart", "ada", "2031-03-05T10:00:00Z", "two towns")
VALUE = Review("p-a", 3, 9, "reports.fatalities", "rejected", None, "ada", "2031-03-05T10:00:00Z", "misread")


def test_they_come_back_in_order(tmp_path: Path) -> None:
    again = LinkReview(APART.one, APART.two, "same", "bo", "2031-03-06T10:00:00Z", "")
    with Store.create(tmp_path / "a.db") as store:
        store.append_link_review(APART)
        store.append_link_review(again)
        assert store.link_reviews() == (APART, again)


def test_they_never_change_or_go(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.db") as store:
        store.append_link_review(APART)
    db = sqlite3.connect(tmp_path / "a.db")
    for statement in ("UPDATE link_reviews SET why = ''", "DELETE FROM link_reviews"):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(statement)
    db.close()


def test_a_file_of_the_version_before_keeps_its_reviews(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.db") as store:
        store.append_review(VALUE)
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("DROP TABLE link_reviews")
    db.execute("PRAGMA user_version = 2")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="version 2"):
        Store.open(tmp_path / "a.db")
    with Store.create(tmp_path / "a.db") as store:
        assert (store.reviews(), store.link_reviews()) == ((VALUE,), ())
        store.append_link_review(APART)
        assert store.link_reviews() == (APART,)


def test_an_unknown_decision_is_refused() -> None:
    with pytest.raises(ValueError, match="write one of same, apart"):
        LinkReview(APART.one, APART.two, "perhaps", "ada", "2031-03-05", "")


def test_a_file_without_undoing_keeps_its_reviews(tmp_path: Path) -> None:
    """The version before allowed neither ``undone`` nor decisions on actors."""
    with Store.create(tmp_path / "a.db") as store:
        store.append_review(VALUE)
        store.append_link_review(APART)
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("DROP TABLE actor_reviews")
    db.execute("PRAGMA user_version = 3")
    db.commit()
    db.close()
    back = Review(*VALUE.key, "undone", None, "ada", "2031-03-06T10:00:00Z", "")
    with Store.create(tmp_path / "a.db") as store:
        store.append_review(back)
        assert (store.reviews(), store.link_reviews()) == ((VALUE, back), (APART,))
        assert store.reviews_after(1) == (back,)
    db = sqlite3.connect(tmp_path / "a.db")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("DELETE FROM reviews")
    db.close()


def test_what_somebody_decided_meanwhile_can_refuse(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.db") as store:
        assert store.append_unless(VALUE, lambda history: len(history) > 0)
        assert not store.append_unless(VALUE, lambda history: len(history) > 0)
        assert store.reviews() == store.reviews_of(VALUE.key) == (VALUE,)


def test_the_stamp_tells_a_build_from_a_decision(tmp_path: Path) -> None:
    empty = Record(codebook="x 1", as_of=None, parser="")
    with Store.create(tmp_path / "a.db") as store:
        store.write_record(empty)
        first = store.stamp()
        store.append_review(VALUE)
        assert store.stamp() == first != ""
        store.write_record(empty)
        assert store.stamp() != first
