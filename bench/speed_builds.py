"""Whole builds in processes of their own, for ``bench/speed.py``: CPU, wall and the highest resident size, start-up included."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

BUILD = """
import json, resource, sys
from functools import partial
from pathlib import Path
from communique.building import build
from communique.building.working import work
if __name__ == "__main__":
    once = partial(work, load_once=True)  # as the command does
    done = build([Path(sys.argv[1])], Path(sys.argv[2]), processes=int(sys.argv[3]), through=once)
    status = Path("/proc/self/status")  # what getrusage says of a process begins with the size of the one that started it
    high = [int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
    print(json.dumps({"articles": len(done.record.articles), "own": [*high, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss][0]}))
"""
SUBREAPER = 36  # prctl(2), PR_SET_CHILD_SUBREAPER: a process whose starter is gone becomes a child of this one
MEMORY = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import speed, speed_builds
if __name__ == "__main__":
    speed_builds.pass_through(Path(sys.argv[2]), int(sys.argv[3]), speed.made)
"""


def tell_builds(place: Path, words: int) -> None:
    """Print what builds of the pages in `place`, whose stories have so many words, take."""
    with TemporaryDirectory() as folder:
        program = Path(folder, "building.py")
        program.write_text(BUILD, encoding="utf-8")
        for name, processes in (("one.db", 1), ("two.db", 2), ("two.db", 2)):
            again = "again, nothing new" if Path(folder, name).exists() else "fresh"
            cpu, wall, told, left = _timed([sys.executable, str(program), str(place), str(Path(folder, name)), str(processes)])
            found = json.loads(told)
            articles, mb = found["articles"], 1e6 if sys.platform == "darwin" else 1e3
            print(
                f"build, {processes} processes, {again}: {cpu:.1f} CPU s, {wall:.1f} s; {articles / cpu:.1f} articles and {words / cpu:,.0f} words "
                f"a CPU second, {articles / wall:.1f} and {words / wall:,.0f} a second; highest resident size {found['own'] / mb:.0f} MB, "
                f"of a worker {left / mb:.0f} MB"
            )
    cpu, wall, _, _ = _timed([sys.executable, "-m", "communique.cli", "--help"])
    print(f"communique --help: {cpu:.2f} CPU s, {wall:.2f} s")


def tell_memory(bench: Path, folder: Path, number: int) -> None:
    """Print the resident size of a process that passes `number` generated articles through the workers."""
    with TemporaryDirectory() as place:
        program = Path(place, "passing.py")
        program.write_text(MEMORY, encoding="utf-8")
        cpu, wall, told, _ = _timed([sys.executable, str(program), str(bench.parent), str(folder), str(number)])
    print(f"{number:,} articles passed through: {told.strip()}; {cpu:.0f} CPU s, {wall:.0f} s")


def pass_through(folder: Path, number: int, made: object) -> None:
    """Read, stage, analyse and store `number` generated articles with two workers; print the resident size as it grows."""
    from communique.building.collecting import collect, prepare
    from communique.building.made import MadeWith
    from communique.building.working import Task, work
    from communique.codebooks.loading import load
    from communique.language.reading import parser_label
    from communique.settings import Settings
    from communique.store.book import Store

    assert callable(made)
    codebook, settings = load(), Settings()
    told = []
    with TemporaryDirectory() as place, Store.create(Path(place, "talks.db")) as store, store.staging() as staged:
        file = Path(place, "made.jsonl")
        with file.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(entry) + "\n" for entry in made(folder, number))
        collect([file], staged, store=store, made=MadeWith(codebook, settings))
        prepare(staged, codebook=codebook, settings=settings, label=parser_label())
        names = staged.prepared()
        tasks = (Task(key, staged.page(name), staged.facts(name)) for name, key in names)
        given = work(tasks, total=len(names), codebook=codebook, settings=settings, processes=2)
        for n in _steps(number):
            for task, outcome in islice(given, n):
                store.put_analysis(task.key, task.page, outcome)
            told.append(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
        for _ in given:
            pass
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"after each quarter {', '.join(told)}; the largest worker {workers:.0f} MB")


def _steps(number: int) -> Iterator[int]:
    return iter([number // 4, number // 4, number // 4, number - 3 * (number // 4)])


def _timed(command: list[str]) -> tuple[float, float, str, int]:
    """CPU and wall seconds of `command` with all its children, what it printed, and the highest resident size of a process that outlived it (the
    one from which workers are forked, and they). CPU of such processes counts on Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    before, begin = os.times(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    wall, largest = time.perf_counter() - begin, 0
    with suppress(ChildProcessError):  # no child is left
        while True:
            largest = max(largest, os.wait4(-1, 0)[2].ru_maxrss)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, wall, done.stdout, largest
