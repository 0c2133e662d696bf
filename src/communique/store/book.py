"""The record file as the rest of the program sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from communique.model.analysis import Analysis
from communique.model.page import Page, Unread
from communique.model.record import Record
from communique.model.reviews import ActorReview, LinkReview, Named, Told
from communique.model.spans import Span
from communique.model.streams import RecordStream
from communique.store import coding, connection, finding
from communique.store.finding import Finding
from communique.store.lookup import Lookup
from communique.store.redirects import Earlier
from communique.store.replies import KeptReply
from communique.store.reviews import Key, Review
from communique.store.shelving import Shelving
from communique.store.staging import Staging
from communique.store.walking import Walk
from communique.store.writing import STAMP, insert_record

REVIEW_COLUMNS = 'page, start, "end", field, decision, value, who, at, why'
ACTOR_COLUMNS = "one_page, one_start, one_end, two_page, two_start, two_end, decision, who, at, why"
LINK_COLUMNS = "one_page, one_start, one_end, one_type, two_page, two_start, two_end, two_type, decision, who, at, why"


class Store:
    """One record file. Use as a context manager: ``with Store.open(path) as store: record = store.read_record()``.

    Every method raises StoreError C401 when the file cannot be read or written, C402 when it turns out not to be a record.
    """

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self._db = db

    @classmethod
    def open(cls, path: Path) -> Store:
        """The record at `path`, to read."""
        return cls(path, connection.open_to_read(path))

    @classmethod
    def create(cls, path: Path) -> Store:
        """The record at `path`, to read and write; an empty one is made when there is none."""
        return cls(path, connection.open_to_write(path))

    @classmethod
    def existing(cls, path: Path) -> Store:
        """The record at `path`, to read and write; C401 when there is none."""
        connection.open_to_read(path).close()
        return cls.create(path)

    def close(self) -> None:
        """Close the file; what was written is in it."""
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All reads inside see the file as it is at the first of them, whatever another program writes meanwhile."""
        if self._db.in_transaction:
            yield
            return
        with connection.said_clearly(self.path):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    # -- the record

    def write_record(
        self,
        record: Record,
        *,
        sentences: Mapping[str, Sequence[tuple[int, int]]] = {},
        keys: Iterable[str] | None = None,
        notes: Mapping[str, str] = {},
    ) -> None:
        """As `write_stream`, of a record that is in memory. `sentences` are those of each page, by page id (offsets)."""
        self.write_stream(RecordStream.of(record, sentences=sentences), keys=keys, notes=notes)

    def write_stream(self, stream: RecordStream, *, keys: Iterable[str] | None = None, notes: Mapping[str, str] = {}) -> None:
        """Put the record of `stream` in the place of what was there, in one transaction, and log what became of the ids that it no longer has.

        Of the cached analyses only `keys` stay (None: all). `notes` are facts kept with it.
        """
        with self._transaction(durable=True):
            earlier = Earlier(self._db)
            insert_record(self._db, stream)
            self._db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", notes.items())
            earlier.log()
            if keys is not None:
                self._db.execute("CREATE TEMP TABLE staying (key PRIMARY KEY) WITHOUT ROWID")
                self._db.executemany("INSERT OR IGNORE INTO temp.staying VALUES (?)", ((key,) for key in keys))
                self._db.execute("DELETE FROM analyses WHERE key NOT IN (SELECT key FROM temp.staying)")
                self._db.execute("DROP TABLE temp.staying")

    def read_record(self) -> Record:
        """The record as it was written; an empty one when nothing was."""
        with self.at_one_moment():
            return self.walk().record(self.unread())

    def read_changing(self) -> Record:
        """What `communique.record.through.changes`, and who shows what that finds, ask of the record: without statements and times, its pages without
        their text, its actors without their words."""
        with self.at_one_moment():
            return self.walk().changing(self.unread())

    def ids(self) -> tuple[str, ...]:
        """The ids of all things of the record, sorted."""
        return tuple(name for (name,) in self._rows("SELECT id FROM objects WHERE id IS NOT NULL ORDER BY id"))

    def walk(self) -> Walk:
        """The record to go through a row at a time; inside `at_one_moment`."""
        return Walk(self.path, self._db)

    def lookup(self) -> Lookup:
        """The record to ask for single things; inside `at_one_moment`."""
        return Lookup(self.path, self._db)

    @connection.decoding
    def pages(self) -> tuple[Page, ...]:
        """The pages of the record, with their text."""
        return tuple(map(coding.row_page, self._rows(f"SELECT {coding.PAGE_COLUMNS} FROM pages ORDER BY position")))

    @connection.decoding
    def page(self, name: str) -> Page | None:
        """The page with the id `name`, with its text; None when the record has none."""
        return next(map(coding.row_page, self._rows(f"SELECT {coding.PAGE_COLUMNS} FROM pages WHERE id = ?", name)), None)

    def unread(self) -> tuple[Unread, ...]:
        """What was set aside, with the reasons."""
        return tuple(Unread(*row) for row in self._rows("SELECT path, member, code, reason FROM unread ORDER BY position"))

    def sources(self) -> dict[tuple[str, str | None, str], str]:
        """Ids of the pages by where their bytes came from: path, member and SHA-256."""
        rows = self._rows("SELECT path, member, sha256, id FROM pages ORDER BY position DESC")
        return {(path, member, sha256): name for path, member, sha256, name in rows}

    def scrub(self) -> bool:
        """Leave no trace on disk of text that was taken out: rewrite the file and empty its log. Takes as long as copying the file.

        False when another program has the file open: then the log beside it keeps the words until that program closes it.
        """
        with connection.said_clearly(self.path):
            self._db.execute("VACUUM")
            (busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def faults(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file itself: damaged blocks, rows without the page that they belong to, an index that lacks rows."""
        found = [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"a row of the table {table} belongs to no page" for table, *_ in self._rows("PRAGMA foreign_key_check")]
        strays = "SELECT DISTINCT actor FROM words WHERE actor NOT IN (SELECT id FROM objects WHERE kind = 'actors') ORDER BY actor"
        found += [f"words of {actor}, an actor whom the record does not have" for (actor,) in self._rows(strays)]
        said = "SELECT count(*) FROM objects WHERE kind = 'statements'"
        ((indexed, told),) = self._rows(f"SELECT (SELECT count(*) FROM search), (SELECT count(*) FROM sentences) + ({said})")
        return tuple(found) + ((f"the search index has {indexed} entries for {told} texts",) if indexed != told else ())

    def back_up(self, to: Path) -> None:
        """Copy the record as it is at one moment, whoever writes meanwhile, to the new file `to`. Raises as `Store.create`, and where `to` exists."""
        connection.back_up(self._db, to)

    @contextmanager
    def staging(self) -> Iterator[Staging]:
        """A place for the pages of a build on their way into the record. It is empty, and is gone afterwards."""
        with connection.said_clearly(self.path):
            staged = Staging(self._db)
            try:
                yield staged
            finally:
                with suppress(sqlite3.OperationalError):  # an exception left a reader open, which holds it; it goes with the connection
                    staged.close()

    @contextmanager
    def shelves(self) -> Iterator[Shelving]:
        """Shelves for what a merge puts down (`communique.record.shelves`); they are gone afterwards."""
        with connection.said_clearly(self.path):
            shelving = Shelving(self._db)
            try:
                yield shelving
            finally:
                with suppress(sqlite3.OperationalError):  # as above
                    shelving.close()

    def sentences(self, page: str) -> tuple[Span, ...]:
        """Offsets of the sentences of the story on the page with id `page`, in order."""
        return tuple(Span(*row) for row in self._rows('SELECT start, "end" FROM sentences WHERE page = ? ORDER BY start', page))

    def forwarded(self, old: str) -> str | None:
        """The id that the words of `old`, an id of an earlier build, have now; None when no build knew it or its words are gone."""
        seen: set[str | None] = {None}
        now: str | None = old
        while now not in seen and not self._rows("SELECT 1 FROM objects WHERE id = ?", now):
            seen.add(now)
            rows = self._rows("SELECT new FROM redirects WHERE old = ? ORDER BY sequence DESC LIMIT 1", now)
            now = rows[0][0] if rows else None
        return None if now in seen else now

    def earlier_ids(self) -> dict[str, str]:
        """The ids that earlier builds showed and that the record has no longer, each with its kind: ``events``, ``articles`` …"""
        living = "SELECT id FROM objects WHERE id IS NOT NULL"
        return dict(self._rows(f"SELECT DISTINCT old, kind FROM redirects WHERE old NOT IN ({living}) ORDER BY old"))

    def ids_beginning(self, prefix: str) -> tuple[str, ...]:
        """All ids that any build showed and that begin with `prefix`, sorted."""
        shown = "SELECT id FROM objects UNION SELECT old FROM redirects"
        return tuple(name for (name,) in self._rows(f"SELECT id FROM ({shown}) WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id", prefix))

    def search(self, words: str, *, limit: int = 50) -> tuple[tuple[str, str | None, str, Span], ...]:
        """Kind, id, page and place of the sentences and statements that hold all of `words`, best first."""
        query = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
        if not query:
            return ()
        rows = self._rows('SELECT kind, id, page, start, "end" FROM search WHERE search MATCH ? ORDER BY rank, rowid LIMIT ?', query, limit)
        return tuple((kind, name, page, Span(start, end)) for kind, name, page, start, end in rows)

    def find(self, words: str, *, kind: str = "sentence", pages: Iterable[str] | None = None, limit: int = 50) -> Finding:
        """The sentences, or with `kind` ``statement`` the statements, that hold all of `words`, best first, at most `limit`; with how many
        there are in all. `pages` are the ids of those to search (None: all). For how `words` are read see `communique.store.finding`.
        """
        return finding.find(self._rows, words, kind=kind, pages=pages, limit=limit)

    # -- the cache of analyses

    @connection.decoding
    def cached(self, key: str, page: Page) -> Analysis | Unread | None:
        """What `analyse` gave for `page` under `key`, the hash of all its arguments; None when it is not known."""
        for analysis, unread in self._rows("SELECT analysis, unread FROM analyses WHERE key = ?", key):
            return coding.decode(Unread, unread) if analysis is None else coding.decode_analysis(analysis, page)
        return None

    def packed_analysis(self, key: str) -> str | None:
        """The analysis under `key` as the file keeps it (`communique.store.coding`); None when there is none."""
        return next((text for (text,) in self._rows("SELECT analysis FROM analyses WHERE key = ?", key)), None)

    def knows(self, key: str) -> bool:
        """True when something is cached under `key`."""
        return bool(self._rows("SELECT 1 FROM analyses WHERE key = ?", key))

    def has_analysis(self, key: str) -> bool:
        """True when an analysis is cached under `key`, and not why there is none."""
        return bool(self._rows("SELECT 1 FROM analyses WHERE key = ? AND analysis IS NOT NULL", key))

    @connection.decoding
    def analyses(self) -> tuple[Analysis, ...]:
        """The analyses of all pages of the record, by page id: what a record of some of them is merged from."""
        pages = {page.id: page for page in self.pages()}
        rows = self._rows("SELECT page, analysis FROM analyses WHERE analysis IS NOT NULL ORDER BY page, key")
        return tuple({name: coding.decode_analysis(text, pages[name]) for name, text in rows if name in pages}.values())

    def put_analysis(self, key: str, page: Page, outcome: Analysis | Unread) -> None:
        """Keep what `analyse` gave for `page` under `key`: an analysis, or why there is none."""
        analysis = coding.encode_analysis(outcome) if isinstance(outcome, Analysis) else None
        unread = coding.encode(coding.readable(outcome)) if isinstance(outcome, Unread) else None
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO analyses (key, page, analysis, unread) VALUES (?, ?, ?, ?)", (key, page.id, analysis, unread))

    def stamp(self) -> str:
        """What changes whenever a record is written, and stays when somebody decides; '' in a file of an earlier version."""
        return self.note(STAMP) or ""

    def note(self, key: str) -> str | None:
        """The fact kept under `key`; None when there is none."""
        return next((value for (value,) in self._rows("SELECT value FROM meta WHERE key = ?", key)), None)

    def put_note(self, key: str, value: str) -> None:
        """Keep a fact that is dear to compute, such as the hash of a parser's weights."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    # -- the cache of replies

    @connection.decoding
    def reply(self, key: str) -> KeptReply | None:
        """What a model replied under `key`, the hash of all that it was asked; None when it was not."""
        rows = self._rows("SELECT text, finish, prompt_tokens, reply_tokens, refused FROM replies WHERE key = ?", key)
        return next((KeptReply(text, finish, read, wrote, bool(refused)) for text, finish, read, wrote, refused in rows), None)

    def put_reply(self, key: str, page: str, reply: KeptReply) -> None:
        """Keep what a model replied about the page with the id `page`."""
        with self._transaction(durable=True):
            self._db.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?, ?, ?)", (key, page, *reply))

    def forget_replies(self, pages: Iterable[str]) -> None:
        """Drop the replies about all but `pages`: they hold words of their pages."""
        gone = {page for (page,) in self._rows("SELECT DISTINCT page FROM replies")}
        gone.difference_update(pages if gone else ())
        if gone:
            with self._transaction():
                self._db.executemany("DELETE FROM replies WHERE page = ?", [(page,) for page in sorted(gone)])

    # -- reviews

    def append_review(self, review: Review) -> None:
        """Append a person's decision."""
        self.append_unless(review, lambda _: False)

    def append_unless(self, review: Review, refused: Callable[[Sequence[Review]], bool]) -> bool:
        """Append a person's decision unless `refused`, asked of all decisions on the same value in one moment with the appending, says so."""
        row = (*review.key, review.decision, review.value, review.who, review.at, review.why)
        with self._transaction(durable=True):
            if refused(self.reviews_of(review.key)):
                return False
            self._db.execute(f"INSERT INTO reviews ({REVIEW_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        return True

    @connection.decoding
    def reviews_of(self, key: Key) -> tuple[Review, ...]:
        """The decisions on one value, in the order in which they were made."""
        rows = self._rows(f'SELECT {REVIEW_COLUMNS} FROM reviews WHERE page = ? AND start = ? AND "end" = ? AND field = ? ORDER BY sequence', *key)
        return tuple(Review(*row) for row in rows)

    @connection.decoding
    def reviews(self) -> tuple[Review, ...]:
        """All decisions, in the order in which they were made."""
        return tuple(Review(*row) for row in self._rows(f"SELECT {REVIEW_COLUMNS} FROM reviews ORDER BY sequence"))

    @connection.decoding
    def reviews_after(self, number: int) -> tuple[Review, ...]:
        """The decisions made after the first `number` of them, in their order."""
        return tuple(Review(*row) for row in self._rows(f"SELECT {REVIEW_COLUMNS} FROM reviews ORDER BY sequence LIMIT -1 OFFSET ?", number))

    def append_link_review(self, review: LinkReview) -> None:
        """Append a person's decision on whether two reports tell of one event; the next build follows it."""
        one, two = review.one, review.two
        row = (one.page, one.start, one.end, one.type, two.page, two.start, two.end, two.type, review.decision, review.who, review.at, review.why)
        with self._transaction(durable=True):
            self._db.execute(f"INSERT INTO link_reviews ({LINK_COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)

    @connection.decoding
    def link_reviews(self) -> tuple[LinkReview, ...]:
        """All decisions on links, in the order in which they were made."""
        rows = self._rows(f"SELECT {LINK_COLUMNS} FROM link_reviews ORDER BY sequence")
        return tuple(LinkReview(Told(*row[:4]), Told(*row[4:8]), *row[8:]) for row in rows)

    def append_actor_review(self, review: ActorReview) -> None:
        """Append a person's decision on whether two names are of one actor; the next merge follows it."""
        one, two = review.one, review.two
        row = (one.page, one.start, one.end, two.page, two.start, two.end, review.decision, review.who, review.at, review.why)
        with self._transaction(durable=True):
            self._db.execute(f"INSERT INTO actor_reviews ({ACTOR_COLUMNS}) VALUES ({', '.join('?' * len(row))})", row)

    @connection.decoding
    def actor_reviews(self) -> tuple[ActorReview, ...]:
        """All decisions on names of actors, in the order in which they were made, with the words that stand there."""
        words = ', '.join(f"substr((SELECT text FROM pages WHERE id = {n}_page), {n}_start + 1, {n}_end - {n}_start)" for n in ("one", "two"))
        rows = self._rows(f"SELECT {ACTOR_COLUMNS}, {words} FROM actor_reviews ORDER BY sequence")
        return tuple(ActorReview(Named(r[0], r[1], r[2], r[10] or ""), Named(r[3], r[4], r[5], r[11] or ""), *r[6:10]) for r in rows)

    def merge_reviews(self) -> tuple[LinkReview | ActorReview, ...]:
        """All decisions that a merge follows."""
        return (*self.link_reviews(), *self.actor_reviews())

    def _rows(self, sql: str, *given: object) -> list[Any]:
        with connection.said_clearly(self.path):
            return self._db.execute(sql, given).fetchall()

    @contextmanager
    def _transaction(self, *, durable: bool = False) -> Iterator[None]:
        """What is inside is kept whole or not at all; `durable`: on the disk itself when this ends, so that a power cut does not undo it."""
        with connection.said_clearly(self.path):
            self._db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
