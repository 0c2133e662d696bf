"""A build's pages, and what its merge compares, through Daft: Parquet in, Parquet out, a part at a time, so that what is done is kept whatever
happens to the rest.

``build(…, through=cluster.work, blocks=cluster.blocks)`` with ``cluster = Cluster(Path("shared"))`` reads and compares on this machine's
processors; with ``ray="ray://head:10001"`` on a cluster.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from communique.building.working import NoParser, Outcome, Task, work
from communique.cluster.beating import watched
from communique.cluster.blocks import block_row, merger, run_rows, unpacked
from communique.cluster.rows import given_text, outcome, read_rows, task_row
from communique.codebooks.model import Codebook
from communique.errors import OutputError, ParserError
from communique.record.pairing import here
from communique.settings import Settings

log = logging.getLogger(__name__)

B = TypeVar("B")
F = TypeVar("F")

BATCH = 4
"""Pages that a worker is handed at a time."""
BLOCKS = 128
"""Blocks of a merge that are on their way together, 0.2 to 0.4 MB each."""
FEW = 4
"""Blocks that are done here: to send them takes longer."""
TRIES = 3
"""How often a part is tried before this machine reads it: a worker that dies takes the part with it, not the build."""
LOST = re.compile(r"Actor(Died|Unavailable|Error)|WorkerCrashed|NodeDied|RayletDied|Object(Lost|Fetch)|OwnerDied|OutOfMemory|closed the connection")
"""In what Ray and Daft 0.7 say when a process or a machine is gone; such a part is worth another try, and nothing else is."""
BEATS, GIVEN = "beats", "given.json"
KEPT = "The pages that were read are kept: run the command again."
NO_ENGINE = "the engine is not installed. Run `pip install 'communique[cluster]'`, with `ray` for more than one machine."


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of text with a ``key`` on their way together: `read` makes of each the text that comes back, of its two `columns` and of what is `given`
    for all; a worker is handed `batch` of them at a time."""

    columns: tuple[str, str]
    rows: Sequence[Mapping[str, str]]
    read: Callable[..., list[str]]
    given: str
    batch: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """`folder` is one that all machines see. `workers` is the number of processes in all (None: all processors of the machines); `part` the
    number of pages that are on their way together; `ray` the address of a cluster, ``local`` for one that is started here, None for none."""

    folder: Path
    workers: int | None = None
    part: int = 2000
    ray: str | None = None

    def work(
        self, tasks: Iterable[Task], *, total: int, codebook: Codebook, settings: Settings, processes: int | None = None
    ) -> Iterator[tuple[Task, Outcome]]:
        """As `communique.building.working.work`. Raises ParserError where the workers have no parser, OutputError C601 when `folder` cannot be
        written, C604 without the engine, C606 when the engine does not start, or stops for anything but a lost worker."""
        daft = self._engine() if total else None
        given, left = given_text(codebook, settings), iter(tasks)
        while part := list(islice(left, self.part)):
            rows = Part(("page", "site"), [task_row(task) for task in part], read_rows, given, BATCH)
            texts = self._tried(daft, rows, self.workers or processes or _processors(self.ray))
            if texts is None:
                yield from work(part, total=len(part), codebook=codebook, settings=settings, processes=processes)
                continue
            for task in part:
                found = outcome(texts[task.key], task.page)
                if isinstance(found, NoParser):
                    raise ParserError(found.code, found.message)
                yield task, found

    def blocks(self, function: Callable[[B], F], blocks: Iterable[B], /) -> Iterator[F]:
        """As `communique.record.pairing.here`, which runs few blocks, and those that the cluster cannot. Raises as a build's reading does."""
        left = iter(blocks)
        while part := list(islice(left, BLOCKS)):
            if len(part) < min(FEW, BLOCKS):
                yield from here(function, part)
                continue
            rows = Part(("function", "block"), [block_row(str(n), function, block) for n, block in enumerate(part)], run_rows, merger(), 1)
            texts = self._tried(self._engine(), rows, self.workers or _processors(self.ray))
            yield from here(function, part) if texts is None else (unpacked(texts[str(n)]) for n in range(len(part)))

    def _engine(self) -> Any:
        return _started(self.ray)

    def _tried(self, daft: Any, part: Part, count: int) -> dict[str, str] | None:
        """What became of the rows of `part`, by key; None when no try came to its end, though something came."""
        came = False
        for _ in range(TRIES):
            place = self._place()
            try:
                return watched(partial(_passed, daft, part, count, place), place / BEATS)
            except OutputError:
                raise
            except Exception as problem:  # broad (BLE001): engines raise what they like; what is no lost worker is raised again
                if not _is_lost(problem):
                    log.exception("the cluster stopped")
                    raise OutputError("C606", f"the cluster stopped: {_said(problem)}. {KEPT}") from problem
                came = came or not isinstance(problem, NothingCame)
                log.warning("a part of %d rows is tried again: %s", len(part.rows), _said(problem))
            finally:
                shutil.rmtree(place, ignore_errors=True)
        if not came:
            raise OutputError("C606", f"nothing that the workers write comes to {self.folder}. Name a folder that all machines see. {KEPT}")
        log.warning("a part of %d rows is read on this machine: no try came to its end", len(part.rows))
        return None

    def _place(self) -> Path:
        """A new folder for a part."""
        place = self.folder / f"part-{uuid4().hex}"
        try:
            place.mkdir()
            (place / BEATS).mkdir()
        except OSError as error:
            what = f"cannot write in {self.folder}: {error.strerror}"
            raise OutputError("C601", f"{what}. Name a folder that is there, and that all machines see.") from error
        return place


class LostPages(LookupError):
    """The engine came to its end without all rows: Daft 0.7 on Ray may, where a worker is killed."""


class NothingCame(LostPages):
    """Not one row came back."""


def _is_lost(problem: BaseException | None) -> bool:
    """Whether a worker is gone, by what `problem` and its causes say."""
    while problem is not None:
        if isinstance(problem, LostPages) or LOST.search(f"{type(problem).__name__} {problem}"):
            return True
        problem = problem.__cause__
    return False


def _said(problem: Exception) -> str:
    """The kind of `problem` and its last line, where engines say what it was after all the traces of their own."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    return f"{type(problem).__name__}: {lines[-1][:300] if lines else ''}".rstrip(".: ")


def _processors(ray: str | None) -> int:
    """How many the machines have in all, now."""
    here = os.cpu_count() or 1
    return here if ray is None else int(import_module("ray").cluster_resources().get("CPU", here)) or 1


@cache
def _started(ray: str | None) -> Any:
    """The engine; it takes one runner in a process."""
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")  # the build shows its own
    try:
        import daft

        if ray is None:
            daft.set_runner_native()
        else:
            _knock(ray)
            import_module("ray").init(address=ray, log_to_driver=False)  # what workers print is in Ray's own log
            daft.set_runner_ray(noop_if_initialized=True)
    except ImportError as problem:
        raise OutputError("C604", NO_ENGINE) from problem
    except Exception as problem:  # broad (BLE001): whatever Ray raises, there is no cluster at that address
        raise OutputError("C606", f"no cluster answers at {ray}: {_said(problem)}. Check the address; `ray status` there says more.") from problem
    return daft


def _knock(address: str) -> None:
    """Raise OSError where nobody listens at `address`: Ray itself tries for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()


def _passed(daft: Any, part: Part, count: int, place: Path) -> dict[str, str]:
    """`part` through the engine: rows to Parquet in `place`, read there by the workers, and what they found to Parquet again."""
    from pyarrow import parquet, table  # Daft brings it. The files are written and read here, so that it shows whether the machines see one folder

    parquet.write_table(table({name: [row[name] for row in part.rows] for name in ("key", *part.columns)}), place / "rows.parquet")
    (place / GIVEN).write_text(part.given, encoding="utf-8")
    read = _reader(daft, part, count, place)
    rows = daft.read_parquet(str(place / "rows.parquet")).into_batches(part.batch)
    rows.select("key", read(*map(daft.col, part.columns)).alias("found")).write_parquet(str(place / "found"))
    found: dict[str, str] = {}
    for file in sorted((place / "found").glob("*.parquet")):
        held = parquet.read_table(file)
        found.update(zip(held["key"].to_pylist(), held["found"].to_pylist(), strict=True))
    missing = sum(row["key"] not in found for row in part.rows)
    if missing:
        raise (NothingCame if not found else LostPages)(f"{missing} rows did not come back")
    return found


def _reader(daft: Any, part: Part, count: int, place: Path) -> Any:
    """What reads the rows of `part` as a function of the engine, in `count` processes of its own, each of which says in a folder of `place` when it
    has read one. What is given for all rows lies there too: Ray 2.60 may lose what it hands to a process that is started again."""
    run = part.read

    class Reader:
        def __init__(self, place: str) -> None:
            self.given, self.beat = Path(place, GIVEN).read_text(encoding="utf-8"), Path(place, BEATS, uuid4().hex)

        def read(self, ones: Any, others: Any) -> list[str]:
            found = []
            for one, other in zip(ones.to_pylist(), others.to_pylist(), strict=True):
                found += run([one], [other], given=self.given)
                with self.beat.open("ab") as file:
                    file.write(b".")
            return found

    # Not written as decorators: the engine is imported only when it is asked for.
    Reader.read = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=part.batch)(Reader.read)  # type: ignore[method-assign]  # Daft wants the decorated method, made when it is there
    return daft.cls(max_concurrency=count, use_process=True)(Reader)(str(place)).read
