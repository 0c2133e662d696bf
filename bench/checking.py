"""How quickly checking answers: a decision, and the next item.

    python bench/checking.py [--values 100000] [--decisions 200]

A generated record (``tests/generated.py``) with at least that many values; the server's own application is asked without a network. A decision is
the form sent (stored in the file, laid over the record); the next item is the page that follows. CPU seconds and wall time of one process.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from communique import __version__
from communique.codebooks.model import Codebook
from communique.model.record import Record
from communique.record.merging import merge
from communique.settings import Settings
from communique.store.book import Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "web"))

from checking_kit import Coder

from generated import generate

VALUES_AN_EVENT = 10.0  # about, with the generator's own shares
DECISIONS = ("confirmed", "rejected", "corrected")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--values", type=int, default=100_000)
    parser.add_argument("--decisions", type=int, default=200)
    parser.add_argument("--record", type=Path, help="A record file to take instead of a generated one; decisions are appended to it.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.record or made(given.values, Path(folder) / "talks.db")
        run(place, given.decisions)


def made(values: int, place: Path) -> Path:
    """A generated record with about so many values."""
    corpus = generate(int(values / VALUES_AN_EVENT), seed=7)
    record = merge(corpus.analyses, codebook=Codebook(name="speed", version="1"), settings=Settings())
    with Store.create(place) as store:
        store.write_record(record, sentences={a.page.id: a.sentences for a in corpus.analyses})
    return place


def run(place: Path, number: int) -> None:
    with Store.open(place) as store:
        record = store.read_record()
    print(f"data: {say(record)}; metric: milliseconds of an answer (CPU, wall); communique {__version__}")
    del record
    coder = Coder(place)
    cpu, wall = process_time(), perf_counter()
    item = re.findall(r'href="check/([^"?]+)" data-key="n"', coder.see())[0]
    print(f"the first page, once: {process_time() - cpu:.1f} s CPU, {perf_counter() - wall:.1f} s")
    times: dict[str, list[tuple[float, float]]] = {"decision": [], "next item": []}
    for turn in range(number):
        form = coder.form(item)
        decision = DECISIONS[turn % len(DECISIONS)]
        fields = {"value": "77"} if decision == "corrected" and item.endswith("fatalities") else {}
        decision = "rejected" if decision == "corrected" and not fields else decision
        cpu, wall = process_time(), perf_counter()
        answer = coder.send(item, form | {"decision": decision, "why": "bench"} | fields)
        times["decision"].append((process_time() - cpu, perf_counter() - wall))
        if answer.status != 303:
            raise SystemExit(f"{item} was not decided: {answer.status}")
        to = answer.headers["location"].removeprefix("/check/")
        cpu, wall = process_time(), perf_counter()
        coder.see(to)
        times["next item"].append((process_time() - cpu, perf_counter() - wall))
        item = to
    for name, held in times.items():
        print(f"{name}: {of([c for c, _ in held])} CPU; {of([w for _, w in held])} wall")
    print(f"decisions in the file: {len(coder.reviews())}")


def of(seconds: list[float]) -> str:
    """Median, 95th percentile and maximum."""
    held = sorted(1000 * s for s in seconds)
    return f"median {median(held):.0f}, p95 {held[int(0.95 * (len(held) - 1))]:.0f}, max {held[-1]:.0f} ms"


def say(record: Record) -> str:
    values = sum(len(v) for r in record.reports for v in r.fields.values())
    return f"generated, {len(record.articles)} articles, {len(record.events)} events, {values} values"


if __name__ == "__main__":
    main()
