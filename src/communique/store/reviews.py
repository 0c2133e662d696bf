"""People's decisions on values: appended rows, found by their citation. Those on links and actors are `communique.model.reviews`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNDONE = "undone"
DECISIONS = ("confirmed", "corrected", "rejected", UNDONE)
Key = tuple[str, int, int, str]
"""Page, start, end and field: what a decision is on."""


@dataclass(frozen=True, slots=True)
class Review:
    """`who` decided `at` (ISO date and time) on the value of `field` cited at ``[start, end)`` of `page`, and `why`.

    `field` is kind and field with a dot (``reports.fatalities``). `value` is the JSON text of the right value of a `corrected` one (its forms:
    `communique.record.reviewing`). ``undone`` takes back the last decision of the same person that is not taken back yet.
    """

    page: str
    start: int
    end: int
    field: str
    decision: str
    value: str | None
    who: str
    at: str
    why: str

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise ValueError(f"unknown decision {self.decision!r}: write one of {', '.join(DECISIONS)}")
        if (self.decision == "corrected") != (self.value is not None):
            raise ValueError("a corrected value needs its right value, and no other decision has one")

    @property
    def key(self) -> Key:
        """What it is on."""
        return self.page, self.start, self.end, self.field


def holding(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """`reviews`, in the order in which they were made, without those that were undone and without the undoing.

    >>> one = Review("p-1", 0, 4, "reports.place", "rejected", None, "ada", "2031-03-05T10:00:00Z", "")
    >>> back = Review("p-1", 0, 4, "reports.place", "undone", None, "ada", "2031-03-05T10:01:00Z", "")
    >>> holding([one, back])
    ()
    """
    held: dict[int, Review] = {}
    standing: dict[tuple[Key, str], list[int]] = {}
    for number, review in enumerate(reviews):
        stack = standing.setdefault((review.key, review.who), [])
        if review.decision != UNDONE:
            stack.append(number)
            held[number] = review
        elif stack:
            del held[stack.pop()]
    return tuple(held.values())


def by_person(history: Iterable[Review]) -> dict[str, Review]:
    """The decision that each person stands by, of the decisions on one value."""
    return {review.who: review for review in holding(history)}


def by_citation(reviews: Iterable[Review]) -> dict[Key, tuple[Review, ...]]:
    """`reviews` by what they are on, each in the order in which they were made."""
    found: dict[Key, tuple[Review, ...]] = {}
    for review in reviews:
        found[review.key] = (*found.get(review.key, ()), review)
    return found


def seen_by(reviews: Sequence[Review], who: str) -> tuple[Review, ...]:
    """What a coder who works blind may see of `reviews`: his own, and others' on values on which he has decided."""
    own = {review.key for review in holding(r for r in reviews if r.who == who)}
    return tuple(review for review in reviews if review.who == who or review.key in own)
