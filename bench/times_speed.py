"""How fast time expressions are found and resolved, how long the room takes to start, and how its time grows.

    python bench/times_speed.py FOLDER_OF_TML...

Words (as `str.split` counts them) of all .tml files per CPU second of one process, the best of three rounds; CPU milliseconds from a started
interpreter to the first expression found (modules compiled to bytecode, best of five processes); and seconds for text made to be slow, at
100,000 characters and at four times as many.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent))
from communique import __version__
from communique.times import find_times
from times import read_tml

START = """
import time
begin = time.process_time()
from communique.times import find_times
loaded = time.process_time()
find_times("They met on Tuesday.", published="2031-02-20")
print(1000 * (loaded - begin), 1000 * (time.process_time() - begin))
"""
HARD = ("9", "x", "9,", "12:30 ", "twenty-", "two to ", "from Monday to ", "between March and ", "the day before ", "two days and ")
SHORT, LONG = 100_000, 400_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER_OF_TML")
    given = parser.parse_args()
    documents = [d for folder in given.folders for f in sorted(folder.rglob("*.tml")) if (d := read_tml(f)).day]
    words = sum(len(d.text.split()) for d in documents)
    spent = min(_round([(d.text, d.day) for d in documents]) for _ in range(3))
    print(f"data: {'+'.join(f.name for f in given.folders)}, {len(documents)} files; Python {platform.python_version()}; communique {__version__}")
    print(f"{words} words, {words / spent:,.0f} words per CPU second")
    starts = _starts()
    print(f"start: import {min(s[0] for s in starts):.0f} ms, with the first expression {min(s[1] for s in starts):.0f} ms CPU")
    for unit in HARD:
        short, long = (_seconds(unit * (n // len(unit))) for n in (SHORT, LONG))
        print(f"{unit!r} repeated: {SHORT} characters {short:.2f} s, {LONG} characters {long:.2f} s, {long / max(short, 1e-4):.1f} times")


def _round(texts: list[tuple[str, str]]) -> float:
    begin = process_time()
    for text, day in texts:
        find_times(text, published=day)
    return process_time() - begin


def _seconds(text: str) -> float:
    return min(_round([(text, "1999-03-17")]) for _ in range(2))


def _starts() -> list[tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        given = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": folder}
        runs = [subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True, env=given).stdout for _ in range(6)]
    told = [run.split() for run in runs[1:]]
    return [(float(a), float(b)) for a, b in told]


if __name__ == "__main__":
    main()
