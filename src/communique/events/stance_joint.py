"""Whether several sides agree, accept or pledge together: what they reach is an agreement, the stance of none of them."""

from __future__ import annotations

from communique.events.stance_clauses import subject
from communique.events.stance_parties import Parties
from communique.model.parse import Parse, Token
from communique.tables import load_list

PLURAL = ("NNS", "NNPS")
PLEDGING = ("pledge", "promise", "commit", "vow")  # offers and promises that sides make to each other as they agree


def together(parse: Parse, parties: Parties, i: int) -> bool:
    """True when the subject of the verb at token `i` is several sides or a body made of them: "the government and the rebels agreed",
    "the warring factions accepted", "the joint commission agreed", "they agreed" of both."""
    who = subject(parse, i)
    if who is None:
        return False
    token = parse.tokens[who]
    if parse.children(who, "conj") or _listed(parse, i, token) or _several(parse, token):
        return True
    key = parties.actor(who)
    if _of_several(parties, key):
        return True
    if token.tag == "PRP":
        return token.text.casefold() == "they" and (key is None or parties.book.get(key).kind == "group")
    if _one_side(parties, key):
        return False
    return token.tag in PLURAL and token.lemma.casefold() in load_list(__package__, "stance_groups.txt")


def _listed(parse: Parse, verb: int, who: Token) -> bool:
    """True for sides that the parser does not join: "Norland's government and Front rebels agreed", in headlines "Norland, Southland agree"."""
    beside = [c for c in parse.children(who.i, "nmod", "compound", "poss", "amod") if c.pos in ("NOUN", "PROPN") and c.i < who.i]
    if any(parse.children(c.i, "cc") or parse.children(c.i, "conj") for c in (*beside, who)):
        return True
    if who.ent == "GPE" and any(c.ent == "GPE" and c.pos == "PROPN" for c in parse.children(who.i, "appos")):
        return True
    before = [c for c in parse.children(verb, "npadvmod", "nsubj", "dep") if c.i < who.i and c.pos in ("NOUN", "PROPN")]
    return any(c.ent not in ("DATE", "TIME") and any(t.text == "," for t in parse.tokens[c.i + 1 : who.i]) for c in before)


def _several(parse: Parse, who: Token) -> bool:
    """True where a modifier says that there are several: "both leaders", "the warring forces", "three countries", "the joint commission"."""
    words = load_list(__package__, "stance_several.txt")
    near = parse.children(who.i, "amod", "det", "nummod", "compound", "predet")
    if any(c.lemma.casefold() == "joint" for c in near):
        return True
    return who.tag in PLURAL and any(c.dep == "nummod" or c.lemma.casefold() in words or c.text.casefold() in words for c in near)


def _of_several(parties: Parties, key: str | None) -> bool:
    actor = parties.book.get(key) if key is not None else None
    return actor is not None and actor.kind == "group" and len(actor.members) > 1


def _one_side(parties: Parties, key: str | None) -> bool:
    """True for people of one side: "the leaders of Norland", "rebel negotiators"."""
    actor = parties.book.get(key) if key is not None else None
    if actor is None or len(actor.members) > 1:
        return False
    return actor.sector == "REB" or bool(actor.country or len(actor.members) == 1 or actor.kind in ("state", "armed_force"))
