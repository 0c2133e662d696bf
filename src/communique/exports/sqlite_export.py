"""The tables as an SQLite file for any SQLite program, with the metadata that Datasette shows beside it."""

from __future__ import annotations

from collections.abc import Sequence

from communique.exports.made import Made, Source, as_json_text, folder
from communique.exports.notes import table_notes
from communique.exports.tables import columns, table_meanings, typed_columns
from communique.store.plain import PlainColumn, PlainTable, database

SQL_TYPES = {"text": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "mixed": ""}
"""A column of mixed values has no type, so that SQLite keeps numbers as numbers and words as words."""


def make_sqlite(source: Source) -> Made:
    """``record.sqlite`` (the tables, a table of their columns, a table of notes), ``metadata.json`` and the notes."""
    notes = table_notes()
    rows = source.tables()
    held = [
        PlainTable(name, [PlainColumn(c.name, SQL_TYPES[c.type], key=c.key, of=c.of) for c in shape], [tuple(row.values()) for row in rows[name]])
        for name, shape in typed_columns().items()
    ]
    meanings = [(t, c, m) for t, shape in columns().items() for c, m in shape.items()]
    held.append(_plain("columns", ("table", "column", "meaning"), meanings))
    facts = [("codebook", source.record.codebook), ("as_of", source.record.as_of), ("parser", source.record.parser)]
    held.append(_plain("facts", ("fact", "value"), facts))
    held.append(_plain("notes", ("note",), [(note,) for note in notes]))
    return folder({"record.sqlite": database(held), "metadata.json": as_json_text(_metadata(notes))}, notes)


def _plain(name: str, shape: tuple[str, ...], rows: Sequence[Sequence[object]]) -> PlainTable:
    return PlainTable(name, [PlainColumn(column, "TEXT") for column in shape], rows)


def _metadata(notes: list[str]) -> dict[str, object]:
    """What Datasette shows: ``datasette record.sqlite --metadata metadata.json`` (docs.datasette.io, "Metadata")."""
    described = {
        name: {"description": f"One row for each {meaning}.", "columns": columns()[name]} for name, meaning in table_meanings().items()
    }
    own = {
        "columns": {"description": "What each column means."},
        "facts": {"description": "Facts of the record as a whole."},
        "notes": {"description": "What this export does not carry."},
    }
    return {
        "title": "The cited record of a negotiation",
        "description": "Made by Communiqué. What it does not carry: " + " ".join(notes),
        "databases": {"record": {"tables": {**described, **own}}},
    }
