"""Shelves on disk hold what shelves in memory hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.record import RecordMention
from communique.record.shelves import InMemory, Shelves
from communique.store.book import Store

PUT = st.lists(st.tuples(st.text("ab\téz", max_size=3), st.integers(0, 9)), max_size=12)


def said(shelves: Shelves, put: list[tuple[str, int]]) -> tuple[object, ...]:
    shelf = shelves(RecordMention)
    for key, number in put:
        shelf.put(key, RecordMention("p-1", number, number + 1, "x"))
    return list(shelf), list(shelf.items()), len(shelf), [shelf[key] for key, _ in put]


@settings(deadline=None, max_examples=40)
@given(put=PUT)
def test_the_same_in_the_same_order(put: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    with Store.create(tmp_path_factory.mktemp("shelf") / "talks.db") as store, store.shelves() as shelves:
        assert said(shelves, put) == said(InMemory(), put)


def test_what_is_not_there_is_a_key_error_in_both(tmp_path: Path) -> None:
    with Store.create(tmp_path / "talks.db") as store, store.shelves() as shelves:
        for kind in (shelves, InMemory()):
            with pytest.raises(KeyError):
                kind(RecordMention)["nothing"]


def test_nothing_of_a_shelf_stays_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "talks.db"
    with Store.create(place) as store, store.shelves() as shelves:
        shelf = shelves(RecordMention)
        for number in range(600):
            shelf.put("key", RecordMention("p-1", number, number + 1, "a rare word that is looked for"))
        assert len(shelf) == 600
    assert b"a rare word" not in place.read_bytes()
