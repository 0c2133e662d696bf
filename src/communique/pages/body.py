"""Which paragraphs of a page without markup are the story: density first, wording second."""

from __future__ import annotations

from collections.abc import Sequence

from communique.pages.bounds import after_byline, before_ending, widen
from communique.pages.seen import Seen
from communique.pages.stretch import PASSED, best_stretch

ASKED = 9  # words of a subhead that is a question


def find_story(seen: Sequence[Seen]) -> dict[int, str]:
    """Index → ``body`` or ``subhead`` for the paragraphs of the story; empty when the page has none."""
    stretch = best_stretch(seen)
    if stretch is None:
        return {}
    first, last = after_byline(seen, *stretch)
    last = before_ending(seen, first, last)
    first, last = widen(seen, first, last)
    roles = story_in(seen, first, last)
    return roles | {i: "body" for i in range(first + 1, last - 1) if seen[i].either and {i - 1, i + 1} <= roles.keys()}


def story_in(seen: Sequence[Seen], first: int, last: int) -> dict[int, str]:
    """Index → role for the paragraphs of ``seen[first:last]`` that are the story; what is left out is furniture inside it."""
    roles: dict[int, str] = {}
    i = first
    while i < last:
        if seen[i].prose or seen[i].sentence:
            roles[i] = "subhead" if _asks(seen, i, first, last) else "body"
            i += 1
            continue
        stop = i
        while stop < last and not seen[stop].prose:
            stop += 1
        roles.update(_between(seen, i, max(stop, i + 1), first, last))
        i = max(stop, i + 1)
    return roles


def _asks(seen: Sequence[Seen], i: int, first: int, last: int) -> bool:
    """True for a subhead that is a question ("What happens next?"): a few words without quotation marks between two of running text."""
    text, inside = seen[i].line.text, first < i < last - 1
    short = text.endswith("?") and len(seen[i].line.words) <= ASKED and text[0].isupper()
    above = next((seen[k] for k in range(i - 1, first - 1, -1) if seen[k].role not in PASSED), None)
    told = above is not None and above.plain and above.line.ends and not above.line.text.endswith("?")
    return inside and short and told and seen[i + 1].prose


def _between(seen: Sequence[Seen], start: int, stop: int, first: int, last: int) -> dict[int, str]:
    """What of the paragraphs between two of running text belongs to the story: a subhead, a quotation, a list that was announced."""
    opened = next((i for i in range(start, stop) if seen[i].heads), None)
    if opened is not None:
        kept = _between(seen, start, opened, first, last) if opened > start else {}
        inside = {i: "body" for i in range(opened + 1, stop) if seen[i].sentence}
        return kept | inside | _set_apart(seen, opened, stop, last)
    plain = [i for i in range(start, stop) if seen[i].plain]
    roles = {i: "body" for i in plain if seen[i].sentence}
    left = [i for i in plain if i not in roles]
    announced = start > first and seen[start - 1].line.text.endswith(":")
    if announced and len(left) > 1:
        return roles | dict.fromkeys(left, "body")
    if first < start and stop < last and 1 <= len(left) <= 2:
        return roles | {i: "subhead" for i in left if may_be_subhead(seen[i])}
    if len(left) > 2 and not any(seen[i].line.bullet for i in left) and sum(seen[i].line.lower for i in left) / len(left) >= 0.45:
        return roles | dict.fromkeys(left, "body")
    return roles


def _set_apart(seen: Sequence[Seen], opened: int, stop: int, last: int) -> dict[int, str]:
    """The subhead that follows a box of furniture: its last line, where blank lines stand only before it and before the box."""
    end = stop - 1
    apart = stop < last and end > opened + 1 and seen[end].line.gap and not any(seen[i].line.gap for i in range(opened + 1, end))
    return {end: "subhead"} if apart and seen[end].plain and may_be_subhead(seen[end]) else {}


def may_be_subhead(one: Seen) -> bool:
    """True for a few words that stand once on the page and are no item of a list."""
    words = len(one.line.words)
    shouted = one.line.text.isupper() and words > 5
    return 1 <= words <= 14 and one.copies == 1 and any(c.isalpha() for c in one.line.text) and not one.line.bullet and not shouted
