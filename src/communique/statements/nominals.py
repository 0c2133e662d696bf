"""Nouns that name a speech act: "his claim that …", "a warning from the council that …", "the promise to leave"."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.drafts import Draft
from communique.statements.frames import DEED, Frame, nouns
from communique.statements.sources import source_tokens
from communique.statements.spans import content_start, region
from communique.statements.story import Story

GIVERS = ("from", "by", "of")


def noun_drafts(story: Story) -> list[Draft]:
    """A draft, told by the reporter, for each noun of a speech act whose giver and content are both named."""
    found = []
    for token in story.tokens:
        frame = nouns().get(token.lemma.lower()) if token.pos == "NOUN" and story.inside[token.i] < 0 else None
        draft = _draft(story, token, frame) if frame is not None else None
        if draft is not None:
            found.append(draft)
    return found


def _draft(story: Story, token: Token, frame: Frame) -> Draft | None:
    giver = _giver(story, token)
    clause = _clause(story, token, frame)
    if giver is None or clause is None:
        return None
    first, last = source_tokens(story, giver.i, token.i)
    while last > first and story.tokens[last - 1].text in ("'s", "'"):
        last -= 1
    if first >= last:
        return None
    start = content_start(story, token.i, clause)
    end = min(story.parse.edges(clause.i)[1], story.last_word(story.sentence(token.i)))
    content = region(story, start, end, token.i)
    if not content:
        return None
    return Draft(token.i, token.span, giver.i, story.span(first, last), content, frame.act, tier="narrative", tail=end)


def _giver(story: Story, token: Token) -> Token | None:
    """The possessor, or the phrase after "from" or "by"."""
    for owner in story.parse.children(token.i, "poss"):
        return owner
    for prep in story.parse.children(token.i, "prep"):
        if prep.text.lower() in GIVERS[:2]:
            return next(iter(story.parse.children(prep.i, "pobj")), None)
    return None


def _clause(story: Story, token: Token, frame: Frame) -> Token | None:
    """The that-clause or infinitive below the noun, or below the giver's phrase, where the parser often puts it."""
    below = [token.i, *(p.i for c in story.parse.children(token.i, "prep") for p in story.parse.children(c.i, "pobj"))]
    for noun in below:
        for child in story.parse.children(noun, "acl", "ccomp", "relcl"):
            if child.i <= token.i:
                continue
            marks = {c.text.lower() for c in story.parse.children(child.i, "mark")}
            to = any(c.tag == "TO" for c in story.parse.children(child.i, "aux"))
            if ("that" in marks and "that" in frame.shapes) or (to and DEED in frame.shapes):
                return child
    return None
