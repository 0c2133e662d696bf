"""Whose words they are: the noun phrase that speaks, for a cue."""

from __future__ import annotations

from dataclasses import replace

from communique.model.parse import Token
from communique.statements.agents import can_speak
from communique.statements.closing import closing
from communique.statements.frames import verbs, words
from communique.statements.story import SUBJECTS, Story
from communique.statements.subjects import absolute, contrasted, controller, last_clause, lost_subject, resumes, speaking_above

RELATIVE = ("who", "which", "that")
STEPS = 6  # how far a missing subject is looked for up the tree; deeper chains are parser errors more often than grammar


def source_head(story: Story, cue: int) -> int | None:
    """Head token of the noun phrase that speaks by the verb `cue`; None for "it was announced" and the like."""
    parse, token = story.parse, story.tokens[cue]
    bare = token.tag == "VBN" and token.dep in ("acl", "advcl") and not parse.children(cue, "aux")
    if (parse.children(cue, "auxpass") and not _has_said(story, cue)) or bare:
        agents = [c for a in parse.children(cue, "agent") for c in parse.children(a.i, "pobj")]
        return agents[0].i if agents else None
    own = [c for c in parse.children(cue, *SUBJECTS) if c.pos not in ("VERB", "AUX") and c.dep != "expl" and story.inside[c.i] == story.inside[cue]]
    own = own or _counted(story, cue)
    if own and _says_headline(story, cue):
        return _inverted(story, cue)
    ending = closing(story, story.sentence(cue)) if token.dep != "conj" and all(s.i > cue for s in own) else None
    ending = ending if ending is not None and ending.cue == cue and (not own or token.lemma == "tell") else None
    if own:
        return ending.head if ending is not None else _antecedent(story, max(own, key=lambda c: (c.i < cue, c.i)))
    inverted = _inverted(story, cue)
    if inverted is not None and (ending is None or token.lemma != "tell"):
        return inverted
    if ending is not None:
        return ending.head
    governed = controller(story, token) if token.dep == "pcomp" and token.tag == "VBG" else contrasted(story, token)
    governed = governed if governed is not None else absolute(story, token)
    carried = governed if governed is not None else _carried(story, token)
    carried = None if carried is not None and story.inside[carried] >= 0 > story.inside[cue] else carried
    carried = speaking_above(story, token, carried)
    for found in (carried, _adjacent(story, cue) if carried is None else None):
        if found is not None:
            return found
    resumed = resumes(story, token)
    return lost_subject(story, cue if resumed is None else resumed)


def _counted(story: Story, cue: int) -> list[Token]:
    """The number of "the two admit", which the parser hung on the verb as if it counted it."""
    before = story.tokens[cue - 1] if cue else None
    return [before] if before is not None and before.tag == "CD" and before.dep == "nummod" and before.head == cue else []


def _has_said(story: Story, cue: int) -> bool:
    """True for "He's said that A", where the parser takes "has" for "is": somebody, "'s" and a verb with a clause of its own."""
    short = [c for c in story.parse.children(cue, "auxpass") if c.text.lower() == "'s"]
    passive = story.parse.children(cue, "nsubjpass")
    told = story.tokens[cue].lemma == "tell" or story.parse.children(cue, "agent")
    called = any(t.text.lower() in ("for", "on") and t.dep in ("mark", "prep") for t in story.tokens[cue + 1 : cue + 2])
    return bool(short and passive and (called or story.parse.children(cue, "ccomp"))) and can_speak(story, passive[0].i) and not told


def _says_headline(story: Story, cue: int) -> bool:
    """True for "Talks ‘near collapse’, says envoy": the verb ends with a speaker after it, and what the parser took for its subject is said."""
    tokens, parse = story.tokens, story.parse
    if cue == 0 or not (tokens[cue - 1].text == "," or story.closes(cue - 1)) or parse.children(cue, "ccomp", "xcomp"):
        return False
    after = [c for c in parse.children(cue, "dobj", "attr", "oprd", "nsubj", "npadvmod", "dep") if c.i > cue and c.ent not in ("DATE", "TIME")]
    if not after or after[0].pos not in ("NOUN", "PROPN") or not can_speak(story, after[0].i):
        return False
    first, last = parse.edges(after[0].i)
    return first == cue + 1 and last >= story.last_word(story.sentence(cue))


def _antecedent(story: Story, subject: Token) -> int | None:
    """The noun that a relative pronoun stands for; the subject itself otherwise."""
    if subject.text.lower() not in RELATIVE or subject.tag not in ("WDT", "WP", "IN", "DT"):
        return subject.i
    for above in story.parse.ancestors(subject.i):
        if above.dep == "relcl":
            return above.head
    return subject.i if subject.tag == "DT" else None


def _inverted(story: Story, cue: int) -> int | None:
    """The speaker in “…,” said X, when the parser took X for an object."""
    tokens = story.tokens
    before = tokens[cue - 1] if cue else None
    if before is None or not (before.text in (",", "?", "!") or story.closes(cue - 1)) or tokens[cue].tag not in ("VBD", "VBZ", "VBP"):
        return None
    if (
        cue + 1 >= len(tokens)
        or tokens[cue + 1].pos not in ("PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM")
        or tokens[cue + 1].sentence != tokens[cue].sentence
    ):
        return None
    top = cue + 1
    while tokens[top].head > cue and tokens[top].head != top and tokens[tokens[top].head].pos in ("PROPN", "NOUN", "PRON"):
        top = tokens[top].head
    return top if tokens[top].pos in ("PROPN", "NOUN", "PRON") and story.inside[top] == story.inside[cue] else None


def _carried(story: Story, token: Token) -> int | None:
    """The subject of the verb that a coordinated, participial or infinitive cue hangs on."""
    parse = story.parse
    at = token
    if at.dep == "advcl" and at.tag == "VBG" and story.tokens[at.i - 1].text in (",", "also"):
        nearer = last_clause(story, at)
        if nearer is not None:
            return nearer
        at = _outer_clause(story, at)
    for _ in range(STEPS):
        if at.dep == "acl" and at.tag == "VBG" and (story.tokens[at.i - 1].text == "," or _issued(story, at.head) or _no_voice(story, at.head)):
            at = story.tokens[at.head]
            while at.pos not in ("VERB", "AUX") and at.head != at.i:
                at = story.tokens[at.head]
            own = list(parse.children(at.i, *SUBJECTS))
            return _antecedent(story, own[-1]) if own else None
        if at.dep == "acl" and at.tag == "VB":
            return next((c.i for c in parse.children(at.head, "poss")), None)
        if at.dep in ("acl", "relcl"):
            return at.head
        if at.head == at.i:
            return None
        passive_step = at.dep in ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep", "parataxis", "aux", "advmod", "acomp")
        if not passive_step:
            return None
        if at.dep == "ccomp" and at.tag in ("VBD", "VBZ", "VBP"):
            return None
        adjective = at.dep == "acomp"
        at = story.tokens[at.head]
        if at.pos in ("NOUN", "PROPN", "PRON"):
            return None
        silent = token.lemma in words("withheld.txt") and bool(parse.children(token.i, "neg"))
        bare = token.dep == "conj" and ((at.tag == "VB" and token.tag in ("VBD", "VBZ")) or silent)
        if at.dep in ("ccomp", "conj") and token.i != at.i and (bare or not _subject_speaks(story, at)):
            at = _outer_clause(story, at)
        elif at.i == token.head and (cue := resumes(story, token)) is not None:
            at = story.tokens[cue]
        own = [c for c in parse.children(at.i, *SUBJECTS) if c.i < token.i or c.i == at.i + 1 or token.dep == "advcl"]
        objects = parse.children(at.i, "dobj") if at.i < token.i and token.dep == "xcomp" and token.tag == "VB" and at.lemma != "go" else ()
        if objects and can_speak(story, objects[0].i):
            return objects[0].i
        if own:
            return None if own[-1].text.lower() == "it" and adjective else _antecedent(story, own[-1])
    return None


def _adjacent(story: Story, cue: int) -> int | None:
    """The name or noun right before a finite verb for which the parser has no subject: In a letter to the city council Lind said …"""
    tokens = story.tokens
    if tokens[cue].tag not in ("VBD", "VBZ", "VBP") or tokens[cue].dep == "conj":
        return None
    k = cue - 1
    while k > story.sentence(cue).first and (tokens[k].pos == "ADV" or tokens[k].ent in ("DATE", "TIME")):
        k -= 1
    if k < story.sentence(cue).first or not (tokens[k].pos in ("PROPN", "NOUN") or tokens[k].dep in SUBJECTS) or story.inside[k] != story.inside[cue]:
        return None
    named = tokens[k].dep == "csubj" and tokens[k].text[:1].isupper()
    return k if (named or can_speak(story, k)) and tokens[k].ent not in ("DATE", "TIME") else None


def _issued(story: Story, noun: int) -> bool:
    """True for the statement in "issued a statement saying …", for the hearers in "sent a letter to members saying …" and "emailed members
    saying …": the issuer speaks."""
    token = story.tokens[noun]
    above = story.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() in ("to", "in", "with"):
        token = story.tokens[above.head]
        token = next(iter(story.parse.children(token.i, "dobj")), token)
    writes = above.lemma in words("writing.txt") and token.dep == "dobj"
    return writes or (token.dep in ("dobj", "pobj") and (token.lemma in words("documents.txt") or token.lemma in words("issued.txt")))


def _no_voice(story: Story, noun: int) -> bool:
    """True for the debate in "opened the debate saying that": an object that cannot speak, so the subject does."""
    token = story.tokens[noun]
    text = token.lemma.lower() in words("documents.txt") or token.lemma.lower() in words("issued.txt") or token.lemma.lower() in words("mediums.txt")
    above = story.tokens[token.head]
    return token.dep == "dobj" and token.pos == "NOUN" and not text and not can_speak(story, noun) and any(
        can_speak(story, s.i) for s in story.parse.children(above.i, "nsubj")
    )  # fmt: skip


def _subject_speaks(story: Story, verb: Token) -> bool:
    held = story.parse.children(verb.i, *SUBJECTS)
    if held and held[-1].text.lower() in ("he", "she"):
        return False
    return not held or can_speak(story, held[-1].i) or held[-1].dep == "expl"


def _outer_clause(story: Story, at: Token) -> Token:
    """The verb that the participle or coordinated verb `at` belongs to when the parser hung it inside the words of a cue: that cue."""
    governing = story.tokens[at.head] if at.dep in ("advcl", "conj") else at
    while governing.dep == "conj" and governing.head != governing.i:
        governing = story.tokens[governing.head]
    above = story.tokens[governing.head]
    if governing.dep == "ccomp" and above.i < governing.i and above.lemma in verbs():
        return above if at.dep != "advcl" else _as_child(at, above)
    return at


def _as_child(token: Token, above: Token) -> Token:
    """`token` as if it hung on `above`."""
    return replace(token, head=above.i)


def source_tokens(story: Story, head: int, cue: int) -> tuple[int, int]:
    """Token range of the noun phrase of `head`, appositives included, on its side of `cue` and of the quotations around it."""
    tokens, parse = story.tokens, story.parse
    first, last = parse.edges(head)
    if head < cue < last:
        relative = [c.i for c in parse.children(cue, *SUBJECTS) if c.tag in ("WDT", "WP") and head < c.i < cue]
        last = relative[0] + 1 if relative else cue
    elif first <= cue < head:
        first = cue + 1
    for k in range(head, last):
        if story.inside[k] != story.inside[head] and story.opens(k):
            last = k
            break
    for k in range(head, first - 1, -1):
        if story.inside[k] != story.inside[head]:
            first = k + 1
            break
    last = _without_tail(story, head, last, after=head > cue)
    while head < cue and last - 1 > head and tokens[last - 1].ent == "DATE" and tokens[last - 1].dep in ("npadvmod", "det"):
        last -= 1
    last = _without_day(story, head, last) if head < cue else last
    while last - 1 > head and tokens[last - 1].pos in ("PUNCT", "CCONJ") and tokens[last - 1].text not in (")", '"', "'"):
        last -= 1
    while first < head and tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") and tokens[first].text not in ("(", '"', "'"):
        first += 1
    return _from_article(story, first, counted=first == head and tokens[head].tag == "CD"), last


def _from_article(story: Story, first: int, *, counted: bool) -> int:
    """Where the phrase begins whose first word the parser cut at a hyphen ("the co-chairs"), or whose article it hung on the verb ("the two")."""
    tokens, k = story.tokens, first
    while k > 1 and tokens[k - 1].text == "-" and tokens[k - 2].end == tokens[k - 1].start and tokens[k - 1].end == tokens[k].start:
        k -= 2
    return k - (k > 0 and tokens[k - 1].tag == "DT" and (counted or k < first) and story.inside[k - 1] == story.inside[k])


def _without_day(story: Story, head: int, last: int) -> int:
    """Where the phrase ends before "on Friday" and "in May", which say when something is said: the parser hung them on the speaker."""
    for prep in story.parse.children(head, "prep"):
        dated = [o for o in story.parse.children(prep.i, "pobj") if o.ent in ("DATE", "TIME")]
        if dated and prep.i > head and story.parse.edges(prep.i)[1] == last:
            return prep.i
    return last


def _without_tail(story: Story, head: int, last: int, *, after: bool) -> int:
    """Where the phrase ends: before a participle that only says what the speaker was doing, and, after the verb, before ", who …"."""
    for child in story.parse.children(head, "acl", "relcl", "advcl"):
        edge = story.parse.edges(child.i)[0]
        loose = edge > head and edge < last and story.tokens[edge - 1].text == ","
        if loose and ((child.dep != "relcl" and child.tag == "VBG") or (child.dep == "relcl" and after)):
            return edge
    return last
