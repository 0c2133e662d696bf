"""The analyses of a build, as its file keeps them: read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique.model.analysis import Analysis
from communique.model.page import Page, Unread
from communique.record.names import Names
from communique.record.sources import Handed, Held
from communique.store import coding
from communique.store.book import Store
from communique.store.staging import Staging
from communique.store.walking import Walk

UNTIL_THEN = " until then"  # behind the key of what the rules alone read of a page that the second reader has not read yet
HELD = 1000  # analyses that stay in memory, about 40 KB each, where there are no more: such a build reads each once
LATELY = 64  # analyses that stay in memory where there are more

Again = Mapping[str, Unread | None]
"""What the next build is to try again, by its key in the cache: why it was not read, or None where the second reader is still to read it."""


class Leaf:
    """An analysis that is read when it is asked for; another process gets it as its file keeps it."""

    __slots__ = ("_held", "_page")

    def __init__(self, held: Kept | Walked, page: str) -> None:
        self._held, self._page = held, page

    def __call__(self) -> Analysis:
        return self._held[self._page]

    def __reduce__(self) -> tuple[Callable[..., Handed], tuple[object, ...]]:
        return self._held.packed(self._page)


@dataclass(frozen=True, slots=True)
class Sent:
    """An analysis that came from another process: its page as a row, and what was read of it as text."""

    page: tuple[str | None, ...]
    text: str

    def __call__(self) -> Analysis:
        return coding.decode_analysis(self.text, coding.row_page(self.page))


class Kept:
    """The analyses of the pages in `staged`, of which `store` has the cache (`communique.record.sources.Analyses` says what one may ask); `unread`
    is why the other pages have none."""

    def __init__(self, store: Store, staged: Staging, again: Again) -> None:
        self._store, self._staged, self._again = store, staged, again
        self._known = lru_cache(maxsize=HELD if len(staged) <= HELD else min(HELD, LATELY))(self._read)
        self._names = Names()
        self.unread: list[Unread] = []
        for name, key in staged.in_order():
            if self._has_analysis(key):
                self._names.add(name)
            elif isinstance(outcome := self._known(name), Unread):
                self.unread.append(outcome)

    def __iter__(self) -> Iterator[Analysis]:
        return map(self.__getitem__, self._names)

    def __getitem__(self, page: str) -> Analysis:
        found = self._known(page)
        if not isinstance(found, Analysis):
            raise KeyError(page)
        return found

    def __len__(self) -> int:
        return len(self._names)

    def text(self, page: str) -> str:
        """The text of the page with the id `page`."""
        return self._staged.text(page)

    def pages(self) -> Iterator[Page]:
        """The pages of the analyses, in their order."""
        return map(self._staged.page, self._names)

    def handed(self) -> Iterator[tuple[str, Leaf]]:
        """As `communique.record.sources.Analyses` says."""
        return ((page, Leaf(self, page)) for page in self._names)

    def packed(self, page: str) -> tuple[Callable[..., Handed], tuple[object, ...]]:
        """The analysis of `page` for another process: what makes it there, and of what."""
        key = self._staged.key(page)
        text = self._store.packed_analysis(f"{key}{UNTIL_THEN}" if key in self._again else key)
        return Sent, (coding.page_row(self._staged.page(page)), text)

    def _has_analysis(self, key: str) -> bool:
        return self._again[key] is None if key in self._again else self._store.has_analysis(key)

    def _read(self, name: str) -> Analysis | Unread | None:
        page, key = self._staged.page(name), self._staged.key(name)
        if key in self._again:
            return self._again[key] or self._store.cached(f"{key}{UNTIL_THEN}", page)
        return self._store.cached(key, page)


class Walked:
    """The analyses of a record file, read again as they were merged (`communique.record.sources.Analyses` says what one may ask): all, or those `of`
    some pages."""

    def __init__(self, walk: Walk, *, of: Container[str] | None = None) -> None:
        self._walk = walk
        self._keys = {page: key for page, key in walk.analysed().items() if of is None or page in of}
        self._known = lru_cache(maxsize=HELD if len(self._keys) <= HELD else LATELY)(self._read)

    def __iter__(self) -> Iterator[Analysis]:
        return map(self._known, self._keys)

    def __getitem__(self, page: str) -> Analysis:
        return self._known(page)

    def text(self, page: str) -> str:
        """The text of the page with the id `page`."""
        return self._walk.text(page) or ""

    def pages(self) -> Iterator[Page]:
        """The pages of the analyses, in their order."""
        return (analysis.page for analysis in self)

    def handed(self) -> Iterator[tuple[str, Leaf]]:
        """As `communique.record.sources.Analyses` says."""
        return ((page, Leaf(self, page)) for page in self._keys)

    def packed(self, page: str) -> tuple[Callable[..., Handed], tuple[object, ...]]:
        """The analysis of `page` for another process: what makes it there, and of what."""
        return Held, (self[page],)

    def _read(self, page: str) -> Analysis:
        return self._walk.analysis(self._keys[page], page)
