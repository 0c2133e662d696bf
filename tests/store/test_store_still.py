"""A record whose texts stay in its file: the same as one in memory, and never those of another build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from communique.errors import StoreError
from communique.store.book import Store
from communique.store.still import PageInFile, Still


@pytest.fixture
def place(demo_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_store, tmp_path / "talks.db"))


def test_it_is_the_record(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        still, whole = Still(place, store.stamp()), store.read_record()
        light = still.record(store)
        assert {page.id: still.sentences(page.id) for page in whole.pages} == {page.id: store.sentences(page.id) for page in whole.pages}
    assert all(isinstance(page, PageInFile) for page in light.pages)
    assert light == whole
    assert whole == light
    assert [(hash(page), page.text, page.marks) for page in light.pages] == [(hash(page), page.text, page.marks) for page in whole.pages]
    assert light.pages[0] != light.pages[1]


def test_what_was_written_since_is_not_mixed_with_it(place: Path) -> None:
    with Store.open(place) as store, store.at_one_moment():
        still, record = Still(place, store.stamp()), store.read_record()
    first, second = record.pages[:2]
    assert still.page(first.id) == first
    with Store.create(place) as store:
        store.write_record(record)
    assert still.page(first.id) == first
    for ask in (still.page, still.sentences):
        with pytest.raises(StoreError, match=r"C401: .* was written anew while it was read\. Ask again\."):
            ask(second.id)
    with pytest.raises(StoreError, match="C401"):
        Still(place.with_name("gone.db"), "").page(first.id)
