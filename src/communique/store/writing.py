"""Putting a record into the tables, a few rows in memory at a time."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from communique.model.page import Page
from communique.model.streams import RecordStream
from communique.store import coding

STAMP = "stamp"
"""The key under which a digest of all that was ever written stands among the facts of the record."""
AT_ONCE = 500  # objects
MOST = 1_000_000  # characters of them
STATEMENTS = "statements"


def insert_record(db: sqlite3.Connection, stream: RecordStream) -> None:
    """Empty the tables of the record and fill them with `stream`. The caller holds the transaction."""
    for table in ("objects", "sentences", "pages", "unread", "search"):
        db.execute(f"DELETE FROM {table}")
    facts = {"codebook": stream.codebook, "as_of": stream.as_of, "parser": stream.parser}
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts.items())
    digest = hashlib.sha256("".join(value or "" for (value,) in db.execute("SELECT value FROM meta WHERE key = ?", (STAMP,))).encode())
    _digest(digest, facts, stream.unread)
    for position, page in enumerate(stream.pages):
        spans = stream.sentences.get(page.id, ())
        _digest(digest, page.id, list(spans))
        _insert_page(db, position, page, spans)
    for kind in coding.KINDS:
        for text in _insert_things(db, kind, stream.things.get(kind, ())):
            digest.update(text.encode("utf-8", "surrogatepass"))
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (STAMP, digest.hexdigest()))
    unread = [coding.readable(row) for row in stream.unread]
    db.executemany("INSERT INTO unread VALUES (?, ?, ?, ?, ?)", [(n, r.path, r.member, r.code, r.reason) for n, r in enumerate(unread)])
    db.execute("INSERT INTO search (search) VALUES ('optimize')")  # merges the index, so that no word of a page taken out stays in it


def _digest(digest: hashlib._Hash, *facts: object) -> None:
    digest.update(repr(facts).encode("utf-8", "surrogatepass"))


def _insert_page(db: sqlite3.Connection, position: int, page: Page, spans: Sequence[tuple[int, int]]) -> None:
    marks = ", ".join("?" * (1 + len(coding.PAGE_COLUMNS.split(","))))
    db.execute(f"INSERT INTO pages (position, {coding.PAGE_COLUMNS}) VALUES ({marks})", (position, *coding.page_row(page)))
    db.executemany("INSERT OR IGNORE INTO sentences VALUES (?, ?, ?)", [(page.id, *span) for span in spans])
    found = [(page.text[start:end], "sentence", None, page.id, start, end) for start, end in spans]
    db.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)", found)


def _insert_things(db: sqlite3.Connection, kind: str, things: Iterable[Any]) -> Iterator[str]:
    """Insert `things` of one kind, in their order; gives the text of each."""
    rows, said, size = list[tuple[Any, ...]](), list[tuple[Any, ...]](), 0
    for position, thing in enumerate(things):
        text = coding.encode(thing)
        rows.append((kind, position, getattr(thing, "id", None), *_place(thing), text))
        if kind == STATEMENTS:
            said.append((thing.raw, "statement", thing.id, thing.page, thing.content[0].start, thing.content[-1].end))
        size += len(text)
        if len(rows) == AT_ONCE or size > MOST:  # an actor may have words on all pages
            _insert(db, rows, said)
            size = 0
        yield text
    _insert(db, rows, said)


def _insert(db: sqlite3.Connection, rows: list[tuple[Any, ...]], said: list[tuple[Any, ...]]) -> None:
    """Put `rows` into the objects and `said` into what is searched, and empty both."""
    db.executemany("INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)", said)
    rows.clear()
    said.clear()


def _place(thing: Any) -> tuple[str | None, int | None, int | None]:
    """Where the words of an object begin: its own span, its first content span, or its first mention."""
    if getattr(thing, "content", None):
        return thing.page, thing.content[0].start, thing.content[-1].end
    if getattr(thing, "mentions", None):
        return thing.mentions[0].page, thing.mentions[0].start, thing.mentions[0].end
    return getattr(thing, "page", None), getattr(thing, "start", None), getattr(thing, "end", None)
