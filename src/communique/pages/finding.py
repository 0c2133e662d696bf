"""Page → article."""

from __future__ import annotations

from communique.model.article import Article
from communique.model.page import Page, SiteFacts


def find_article(page: Page, site: SiteFacts) -> Article:
    """The article on `page`. PageError C105 when there is none, C106 when its language is not supported."""
    raise NotImplementedError
