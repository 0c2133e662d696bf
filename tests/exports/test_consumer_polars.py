"""The notebook with polars data frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars
import pytest
from odd_talks import BOTH

import communique
from communique.exports.tables import TABLES, columns
from communique.notebook import Notebook
from communique.store.book import Store


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    place: Path = tmp_path_factory.mktemp("polars") / "talks.db"
    with Store.create(place) as store:
        store.write_record(BOTH)
    return communique.open(place, frames="polars")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_frame(table: str, talks: Notebook) -> None:
    frame = talks.table(table)
    assert isinstance(frame, polars.DataFrame)
    assert list(frame.columns) == list(columns()[table])
    assert len(frame) == len(communique.notebook.Notebook(talks._source, frames="dicts").table(table))


def test_days_are_days_and_offsets_are_whole_numbers(talks: Notebook) -> None:
    events = talks.events()
    first = events["date_from"].max()
    assert (first.date() if hasattr(first, "date") else first) == date(2031, 3, 3)
    for page, start, end, quote in zip(*(list(events[f"event_{part}"]) for part in ("page", "start", "end", "quote")), strict=True):
        assert talks.text(page)[start:end] == quote
