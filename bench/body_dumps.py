"""The part of bench/body.py for text dumps: trees of the fold that a page is in, so that no page is read by trees grown on its site."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shingles import Count, compare, figures

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts
from communique.pages.body import find_story
from communique.pages.finding import find_article
from communique.pages.lines import split_paragraphs
from communique.pages.seen import look_at
from communique.pages.survey import survey
from communique.pages.trees import Trees, read_trees

STORY = ("dateline", "body", "subhead")


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump with its gold row, as a page, and what `survey` says of it beside the other dumps of its site."""

    gold: Mapping[str, Any]
    page: Page
    site: SiteFacts
    with_others: bool


def measure_dumps(folder: Path, style: str, n: int | None, folds: Path | None) -> None:
    """Print figures for the dumps of `style`: English and other languages, each page by itself and the pages of a site together."""
    dumps = _dumps(folder, style, n)
    trees = {} if folds is None else {file.stem.split("-")[-1]: read_trees(file) for file in sorted(folds.glob("lines-*.json"))}
    which = f"trees of {len(trees)} folds by domain" if trees else "the trees that ship, which were grown on these pages: not a fair figure (--folds)"
    print(f"data: {folder.name}, style {style}, {len(dumps)} dumps; metric: 4-word shingles, means over pages; communique {__version__}, {which}")
    for title, english in (("English", True), ("other languages", False)):
        part = [dump for dump in dumps if (dump.gold["lang"] == "en") is english]
        began = time.process_time()
        ours = [_compare(d, _story(d.page, SiteFacts(), _of(trees, d))) for d in part]
        spent = time.process_time() - began
        print(f"{title}, each page by itself: n {len(part)}")
        print(f"  communique       {figures(ours)}  {len(part) / spent:.0f} pages a CPU second")
        print(f"  its rules alone  {figures([_compare(d, _ruled(d.page)) for d in part])}")
        print(f"  the whole page   {figures([_compare(d, d.page.text) for d in part])}")
        print(f"{title}, with the other pages of its site where there are any ({sum(d.with_others for d in part)}):")
        print(f"  communique       {figures([_compare(d, _story(d.page, d.site, _of(trees, d))) for d in part])}")
        both = [d for d in part if d.with_others]
        print(f"  those pages only {figures([_compare(d, _story(d.page, d.site, _of(trees, d))) for d in both])}")


def _of(trees: Mapping[str, Trees], dump: Dump) -> Trees | None:
    return trees[str(dump.gold["fold"])] if trees else None


def _dumps(folder: Path, style: str, n: int | None) -> list[Dump]:
    gold = {row["id"]: row for row in _rows(folder / "html-gold.jsonl.gz")}
    rows = sorted(_rows(folder / f"dumps-{style}.jsonl.gz"), key=lambda row: str(row["id"]))[:n]
    pages = [Page(f"p-{row['id']}", row["id"], gold[row["id"]]["url"], None, "", "", "text/1", row["text"]) for row in rows]
    facts = survey(pages)
    domains = Counter(row["domain"] for row in rows)
    return [Dump(gold[row["id"]], page, facts[page.id], domains[row["domain"]] > 1) for row, page in zip(rows, pages, strict=True)]


def _story(page: Page, site: SiteFacts, trees: Trees | None) -> str:
    try:
        article = find_article(page, site, any_language=True, trees=trees)
    except PageError:
        return ""
    return "\n".join(page.text[span.start : span.end] for span in article.spans(*STORY))


def _ruled(page: Page) -> str:
    seen = look_at(split_paragraphs(page.text), frozenset())
    return "\n".join(seen[i].line.text for i in sorted(find_story(seen)))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _compare(dump: Dump, found: str) -> Count:
    return compare(dump.gold["body"], found)
