"""From page files to a record file: the rooms in their order, with the cache between them.

Example: ``build([Path("pages")], Path("talks.db"))`` reads the folder ``pages`` and writes ``talks.db``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from communique.building.caching import known_codebook, known_label
from communique.building.collecting import collect, prepare, remember_reading
from communique.building.working import Outcome, Task, work
from communique.codebooks.model import Codebook
from communique.errors import CommuniqueError, PageError
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import Record
from communique.settings import Settings
from communique.store.book import Store
from communique.store.coding import readable
from communique.store.staging import Staging

UNEXPECTED = "C109"  # such a failure is not cached: the next build tries again


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
    fields: Mapping[str, str] | None = None,
) -> BuildReport:
    """Bring the record at `store_path` to exactly the pages of `paths` (files, folders, patterns), and say what was done.

    Pages wait on disk, one or a few are in memory at a time; what merges is in memory: the analyses and the text of the articles' pages.

    `processes`: 1 reads in this process, None chooses by the work to do; the record is the same. `as_of` (ISO date) defaults to the newest
    article's date. `fields` says which field of an entry (a JSON object) means what, our name → theirs (docs/pages.md). A page that cannot be
    read becomes a row of ``record.unread``. What an interrupted build had analysed is kept.
    Raises CodebookError C301, ParserError C201 or C202, StoreError C401 or C402, and PageError C101 when none of `paths` exists.
    """
    from communique.pages.reading import exists

    settings = settings or Settings()
    if paths and not any(map(exists, paths)):
        raise PageError("C101", f"there is no {', no '.join(map(str, paths))}. Check the path, and quote it if it has spaces.")
    with _no_empty_file(store_path), Store.create(store_path) as store, store.staging() as staged:
        book = known_codebook(store, codebook)
        unread = collect(paths, staged, store=store, fields=fields or {})
        prepare(staged, codebook=book, settings=settings, label=known_label(store, settings.parser))
        failed, fresh = _analyse_all(staged, store=store, codebook=book, settings=settings, processes=processes, on_progress=on_progress)
        outcomes = _outcomes(staged, store, failed)
        analyses = [o for o in outcomes.values() if isinstance(o, Analysis)]
        unread += [o for o in outcomes.values() if isinstance(o, Unread)]
        record = _merge(analyses, store=store, codebook=book, settings=settings, as_of=as_of, unread=unread)
        store.write_record(record, sentences={a.page.id: a.sentences for a in analyses}, keys=outcomes)
        remember_reading(store)
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
    return merge(analyses, codebook=codebook, settings=settings, reviews=store.link_reviews(), as_of=as_of, unread=rows)


def _analyse_all(
    staged: Staging,
    *,
    store: Store,
    codebook: Codebook,
    settings: Settings,
    processes: int | None,
    on_progress: Callable[[Progress], None] | None,
) -> tuple[dict[str, Unread], int]:
    """Analyse what is not in the cache yet. Returns the pages whose analysis failed, by cache key, and how many pages were new."""
    keys = staged.prepared()
    todo = [(name, key) for name, key in keys if not store.knows(key)]
    known = len(keys) - len(todo)
    tell = on_progress or (lambda _: None)
    tell(Progress(known, len(keys), known))
    tasks = (Task(key, staged.page(name), staged.facts(name)) for name, key in todo)
    failed: dict[str, Unread] = {}
    given = work(tasks, total=len(todo), codebook=codebook, settings=settings, processes=processes)
    for done, (task, outcome) in enumerate(given, start=known + 1):
        if isinstance(outcome, Unread) and outcome.code == UNEXPECTED:
            failed[task.key] = outcome
        else:
            store.put_analysis(task.key, task.page, outcome)
        tell(Progress(done, len(keys), known))
    return failed, len(todo)


def _outcomes(staged: Staging, store: Store, failed: Mapping[str, Unread]) -> dict[str, Outcome]:
    """Analyses, or why there is none, by cache key: as the cache gives them, so that a record is merged from the same objects, new or known."""
    found = {key: failed.get(key) or store.cached(key, staged.page(name)) for name, key in staged.prepared()}
    return {key: outcome for key, outcome in found.items() if outcome is not None}
