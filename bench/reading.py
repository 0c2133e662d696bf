"""How fast pages are read, and how much memory a long file takes.

    python bench/reading.py ARTICLES_FOLDER [--n N] [--lines 1000 20000]

ARTICLES_FOLDER holds dumps-STYLE.jsonl.gz and html-gold.jsonl.gz with html/. Speed: pages per CPU second of one process, read from files and
the article found on each (`read_pages` and `find_article`), English and others. Memory: the highest resident size of a process of its own
that reads a generated JSON Lines file of so many entries, from a hundred sites, as a build does (`collect` and `prepare`: read, kept on disk,
surveyed), beside that of a process that has only loaded the program.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import __version__
from communique.building.collecting import collect, prepare
from communique.building.made import MadeWith
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.settings import Settings
from communique.store.book import Store
from communique.store.staging import Staging

STYLES = ("resi", "insc", "node", "html")
SITES, WORDS = 100, 400


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--n", type=int, default=None, help="pages of each style")
    parser.add_argument("--lines", type=int, nargs="+", default=[1000, 20000], help="lengths of the generated files")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.memory_of is not None:
        print(json.dumps(_memory(given.memory_of)))
        return
    print(f"communique {__version__}; data: {given.folder.name}; pages per CPU second, one process")
    for style in STYLES:
        print(f"{style}: {_speed(given.folder, style, given.n)}")
    for number in given.lines:
        print(f"JSON Lines, {number:,} entries: {_measured(given.folder, number)}")


def _speed(folder: Path, style: str, n: int | None) -> str:
    with TemporaryDirectory() as place:
        size = _save(folder, style, Path(place), n)
        for page in read_pages(sorted(Path(place).iterdir())[:2]):  # what is loaded once
            _find(page)
        begin = time.process_time()
        pages = sum(1 for _ in read_pages([Path(place)]))
        reading = time.process_time() - begin
        spent: list[tuple[bool, float]] = []
        begin = time.process_time()
        for page in read_pages([Path(place)]):
            found = _find(page)
            spent.append((found, time.process_time() - begin))
            begin = time.process_time()
    both, articles = sum(seconds for _, seconds in spent), [seconds for found, seconds in spent if found]
    told = f"{pages} pages, {size / pages / 1000:.0f} kB each"
    told += f"; {len(articles)} with an article in a language that is read, of these {len(articles) / max(1e-9, sum(articles)):.0f} a second"
    return f"read {pages / reading:.0f} a second; read and article found {pages / both:.0f} a second ({told})"


def _save(folder: Path, style: str, place: Path, n: int | None) -> int:
    size = 0
    with gzip.open(folder / ("html-gold.jsonl.gz" if style == "html" else f"dumps-{style}.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if number == n:
                break
            data = gzip.decompress((folder / row["html"]).read_bytes()) if style == "html" else row["text"].encode()
            (place / f"{number:04}.{'html' if style == 'html' else 'txt'}").write_bytes(data)
            size += len(data)
    return size


def _find(page: Any) -> bool:
    try:
        return isinstance(page, Page) and find_article(page, SiteFacts()) is not None
    except PageError:
        return False


def _measured(folder: Path, number: int) -> str:
    with TemporaryDirectory() as place:
        file = Path(place, "entries.jsonl")
        with file.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(entry) + "\n" for entry in _entries(number))
        size = file.stat().st_size
        done = subprocess.run([sys.executable, __file__, str(folder), "--memory-of", str(file)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return (
        f"{size / 1e6:.1f} MB; highest resident size {found['resident']:.0f} MB, {found['loaded']:.0f} MB of them the program; "
        f"{number / found['seconds']:.0f} entries a CPU second"
    )


def _entries(number: int) -> Iterator[dict[str, str]]:
    """Made-up stories of `WORDS` words each, without meaning; the same for the same number."""
    chance = random.Random(number)
    words = ["".join(chance.choices("aeioubdglmnrst", k=chance.randint(2, 9))) for _ in range(5000)]
    for n in range(number):
        text = "\n\n".join(" ".join(chance.choices(words, k=40)).capitalize() + "." for _ in range(WORDS // 40))
        yield {"url": f"https://site{n % SITES}.example/{n}", "title": f"Story {n}", "date_publish": "2031-03-05", "maintext": text}


def _memory(file: Path) -> dict[str, float]:
    codebook, settings = load(), Settings()
    with TemporaryDirectory() as place, Store.create(Path(place, "talks.db")) as store, store.staging() as staged:
        first = Path(place, "first.jsonl")
        with file.open(encoding="utf-8") as lines:
            first.write_text(next(lines), encoding="utf-8")
        _read(first, staged, store, codebook, settings)  # what is loaded once
        loaded, begin = _resident(), time.process_time()
        _read(file, staged, store, codebook, settings)
        return {"resident": _resident(), "loaded": loaded, "seconds": time.process_time() - begin}


def _read(file: Path, staged: Staging, store: Store, codebook: Codebook, settings: Settings) -> None:
    collect([file], staged, store=store, made=MadeWith(codebook, settings))
    prepare(staged, codebook=codebook, settings=settings, label="none")


def _resident() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
