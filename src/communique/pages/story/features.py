"""What can be seen of each line of a rendered HTML page, as numbers: what extractors say of it, its shape, its place, its copies.

Only lines of which an extractor tells a word are looked at; the others are not the story. No word of a page is among the features.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.pages.lines import Line
from communique.pages.rendering import Rendered
from communique.pages.story.aligning import told_shares, words_of
from communique.pages.story.gathered import gathered
from communique.pages.story.markup import line_markup

KINDS = ("p", "li", "link", "figcaption", "nav", "footer", "aside", "form", "h1", "h2", "blockquote", "time", "address")
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
TOLD = 0.5  # share of its words from which an extractor tells a line
RUNNING = 8  # words of a line that is more than a heading
NEAR = 3  # lines above and below that say whether a line stands among the story


@dataclass(frozen=True, slots=True)
class Story:
    """The lines of a page, their words, and for each extractor the share of each line that it tells (0 where lines hold the story once more)."""

    rendered: Rendered
    lines: tuple[Line, ...]
    words: tuple[list[str], ...]
    shares: tuple[list[float], ...]


def story_of(rendered: Rendered, told: Sequence[str]) -> Story:
    """The lines of `rendered` and how much of each stands in each of the extracted texts `told`."""
    lines = tuple(Line(m.start, m.end, rendered.text[m.start : m.end], False) for m in rendered.marks)
    words = tuple(words_of(line.text) for line in lines)
    shares = tuple(told_shares(words, one) for one in told)
    for i in gathered(words, [i for i in range(len(words)) if max(one[i] for one in shares) >= TOLD]):
        for one in shares:
            one[i] = 0.0
    return Story(rendered, lines, words, shares)


def line_features(story: Story) -> dict[int, dict[str, float]]:
    """Index of each line of which an extractor tells a word → its features by name; a feature that is absent is 0."""
    asked = [i for i in range(len(story.lines)) if max(one[i] for one in story.shares) > 0]
    around = line_markup(story.rendered.places, story.words, story.shares, asked)
    place = _places(story, asked)
    return {i: around[i] | place[i] | _shape(story, i) for i in asked}


def _shape(story: Story, i: int) -> dict[str, float]:
    line, kind = story.lines[i], story.rendered.marks[i].kind
    dense = len("".join(line.text.split())) or 1
    shape = {
        "words": math.log1p(len(line.words)),
        "ends": float(line.ends),
        "lower": line.lower,
        "prose": float(line.prose),
        "linked": story.rendered.places[i].linked / dense,
        "digits": sum(map(str.isdigit, line.text)) / dense,
        "quoted": float(line.text[0] in "\"“„«‘'"),
        "colon": float(line.text.endswith(":")),
        "asks": float(line.text.endswith("?")),
        "shouted": float(line.text.isupper()),
        "subhead": float(kind in HEADINGS),
    }
    if kind in KINDS:
        shape["kind " + kind] = 1.0
    return shape


def _places(story: Story, asked: Sequence[int]) -> dict[int, dict[str, float]]:
    """What the neighbours and the whole page say of the lines `asked`."""
    n, sizes = len(story.lines), [len(w) for w in story.words]
    mean = [sum(row) / len(row) for row in zip(*story.shares, strict=True)]
    weight = [m * s for m, s in zip(mean, sizes, strict=True)]
    agreed = [i for i in asked if min(one[i] for one in story.shares) >= TOLD]
    running = [i for i in agreed if sizes[i] >= RUNNING]
    first, last = (running[0], running[-1]) if running else (0, n - 1)
    total = sum(weight) or 1.0
    page = {"agreed": sum(sizes[i] for i in agreed) / total, "told words": math.log1p(total)}
    above, headed = _running_sums(story, weight)
    title, description = _stated(story.rendered)
    copies = Counter(line.key for line in story.lines)
    rows = {}
    for i in asked:
        low, high, key = max(0, i - NEAR), min(n, i + NEAR + 1), story.lines[i].key
        row = dict(page)
        for k, one in enumerate(story.shares):
            row |= {f"told {k}": one[i], f"before {k}": one[i - 1] if i else 0.0, f"after {k}": one[i + 1] if i + 1 < n else 0.0}
        row |= {
            "around": (sum(weight[low:high]) - weight[i]) / (sum(sizes[low:high]) - sizes[i] or 1),
            "above": above[i] / total,
            "since": _signed_log(i - first),
            "until": _signed_log(last - i),
            "copies": float(min(copies[key], 4)),
            "titled": float(bool(key) and sizes[i] > 2 and key in title),
            "described": float(bool(key) and sizes[i] > 4 and key in description),
            "headed": headed[i],
        }
        rows[i] = row
    return rows


def _running_sums(story: Story, weight: Sequence[float]) -> tuple[list[float], list[float]]:
    """For each line, the told words above it, and whether a main heading stands at or above it (a half where the page has none)."""
    tops = {i for i, mark in enumerate(story.rendered.marks) if mark.kind == "h1"}
    above, headed, total, seen = [], [], 0.0, False
    for i, one in enumerate(weight):
        above.append(total)
        total += one
        seen = seen or i in tops
        headed.append(float(seen) if tops else 0.5)
    return above, headed


def _signed_log(n: int) -> float:
    return math.copysign(math.log1p(abs(n)), n)


def _stated(rendered: Rendered) -> tuple[str, str]:
    """Title and description as the page's head gives them, as words."""
    titles, descriptions = [], []
    for row in rendered.text[: rendered.body].split("\n"):
        name, _, value = row.partition(": ")
        if name.endswith(("title", "headline")):
            titles.append(Line(0, 0, value, False).key)
        elif name.endswith("description"):
            descriptions.append(Line(0, 0, value, False).key)
    return "\n".join(titles), "\n".join(descriptions)
