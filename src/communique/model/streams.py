"""A record of which few things are in memory at a time, on its way to where it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.page import Page, Unread
from communique.model.pieces import whole
from communique.model.record import Record

Sentences = Mapping[str, Sequence[tuple[int, int]]]
"""Offsets of the sentences of the stories, by page id."""


@dataclass(frozen=True, slots=True)
class RecordStream:
    """What `Record` holds, with the sentences of its pages. `pages` and each of `things` (by kind: ``articles``, ``actors`` …) are gone through
    once, and come in the order that they have in the record; actors may come in pieces (`communique.model.pieces`)."""

    codebook: str
    as_of: str | None
    parser: str
    pages: Iterable[Page]
    things: Mapping[str, Iterable[Any]]
    unread: tuple[Unread, ...]
    sentences: Sentences

    @staticmethod
    def of(record: Record, *, sentences: Sentences) -> RecordStream:
        """A record that is in memory."""
        held = {name: getattr(record, name) for name in record.__dataclass_fields__}
        facts = {name: held.pop(name) for name in ("codebook", "as_of", "parser", "pages", "unread")}
        return RecordStream(**facts, things=held, sentences=sentences)

    def record(self) -> Record:
        """All of it in memory."""
        held = {kind: tuple(whole(things) if kind == "actors" else things) for kind, things in self.things.items()}
        return Record(self.codebook, self.as_of, self.parser, pages=tuple(self.pages), unread=self.unread, **held)
