"""From page files to a record file: the rooms in their order, with the cache between them.

Example: ``build([Path("pages")], Path("talks.db"))`` reads the folder ``pages`` and writes ``talks.db``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from communique.building.caching import analysis_key, known_codebook, known_label
from communique.building.working import Outcome, Task, work
from communique.codebooks.model import Codebook
from communique.errors import CommuniqueError, PageError
from communique.model.analysis import Analysis
from communique.model.page import Page, SiteFacts, Unread
from communique.model.record import Record
from communique.settings import Settings
from communique.store.book import Store
from communique.store.coding import readable


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` pages are read; `cached` of them were known from an earlier build."""

    done: int
    total: int
    cached: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `analysed` pages went through the parser, `cached` were known; `record` is what the file now holds."""

    path: Path
    record: Record
    analysed: int
    cached: int

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What could not be read, with the reasons."""
        return self.record.unread


def build(
    paths: Sequence[Path],
    store_path: Path,
    *,
    codebook: str | Path = "peace-talks",
    settings: Settings | None = None,
    processes: int | None = None,
    as_of: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """Bring the record at `store_path` to exactly the pages of `paths` (files and folders), and say what was done.

    `processes`: 1 reads in this process, None chooses by the work to do; the record is the same. `as_of` (ISO date) defaults to the newest
    article's date. A page that cannot be read becomes a row of ``record.unread``. What an interrupted build had analysed is kept.
    Raises CodebookError C301, ParserError C201 or C202, StoreError C401 or C402, and PageError C101 when none of `paths` exists.
    """
    settings = settings or Settings()
    if paths and not any(path.exists() for path in paths):
        raise PageError("C101", f"there is no {', no '.join(map(str, paths))}. Check the path, and quote it if it has spaces.")
    with _no_empty_file(store_path), Store.create(store_path) as store:
        book = known_codebook(store, codebook)
        pages, unread = _collect(paths, stored=store.pages())
        outcomes, fresh = _analyse_all(pages, store=store, codebook=book, settings=settings, processes=processes, on_progress=on_progress)
        analyses = [o for o in outcomes.values() if isinstance(o, Analysis)]
        unread += [o for o in outcomes.values() if isinstance(o, Unread)]
        record = _merge(analyses, store=store, codebook=book, settings=settings, as_of=as_of, unread=unread)
        store.write_record(record, sentences={a.page.id: a.sentences for a in analyses}, keys=outcomes)
    return BuildReport(store_path, record, analysed=fresh, cached=len(outcomes) - fresh)


@contextmanager
def _no_empty_file(place: Path) -> Iterator[None]:
    """A build that cannot begin (no parser, a codebook with a mistake) leaves no new file behind."""
    existed = place.exists()
    try:
        yield
    except CommuniqueError:
        if not existed:
            place.unlink(missing_ok=True)
        raise


def _merge(
    analyses: Sequence[Analysis], *, store: Store, codebook: Codebook, settings: Settings, as_of: str | None, unread: Iterable[Unread]
) -> Record:
    from communique.record.merging import merge

    rows = sorted(map(readable, unread), key=lambda u: (u.path, u.member or "", u.code, u.reason))
    return merge(analyses, codebook=codebook, settings=settings, reviews=store.reviews(), as_of=as_of, unread=rows)


def _collect(paths: Sequence[Path], *, stored: Iterable[Page]) -> tuple[list[Page], list[Unread]]:
    """The pages of `paths`, each once, by id; and what was set aside. A page whose bytes the record holds already keeps its text."""
    from communique.pages.reading import read_pages

    known = {_source(page): page for page in stored}
    pages: dict[str, Page] = {}
    unread: list[Unread] = []
    given: list[Page] = []
    for found in read_pages(paths):
        if isinstance(found, Unread):
            unread.append(found)
        elif problem := _not_utf8(found):
            unread.append(problem)
        else:
            held = known.get(_source(found), found)
            given.append(found if held.text == found.text else held)
    for page in sorted(given, key=lambda p: (p.path, p.member or "")):
        kept = pages.setdefault(page.id, page)
        if kept is not page:
            unread.append(Unread(page.path, page.member, "C108", f"it is the same page as {kept.path}, which is read. Nothing needs to be done."))
    return [pages[name] for name in sorted(pages)], unread


def _source(page: Page) -> tuple[str, str, str | None, str | None]:
    return page.sha256, page.path, page.member, page.url


def _not_utf8(page: Page) -> Unread | None:
    """Lone surrogates (from JSON escapes) are no characters: they can be neither stored nor cited."""
    try:
        "\n".join((page.text, page.path, page.member or "", page.url or "")).encode("utf-8")
    except UnicodeEncodeError:
        reason = "its text or name holds halves of characters (lone surrogates). Save the page again as UTF-8."
        return Unread(page.path, page.member, "C103", reason)
    return None


def _analyse_all(
    pages: Sequence[Page],
    *,
    store: Store,
    codebook: Codebook,
    settings: Settings,
    processes: int | None,
    on_progress: Callable[[Progress], None] | None,
) -> tuple[dict[str, Outcome], int]:
    """Analyses (or why there is none) by cache key, in the order of `pages`, and how many of them are new."""
    from communique.pages.survey import survey

    sites = survey(pages)
    label = known_label(store, settings.parser)
    tasks = [_task(page, sites.get(page.id, SiteFacts()), codebook=codebook, settings=settings, label=label) for page in pages]
    found = {task.key: store.cached(task.key, task.page) for task in tasks}
    todo = [task for task in tasks if found[task.key] is None]
    known = len(tasks) - len(todo)
    tell = on_progress or (lambda _: None)
    tell(Progress(known, len(tasks), known))
    for done, (task, outcome) in enumerate(work(todo, codebook=codebook, settings=settings, processes=processes), start=known + 1):
        found[task.key] = _kept(outcome, task, store)
        tell(Progress(done, len(tasks), known))
    return {key: outcome for key, outcome in found.items() if outcome is not None}, len(todo)


def _task(page: Page, site: SiteFacts, *, codebook: Codebook, settings: Settings, label: str) -> Task:
    return Task(analysis_key(page, site, codebook=codebook, settings=settings, parser=label), page, site)


def _kept(outcome: Outcome, task: Task, store: Store) -> Outcome:
    """`outcome` as the cache gives it back, so that a record is merged from the same objects whether they are new or cached.

    An unexpected failure (C109) is not cached: the next build tries again.
    """
    if isinstance(outcome, Unread) and outcome.code == "C109":
        return outcome
    store.put_analysis(task.key, task.page, outcome)
    return store.cached(task.key, task.page) or outcome
