"""Record files through time: what was known on a day, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.errors import CodebookError
from communique.model.changes import Change
from communique.model.record import Record
from communique.model.reviews import LinkReview
from communique.record.deciding import decided
from communique.record.reviewing import lay_over
from communique.record.through import changes, known_on
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
    that at `place` as it is; and this later record. With neither: since the day before the one that the record speaks for.

    Raises StoreError C401 or C402, and CodebookError as `known`.
    """
    after = _read(newer or place)
    if newer is None and since is None and after.as_of:
        since = (date.fromisoformat(after.as_of) - timedelta(days=1)).isoformat()
    before = known(place, since, codebook=codebook, settings=settings) if since else _read(place)
    return changes(before, after), after


def _read(place: Path) -> Record:
    with Store.open(place) as store:
        return store.read_record()


@dataclass(frozen=True, slots=True)
class Decided:
    """A record with people's decisions laid over it. `values` and `links` are the decisions on words that are no longer there; `stored` is the
    record without any decision on a value, `reviews` are all of these in the order in which they were made."""

    record: Record
    values: tuple[Review, ...]
    links: tuple[LinkReview, ...]
    stored: Record
    reviews: tuple[Review, ...]


def read_decided(store: Store, *, standing: bool = False, blind: str | None = None) -> Decided:
    """The record in `store` as people decided; with `standing` it has only the values that they let stand (`communique.record.reviewing`), with
    `blind` it follows only decisions on values that a coder of this name may see (`communique.store.reviews.seen_by`). The merge followed
    decisions on links; those on values change what is shown, nothing stored."""
    record, reviews, links = store.read_record(), store.reviews(), store.link_reviews()
    if blind is not None:
        reviews = seen_by(reviews, blind)
    if not reviews and not links:
        return Decided(record, (), (), record, ())
    over = lay_over(record, holding(reviews), standing=standing)
    return Decided(over.record, over.orphans, decided(record.reports, links).orphans, record, reviews)


def known(place: Path, day: str, *, codebook: str | Path | Codebook = "peace-talks", settings: Settings | None = None) -> Record:
    """The record at `place` as it was known on `day` (ISO date), made of the analyses that it keeps.

    Raises StoreError C401 or C402, CodebookError C301 when `codebook` is not the one that it was made with.
    """
    book = codebook if isinstance(codebook, Codebook) else load(codebook)
    with Store.open(place) as store:
        record, analyses, reviews = store.read_record(), store.analyses(), store.link_reviews()
    if record.codebook != f"{book.name} {book.version}":
        raise CodebookError("C301", f"{place} was made with the codebook {record.codebook}, not {book.name} {book.version}. Name it with --codebook.")
    return known_on(analyses, record, day, codebook=book, settings=settings or Settings(), reviews=reviews)
