"""Record files through time: what was known on a day, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from communique.building.kept import Walked
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.errors import CodebookError
from communique.model.changes import Change
from communique.model.correcting import Decidable
from communique.model.record import Record
from communique.model.reviews import ActorReview, LinkReview
from communique.record.deciding import decided
from communique.record.merging import merge_through
from communique.record.namesakes import orphans
from communique.record.reviewing import lay_over
from communique.record.standing import told_otherwise
from communique.record.through import changes, pages_known
from communique.settings import Settings
from communique.store.book import Store
from communique.store.reviews import Review, holding, seen_by


def changed(
    place: Path,
    newer: Path | None = None,
    *,
    since: str | None = None,
    codebook: str | Path | Codebook = "peace-talks",
    settings: Settings | None = None,
) -> tuple[tuple[Change, ...], Record]:
    """What changed from the record at `place`, as it was known on the day `since` (ISO date) where one is given, to the one at `newer`, or to
    that at `place` as it is; and this later record, as far as telling of changes asks for it (`Store.read_changing`). With neither: since the day
    before the one that the record speaks for. Decisions on values and things are followed on both sides.

    Raises StoreError C401 or C402, and CodebookError as `known`.
    """
    after, reviews = _read(newer or place)
    if newer is None and since is None and after.as_of:
        since = (date.fromisoformat(after.as_of) - timedelta(days=1)).isoformat()
    if since:
        before = known(place, since, codebook=codebook, settings=settings, record=None if newer else after)
        earlier = _read(place)[1] if newer else reviews
    else:
        before, earlier = _read(place)
    now = _followed(after, reviews)
    return changes(_followed(before, earlier), now), now


def _read(place: Path) -> tuple[Record, tuple[Review, ...]]:
    """The record at `place`, all of it only where people decided on values: what hangs on these may be anything."""
    with Store.open(place) as store, store.at_one_moment():
        reviews = store.reviews()
        return store.read_record() if reviews else store.read_changing(), reviews


def _followed(record: Record, reviews: Sequence[Review]) -> Record:
    return lay_over(record, holding(reviews), standing=True).record


@dataclass(frozen=True, slots=True)
class Decided:
    """A record with people's decisions laid over it. `values`, `links` and `names` are the decisions on words that are no longer there; `stored` is
    the record without any decision on a value, `reviews` are all of these in the order in which they were made, `told` the things that they
    changed or took away as their pages tell them, by id."""

    record: Record
    values: tuple[Review, ...]
    links: tuple[LinkReview, ...]
    stored: Record
    reviews: tuple[Review, ...]
    told: Mapping[str, Decidable] = field(default_factory=dict)
    names: tuple[ActorReview, ...] = ()

    def rejected(self) -> list[str]:
        """The ids of those of `told` that are no longer in the record."""
        record = self.record
        now = {x.id for things in (record.reports, record.statements, record.positions, record.expectations) for x in things} if self.told else set()
        return sorted(self.told.keys() - now)


def read_decided(
    store: Store, *, standing: bool = False, blind: str | None = None, read: Callable[[Store], Record] = Store.read_record
) -> Decided:  # fmt: skip
    """The record in `store` as people decided; with `standing` it has only the values that they let stand (`communique.record.reviewing`), with
    `blind` it follows only decisions on values that a coder of this name may see (`communique.store.reviews.seen_by`). The merge followed
    decisions on links; those on values change what is shown, nothing stored. `read` gives the record; where nobody decided on a
    value it is gone through once and need not be in memory."""
    record, reviews, links = read(store), store.reviews(), store.link_reviews()
    names = orphans(record, store.actor_reviews())
    if blind is not None:
        reviews = seen_by(reviews, blind)
    gone = decided(record.reports, links).orphans if links else ()
    if not reviews:
        return Decided(record, (), gone, record, (), names=names)
    over = lay_over(record, holding(reviews), standing=standing)
    return Decided(over.record, over.orphans, gone, record, reviews, told_otherwise(record, over.record), names)


def known(
    place: Path, day: str, *, codebook: str | Path | Codebook = "peace-talks", settings: Settings | None = None, record: Record | None = None
) -> Record:  # fmt: skip
    """The record at `place`, `record` where it is in memory already, as it was known on `day` (ISO date), made of the analyses that it keeps, few of
    them in memory at a time, and without decisions on values.

    Raises StoreError C401 or C402, CodebookError C301 when `codebook` is not the one that it was made with.
    """
    book = codebook if isinstance(codebook, Codebook) else load(codebook)
    with Store.open(place) as store, store.at_one_moment():
        walk = store.walk()
        made = walk.facts().get("codebook") or ""
        if made != f"{book.name} {book.version}":
            raise CodebookError("C301", f"{place} was made with the codebook {made}, not {book.name} {book.version}. Name it with --codebook.")
        then = pages_known(walk.things("articles") if record is None else record.articles, day)
        with store.shelves() as shelves:
            held, reviews = Walked(walk, of=then), store.merge_reviews()
            return merge_through(held, shelves, codebook=book, settings=settings or Settings(), reviews=reviews, as_of=day).record()
