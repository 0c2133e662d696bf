"""How long merging takes, and how it grows.

    python bench/merge_speed.py [--sizes 10000 100000] [--profile]

Generated corpora (``tests/generated.py``: invented events, four a day and three families of outlets, told late, copied, rounded and wrong), analysed
already; what is measured is `communique.record.merging.merge`. CPU seconds of one process, for each report, and how far pairs of reports of one
event are found (a check that nothing is skipped; the texts are far easier than news).
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from communique import __version__
from communique.codebooks.model import Codebook
from communique.model.record import Record
from communique.record.merging import merge
from communique.settings import Settings

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from generated import Corpus, generate

BOOK = Codebook(name="speed", version="1")
REPORTS_AN_EVENT = 2.0  # about, with the generator's own shares


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    print(f"data: generated; metric: CPU seconds of merge; communique {__version__}")
    for size in given.sizes:
        corpus = generate(int(size / REPORTS_AN_EVENT), seed=7)
        profiler = cProfile.Profile()
        if given.profile:
            profiler.enable()
        began = process_time()
        record = merge(corpus.analyses, codebook=BOOK, settings=Settings())
        spent = process_time() - began
        profiler.disable()
        n = len(record.reports)
        print(
            f"{n} reports in {len(record.articles)} articles: {spent:.1f} s, {1000 * spent / n:.2f} ms a report, "
            f"pairs F1 {_f1(record, corpus):.3f}, peak {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB"
        )
        if given.profile:
            pstats.Stats(profiler).sort_stats("cumulative").print_stats(35)


def _f1(record: Record, corpus: Corpus) -> float:
    place = {r.id: (r.page, r.start) for r in record.reports}
    held: dict[str, list[str]] = defaultdict(list)
    for report, where in place.items():
        held[corpus.truth[where]].append(report)
    gold = {p for group in held.values() for p in combinations(sorted(group), 2)}
    found = {p for e in record.events for p in combinations(sorted(e.reports), 2)}
    return 2 * len(gold & found) / max(1, len(gold) + len(found))


if __name__ == "__main__":
    main()
