"""Processes that read pages: the parser is loaded once for all of them, and none outlives the one that started them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import json, os, sys, time
from pathlib import Path
from communique.building.pools import pool

def begin(place):
    Path(place, str(os.getpid())).touch()

def loaded(_):
    from communique.language import reading
    time.sleep(0.2)  # so that each process gets one
    return os.getpid(), reading._pipeline.cache_info().currsize

def stay(_):
    time.sleep(600)

if __name__ == "__main__":
    place, once, what = sys.argv[1], sys.argv[2] == "once", {"loaded": loaded, "stay": stay}[sys.argv[3]]
    with pool(2, begin, place, load_once=once) as workers:
        print(json.dumps(list(workers.map(what, range(4)))), flush=True)
"""
PATIENCE_S = 60


def run(tmp_path: Path, once: str, what: str) -> subprocess.Popen[str]:
    program, place = tmp_path / "program.py", tmp_path / "began"
    program.write_text(PROGRAM, encoding="utf-8")
    place.mkdir()
    return subprocess.Popen([sys.executable, str(program), str(place), once, what], stdout=subprocess.PIPE, text=True)


def wait_for(true: object) -> bool:
    assert callable(true)
    end = time.monotonic() + PATIENCE_S
    while not (held := bool(true())) and time.monotonic() < end:
        time.sleep(0.05)
    return held


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="no fork server")
def test_the_parser_is_there_before_the_first_page(tmp_path: Path) -> None:
    said = run(tmp_path, "once", "loaded").communicate(timeout=PATIENCE_S)[0]
    found = json.loads(said)
    assert len({pid for pid, _ in found}) == 2
    assert [size for _, size in found] == [1] * 4


def test_each_loads_its_own_where_the_starter_lives_on(tmp_path: Path) -> None:
    said = run(tmp_path, "each", "loaded").communicate(timeout=PATIENCE_S)[0]
    assert [size for _, size in json.loads(said)] == [0] * 4


@pytest.mark.parametrize("once", ["once", "each"])
def test_they_end_with_the_one_that_started_them(tmp_path: Path, once: str) -> None:
    began = tmp_path / "began"
    with run(tmp_path, once, "stay") as starter:
        assert wait_for(lambda: len(list(began.iterdir())) == 2)
        pids = [int(file.name) for file in began.iterdir()]
        assert all(map(runs, pids))
        starter.send_signal(signal.SIGKILL)
    assert wait_for(lambda: not any(map(runs, pids)))
