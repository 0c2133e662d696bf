"""The subject of a cue that the parser left without one, or gave to another verb."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.story import DASHES, SUBJECTS, Story

FINITE = ("VBD", "VBZ", "VBP")
AGAINST = ("for", "of", "from", "into")  # "criticised X for saying", "accused X of calling": the one who is criticised said it
TIMED = ("DATE", "TIME")
CLIMB = 8
NAMED = ("nsubj", "nsubjpass", "expl")


def controller(story: Story, gerund: Token) -> int | None:
    """Who speaks in "after saying A, X left", "in calling for talks, X …", "they blamed X for saying A": the subject of the verb that the
    preposition hangs on, or its object where he is reproached with it."""
    prep = story.tokens[gerund.head]
    verb = story.tokens[prep.head]
    if verb.dep in ("npadvmod", "pobj") and verb.ent in TIMED:
        verb = story.tokens[verb.head] if verb.dep == "npadvmod" else story.tokens[story.tokens[verb.head].head]
    if verb.pos not in ("VERB", "AUX") or prep.dep not in ("prep", "mark", "advcl"):
        return None
    reproached = story.parse.children(verb.i, "dobj") if prep.text.lower() in AGAINST and prep.i > verb.i else ()
    if reproached and _someone(story, reproached[0].i):
        return reproached[0].i
    own = [c for c in story.parse.children(verb.i, *SUBJECTS) if c.pos not in ("VERB", "AUX") and c.i < verb.i and story.inside[c.i] < 0]
    fronted = [c for c in own if c.i > gerund.i]
    return fronted[-1].i if fronted and prep.i < verb.i and can_speak(story, fronted[-1].i) else None


def _someone(story: Story, i: int) -> bool:
    return story.tokens[i].text.lower() in ("him", "her", "them") or story.tokens[i].ent in ("PERSON", "GPE", "ORG", "NORP")


def lost_subject(story: Story, cue: int) -> int | None:
    """The subject of a finite cue to which the parser gave none: the subject of the clause that it made of a name with its participle
    ("sources close to the talks say", "Mr Lind, whose party lost, said"), or the name after an opening phrase ("In a letter to the
    council, her adviser, Jo Lind, said")."""
    while story.tokens[cue].dep == "conj" and story.tokens[cue].tag in FINITE and not story.parse.children(cue, *NAMED):
        cue = story.tokens[cue].head
    if story.tokens[cue].tag not in FINITE or story.tokens[cue].dep == "acl" or story.parse.children(cue, *NAMED):
        return None
    return _of_auxiliary(story, cue) or _of_clause(story, cue) or _after_opening(story, cue)


def _of_auxiliary(story: Story, cue: int) -> int | None:
    """ "Friends have in the past said": the subject that hangs on the auxiliary."""
    below = [s for a in story.parse.children(cue, "aux") for s in story.parse.children(a.i, *NAMED[:2])]
    return below[0].i if below and below[0].i < cue and can_speak(story, below[0].i) else None


def _of_clause(story: Story, cue: int) -> int | None:
    k = cue
    while k > story.sentence(cue).first and (story.tokens[k - 1].pos in ("ADV", "PUNCT") or story.tokens[k - 1].ent in TIMED):
        k -= 1
    clauses = [c for c in story.parse.children(cue, "ccomp", "csubj", "advcl") if c.i < cue and story.parse.edges(c.i)[1] >= k]
    if not clauses or story.inside[clauses[-1].i] >= 0:
        return None
    first = story.parse.edges(clauses[-1].i)[0]
    for token in reversed(story.tokens[first:cue]):
        if token.dep in SUBJECTS and token.dep != "expl" and _speaks_here(story, token):
            return token.i
    return None


def _speaks_here(story: Story, subject: Token) -> bool:
    """False for the subject of a relative or an adverbial clause, and for "whose finish" in "X, whose finish was poor, said"."""
    verb = story.tokens[subject.head]
    apart = verb.dep in ("relcl", "acl", "mark") or any(c.dep == "mark" or c.tag in ("WDT", "WP", "WRB") for c in story.parse.children(verb.i))
    owned = any(c.tag == "WP$" for c in story.parse.children(subject.i, "poss"))
    embedded = verb.dep == "ccomp" and story.tokens[verb.head].i < verb.i
    return not apart and not owned and not embedded and subject.tag not in ("WDT", "WP") and can_speak(story, subject.i)


def _after_opening(story: Story, cue: int) -> int | None:
    tokens = story.tokens
    k = cue - 1
    first = story.sentence(cue).first
    while k > first and (tokens[k].pos == "ADV" or tokens[k].text in (",", ")", *DASHES) or tokens[k].ent in TIMED):
        k -= 1
    found = None
    token = tokens[k]
    for _ in range(CLIMB):
        edge = story.parse.edges(token.i)[0]
        if token.dep == "appos" and edge > first and tokens[edge - 1].text == "," and tokens[token.head].dep == "pobj":
            found = token.i if can_speak(story, token.i) and token.pos in ("NOUN", "PROPN") else None
        if token.head == token.i or found is not None or token.head == cue:
            break
        token = tokens[token.head]
    opens = tokens[first].pos in ("ADP", "SCONJ") or tokens[first].tag == "VBG" or tokens[first].dep in ("mark", "cc")
    return found if found is not None and opens else None
