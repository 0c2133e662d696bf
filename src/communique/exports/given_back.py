"""What a coder made of the marks that an annotation tool was given, as decisions: what the readers of each tool's files share."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.exports.labelstudio import has_value, value_text
from communique.exports.made import counted
from communique.exports.marks import Mark, reviewed_marks
from communique.model.correcting import WHOLE
from communique.model.record import Record
from communique.model.spans import Span
from communique.store.reviews import Review, holding

LABELLED = ("reports.type", "positions.stance")
"""Fields whose value is the label itself."""
NOTES = {
    "new": ("{} no counterpart in the record: a review decides on what is there, so it was not taken.", "has", "have"),
    "relabelled": ("{} given a label of another kind: taken as a rejection of what the record says there.", "was", "were"),
    "moved": ("{} moved to other words: taken as a rejection of the words that the record cites.", "was", "were"),
}
"""What is said of regions, by what happened to them; with the verb for one and for more."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Decisions, in the order of the file, and what could not become one."""

    reviews: tuple[Review, ...]
    notes: tuple[str, ...]


def decision(mark: Mark, part: int, region: tuple[Span, str], text: str | None, counts: Counter[str]) -> tuple[str, str | None]:
    """Decision and right value (JSON text) for part `part` of a mark that came back as `region`, its place and label.

    `text` is the value that its coder wrote, as JSON or plain words; None for none. What happened to the region is counted in `counts`.
    """
    place, label = region
    if place != mark.spans[part]:
        counts["moved"] += 1
        return "rejected", None
    if label != mark.label and mark.field not in LABELLED:
        counts["relabelled"] += 1
        return "rejected", None
    if label != mark.label:
        return "corrected", json.dumps(label, ensure_ascii=False)
    if part == 0 and text is not None and has_value(mark) and not _same(text, value_text(mark)):
        return "corrected", _as_json(text)
    return "confirmed", None


def as_told(reviews: Sequence[Review], shown: Record, stored: Record, *, known: Sequence[Review]) -> list[Review]:
    """`reviews` on the record that was `shown` as decisions on what the pages tell, `stored`; those that are `known` are left out.

    Words that people's corrections had moved are named by their old place; who confirms what another corrected makes the same correction.
    """
    before = {(mark.id, part): span for mark in reviewed_marks(stored) for part, span in enumerate(mark.spans)}
    places = {(m.page, *span, m.field): before.get((m.id, part), span) for m in reviewed_marks(shown) for part, span in enumerate(m.spans)}
    last = {r.key: r for r in holding(known)}
    found = []
    for review in reviews:
        span = places.get(review.key, Span(review.start, review.end))
        told = replace(review, start=span.start, end=span.end)
        earlier = last.get(told.key)
        if told.decision == "confirmed" and told.field in WHOLE and earlier is not None and earlier.decision == "corrected":
            told = replace(told, decision="corrected", value=earlier.value)
        found.append(told)
    return [r for r in found if r not in set(known)]


def _same(one: str, two: str) -> bool:
    return one == two or _as_json(one) == _as_json(two)


def _as_json(text: str) -> str:
    """What a person typed as JSON text; words that are no JSON are a string."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)


def say_regions(counts: Mapping[str, int], one: str, many: str) -> list[str]:
    """Notes of `NOTES` on what was counted, `one` and `many` being the tool's words for a region."""
    return [words.format(counted(n, f"{one} {is_}", f"{many} {are}")) for what, (words, is_, are) in NOTES.items() if (n := counts.get(what, 0))]
