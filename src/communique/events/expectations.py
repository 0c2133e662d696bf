"""What is promised or foreseen."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.reports import Expectation
from communique.model.statements import Statement
from communique.model.times import Time


def find_expectations(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Expectation, ...]:
    """The expectations of `article`, in page order."""
    raise NotImplementedError
