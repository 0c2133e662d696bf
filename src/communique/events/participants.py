"""From the head of a phrase to the actors that it stands for, each with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.classes import Classes
from communique.events.syntax import RELATIVE, logical_object, pobjs
from communique.model.actors import LocalActor
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.tables import load_list

Named = tuple[str, Span]


def actors_of(classes: Classes, i: int, *, strict: bool = False) -> list[Named]:
    """Actors that the phrase with head `i` stands for, with their words; groups give their members ("negotiators from A and B").

    A thing that acts for its owner gives the owner ("whose order", "its forces"). With `strict`, words before the head do not count.
    """
    book, parse = classes.book, classes.parse
    token = parse.tokens[i]
    if token.tag in RELATIVE:
        above = next((t.head for t in parse.ancestors(i) if t.dep == "relcl"), None)
        return actors_of(classes, above) if above is not None and above != i else []
    if i in classes.events:
        return []
    i = _named_behind(parse, i)
    key = book.for_token(i)
    if key is None and token.pos == "NOUN":  # "with the chief constable, Hugh Orde"
        person = next((c.i for c in parse.children(i, "appos") if c.ent == "PERSON" and book.for_token(c.i) is not None), None)
        i, key = (i, key) if person is None else (person, book.for_token(person))
    mentions = classes.actor(key).mentions if key is not None and token.pos == "PRON" else ()
    if mentions and all(m.kind == "pronoun" or m.raw.lower() == token.text.lower() for m in mentions):
        return []
    if not strict and _shared_head(classes, i):
        named = [n for o in _shared_head(classes, i) for n in actors_of(classes, o, strict=parse.tokens[o].ent != "")]
        return named + (list(_members(classes, key, i)) if key is not None else [])
    if key is not None and not (classes.actor(key).kind == "group" and not classes.actor(key).members):
        return list(_members(classes, key, i))
    if key is not None:
        for_whom = [*pobjs(parse, i, "from", "for"), *_represented(parse, i)]
        senders = [n for o in for_whom for n in actors_of(classes, o, strict=True)]
        return list(dict.fromkeys(senders)) or list(_members(classes, key, i))
    if strict:
        return []
    deeds = load_list(__package__, "metonyms.txt")
    if token.lemma.lower() not in deeds or any(c.text.lower() == "local" for c in parse.children(i, "amod")):
        return []  # "the local Serb leadership" is that of a people there, not of the state
    holder = token.head if token.dep == "nmod" and not parse.children(i, "poss") else i
    owners = [c.i for c in parse.children(holder, "poss", "amod", "compound", "nmod") if c.i < i] + pobjs(parse, i, "of", "from")
    return list(dict.fromkeys(n for o in owners for n in actors_of(classes, o, strict=parse.tokens[o].dep != "poss")))


def _represented(parse: Parse, i: int) -> list[int]:
    """Whom the people of noun `i` stand for: "delegations representing Peru and the rebels"."""
    clauses = [c.i for c in parse.children(i, "acl") if c.lemma.lower() == "represent" and c.tag == "VBG"]
    return [o for c in clauses for o in logical_object(parse, c)]


def _named_behind(parse: Parse, i: int) -> int:
    """The name behind the second of two nouns, which the parser hangs on the first: "the government and former rebel movement | Fanama"."""
    token, after = parse.tokens[i], parse.tokens[min(i + 1, len(parse.tokens) - 1)]
    behind = token.dep == "conj" and token.pos == "NOUN" and after.dep == "appos" and after.pos == "PROPN" and after.head == token.head
    return after.i if behind and not parse.children(after.i) else i


def _shared_head(classes: Classes, i: int) -> list[int]:
    """Names that the parser hangs before a noun that only the last of them has: "between Ethiopia and Tigrayan leaders"."""
    parse, deeds = classes.parse, load_list(__package__, "metonyms.txt")
    before = parse.children(i, "nmod", "compound")
    below = [c for b in before if b.i < i for c in (b, *parse.children(b.i, "nmod"))]
    joined = [c for c in below if parse.children(c.i, "cc") and c.i < i]
    persons = parse.tokens[i].ent == "PERSON"  # "with Secretary Ann Lind and Norland's envoy Bo Berg"
    named = [c for c in joined if c.ent in ("GPE", "ORG") or (c.ent == "PERSON" and persons)]
    return [c.i for c in joined if c in named or (c.tag == "NN" and c.lemma.lower() in deeds and _owned(parse, c.i, i))]


def _owned(parse: Parse, i: int, head: int) -> bool:
    """True for "its government and rebel forces", "the Norlandic government and rebel forces", where the owner may hang on the last."""
    peoples = [c for c in parse.children(head, "amod") if c.ent == "NORP" and c.i < i]
    return bool(peoples or parse.children(i, "poss", "amod") or parse.children(head, "poss"))


def _members(classes: Classes, key: str, i: int) -> Iterator[Named]:
    actor = classes.actor(key)
    span = _words(actor, classes.parse, i)
    if not actor.members:
        yield key, span
        return
    for member in actor.members:
        inside = [m.span for m in classes.actor(member).mentions if span.covers(m.span) or 0 <= span.start - m.end <= len(" and ")]
        yield member, inside[0] if inside else span


def _words(actor: LocalActor, parse: Parse, i: int) -> Span:
    """The mention of `actor` that covers token `i`, or the token."""
    token = parse.tokens[i].span
    held = [m.span for m in actor.mentions if m.span.covers(token)]
    return max(held, key=lambda s: s.length) if held else token
