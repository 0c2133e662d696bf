"""From page files to a record file: the rooms in their order, with the cache between them.

Example: ``build([Path("pages")], Path("talks.db"))`` reads the folder ``pages`` and writes ``talks.db``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from communique.building.caching import known_codebook, known_label
from communique.building.collecting import collect, prepare, remember_reading
from communique.building.kept import UNTIL_THEN, Again, Kept
from communique.building.made import NOTE, MadeWith
from communique.building.working import Outcome, Task, Work, work
from communique.errors import CommuniqueError, PageError
from communique.model.page import Unread
from communique.model.record import Record
from communique.record.names import Names
from communique.settings import Settings
from communique.store.book import Store
from communique.store.coding import readable
from communique.store.staging import Staging

if TYPE_CHECKING:
    from communique.building.second import OnSpend
    from communique.record.pairing import Blocks

UNEXPECTED, LATE, WAITING = "C109", "C116", "C703"  # such rows are not cached: the next build tries again


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` pages are read; `cached` of them were known from an earlier build."""

    done: int
    total: int
    cached: int


@dataclass(frozen=True)
class BuildReport:
    """What a build did. `analysed` pages went through the parser, `cached` were known; `unread` is what could not be read, with the reasons, and
    `articles` how many the record has."""

    path: Path
    articles: int
    unread: tuple[Unread, ...]
    analysed: int
    cached: int

    @cached_property
    def record(self) -> Record:
        """What the file holds, all of it in memory; read when it is first asked for."""
        with Store.open(self.path) as store:
            return store.read_record()


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
    on_spend: OnSpend | None = None,
    through: Work = work,
    blocks: Blocks | None = None,
) -> BuildReport:
    """Bring the record at `store_path` to exactly the pages of `paths` (files, folders, patterns), and say what was done.

    Pages and analyses wait on disk, a few are in memory at a time; what merges keeps a little of each (docs/performance.md).

    `processes`: 1 reads and merges in this process, None chooses by the work to do; the record is the same. `as_of` (ISO date) defaults to the newest
    article's date. `fields` says which field of an entry (a JSON object) means what, our name → theirs (docs/pages.md). A page that cannot be
    read becomes a row of ``record.unread``. What an interrupted build had analysed is kept. With ``settings.second`` a language model reads too
    (docs/second-reader.md): `on_spend` hears an estimate before it is asked, and what was spent. `through` reads the pages where no second reader
    does, and `blocks` runs what the merge does in blocks: on this machine, or on many (docs/cluster.md).
    Raises CodebookError C301, ParserError C201 or C202, StoreError C401 or C402, and PageError C101 when none of `paths` exists.
    """
    from communique.pages.reading import exists

    settings = settings or Settings()
    if paths and not any(map(exists, paths)):
        raise PageError("C101", f"there is no {', no '.join(map(str, paths))}. Check the path, and quote it if it has spaces.")
    with _no_empty_file(store_path), Store.create(store_path) as store, store.staging() as staged:
        made = MadeWith(known_codebook(store, codebook), settings, as_of, fields or {})
        unread = collect(paths, staged, store=store, made=made)
        return make_record(
            staged, unread, store=store, made=made, processes=processes, on_progress=on_progress, on_spend=on_spend, through=through, blocks=blocks
        )


def make_record(
    staged: Staging,
    unread: Iterable[Unread],
    *,
    store: Store,
    made: MadeWith,
    processes: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    on_spend: OnSpend | None = None,
    through: Work = work,
    blocks: Blocks | None = None,
) -> BuildReport:
    """Bring the record in `store` to exactly the pages in `staged`; `unread` is what was set aside before. Raises what `build` raises."""
    from communique.building.spreading import spread_over
    from communique.record.merging import merge_through

    book, settings = made.codebook, made.settings
    prepare(staged, codebook=book, settings=settings, label=known_label(store, settings.parser))
    again, fresh = _analyse_all(staged, store=store, made=made, processes=processes, on_progress=on_progress, on_spend=on_spend, through=through)
    kept = Kept(store, staged, again)
    rows = sorted(map(readable, (*unread, *kept.unread)), key=lambda u: (u.path, u.member or "", u.code, u.reason))
    spreading = spread_over(len(kept), processes=processes) if blocks is None else nullcontext(blocks)
    with store.shelves() as shelves, spreading as run:
        reviews = store.merge_reviews()
        stream = merge_through(kept, shelves, codebook=book, settings=settings, reviews=reviews, as_of=made.as_of, unread=rows, blocks=run)
        store.write_stream(stream, keys=_keys(staged, again), notes={NOTE: made.note()})
    store.forget_replies(name for name, _ in staged.in_order())
    remember_reading(store)
    return BuildReport(store.path, len(kept), stream.unread, analysed=fresh, cached=len(kept) + len(kept.unread) - fresh)


def _keys(staged: Staging, again: Collection[str]) -> Iterator[str]:
    """The keys under which what a build read is kept; that of a page that is read `again` by the next build is another."""
    return (f"{key}{UNTIL_THEN}" if key in again else key for _, key in staged.in_order())


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


def _analyse_all(
    staged: Staging,
    *,
    store: Store,
    made: MadeWith,
    processes: int | None,
    on_progress: Callable[[Progress], None] | None,
    on_spend: OnSpend | None,
    through: Work,
) -> tuple[Again, int]:
    """Analyse what is not in the cache yet. Returns what the next build is to try again, and how many pages were new."""
    todo = Names(name for name, key in staged.in_order() if not store.knows(key))
    total = len(staged)
    known = total - len(todo)
    tell = on_progress or (lambda _: None)
    tell(Progress(known, total, known))
    tasks = (Task(staged.key(name), staged.page(name), staged.facts(name)) for name in todo)
    again: dict[str, Unread | None] = {}
    with ExitStack() as stack:
        if made.settings.second is not None and todo:
            from communique.building.second import read_twice

            chars = [len(staged.page(name).text) for name in todo]
            twice = read_twice(tasks, store=store, codebook=made.codebook, settings=made.settings, chars=chars, on_spend=on_spend)
            given: Iterator[tuple[Task, Outcome]] = stack.enter_context(closing(twice))
        else:
            given = through(tasks, total=len(todo), codebook=made.codebook, settings=made.settings, processes=processes)
        for done, (task, outcome) in enumerate(given, start=known + 1):
            if _lasts(outcome, made.settings):
                store.put_analysis(task.key, task.page, outcome)
            elif isinstance(outcome, Unread):
                again[task.key] = outcome
            else:  # what the record is merged from is in its file, under a key that the next build does not ask for
                again[task.key] = None
                store.put_analysis(f"{task.key}{UNTIL_THEN}", task.page, outcome)
            tell(Progress(done, total, known))
    return again, len(todo)


def _lasts(outcome: Outcome, settings: Settings) -> bool:
    """False for what the next build may do better: a page that a reader failed on, or that the second reader has not read yet."""
    if isinstance(outcome, Unread):
        return outcome.code not in (UNEXPECTED, LATE, WAITING)
    return settings.second is None or outcome.second is not None
