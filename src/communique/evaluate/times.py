"""Time expressions against gold, as TempEval-3 scores them: relaxed and strict spans, type, value.

Gold of level ``core`` must be found; ``boilerplate`` must not be; every other level is neutral: what overlaps it and no core one is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Entry, check_words
from communique.model.page import Page
from communique.model.record import Record
from communique.model.spans import Span, trim

MUST_NOT = "boilerplate"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its outer space and commas left out."""

    span: Span
    type: str | None
    value: str
    raw: str


def score_times(record: Record, page: Page, gold: Sequence[Entry], figures: Figures) -> None:
    """Add to `figures` the scores of the time expressions of `page`."""
    for entry in gold:
        check_words(page, entry["start"], entry["end"], entry["text"])
    core = [_timex(page, g["start"], g["end"], g["type"], g["value"]) for g in gold if g["level"] == "core"]
    neutral = [Span(g["start"], g["end"]) for g in gold if g["level"] not in ("core", MUST_NOT)]
    found = _longest([_timex(page, t.start, t.end, t.type, t.value) for t in record.times if t.page == page.id])
    found = [t for t in found if _meets(t, [c.span for c in core]) or not _meets(t, neutral)]
    pairs = _pairs(core, found)
    both = [(core[i], found[j]) for i, j in pairs]
    rights = {
        "times_relaxed": len(both),
        "times_strict": sum(g.span == f.span for g, f in both),
        "times_type": sum(g.type == f.type for g, f in both),
        "times_value": sum(g.value == f.value for g, f in both),
    }
    for task, right in rights.items():
        figures.add(task, Score(len(core), len(found), right))
    _misses(page, core, found, pairs, figures)


def _timex(page: Page, start: int, end: int, kind: str | None, value: str | None) -> Timex:
    span = trim(page.text, Span(start, end), also=",;:")
    return Timex(span, kind, (value or "").strip(), page.text[span.start : span.end])


def _meets(timex: Timex, spans: Sequence[Span]) -> bool:
    return any(timex.span.overlap(span) for span in spans)


def _longest(found: Sequence[Timex]) -> list[Timex]:
    """Without those inside another: the longest of those that begin together, then none that begins before the last one ended."""
    held: list[Timex] = []
    for timex in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if timex.raw and not (held and timex.span.start < held[-1].span.end):
            held.append(timex)
    return held


def _pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[int, int]]:
    """One to one: those with the same span first, then by overlap, then by how near they begin."""
    rated = sorted(
        (g.span != f.span, -g.span.overlap(f.span), abs(g.span.start - f.span.start), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.span.overlap(f.span)
    )
    pairs: dict[int, int] = {}
    for *_, i, j in rated:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _misses(page: Page, gold: Sequence[Timex], found: Sequence[Timex], pairs: Sequence[tuple[int, int]], figures: Figures) -> None:
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, timex in enumerate(gold):
        if i not in hit:
            figures.miss("times", f"missed {page.path}:{timex.span.start} {timex.raw} ({timex.value})")
    for j, timex in enumerate(found):
        if j not in used:
            figures.miss("times", f"beside the gold {page.path}:{timex.span.start} {timex.raw} ({timex.value})")
    for i, j in pairs:
        if gold[i].value != found[j].value:
            figures.miss("times", f"value of {page.path}:{gold[i].span.start} {gold[i].raw}: gold {gold[i].value}, found {found[j].value or 'none'}")
