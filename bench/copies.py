"""Copies of stories: which articles are one story, which quote a passage of another, and how fast many are looked through.

    python bench/copies.py ARTICLES_FOLDER [--misses]
    python bench/copies.py ARTICLES_FOLDER --growth [--sizes 10000 100000]

ARTICLES_FOLDER holds make_neardup.py, score_neardup.py and what they read (html-gold.jsonl.gz, dumps-resi.jsonl.gz). The synthetic set has no
paraphrase: it is easier than life. Documents are bodies as given, less lines whose wording says that they are furniture; page dumps (relation
``dirty``) go through the pages room. Metric: pairs of one story, scored by score_neardup.py (pairs that share inserted paragraphs only are
neutral); passages: excerpts found with their donor, and pairs of documents without a common source among all passages found between sites.
Beside us on the same texts: containment of word 5-shingles at 0.6 of the shorter body, each pair compared, and trafilatura's Simhash.

--growth makes articles of 400 words (a twentieth of them copies, a third with one of 50 paragraphs of background) and looks through them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from itertools import accumulate, combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.copies.fingerprints import SIZE, fingerprint, words_of
from communique.pages.copies.index import Index
from communique.pages.finding import find_article
from communique.pages.phrases import heads_block, phrase_role
from communique.record.copies import Shared, Text, find_copies
from communique.settings import Settings

FORMULA = 800  # characters from which a line is no formula of a site
SIMILAR = 0.78  # the threshold at which Simhash does best on this set
Pairs = Iterable[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--misses", action="store_true", help="list the passages without a common source")
    parser.add_argument("--growth", action="store_true", help="time generated articles instead")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    given = parser.parse_args()
    if given.growth:
        for size in given.sizes:
            print(_grown(size))
        return
    with TemporaryDirectory() as place:
        _synthetic(given.folder, Path(place), misses=given.misses)


def _synthetic(folder: Path, place: Path, *, misses: bool) -> None:
    made: list[str | Path] = [sys.executable, folder / "make_neardup.py", folder / "html-gold.jsonl.gz", folder / "dumps-resi.jsonl.gz", place]
    print(f"data: {folder.name}, make_neardup.py:", subprocess.run(made, check=True, capture_output=True, text=True).stdout.strip())
    docs = {row["id"]: row for row in map(json.loads, (place / "docs.jsonl").read_text(encoding="utf-8").splitlines())}
    with gzip.open(folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        sites = {row["id"]: row["domain"] for row in map(json.loads, lines)}
    bodies = {key: _body(row) for key, row in docs.items()}
    texts = [Text(key, body, outlet=sites[docs[key]["src"]]) for key, body in bodies.items()]
    begun = time.process_time()
    shared = find_copies(texts, threshold=Settings().copy_threshold)
    print(f"communique {__version__}, {time.process_time() - begun:.1f} CPU seconds")
    between = sorted({(p.one, p.two) for p in shared.passages if sites[docs[p.one]["src"]] != sites[docs[p.two]["src"]]})
    _score(folder, place, _pairs_of(shared), between)
    strange = [pair for pair in between if not _sources(docs[pair[0]]) & _sources(docs[pair[1]])]
    print(f"passages between sites: {len(between)} pairs of documents, {len(strange)} without a common source ({len(strange) / len(between):.1%})")
    if misses:
        print(*strange, sep="\n")
    begun = time.process_time()
    for body in bodies.values():
        fingerprint(body)
    print(f"fingerprints: {len(bodies) / (time.process_time() - begun):.0f} articles per CPU second")
    sets = {key: _shingles(body) for key, body in bodies.items()}
    _peer(folder, place, "containment of 5-shingles ≥ 0.6, each pair", sets, lambda a, b: len(a & b) >= 0.6 * min(len(a), len(b)) > 0)
    _peer(folder, place, f"trafilatura {version('trafilatura')} Simhash ≥ {SIMILAR}", *_simhash(bodies))


def _body(row: Mapping[str, Any]) -> str:
    text: str = row["text"]
    if row["relation"] != "dirty":
        return "\n".join(line for line in text.split("\n") if len(line) >= FORMULA or not (phrase_role(line) or heads_block(line)))
    try:
        article = find_article(Page("p", "dump.txt", None, None, "", "", "text/1", text), SiteFacts())
    except PageError:
        return text
    return "\n".join(text[span.start : span.end] for span in article.spans("body", "subhead"))


def _sources(row: Mapping[str, Any]) -> set[str]:
    return {row["src"], *row["foreign"]}


def _pairs_of(shared: Shared) -> Iterator[tuple[str, str]]:
    """All pairs within each story."""
    stories: dict[str, list[str]] = {}
    for copy, found in shared.copies.items():
        stories.setdefault(found.of, [found.of]).append(copy)
    for story in stories.values():
        yield from combinations(story, 2)


def _score(folder: Path, place: Path, same: Pairs, passages: Pairs = ()) -> None:
    rows = [{"a": a, "b": b} for a, b in same]
    rows += [{"a": a, "b": b, "relation": "contains"} for pair in passages for a, b in (pair, pair[::-1])]
    file = place / "found.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scored: list[str | Path] = [sys.executable, folder / "score_neardup.py", place / "docs.jsonl", place / "pairs.jsonl", file]
    print(subprocess.run(scored, check=True, capture_output=True, text=True).stdout.strip())


def _peer(folder: Path, place: Path, name: str, held: Mapping[str, Any], alike: Callable[[Any, Any], bool]) -> None:
    begun = time.process_time()
    found = [(a, b) for a, b in combinations(sorted(held), 2) if alike(held[a], held[b])]
    print(f"{name}, {time.process_time() - begun:.1f} CPU seconds")
    _score(folder, place, found)


def _shingles(body: str) -> frozenset[str]:
    words = words_of(body)
    return frozenset(" ".join(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1))


def _simhash(bodies: Mapping[str, str]) -> tuple[dict[str, Any], Callable[[Any, Any], bool]]:
    from trafilatura.deduplication import Simhash

    held = {key: Simhash(body) for key, body in bodies.items()}
    return held, lambda a, b: bool(a.similarity(b) >= SIMILAR)


def _grown(size: int) -> str:
    texts = list(_generated(size))
    begun = time.process_time()
    index = Index()
    for text in texts:
        index.add(fingerprint(text.body))
    indexed = time.process_time() - begun
    begun = time.process_time()
    pairs = sum(1 for _ in index.pairs())
    paired = time.process_time() - begun
    begun = time.process_time()
    near = [len(index.near(fingerprint(text.body))) for text in texts[:: max(1, size // 100)]]
    asked = (time.process_time() - begun) / len(near)
    begun = time.process_time()
    shared = find_copies(texts, threshold=Settings().copy_threshold)
    whole = time.process_time() - begun
    copied = sum(1 for text in texts if "c" in text.id)
    return (
        f"{size} generated articles: fingerprints and index {indexed:.1f} CPU seconds, {index.bytes() / size:.0f} bytes an article; {pairs} pairs "
        f"to compare in {paired:.1f} s ({pairs / size:.2f} an article); one more article asked in {asked * 1000:.1f} ms; all of find_copies "
        f"{whole:.1f} s; {len(shared.copies)} copies found of {copied} made"
    )


def _generated(size: int) -> Iterator[Text]:
    """Articles of words drawn as often as words are (the n-th 1/n as often as the first); ids do not tell copies from originals by order."""
    random = Random(20260205)
    vocabulary = [f"w{n}" for n in range(50_000)]
    weights = list(accumulate(1 / (n + 1) for n in range(len(vocabulary))))

    def told(n: int) -> list[str]:
        return random.choices(vocabulary, cum_weights=weights, k=n)

    background = [" ".join(told(60)) for _ in range(50)]
    last: list[Sequence[str]] = []
    for n in range(size):
        if last and n % 20 == 0:
            words = random.choice(last)
            yield Text(f"{random.random():.12f}c{n}", " ".join(words[: random.randint(150, 400)]))
            continue
        words = told(400)
        last = [*last[-999:], words]
        end = "\n" + random.choice(background) if n % 3 == 0 else ""
        yield Text(f"{random.random():.12f}o{n}", " ".join(words) + end)


if __name__ == "__main__":
    main()
