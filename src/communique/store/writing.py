"""Putting a record into the tables."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from communique.model.record import Record
from communique.store import coding

STAMP = "stamp"
"""The key under which a digest of all that was ever written stands among the facts of the record."""


def insert_record(db: sqlite3.Connection, record: Record, *, sentences: Mapping[str, Sequence[tuple[int, int]]]) -> None:
    """Empty the tables of the record and fill them with `record`. The caller holds the transaction."""
    for table in ("objects", "sentences", "pages", "unread", "search"):
        db.execute(f"DELETE FROM {table}")
    facts = {"codebook": record.codebook, "as_of": record.as_of, "parser": record.parser}
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts.items())
    rows = ((position, *coding.page_row(page)) for position, page in enumerate(record.pages))
    db.executemany(f"INSERT INTO pages (position, {coding.PAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    held = {p.id for p in record.pages}
    spans = [(page, start, end) for page, places in sentences.items() if page in held for start, end in places]
    db.executemany("INSERT OR IGNORE INTO sentences VALUES (?, ?, ?)", spans)
    digest = hashlib.sha256("".join(value or "" for (value,) in db.execute("SELECT value FROM meta WHERE key = ?", (STAMP,))).encode())
    digest.update(repr((facts, [p.id for p in record.pages], spans, record.unread)).encode("utf-8", "surrogatepass"))
    db.executemany("INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)", _digested(_objects(record), digest))
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (STAMP, digest.hexdigest()))
    unread = [coding.readable(row) for row in record.unread]
    db.executemany("INSERT INTO unread VALUES (?, ?, ?, ?, ?)", [(n, r.path, r.member, r.code, r.reason) for n, r in enumerate(unread)])
    db.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)", _searched(record, spans))
    db.execute("INSERT INTO search (search) VALUES ('optimize')")  # merges the index, so that no word of a page taken out stays in it


def _objects(record: Record) -> Iterator[tuple[Any, ...]]:
    for kind in coding.KINDS:
        for position, thing in enumerate(getattr(record, kind)):
            page, start, end = _place(thing)
            yield kind, position, getattr(thing, "id", None), page, start, end, coding.encode(thing)


def _digested(rows: Iterator[tuple[Any, ...]], digest: hashlib._Hash) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        digest.update(row[-1].encode("utf-8", "surrogatepass"))
        yield row


def _place(thing: Any) -> tuple[str | None, int | None, int | None]:
    """Where the words of an object begin: its own span, its first content span, or its first mention."""
    if getattr(thing, "content", None):
        return thing.page, thing.content[0].start, thing.content[-1].end
    if getattr(thing, "mentions", None):
        return thing.mentions[0].page, thing.mentions[0].start, thing.mentions[0].end
    return getattr(thing, "page", None), getattr(thing, "start", None), getattr(thing, "end", None)


def _searched(record: Record, sentences: Sequence[tuple[str, int, int]]) -> Iterator[tuple[Any, ...]]:
    text = {p.id: p.text for p in record.pages}
    for page, start, end in sentences:
        yield text[page][start:end], "sentence", None, page, start, end
    for s in record.statements:
        yield s.raw, "statement", s.id, s.page, s.content[0].start, s.content[-1].end
