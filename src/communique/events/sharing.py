"""A place and a day at the end of a clause that are the event's, though the parse hangs them on another word.

Sentences of news end with where and when ("… in Adre on 4 October"), and the parser hangs that on the nearest verb: a participle on what was hit
("a school sheltering the displaced"), or the last of joined verbs. Asked only where nothing else in the clause says when, or where.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.frames import Frame
from communique.events.syntax import is_passive, is_verb
from communique.model.parse import Parse, Token
from communique.tables import load_list

WHEN = ("on", "in", "during", "over", "at")
CLOSING = (".", ",", ";", "!")
PLACED = ("GPE", "LOC", "FAC", "DATE", "TIME")
LATER = ("later", "then", "afterwards", "subsequently", "earlier", "previously", "also")


def last_joined(frame: Frame) -> list[int]:
    """The last of the verbs joined to the harm done that tell the rest of one raid: "killed nine and *took* six hostages in Adre on Friday".

    None where the harm has a place or a time of its own, or the other verb a doer of its own.
    """
    parse, deeds = frame.parse, load_list(__package__, "joint_deeds.txt")
    if not frame.type_takes("fatalities"):
        return []
    return [c.i for v in frame.verbs for c in parse.children(v, "conj")[-1:] if c.lemma.lower() in deeds and _one_raid(parse, v, c)]


def _one_raid(parse: Parse, v: int, last: Token) -> bool:
    alike = parse.tokens[v].tag == last.tag and is_passive(parse, v) == is_passive(parse, last.i)
    if not alike or parse.children(last.i, "conj", "nsubj", "nsubjpass", "mark"):
        return False
    told = any(p.ent in PLACED for o in parse.children(v, "prep") for p in parse.children(o.i, "pobj"))
    told = told or any(c.ent in PLACED for c in parse.children(v, "npadvmod"))
    return not told and not any(c.text.lower() in LATER for c in parse.children(last.i, "advmod"))


def ends_below(frame: Frame, at: int, after: int, triggers: frozenset[int]) -> bool:
    """True for a day, head `at` and ending before token `after`, that closes a participle on what was hit: "a strike on a school sheltering
    families in Adre on 4 October". The participle may be no event itself; `triggers` are the tokens of those of the story."""
    parse = frame.parse
    closed = after >= len(parse.tokens) or parse.tokens[after].text in CLOSING or after in frame.core
    if not closed or not frame.type_takes("fatalities"):
        return False
    token = parse.tokens[at]
    prep = parse.tokens[token.head]
    if token.dep != "npadvmod" and (token.dep != "pobj" or prep.text.lower() not in WHEN):
        return False
    holder = prep if token.dep == "npadvmod" else parse.tokens[prep.head]
    clause = next((t for t in (holder, *_over(parse, holder)) if is_verb(t)), None)
    return clause is not None and clause.i not in frame.core and was_so(parse, clause) and _hangs(frame, clause, triggers)


def _over(parse: Parse, holder: Token) -> Iterator[Token]:
    """What a place or an object hangs on: the day may stand on the last word before it."""
    if holder.dep == "dobj":
        yield parse.tokens[holder.head]
    elif holder.ent in PLACED and holder.dep == "pobj":
        above = parse.tokens[parse.tokens[holder.head].head]
        yield above
        yield from _over(parse, above)


def was_so(parse: Parse, clause: Token) -> bool:
    """True for what was so at the time: "sheltering families", "where families were sheltering"; not for "displaced", "that was built"."""
    helpers = [c.text.lower() for c in parse.children(clause.i, "aux", "auxpass")]
    if clause.dep == "acl":
        return clause.tag == "VBG" and not helpers and not parse.children(clause.i, "nsubj", "mark")
    return clause.dep == "relcl" and clause.tag == "VBG" and helpers in (["was"], ["were"])


def _hangs(frame: Frame, clause: Token, triggers: frozenset[int]) -> bool:
    """True where only nouns and prepositions lie between `clause` and the event, none of them another event."""
    parse, at = frame.parse, clause.i
    while at not in frame.core:
        token = parse.tokens[at]
        if at in triggers or token.head == at or (at != clause.i and is_verb(token)):
            return False
        at = token.head
    return True
