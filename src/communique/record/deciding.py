"""People's decisions on links, found by citation, for those who put reports together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.record import RecordReport
from communique.model.reviews import APART, LINK_DECISIONS, SAME, UNDONE, LinkReview, Told
from communique.model.spans import Span

SHARE = 0.5  # of the words cited, or of the report's, that must be shared: a new analysis may cut a report a little otherwise


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of report ids, in order, that a person put together or keeps apart, each with what he wrote; `undone` are those that he left to the
    program again, `orphans` decisions on words that no report tells any more."""

    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    undone: Mapping[tuple[str, str], str] = field(default_factory=dict)
    orphans: tuple[LinkReview, ...] = ()

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """All pairs of reports that a person ever decided on."""
        return frozenset((*self.same, *self.apart, *self.undone))


def decided(reports: Iterable[RecordReport], reviews: Sequence[object]) -> Decided:
    """What `reviews` (in the order in which they were made; other kinds of decisions are left aside) say of `reports`."""
    by_page: dict[tuple[str, str], list[RecordReport]] = {}
    for report in sorted(reports, key=lambda r: r.id):
        by_page.setdefault((report.page, report.type), []).append(report)
    last: dict[tuple[str, str], LinkReview] = {}
    orphans: list[LinkReview] = []
    for review in reviews:
        if isinstance(review, LinkReview):
            found = [report_at(told, by_page.get((told.page, told.type), ())) for told in (review.one, review.two)]
            if found[0] is None or found[1] is None or found[0] == found[1]:
                orphans.append(review)
            else:
                last[(min(found[0], found[1]), max(found[0], found[1]))] = review
    said = {decision: {pair: _said(r) for pair, r in sorted(last.items()) if r.decision == decision} for decision in LINK_DECISIONS}
    return Decided(said[SAME], said[APART], said[UNDONE], tuple(orphans))


def report_at(told: Told, reports: Sequence[RecordReport]) -> str | None:
    """The report that shares most of its words with those cited; None where none shares enough."""
    span = Span(told.start, told.end)
    shares = [(span.overlap(Span(r.start, r.end)) / max(1, min(span.length, r.end - r.start)), -abs(r.start - told.start), r.id) for r in reports]
    best = max(shares, default=(0.0, 0, ""))
    return best[2] if best[0] >= SHARE else None


def _said(review: LinkReview) -> str:
    return f"decided by {review.who} on {review.at[:10]}" + (f": {review.why}" if review.why else "")
