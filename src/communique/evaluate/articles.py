"""Articles against gold: which lines are body, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Entry, check_words
from communique.evaluate.naming import flat
from communique.model.page import Page
from communique.model.record import Record, RecordArticle
from communique.model.spans import Span

HALF = 0.5
"""A line counts as found when at least half of its characters lie in the body."""


def score_article(record: Record, page: Page | None, gold: Entry, figures: Figures) -> None:
    """Add to `figures` the scores of one article; all of it is missed when there is no such page or no article on it."""
    if page:
        for line in gold["lines"]:
            check_words(page, line["start"], line["end"], line["text"])
    article = next((a for a in record.articles if page and a.page == page.id), None)
    figures.add("article", Score(1, int(article is not None), int(article is not None)))
    lines = [line for line in gold["lines"] if line["end"] > line["start"]]
    wanted = [line["role"] in ("body", "subhead") for line in lines]
    given = [article is not None and _in_body(article, Span(line["start"], line["end"])) for line in lines]
    figures.add("body", Score(sum(wanted), sum(given), sum(w and g for w, g in zip(wanted, given, strict=True))))
    for line, want, have in zip(lines, wanted, given, strict=True):
        if want != have:
            figures.miss("body", f"{'missed' if want else 'beside the gold'} {gold['file']}:{line['line']} {line['text']}")
    _metadata(article, gold["file"], gold["metadata"], figures)


def _in_body(article: RecordArticle, line: Span) -> bool:
    return sum(line.overlap(span) for span in article.body) >= HALF * line.length


def _metadata(article: RecordArticle | None, file: str, gold: Mapping[str, Any], figures: Figures) -> None:
    rows: dict[str, tuple[Sequence[str], Sequence[str | None]]] = {
        "title": (_value(gold, "title"), [article.title if article else None]),
        "standfirst": (_value(gold, "standfirst"), [article.standfirst if article else None]),
        "published": (_value(gold, "publication_date"), [article.published if article else None]),
        "outlet": (_value(gold, "outlet"), [article.outlet if article else None]),
        "original_publisher": (_value(gold, "original_publisher"), [article.original_publisher if article else None]),
        "authors": (_value(gold, "authors"), article.authors if article else ()),
        "contributors": (_value(gold, "contributors"), article.contributors if article else ()),
    }
    for name, (wanted, given) in rows.items():
        found = [value for value in given if value]
        right = sum(any(_same(g, f) for f in found) for g in wanted)
        figures.add(f"article.{name}", Score(len(wanted), len(found), right))
        if right < max(len(wanted), len(found)):
            figures.miss("article", f"{name} of {file}: gold {', '.join(wanted) or 'none'}; found {', '.join(found) or 'none'}")


def _value(gold: Mapping[str, Any], name: str) -> list[str]:
    """The values that gold has; of a date that is not stated the inferred one."""
    held = gold.get(name) or []
    parts = held if isinstance(held, list) else [held if held.get("value") else held.get("inferred") or {}]
    return [str(part["value"]) for part in parts if part.get("value")]


def _same(gold: str, found: str) -> bool:
    """Without case, punctuation and a leading article: "The Harbour Post" is "Harbour Post"."""
    one, other = (flat(name).removeprefix("the ") for name in (gold, found))
    return one == other
