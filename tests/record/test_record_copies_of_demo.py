"""The example of docs/copies.md is what the demo's pages give."""

from __future__ import annotations

from pathlib import Path

import communique.demo
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.record.copies import Copy, Text, find_copies

CORPUS = Path(communique.demo.__file__).parent / "corpus"
DOCS = Path(__file__).parent.parent.parent / "docs" / "copies.md"


def test_the_example_of_the_documentation() -> None:
    paths: dict[str, str] = {}
    texts = []
    for page in read_pages([CORPUS]):
        assert isinstance(page, Page)
        article = find_article(page, SiteFacts())
        body = "\n".join(page.text[span.start : span.end] for span in article.spans("body", "subhead"))
        outlet, origin = (None if named is None else named.value for named in (article.outlet, article.original_publisher))
        texts.append(Text(page.id, body, article.published.first if article.published else None, outlet, origin))
        paths[page.id] = page.path
    shared = find_copies(texts, threshold=0.5)
    ((page_id, copy),) = shared.copies.items()
    assert paths[page_id] == "harbour-daily-accord.txt"
    assert paths[copy.of] == "meridian-gazette-accord.txt"
    assert copy == Copy(copy.of, "truncated", 1.0, "the copy names Meridian Gazette as original publisher")
    assert not shared.passages
    told = DOCS.read_text(encoding="utf-8")
    assert all(str(words) in told for words in (paths[page_id], paths[copy.of], copy.kind, copy.share, copy.reason))
