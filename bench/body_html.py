"""The part of bench/body.py that reads HTML: the story of a page beside what other extractors take for it, in the same run.

For each part of the corpus (the pages of scrapinghub's benchmark in any language; English and other pages of fundus): precision and recall
over 4-word shingles, averaged over pages, F1 of the two means. Ours is the text of the lines that the import marks as story; `article` is what
is left of them in the article that is found (English pages only: other languages are set aside). With ``--folds`` each page is read by the model
that has not seen its site. Pages per CPU second are of one process: ours with rendering, extractors, marks, and the article with its metadata.
Last, the share of the words of what was extracted that were found again on our lines.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from shingles import compare as _compare
from shingles import figures as _figures

from communique import __version__
from communique.errors import PageError
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article
from communique.pages.rendering import RENDERER, render
from communique.pages.story.aligning import found_share, words_of
from communique.pages.story.boosted import Boosted, model_at
from communique.pages.story.extracting import told_texts
from communique.pages.storymarks import mark_story

STORY = ("dateline", "body", "subhead")
PARTS = ("scrapinghub", "fundus English", "fundus other")
Counts = tuple[int, int, int]


def measure_html(folder: Path, n: int | None, folds: Path | None) -> None:
    """Print the figures of the pages of `folder`, the first `n` by id; `folds` holds the ten models of tools/train_story.py."""
    models = {file.stem: model_at(file) for file in sorted(folds.glob("*.json"))} if folds else {}
    peers, absent = _peers()
    counts: dict[str, dict[str, list[Counts]]] = {}
    spent: dict[str, float] = {}
    mapped = [0, 0]
    for gold, source in _pages(folder, n):
        found = {name: _timed(spent, name, peer, source) for name, peer in peers.items()}
        ours = f"communique {__version__}"
        found[ours], article = _timed(spent, ours, partial(_ours, model=models.get(str(gold["fold"]))), source)
        if gold["lang"] == "en":
            found[f"{ours}, article"] = article
        for name, text in found.items():
            counts.setdefault(name, {}).setdefault(_part(gold), []).append(_compare(gold["body"], text))
        mapped = [a + b for a, b in zip(mapped, _mapped(source), strict=True)]
    print(f"data: {folder.name}, HTML, {'ten folds by domain' if models else 'with the model that ships, which has seen these pages'}")
    for part in PARTS:
        for name, parts in counts.items():
            if part in parts:
                print(f"{part}: {name}: n {len(parts[part])} {_figures(parts[part])}")
    pages = sum(len(rows) for rows in next(iter(counts.values()), {}).values())
    for name, seconds in spent.items():
        print(f"pages per CPU second: {name}: {pages / seconds:.1f}")
    print(f"words of the extracted texts found on our lines: {mapped[0]} of {mapped[1]}, {mapped[0] / max(1, mapped[1]):.4%}")
    for name in absent:
        print(f"not installed here, left out: {name}")


def _pages(folder: Path, n: int | None) -> Iterator[tuple[dict[str, Any], str]]:
    with gzip.open(folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: str(row["id"]))
    for row in rows[:n]:
        yield row, gzip.decompress((folder / row["html"]).read_bytes()).decode("utf-8", "replace")


def _part(gold: dict[str, Any]) -> str:
    return PARTS[0] if gold["set"] == "aeb" else PARTS[1] if gold["lang"] == "en" else PARTS[2]


def _ours(source: str, model: Boosted | None) -> tuple[str, str]:
    """The story as marked, and as it stands in the article ('' where none is found)."""
    rendered = render(source)
    name = page_id(sha256_text="", url=rendered.url)
    page = mark_story(Page(name, "", rendered.url, None, "", "", RENDERER, rendered.text), rendered, source, model)
    told = "\n".join(page.text[mark.start : mark.end] for mark in page.marks if mark.kind == "story")
    try:
        article = find_article(page, SiteFacts())
    except PageError:
        return told, ""
    return told, "\n".join(page.text[span.start : span.end] for span in article.spans(*STORY))


def _mapped(source: str) -> tuple[int, int]:
    rendered = render(source)
    lines = [words_of(rendered.text[mark.start : mark.end]) for mark in rendered.marks]
    pairs = [found_share(lines, told) for told in told_texts(rendered, source)]
    return sum(found for found, _ in pairs), sum(total for _, total in pairs)


def _timed(spent: dict[str, float], name: str, work: Callable[[str], Any], source: str) -> Any:
    start = time.process_time()
    found = work(source)
    spent[name] = spent.get(name, 0.0) + time.process_time() - start
    return found


def _peers() -> tuple[dict[str, Callable[[str], str]], list[str]]:
    """The other extractors that are installed here, by name and version, and the names of those that are not."""
    found: dict[str, Callable[[str], str]] = {}
    absent: list[str] = []
    for name, load in (("trafilatura", _trafilatura), ("resiliparse", _resiliparse), ("readability-lxml", _readability), ("newspaper4k", _newspaper)):
        try:
            peer = load()
        except ImportError:
            absent.append(name)
        else:
            found[f"{name} {version(name)}"] = peer
    return found, absent


def _trafilatura() -> Callable[[str], str]:
    from trafilatura import extract

    return lambda source: extract(source, include_comments=False) or ""


def _resiliparse() -> Callable[[str], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda source: str(extract_plain_text(source, main_content=True, alt_texts=False))


def _readability() -> Callable[[str], str]:
    """readability-lxml, which gives HTML (rendered here by our renderer) and refuses pages with control characters: nothing told."""
    from readability import Document
    from readability.readability import Unparseable

    def take(source: str) -> str:
        try:
            rendered = render(Document(source).summary())
        except Unparseable:
            return ""
        return rendered.text[rendered.body :]

    return take


def _newspaper() -> Callable[[str], str]:
    """newspaper4k, which asks for a tokenizer of its own for some languages; where it has none, it tells nothing."""
    import newspaper

    def take(source: str) -> str:
        article = newspaper.Article("https://example.org/", fetch_images=False, memorize_articles=False)
        article.download(input_html=source)
        try:
            article.parse()
        except ImportError:
            return ""
        return str(article.text)

    return take
