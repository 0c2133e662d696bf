"""From files to pages that wait on disk: each once, and a row for all that is set aside. One page is in memory at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from communique.building.caching import page_key, reading_state, standing_key
from communique.building.made import MadeWith
from communique.codebooks.model import Codebook
from communique.model.page import Page, Unread
from communique.settings import Settings
from communique.store.book import Store
from communique.store.staging import Place, Staging

READING = "reading"


def collect(paths: Sequence[Path], staged: Staging, *, store: Store, made: MadeWith, held: Collection[Place] = ()) -> list[Unread]:
    """Put the pages of `paths` into `staged`, and return what was not read. A page whose bytes the record holds already keeps its text.

    `made` has the user's field map for entries, and how long and large a page may be. Pages that this code has rendered for the
    record before are not rendered again. `held` are places whose pages were in `staged` before: the same page found there again is
    no news.
    """
    from communique.pages.readers.sources import Limits, Reading
    from communique.pages.reading import read_pages
    from communique.pages.survey import site_of

    record = _Held(store, made.fields)
    limits = Limits(page_bytes=made.settings.page_bytes, page_seconds=made.settings.page_seconds)
    unread: list[Unread] = []
    twice: list[tuple[str, Place]] = []
    for found in read_pages(paths, Reading(limits=limits, fields=made.fields, known=record.known)):
        if isinstance(found, Unread):
            unread.append(found)
        elif problem := _not_utf8(found):
            unread.append(problem)
        else:
            page = record.kept(found)
            if (place := staged.put(page, site=site_of(page))) is not None:
                twice.append((page.id, place))
    news = ((place, staged.place(name)) for name, place in twice)
    return unread + [_same(place, kept) for place, kept in news if place != kept or place not in held]


def prepare(staged: Staging, *, codebook: Codebook, settings: Settings, label: str) -> None:
    """Give each page in `staged` its site's facts and its key in the cache, one site at a time. `label` is that of the parser."""
    from communique.pages.survey import survey

    standing = standing_key(codebook, settings=settings, parser=label)
    for site in staged.sites():
        facts = survey(staged.pages(site))
        for page in staged.pages(site):
            staged.prepare(page.id, key=page_key(page, facts[page.id], standing=standing), facts=facts[page.id])


def remember_reading(store: Store) -> None:
    """Note in `store` which code rendered its pages."""
    state = reading_state()
    if store.note(READING) != state:
        store.put_note(READING, state)


class _Held:
    """The pages that the record holds, by where they came from."""

    def __init__(self, store: Store, fields: Mapping[str, str]) -> None:
        self._store = store
        self._names = store.sources()
        self._fields = fields
        self._alike = store.note(READING) == reading_state()

    def known(self, path: str, member: str | None, sha256: str) -> Page | None:
        """The page made of these bytes, when the code that made it is the code of now."""
        page = self._page(path, member, sha256) if self._alike else None
        return page if page is not None and _map_of(page) == self._map(page) else None

    def kept(self, page: Page) -> Page:
        """`page`, or the one that the record holds of the same bytes and address when that has another text."""
        held = self._page(page.path, page.member, page.sha256)
        same = held is not None and held.url == page.url and _map_of(held) == _map_of(page)
        return held if held is not None and same and held.text != page.text else page

    def _page(self, path: str, member: str | None, sha256: str) -> Page | None:
        name = self._names.get((path, member, sha256))
        return self._store.page(name) if name is not None else None

    def _map(self, page: Page) -> str:
        from communique.pages.readers.entries import RENDERER, renderer_name

        return renderer_name(self._fields).partition(" ")[2] if page.renderer.startswith(RENDERER) else ""


def _map_of(page: Page) -> str:
    """The field map that made the text of `page`; a user who gives another wants another text."""
    return page.renderer.partition(" ")[2]


def _same(place: Place, kept: Place | None) -> Unread:
    named = kept.path if kept is not None and not kept.member else f"{kept.path}, {kept.member}" if kept is not None else "another"
    return Unread(place.path, place.member, "C108", f"it is the same page as {named}, which is read. Nothing needs to be done.")


def _not_utf8(page: Page) -> Unread | None:
    """Lone surrogates (undecodable bytes of a file's name) are no characters: they can be neither stored nor cited."""
    try:
        "\n".join((page.text, page.path, page.member or "", page.url or "")).encode("utf-8")
    except UnicodeEncodeError:
        reason = "its text or name holds halves of characters (lone surrogates). Save the page again as UTF-8."
        return Unread(page.path, page.member, "C103", reason)
    return None
