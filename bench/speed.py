"""How fast a record is made, stage by stage, beside the bare parser and others that run.

    python bench/speed.py ARTICLES_FOLDER [--corpora html resi made] [--n 100] [--profile STAGE] [--builds] [--memory 1000 10000]

ARTICLES_FOLDER holds html-gold.jsonl.gz with html/ and dumps-resi.jsonl.gz: `html` are its English pages as HTML, `resi` the same as text of whole
pages, `made` JSON Lines of generated articles of about 700 words, paragraphs of these pages' gold bodies under a title and a date, drawn with a
fixed seed. Stages: CPU seconds of one process, everything loaded and gone through once on other pages before; each page passes through all
stages before the next page comes. A word is a word of the story that was found (`Analysis.words`). The bare parser is spaCy's `nlp.pipe` over
the very same texts, in one call. Beside us, in the same run: trafilatura's text of the pages (`html`), dateparser's search for dates in the
stories, where installed. `--builds` times whole builds in processes of their own (fresh with 1 and 2 processes, again with nothing new) and
`communique --help`: CPU and wall seconds with start-up, and the highest resident size. `--memory` gives the resident size of a process that
passes so many generated articles through `work`, without keeping them.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import json
import platform
import pstats
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parent))
import spacy
from speed_builds import tell_builds, tell_memory

from communique import __version__
from communique.actors.finding import find_actors
from communique.building.collecting import collect, prepare
from communique.building.made import MadeWith
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.errors import PageError
from communique.events.expectations import find_expectations
from communique.events.positions import find_positions
from communique.events.reporting import find_reports
from communique.language import reading
from communique.language.models import find_model
from communique.language.reading import STORY_ROLES, parser_label, read_story
from communique.model.analysis import Analysis
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.places.finding import find_places
from communique.record.merging import merge
from communique.settings import Settings
from communique.statements.finding import find_statements
from communique.store.book import Store
from communique.store.coding import encode_analysis
from communique.store.staging import Staging
from communique.times.stories import story_times

CORPORA = ("html", "resi", "made")
WORDS = 700
STAGES = ("read", "article", "parse", "times", "actors", "statements", "events", "stances", "places", "encode", "merge", "store")
PARSER = "parse"
T = TypeVar("T")


class Clock:
    """CPU seconds by stage; what is in `profiled` also goes through a profiler."""

    def __init__(self, profiled: Sequence[str] = ()) -> None:
        self.spent: Counter[str] = Counter()
        self.profiled = profiled
        self.profiler = cProfile.Profile()

    def __call__(self, stage: str, what: Callable[[], T]) -> T:
        begin = time.process_time()
        if stage in self.profiled:
            self.profiler.enable()
        try:
            return what()
        finally:
            self.profiler.disable()
            self.spent[stage] += time.process_time() - begin


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    options.add_argument("--corpora", nargs="*", choices=CORPORA, default=CORPORA)
    options.add_argument("--n", type=int, default=100, help="pages of each corpus")
    options.add_argument("--profile", nargs="*", default=[], choices=STAGES)
    options.add_argument("--builds", action="store_true")
    options.add_argument("--memory", type=int, nargs="*", default=[])
    given = options.parse_args()
    print(f"communique {__version__}, {parser_label()}, spaCy {version('spacy')}, Python {platform.python_version()}; data: {given.folder.name}")
    for corpus in given.corpora:
        with TemporaryDirectory() as place:
            size = save(given.folder, corpus, Path(place), given.n)
            print(f"\n{corpus}: {given.n} pages asked for, {size / 1e6:.1f} MB")
            words = tell_stages(Path(place), given.profile)
            if given.builds:
                tell_builds(Path(place), words)
    for number in given.memory:
        tell_memory(Path(__file__), given.folder, number)


def save(folder: Path, corpus: str, place: Path, n: int) -> int:
    """Write `n` pages of `corpus` to `place`; returns their bytes."""
    if corpus == "made":
        file = place / "made.jsonl"
        with file.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(entry) + "\n" for entry in made(folder, n))
        return file.stat().st_size
    size = 0
    for number, row in zip(range(n), _english(folder), strict=False):
        data = gzip.decompress((folder / row["html"]).read_bytes()) if corpus == "html" else row["dump"].encode()
        (place / f"{number:04}.{'html' if corpus == 'html' else 'txt'}").write_bytes(data)
        size += len(data)
    return size


def made(folder: Path, n: int) -> Iterator[dict[str, str]]:
    """`n` generated entries; the first of them are the same whatever `n` is."""
    chance = random.Random(10)
    held = [p for row in _english(folder, dumps=False) for p in row["body"].split("\n\n") if 15 <= len(p.split()) <= 120]
    for number in range(n):
        told: list[str] = []
        while sum(len(p.split()) for p in told) < WORDS:
            told.append(chance.choice(held))
        day = date(2020, 1, 1) + timedelta(days=number % 1500)
        title = f"{' '.join(told[0].split()[:9])} {number}"
        yield {"url": f"https://site{number % 50}.example/{number}", "title": title, "date_publish": f"{day}", "maintext": "\n\n".join(told)}


def _english(folder: Path, *, dumps: bool = True) -> Iterator[dict[str, Any]]:
    texts: dict[str, str] = {}
    if dumps:
        with gzip.open(folder / "dumps-resi.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    with gzip.open(folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (row | {"dump": texts.get(row["id"], "")} for row in map(json.loads, lines) if row["lang"] == "en")


def tell_stages(place: Path, profiled: Sequence[str]) -> int:
    """Print CPU seconds of each stage over the pages in `place`, and of the bare parser and the peers over the same texts; returns the words."""
    codebook, settings = load(), Settings()
    with TemporaryDirectory() as folder:
        _through(place, codebook, settings, Clock(), store=Path(folder, "first.db"), most=5)
        clock = Clock(profiled)
        analyses = _through(place, codebook, settings, clock, store=Path(folder, "talks.db"))
    words = sum(a.words for a in analyses)
    bare = _bare(analyses)
    total, others = sum(clock.spent.values()), sum(s for stage, s in clock.spent.items() if stage != PARSER)
    print(f"{len(analyses)} articles, {words} words; CPU seconds, one process")
    print("stage        seconds  of the bare parser")
    for stage in STAGES:
        print(f"{stage:12} {clock.spent[stage]:7.2f}  {100 * clock.spent[stage] / bare:5.1f} %")
    print(f"all          {total:7.2f}  {100 * total / bare:5.1f} %: {words / total:,.0f} words and {len(analyses) / total:.1f} articles a second")
    print(f"not parsing  {others:7.2f}  {100 * others / bare:5.1f} % of the bare parser, {100 * others / clock.spent[PARSER]:.1f} % of our parsing")
    print(f"bare parser  {bare:7.2f}  {words / bare:,.0f} words a second")
    _tell_peers(place, analyses)
    if profiled:
        pstats.Stats(clock.profiler).sort_stats("tottime").print_stats(40)
    return words


def _through(place: Path, codebook: Codebook, settings: Settings, clock: Clock, *, store: Path, most: int | None = None) -> list[Analysis]:
    """The English pages in `place` through all stages of a build."""
    analyses: list[Analysis] = []
    with Store.create(store) as book, book.staging() as staged:
        clock("read", lambda: collect([place], staged, store=book, made=MadeWith(codebook, settings)))
        clock("read", lambda: prepare(staged, codebook=codebook, settings=settings, label=parser_label()))
        for name, key in staged.prepared()[:most]:
            page, facts = clock("read", partial(_staged, staged, name))
            analysis = _analyse(page, facts, codebook, settings, clock)
            if analysis is not None:
                clock("encode", partial(encode_analysis, analysis))
                clock("store", partial(book.put_analysis, key, page, analysis))
                analyses.append(analysis)
        record = clock("merge", lambda: merge(analyses, codebook=codebook, settings=settings))
        clock("store", lambda: book.write_record(record, sentences={a.page.id: a.sentences for a in analyses}))
    return analyses


def _analyse(page: Page, facts: SiteFacts, codebook: Codebook, settings: Settings, clock: Clock) -> Analysis | None:
    """As `communique.analysing.analyse`, stage by stage."""
    try:
        article = clock("article", lambda: find_article(page, facts))
    except PageError:
        return None
    if not article.language.startswith("en"):
        return None
    parse = clock(PARSER, lambda: read_story(page, article))
    times = clock("times", lambda: story_times(page, article))
    book = clock("actors", lambda: find_actors(page, article, parse, settings.actors))
    statements = clock("statements", lambda: find_statements(page, article, parse, book, times))
    told = (page, article, parse, book, times, statements, codebook)
    reports = clock("events", lambda: find_reports(*told))
    positions, expectations = clock("stances", lambda: (find_positions(*told), find_expectations(*told)))
    actors = clock("actors", book.freeze)
    places = clock("places", lambda: find_places(page, article, parse, actors, reports))
    return Analysis(
        page=page, article=article, times=times, actors=actors, statements=statements, reports=reports, positions=positions,
        expectations=expectations, sentences=tuple((s.start, s.end) for s in parse.sentences), parser=parse.parser,
        words=sum(len(page.text[a:b].split()) for a, b in article.spans(*STORY_ROLES)), places=places,
    )  # fmt: skip


def _bare(analyses: Iterable[Analysis]) -> float:
    """CPU seconds of spaCy's own loop, with the model as it is published, over the texts of the stories."""
    texts = [reading.plain(a.page.text[b.start : b.end]) for a in analyses for b in a.article.blocks if b.role in STORY_ROLES]
    nlp = spacy.load(find_model().folder, exclude=["senter"])
    for _ in nlp.pipe(texts[:100], batch_size=64):  # what is loaded once
        pass
    begin = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - begin


def _staged(staged: Staging, name: str) -> tuple[Page, SiteFacts]:
    return staged.page(name), staged.facts(name)


def _extract(trafilatura: Any, file: Path) -> Any:
    return trafilatura.bare_extraction(file.read_bytes(), with_metadata=True)


def _tell_peers(place: Path, analyses: Sequence[Analysis]) -> None:
    words = sum(a.words for a in analyses)
    files = sorted(place.glob("*.html"))
    if files:
        import trafilatura

        clock = Clock()
        for file in files:
            clock("peer", partial(_extract, trafilatura, file))
        print(f"beside us: trafilatura {version('trafilatura')}, text and metadata of {len(files)} pages: {clock.spent['peer']:.2f}")
    try:
        from dateparser.search import search_dates
    except ImportError:
        return
    clock, some = Clock(), analyses[:10]
    for a in some:
        for start, end in a.article.spans("body"):
            clock("peer", partial(search_dates, a.page.text[start:end], languages=["en"]))
    spent = clock.spent["peer"] * words / max(1, sum(a.words for a in some))
    print(f"beside us: dateparser {version('dateparser')}, dates in the stories: {spent:.2f} (from {len(some)} of them)")


if __name__ == "__main__":
    main()
