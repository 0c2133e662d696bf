"""What an export takes and what it gives: files, and notes on what they could not carry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.exports.names import Row
from communique.exports.tables import tables
from communique.model.record import Record
from communique.model.reviews import ActorReview, LinkReview
from communique.model.spans import Span
from communique.showing.view import View
from communique.store.reviews import Review
from communique.store.walking import Walk

NOTES = "NOTES.txt"
"""The file of a folder that holds the notes."""


def no_sentences(_: str) -> tuple[Span, ...]:
    """Where the bounds of sentences are not known."""
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """A record with people's decisions on it. `sentences` gives the bounds of a page's sentences by the page's id; `rejected` statements,
    positions, promises and reports are left out of it, since people rejected them.

    `with_text` asks a format that leaves the text of the pages out to carry it.
    """

    record: Record
    reviews: Sequence[Review] = ()
    link_reviews: Sequence[LinkReview] = ()
    with_text: bool = False
    sentences: Callable[[str], tuple[Span, ...]] = no_sentences
    rejected: int = 0
    actor_reviews: Sequence[ActorReview] = ()
    walk: Walk | None = None
    """Where texts and names are looked up when the record is not in memory."""
    seen: View | None = None
    """The record with its look-ups, where they are there."""

    def tables(self) -> dict[str, Iterator[Row]]:
        """The rows of each table."""
        return tables(self.record, reviews=self.reviews, link_reviews=self.link_reviews, actor_reviews=self.actor_reviews, walk=self.walk)

    def view(self) -> View:
        """The record with the look-ups that saying it in words needs."""
        return self.seen or View(self.record, self.sentences)


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an export by name (a format of one file has one), and in `notes` what they could not carry, a sentence each."""

    files: Mapping[str, bytes]
    notes: Sequence[str] = field(default=())


def folder(files: Mapping[str, str | bytes], notes: Sequence[str]) -> Made:
    """`files` with the notes beside them."""
    return Made({name: as_bytes(held) for name, held in {**files, NOTES: notes_text(notes)}.items()}, notes)


def with_notes(files: Mapping[str, Iterable[bytes]], notes: Sequence[str]) -> dict[str, Iterable[bytes]]:
    """As `folder`, of files that are made while they are read."""
    return {**files, NOTES: [as_bytes(notes_text(notes))]}


def whole(files: Mapping[str, Iterable[bytes]]) -> dict[str, bytes]:
    """Files that are made while they are read, in memory."""
    return {name: b"".join(chunks) for name, chunks in files.items()}


def as_bytes(held: str | bytes) -> bytes:
    """Text as UTF-8; a lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
    return held.encode("utf-8", "replace") if isinstance(held, str) else held


def notes_text(notes: Sequence[str]) -> str:
    """The notes as the text of a file."""
    return "What this export does not carry:\n" + "".join(f"- {note}\n" for note in notes)


def as_json_text(value: Any) -> str:
    """`value` as readable JSON that ends in a line feed; the same value gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun and verb.

    >>> counted(1, "event has", "events have"), counted(3, "event has", "events have")
    ('1 event has', '3 events have')
    """
    return f"{number:,} {one if number == 1 else many}"


def noted(made: Made, notes: Sequence[str]) -> Made:
    """`made` with `notes` behind its own."""
    if not notes:
        return made
    held = [*made.notes, *notes]
    files = {**made.files, NOTES: as_bytes(notes_text(held))} if NOTES in made.files else made.files
    return Made(files, held)
