"""Running `analyse` over pages, in this process or in several, with the same outcome."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from communique.codebooks.model import Codebook
from communique.errors import PageError, ParserError
from communique.model.analysis import Analysis
from communique.model.page import Page, SiteFacts, Unread
from communique.settings import Settings

SMALL = 8
"""Fewer pages than this are read in one process even when more are asked for."""
WORTH = 20
"""Pages that make another process worth its start, where nobody says how many to use: 10 pages took 3.9 CPU seconds in one process and 7.7 in
two on a 2-core machine, because each loads the parser (2 s) and then reads about 10 pages a second."""
CHUNK = 4
"""Pages handed to a worker at a time."""

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


def work(tasks: Sequence[Task], *, codebook: Codebook, settings: Settings, processes: int | None = None) -> Iterator[tuple[Task, Outcome]]:
    """Each of `tasks` with its analysis, or with why there is none, in their order. Raises ParserError when there is no parser."""
    count = worker_count(len(tasks), wanted=processes)
    if count == 1:
        results: Iterator[Outcome | NoParser] = (attempt(task, codebook, settings) for task in tasks)
    else:
        results = _in_workers(tasks, codebook=codebook, settings=settings, count=count)
    for task, outcome in zip(tasks, results, strict=True):
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
        return analyse(page, task.site, codebook, settings)
    except PageError as error:
        return Unread(page.path, page.member, error.code, error.message)
    except ParserError as error:
        return NoParser(error.code, error.message)
    except Exception as error:  # broad (BLE001): a page comes from outside, and whatever it breaks, the other pages must still be read
        return Unread(page.path, page.member, "C109", f"{type(error).__name__}: {error}. Please report this page.")


_shared: dict[str, tuple[Codebook, Settings]] = {}


def _start(codebook: Codebook, settings: Settings) -> None:
    _shared["given"] = (codebook, settings)


def _one(task: Task) -> Outcome | NoParser:
    return attempt(task, *_shared["given"])


def _in_workers(tasks: Sequence[Task], *, codebook: Codebook, settings: Settings, count: int) -> Iterator[Outcome | NoParser]:
    """Outcomes in the order of `tasks`. When a page kills a worker, those that were under way are tried alone, and then all go on."""
    left = list(tasks)
    while left:
        done = 0
        try:
            with _pool(count, codebook, settings) as pool:
                for outcome in pool.map(_one, left, chunksize=CHUNK):
                    yield outcome
                    done += 1
        except BrokenProcessPool:
            suspects = left[done : done + 2 * count * CHUNK]
            yield from (_alone(task, codebook, settings) for task in suspects)
            done += len(suspects)
        left = left[done:]


def _alone(task: Task, codebook: Codebook, settings: Settings) -> Outcome | NoParser:
    """One page in a process of its own, after a page has killed a worker: only the page that does it is lost."""
    try:
        with _pool(1, codebook, settings) as pool:
            return pool.submit(_one, task).result()
    except BrokenProcessPool:
        page = task.page
        return Unread(page.path, page.member, "C109", "reading it ended the process (out of memory?). Try it alone, or leave it out.")


def _pool(count: int, codebook: Codebook, settings: Settings) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and a fork would copy the open connection to the record.
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_start, initargs=(codebook, settings))
