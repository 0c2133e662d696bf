"""What somebody had no word to say on: "could not be reached for comment", "had no comment", "no comment from the army"."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.drafts import Draft
from communique.statements.sources import source_tokens
from communique.statements.story import Story

GIVING = ("make", "give", "offer", "have", "issue", "provide")
BEING = ("be", "come")


def silence_drafts(story: Story) -> list[Draft]:
    """A draft told by the reporter, negative, for each silence; its content are the words for what was not given."""
    found = []
    for token in story.tokens:
        if token.lemma.lower() not in ("comment", "response", "reaction") or story.inside[token.i] >= 0:
            continue
        draft = _unreached(story, token) or _none_given(story, token) or _none_from(story, token)
        if draft is not None:
            found.append(draft)
    return found


def _draft(story: Story, cue: Token, head: int, content: tuple[int, int]) -> Draft:
    source = story.span(*source_tokens(story, head, cue.i))
    words = [story.span(*content)]
    return Draft(cue.i, cue.span, head, source, words, "decline", tier="narrative", polarity="negative", clause=cue.i, tail=content[1])


def _unreached(story: Story, noun: Token) -> Draft | None:
    """ "The envoy could not be reached for comment"."""
    prep = story.tokens[noun.head]
    verb = story.tokens[prep.head]
    if prep.text.lower() != "for" or verb.lemma not in ("reach", "contact") or not story.parse.children(verb.i, "neg"):
        return None
    subject = next(iter(story.parse.children(verb.i, "nsubjpass")), None)
    return _draft(story, verb, subject.i, (prep.i, noun.i + 1)) if subject is not None and can_speak(story, subject.i) else None


def _none(story: Story, noun: Token) -> bool:
    return any(c.text.lower() == "no" for c in story.parse.children(noun.i, "det"))


def _none_given(story: Story, noun: Token) -> Draft | None:
    """ "The army had no immediate comment"."""
    verb = story.tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in GIVING or not _none(story, noun):
        return None
    subject = next(iter(story.parse.children(verb.i, "nsubj")), None)
    return _draft(story, verb, subject.i, story.parse.edges(noun.i)) if subject is not None and can_speak(story, subject.i) else None


def _none_from(story: Story, noun: Token) -> Draft | None:
    """ "There was no immediate comment from the army"."""
    verb = story.tokens[noun.head]
    if noun.dep not in ("attr", "nsubj") or verb.lemma not in BEING or not _none(story, noun):
        return None
    for at in (noun.i, verb.i):
        for prep in story.parse.children(at, "prep"):
            giver = next(iter(story.parse.children(prep.i, "pobj")), None)
            if prep.text.lower() in ("from", "by") and giver is not None and can_speak(story, giver.i):
                return _draft(story, noun, giver.i, (story.parse.edges(noun.i)[0], noun.i + 1))
    return None
