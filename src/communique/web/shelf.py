"""The newest edition of a record file, and the pages rendered of it."""

from __future__ import annotations

import gc
import hashlib
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import perf_counter, thread_time
from typing import NamedTuple

from communique.web.edition import Edition, brought_up, load
from communique.web.rendering import environment

KEPT = 512
"""Rendered pages that are kept."""
QUICK, PATIENCE = 0.05, 20
"""A page that takes longer than so many seconds of CPU is shown as it was before a decision for at most so many times as long as it takes: in a very
large record the long lists follow decisions within seconds, and no reader waits for them each time that somebody decides."""
LARGE = 5000
"""Articles of a record whose objects are set aside from the collection of garbage, which would stop all readers to walk through them."""
Signature = tuple[tuple[int, int, int], ...]


class Page(NamedTuple):
    """A page as it goes out; `tag`, of its bytes, is an ETag."""

    body: bytes
    tag: str


class _Kept(NamedTuple):
    """A page as it was rendered after so many changes (`turn`), when, and what that cost in seconds of CPU: a busy machine makes no page dear."""

    page: Page
    turn: int
    at: float
    cost: float


def as_page(text: str) -> Page:
    """`text` as it goes out."""
    body = text.encode("utf-8")
    return Page(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


class Shelf:
    """The newest edition of the record file `record`, and the pages rendered of it."""

    def __init__(self, record: Path, *, name: str, full: bool = False, reviewer: str | None = None, blind: bool = False) -> None:
        self.record = record
        self.name = name
        self.full = full
        self.reviewer = reviewer
        self.blind = blind
        self._busy = Lock()
        """Held while a page is rendered, and while the edition changes."""
        self._seen: Signature = ()
        self._held: Edition | None = None
        self._pages: dict[str, _Kept] = {}
        self._turn = 0

    def edition(self, *, now: bool = True) -> Edition:
        """The record as it is now; with `now` False, while a page is being rendered, as it was before. StoreError C401 or C402 when it cannot be
        read."""
        seen, held = signature(self.record), self._held
        if held is not None and seen == self._seen:
            return held
        if not self._busy.acquire(blocking=now or held is None):
            return held or self.edition()
        try:
            seen = signature(self.record)
            if self._held is None or seen != self._seen:
                held, self._held = self._held, None
                if held is None or not brought_up(held, self.record):
                    held = load(self.record, name=self.name, full=self.full, reviewer=self.reviewer, blind=self.blind)
                    self._pages = {}
                    _settle(held)
                self._held, self._seen = held, seen
                self._turn += 1
            return self._held
        finally:
            self._busy.release()

    def page(self, where: str, edition: Edition) -> Page | None:
        """The page at `where`, rendered once as long as the record stays (for one that is dear to render see `PATIENCE`); None when `edition` has
        no such page. One page is rendered at a time; those that are kept need not wait for it."""
        kept = self._kept(where, edition)
        if kept and (kept.turn == self._turn or perf_counter() - kept.at < PATIENCE * kept.cost > PATIENCE * QUICK):
            return kept.page
        if not self._busy.acquire(blocking=kept is None or kept.cost < QUICK):
            return kept.page if kept else None
        try:
            began, turn, collected = _spent(), self._turn, _collections()
            kept = self._kept(where, edition)
            if kept and kept.turn == turn:
                return kept.page
            text = edition.text_of(where)
            if text is None:
                return None
            made = as_page(text)
            if edition is self._held and (kept or len(self._pages) < KEPT):
                cost = _spent() - began
                if collected != _collections():  # to walk through all that the program holds is no cost of this page
                    cost = min(cost, kept.cost if kept else QUICK)
                self._pages[where] = _Kept(made, turn, perf_counter(), cost)
            return made
        finally:
            self._busy.release()

    def _kept(self, where: str, edition: Edition) -> _Kept | None:
        return self._pages.get(where) if edition is self._held else None


def _spent() -> float:
    """Seconds of CPU of this thread, but for those that went into templates."""
    return thread_time() - environment().compiling


def _collections() -> int:
    """How often all objects were searched for garbage."""
    return int(gc.get_stats()[-1]["collections"])


def _settle(edition: Edition) -> None:
    if len(edition.site.view.record.articles) >= LARGE:
        gc.collect()
        gc.freeze()


def signature(record: Path) -> Signature:
    """What changes when the record file does: of it and of SQLite's log beside it, the inode, the size, and when each was written."""
    found = []
    for file in (record, record.with_name(record.name + "-wal")):
        with suppress(OSError):
            facts = file.stat()
            found.append((facts.st_ino, facts.st_size, facts.st_mtime_ns) if facts.st_size else (0, 0, 0))
    return tuple(facts for facts in found if facts != (0, 0, 0))
