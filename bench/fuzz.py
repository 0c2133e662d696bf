"""Fuzzes what reads pages, guided by coverage (atheris, libFuzzer): no crash, no hang, no memory over a bound, no citation of other words.

    make fuzz      makes an environment of its own for atheris, and runs both by turns
    fuzz/bin/python bench/fuzz.py readers|analyse|mouths [--seconds 1800] [--keep CORPUS] [--seed 1]

`readers` hands bytes to every reader: each row must be a page that can be stored, with marks in its bounds, or a row with a code other than C109
(a reader failed). `analyse` makes a story (of raw text, or of the pieces in ``fuzz_pieces.txt``), reads, analyses and merges it, and checks all that
the record cites as `communique verify` does. `mouths` is everything else that takes words from outside (``tests/mouths.py``). An input that takes
10 CPU seconds, 300 seconds by the clock, or a process over 2 GB, is a find too; the last two end the run. What was found useful stays in CORPUS and
is where the next run begins. A find is written to CORPUS/found-…, with what went wrong beside it, once for each kind of fault; the run goes on.
Prints a line of figures each CPU minute.
"""

from __future__ import annotations

import argparse
import codecs
import hashlib
import io
import os
import resource
import sys
import time
import traceback
from functools import cache
from pathlib import Path
from typing import Any

import atheris

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "tests" / "pages"), str(HERE.parent / "tests")]
SLOW_S, HANG_S, MEMORY_MB = 10, 300, 2048
SUFFIXES = (".txt", ".html", ".md", ".jsonl", ".json", ".xml", ".rss", ".warc", ".warc.gz", ".zip", ".gz", ".wacz", ".mhtml", ".webarchive", "")

with atheris.instrument_imports(include=["communique"], enable_loader_override=False):
    from communique.analysing import analyse
    from communique.building.verifying import faults_of
    from communique.codebooks.loading import load
    from communique.errors import CODES, PageError
    from communique.model.page import Page, SiteFacts, page_id
    from communique.pages.readers.opening import open_source
    from communique.pages.readers.sources import Budget, Exhausted, Limits, Reading, Source
    from communique.record.merging import merge
    from communique.settings import Settings
    from mouths import Mouths

LIMITS = Limits(page_bytes=200_000, page_chars=100_000, ratio=50, ratio_from=1_000_000, members=20)
PIECES = [codecs.decode(line, "unicode_escape") for line in (HERE / "fuzz_pieces.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
BOOK, SETTINGS = load("peace-talks"), Settings()
kinds: set[str] = set()
done = {"inputs": 0, "pages": 0, "rows": 0, "citing": 0}


def read(data: bytes) -> None:
    """One input of `readers`: its first byte names the suffix."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    stream = io.BufferedReader(io.BytesIO(data[1:]))  # type: ignore[type-var]  # as readers are given one
    source = Source(f"a{suffix}", None, stream, suffix.removeprefix(".warc") or ".warc", Budget("a", len(data), LIMITS))
    done["inputs"] += 1
    try:
        for row in open_source(source, Reading(limits=LIMITS)):
            _check_row(row)
    except Exhausted:
        done["rows"] += 1


def _check_row(row: Any) -> None:
    if isinstance(row, Page):
        done["pages"] += 1
        row.text.encode()
        assert len(row.text) <= LIMITS.page_chars
        assert row.id == page_id(sha256_text=row.sha256_text, url=row.url)
        assert all(0 <= m.start < m.end <= len(row.text) for m in row.marks)
    else:
        done["rows"] += 1
        assert row.code in CODES.keys() - {"C109"}, row


def tell(data: bytes) -> None:
    """One input of `analyse`: raw text after an even first byte, pieces after an odd one."""
    raw = not data or data[0] % 2 == 0
    text = data[1:].decode("utf-8", "ignore") if raw else "".join(PIECES[byte % len(PIECES)] for byte in data[1:])
    done["inputs"] += 1
    page = Page(page_id(sha256_text=text, url=None), "a.txt", None, None, "", "", "text/1", text)
    try:
        found = analyse(page, SiteFacts(()), BOOK, SETTINGS)
    except PageError:
        done["rows"] += 1
        return
    done["pages"] += 1
    done["citing"] += bool(found.statements or found.reports)
    record = merge([found], codebook=BOOK, settings=SETTINGS)
    faults = [fault for fault in faults_of(record) if not fault.where.startswith("page ")]
    assert not faults, faults


@cache
def _mouths(home: Path) -> Mouths:
    return Mouths(home)


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("what", choices=("readers", "analyse", "mouths"))
    given.add_argument("--seconds", type=int, default=1800, help="of CPU")
    given.add_argument("--keep", type=Path, default=Path("fuzz-corpus"))
    given.add_argument("--seed", type=int, default=1)
    options = given.parse_args()
    folder = options.keep / options.what
    folder.mkdir(parents=True, exist_ok=True)
    _sow(options.what, folder)
    if options.what == "analyse":
        tell(b"\1" + bytes(range(20)))  # loads the parser
    home = options.keep / "record"

    def taste(data: bytes) -> None:
        done["inputs"] += 1
        done["rows"] += not _mouths(home).taste(data)

    eat = {"readers": read, "analyse": tell, "mouths": taste}[options.what]
    limits = [f"-timeout={HANG_S}", f"-report_slow_units={HANG_S}", f"-rss_limit_mb={MEMORY_MB}", f"-seed={options.seed}"]
    begun = time.process_time()

    def report() -> None:
        cpu, memory = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        counts = ", ".join(f"{number} {name}" for name, number in done.items())
        print(f"{options.what}: {cpu:.0f} CPU seconds, at most {memory} MB, {counts}", flush=True)

    def one(data: bytes) -> None:
        start = time.process_time()
        try:
            eat(data)
            assert time.process_time() - start < SLOW_S, "slow"
        except Exception:  # broad (BLE001): whatever it is, it is a find
            _found(options.keep / f"found-{options.what}", data)
        spent = time.process_time() - begun
        if spent > report_at[0] or spent > options.seconds:
            report_at[0] += 60
            report()
        if spent > options.seconds:
            os._exit(0)  # libFuzzer counts by the clock, which a busy machine stretches; what is worth keeping is in its folder by now

    report_at = [60.0]
    arguments = [sys.argv[0], *limits, f"-artifact_prefix={options.keep}/found-{options.what}-", "-max_len=4000", "-print_final_stats=1", str(folder)]
    atheris.Setup(arguments, one)
    atheris.Fuzz()


def _found(place: Path, data: bytes) -> None:
    """Keep an input and its fault, unless one with the same fault at the same lines is kept."""
    said, (what, _, trace) = traceback.format_exc(), sys.exc_info()
    where = [(frame.filename, frame.name, frame.lineno) for frame in traceback.extract_tb(trace) if "communique" in frame.filename]
    kind = hashlib.sha256(repr((what, where)).encode()).hexdigest()[:12]
    file = place.with_name(f"{place.name}-{kind}")
    if kind not in kinds:
        kinds.add(kind)
        file.write_bytes(data)
        file.with_suffix(".txt").write_text(said, "utf-8")
        print(f"FOUND {file}: {said.splitlines()[-1][:300]}", flush=True)


def _sow(what: str, folder: Path) -> None:
    """Inputs to begin with: whole files of each format; stories of the pieces in order."""
    if what == "readers":
        from test_readers_properties import WHOLE

        seeds = [bytes((n,)) + data for data in WHOLE for n in range(len(SUFFIXES))]
    elif what == "mouths":
        seeds = _mouths(folder.parent / "record").seeds()
    else:
        order = bytes(range(len(PIECES)))
        story = bytes((1, 49, 59, 0, 17, 23, 42, 8, 2, 15, 42, 58, 8, 15, 20, 22, 42, 0, 21, 35, 25, 42))
        seeds = [story, b"\1" + order, b"\1" + order[::-1], *(b"\1" + story[1:] + order[n : n + 12] + story[3:] for n in range(0, len(order), 12))]
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number:03}").write_bytes(seed)


if __name__ == "__main__":
    main()
