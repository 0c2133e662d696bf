"""Plain tables as the bytes of an SQLite file, for programs that know nothing of the record's own schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """`type` is SQL's, or '' for any. A `key` names its row; `of` is the table whose ``id`` it names."""

    name: str
    type: str
    key: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table with its rows, whose values are in the order of the columns."""

    name: str
    columns: Sequence[PlainColumn]
    rows: Sequence[Sequence[object]]


def database(tables: Iterable[PlainTable]) -> bytes:
    """An SQLite file with `tables`; the same tables give the same bytes with the same SQLite."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute("BEGIN")
        for table in tables:
            db.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(map(_column, table.columns))})")
            marks = ", ".join("?" * len(table.columns))
            db.executemany(f"INSERT INTO {_name(table.name)} VALUES ({marks})", table.rows)
            for column in (c for c in table.columns if c.of):
                db.execute(f"CREATE INDEX {_name(f'{table.name}_by_{column.name}')} ON {_name(table.name)} ({_name(column.name)})")
        db.execute("COMMIT")
        return db.serialize()


def _column(column: PlainColumn) -> str:
    key = " PRIMARY KEY" if column.key else ""
    other = f" REFERENCES {_name(column.of)} (id)" if column.of else ""
    return f"{_name(column.name)} {column.type}{key}{other}"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
