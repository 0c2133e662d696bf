"""Bytes on a shelf come back as they were put."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.record.shelves import InMemory
from communique.store.book import Store


@settings(deadline=None, max_examples=20)
@given(put=st.lists(st.binary(max_size=40), max_size=8))
def test_bytes(put: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    with Store.create(tmp_path_factory.mktemp("shelf") / "talks.db") as store, store.shelves() as shelves:
        for kind in (shelves, InMemory()):
            shelf = kind(bytes)
            for number, thing in enumerate(put):
                shelf.put(str(number), thing)
            assert list(shelf) == put
            assert all(shelf[str(number)] == thing for number, thing in enumerate(put))
