"""The JSON Lines as their JSON Schemas check them."""

from __future__ import annotations

import json

import jsonschema
import pytest
from odd_talks import SOURCE

from communique.exports.formats import make
from communique.exports.tables import TABLES

FILES = make("jsonl", SOURCE).files


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_as_its_schema_says(table: str) -> None:
    schema = json.loads(FILES[f"{table}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    rows = [json.loads(line) for line in FILES[f"{table}.jsonl"].decode().split("\n") if line]
    assert rows
    assert [error.message for row in rows for error in check.iter_errors(row)] == []
    assert list(check.iter_errors({**rows[0], "unknown": 1}))
