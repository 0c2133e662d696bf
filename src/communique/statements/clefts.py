"""A quotation with its attribution turned round: “…” is what the delegates had written on a banner; “…” was how she put it."""

from __future__ import annotations

from communique.statements.agents import can_speak
from communique.statements.drafts import Draft
from communique.statements.frames import verbs
from communique.statements.quotes import Quote
from communique.statements.sources import source_tokens
from communique.statements.story import Story

BEING = ("is", "was", "'s")
ASKING = ("what", "how")
WORDING = ("put", "phrase", "sum", "paint", "scrawl", "print")
FARTHEST = 10


def cleft_drafts(story: Story) -> list[Draft]:
    """A draft for each outermost quotation that is followed by "is what X said"."""
    closing = {q.span.end: q for q in story.quotes if q.outer}
    found = []
    for token in story.tokens:
        quote = closing.get(token.end)
        draft = _draft(story, quote, token.i + 1) if quote is not None else None
        if draft is not None:
            found.append(draft)
    return found


def _draft(story: Story, quote: Quote, at: int) -> Draft | None:
    tokens = story.tokens
    at += at < len(tokens) and tokens[at].text == ","
    if at + 2 >= len(tokens) or tokens[at].text.lower() not in BEING or tokens[at + 1].text.lower() not in ASKING:
        return None
    for verb in tokens[at + 2 : at + 2 + FARTHEST]:
        if verb.sentence != tokens[at].sentence or (verb.lemma not in verbs() and verb.lemma not in WORDING) or not verb.tag.startswith("VB"):
            continue
        subject = next((s for s in story.parse.children(verb.i, "nsubj") if at + 1 < s.i < verb.i), None)
        if subject is None or not can_speak(story, subject.i):
            return None
        source = story.span(*source_tokens(story, subject.i, verb.i))
        return Draft(verb.i, verb.span, subject.i, source, list(quote.parts), "assert", clause=verb.i, tail=verb.i + 1)
    return None
