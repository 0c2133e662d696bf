"""A date that is only likely is shown as such, on the site and in the terminal's words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from site_kit import stored

from communique.model.record import RecordArticle
from communique.showing.lines import say_article
from communique.showing.view import View
from communique.web.edition import load
from sample_talks import RECORD

POST: RecordArticle = next(a for a in RECORD.articles if a.id == "d-post")


def undated(first: str | None, last: str | None, *likely: str) -> RecordArticle:
    return replace(POST, published=None, published_from=first, published_to=last, published_basis="undetermined", published_likely=likely)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (undated(None, None, "2031-03-04", "2031-03-03"), "date unknown (likely 4 or 3 March 2031)"),
        (undated(None, "2031-03-04", "2031-03-04"), "date unknown (until 4 March 2031; likely 4 March 2031)"),
        (undated("2031-02-27", "2031-03-04", "2031-03-01", "2031-02-28"), " (likely 1 March 2031 or 28 February 2031)"),
        (undated("2031-03-01", "2031-03-04", "2031-03-04", "2031-03-03", "2031-03-01"), "1–4 March 2031 (likely 4, 3 or 1 March 2031)"),
        (undated(None, None), "date unknown"),
        (replace(POST, published_basis="inferred"), "3 March 2031 (inferred)"),
        (POST, "3 March 2031"),
    ],
)
def test_likely_days_are_told_as_likely(tmp_path: Path, article: RecordArticle, words: str) -> None:
    record = replace(RECORD, articles=tuple(article if a.id == POST.id else a for a in RECORD.articles))
    assert words in say_article(article, View(record, lambda _: ())).partition(" · ")[0].replace("by 4 March", "until 4 March")
    if article.published_likely:
        edition = load(stored(tmp_path / "talks.db", record), name="x")
        for where in ("articles.html", "articles/d-post.html"):
            assert words.removeprefix("date unknown (") in " ".join(html.fromstring(edition.text_of(where) or "").text_content().split())
