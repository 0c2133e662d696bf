"""Decisions that people made in one record file, taken into another of the same pages: two coders at work on two machines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from communique.building.naming import merge_again
from communique.model.reviews import ActorReview, LinkReview
from communique.store.book import Store
from communique.store.reviews import Review

MAGIC = b"SQLite format 3\0"
"""How a record file begins (SQLite's file format, 1.3.1)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How many decisions on values and things, on links and on names were taken, and how many were on pages that the record has not."""

    values: int
    links: int
    names: int
    elsewhere: int


def is_record(place: Path) -> bool:
    """Whether the file at `place` begins as a record does; False where it cannot be read."""
    try:
        with place.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def carry(source: Path, place: Path) -> Carried:
    """Append to the record at `place` the decisions in that at `source`, in their order behind its own, but those that it has; the same twice adds
    nothing. Decisions on links and names are followed at once. Raises StoreError C401 or C402."""
    with Store.open(source) as other, other.at_one_moment():
        given: list[Review | LinkReview | ActorReview] = [*other.reviews(), *other.link_reviews(), *other.actor_reviews()]
    with Store.existing(place) as store:
        pages = {page.id for page in store.pages()}
        known = {*store.reviews(), *store.link_reviews(), *store.actor_reviews()}
        here = [r for r in given if _pages(r) <= pages]
        new = [r for r in here if r not in known]
        for review in new:
            _append(store, review)
        if any(not isinstance(r, Review) for r in new):
            merge_again(store, place)
    counts = [sum(isinstance(r, kind) for r in new) for kind in (Review, LinkReview, ActorReview)]
    return Carried(counts[0], counts[1], counts[2], len(given) - len(here))


def _pages(review: Review | LinkReview | ActorReview) -> set[str]:
    return {review.page} if isinstance(review, Review) else {review.one.page, review.two.page}


def _append(store: Store, review: Review | LinkReview | ActorReview) -> None:
    match review:
        case Review():
            store.append_review(review)
        case LinkReview():
            store.append_link_review(review)
        case ActorReview():
            store.append_actor_review(review)
