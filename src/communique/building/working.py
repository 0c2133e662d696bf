"""Running `analyse` over pages, in this process or in several, with the same outcome."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from communique.building.pools import pool
from communique.codebooks.model import Codebook
from communique.errors import PageError, ParserError
from communique.limiting import MOST_BYTES, at_most, bound_memory
from communique.model.analysis import Analysis
from communique.model.page import Page, SiteFacts, Unread
from communique.settings import Settings

SMALL = 8
"""Fewer pages than this are read in one process even when more are asked for."""
WORTH = 20
"""Pages that make another process worth its start, where nobody says how many to use: on a 2-core machine 24 pages took 7.1 CPU seconds in one
process, 7.9 in two that were forked from one with the parser, and about 2 more where each loads it."""
CHUNK = 4
"""Pages handed to a worker at a time."""
AHEAD = 3
"""Chunks for each worker that are handed out or done before the first of them is taken back."""

Outcome = Analysis | Unread


@dataclass(frozen=True, slots=True)
class Task:
    """A page to analyse, with what its site says about it; `key` names it in the cache."""

    key: str
    page: Page
    site: SiteFacts


@dataclass(frozen=True, slots=True)
class NoParser:
    """A ParserError on its way from a worker (an exception of ours does not survive pickling: it takes two arguments)."""

    code: str
    message: str


class Work(Protocol):
    """A way to read pages: `work` here, or that of `communique.cluster`."""

    def __call__(
        self, tasks: Iterable[Task], *, total: int, codebook: Codebook, settings: Settings, processes: int | None = None
    ) -> Iterator[tuple[Task, Outcome]]: ...


def work(
    tasks: Iterable[Task], *, total: int, codebook: Codebook, settings: Settings, processes: int | None = None, load_once: bool = False
) -> Iterator[tuple[Task, Outcome]]:
    """Each of `tasks`, of which there are `total`, with its analysis, or with why there is none, in their order.

    Only those under way are held. For `load_once` see `communique.building.pools.pool`. Raises ParserError when there is no parser.
    """
    count = worker_count(total, wanted=processes)
    if count == 1:
        results: Iterator[tuple[Task, Outcome | NoParser]] = ((task, attempt(task, codebook, settings)) for task in tasks)
    else:
        results = _in_workers(iter(tasks), codebook=codebook, settings=settings, count=count, load_once=load_once)
    for task, outcome in results:
        if isinstance(outcome, NoParser):
            raise ParserError(outcome.code, outcome.message)
        yield task, outcome


def worker_count(tasks: int, *, wanted: int | None) -> int:
    """How many processes to use for `tasks` pages: `wanted`, or as many as pay and there are processors; one when there is little to do."""
    if tasks < SMALL:
        return 1
    most = os.cpu_count() or 1
    return max(1, min(wanted, tasks // CHUNK) if wanted else min(most, tasks // WORTH))


def attempt(task: Task, codebook: Codebook, settings: Settings) -> Outcome | NoParser:
    """The analysis of one page, or the reason why there is none."""
    from communique.analysing import analyse

    page = task.page
    try:
        with at_most(settings.page_seconds, name=page.path):
            return analyse(page, task.site, codebook, settings)
    except PageError as error:
        return Unread(page.path, page.member, error.code, error.message)
    except ParserError as error:
        return NoParser(error.code, error.message)
    except MemoryError:
        reason = f"reading it takes more memory than there is, or than {MOST_BYTES >> 30} GB. Split it, or leave it out."
        return Unread(page.path, page.member, "C109", reason)
    except Exception as error:  # broad (BLE001): a page comes from outside, and whatever it breaks, the other pages must still be read
        return Unread(page.path, page.member, "C109", f"{type(error).__name__}: {error}. Please report this page.")


_shared: dict[str, tuple[Codebook, Settings]] = {}


def _start(codebook: Codebook, settings: Settings) -> None:
    bound_memory()
    _shared["given"] = (codebook, settings)


def _some(tasks: Sequence[Task]) -> list[Outcome | NoParser]:
    return [attempt(task, *_shared["given"]) for task in tasks]


def _in_workers(
    tasks: Iterator[Task], *, codebook: Codebook, settings: Settings, count: int, load_once: bool
) -> Iterator[tuple[Task, Outcome | NoParser]]:
    """Tasks with their outcomes, in order. When a page kills a worker, those that were under way are tried alone, and then all go on."""
    under_way: deque[tuple[list[Task], Future[list[Outcome | NoParser]] | None]] = deque()
    left = True
    while left:
        try:
            with pool(count, _start, codebook, settings, load_once=load_once) as workers:
                while chunk := list(islice(tasks, CHUNK)):
                    under_way.append((chunk, None))
                    under_way[-1] = (chunk, workers.submit(_some, chunk))
                    if len(under_way) > AHEAD * count:
                        yield from _first(under_way)
                while under_way:
                    yield from _first(under_way)
            left = False
        except BrokenProcessPool:
            suspects = [task for chunk, _ in under_way for task in chunk]
            under_way.clear()
            yield from ((task, _alone(task, codebook, settings, load_once=load_once)) for task in suspects)


def _first(under_way: deque[tuple[list[Task], Future[list[Outcome | NoParser]] | None]]) -> Iterator[tuple[Task, Outcome | NoParser]]:
    """The outcomes of the chunk that was handed out first, which is then under way no more. Raises BrokenProcessPool before it gives any."""
    chunk, future = under_way[0]
    outcomes = future.result() if future is not None else []
    under_way.popleft()
    yield from zip(chunk, outcomes, strict=True)


def _alone(task: Task, codebook: Codebook, settings: Settings, *, load_once: bool) -> Outcome | NoParser:
    """One page in a process of its own, after a page has killed a worker: only the page that does it is lost."""
    try:
        with pool(1, _start, codebook, settings, load_once=load_once) as worker:
            return worker.submit(_some, [task]).result()[0]
    except BrokenProcessPool:
        page = task.page
        return Unread(page.path, page.member, "C109", "reading it ended the process (out of memory?). Try it alone, or leave it out.")
