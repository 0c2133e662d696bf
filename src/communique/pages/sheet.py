"""A page laid out: its paragraphs, which of them are the story, and what its markup says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.page import Page
from communique.pages.seen import Seen


@dataclass(frozen=True)
class Sheet:
    """`seen` are the paragraphs below the metadata, `story` the roles of those that are the story, by index.

    `head` holds the page's metadata lines as (key, start, end of the value); `kinds` the markup's word for a paragraph, by its start.
    """

    page: Page
    seen: tuple[Seen, ...]
    story: Mapping[int, str]
    head: tuple[tuple[str, int, int], ...] = ()
    kinds: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def first(self) -> int:
        """Index of the first paragraph of the body."""
        return min(self.story)

    @cached_property
    def last(self) -> int:
        """Index of the last paragraph of the body."""
        return max(self.story)

    def text_of(self, i: int) -> str:
        return self.seen[i].line.text

    def kind_of(self, i: int) -> str | None:
        return self.kinds.get(self.seen[i].line.start)
