"""A record file as it was at one moment, of which what is long is read when it is asked for: who shows a record shows few of its pages at a time."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from communique.errors import StoreError
from communique.model.page import Mark, Page
from communique.model.record import Record
from communique.model.spans import Span
from communique.store import coding
from communique.store.book import Store

LATELY = 1024
"""Pages whose texts and sentences stay in memory, some 10 KB each."""
NAMES = tuple(coding.PAGE_COLUMNS.split(", "))
LONG = ("text", "marks")


class PageInFile(Page):
    """A page whose text and marks stay in its file; equal to the same page in memory."""

    __slots__ = ("_still",)

    def __init__(self, page: Page, still: Still) -> None:
        for name in NAMES:
            if name not in LONG:
                object.__setattr__(self, name, getattr(page, name))
        object.__setattr__(self, "_still", still)

    @property
    def text(self) -> str:
        return self._whole().text

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._whole().marks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and all(getattr(self, name) == getattr(other, name) for name in NAMES)

    def __hash__(self) -> int:
        return super().__hash__()

    def _whole(self) -> Page:
        still: Still = object.__getattribute__(self, "_still")
        return still.page(self.id)


class Still:
    """The record in the file `path` as long as its stamp is `stamp` (`Store.stamp`). What is read when it is another raises StoreError C401."""

    def __init__(self, path: Path, stamp: str) -> None:
        self._path, self._stamp = path, stamp
        self.page = lru_cache(maxsize=LATELY)(self._page)
        self.sentences = lru_cache(maxsize=LATELY)(self._sentences)

    def record(self, store: Store) -> Record:
        """The record in `store`, which is the file, inside ``store.at_one_moment``: in memory but for the texts of its pages."""
        walk = store.walk()
        held = {kind: tuple(walk.things(kind)) for kind in coding.KINDS}
        return walk.whole(tuple(PageInFile(page, self) for page in walk.bare_pages()), store.unread(), held)

    def _page(self, name: str) -> Page:
        """The page with the id `name`."""
        with Store.open(self._path) as store, store.at_one_moment():
            page = self._same(store).page(name)
        if page is None:
            raise KeyError(name)
        return page

    def _sentences(self, page: str) -> tuple[Span, ...]:
        """As `Store.sentences`."""
        with Store.open(self._path) as store, store.at_one_moment():
            return self._same(store).sentences(page)

    def _same(self, store: Store) -> Store:
        if store.stamp() != self._stamp:
            raise StoreError("C401", f"{self._path} was written anew while it was read. Ask again.")
        return store
