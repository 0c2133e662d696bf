"""Does this name of a capital stand for its government, or for the town?"""

from __future__ import annotations

from communique.actors.gazetteer import Known
from communique.actors.wordlists import groups, offices, readings, titles
from communique.model.parse import Parse, Token


def stands_for_state(parse: Parse, known: Known) -> bool:
    """Whether the name `known` of a state, people, capital or seat stands for an actor where it is written.

    Names and adjectives do, unless the adjective is a language ("in Russian") or "ethnic" stands before; capitals only as one who acts,
    speaks or is dealt with.
    """
    head = head_of(parse, known.first, known.last)
    if known.first > 0 and parse.tokens[known.first - 1].text.lower() == "ethnic":
        return False
    if known.entry.how == "adjective":
        return not (head.dep == "pobj" and parse.tokens[head.head].text.lower() == "in" and not parse.children(head.i))
    if known.entry.how != "capital":
        return True
    return acts_as_government(parse, known)


def acts_as_government(parse: Parse, known: Known) -> bool:
    """Whether the name of a town or region is written as one writes of a government: as one who acts, speaks or is dealt with."""
    head = head_of(parse, known.first, known.last)
    if head.ent == "PERSON" and _in_a_name(parse, known):
        return False
    ahead = [t.text.lower() for t in parse.tokens[known.last : known.last + 3]]
    if ahead[:2] == [",", "whose"] and ahead[-1] in groups():
        return True
    return _reading(parse, head) == "government"


def _in_a_name(parse: Parse, known: Known) -> bool:
    """Whether the words are a part of a longer name of a person somewhere in the story ("Sofia Duarte … Sofia said"), or have a title."""
    size = known.last - known.first
    written = [t.text for t in parse.tokens[known.first : known.last]]
    if known.first > 0 and parse.tokens[known.first - 1].text.lower() in titles():
        return True
    for entity in parse.entities:
        if entity.label == "PERSON" and entity.last - entity.first > size:
            held = [t.text for t in parse.tokens[entity.first : entity.last] if t.tag != "POS"]
            if len(held) > size and any(held[k : k + size] == written for k in range(len(held))):
                return True
    return False


def head_of(parse: Parse, first: int, last: int) -> Token:
    """The token among ``[first, last)`` that governs the others: the last one whose governor is outside."""
    outside = [t for t in parse.tokens[first:last] if not first <= t.head < last or t.head == t.i]
    return outside[-1] if outside else parse.tokens[last - 1]


def _reading(parse: Parse, head: Token) -> str:
    above = parse.tokens[head.head]
    if head.dep in ("conj", "appos") and above.i != head.i:
        return _reading(parse, above) if head.dep == "conj" else "place"
    if any(t.text.lower() == "representing" and t.i == head.i - 1 for t in parse.children(head.i)):
        return "government"
    if head.dep in ("nsubj", "agent", "expl"):
        return _subject(parse, above)
    if head.dep == "nsubjpass":
        return readings().get(("passive_subject", above.lemma.lower()), "government")
    if head.dep in ("dobj", "dative"):
        return readings().get(("verb_object", above.lemma.lower()), "government")
    if head.dep == "poss":
        return readings().get(("noun_possessed", above.lemma.lower()), "government")
    if head.dep == "pobj":
        return _after_preposition(parse, above)
    if head.dep in ("compound", "nmod", "amod"):
        low = above.text.lower()
        return "government" if low in offices() or low in groups() else "place"
    return "place"


def _subject(parse: Parse, verb: Token) -> str:
    if verb.lemma == "be":
        return "government" if parse.children(verb.i, "acomp", "xcomp") else "place"
    return readings().get(("verb_subject", verb.lemma.lower()), "government")


def _after_preposition(parse: Parse, prep: Token) -> str:
    low = prep.text.lower()
    above = parse.tokens[prep.head].lemma.lower()
    if low == "of":
        return readings().get(("noun_of", above), "place")
    if low in ("to", "from"):
        return readings().get((f"verb_{low}", above), "place")
    return readings().get((f"verb_{low}", above)) or readings().get(("prep", low), "place")
