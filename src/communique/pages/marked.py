"""The story of an HTML page: the lines that an extractor took, less those whose wording or element says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from communique.pages.dates import has_date
from communique.pages.names import is_byline
from communique.pages.seen import Seen

NEVER = frozenset({"figcaption", "nav", "h1", "time", "footer"})
LONG = 8  # words
MOSTLY = 0.7  # share of the story's words
MOSTLY_LOWER = 0.4  # share of words in lower case that a sentence has, and "Updated May 5, 2016 6:05 p.m." has not
LEAST = 25  # words of text below which the extraction is not trusted
OPENING = 2  # paragraphs of running text between the first of which a byline tells that it is a standfirst
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def marked_story(seen: Sequence[Seen], kinds: Mapping[int, str], marked: Set[int]) -> dict[int, str]:
    """Index → ``body`` or ``subhead`` for the paragraphs whose start is in `marked`; empty when they hold too little text.

    `kinds` gives the element of a paragraph by its start.
    """
    story: dict[int, str] = {}
    for i, one in enumerate(seen):
        kind = kinds.get(one.line.start, "p")
        if one.line.start in marked and kind not in NEVER and one.role is None and not one.heads and not one.repeated:
            story[i] = "subhead" if kind in HEADINGS and len(one.line.words) <= 20 else "body"
    inside = [i for i, one in enumerate(seen) if one.either and one.line.start in marked and {i - 1, i + 1} <= story.keys()]
    story = dict(sorted((story | dict.fromkeys(inside, "body")).items()))
    words = sum(len(seen[i].line.words) for i, role in story.items() if role == "body")
    if words < LEAST:
        return {}
    return _bounded(seen, _below_heading(seen, kinds, _single(seen, story)))


def _below_heading(seen: Sequence[Seen], kinds: Mapping[int, str], story: dict[int, str]) -> dict[int, str]:
    """`story` without what stands above the page's main heading, where most of it stands below."""
    total = sum(len(seen[i].line.words) for i in story)
    for top in (i for i, one in enumerate(seen) if kinds.get(one.line.start) == "h1" and len(one.line.words) > 2):
        below = {i: role for i, role in story.items() if i > top}
        if sum(len(seen[i].line.words) for i in below) >= MOSTLY * total and "body" in below.values():
            return below
    return story


def _bounded(seen: Sequence[Seen], story: dict[int, str]) -> dict[int, str]:
    """`story` without what stands above its first running text (title, byline, date) and without headings below its last."""
    first = next((i for i in sorted(story) if seen[i].line.prose and story[i] == "body"), -1)
    last = max(i for i, role in story.items() if role == "body")
    told = [i for i in sorted(story) if i >= first and seen[i].line.prose][:OPENING]
    data = [i for i in story if told and told[0] < i < told[-1] and _dated(seen[i]) and not _sentence(seen[i])]
    above = max(data, default=-1)  # a byline below a standfirst
    return {i: role for i, role in story.items() if above < i <= last and (i >= first or not (role == "subhead" or _dated(seen[i])))}


def _dated(one: Seen) -> bool:
    text = one.line.text
    return is_byline(text) or has_date(text)


def _sentence(one: Seen) -> bool:
    return one.line.prose or (one.line.ends and one.line.lower >= MOSTLY_LOWER)


def _single(seen: Sequence[Seen], story: dict[int, str]) -> dict[int, str]:
    """`story` with one of each long paragraph that the page holds several times: that which is nearest to the middle of the others."""
    places: dict[str, list[int]] = {}
    for i in sorted(story):
        places.setdefault(seen[i].line.key, []).append(i)
    once = sorted(i for held in places.values() for i in held if len(held) == 1)
    double = [held for held in places.values() if len(held) > 1 and len(seen[held[0]].line.words) >= LONG]
    if not double:
        return story
    middle = once[len(once) // 2] if once else min(story)
    dropped = {i for held in double for i in held if i != min(held, key=lambda i: (abs(i - middle), i))}
    return {i: role for i, role in story.items() if i not in dropped}
