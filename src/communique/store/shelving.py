"""Shelves in a temporary table of the record file's connection, for what merging puts down (`communique.record.shelves` says what they do).

No other program sees them, and they go with the connection.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any, Generic, TypeVar

from communique.store import coding

T = TypeVar("T")
AT_ONCE = 500  # rows on their way to the table


class Shelving:
    """Gives shelves; `close` takes them all away."""

    pack = staticmethod(coding.encode)

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._names = (f"shelf_{number}" for number in count())
        self._made: list[str] = []

    def __call__(self, kind: type[T], /) -> TableShelf[T]:
        name = next(self._names)
        self._made.append(name)
        return TableShelf(self._db, name, kind)

    def close(self) -> None:
        """Drop all shelves."""
        for name in self._made:
            with suppress(sqlite3.ProgrammingError):  # the connection is closed already, and they are gone
                self._db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        self._made.clear()


class TableShelf(Generic[T]):
    """One shelf. What is put there is written in batches, and read back as equal things; bytes are kept as they are."""

    def __init__(self, db: sqlite3.Connection, name: str, kind: type[T]) -> None:
        self._db, self._name, self._kind = db, name, kind
        self._waiting: list[tuple[str, object]] = []
        self._indexed = False
        db.execute(f"DROP TABLE IF EXISTS temp.{name}")
        db.execute(f"CREATE TEMP TABLE {name} (key TEXT NOT NULL, json TEXT NOT NULL)")

    def put(self, key: str, thing: T) -> None:
        self.put_row(key, thing if self._kind is bytes else coding.encode(thing))

    def put_row(self, key: str, row: object) -> None:
        self._waiting.append((key, row))
        if len(self._waiting) >= AT_ONCE:
            self._settle()

    def __getitem__(self, key: str) -> T:
        self._settle()
        if not self._indexed:
            self._db.execute(f"CREATE INDEX temp.{self._name}_keys ON {self._name} (key)")
            self._indexed = True
        row = self._db.execute(f"SELECT json FROM temp.{self._name} WHERE key = ? ORDER BY rowid LIMIT 1", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return self._thing(row[0])

    def __iter__(self) -> Iterator[T]:
        return (self._thing(json) for (json,) in self._rows("SELECT json FROM temp.{} ORDER BY rowid"))

    def items(self) -> Iterator[tuple[str, T]]:
        return ((key, self._thing(json)) for key, json in self._rows("SELECT key, json FROM temp.{} ORDER BY key, rowid"))

    def __len__(self) -> int:
        self._settle()
        ((number,),) = self._db.execute(f"SELECT count(*) FROM temp.{self._name}")
        return int(number)

    def _thing(self, json: Any) -> T:
        held: T = json if self._kind is bytes else coding.decode(self._kind, json)
        return held

    def _rows(self, question: str) -> Iterator[Any]:
        self._settle()
        return iter(self._db.execute(question.format(self._name)))

    def _settle(self) -> None:
        if self._waiting:
            self._db.executemany(f"INSERT INTO temp.{self._name} VALUES (?, ?)", self._waiting)
            self._waiting.clear()
