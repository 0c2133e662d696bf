"""A person at work on a record that the server shows: the queue as it stands, and decisions appended to the file."""

from __future__ import annotations

import json
import secrets
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from communique.evaluate.agreement import Agreement, agreement
from communique.model.correcting import PLACE
from communique.model.record import Scalar
from communique.model.times import DateRange
from communique.record.checking import Doubt
from communique.showing.view import View
from communique.store.book import Store
from communique.store.reviews import Key, Review, by_person, holding
from communique.web.checking.deciding import CORRECTED, REJECTED, held_of
from communique.web.checking.items import Item, items_of
from communique.web.checking.queue import Queue
from communique.web.edition import Edition
from communique.web.shelf import Shelf

STORED, KNOWN, MEANWHILE = "stored", "known", "meanwhile"
"""What became of a decision: it was appended; it was there already (a button pressed twice); somebody decided meanwhile, so it was not."""


@dataclass
class Desk:
    """`who` checks the record of `shelf`; `blind` is set where he sees nobody's decision on a value before he has made his own."""

    shelf: Shelf
    who: str
    blind: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """Stands in every form: another site's page does not know it."""
    doubts: tuple[Edition, Sequence[Doubt]] | None = None
    """The doubtful links of an edition, where they were asked for."""
    _lock: Lock = field(init=False, default_factory=Lock)
    _queue: Queue | None = field(init=False, default=None)
    _of: Edition | None = field(init=False, default=None)
    _read: int = field(init=False, default=0)

    def look(self) -> tuple[Edition, Queue]:
        """The record and the queue as they are now. StoreError C401 or C402 when the record cannot be read."""
        edition = self.shelf.edition()
        with self._lock:
            if self._queue is None or self._of is not edition:
                self._queue, self._of, self._read = Queue(_items(edition), self.who, self.blind), edition, 0
            new = {review.key for review in edition.reviews[self._read :]}
            self._read = len(edition.reviews)
            history = everything(edition.reviews, new) if new else {}
            for key in new:
                self._queue.note(key, history[key])
            return edition, self._queue

    def decide(self, review: Review, *, seen: int) -> str:
        """Append `review` by a person who had seen `seen` decisions on the value; what became of it."""
        known = False

        def refused(history: Sequence[Review]) -> bool:
            nonlocal known
            mine = by_person(history).get(self.who)
            known = mine is not None and (mine.decision, mine.value) == (review.decision, review.value) and len(self.visible(history)) > seen
            return known or len(self.visible(history)) > seen

        with Store.create(self.shelf.record) as store:
            if store.append_unless(review, refused):
                return STORED
        return KNOWN if known else MEANWHILE

    def visible(self, history: Sequence[Review]) -> Sequence[Review]:
        """The decisions on one value that the person may see."""
        if not self.blind or any(r.who == self.who for r in holding(history)):
            return history
        return [r for r in history if r.who == self.who]

    def now(self) -> str:
        """The time of a decision."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def everything(reviews: Iterable[Review], keys: set[Key]) -> dict[Key, list[Review]]:
    """All decisions on each of `keys`."""
    held: dict[Key, list[Review]] = {key: [] for key in keys}
    for review in reviews:
        if review.key in held:
            held[review.key].append(review)
    return held


def _items(edition: Edition) -> list[Item]:
    stored = edition.site.decisions.stored
    return items_of(edition.site.view if stored is None or not edition.reviews else View(stored, edition.site.view.sentences))


def agreements(edition: Edition, queue: Queue) -> list[tuple[str, Agreement]]:
    """For each field, the most coded first, how far coders agree on what its values are: the value as it stands, another, or none. Of values on
    which a coder who works blind has not decided nothing is told."""
    units: dict[str, list[list[Hashable]]] = {}
    for key, history in everything(edition.reviews, {r.key for r in edition.reviews}).items():
        held, item = by_person(history), queue.item(key)
        if len(held) > 1 and item is not None and not (queue.blind and queue.who not in held):
            stands = as_json(item, edition)
            units.setdefault(key[3], []).append([_coded(r, stands) for r in held.values()])
    rows = [(name, agreement(coded)) for name, coded in units.items()]
    return sorted(rows, key=lambda row: (-row[1].units, row[0]))


def as_json(item: Item, edition: Edition) -> str:
    """The value of `item` before any decision, as JSON text; "" for a thing that people only keep or reject."""
    held = held_of(item, edition.site.view, edition.laying)
    return json.dumps(_plain(held.values[0].value) if held.values else held.label)


def _plain(value: Scalar) -> Any:
    return {"from": value.from_, "to": value.to} if isinstance(value, DateRange) else value


def _coded(review: Review, stands: str) -> Hashable:
    """What a coder says that the value is, where ``stands`` is what the record has."""
    if review.decision == REJECTED:
        return REJECTED, ""
    if review.decision != CORRECTED or review.value is None:
        return stands, ""
    held = json.loads(review.value)
    placed = isinstance(held, dict) and held.keys() >= PLACE
    return (json.dumps(held["value"]) if "value" in held else stands, str(held["start"])) if placed else (json.dumps(held), "")
