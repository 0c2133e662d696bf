"""The subject of a cue that the parser left without one, or gave to another verb."""

from __future__ import annotations

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.frames import verbs
from communique.statements.story import DASHES, SUBJECTS, Story

FINITE = ("VBD", "VBZ", "VBP")
AGAINST = ("for", "of", "from", "into")  # "criticised X for saying", "accused X of calling": the one who is criticised said it
TIMED = ("DATE", "TIME")
CONTRAST = ("while", "whereas")
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
    if story.inside[verb.i] >= 0 > story.inside[prep.i]:
        return _of_attribution(story, prep.i)
    reproached = story.parse.children(verb.i, "dobj") if prep.text.lower() in AGAINST and prep.i > verb.i else ()
    if reproached and _someone(story, reproached[0].i):
        return reproached[0].i
    own = [c for c in story.parse.children(verb.i, *SUBJECTS) if c.pos not in ("VERB", "AUX") and c.i < verb.i and story.inside[c.i] < 0]
    fronted = [c for c in own if c.i > gerund.i]
    return fronted[-1].i if fronted and prep.i < verb.i and can_speak(story, fronted[-1].i) else None


def _of_attribution(story: Story, prep: int) -> int | None:
    """Who speaks in “…,” X replied, before adding that: the parser hung "before" on what X said."""
    k = prep - 1
    while k > story.sentence(prep).first and story.inside[k] < 0 and story.tokens[k].tag not in FINITE:
        k -= 1
    own = story.parse.children(k, "nsubj") if story.tokens[k].tag in FINITE and story.inside[k] < 0 else ()
    return own[-1].i if own and can_speak(story, own[-1].i) else None


def resumes(story: Story, token: Token) -> int | None:
    """The verb that the coordinated cue `token` goes on with where the parser tied it to what was said: "conceded that A but implied that B",
    "said A was at fault and accused him of B". None where it may as well tell what the subject of A said."""
    first = story.tokens[token.head]
    above = story.tokens[first.head]
    told = token.dep == "conj" and first.dep == "ccomp" and above.i < first.i
    joint = next((c.i for c in story.parse.children(first.i, "cc") if c.i < token.i), 0)
    told = told and token.lemma in verbs() and (first.lemma not in verbs() or story.tokens[joint - 1].text == ",")
    if not told or story.parse.children(token.i, *SUBJECTS, "aux", "auxpass"):
        return None
    alike = token.tag == above.tag in (*FINITE, "VBG") or (above.tag, token.tag) in (("VBP", "VB"), ("VBD", "VBN"))
    but = any(c.text.lower() == "but" and c.i < token.i for c in story.parse.children(first.i, "cc"))
    parallel = _that(story, first.i) and any(_that(story, c.i) for c in story.parse.children(token.i, "ccomp"))
    stative = first.lemma == "be" and bool(story.parse.children(first.i, "acomp", "attr")) and bool(story.parse.children(token.i, "ccomp", "dobj"))
    return above.i if alike and (parallel or (token.tag != "VBN" and first.lemma not in verbs() and (but or stative))) else None


def contrasted(story: Story, token: Token) -> int | None:
    """Who speaks by the participle in "X said A, while Y denied it, saying B": the subject of the contrast that it goes on with."""
    if token.tag != "VBG" or token.dep not in ("advcl", "xcomp", "acl") or story.inside[token.i] >= 0 or story.tokens[token.i - 1].text != ",":
        return None
    for mark in reversed(story.tokens[story.sentence(token.i).first : token.i]):
        verb = story.tokens[mark.head]
        if mark.dep == "mark" and mark.text.lower() in CONTRAST and verb.tag in FINITE and mark.i < verb.i < token.i and verb.lemma in verbs():
            if verb.head > verb.i:
                continue  # "While Y denied it, X spoke, saying B": the contrast stands in front, and X goes on
            own = story.parse.children(verb.i, "nsubj")
            return own[-1].i if own and can_speak(story, own[-1].i) else None
    return None


def absolute(story: Story, participle: Token) -> int | None:
    """Who speaks by the participle in "X voiced concern, with its envoy warning that A": the noun behind "with" that it hangs on."""
    noun = story.tokens[participle.head]
    if participle.tag != "VBG" or participle.dep not in ("acl", "pcomp", "advcl") or not noun.i < participle.i:
        return None
    if noun.text.lower() == "with" and participle.dep == "pcomp":
        own = story.parse.children(participle.i, "nsubj")
        return own[-1].i if own and can_speak(story, own[-1].i) else None
    behind = noun.dep == "pobj" and story.tokens[noun.head].text.lower() == "with" and participle.dep == "acl"
    return noun.i if behind and can_speak(story, noun.i) else None


def last_clause(story: Story, participle: Token) -> int | None:
    """Who speaks by the participle in "X met Y and Z left, saying A": the subject of the last of joined clauses before it, which the parser hung
    on the first."""
    first = story.tokens[participle.head]
    later = [c for c in story.parse.children(first.i, "conj") if c.i < participle.i and c.tag in FINITE and story.inside[c.i] < 0]
    own = story.parse.children(later[-1].i, "nsubj", "nsubjpass") if later and first.dep != "ccomp" else ()
    return own[-1].i if own and can_speak(story, own[-1].i) and own[-1].tag not in ("WDT", "WP") else None


def speaking_above(story: Story, token: Token, found: int | None) -> int | None:
    """`found`, or for a participle ("blamed on the process, accusing Y") that hangs on what cannot speak, the speaking subject of the clause
    around it."""
    if found is None or token.tag != "VBG" or token.dep not in ("advcl", "acl") or can_speak(story, found) or story.tokens[found].pos != "NOUN":
        return found
    for above in story.parse.ancestors(token.i):
        own = [s for s in story.parse.children(above.i, "nsubj", "nsubjpass") if s.i < token.i and story.inside[s.i] == story.inside[token.i]]
        if own and (can_speak(story, own[-1].i) or own[-1].text.lower() == "it"):
            return own[-1].i
    return found


def _that(story: Story, verb: int) -> bool:
    return any(m.text.lower() == "that" for m in story.parse.children(verb, "mark"))


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
    return _of_auxiliary(story, cue) or _of_clause(story, cue) or _after_opening(story, cue) or _opening_name(story, cue)


def _opening_name(story: Story, cue: int) -> int | None:
    """The name that opens the sentence right before the cue, which the parser took for an adverb or the like ("Jazari said the talks …")."""
    before = story.tokens[cue - 1] if cue > story.sentence(cue).first else None
    if before is None or before.dep in SUBJECTS or before.ent not in ("PERSON", "ORG", "GPE", "NORP") or not before.text[:1].isupper():
        return None
    opens = all(t.ent == before.ent and t.text[:1].isupper() for t in story.tokens[story.sentence(cue).first : cue])
    return before.i if opens and before.head == cue else None


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
