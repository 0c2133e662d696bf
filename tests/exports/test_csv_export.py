"""The CSV export: every column documented, every cited value beside its words, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from odd_talks import PLAIN_SOURCE, SOURCE

from communique.errors import OutputError
from communique.exports.csv_export import as_csv, export_csv, make_csv, safe_cell
from communique.exports.tables import TABLES, columns, typed_columns
from communique.model.record import Record
from sample_talks import ONE, RECORD

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_the_columns_of_the_table(name: str) -> None:
    rows = list(SOURCE.tables()[name])
    assert rows
    assert {frozenset(row) for row in rows} == {frozenset(columns()[name])}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_documented(name: str) -> None:
    section = DOCS.read_text(encoding="utf-8").split(f"\n### {name}.csv\n")[1].split("\n### ")[0]
    for column, meaning in columns()[name].items():
        stem = column.rsplit("_", 1)[0]
        assert f"| `{column}` | {meaning} |" in section or f"| `{stem}_*` | {meaning} |" in section


def test_files_are_written_with_headers_even_when_nothing_was_found(tmp_path: Path) -> None:
    files = export_csv(Record("peace-talks", None, ""), tmp_path / "tables")
    assert [f.name for f in files] == [*(f"{name}.csv" for name in TABLES), "columns.csv", "NOTES.txt"]
    assert read(files[1].read_text(encoding="utf-8")) == []
    assert files[1].read_text(encoding="utf-8").startswith("id,path,title,title_quote,title_page,title_start,title_end,")


def test_every_column_stands_in_the_codebook_beside_the_tables() -> None:
    rows = read(make_csv(SOURCE).files["columns.csv"].decode())
    assert [(r["table"], r["column"]) for r in rows] == [(table, column) for table, held in columns().items() for column in held]
    assert all(r["meaning"] for r in rows)


def test_codes_of_every_codebook_are_kept() -> None:
    row = next(r for r in SOURCE.tables()["reports"] if r["id"] == "r-astral")
    assert (row["plover"], row["ucdp"], row["other_codes"]) == ("CONSULT/visit", "1", "own=X1")


def test_keys_name_rows_that_are_there() -> None:
    held = {name: list(rows) for name, rows in SOURCE.tables().items()}
    keys = {name: {row["id"] for row in rows} for name, rows in held.items() if "id" in columns()[name]}
    for name, shape in typed_columns().items():
        for column in (c for c in shape if c.of):
            assert {row[column.name] for row in held[name]} - {None} <= keys[column.of or ""]


def test_marked_cells_are_counted() -> None:
    assert any("cells look like a formula" in note for note in make_csv(SOURCE).notes)
    assert not any("formula" in note for note in make_csv(PLAIN_SOURCE).notes)


def test_a_cited_value_stands_beside_its_words(tmp_path: Path) -> None:
    export_csv(RECORD, tmp_path)
    (row,) = (r for r in read((tmp_path / "report_values.csv").read_text(encoding="utf-8")) if r["field"] == "fatalities")
    assert (row["value"], row["value_low"], row["qualifier"], row["attributed_to_name"]) == ("4", "4", "at_least", "Norland")
    assert (row["value_quote"], row["value_page"]) == ("At least 4", "post.txt")
    assert ONE.text[int(row["value_start"]) : int(row["value_end"])] == row["value_quote"]


def test_both_sides_of_a_disagreement_are_there(tmp_path: Path) -> None:
    export_csv(RECORD, tmp_path)
    rows = [r for r in read((tmp_path / "event_fields.csv").read_text(encoding="utf-8")) if r["event"] == "e-swap"]
    assert [(r["value"], r["attributed_to_name"], r["agreement"]) for r in rows] == [("40", "Ada Vance", "conflict"), ("45", "Sudland", "conflict")]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    (row,) = read(as_csv(["quote"], [{"quote": cell}]))
    assert row["quote"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["-4", "+12", "-0.5", 4, 4.5, "“talks”", "a=b", ""])
def test_numbers_and_words_stay_as_they_are(cell: object) -> None:
    assert safe_cell(cell) == cell


@pytest.mark.parametrize("cell", ["two\nlines", "old\rmac", "win\r\ndows", 'say "no", twice', "naïve – “ok” 𝒳"])
def test_every_text_comes_back_whole(cell: str, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_bytes(as_csv(["quote"], [{"quote": cell}]).encode())
    with file.open(encoding="utf-8", newline="") as held:
        assert next(csv.DictReader(held))["quote"] == cell


def test_a_folder_that_cannot_be_made_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"C601: cannot write .*Name a place"):
        export_csv(RECORD, tmp_path / "file" / "tables")
