"""Stories whose day is known, without it: what the benches and the training of dating read."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from communique.errors import PageError
from communique.model.article import Article, Block
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.times.clues import STORY

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
HEAD = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:{MONTHS}) [0-9]{{1,2}} ?, [0-9]{{4}}")
SPACED = re.compile(r" (?=[,.;:!?)%]|'s )|(?<=[(]) ")
REACH = 400  # characters in which the date at the head stands


@dataclass(frozen=True, slots=True)
class Dated:
    """A story of a known day, as a page and an article that do not state it. `doubted`: the date at the head of its text was another."""

    day: date
    page: Page
    article: Article
    doubted: bool = False


def read_dated(path: Path) -> Iterator[Dated]:
    """The stories of `path`: Wikinews as JSONL (`dct`, `text`) or CSV (`date`, `title`, `text`), or the English pages of an ARTICLES_FOLDER for
    which the program finds a date."""
    if path.is_dir():
        yield from _pages(path)
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield _story(f"{row['title']}\n{row['text']}", row["date"], len(row["title"]) + 1)
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield _story(entry["text"], entry["dct"], 0)


def _story(text: str, told: str, start: int) -> Dated:
    """The story without the date at its head, as a page of a title and one block for each paragraph."""
    head = HEAD.search(text, start, start + REACH) if not start or HEAD.match(text[start:].lstrip()) else None
    title, body = (text[: head.start()], text[head.end() :]) if head else (text[:start], text[start:])
    paragraphs = [SPACED.sub("", p.strip()) for p in re.split(r"\n\s*\n", body)]
    lines = [SPACED.sub("", title.strip()), *(" ".join(p.split()) if start else p for p in paragraphs)]
    blocks, at = [], 0
    for n, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "body" if n else "title"))
        at += len(line) + 1
    page = Page("p-bench", "story.txt", None, None, "", "", "text/1", "\n".join(lines))
    day = date.fromisoformat(told if told[4] == "-" else "-".join(reversed(told.split("-"))))
    doubted = head is not None and _day(head.group()) != day
    return Dated(day, page, Article(page.id, tuple(blocks), None, None, None, None, None, (), (), "en"), doubted)


def _day(head: str) -> date:
    """The day of what `HEAD` matches."""
    month, day, year = head.replace(",", " ").split()[-3:]
    return date(int(year), MONTHS.split("|").index(month) + 1, int(day))


def _pages(folder: Path) -> Iterator[Dated]:
    with gzip.open(folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines, TemporaryDirectory() as place:
        for row in sorted(map(json.loads, lines), key=lambda row: str(row["id"])):
            if row["lang"] == "en":
                file = Path(place) / "page.html"
                file.write_bytes(gzip.decompress((folder / row["html"]).read_bytes()))
                yield from _undated(file)


def _undated(file: Path) -> Iterator[Dated]:
    """The story of the page `file` with the day that the program finds, its lines of dates left out; nothing where it finds no day."""
    (page,) = read_pages([file])
    if not isinstance(page, Page):
        return
    try:
        article = find_article(page, SiteFacts())
    except PageError:
        return
    stated = article.published
    if stated is not None and stated.first == stated.last:
        blocks = tuple(b for b in article.blocks if b.role in STORY)
        yield Dated(date.fromisoformat(stated.first), replace(page, fetched=None), replace(article, blocks=blocks, published=None, updated=None))
