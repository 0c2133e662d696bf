"""The newest edition of a record file, and the pages rendered of it."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from communique.web.edition import Edition, load

KEPT = 512
"""Rendered pages that are kept."""
Signature = tuple[tuple[int, int, int], ...]


class Page(NamedTuple):
    """A page as it goes out; `tag`, of its bytes, is an ETag."""

    body: bytes
    tag: str


def as_page(text: str) -> Page:
    """`text` as it goes out."""
    body = text.encode("utf-8")
    return Page(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


class Shelf:
    """The newest edition of the record file `record`, and the pages rendered of it."""

    def __init__(self, record: Path, *, name: str, full: bool = False) -> None:
        self.record = record
        self.name = name
        self.full = full
        self._lock = Lock()
        self._seen: Signature = ()
        self._held: Edition | None = None
        self._pages: dict[str, Page] = {}

    def edition(self) -> Edition:
        """The record as it is now. StoreError C401 or C402 when it cannot be read."""
        with self._lock:
            seen = signature(self.record)
            if self._held is None or seen != self._seen:
                self._held = None
                self._held = load(self.record, name=self.name, full=self.full)
                self._seen = seen
                self._pages = {}
            return self._held

    def page(self, where: str, edition: Edition) -> Page | None:
        """The page at `where`, rendered once as long as the record stays; None when `edition` has no such page."""
        with self._lock:
            if edition is self._held and where in self._pages:
                return self._pages[where]
            text = edition.text_of(where)
            if text is None:
                return None
            made = as_page(text)
            if edition is self._held and len(self._pages) < KEPT:
                self._pages[where] = made
            return made


def signature(record: Path) -> Signature:
    """What changes when the record file does: of it and of SQLite's log beside it, the inode, the size, and when each was written."""
    found = []
    for file in (record, record.with_name(record.name + "-wal")):
        with suppress(OSError):
            facts = file.stat()
            found.append((facts.st_ino, facts.st_size, facts.st_mtime_ns) if facts.st_size else (0, 0, 0))
    return tuple(facts for facts in found if facts != (0, 0, 0))
