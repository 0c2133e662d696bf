"""Turns of a transcript or an interview: paragraphs that open with a name and a colon, names that come back.

"LIND: We met on Monday." and "Ana Lind: We met on Monday." are turns when at least two names alternate, so that "Photo: …" and
"Read more: …" never are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from communique.model.spans import Span, trim
from communique.statements.drafts import Draft
from communique.statements.story import Story

# Up to four capitalised words, a title and a remark after a comma or in brackets ("JON DALE, HOST:"), then a colon and a space.
LABEL = re.compile(r"([A-Z][\w.'’-]*(?: (?:[A-Z]|al-|de |van |von )[\w.'’-]*){0,4})(?:, [^:\n“\"]{1,40}| \([^:\n)]{1,40}\))?:\s+(?=\S)")
LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class _Turn:
    name: Span
    colon: int
    content: Span


def transcript_drafts(story: Story) -> list[Draft]:
    """A draft for each turn, when the page's labelled paragraphs alternate; its content is the rest of the paragraph and the paragraphs
    without a label before the next turn."""
    blocks = [Span(a, b) for a, b in story.blocks]
    turns = {n: turn for n, block in enumerate(blocks) if (turn := _turn(story.text, block)) is not None}
    if not _alternate([story.text[t.name.start : t.name.end].lower().split()[-1] for t in turns.values()]):
        return []
    found = []
    for n, after in pairwise([*turns, max(turns) + 1]):
        draft = _draft(story, turns[n], [turns[n].content, *blocks[n + 1 : after]])
        if draft is not None:
            found.append(draft)
    return found


def _turn(text: str, block: Span) -> _Turn | None:
    match = LABEL.match(text, block.start, block.end)
    if match is None or match.group(1) in ("Q", "A", "Q.", "A."):
        return None
    return _Turn(Span(*match.span(1)), text.index(":", match.end(1)), trim(text, Span(match.end(), block.end)))


def _alternate(names: list[str]) -> bool:
    """True for names of at least two speakers of whom one comes back after another."""
    last = {name: k for k, name in enumerate(names)}
    back = any(one != other and last[one] > k + 1 for k, (one, other) in enumerate(pairwise(names)))
    return len(names) >= LEAST_TURNS and len(last) > 1 and back


def _draft(story: Story, turn: _Turn, content: list[Span]) -> Draft | None:
    name, colon = story.parse.within(turn.name), story.parse.within(Span(turn.colon, turn.colon + 1))
    if not name or not colon:
        return None
    head = name[-1].i
    return Draft(head, colon[0].span, head, turn.name, content, "assert", form="direct", tail=colon[0].i + 1)
