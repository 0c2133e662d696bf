"""What the pages of a corpus say about each other's layout. Cheap: no language."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.page import Page, SiteFacts


def survey(pages: Iterable[Page]) -> dict[str, SiteFacts]:
    """Site facts of each page, by page id."""
    raise NotImplementedError
