"""The tables as JSON Lines, one object a row, each table with its JSON Schema (2020-12)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from communique.exports.made import Made, Source, as_bytes, as_json_text, whole, with_notes
from communique.exports.names import Row
from communique.exports.notes import table_notes
from communique.exports.tables import Column, table_meanings, typed_columns

DRAFT = "https://json-schema.org/draft/2020-12/schema"
JSON_TYPES = {"text": ["string"], "date": ["string"], "integer": ["integer"], "number": ["number"], "mixed": ["number", "string"]}
LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x7f\x85\u2028\u2029"}
"""Inside a string some readers take these for the end of a line."""


def make_jsonl(source: Source) -> Made:
    """``TABLE.jsonl`` and ``TABLE.schema.json`` for each table, and the notes."""
    return Made(whole(with_notes(stream_jsonl(source), table_notes())), table_notes())


def stream_jsonl(source: Source) -> dict[str, Iterable[bytes]]:
    """The files of `make_jsonl` but the notes, made while they are read."""
    files: dict[str, Iterable[bytes]] = {}
    for name, rows in source.tables().items():
        files[f"{name}.jsonl"] = map(as_bytes, jsonl_lines(rows))
        files[f"{name}.schema.json"] = [as_bytes(as_json_text(schema(name)))]
    return files


def as_jsonl(rows: Iterable[Row]) -> str:
    """One JSON object a line, whatever line breaks its words hold."""
    return "".join(jsonl_lines(rows))


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of `as_jsonl`."""
    return (json.dumps(dict(row), ensure_ascii=False, allow_nan=False).translate(LINE_ENDS) + "\n" for row in rows)


def schema(table: str) -> dict[str, Any]:
    """The JSON Schema of a row of `table`."""
    held = typed_columns()[table]
    return {
        "$schema": DRAFT,
        "title": table,
        "description": f"One row for each {table_meanings()[table]}. Offsets are Unicode code points, half open.",
        "type": "object",
        "properties": {c.name: _property(c) for c in held},
        "required": [c.name for c in held],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    kind = JSON_TYPES[column.type] if column.key else [*JSON_TYPES[column.type], "null"]
    extra: dict[str, Any] = {"format": "date"} if column.type == "date" else {"minimum": 0} if column.type == "integer" else {}
    return {"description": column.meaning, "type": kind[0] if len(kind) == 1 else kind, **extra}
