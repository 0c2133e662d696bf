"""Ids that a new build no longer has: where did their words go?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from communique.model.pieces import ActorWords
from communique.model.spans import Span
from communique.store import coding

Place = tuple[str, Span]
CITED: dict[str, Callable[[Any], Iterable[Place]]] = {
    "articles": lambda a: ((a.page, span) for span in a.body),
    "actors": lambda a: ((m.page, Span(m.start, m.end)) for m in a.mentions),
    "statements": lambda s: ((s.page, span) for span in s.content),
    "reports": lambda r: ((r.page, Span(r.start, r.end)),),
    "positions": lambda p: ((p.page, Span(p.start, p.end)),),
    "expectations": lambda x: ((x.page, Span(x.start, x.end)),),
}
"""The words of a thing of each kind; those of an event are its reports'."""
EARLIER, NOW = ("temp.earlier", "temp.earlier_words"), ("main.objects", "main.words")
"""Tables of the things of a record, and of further words of its actors."""
KINDS = ("articles", "actors", "statements", "reports", "events", "positions", "expectations")


class Earlier:
    """The things that the record had before it is written anew, put aside on disk: ``Earlier(db)`` before, `log` after."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.execute("DROP TABLE IF EXISTS temp.earlier")
        db.execute("CREATE TEMP TABLE earlier (kind, id, json, PRIMARY KEY (kind, id)) WITHOUT ROWID")
        db.execute("INSERT OR IGNORE INTO temp.earlier SELECT kind, id, json FROM main.objects WHERE id IS NOT NULL")
        db.execute("DROP TABLE IF EXISTS temp.earlier_words")
        db.execute("CREATE TEMP TABLE earlier_words (number INTEGER PRIMARY KEY, actor, json)")
        db.execute("INSERT INTO temp.earlier_words SELECT number, actor, json FROM main.words")
        db.execute("CREATE INDEX temp.earlier_words_by_actor ON earlier_words (actor)")

    def log(self) -> None:
        """Append what became of each id that is gone: the thing of the same kind whose cited words overlap most (ties: smallest id), or nothing."""
        for kind in KINDS:
            gone = dict(self._gone(kind))
            pages = {page for places in gone.values() for page, _ in places}
            now = _by_page(self._now(kind, pages), pages) if gone else {}
            rows = [(kind, name, _heir(places, now)) for name, places in gone.items()]
            self._db.executemany("INSERT INTO redirects (kind, old, new) VALUES (?, ?, ?)", rows)
        for table in ("earlier", "earlier_words"):
            self._db.execute(f"DROP TABLE temp.{table}")

    def _gone(self, kind: str) -> Iterator[tuple[str, Iterable[Place]]]:
        living = "SELECT 1 FROM main.objects o WHERE o.id = e.id AND o.kind = e.kind"
        rows = self._db.execute(f"SELECT id, json FROM temp.earlier e WHERE kind = ? AND NOT EXISTS ({living}) ORDER BY id", (kind,))
        return ((name, list(self._places(kind, text, EARLIER))) for name, text in rows)

    def _now(self, kind: str, pages: set[str]) -> Iterator[tuple[str, Iterable[Place]]]:
        """The things of the record with words on `pages`, and more of those whose row names one page or none of several."""
        where, given = "", [kind]
        if kind not in ("actors", "events"):
            where, given = "AND page IN (SELECT value FROM json_each(?))", [kind, json.dumps(sorted(pages))]
        rows = self._db.execute(f"SELECT id, json FROM main.objects WHERE kind = ? {where} ORDER BY position", given)
        return ((name, self._places(kind, text, NOW)) for name, text in rows)

    def _places(self, kind: str, text: str, tables: tuple[str, str]) -> Iterator[Place]:
        objects, words = tables
        if kind in CITED:
            thing: Any = coding.decode(coding.KINDS[kind], text)
            yield from CITED[kind](thing)
            further = self._db.execute(f"SELECT json FROM {words} WHERE actor = ? ORDER BY number", (thing.id,)) if kind == "actors" else ()
            yield from (place for (more,) in further for place in CITED[kind](coding.decode(ActorWords, more)))
            return
        reports = json.dumps(json.loads(text)["reports"])
        rows = f"SELECT json FROM {objects} WHERE kind = 'reports' AND id IN (SELECT value FROM json_each(?)) ORDER BY id"
        yield from (place for (report,) in self._db.execute(rows, (reports,)).fetchall() for place in self._places("reports", report, tables))


def _by_page(things: Iterable[tuple[str, Iterable[Place]]], pages: set[str]) -> dict[str, list[tuple[Span, str]]]:
    index: dict[str, list[tuple[Span, str]]] = {}
    for name, places in things:
        for page, span in places:
            if page in pages:
                index.setdefault(page, []).append((span, name))
    return index


def _heir(places: Iterable[Place], by_page: Mapping[str, Sequence[tuple[Span, str]]]) -> str | None:
    shared: dict[str, int] = {}
    for page, span in places:
        for other, name in by_page.get(page, ()):
            shared[name] = shared.get(name, 0) + span.overlap(other)
    return min((name for name, size in shared.items() if size), key=lambda name: (-shared[name], name), default=None)
