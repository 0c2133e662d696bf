"""Provinces and towns of the countries that a story tells of, which the parser takes for persons or organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.actors.gazetteer import Known
from communique.actors.pieces import alike
from communique.actors.wordlists import bodies, offices, titles, words
from communique.model.parse import Entity, Parse, Token
from communique.places.reading import AREA, Entry, entries, header

LOOKED_AT = ("PERSON", "ORG")  # what the parser takes for a place makes no actor anyway
WIDEST = 3  # words of the longest name that is looked up
SETTLED = 1000  # people: a smaller place is hardly news, and many a hamlet bears a family's name
CITY = 100_000  # people: a town that large is known in a story that names no country
CLIMB = 6  # steps along a list of names, to what governs it


def mapped_places(parse: Parse, known: Iterable[Known]) -> dict[int, tuple[str, bool]]:
    """For the tokens of the names in `parse`, none of them `known`, that are a province's or town's: the code of its state, and whether it is a
    province.

    The gazetteer has the name in a country that the story names. One that the parser takes for a person must stand where places do, and nowhere
    does its bearer speak, hold an office or have a longer name.
    """
    held = list(known)
    taken = {i for k in held for i in range(k.first, k.last)}
    codes = {k.entry.code for k in held if k.entry.code and k.entry.how in ("name", "adjective", "people", "capital", "region")}
    found = dict[int, tuple[str, bool]]()
    names = [(entity, *name) for entity in parse.entities for name in _names(parse, entity, taken)]
    written = alike(parse) if names else {}
    for entity, first, last in names:
        place = _place(parse, first, last, codes) if _fits(parse, entity, first, last, written) else None
        if place is not None:
            code, area = header().countries[place.country][1], place.kind == AREA
            found.update(dict.fromkeys(range(first, last), (code, area)))
    return found


def _names(parse: Parse, entity: Entity, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The whole entity, an article in front apart, where it is a name of up to `WIDEST` words and none of them is in `taken`."""
    first, last = entity.first, entity.last
    first += parse.tokens[first].pos == "DET"
    while last > first and parse.tokens[last - 1].tag == "POS":
        last -= 1
    named = entity.label in LOOKED_AT and 0 < last - first <= 2 * WIDEST - 1 and not any(i in taken for i in range(first, last))
    if named and all(t.text[:1].isupper() or t.text in ("-", "'") for t in parse.tokens[first:last]):
        yield first, last


def _place(parse: Parse, first: int, last: int, codes: set[str]) -> Entry | None:
    """The largest place of that name in one of the countries `codes`; of a story without countries, a city of that name anywhere."""
    held = parse.tokens[first:last]
    titled = len(held) == 1 or any(t.text.lower() in titles() for t in held[1:])  # "Sultan Kudarat" is a province, whole
    if any(t.text.lower() in bodies() or (titled and _office(t)) for t in held) or held[0].text.isupper():
        return None
    span = parse.span(first, last)
    countries = header().countries
    for entry in entries(parse.text[span.start : span.end]):
        here = countries[entry.country][1] in codes if codes else entry.people >= CITY
        if here and (entry.kind == AREA or entry.people >= SETTLED or entry.primary):
            return entry
    return None


def _fits(parse: Parse, entity: Entity, first: int, last: int, written: dict[str, list[Token]]) -> bool:
    """Whether nothing shows a person, and, for what the parser takes for one, something shows a place."""
    same = written[parse.tokens[last - 1].text]
    if last - first > 1:
        same = [t for t in same if _run(parse, t.i - (last - first) + 1, first, last)]
    if any(_personal(parse, t, last - first) for t in same):
        return False
    return entity.label != "PERSON" or any(_located(parse, t) for t in same)


def _office(token: Token) -> bool:
    return token.text.lower() in titles() or token.text.lower() in offices()


def _run(parse: Parse, start: int, first: int, last: int) -> bool:
    size = last - first
    return start >= 0 and all(parse.tokens[start + k].text == parse.tokens[first + k].text for k in range(size))


def _personal(parse: Parse, token: Token, size: int) -> bool:
    """Whether a token that ends the name is a person's here: he speaks, has a title or an office before him, or a longer name."""
    tokens, first = parse.tokens, token.i - size + 1
    before = tokens[first - 1] if first else None
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if before is not None and before.sentence == token.sentence and _office(before):
        return True
    for near in (before, behind):
        if near is not None and near.ent == "PERSON" and near.pos == "PROPN" and token.ent == "PERSON" and near.text[:1].isupper():
            return True
    verb = tokens[token.head]
    return token.dep in ("nsubj", "agent") and (verb.lemma.lower() in words("speech.txt") or token.ent == "PERSON")


def _located(parse: Parse, token: Token) -> bool:
    """Whether the name, or the list of names that it is in, stands behind a preposition of place, or a place's noun behind it or before "of"."""
    tokens = parse.tokens
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if behind is not None and behind.lemma.lower() in words("place_nouns.txt") and behind.text.islower():
        return True
    for _ in range(CLIMB):
        above = tokens[token.head]
        if token.dep == "pobj":
            low, over = above.text.lower(), tokens[above.head].lemma.lower()
            return low in words("locative.txt") or low in ("from", "across", "at") or (low == "of" and over in words("place_nouns.txt"))
        if token.dep not in ("conj", "appos", "compound", "nmod", "poss") or above.i == token.i:
            return False
        token = above
    return False
