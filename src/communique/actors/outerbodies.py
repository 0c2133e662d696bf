"""Bodies of unions of states whose name begins with the union's: "UN Development Programme", "EU Foreign Affairs Council"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.gazetteer import Known
from communique.actors.naming import BodyName
from communique.actors.wordlists import bodies, words
from communique.model.parse import Parse, Token

OFFICIAL = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
UNIONS = ("UNO", "EUR", "IGO")
SHORT = {"United Nations": "UN", "European Union": "EU", "African Union": "African Union"}


def whole_bodies(parse: Parse, known: Iterable[Known], others: Iterable[BodyName]) -> tuple[list[Known], list[BodyName]]:
    """`known` and `others`, where a body's name takes in the name of a union or country that it begins with.

    A union's always ("UN" + "Environment Programme"); of a state, people or capital where the parser sees one name and the body is no
    government's ("Lima" + "Daily Herald", "Kenya" + "Teachers' Union", but the Defence Ministry of "the Kenya Defence Ministry").
    """
    held = list(known)
    before = {k.last: k for k in held}
    taken, found = set[int](), []
    for body in others:
        body = _with_possessor(parse, body)
        outer = before.get(body.first)
        if outer is not None and _of_union(parse, outer, body):
            body = BodyName(outer.first, body.last, outer.entry.name, outer.last - outer.first)
        elif outer is not None and _one_entity(parse, outer, body) and _takes_in(parse, outer, body):
            body = BodyName(outer.first, body.last, code=outer.entry.code)
        if outer is not None and body.first == outer.first:
            taken.add(outer.first)
        found.append(body)
    return [k for k in held if k.first not in taken], found


def _with_possessor(parse: Parse, body: BodyName) -> BodyName:
    """The name with the people whose body it is in front: "Harbour Workers' Union", "People's Caucus", of which the parser sees the end only."""
    tokens, k = parse.tokens, body.first - 2
    if k < 0 or tokens[k + 1].tag != "POS" or not _many(tokens[k]) or tokens[k].sentence != tokens[body.first].sentence:
        return body
    while k > 0 and tokens[k - 1].pos in ("PROPN", "ADJ") and tokens[k - 1].text[:1].isupper() and tokens[k - 1].dep in ("compound", "amod"):
        k -= 1
    return BodyName(k, body.last, body.union, body.size, body.code)


def _many(token: Token) -> bool:
    """A capitalised word for many people, of the kind of which bodies are ("Correspondents", "People")."""
    return token.text[:1].isupper() and token.ent in ("", "ORG") and (token.tag in ("NNPS", "NNS") or token.lemma.lower() in words("peoples.txt"))


def written(parse: Parse, body: BodyName) -> str:
    """The name as the page has it; that of the union it begins with in one form, so that "U.N." and "United Nations" meet."""
    span = parse.span(body.first, body.last)
    if body.union is None:
        return parse.text[span.start : span.end]
    rest = parse.text[parse.tokens[body.first + body.size].start : span.end]
    return f"{SHORT[body.union]} {rest}"


def _of_union(parse: Parse, outer: Known, body: BodyName) -> bool:
    """Whether `outer` is a union of states with bodies, in the body's sentence, and no hyphen parts them."""
    union = outer.entry.how == "organisation" and outer.entry.sector in UNIONS and outer.entry.name in SHORT
    here = parse.tokens[outer.first].sentence == parse.tokens[body.last - 1].sentence
    return union and here and all(t.text != "-" for t in parse.tokens[outer.first : body.last])


def _takes_in(parse: Parse, outer: Known, body: BodyName) -> bool:
    """Whether a body's name begins with its region's ("Darfur Regional Authority"), or a private body's with its country's."""
    return outer.entry.how == "region" or (outer.entry.kind == "state" and not _official(parse, body))


def _one_entity(parse: Parse, outer: Known, body: BodyName) -> bool:
    """Whether the parser takes both for one name, and the body's is more than one unknown word ("US Predator")."""
    worded = body.last - body.first > 1 or parse.tokens[body.first].text.lower() in bodies() or _spoken_with(parse, body)
    return worded and any(e.label == "ORG" and e.first <= outer.first and body.last <= e.last for e in parse.entities)


def _spoken_with(parse: Parse, body: BodyName) -> bool:
    """Whether a name of one unknown word speaks or is spoken to, as an outlet is ("told Kenya Direct", "spoke to Kenya Direct")."""
    token = parse.tokens[body.first]
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head] if token.dep == "pobj" and above.text.lower() in ("to", "with") else above
    return token.text.istitle() and token.dep in ("pobj", "dobj", "nsubj") and verb.lemma.lower() in words("dealing.txt")


def _official(parse: Parse, body: BodyName) -> bool:
    """Whether the words of the name tell a sector of the state, whose bodies outlets name with and without the country."""
    held = [t.text.lower() for t in parse.tokens[body.first : body.last]]
    return any(bodies().get(w) in OFFICIAL for w in held) and not words("rebel_names.txt").intersection(held)
