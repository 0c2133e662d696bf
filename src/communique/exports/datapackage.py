"""The CSV tables as a Frictionless data package: ``datapackage.json`` says what each column holds and which rows it names.

Source of the keys: the Tabular Data Package profile (specs.frictionlessdata.io, version 1).
"""

from __future__ import annotations

import hashlib
from typing import Any

from communique.exports.csv_export import csv_tables, formula_notes
from communique.exports.made import Made, Source, as_json_text, folder
from communique.exports.notes import table_notes
from communique.exports.tables import Column, table_meanings, typed_columns

FIELD_TYPES = {"text": "string", "mixed": "any", "integer": "integer", "number": "number", "date": "date"}


def make_datapackage(source: Source) -> Made:
    """The tables as CSV, ``datapackage.json`` and the notes, which are in its description too."""
    texts = csv_tables(source)
    notes = [*table_notes(), *formula_notes(source)]
    package = {
        "profile": "tabular-data-package",
        "name": "communique-record",
        "title": "The cited record of a negotiation",
        "description": "Offsets are Unicode code points of a page's text, half open. What it does not carry: " + " ".join(notes),
        "codebook": source.record.codebook,
        "as_of": source.record.as_of,
        "parser": source.record.parser,
        "resources": [_resource(name, text) for name, text in texts.items()],
    }
    return folder({**{f"{name}.csv": text for name, text in texts.items()}, "datapackage.json": as_json_text(package)}, notes)


def _resource(name: str, text: str) -> dict[str, Any]:
    held = text.encode("utf-8", "replace")
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": f"One row for each {table_meanings()[name]}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(held),
        "hash": f"sha256:{hashlib.sha256(held).hexdigest()}",
        "schema": _schema(typed_columns()[name]),
    }


def _schema(columns: tuple[Column, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"fields": [_field(c) for c in columns], "missingValues": [""]}
    if key := next((c.name for c in columns if c.key), None):
        found["primaryKey"] = key
    if keys := [c for c in columns if c.of]:
        found["foreignKeys"] = [{"fields": c.name, "reference": {"resource": c.of, "fields": "id"}} for c in keys]
    return found


def _field(column: Column) -> dict[str, Any]:
    needed = {"constraints": {"required": True, "unique": True}} if column.key else {}
    return {"name": column.name, "type": FIELD_TYPES[column.type], "description": column.meaning, **needed}
