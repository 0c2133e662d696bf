"""Finding time expressions in the story of a page."""

from __future__ import annotations

from communique.model.article import Article
from communique.model.page import Page
from communique.model.times import Time


def find_times(page: Page, article: Article) -> tuple[Time, ...]:
    """The time expressions of title, standfirst, body, subheads and date line of `article`, in page order, symbolic."""
    raise NotImplementedError
