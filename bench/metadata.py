"""What the program says of a story (title, date, authors), beside trafilatura and newspaper4k on the same pages.

    python bench/metadata.py ARTICLES_FOLDER [--style html|resi|insc|node] [--folds even|odd] [--peers PYTHON]

ARTICLES_FOLDER holds metadata-gold.jsonl (title, authors, publishing date of 258 pages, from the test data of flairNLP/fundus, MIT), the pages
as HTML, and as text in three styles (dumps-STYLE.jsonl.gz). Equality is strict: a title is right when its words are (case, punctuation, soft
hyphens and white space left aside), a date when the calendar day is, as the gold writes it, and authors when the set of names is (same rule as
titles; agencies and desks count as the gold has them). "right" counts all pages, absent ones as wrong; "precision" counts the pages for which
something was said. For authors, pages whose gold has none are left out of "right". Thresholds were chosen on even folds; --folds tells them
apart. The peers read HTML only; PYTHON is an interpreter that has them (python -m venv peers; peers/bin/pip install trafilatura newspaper4k
lxml_html_clean), else the one that runs this; one that is not installed is left out by name.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
Said = tuple[str | None, str | None, tuple[str, ...]]  # title, ISO day, authors
NOTHING: Said = (None, None, ())
# Run by the peers' interpreter: one JSON line of path, title, day, authors for each path on standard input; the first line is the version.
PEERS = {
    "trafilatura": """
import json, sys, trafilatura
from importlib.metadata import version
print(json.dumps(version("trafilatura")))
for path in sys.stdin.read().split("\\n"):
    said = trafilatura.bare_extraction(open(path, "rb").read(), with_metadata=True) if path else None
    said = said.as_dict() if said is not None else {}
    authors = (said.get("author") or "").split("; ")
    print(json.dumps([path, said.get("title"), said.get("date"), [a for a in authors if a]]))
""",
    "newspaper4k": """
import json, sys, newspaper
from importlib.metadata import version
print(json.dumps(version("newspaper4k")))
for path in sys.stdin.read().split("\\n"):
    article = newspaper.Article(url="https://example.org/", fetch_images=False)
    try:
        article.download(input_html=open(path, encoding="utf-8", errors="replace").read())
        article.parse()
        day = article.publish_date
        said = [path, article.title, day.date().isoformat() if day else None, list(article.authors)]
    except Exception:  # newspaper4k lets its parsers' errors through
        said = [path, None, None, []]
    print(json.dumps(said))
""",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--style", choices=("html", "resi", "insc", "node"), default="html")
    parser.add_argument("--folds", choices=("even", "odd"), default=None)
    parser.add_argument("--peers", default=sys.executable)
    given = parser.parse_args()
    gold = {row["id"]: row for row in _rows(given.folder / "metadata-gold.jsonl") if _in_folds(row, given.folder, given.folds)}
    print(f"data: metadata-gold.jsonl of {given.folder.name}, style {given.style}, folds {given.folds or 'all'}; strict equality, see --help")
    with TemporaryDirectory() as place:
        files = _files(given.folder, given.style, gold, Path(place))
        start = time.process_time()
        said = {key: _ours(file) for key, file in files.items()}
        seconds = time.process_time() - start
        _print(f"communique {__version__}", gold, said)
        print(f"  {len(files) / seconds:.1f} pages per CPU second, reading and article together")
        for name, source in PEERS.items() if given.style == "html" else ():
            version, found = _peer(given.peers, source, files)
            if version is None:
                print(f"{name}: not installed for {given.peers}, left out")
            else:
                _print(f"{name} {version}", gold, found)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _in_folds(row: dict[str, Any], folder: Path, folds: str | None, *, held: dict[Path, dict[str, int]] = {}) -> bool:  # noqa: B006 (a cache)
    if folds is None:
        return True
    if folder not in held:
        held[folder] = {r["id"]: r["fold"] for r in _rows(folder / "html-gold.jsonl.gz")}
    return (held[folder][row["id"]] % 2 == 0) == (folds == "even")


def _files(folder: Path, style: str, gold: dict[str, dict[str, Any]], place: Path) -> dict[str, Path]:
    """The pages of `gold` as files in `place`, by id."""
    if style == "html":
        sources = {key: gzip.decompress((folder / row["html"]).read_bytes()) for key, row in gold.items()}
    else:
        sources = {row["id"]: row["text"].encode() for row in _rows(folder / f"dumps-{style}.jsonl.gz") if row["id"] in gold}
    files: dict[str, Path] = {}
    for number, key in enumerate(sorted(sources)):
        files[key] = place / f"{number}.{'html' if style == 'html' else 'txt'}"
        files[key].write_bytes(sources[key])
    return files


def _ours(file: Path) -> Said:
    (page,) = read_pages([file])
    if not isinstance(page, Page):
        return NOTHING
    try:
        article = find_article(page, SiteFacts(), any_language=True)
    except PageError:
        return NOTHING
    published = article.published
    day = published.first if published and published.first == published.last else None
    return (article.title.value if article.title else None, day, tuple(author.value for author in article.authors))


def _peer(python: str, source: str, files: dict[str, Path]) -> tuple[str | None, dict[str, Said]]:
    paths = "\n".join(map(str, files.values()))
    done = subprocess.run([python, "-W", "ignore", "-c", source], input=paths, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if not lines:
        return None, {}
    said = {path: (title, day, tuple(authors)) for path, title, day, authors in map(json.loads, lines[1:])}
    return json.loads(lines[0]), {key: said.get(str(file), NOTHING) for key, file in files.items()}


def _print(name: str, gold: dict[str, dict[str, Any]], said: dict[str, Said]) -> None:
    print(name)
    for label, keys in (("English", [k for k in said if gold[k]["lang"] == "en"]), ("all languages", list(said))):
        titles = [(bool(said[k][0]), _key(said[k][0]) == _key(gold[k]["title"])) for k in keys]
        dates = [(bool(said[k][1]), said[k][1] == gold[k]["publishing_date"][:10]) for k in keys]
        signed = [k for k in keys if gold[k]["authors"]]
        authors = [(bool(said[k][2]), _names(said[k][2]) == _names(gold[k]["authors"])) for k in signed]
        figures = ", ".join(f"{what} {_figures(pairs)}" for what, pairs in (("title", titles), ("date", dates), ("authors", authors)))
        print(f"  {label}, n {len(keys)}: {figures}")


def _figures(pairs: list[tuple[bool, bool]]) -> str:
    right = sum(equal for _, equal in pairs)
    given = sum(told for told, _ in pairs)
    return f"{right / max(1, len(pairs)):.3f} (precision {right / max(1, given):.3f})"


def _names(names: Any) -> frozenset[str]:
    return frozenset(map(_key, names or ()))


def _key(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", INVISIBLE.sub("", unicodedata.normalize("NFKC", text or "")).casefold()))


if __name__ == "__main__":
    main()
