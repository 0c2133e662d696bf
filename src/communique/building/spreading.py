"""Blocks of a merge (`communique.record.pairing`) in processes of this machine."""

from __future__ import annotations

import logging
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

from communique.building.pools import has_server, pool
from communique.limiting import bound_memory
from communique.record.pairing import Blocks, here

AHEAD = 2
"""Blocks for each worker that are handed out or done before the first of them is taken back."""

log = logging.getLogger(__name__)

WORTH = 200
"""Articles that make another process worth its start."""
MOST = 4
"""Processes from which on the one that merges has no time to hand them more."""

B = TypeVar("B")
F = TypeVar("F")


def spread_over(articles: int, *, processes: int | None) -> AbstractContextManager[Blocks]:
    """How to run the blocks of a merge of so many `articles`: in `processes`, or in as many as there are processors (None), where that pays."""
    count = min(processes or MOST, os.cpu_count() or 1, articles // WORTH)
    return spread(count, load_once=has_server()) if count > 1 else nullcontext(here)


@contextmanager
def spread(count: int, *, load_once: bool = False) -> Iterator[Blocks]:
    """Runs blocks in `count` processes, as `communique.record.pairing.here` does in this one, which goes on with what they find meanwhile. For
    `load_once` see `communique.building.pools.pool`."""
    with pool(count, bound_memory, load_once=load_once) as workers:
        yield _Spread(workers, AHEAD * count)


class _Spread:
    """What a worker is handed is pickled here: a block may be read from the file of the record while it is, which no other thread may do."""

    def __init__(self, workers: ProcessPoolExecutor, ahead: int) -> None:
        self._workers, self._ahead = workers, ahead

    def __call__(self, function: Callable[[B], F], blocks: Iterable[B], /) -> Iterator[F]:
        under_way = deque[tuple[B, Future[bytes] | None]]()
        for block in blocks:
            under_way.append((block, self._handed(pickle.dumps((function, block), pickle.HIGHEST_PROTOCOL))))
            if len(under_way) > self._ahead:
                yield _found(function, *under_way.popleft())
        while under_way:
            yield _found(function, *under_way.popleft())

    def _handed(self, packed: bytes) -> Future[bytes] | None:
        """`packed` on its way to a worker; None where the workers are gone."""
        try:
            return self._workers.submit(run, packed)
        except BrokenProcessPool:
            return None


def _found(function: Callable[[B], F], block: B, future: Future[bytes] | None) -> F:
    """What a worker found in `block`, or, where it did not, what there is to find."""
    if future is not None:
        try:
            found: F = pickle.loads(future.result())
        except Exception:  # broad (BLE001): a worker that was killed, or a block that cannot be read, which is said clearly here
            log.warning("a block of the merge is computed again", exc_info=True)
        else:
            return found
    return function(block)


def run(packed: bytes) -> bytes:
    """What a function finds in a block; both are pickled, as is what it finds."""
    function, block = pickle.loads(packed)
    return pickle.dumps(function(block), pickle.HIGHEST_PROTOCOL)
