"""The date of an article that states none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import Clue
from communique.model.times import Time


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published: `published` a full ISO date or None, the interval that the clues leave, and the clues.

    `basis`: stated, inferred, undetermined.
    """

    published: str | None
    from_: str | None
    to: str | None
    basis: str
    clues: tuple[Clue, ...]


def date_article(page: Page, article: Article, times: Sequence[Time]) -> Dating:
    """The date of `article`: stated on its page, inferred from its own words and reference data, or undetermined with its clues."""
    raise NotImplementedError
