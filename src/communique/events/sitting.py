"""Who was at talks that the sentence only names beside something else: "A and B said at talks in Oslo …", "after talks with B, A said …"."""

from __future__ import annotations

from communique.events.syntax import all_of, is_verb, logical_subject, noun_phrase, preps
from communique.model.parse import Parse, Token
from communique.tables import load_list

AGREEING = ("agree", "sign", "initial", "accept", "adopt", "endorse", "approve")  # what is done together, by those who met
THERE = ("at", "during", "after", "following")


def sides(parse: Parse, top: Token) -> list[int]:
    """The sides that say or agree something at the talks of noun `top`, or behind them: "A and B said at talks in Oslo that they would …",
    "the ministers of A and B agreed at a meeting in Oslo that …", "following talks in Oslo, A and B agreed …"; and whoever does something "after
    talks with B"."""
    prep = parse.tokens[top.head]
    counted = _counted(parse, top)
    if prep.text.lower() not in (*THERE, *(("in",) if counted else ())) or not (top.dep == "pobj" or (top.dep == "dobj" and prep.dep == "prep")):
        return []
    verb = parse.tokens[sat(parse, top)]
    if prep.text.lower() in ("after", "following") and not is_verb(verb):  # "agreed on a plan following talks", where it hangs on the plan
        verb = next((t for t in parse.ancestors(verb.i) if is_verb(t) or t.dep not in ("pobj", "dobj", "prep")), verb)
    if not is_verb(verb):
        return []
    told = logical_subject(parse, verb.i)
    if prep.text.lower() in ("after", "following") and verb.lemma.lower() not in AGREEING:
        return told if _with_others(parse, top) else []
    return told if (counted or _theirs(parse, top.i, verb)) and _of_several(parse, told) else []


def sat(parse: Parse, noun: Token) -> int:
    """The verb that tells what was done at `noun`; behind a clause on what was agreed ("agreed that …, at a meeting") the agreeing."""
    prep = parse.tokens[noun.head]
    verb = parse.tokens[prep.head]
    above = parse.tokens[verb.head]
    apart = verb.dep == "ccomp" and above.lemma.lower() in AGREEING and prep.i > 0 and parse.tokens[prep.i - 1].text == ","
    return above.i if apart else verb.i


def _counted(parse: Parse, top: Token) -> bool:
    """True for a round that is told as one of a row: "in the latest round of talks, A and B traded drafts"."""
    row = load_list(__package__, "meeting_rows.txt")
    said = any(c.text.lower() in row for c in parse.children(top.i, "amod"))
    return said and (top.lemma.lower() in load_list(__package__, "meeting_nouns.txt") or top.text.lower() == "talks")


def _theirs(parse: Parse, noun: int, verb: Token) -> bool:
    """True for talks without an article, and for "a meeting" at which those who held it agreed something."""
    before = parse.children(noun, "det", "poss")
    agreed = verb.tag in ("VBD", "VBN") and verb.lemma.lower() in AGREEING
    return not before or (agreed and all(c.text.lower() in ("a", "an") for c in before))


def _with_others(parse: Parse, top: Token) -> bool:
    """True for talks that tell with whom, and not whose they were: "after talks with the rebels", not "after the minister's talks with them"."""
    named = {p.text.lower() for p in preps(parse, top.i)}
    return "with" in named and not named & {"between", "among"} and not parse.children(top.i, "poss")


def _of_several(parse: Parse, found: list[int]) -> bool:
    """True for "Peru and Chile", "the foreign ministers of Peru, Chile and Brazil", "Peru's government and delegates of the Shining Path": people
    of two named sides or more."""
    if len(found) > 1 and all(any(t.pos == "PROPN" for t in parse.tokens[slice(*noun_phrase(parse, s))]) for s in found):
        return True
    names = 0
    for side in (parse.tokens[s] for s in found):
        behind = [c.i for p in parse.children(side.i, "prep") if p.text.lower() == "of" for c in parse.children(p.i, "pobj")]
        named = [side.i] if side.pos == "PROPN" else all_of(parse, behind) if side.tag == "NNS" else []
        if not named or any(parse.tokens[n].pos != "PROPN" for n in named):
            return False
        names += len(named)
    return names > 1
