"""Single things of a record file, read when they are asked for: what is shown of a record is little of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Generic, TypeVar, cast, overload

from communique.model.page import Page, Unread
from communique.model.pieces import ActorWords, Piece, whole
from communique.model.record import Record, RecordActor, RecordArticle, RecordTime
from communique.store import coding
from communique.store.walking import ACTORS, Walk

T = TypeVar("T")
NAMED = ("articles", ACTORS, "statements", "reports", "events", "positions", "expectations")
"""The kinds of things that have a reference."""
THINGS, ARTICLES, PAGES = 4096, 2048, 16
"""Things, articles and pages that stay in memory."""
WORDS = ("mentions", "grounds")
"""The parts of an actor that only its own page shows."""


class Rows(Sequence[Any]):
    """The things of one kind of a record file, read again each time that they are gone through."""

    def __init__(self, each: Callable[[], Iterator[Any]], number: int) -> None:
        self._each, self._number = each, number

    def __iter__(self) -> Iterator[Any]:
        return self._each()

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        return next(islice(self._each(), at, None)) if isinstance(at, int) and 0 <= at < self._number else tuple(self._each())[at]


def rows_of(walk: Walk, unread: tuple[Unread, ...]) -> Record:
    """The record that `walk` goes through, with nothing of it in memory; inside ``Store.at_one_moment``."""
    facts = walk.facts()
    pages = Rows(walk.pages, walk.number("pages"))
    # Who goes through the parts of a record and counts them finds no tuple here, but the same things.
    held = {name: cast("tuple[Any, ...]", rows) for name, rows in {**{kind: _rows(walk, kind) for kind in coding.KINDS}, "pages": pages}.items()}
    return Record(facts.get("codebook") or "", facts.get("as_of"), facts.get("parser") or "", unread=unread, **held)


def _rows(walk: Walk, kind: str) -> Rows:
    return Rows(lambda: _actors(walk) if kind == ACTORS else walk.things(kind), walk.number(kind))


def _actors(walk: Walk) -> Iterator[RecordActor]:
    """The actors in the record's order; of one in several pieces the words are read again each time that they are gone through."""
    return (_worded(walk, piece) for piece in walk.actors(pieces=False) if isinstance(piece, RecordActor))


def _worded(walk: Walk, actor: RecordActor) -> RecordActor:
    words: dict[str, Any] = {part: _words(walk, actor, part, number) for part, number in walk.more(actor.id).items()}
    return replace(actor, **words) if words else actor


def _words(walk: Walk, actor: RecordActor, part: str, more: int) -> Rows:
    first: Sequence[Any] = getattr(actor, part)
    return Rows(lambda: chain(first, walk.words(actor.id, part)), len(first) + more)


class Found(Mapping[str, T], Generic[T]):
    """What `look` finds under each of `names`, by id; the last `held` that were asked for stay in memory."""

    def __init__(self, look: Callable[[str], T | None], names: Callable[[], Iterator[str]], *, held: int) -> None:
        self._look, self._names = lru_cache(maxsize=held)(look), names

    def __getitem__(self, name: str) -> T:
        found = self._look(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return self._names()

    def __len__(self) -> int:
        return sum(1 for _ in self._names())


class Lookup(Walk):
    """A record file, asked for single things: use inside ``Store.at_one_moment``. Raises StoreError C401 or C402 where it is damaged."""

    def by_id(self) -> Found[Any]:
        """All things that have a reference; actors without the words that only their own page shows."""
        return Found(lambda name: self.thing(name, without=WORDS), self._ids, held=THINGS)

    def articles(self) -> Found[RecordArticle]:
        """The articles by page."""
        return Found(lambda page: next(self._on(page, "articles"), None), self._pages, held=ARTICLES)

    def whole_pages(self) -> Found[Page]:
        """The pages by id."""
        rows = f"SELECT {coding.PAGE_COLUMNS} FROM pages WHERE id = ?"
        return Found(lambda page: next(self._each(coding.row_page, rows, page), None), self._pages, held=PAGES)

    def times(self) -> Found[list[RecordTime]]:
        """The time expressions by page, of pages that have any."""
        return Found(lambda page: list(self._on(page, "times")) or None, self._pages, held=PAGES)

    def thing(self, name: str, *, without: Sequence[str] = ()) -> Any:
        """The thing with the id `name`, of an actor `without` some of its parts; None when there is none that has a reference."""
        of_named = self._each(self._named, "SELECT kind, json FROM objects WHERE id = ?", name)
        found = next((thing for thing in of_named if thing is not None), None)
        return next(whole(self._actor(name, without))) if found == ACTORS else found

    @staticmethod
    def _named(row: tuple[str, str]) -> Any:
        """The thing in `row`; `ACTORS` for an actor, which is more than a row, and None for what has no reference."""
        kind, text = row
        return (ACTORS if kind == ACTORS else coding.decode(coding.KINDS[kind], text)) if kind in NAMED else None

    def beside(self, name: str) -> list[str]:
        """The ids before and after `name` among those of all things that have a reference."""
        near = "(SELECT id FROM objects INDEXED BY objects_by_id WHERE id {} ?1 AND kind <> 'places' ORDER BY id {} LIMIT 1)"
        (found,) = self._rows(f"SELECT {near.format('<', 'DESC')}, {near.format('>', 'ASC')}", name)
        return [other for other in found if other is not None]

    def repeats(self) -> dict[str, str]:
        """What of a copy only says again what its original says, and that, by id."""
        links = "SELECT json_extract(json, '$.from_'), json_extract(json, '$.to') FROM objects WHERE kind = 'links'"
        found = dict(self._rows(f"{links} AND json_extract(json, '$.relation') = 'repeats' ORDER BY position"))
        return {copy: original for copy, original in found.items() if self.has(copy) and self.has(original)}

    def told_in(self) -> dict[str, str]:
        """The id of the event of each report."""
        told = "SELECT told.value, e.id FROM objects e, json_each(e.json, '$.reports') told WHERE e.kind = 'events' ORDER BY e.position"
        return dict(self._rows(told))

    def _actor(self, name: str, without: Sequence[str]) -> Iterator[Piece]:
        empty = ", ".join(f"'$.{part}', json('[]')" for part in without)
        json = f"json_set(json, {empty})" if without else "json"
        first, more = f"SELECT {json} FROM objects WHERE id = ?", f"SELECT {json} FROM words WHERE actor = ? ORDER BY number"
        yield from self._each(lambda row: coding.decode(RecordActor, row[0]), first, name)
        yield from self._each(lambda row: coding.decode(ActorWords, row[0]), more, name)

    def _on(self, page: str, kind: str) -> Iterator[Any]:
        held = coding.KINDS[kind]
        rows = "SELECT json FROM objects INDEXED BY objects_by_page WHERE page = ? AND kind = ? ORDER BY position"
        return self._each(lambda row: coding.decode(held, row[0]), rows, page, kind)

    def _ids(self) -> Iterator[str]:
        marks = ", ".join("?" * len(NAMED))
        return (name for (name,) in self._rows(f"SELECT id FROM objects WHERE kind IN ({marks}) AND id IS NOT NULL", *NAMED))

    def _pages(self) -> Iterator[str]:
        return (name for (name,) in self._rows("SELECT id FROM pages ORDER BY position"))
