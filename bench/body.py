"""How much of the story is found on a page, and how little else.

    python bench/body.py ARTICLES_FOLDER [--style resi|insc|node|html] [--n N]

ARTICLES_FOLDER holds html-gold.jsonl.gz (pages as HTML, with the gold body of each) and dumps-STYLE.jsonl.gz (the same pages as text). The
measure is that of scrapinghub's article-extraction-benchmark: precision and recall over 4-word shingles, averaged over pages, F1 of the two
means. On HTML, trafilatura alone runs beside us on the same pages. English pages only; the first N by id.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

WORD = re.compile(r"\w+")
SHINGLE = 4
STORY = ("dateline", "body", "subhead")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("--style", choices=("resi", "insc", "node", "html"), default="resi")
    parser.add_argument("--n", type=int, default=None)
    given = parser.parse_args()
    gold = {row["id"]: row for row in _rows(given.folder / "html-gold.jsonl.gz") if row["lang"] == "en"}
    systems: dict[str, list[tuple[int, int, int]]] = {}
    for row, page, source in _pages(given.folder, given.style, gold, given.n):
        systems.setdefault(f"communique {__version__}", []).append(_compare(row["body"], _story(page)))
        if source is not None:
            systems.setdefault(f"trafilatura {version('trafilatura')}", []).append(_compare(row["body"], _alone(source)))
    print(f"data: {given.folder.name}, style {given.style}, English; metric: 4-word shingles, means over pages")
    for name, counts in systems.items():
        print(f"{name}: n {len(counts)} {_figures(counts)}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _pages(folder: Path, style: str, gold: Mapping[str, dict[str, Any]], n: int | None) -> Iterator[tuple[dict[str, Any], Page | None, str | None]]:
    """Gold row, page (None where it cannot be read) and, for HTML, the source, in the order of ids."""
    if style == "html":
        held = {key: gzip.decompress((folder / row["html"]).read_bytes()) for key, row in sorted(gold.items())[:n]}
    else:
        dumps = {row["id"]: row["text"].encode() for row in _rows(folder / f"dumps-{style}.jsonl.gz") if row["id"] in gold}
        held = dict(sorted(dumps.items())[:n])
    with TemporaryDirectory() as place:
        file = Path(place, "page.html" if style == "html" else "page.txt")
        for key, data in held.items():
            file.write_bytes(data)
            (page,) = read_pages([file])
            yield gold[key], page if isinstance(page, Page) else None, data.decode("utf-8", "replace") if style == "html" else None


def _story(page: Page | None) -> str:
    if page is None:
        return ""
    try:
        article = find_article(page, SiteFacts())
    except PageError:
        return ""
    return "\n".join(page.text[span.start : span.end] for span in article.spans(*STORY))


def _alone(source: str) -> str:
    import trafilatura

    return trafilatura.extract(source, include_comments=False) or ""


def _compare(gold: str, found: str) -> tuple[int, int, int]:
    """Shingles in both, only found, only gold."""
    wanted, given = _shingles(gold), _shingles(found)
    both = sum((wanted & given).values())
    return both, sum(given.values()) - both, sum(wanted.values()) - both


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def _figures(counts: list[tuple[int, int, int]]) -> str:
    precision = _mean([both / (both + extra) for both, extra, _ in counts if both + extra])
    recall = _mean([both / (both + missed) for both, _, missed in counts if both + missed])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"F1 {f1:.4f} precision {precision:.4f} recall {recall:.4f}"


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()
