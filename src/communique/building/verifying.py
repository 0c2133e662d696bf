"""Checking a record file: that each citation still says what it said, that each id leads somewhere, and that the file is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from communique.building.kept import Walked
from communique.building.made import NOTE, made_with
from communique.model.article import Article
from communique.model.page import Page, page_id
from communique.model.pieces import summed
from communique.model.record import Record, RecordStatement
from communique.model.spans import Span
from communique.model.streams import RecordStream
from communique.store.book import Store
from communique.store.walking import Walk

TWICE = "two have one id"
KINDS = ("articles", "actors", "times", "statements", "reports", "events", "links", "positions", "expectations", "places")
LEADS = {
    "articles": ("copy_of", "page"),
    "actors": ("members",),
    "statements": ("speaker", "via", "nested_in", "page"),
    "reports": ("statement", "within", "page"),
    "events": ("reports",),
    "links": ("from_", "to"),
    "positions": ("party", "statement", "page"),
    "expectations": ("by", "followed_by", "statement", "page"),
}
"""Which parts of the objects of a kind are ids of others."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`what` is wrong at `where`: a kind with an id, a page, or the file."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """`citations` and `ids` say how many were checked; `merged` whether merging again gave the same record (None: it was not tried)."""

    faults: tuple[Fault, ...]
    pages: int
    citations: int
    ids: int
    merged: bool | None


def verify(place: Path, *, merging: bool = True) -> Verified:
    """Check the record at `place` without changing it: the file's own blocks and keys, the hash and name of each page, each citation against its
    page's text, each id that something names, and with `merging` that its analyses, merged again, give this record. It is gone through a row at
    a time, however large it is.

    Raises StoreError C401 or C402 when the file cannot be read at all.
    """
    with Store.open(place) as store, store.at_one_moment():
        faults = [Fault("the file", fault) for fault in store.faults()]
        walk = store.walk()
        checks = _Checks(walk.text, walk.has)
        faults += checks.pages(walk.pages())
        faults += sorted((fault for kind, thing in walk.things_by_page() for fault in checks.thing(kind, thing)), key=lambda f: f.where)
        faults += [Fault(kind, TWICE) for kind in walk.twice()]
        again = _again(store, walk, place) if merging and store.note(NOTE) is not None else None
    if again is not None:
        faults += [Fault(kind, "merged again, the analyses in the file give another record. Build it anew.") for kind in again]
    return Verified(tuple(faults), checks.read, checks.cited, checks.named, None if again is None else not again)


def _again(store: Store, walk: Walk, place: Path) -> list[str]:
    """The kinds of objects that differ when the record is merged again."""
    from communique.record.merging import merge_through

    made, reviews = made_with(store, place), store.merge_reviews()
    with store.shelves() as shelves:
        fresh = merge_through(Walked(walk), shelves, codebook=made.codebook, settings=made.settings, reviews=reviews, as_of=made.as_of)
        pairs = ((kind, zip_longest(*_both(kind, fresh, walk))) for kind in KINDS)
        return [kind for kind, held in pairs if any(one != two for one, two in held)]


def _both(kind: str, fresh: RecordStream, walk: Walk) -> tuple[Iterator[Any], Iterator[Any]]:
    """The things of `kind` of both records, of which one after the other may be compared; actors however they are cut into pieces."""
    if kind == "actors":
        return summed(fresh.things[kind]), summed(walk.actors())
    return iter(fresh.things[kind]), walk.things(kind)


def faults_of(record: Record) -> tuple[Fault, ...]:
    """What is wrong with `record` itself: pages whose text or id is another, citations of other words, ids that lead nowhere."""
    ids = {kind: [thing.id for thing in getattr(record, kind) if hasattr(thing, "id")] for kind in KINDS}
    texts = {page.id: page.text for page in record.pages}
    checks = _Checks(texts.get, {*texts, *(name for names in ids.values() for name in names)}.__contains__)
    things = (fault for kind in KINDS for thing in getattr(record, kind) for fault in checks.thing(kind, thing))
    return (*checks.pages(record.pages), *things, *(Fault(kind, TWICE) for kind, names in ids.items() if len(set(names)) != len(names)))


class _Checks:
    """What is checked of a record, of which `text` gives the text of a page (None: there is none) and `has` says whether an id is in it; `read`,
    `cited` and `named` count pages, citations and references."""

    def __init__(self, text: Callable[[str], str | None], has: Callable[[str], bool]) -> None:
        self._text, self._has = text, has
        self.read = self.cited = self.named = 0

    def pages(self, pages: Iterable[Page]) -> Iterator[Fault]:
        for page in pages:
            self.read += 1
            if hashlib.sha256(page.text.encode("utf-8")).hexdigest() != page.sha256_text:
                yield Fault(_page(page), "its text is not the one that was imported")
            elif page_id(sha256_text=page.sha256_text, url=page.url) != page.id:
                yield Fault(_page(page), "its id is not that of its text and address")

    def thing(self, kind: str, thing: Any) -> Iterator[Fault]:
        """What is wrong with what an object of `kind` cites and names."""
        where = f"{kind} {getattr(thing, 'id', '')}".strip()
        for page, start, end, raw in _citations(thing):
            self.cited += 1
            text = self._text(page)
            if text is None:
                yield Fault(where, f"cites {page}, a page that the record does not hold")
            elif not 0 <= start < end <= len(text):
                yield Fault(where, f"cites {start} to {end} of {page}, which has {len(text)} characters")
            elif raw is not None and text[start:end] != raw:
                yield Fault(where, f"cites {start} to {end} of {page} with other words than stand there")
        for name in self._named(thing, LEADS.get(kind, ())):
            self.named += 1
            if not self._has(name):
                yield Fault(where, f"names {name}, which the record does not have")

    def _named(self, thing: Any, parts: Iterable[str]) -> Iterator[str]:
        for part in parts:
            held = getattr(thing, part, None)  # further words of an actor have no members
            yield from (held,) if isinstance(held, str) else held or ()
        yield from (role.of for role in getattr(thing, "roles", ()) if role.of is not None)
        for values in getattr(thing, "fields", {}).values():
            for value in getattr(values, "values", values):
                yield from (name for name in (value.attributed_to, value.report) if name is not None)


def _citations(thing: Any) -> Iterator[tuple[str, int, int, str | None]]:
    """All ``(page, start, end, words)`` in an object of the record and in what it is made of; words are None where it keeps only their place."""
    page = getattr(thing, "page", None)
    if hasattr(thing, "raw"):
        start, end = (thing.content[0].start, thing.content[-1].end) if isinstance(thing, RecordStatement) else (thing.start, thing.end)
        yield thing.page, start, end, thing.raw
    for part in fields(thing):
        for held in _parts(getattr(thing, part.name)):
            if isinstance(held, Span):
                if page is not None:
                    yield page, held.start, held.end, None
            elif is_dataclass(held) and not isinstance(held, Article):
                yield from _citations(held)


def _parts(held: Any) -> Iterator[Any]:
    if isinstance(held, dict):
        for value in held.values():
            yield from _parts(value)
    elif isinstance(held, tuple) and not isinstance(held, Span):
        for value in held:
            yield from _parts(value)
    else:
        yield held


def _page(page: Page) -> str:
    return f"page {page.id} ({page.path})"
