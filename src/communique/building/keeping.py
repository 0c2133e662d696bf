"""A record that grows and forgets: pages added to it, pages taken out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.building.collecting import collect
from communique.building.flow import BuildReport, Progress, make_record
from communique.building.made import made_with
from communique.errors import PageError, StoreError
from communique.model.page import Page
from communique.store.book import Store
from communique.store.staging import Place, Staging

MOST = 6
"""Pages that an error names."""


def add(
    paths: Sequence[Path], store_path: Path, *, processes: int | None = None, on_progress: Callable[[Progress], None] | None = None
) -> BuildReport:
    """Put the pages of `paths` (files, folders, patterns) beside those that the record at `store_path` holds, read as its build read them.

    The record is the one that a build of all these pages gives. A page that it holds already stays; a file with a known name and other words
    is another page. A row for what could not be read earlier goes when the same place is read now.
    Raises what `communique.building.build` raises, StoreError C401 when there is no record, C402 when it does not say what it was made with.
    """
    from communique.pages.reading import exists

    if not any(map(exists, paths)):
        raise PageError("C101", f"there is no {', no '.join(map(str, paths))}. Check the path, and quote it if it has spaces.")
    with Store.existing(store_path) as store, store.staging() as staged:
        made = made_with(store, store_path)
        held = _stage(store, staged, without=())
        fresh = collect(paths, staged, store=store, made=made, held=held)
        read = (staged.places() - held) | {Place(row.path, row.member) for row in fresh}
        stays = [row for row in store.unread() if Place(row.path, row.member) not in read]
        return make_record(staged, [*fresh, *stays], store=store, made=made, processes=processes, on_progress=on_progress)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`pages` went, `report` is of what is left; `scrubbed` is False when another program that has the file open still keeps their words."""

    pages: tuple[Page, ...]
    report: BuildReport
    scrubbed: bool


def forget(names: Sequence[str], store_path: Path) -> Forgotten:
    """Take pages out of the record at `store_path`: their text, all that cites it, and the cache; gone from the file, not only from view.

    `names` are ids of pages or beginnings of them, paths as the record has them, or addresses. What is left is merged again. What a person wrote
    when deciding on a value stays.
    Raises StoreError C401 or C402, C403 when a name stands for no page or, as an id, for several.
    """
    with Store.existing(store_path) as store, store.staging() as staged:
        made = made_with(store, store_path)
        pages = store.pages()
        gone = {page.id: page for name in names for page in _named(name, pages)}
        _stage(store, staged, without=gone)
        places = {Place(page.path, page.member) for page in gone.values()}
        rows = [row for row in store.unread() if Place(row.path, row.member) not in places]
        report = make_record(staged, rows, store=store, made=made)
        return Forgotten(tuple(gone.values()), report, store.scrub())


def _stage(store: Store, staged: Staging, *, without: Collection[str]) -> set[Place]:
    """Put the record's pages but those `without` into `staged`; returns where they came from."""
    from communique.pages.survey import site_of

    for name in store.sources().values():
        if name not in without and (page := store.page(name)) is not None:
            staged.put(page, site=site_of(page))
    return staged.places()


def _named(name: str, pages: Sequence[Page]) -> list[Page]:
    """The pages of one path or address, or the one page of an id."""
    found = [p for p in pages if name in (p.path, p.url, p.id)] or [p for p in pages if p.id.startswith(name)]
    if not found:
        raise StoreError("C403", f"the record has no page {name}. Name its id, its path or its address; `communique export` lists them.")
    if len(found) > 1 and name not in {n for p in found for n in (p.path, p.url)}:
        more = ", …" if len(found) > MOST else ""
        raise StoreError("C403", f"{name} stands for {len(found)} pages. Type more of it: {', '.join(p.id for p in found[:MOST])}{more}.")
    return found
