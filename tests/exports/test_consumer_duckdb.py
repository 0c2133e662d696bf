"""The Parquet files as DuckDB reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from odd_talks import CASES, EMPTY, SOURCE

from communique.exports.formats import make, write
from communique.exports.tables import TABLES

TEXTS = {p.path: p.text for p in SOURCE.record.pages}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write("parquet", make("parquet", SOURCE), tmp_path)
    return tmp_path


@pytest.mark.parametrize("table", TABLES)
def test_every_row_comes_back(table: str, folder: Path) -> None:
    held = duckdb.read_parquet(str(folder / f"{table}.parquet"))
    expected = [dict(row) for row in SOURCE.tables()[table]]
    assert held.columns == list(expected[0])
    for row, other in zip(held.fetchall(), expected, strict=True):
        for got, given in zip(row, other.values(), strict=True):
            assert (got.isoformat() if isinstance(got, date) else got) == given or str(got) == str(given)


def test_words_days_and_numbers_have_their_types_and_offsets_survive(folder: Path) -> None:
    query = f"SELECT value_quote, value_page, value_start, value_end FROM '{folder}/event_fields.parquet'"
    rows = duckdb.sql(query).fetchall()
    assert all(TEXTS[page][start:end] == words for words, page, start, end in rows)
    assert {words for words, *_ in rows} >= {words for _, words in CASES.values()}
    assert duckdb.sql(f"SELECT date_from FROM '{folder}/events.parquet' WHERE id = 'e-talks'").fetchall() == [(date(2031, 3, 3),)]
    assert duckdb.sql(f"SELECT sum(value_low) FROM '{folder}/event_fields.parquet' WHERE field = 'count'").fetchall() == [(85.0,)]


def test_the_notes_are_in_the_metadata(folder: Path) -> None:
    ((notes,),) = duckdb.sql(f"SELECT decode(value) FROM parquet_kv_metadata('{folder}/links.parquet') WHERE decode(key) = 'notes'").fetchall()
    assert all(note in notes for note in make("parquet", SOURCE).notes)


def test_an_empty_record_has_its_columns(tmp_path: Path) -> None:
    write("parquet", make("parquet", EMPTY), tmp_path)
    assert duckdb.read_parquet(str(tmp_path / "events.parquet")).columns[:2] == ["id", "type"]
