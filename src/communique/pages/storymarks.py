"""Which lines of a rendered HTML page are the story, by what two extractors say and by the lines themselves.

The extractors (`story.extracting`) give text, not places; their words are found again on our lines (`story.aligning`). A small trained
model (`story.boosted`) then decides line by line from their answers, the markup and the shape of the line (`story.features`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model.page import Mark, Page
from communique.model.spans import Span, trim
from communique.pages.rendering import Rendered
from communique.pages.story.extracting import told_texts
from communique.pages.story.features import TOLD, line_features, story_of

if TYPE_CHECKING:
    from communique.pages.story.boosted import Boosted

LINKED = 0.3  # share of a line's characters in links from which it is no sentence of a list
INSIDE = math.log1p(2)  # the item and its list, then the story's container
HARMLESS = frozenset({"cue body", "cue lead", "cue quote", "cue top"})


def mark_story(page: Page, rendered: Rendered, source: str, model: Boosted | None = None) -> Page:
    """`page` with the marks of `rendered` and a ``story`` mark on each line of the story; marks have no outer white space.

    `source` is the HTML that `rendered` was made of; `model` decides instead of the one that ships.
    """
    from communique.pages.story.boosted import shipped_model  # numpy: a tenth of a second that builds without new HTML need not spend

    decides = model or shipped_model()
    rows = line_features(story_of(rendered, told_texts(rendered, source)))
    told = decides.told(rows)
    first, last = min(told, default=0), max(told, default=0)
    told |= {i for i, row in rows.items() if first < i < last and _listed(row)}
    marks: list[Mark] = []
    for i, mark in enumerate(rendered.marks):
        start, end = trim(rendered.text, Span(mark.start, mark.end))
        if start < end:
            marks += [Mark(start, end, kind) for kind in (mark.kind, "story")[: 2 if i in told else 1]]
    return replace(page, marks=tuple(sorted(marks)))


def _listed(row: Mapping[str, float]) -> bool:
    """True for a sentence of a list that stands right in the story's container, which an extractor tells: some drop every list."""
    sentence = row.get("kind li", 0.0) > 0 and row["ends"] > 0 and row["linked"] < LINKED
    inside = "down" in row and row["up"] <= INSIDE and not any(name.startswith("cue ") and name not in HARMLESS for name in row)
    return sentence and inside and max(row["told 0"], row["told 1"]) >= TOLD
