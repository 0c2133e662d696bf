"""Pages made by hand for the tests of this room."""

from __future__ import annotations

from communique.model.article import Article, Block, StatedDate
from communique.model.page import Page


def article_of(
    *lines: tuple[str, str], published: StatedDate | None = None, updated: StatedDate | None = None, fetched: str | None = None
) -> tuple[Page, Article]:
    """A page of (role, text) lines, and its article."""
    blocks: list[Block] = []
    text = ""
    for role, words in lines:
        blocks.append(Block(len(text), len(text) + len(words), role))
        text += words + "\n"
    page = Page("p-test", "test.txt", None, None, "", "", "text/1", text, fetched=fetched)
    return page, Article(page.id, tuple(blocks), None, None, published, None, None, (), (), "en", updated=updated)
