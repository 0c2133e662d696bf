"""The tables as Parquet files, through DuckDB, which is an extra: ``pip install 'communique[parquet]'``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique.errors import OutputError
from communique.exports.jsonl_export import as_jsonl
from communique.exports.made import Made, Source, folder
from communique.exports.notes import table_notes
from communique.exports.tables import Column, typed_columns

PARQUET_TYPES = {"text": "VARCHAR", "date": "DATE", "integer": "BIGINT", "number": "DOUBLE", "mixed": "VARCHAR"}
MIXED = "A column that holds numbers and words (value, merged) is text; its numbers are in the columns that end in _low and _high."


def make_parquet(source: Source) -> Made:
    """``TABLE.parquet`` for each table; the notes are in each file's metadata too. OutputError C604 when DuckDB is not installed."""
    notes = [*table_notes(), MIXED]
    shapes = typed_columns()
    files: dict[str, str | bytes] = {}
    with TemporaryDirectory() as place, _duckdb().connect(":memory:", config={"threads": 1}) as db:
        for name, rows in source.tables().items():
            text = as_jsonl({k: None if v is None else str(v) for k, v in row.items()} for row in rows)
            files[f"{name}.parquet"] = _parquet(db, Path(place) / name, shapes[name], text, " ".join(notes))
    return folder(files, notes)


def _duckdb() -> Any:
    try:
        return import_module("duckdb")
    except ModuleNotFoundError as error:
        advice = "Install it with `pip install 'communique[parquet]'`, or take --format sqlite or csv, which need nothing."
        raise OutputError("C604", f"Parquet files are written by DuckDB, which is not installed. {advice}") from error


def _parquet(db: Any, place: Path, shape: tuple[Column, ...], text: str, notes: str) -> bytes:
    """Through a file of lines: DuckDB takes rows one at a time slowly and a file at once."""
    lines, out = place.with_suffix(".jsonl"), place.with_suffix(".parquet")
    lines.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    given = ", ".join(f"{_quoted(c.name, chr(39))}: 'VARCHAR'" for c in shape)
    cast = ", ".join(f"CAST({_quoted(c.name)} AS {PARQUET_TYPES[c.type]}) AS {_quoted(c.name)}" for c in shape)
    read = f"read_json({_quoted(str(lines), chr(39))}, columns = {{{given}}}, format = 'newline_delimited', maximum_object_size = 1073741824)"
    facts = f"KV_METADATA {{notes: {_quoted(notes, chr(39))}}}"
    db.execute(f"COPY (SELECT {cast} FROM {read}) TO {_quoted(str(out), chr(39))} (FORMAT parquet, {facts})")
    return out.read_bytes()


def _quoted(words: str, mark: str = '"') -> str:
    return mark + words.replace(mark, mark * 2) + mark
