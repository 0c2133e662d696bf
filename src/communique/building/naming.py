"""Decisions on names go into a record file, and its record is merged again from what it keeps of its pages: no page is read anew."""

from __future__ import annotations

import re
from pathlib import Path

from communique.building.made import made_with
from communique.model.doubts import NameDoubt
from communique.model.record import Record
from communique.model.reviews import Named
from communique.record.merging import merge_through
from communique.record.namesakes import decision_on, doubtful_names, name_of
from communique.record.sources import Given
from communique.store.book import Store

PLACE = re.compile(r"(p-[a-z0-9]+)\.(\d{1,9})-(\d{1,9})")

def decide_actors(place: Path, one: Named, two: Named, decision: str, *, who: str, at: str, why: str, follow: bool = True) -> tuple[Record, Record]:
    """The record at `place` before and after the decision ``same``, ``apart`` or ``undo`` on the names `one` and `two`: the decision is appended, and
    with `follow` the record is merged again, which takes as long as the end of a build.

    Raises StoreError C401 or C402, and ValueError when nothing can be decided on such two.
    """
    with Store.existing(place) as store:
        before = store.read_record()
        store.append_actor_review(decision_on(before, one, two, decision, who=who, at=at, why=why))
        if not follow:
            return before, before
        merge_again(store, place)
        return before, store.read_record()


def merge_again(store: Store, place: Path) -> None:
    """Merge the record in `store`, the file `place`, from the analyses that it keeps, following all decisions. StoreError C402 when it does not say
    what it was made with."""
    made = made_with(store, place)
    with store.shelves() as shelves:
        stream = merge_through(
            Given(store.analyses()),
            shelves,
            codebook=made.codebook,
            settings=made.settings,
            reviews=store.merge_reviews(),
            as_of=made.as_of,
            unread=store.unread(),
        )
        store.write_stream(stream)


def named_by(record: Record, words: str) -> Named:
    """The name for which `words`, an actor's id or a place (``p-abc.120-131``), stand. ValueError for what stands for none."""
    if found := PLACE.fullmatch(words):
        return Named(found[1], int(found[2]), int(found[3]))
    actor = next((a for a in record.actors if a.id == words and a.mentions), None)
    if actor is None:
        raise ValueError(f"{words} is no actor whom a page names")
    mention = name_of(actor)
    return Named(mention.page, mention.start, mention.end, mention.raw)


def name_doubts(store: Store) -> tuple[NameDoubt, ...]:
    """The doubtful names of the record in `store`, without those on which somebody decided."""
    return doubtful_names(store.read_record(), store.actor_reviews())
