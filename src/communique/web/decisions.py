"""What people decided, shown beside what the pages say: who, when, what stood there before, and earlier decisions on the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.record import CitedValue, Record, RecordReport
from communique.model.reviews import LinkReview
from communique.model.spans import Span
from communique.store.reviews import Key, Review


@dataclass(frozen=True)
class Decisions:
    """The decisions on what `stored` says, a record as it was before any of them; `gone` are those on words that are no longer there."""

    stored: Record | None = None
    reviews: Sequence[Review] = ()
    gone: Sequence[Review | LinkReview] = ()
    history: dict[Key, list[Review]] = field(init=False, default_factory=dict)
    """All decisions on a value, in the order in which they were made: the last one that is not undone holds."""
    reports: dict[str, RecordReport] = field(init=False, default_factory=dict)
    """The reports as their pages tell them, where somebody decided."""

    def __post_init__(self) -> None:
        self._keep(self.reviews)

    def add(self, reviews: Sequence[Review], *, gone: Sequence[Review] = (), afresh: bool = False) -> None:
        """Take in `reviews` that were made since, of them `gone` on words that are no longer there; `afresh`: `reviews` are all of them."""
        if afresh:
            self.history.clear()
        object.__setattr__(self, "reviews", tuple(reviews) if afresh else (*self.reviews, *reviews))
        object.__setattr__(self, "gone", (*self.gone, *gone))
        self._keep(reviews)

    def _keep(self, reviews: Sequence[Review]) -> None:
        for review in reviews:
            self.history.setdefault(review.key, []).append(review)
        for page in {review.page for review in reviews}:
            self.reports.update({r.id: r for r in self._told.get(page, ())})

    @cached_property
    def _told(self) -> dict[str, list[RecordReport]]:
        held: dict[str, list[RecordReport]] = defaultdict(list)
        for report in self.stored.reports if self.stored else ():
            held[report.page].append(report)
        return dict(held)

    def told(self, report: RecordReport, name: str) -> list[tuple[CitedValue, Sequence[Review]]]:
        """The values of field `name` as the page of `report` tells them, whatever people decided, each with the decisions on it."""
        values = self.reports.get(report.id, report).fields.get(name, ())
        return [(v, self.history.get((v.page, v.start, v.end, f"reports.{name}"), ())) for v in values]

    def fields(self, report: RecordReport) -> list[str]:
        """The fields that the page of `report` tells, by name."""
        return sorted(self.reports.get(report.id, report).fields)

    def on(self, page: str, spans: Iterable[Span], name: str) -> Sequence[Review]:
        """The decisions on the thing whose words are `spans` of `page`; `name` as a decision names it (``positions.stance``)."""
        return [r for span in spans for r in self.history.get((page, span.start, span.end, name), ())] if self.history else []
