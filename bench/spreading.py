"""What of merging may run in other processes, and what it costs there.

    python bench/spreading.py ARTICLES_FOLDER [--sizes 1000 4000] [--processes 2]

The articles of ``bench/memory.py``, merged and written in one process, and in one with others beside it that run the blocks of the merge
(`communique.building.spreading`). For each: CPU seconds of the one that merges, by function and in all, and of those beside it. Both records must be
the same, byte for byte.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from memory import again, analysed, fill

from communique import __version__
from communique.building.kept import Kept
from communique.building.spreading import spread
from communique.codebooks.loading import load
from communique.model.page import SiteFacts
from communique.record.merging import merge_through
from communique.record.pairing import Blocks, here
from communique.settings import Settings
from communique.store.book import Store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 4000])
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    print(f"communique {__version__}; data: the demo and {given.folder.name}; metric: CPU seconds; load {os.getloadavg()[0]:.1f}")
    with TemporaryDirectory() as place:
        base = analysed(given.folder, Path(place))
        for size in given.sizes:
            fill(Path(place, f"{size}.db"), islice(again(base), size))
            stamps = {merged(Path(place, f"{size}.db"), processes) for processes in (1, given.processes)}
            print("the same record" if len(stamps) == 1 else "NOT THE SAME RECORD")


def merged(kept: Path, processes: int) -> str:
    """Merge a copy of the file `kept`, and say what it cost; gives the stamp of the record."""
    place = Path(shutil.copy(kept, kept.with_suffix(f".{processes}")))
    spent: dict[str, float] = defaultdict(float)
    codebook = load()
    with Store.create(place) as store, store.staging() as staged, store.shelves() as shelves:
        for name in store.sources().values():
            if (page := store.page(name)) is not None:
                staged.put(page, site="")
                staged.prepare(name, key=name, facts=SiteFacts(()))
        before, began = _children(), process_time()
        with spread(processes) if processes > 1 else nullcontext(here) as blocks:
            analyses = Kept(store, staged, {})
            store.write_stream(merge_through(analyses, shelves, codebook=codebook, settings=Settings(), blocks=_timed(blocks, spent)))
        own, stamp, number = process_time() - began, store.stamp(), len(analyses)
    place.unlink()
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in spent.items())
    print(f"{number:,} articles, {processes} processes: {own:.1f} s where it merges ({told}), {_children() - before:.1f} s beside it", flush=True)
    return stamp


def _timed(blocks: Blocks, spent: dict[str, float]) -> Blocks:
    """`blocks`, noting in `spent` what each function takes of this process."""

    def run(function: Callable[[Any], Any], each: Iterable[Any], /) -> Iterator[Any]:
        found = iter(blocks(function, each))
        while True:
            began = process_time()
            one = next(found, None)
            spent[function.__name__] += process_time() - began
            if one is None:
                return
            yield one

    return run


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
