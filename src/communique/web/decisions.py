"""What people decided, shown beside what the pages say: who, when, what stood there before, and earlier decisions on the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.model.correcting import Decidable, keys_of
from communique.model.record import CitedValue, Record, RecordReport
from communique.model.reviews import ActorReview, LinkReview
from communique.model.spans import Span
from communique.showing.decided import SMALL, say_marks
from communique.store.reviews import Key, Review


@dataclass(frozen=True)
class Decisions:
    """The decisions on what `stored` says, a record as it was before any of them; `gone` are those on words that are no longer there."""

    stored: Record | None = None
    reviews: Sequence[Review] = ()
    gone: Sequence[Review | LinkReview | ActorReview] = ()
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

    @cached_property
    def things(self) -> dict[str, Decidable]:
        """What people may decide on as a whole, as its page tells it, by id."""
        held = self.stored
        groups: tuple[Sequence[Decidable], ...] = (held.reports, held.statements, held.positions, held.expectations) if held else ()
        return {thing.id: thing for group in groups for thing in group}

    @cached_property
    def _under(self) -> dict[Key, str]:
        return {key: thing.id for thing in self.things.values() for key in keys_of(thing)}

    def mark(self, name: str) -> str:
        """The decisions on the thing with the id `name` in words, the newest first, with what its page tells; '' for none."""
        thing = self.things.get(name) if self.history else None
        if thing is None:
            return ""
        held = say_marks(thing, {key: self.history.get(key, ()) for key in keys_of(thing)})
        return "; ".join(f"{name} {words}" if name in SMALL else words for name, words in held)

    def decided(self) -> list[Decidable]:
        """The things on which as a whole somebody decided, as their pages tell them, in the order of the decisions."""
        return [self.things[name] for name in dict.fromkeys(self._under[key] for key in self.history if key in self._under)] if self.history else []

    def of_event(self, name: str) -> Collection[str]:
        """The reports of the event with the id `name` before any decision."""
        return self._events.get(name, ()) if self.history else ()

    @cached_property
    def _events(self) -> dict[str, tuple[str, ...]]:
        return {e.id: e.reports for e in self.stored.events} if self.stored else {}

    def on(self, page: str, spans: Iterable[Span], name: str) -> Sequence[Review]:
        """The decisions on the thing whose words are `spans` of `page`; `name` as a decision names it (``positions.stance``)."""
        return [r for span in spans for r in self.history.get((page, span.start, span.end, name), ())] if self.history else []
