"""A string as a page that holds nothing but a story."""

from __future__ import annotations

import hashlib

from communique.model.article import Article, Block
from communique.model.page import Page, page_id


def plain_story(text: str, *, path: str = "text.txt") -> tuple[Page, Article]:
    """`text` as a page, and its article: each line that is not blank is a paragraph of the body; no title, no date, in English.

    >>> page, article = plain_story("They met.\\n\\nThey parted.")
    >>> [page.text[b.start : b.end] for b in article.blocks]
    ['They met.', 'They parted.']
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    page = Page(page_id(sha256_text=sha256, url=None), path, None, None, sha256, sha256, "text/1", text)
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line), "body"))
        start += len(line) + 1
    return page, Article(page.id, tuple(blocks), None, None, None, None, None, (), (), "en")
