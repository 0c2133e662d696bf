"""Names of newspapers and broadcasters that end in a word for one: "the Malvern Herald", "Radio Nord"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.gazetteer import Known
from communique.actors.naming import BodyName
from communique.actors.wordlists import words
from communique.model.parse import Parse, Token

LONGEST = 4  # words of the name before the word for a paper
PLACES = ("name", "adjective", "capital", "region")


def press_names(parse: Parse, known: Iterable[Known]) -> list[BodyName]:
    """Names of capitalised words that end in a word for a paper or broadcaster, behind "the" or beginning with a place; none that is a part of a name
    that is `known`, or that a capitalised word goes on."""
    held = list(known)
    places = {k.first: k.entry.code for k in held if k.entry.how in PLACES}
    apart = {i for k in held for i in range(k.first, k.last) if k.entry.how not in PLACES}
    found = []
    for token in parse.tokens:
        if token.text.lower() not in words("press_words.txt") or not _proper(token) or token.i in apart or _goes_on(parse, token.i + 1):
            continue
        first = _beginning(parse, token.i, apart)
        the = first > 0 and parse.tokens[first - 1].text.lower() == "the"
        if first < token.i and (the or first in places):
            found.append(BodyName(first, token.i + 1, code=places.get(first)))
    return found


def _proper(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def _goes_on(parse: Parse, i: int) -> bool:
    return i < len(parse.tokens) and _proper(parse.tokens[i]) and parse.tokens[i].sentence == parse.tokens[i - 1].sentence


def _beginning(parse: Parse, i: int, apart: set[int]) -> int:
    first, start = i, max(parse.sentences[parse.tokens[i].sentence].first, i - LONGEST)
    while first > start and first - 1 not in apart and parse.tokens[first - 1].text[:1].isupper() and parse.tokens[first - 1].pos in ("PROPN", "ADJ"):
        first -= 1
    return first
