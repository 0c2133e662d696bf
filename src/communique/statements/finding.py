"""Who said what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.book import ActorBook
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.statements import Statement
from communique.model.times import Time


def find_statements(page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time]) -> tuple[Statement, ...]:
    """The statements of `article`, in page order, outer before inner."""
    raise NotImplementedError
