"""The story on a page: which spans are what, and what the page itself says about the story."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.spans import Span

ROLES = (
    "title", "standfirst", "date", "byline", "dateline", "body", "subhead", "caption", "credit", "contributors", "bio", "syndication",
    "section", "related", "comments", "navigation", "legal", "metadata",
)  # fmt: skip

# Where a value of the metadata comes from: words that a reader sees, the page's head or front matter, or a rule over several of these.
BASES = ("stated", "structured", "inferred")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page (usually a line) and its role, one of `ROLES`."""

    start: int
    end: int
    role: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the page states, and where: ``page.text[start:end] == raw``; `value` is the name put in order.

    `basis` is one of `BASES`.
    """

    value: str
    start: int
    end: int
    raw: str
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that the page states for the story. `first`/`last` are ISO dates, inclusive (the same for a full date).

    `basis` is one of `BASES`; what is inferred here is the year or the order of day and month.
    """

    first: str
    last: str
    start: int
    end: int
    raw: str
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Article:
    """The story on page `page`. `blocks` are in page order and do not overlap; what no block covers is blank.

    `title`, `outlet` … are None or empty where the page does not state them. An inferred date lives in the Record. `updated` is the date of
    the last change, where the page states one. `section` is the part of the outlet that the story is filed under, `place` the place of its
    dateline.
    """

    page: str
    blocks: tuple[Block, ...]
    title: Named | None
    standfirst: Span | None
    published: StatedDate | None
    outlet: Named | None
    original_publisher: Named | None
    authors: tuple[Named, ...]
    contributors: tuple[Named, ...]
    language: str
    note: str | None = None
    updated: StatedDate | None = None
    section: Named | None = None
    place: Named | None = None

    def spans(self, *roles: str) -> tuple[Span, ...]:
        """Spans of the blocks that have one of `roles`, in page order."""
        return tuple(b.span for b in self.blocks if b.role in roles)
