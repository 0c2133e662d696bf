"""Whose something is: the people that are exchanged, the mediation that brought an event about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from communique.events.syntax import all_of, by_whom, is_verb, pobjs
from communique.model.parse import Parse, Token

NAMED = ("NORP", "GPE", "ORG", "PERSON")
OWNING = ("poss", "amod", "compound", "nmod")
RETURN = ("exchange", "return")  # "released 30 soldiers *in return for* 40 rebels"


def owners(parse: Parse, noun: int) -> list[int]:
    """Heads of the names that say whose `noun` is: "Russian soldiers", "Oman's mediation", "the mediation of Oman and Qatar"."""
    before = [c.i for c in parse.children(noun, *OWNING) if c.i < noun and (c.dep == "poss" or c.ent in NAMED)]
    return all_of(parse, [*before, *pobjs(parse, noun, "of", "by", "from")])


def peoples(parse: Parse, noun: int) -> list[int]:
    """Heads of the names of the side that the people of `noun` are of: "115 Russian prisoners of war", "rebels from Chad"."""
    before = [c.i for c in parse.children(noun, *OWNING) if c.i < noun and c.ent in ("NORP", "GPE", "ORG")]
    return all_of(parse, [*before, *pobjs(parse, noun, "from")])


def in_return(parse: Parse, i: int) -> Iterator[int]:
    """What is given for what hangs on token `i`: "freed 30 soldiers in exchange *for 40 rebels*", wherever the parser hangs the phrase below it."""
    for noun in (t for t in parse.subtree(i) if t.lemma.lower() in RETURN and t.dep == "pobj" and parse.tokens[t.head].text.lower() == "in"):
        yield from pobjs(parse, noun.i, "for")
        after = parse.tokens[noun.i + 1 : noun.i + 2]
        yield from (o.i for p in after if p.text.lower() == "for" and p.head != noun.i for o in parse.children(p.i, "pobj"))


def offices(parse: Parse, core: Container[int], top: int, nouns: Container[str]) -> Iterator[int]:
    """Who lent one of the offices `nouns` to the event of `core` with main word `top`: "under *Omani* mediation", "*Oman's* mediation led to the
    swap", "with the help of *Qatari* mediators"."""
    sentence = parse.of_sentence(parse.sentences[parse.tokens[top].sentence])
    for noun in sentence:
        if noun.lemma.lower() in nouns and noun.tag.startswith("NN") and noun.i not in core and _lent(parse, noun, core, top):
            for n in (noun.i, noun.head) if noun.dep == "compound" else (noun.i,):  # "Omani mediation efforts, made jointly with Qatar"
                yield from owners(parse, n)
                made = [c.i for c in parse.children(n, "acl") if c.tag == "VBN"]
                yield from all_of(parse, [w for c in made for w in (*by_whom(parse, c), *pobjs(parse, c, "with"))])


def _lent(parse: Parse, noun: Token, core: Container[int], top: int) -> bool:
    """True where the office hangs on the event, or the nearest clause around it is one that the event completes."""
    above = list(_up_to_verb(parse, noun))
    if any(t.i in core for t in above):
        return True
    verb = above[-1] if above and is_verb(above[-1]) else None
    mine = {t.i for t in _up_to_verb(parse, parse.tokens[top])}
    return verb is not None and verb.i in mine


def _up_to_verb(parse: Parse, token: Token) -> Iterable[Token]:
    for above in parse.ancestors(token.i):
        yield above
        if is_verb(above):
            return
