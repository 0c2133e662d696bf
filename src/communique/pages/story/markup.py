"""What the elements around a line say of it, as numbers.

The story's own container is the element under which most of the told words stand; elements that hold it too say nothing of a line
(``<body class="has-sidebar">``), those between it and the line do (``<aside class="related">``).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from lxml import html

from communique.pages.rendering import Place
from communique.tables import load_table

PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
TAGS = frozenset({"figure", "header", "li", "table", "blockquote", "section", "article", "button", "details"})
DISPLAY_NONE = re.compile(r"display\s*:\s*none")
ABOVE = 5  # elements above a line's own that make its chain
DEEPEST = 200  # elements around a line that are looked at; pages have some tens, broken markup has any number
DOUBTED = 0.1  # weight of words that only some of the extractors tell


def line_markup(
    places: Sequence[Place], words: Sequence[Sequence[str]], shares: Sequence[Sequence[float]], asked: Sequence[int]
) -> dict[int, dict[str, float]]:
    """Index of each line `asked` → its features by name, from where the lines stood and how much of each the extractors tell."""
    agreed = [min(row) * len(w) for row, w in zip(zip(*shares, strict=True), words, strict=True)]
    told = [sum(row) / len(row) * len(w) for row, w in zip(zip(*shares, strict=True), words, strict=True)]
    weights: dict[html.HtmlElement, float] = defaultdict(float)
    signs: dict[tuple[str, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    known = [_sign(place.element) for place in places]
    either = [max(row) * len(w) for row, w in zip(zip(*shares, strict=True), words, strict=True)]
    for i, place in enumerate(places):
        parent = place.element.getparent()
        if parent is not None:
            weights[parent] += agreed[i] + DOUBTED * told[i]
        sign = signs[known[i]]
        sign[0] += agreed[i]
        sign[1] += either[i]
        sign[2] += len(words[i])
    heaviest = sum(weights.values()) or 1.0
    main = max(weights, key=lambda element: weights[element], default=None)
    over = {} if main is None else {element: k for k, element in enumerate((main, *main.iterancestors()))}
    outer: dict[html.HtmlElement, dict[str, float]] = {}
    chain = {i: _chain(places[i].element) for i in asked}
    chains: dict[tuple[str, ...], float] = defaultdict(float)
    for i in asked:
        chains[chain[i]] += agreed[i]
    rows = {}
    for i in asked:
        element = places[i].element
        if element not in outer:
            outer[element] = _outer(element, over)
        alike, any_alike, size = signs[known[i]]
        rest, parent = size - len(words[i]), element.getparent()
        rows[i] = outer[element] | {
            "sign": (alike - agreed[i] + 1) / (rest + 2),  # lines marked up alike that are told, this one aside
            "sign any": (any_alike - either[i] + 1) / (rest + 2),  # as well, but told by one extractor at least
            "sign words": math.log1p(rest),
            "chain": math.log1p(max(0.0, chains[chain[i]] - agreed[i])),  # told words in the same elements: a story in several boxes
            "parent": weights[parent] / heaviest if parent is not None else 0.0,
            "main": weights[main] / heaviest if main is not None else 0.0,
        }
    return rows


def _outer(element: html.HtmlElement, over: Mapping[html.HtmlElement, int]) -> dict[str, float]:
    """What the elements from `element` up to the first of `over` say."""
    found: dict[str, float] = {}
    up = 0
    for one in (element, *islice(element.iterancestors(), DEEPEST)):
        if one in over:
            found["down"] = math.log1p(over[one])
            break
        up += 1
        if one.tag in TAGS:
            found[f"in {one.tag}"] = 1.0
        for kind in _cues(f"{one.get('class') or ''} {one.get('id') or ''}"):
            found["cue " + kind] = 1.0
        if DISPLAY_NONE.search(one.get("style") or ""):
            found["cue unseen"] = 1.0
    found["up"] = math.log1p(up)
    return found


def _sign(element: html.HtmlElement) -> tuple[str, ...]:
    parent = element.getparent()
    around = () if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(element.tag), element.get("class") or "", *around)


def _chain(element: html.HtmlElement) -> tuple[str, ...]:
    """Tags and classes of `element` and of those around it."""
    return tuple(f"{one.tag}.{one.get('class') or ''}" for one in (element, *islice(element.iterancestors(), ABOVE)))


@lru_cache(maxsize=4096)
def _cues(names: str) -> frozenset[str]:
    known = _known()
    return frozenset(known[part.lower()] for part in PART.findall(names) if part.lower() in known)


@cache
def _known() -> dict[str, str]:
    """Part of a class's name → what it says."""
    return {word: row["kind"] for row in load_table(__package__, "cues.tsv") for word in row["words"].split()}
