"""How much memory a build's merge takes, and how it grows with the number of articles.

    python bench/memory.py ARTICLES_FOLDER [--sizes 1000 4000] [--short 10000] [--merge-only]

Articles that were analysed already, in a record file; what is measured is what a build then does: gather, link, write (`merge_through` and
`Store.write_stream`), in a process of its own. `--sizes`: the stories of the demo and as many generated articles of 700 words
(``bench/speed.py``), analysed once and then again and again with other words, five days later each time, so that no two are copies; the actors
stay. `--short`: generated reports of 60 words (``tests/generated.py``). For each size: CPU seconds, resident size before the merge and at its
highest; then, but for `--merge-only`, the same of checking the record and merging it again (`verify`), and of writing it out as JSON, JSON Lines and
CSV. At the end the merges as a table.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from time import process_time
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from communique import __version__
from communique.building.kept import Kept
from communique.building.made import NOTE, MadeWith
from communique.building.verifying import verify
from communique.codebooks.loading import load
from communique.exports.streaming import write_streamed
from communique.model.analysis import Analysis
from communique.model.article import StatedDate
from communique.model.page import Page, SiteFacts
from communique.model.streams import RecordStream
from communique.model.times import Time
from communique.record.merging import merge_through
from communique.settings import Settings
from communique.store.book import Store

WORD = re.compile(r"\b[a-z]{3,}\b")
TURNED = [str.maketrans(ascii_lowercase, ascii_lowercase[n:] + ascii_lowercase[:n]) for n in range(26)]
APART = timedelta(days=5)
ARTICLES_AN_EVENT = 1.1  # of tests/generated.py, with its own shares
MEGABYTE = 1024
READ = ("verify", "json", "jsonl", "csv")
TABLE = ("", "| articles | before merging | at the highest | CPU seconds | ms an article |", "|---|---:|---:|---:|---:|")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 4000])
    parser.add_argument("--short", type=int, nargs="*", default=[10_000])
    parser.add_argument("--merge-only", action="store_true")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        steps = {"merge": merge_kept, "fill": fill_short}
        steps.get(given.step[0], partial(read_again, given.step[0]))(Path(given.step[1]), *given.short)
        return
    print(f"communique {__version__}; data: the demo, {given.folder.name}, generated; resident sizes of one process")
    with TemporaryDirectory() as place:
        rows = [*TABLE]
        if given.sizes:
            base = analysed(given.folder, Path(place))
        for size in given.sizes:
            fill(Path(place, f"{size}.db"), islice(again(base), size))
            rows.append(tell("articles", size, given.folder, Path(place, f"{size}.db"), read=() if given.merge_only else READ))
        for size in given.short:
            step("fill", given.folder, Path(place, f"short{size}.db"), size)
            rows.append(tell("short articles", size, given.folder, Path(place, f"short{size}.db"), read=() if given.merge_only else READ))
    print("\n".join(rows))


def analysed(folder: Path, place: Path) -> list[Analysis]:
    """The stories of the demo and as many generated ones, in turn."""
    import speed

    from communique.building import build

    demo = sorted((Path(__file__).parent.parent / "src/communique/demo/corpus").iterdir())
    speed.save(folder, "made", place, len(demo))
    build([*demo, place / "made.jsonl"], place / "base.db", processes=1)
    with Store.open(place / "base.db") as store:
        held = store.analyses()
    made = [a for a in held if a.page.path == "made.jsonl"]
    return [a for pair in zip([a for a in held if a not in made], made, strict=False) for a in pair]


def again(base: list[Analysis]) -> Iterator[Analysis]:
    """The articles of `base` without end: each time with other words, and `APART` later."""
    turn = 0
    while True:
        yield from (turned(a, turn) for a in base)
        turn += 1


def turned(analysis: Analysis, turn: int) -> Analysis:
    """`analysis` with each word in lower case of its page written with other letters, and its days moved."""
    page, article, later = analysis.page, analysis.article, APART * turn
    text = WORD.sub(lambda m: m[0].translate(TURNED[crc32(f"{turn} {m[0]}".encode()) % 26]), page.text)
    name = f"p-{crc32(page.id.encode()):08x}{turn:06d}"
    page = replace(page, id=name, path=f"{turn}/{page.path}", sha256=name, sha256_text=name, text=text)
    stated = None if article.published is None else _moved(article.published, later)
    times = tuple(_later(t, later) for t in analysis.times)
    return replace(analysis, page=page, article=replace(article, page=name, published=stated), times=times)


def _moved(stated: StatedDate, later: timedelta) -> StatedDate:
    first, last = ((date.fromisoformat(day) + later).isoformat() for day in (stated.first, stated.last))
    return replace(stated, first=first, last=last)


def _later(time: Time, later: timedelta) -> Time:
    year, month, day, *rest = (*time.args, None, None, None)
    if time.op != "date" or not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
        return time
    moved = date(year, month, day) + later
    return replace(time, args=(moved.year, moved.month, moved.day, *rest[: len(time.args) - 3]))


def fill(place: Path, analyses: Iterable[Analysis]) -> None:
    """Put `analyses` and their pages into a new record file."""
    pages: list[Page] = []
    with Store.create(place) as store:
        for analysis in analyses:
            store.put_analysis(analysis.page.id, analysis.page, analysis)
            pages.append(analysis.page)
        store.write_stream(RecordStream("", None, "", pages, {}, (), {}))


def fill_short(place: Path, articles: int) -> None:
    from generated import generate

    fill(place, generate(int(articles / ARTICLES_AN_EVENT), seed=7).analyses[:articles])


def merge_kept(place: Path, *_: int) -> None:
    """Merge and write the record again from the analyses in `place`; print what it took."""
    codebook = load()
    with Store.create(place) as store, store.staging() as staged, store.shelves() as shelves:
        for name in store.sources().values():
            page = store.page(name)
            if page is not None:
                staged.put(page, site="")
                staged.prepare(name, key=name, facts=SiteFacts(()))
        before, begun = _resident("VmRSS"), process_time()
        store.write_stream(merge_through(Kept(store, staged, {}), shelves, codebook=codebook, settings=Settings()))
        spent = process_time() - begun
        store.put_note(NOTE, MadeWith(codebook, Settings()).note())
    print(f"{spent:.0f} CPU s; {before} MB before, {_resident('VmHWM')} MB at the highest")


def read_again(what: str, place: Path, *_: int) -> None:
    """Check the record at `place`, or write it out in the format `what`; print what it took."""
    begun = process_time()
    with TemporaryDirectory() as folder:
        if what == "verify":
            verify(place)
        else:
            write_streamed(what, place, Path(folder, what), out=BytesIO())
    print(f"{what} {process_time() - begun:.0f} CPU s, {_resident('VmHWM')} MB")


def _resident(what: str) -> int:
    """MB; what getrusage says of a process begins with the size of the one that started it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) // MEGABYTE for line in lines if line.startswith(what))


def step(name: str, folder: Path, place: Path, *sizes: int) -> str:
    command = [sys.executable, __file__, str(folder), "--step", name, str(place), "--short", *map(str, sizes)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def tell(what: str, articles: int, folder: Path, place: Path, *, read: Sequence[str]) -> str:
    """Print what merging, and then reading, the record at `place` takes; gives the row of the table."""
    found = step("merge", folder, place)
    print(f"{articles:,} {what}: {found}; the file {place.stat().st_size / 1e6:.0f} MB", flush=True)
    for name in read:
        print(f"  {step(name, folder, place)}", flush=True)
    for file in place.parent.glob(f"{place.name}*"):
        file.unlink()
    spent, before, highest = map(int, re.findall(r"\d+", found))
    return f"| {articles:,} {what} | {before} MB | {highest} MB | {spent} | {1000 * spent / articles:.1f} |"


if __name__ == "__main__":
    main()
