"""What changed between two records."""

from __future__ import annotations

from dataclasses import dataclass

NEW, REVISED, CONTRADICTED, RESOLVED = "new", "revised", "contradicted", "resolved"
KINDS = (NEW, CONTRADICTED, RESOLVED, REVISED)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Cited:
    """``[start, end)`` of `page`: the words that a change comes from."""

    page: str
    start: int
    end: int
    raw: str


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is one of `KINDS`; `thing` the id of an article, event, position or expectation of the later record, `of` its kind there; `field`
    the field of an event; `before` and `after` in words; `cited` are the words that are new, or all of them where none is."""

    kind: str
    of: str
    thing: str
    field: str | None
    before: str
    after: str
    cited: tuple[Cited, ...]
