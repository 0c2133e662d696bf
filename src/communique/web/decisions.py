"""What people decided, shown beside what the pages say: who, when, what stood there before, and earlier decisions on the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.record import CitedValue, Record, RecordReport
from communique.model.reviews import LinkReview
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.words import clean
from communique.store.reviews import Review

Key = tuple[str, int, int, str]
DAY = len("2031-03-05")
REJECTED, CORRECTED = "rejected", "corrected"


@dataclass(frozen=True)
class Decisions:
    """The decisions on what `stored` says, a record as it was before any of them; `gone` are those on words that are no longer there."""

    stored: Record | None = None
    reviews: Sequence[Review] = ()
    gone: Sequence[Review | LinkReview] = ()
    history: Mapping[Key, Sequence[Review]] = field(init=False)
    """All decisions on a value, in the order in which they were made: the last one holds."""
    reports: Mapping[str, RecordReport] = field(init=False)
    """The reports as their pages tell them, where somebody decided."""

    def __post_init__(self) -> None:
        history: dict[Key, list[Review]] = {}
        for review in self.reviews:
            history.setdefault((review.page, review.start, review.end, review.field), []).append(review)
        pages = {review.page for review in self.reviews}
        object.__setattr__(self, "history", history)
        object.__setattr__(self, "reports", {r.id: r for r in (self.stored.reports if self.stored else ()) if r.page in pages})

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


def standing(value: CitedValue, history: Sequence[Review], now: Iterable[CitedValue]) -> CitedValue:
    """What is shown for `value`: the corrected one among the values that stand `now`, else itself."""
    if not history or history[-1].decision != CORRECTED:
        return value
    return next((v for v in now if (v.page, v.start, v.end) == (value.page, value.start, value.end)), value)


def say_short(history: Sequence[Review]) -> str:
    """The decision that holds: ``rejected by Ada on 1 June 2031``; '' for none."""
    return _say(history[-1]) if history else ""


def say_history(history: Sequence[Review], *, was: str) -> str:
    """All decisions on a value that the page gives as `was`, the one that holds first; '' for none."""
    if not history:
        return ""
    *earlier, last = history
    held = _say(last) + (f": was {was}" if last.decision == CORRECTED else "") + _why(last)
    return "; before that ".join([held, *(_say(r) + _why(r) for r in reversed(earlier))])


def say_gone(review: Review | LinkReview) -> tuple[str, str, str]:
    """A decision on words that are gone: its day, who decided what of what, and why."""
    what = review.field if isinstance(review, Review) else review.one.type
    return _day(review.at), f"{clean(review.who)}: {review.decision} ({clean(what).replace('_', ' ')})", clean(review.why)


def _say(review: Review) -> str:
    return f"{review.decision} by {clean(review.who) or 'somebody'} on {_day(review.at)}"


def _why(review: Review) -> str:
    return f" ({clean(review.why)})" if review.why else ""


def _day(at: str) -> str:
    try:
        return say_days(DateRange(at[:DAY], at[:DAY])) or clean(at)
    except ValueError:
        return clean(at)
