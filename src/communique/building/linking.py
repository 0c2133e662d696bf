"""Decisions on links go into a record file, and its record follows them at once."""

from __future__ import annotations

from pathlib import Path

from communique.codebooks.loading import load
from communique.errors import CodebookError
from communique.model.doubts import Doubt
from communique.model.record import Record
from communique.record.checking import decisions_on, doubtful_links
from communique.record.relinking import relink
from communique.store.book import Store


def decide_link(
    place: Path, one: str, two: str, decision: str, *, who: str, at: str, why: str, codebook: str | Path = "peace-talks"
) -> tuple[Record, Record]:
    """The record at `place` before and after the decision ``same``, ``apart`` or ``undo`` on two reports or events, by id: the decision is
    appended, and what it reaches is put together anew.

    Raises StoreError C401 or C402, CodebookError C301 when `codebook` is not the one that the record was made with, and ValueError when nothing
    can be decided on such two.
    """
    book = load(codebook)
    with Store.create(place) as store:
        before = store.read_record()
        if before.codebook != f"{book.name} {book.version}":
            raise CodebookError(
                "C301", f"{place} was made with the codebook {before.codebook}, not {book.name} {book.version}. Name it with --codebook."
            )
        for review in decisions_on(before, store.link_reviews(), one, two, decision, who=who, at=at, why=why):
            store.append_link_review(review)
        sentences = _sentences(store, before)
        after = relink(before, store.link_reviews(), codebook=book, sentences=sentences)
        if after != before:
            store.write_record(after, sentences=sentences)
    return before, after


def doubts_of(store: Store) -> tuple[Record, tuple[Doubt, ...]]:
    """The record in `store` and its doubtful links, without those on which somebody decided."""
    record = store.read_record()
    return record, doubtful_links(record, sentences=_sentences(store, record), reviews=store.link_reviews())


def _sentences(store: Store, record: Record) -> dict[str, list[tuple[int, int]]]:
    return {p.id: [(s.start, s.end) for s in store.sentences(p.id)] for p in record.pages}
