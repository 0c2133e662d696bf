"""Putting a record into the tables, a few rows in memory at a time."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from communique.model.page import Page
from communique.model.pieces import ActorWords, in_pieces
from communique.model.streams import RecordStream
from communique.store import coding

STAMP = "stamp"
"""The key under which a digest of all that was ever written stands among the facts of the record."""
AT_ONCE = 500  # objects
MOST = 1_000_000  # characters of them
STATEMENTS, ACTORS = "statements", "actors"


def insert_record(db: sqlite3.Connection, stream: RecordStream) -> None:
    """Empty the tables of the record and fill them with `stream`. The caller holds the transaction."""
    for table in ("objects", "words", "sentences", "pages", "unread", "search"):
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
    """Insert `things` of one kind, in their order, actors in pieces; gives the text of each."""
    rows = _Rows(db)
    held: Iterable[Any] = in_pieces(things) if kind == ACTORS else things
    for thing in held:
        text = coding.encode(thing)
        if isinstance(thing, ActorWords):
            rows.words.append((thing.id, text))
        else:
            rows.objects.append((kind, rows.position, getattr(thing, "id", None), *_place(thing), text))
            rows.position += 1
        if kind == STATEMENTS:
            rows.search.append((thing.raw, "statement", thing.id, thing.page, thing.content[0].start, thing.content[-1].end))
        rows.took(len(text))
        yield text
    rows.insert()


class _Rows:
    """Rows on their way to their tables, and the position of the next object."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db, self._size = db, 0
        self.position = 0
        self.objects, self.words, self.search = (list[tuple[Any, ...]]() for _ in range(3))

    def took(self, size: int) -> None:
        """Insert them when they are many, or with `size` more characters long."""
        self._size += size
        if len(self.objects) == AT_ONCE or self._size > MOST:
            self.insert()

    def insert(self) -> None:
        """Put them into the tables."""
        self._db.executemany("INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?, ?)", self.objects)
        self._db.executemany("INSERT INTO words (actor, json) VALUES (?, ?)", self.words)
        self._db.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?)", self.search)
        self._size = 0
        for rows in (self.objects, self.words, self.search):
            rows.clear()


def _place(thing: Any) -> tuple[str | None, int | None, int | None]:
    """Where the words of an object begin: its own span, its first content span, or its first mention."""
    if getattr(thing, "content", None):
        return thing.page, thing.content[0].start, thing.content[-1].end
    if getattr(thing, "mentions", None):
        return thing.mentions[0].page, thing.mentions[0].start, thing.mentions[0].end
    return getattr(thing, "page", None), getattr(thing, "start", None), getattr(thing, "end", None)
