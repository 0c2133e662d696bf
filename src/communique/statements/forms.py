"""Direct, indirect or mixed; and the speech act, where the words change it."""

from __future__ import annotations

from communique.model.spans import Span, trim
from communique.statements.drafts import Draft
from communique.statements.story import Story

FUTURE = ("will", "'ll", "wo", "would", "shall")
FIRST = ("i", "we")


def form_of(story: Story, draft: Draft) -> str:
    """``direct`` when all words of the content stand between quotation marks, ``mixed`` when some do, else ``indirect``."""
    around = story.quote_of(draft.at)
    held = [[p for q, p in story.near(span) if q is not around and (q.outer or around)] for span in draft.content]
    pairs = list(zip(draft.content, held, strict=True))
    if all(any(_within(story, span, part) for part in marks) for span, marks in pairs):
        return "direct"
    return "mixed" if any(span.covers(part) or part.overlap(span) > 2 for span, marks in pairs for part in marks) else "indirect"


def _within(story: Story, span: Span, part: Span) -> bool:
    return part.covers(trim(story.text, span, also=".,;:?!"))


def act_of(story: Story, draft: Draft) -> str:
    """The speech act of the cue; plain assertions about the future are predictions, or promises when the speaker speaks of himself."""
    if draft.act != "assert" or draft.polarity == "negative":
        return draft.act
    for span in draft.content:
        for token in story.parse.within(span):
            if token.dep in ("ROOT", "ccomp", "conj") and token.pos in ("VERB", "AUX"):
                if not any(c.text.lower() in FUTURE for c in story.parse.children(token.i, "aux")):
                    return draft.act
                subject = next((c.text.lower() for c in story.parse.children(token.i, "nsubj")), "")
                return "promise" if subject in FIRST else "predict"
    return draft.act
