"""Which lines of a rendered HTML page an extractor takes for the story.

trafilatura (.960 F1 alone on the scrapinghub pages) gives text, not places; its words are found again on our lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.model.page import Mark, Page
from communique.pages.rendering import Rendered

WORD = re.compile(r"\w+")
SHINGLE = 4  # words; as in the measure of the article-extraction benchmark
COVERED = 0.6  # share of a line's shingles that the extraction must hold


def mark_story(page: Page, rendered: Rendered, source: str) -> Page:
    """`page` with the marks of `rendered` and a ``story`` mark on each line whose words trafilatura extracts from `source`."""
    import trafilatura  # a tenth of a second, which builds without new HTML pages need not spend

    extracted = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False) or ""
    lines = [page.text[mark.start : mark.end] for mark in rendered.marks]
    story = [Mark(m.start, m.end, "story") for m, told in zip(rendered.marks, _told(lines, extracted), strict=True) if told]
    return replace(page, marks=tuple(sorted((*rendered.marks, *story))))


def _told(lines: Sequence[str], extracted: str) -> list[bool]:
    """For each line, whether the extraction holds it: long lines by their shingles, short ones as a whole between long ones."""
    words = [WORD.findall(line.lower()) for line in lines]
    told = WORD.findall(extracted.lower())
    shingles = {tuple(told[i : i + SHINGLE]) for i in range(len(told))}
    whole = {" ".join(WORD.findall(line.lower())) for line in extracted.split("\n")}
    long = [len(w) >= 2 * SHINGLE and _share(w, shingles) >= COVERED for w in words]
    held = [i for i, yes in enumerate(long) if yes]
    first, last = (held[0], held[-1]) if held else (0, len(lines))
    return [
        yes or (first - 2 <= i <= last + 2 and 0 < len(w) < 2 * SHINGLE and (" ".join(w) in whole))
        for i, (yes, w) in enumerate(zip(long, words, strict=True))
    ]


def _share(words: Sequence[str], shingles: set[tuple[str, ...]]) -> float:
    own = [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    return sum(1 for shingle in own if shingle in shingles) / len(own)
