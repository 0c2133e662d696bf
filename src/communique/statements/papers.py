"""Who speaks through a paper: "a statement issued by the ministry said", "the ministry's statement", "the statement added"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.wordlists import bodies
from communique.model.parse import Token
from communique.statements.frames import verbs, words
from communique.statements.story import Story

FROM = ("from", "by", "of")
BACK = 3  # sentences back in which "the statement" looks for the one that it takes up; further back there may be another


def issuer_of(story: Story, head: int) -> int | None:
    """Token of who issued the paper named by token `head` (data/documents.txt); None where nobody is told, and for what is no such paper."""
    token = story.tokens[head]
    if token.lemma.lower() not in words("documents.txt"):
        return None
    told = _told(story, token)
    if told is not None or not any(d.text.lower() in ("the", "this", "that") for d in story.parse.children(head, "det")):
        return told
    first = story.parse.sentences[max(0, token.sentence - BACK)].first
    before = [t for t in story.tokens[first:head] if t.lemma.lower() == token.lemma.lower() and t.tag == "NN" and not _joint(story, t)]
    return next((i for t in reversed(before) if (i := _told(story, t)) is not None), None)


def _told(story: Story, paper: Token) -> int | None:
    """The issuer that the phrase of `paper` tells, or the clause in which it is issued."""
    if _joint(story, paper):
        return None
    parse = story.parse
    issued = [c for c in parse.children(paper.i, "acl", "relcl") if c.lemma in words("sent_out.txt")]
    agents = [o for c in issued for a in parse.children(c.i, "agent") for o in parse.children(a.i, "pobj")]
    sent = [o for p in parse.children(paper.i, "prep") if p.text.lower() in FROM[:2] for o in parse.children(p.i, "pobj")]
    found: Sequence[Token] = agents or sent or parse.children(paper.i, "poss")
    if not found and paper.dep == "dobj" and story.tokens[paper.head].lemma in words("sent_out.txt"):
        found = parse.children(paper.head, "nsubj")
    above = story.tokens[paper.head]
    if not found and paper.dep == "pobj" and above.text.lower() == "in" and story.tokens[above.head].lemma in verbs():
        found = parse.children(above.head, "nsubj")
    found = found or [c for c in parse.children(paper.i, "compound", "nmod") if c.i < paper.i and _body(c)]
    return _holder(story, found[0]) if found and found[0].tag not in ("PRP$", "WP$", "WDT") else None


def _body(token: Token) -> bool:
    """A body that stands before its paper as a modifier: "a UN statement", "the foreign ministry statement"."""
    return token.ent in ("ORG", "GPE") or (token.pos == "NOUN" and token.lemma.lower() in bodies())


def _holder(story: Story, token: Token) -> int:
    """Whoever has the office from which a paper comes: "a statement from Lind's office"."""
    owner = story.parse.children(token.i, "poss") if token.lemma.lower() in ("office", "team", "campaign") else ()
    return owner[0].i if owner else token.i


def _joint(story: Story, paper: Token) -> bool:
    """True for "a joint statement", which several issue."""
    return any(c.text.lower() == "joint" for c in story.parse.children(paper.i, "amod"))
