"""A build's pages through Daft: Parquet in, Parquet out, a part at a time, so that what is done is kept whatever happens to the rest.

``build(…, through=Cluster(Path("shared")).work)`` reads the pages on this machine's processors; with ``ray="ray://head:10001"`` on a cluster.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from communique.building.working import NoParser, Outcome, Task, work
from communique.cluster.rows import given_text, outcome, read_rows, task_row
from communique.codebooks.model import Codebook
from communique.errors import OutputError, ParserError
from communique.settings import Settings

log = logging.getLogger(__name__)

BATCH = 4
"""Pages that a worker is handed at a time."""
TRIES = 3
"""How often a part is tried before this machine reads it: a worker that dies takes the part with it, not the build."""
NO_ENGINE = "the engine is not installed. Run `pip install 'communique[cluster]'`, with `ray` for more than one machine."


@dataclass(frozen=True, slots=True)
class Cluster:
    """`folder` is one that all machines see. `workers` is the number of processes in all (None: the processors of this machine); `part` the
    number of pages that are on their way together; `ray` the address of a cluster, ``local`` for one that is started here, None for none."""

    folder: Path
    workers: int | None = None
    part: int = 2000
    ray: str | None = None

    def work(
        self, tasks: Iterable[Task], *, total: int, codebook: Codebook, settings: Settings, processes: int | None = None
    ) -> Iterator[tuple[Task, Outcome]]:
        """As `communique.building.working.work`. Raises ParserError where the workers have no parser, OutputError C604 without the engine."""
        daft = self._engine() if total else None
        given, count, left = given_text(codebook, settings), self.workers or processes or os.cpu_count() or 1, iter(tasks)
        while part := list(islice(left, self.part)):
            texts = self._tried(daft, part, given, count)
            if texts is None:
                yield from work(part, total=len(part), codebook=codebook, settings=settings, processes=processes)
                continue
            for task in part:
                found = outcome(texts[task.key], task.page)
                if isinstance(found, NoParser):
                    raise ParserError(found.code, found.message)
                yield task, found

    def _engine(self) -> Any:
        return _started(self.ray)

    def _tried(self, daft: Any, part: Sequence[Task], given: str, count: int) -> dict[str, str] | None:
        """What became of the pages of `part`, by key; None when no try came to its end."""
        for _ in range(TRIES):
            place = self.folder / f"part-{uuid4().hex}"
            try:
                return _passed(daft, part, given, count, place)
            except Exception as problem:  # broad (BLE001): engines raise what they like when a worker dies; the part is then read again, at last here
                log.warning("a part of %d pages is tried again: %s: %s", len(part), type(problem).__name__, problem)
            finally:
                shutil.rmtree(place, ignore_errors=True)
        return None


@cache
def _started(ray: str | None) -> Any:
    """The engine; it takes one runner in a process."""
    try:
        import daft
    except ImportError as problem:
        raise OutputError("C604", NO_ENGINE) from problem
    if ray is None:
        daft.set_runner_native()
    else:
        daft.set_runner_ray(address=None if ray == "local" else ray)
    return daft


def _passed(daft: Any, part: Sequence[Task], given: str, count: int, place: Path) -> dict[str, str]:
    """`part` through the engine: pages to Parquet in `place`, read there by the workers, and what they found to Parquet again."""
    # Where a worker is killed, Daft 0.7 on Ray may end without an error and without that worker's pages: so each page is looked for.
    rows = [task_row(task) for task in part]
    daft.from_pydict({name: [row[name] for row in rows] for name in rows[0]}).write_parquet(str(place / "pages"))
    read = _reader(daft, given, count)
    pages = daft.read_parquet(f"{place / 'pages'}/*.parquet").into_batches(BATCH)
    pages.select("key", read(daft.col("page"), daft.col("site")).alias("found")).write_parquet(str(place / "found"))
    held = daft.read_parquet(f"{place / 'found'}/*.parquet").to_pydict()
    found = dict(zip(held["key"], held["found"], strict=True))
    if any(task.key not in found for task in part):
        raise LookupError("the engine lost pages")
    return found


def _reader(daft: Any, given: str, count: int) -> Any:
    """`read_rows` as a function of the engine, in `count` processes of its own."""

    class Reader:
        def __init__(self, given: str) -> None:
            self.given = given

        def read(self, pages: Any, sites: Any) -> list[str]:
            return read_rows(pages.to_pylist(), sites.to_pylist(), given=self.given)

    # Not written as decorators: the engine is imported only when it is asked for.
    Reader.read = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=BATCH)(Reader.read)  # type: ignore[method-assign]  # Daft wants the decorated method, made when it is there
    return daft.cls(max_concurrency=count, use_process=True)(Reader)(given).read
