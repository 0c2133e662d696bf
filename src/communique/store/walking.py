"""Going through a record file a row at a time, where all of it would not fit into memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from communique.model.analysis import Analysis
from communique.model.page import Page, Unread
from communique.model.pieces import PARTS, ActorWords, Piece, whole
from communique.model.record import Record, RecordActor
from communique.store import coding, connection

T = TypeVar("T")
ACTORS = "actors"
TEXTS, NAMES = 64, 4096
"""Texts of pages, and ids, that stay in memory."""


class Walk:
    """A record file, read as it is gone through: use inside ``Store.at_one_moment``. Raises StoreError C401 or C402 where it is damaged."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self._path, self._db = path, db
        self.text = lru_cache(maxsize=TEXTS)(self._text)
        self.name = lru_cache(maxsize=NAMES)(self._name)
        self.has = lru_cache(maxsize=NAMES)(self._has)

    def pages(self) -> Iterator[Page]:
        """The pages in the record's order, with their text."""
        return self._each(coding.row_page, f"SELECT {coding.PAGE_COLUMNS} FROM pages ORDER BY position")

    def things(self, kind: str) -> Iterator[Any]:
        """The things of `kind` (``articles``, ``actors`` …) in the record's order."""
        if kind == ACTORS:
            return whole(self.actors())
        held = coding.KINDS[kind]
        return self._each(lambda row: coding.decode(held, row[0]), "SELECT json FROM objects WHERE kind = ? ORDER BY position", kind)

    def actors(self, *, without: Sequence[str] = (), pieces: bool = True) -> Iterator[Piece]:
        """The actors in the record's order, in pieces, or the first piece of each; `without` some of their parts."""
        empty = ", ".join(f"'$.{part}', json('[]')" for part in without)
        json = f"json_set(json, {empty})" if without else "json"
        first, more = f"SELECT {json} FROM objects WHERE kind = ? ORDER BY position", f"SELECT {json} FROM words WHERE actor = ? ORDER BY number"
        for actor in self._each(lambda row: coding.decode(RecordActor, row[0]), first, ACTORS):
            yield actor
            if pieces:
                yield from self._each(lambda row: coding.decode(ActorWords, row[0]), more, actor.id)

    def words(self, actor: str, part: str) -> Iterator[Any]:
        """The words that an actor has in one of its parts beyond those of its first piece."""
        rows = "SELECT json FROM words WHERE actor = ? ORDER BY number"
        return chain.from_iterable(self._each(lambda row: getattr(coding.decode(ActorWords, row[0]), part), rows, actor))

    def more(self, actor: str) -> dict[str, int]:
        """How many these are, by part; nothing of a part that has none."""
        counted = ", ".join(f"sum(json_array_length(json, '$.{part}'))" for part in PARTS)
        (found,) = self._rows(f"SELECT {counted} FROM words WHERE actor = ?", actor)
        return {part: number for part, number in zip(PARTS, found, strict=True) if number}

    def record(self, unread: tuple[Unread, ...]) -> Record:
        """All of it in memory; `unread` are the rows of what could not be read."""
        return self.whole(tuple(self.pages()), unread, {kind: tuple(self.things(kind)) for kind in coding.KINDS})

    def changing(self, unread: tuple[Unread, ...]) -> Record:
        """The same without statements and times, its pages without their text and marks, its actors without their words."""
        actors = whole(self.actors(without=("mentions", "grounds")))
        kinds = (kind for kind in coding.KINDS if kind not in (ACTORS, "statements", "times"))
        return self.whole(tuple(self.bare_pages()), unread, {ACTORS: tuple(actors)} | {kind: tuple(self.things(kind)) for kind in kinds})

    def bare_pages(self) -> Iterator[Page]:
        """The pages in the record's order, without their text and marks."""
        columns = [{"text": "''", "marks": "'[]'"}.get(column, column) for column in coding.PAGE_COLUMNS.split(", ")]
        return self._each(coding.row_page, f"SELECT {', '.join(columns)} FROM pages ORDER BY position")

    def whole(self, pages: tuple[Page, ...], unread: tuple[Unread, ...], held: Mapping[str, tuple[Any, ...]]) -> Record:
        """The record of `pages` and of what is `held` of each kind."""
        facts = self.facts()
        return Record(facts.get("codebook") or "", facts.get("as_of"), facts.get("parser") or "", pages=pages, unread=unread, **held)

    def things_by_page(self) -> Iterator[tuple[str, Any]]:
        """All things with their kind; those whose words begin on one page one after the other, and further words of actors behind all."""
        rows = "SELECT kind, json FROM objects ORDER BY page, start"
        yield from self._each(lambda row: (row[0], coding.decode(coding.KINDS[row[0]], row[1])), rows)
        more = "SELECT json FROM words ORDER BY number"
        yield from self._each(lambda row: (ACTORS, coding.decode(ActorWords, row[0])), more)

    def number(self, kind: str) -> int:
        """How many things of `kind` there are, or ``pages``."""
        counted = "SELECT count(*) FROM pages" if kind == "pages" else "SELECT count(*) FROM objects WHERE kind = ?"
        return int(next(self._rows(counted, *(() if kind == "pages" else (kind,))))[0])

    def facts(self) -> dict[str, str | None]:
        """Codebook, day and parser of the record."""
        return dict(self._rows("SELECT key, value FROM meta WHERE key IN ('codebook', 'as_of', 'parser')"))

    def _name(self, actor: str) -> str | None:
        """The name of the actor with the id `actor`; None when there is none."""
        rows = "SELECT json_extract(json, '$.name') FROM objects WHERE id = ? AND kind = 'actors'"
        return next(self._rows(rows, actor), (None,))[0]

    def twice(self) -> list[str]:
        """The kinds of which two things have one id."""
        held = "SELECT kind, count(*) AS n, count(DISTINCT id) AS ids FROM objects WHERE id IS NOT NULL GROUP BY kind"
        return [kind for (kind,) in self._rows(f"SELECT kind FROM ({held}) WHERE n > ids ORDER BY kind")]

    def analysed(self) -> dict[str, str]:
        """The key of the analysis of each page that has one, by page id, sorted."""
        rows = "SELECT page, max(key) FROM analyses WHERE analysis IS NOT NULL AND page IN (SELECT id FROM pages) GROUP BY page ORDER BY page"
        return dict(self._rows(rows))

    def analysis(self, key: str, page: str) -> Analysis:
        """The analysis under `key`, which is of `page`."""
        (whole,) = self._each(coding.row_page, f"SELECT {coding.PAGE_COLUMNS} FROM pages WHERE id = ?", page)
        (found,) = self._each(lambda row: coding.decode_analysis(row[0], whole), "SELECT analysis FROM analyses WHERE key = ?", key)
        return found

    def _text(self, page: str) -> str | None:
        """The text of the page with the id `page`; None when the record has none."""
        return next(self._rows("SELECT text FROM pages WHERE id = ?", page), (None,))[0]

    def _has(self, name: str) -> bool:
        """Whether a thing or a page has the id `name`."""
        return any(self._rows("SELECT 1 FROM objects WHERE id = ?1 UNION ALL SELECT 1 FROM pages WHERE id = ?1 LIMIT 1", name))

    def _each(self, read: Callable[[Any], T], sql: str, *given: object) -> Iterator[T]:
        for row in self._rows(sql, *given):
            try:
                found = read(row)
            except (ValueError, TypeError, KeyError) as error:
                raise connection.damaged(self._path, error) from error
            yield found

    def _rows(self, sql: str, *given: object) -> Iterator[Any]:
        with connection.said_clearly(self._path):
            yield from self._db.execute(sql, given)
