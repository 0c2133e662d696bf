"""The noun phrases of a story that may fill a field, by their wording: "the bomb", "a bomb" and "bomb" are one.

Each noun may end a phrase, and each word before it in its phrase may begin one: a coder may have written "car bomb" or "powerful car bomb". What
belongs to the words before it, or goes on behind, is no phrase: dates, halves of a person's name, an adjective without its noun.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from communique.model.parse import Parse, Token

ARTICLES = re.compile(r"\b(?:a|an|the)\b")
NO_MARKS = str.maketrans("", "", string.punctuation)
LONGEST = 6  # words of a phrase, not counting articles, prepositions and marks: nine of ten phrases that coders wrote in MUC-4 have at most four
BACK = 13  # tokens looked at before the last word
NOUNS = ("NN", "NNS", "NNP", "NNPS")
NEVER_FIRST = ("PRP$", "VBG", "RB", "DT", "WDT", "POS", "IN", "CC", "RP", "TO")
LINKS = ("of", "de", "del", "la", "for", "'s", "'", "in", "to")
INNER_MARKS = ("-", "'", ".", '"', "/")
QUANTITIES = ("DATE", "TIME", "ORDINAL", "PERCENT", "MONEY")
Place = tuple[int, int]


def wording(words: str) -> str:
    """`words` in small letters without marks and articles, as phrases are compared.

    >>> wording("The M-16 rifle's stock"), wording("a  Bomb")
    ('m16 rifles stock', 'bomb')
    """
    return " ".join(ARTICLES.sub(" ", words.lower().translate(NO_MARKS)).split())


def phrases(parse: Parse) -> dict[str, list[Place]]:
    """Wording → the token ranges ``[first, last)`` where the story has it, in order of the story."""
    found: dict[str, list[Place]] = {}
    for first, last in _places(parse):
        words = wording(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
        if words:
            found.setdefault(words, []).append((first, last))
    return found


def head_of(parse: Parse, place: Place) -> int:
    """The token that the words of `place` hang on: the last whose governor is outside."""
    first, last = place
    inside = (i for i in range(last - 1, first - 1, -1) if not first <= parse.tokens[i].head < last or parse.tokens[i].head == i)
    return next(inside, last - 1)


def _places(parse: Parse) -> Iterator[Place]:
    for sentence in parse.sentences:
        for last in range(sentence.first, sentence.last):
            token = parse.tokens[last]
            if token.tag not in NOUNS and not (token.tag == "CD" and "-" in token.text):
                continue
            if last + 1 < sentence.last and _goes_on(token, parse.tokens[last + 1]):
                continue
            for first in _beginnings(parse, sentence.first, last):
                if parse.tokens[head_of(parse, (first, last + 1))].ent not in QUANTITIES:
                    yield first, last + 1


def _goes_on(token: Token, after: Token) -> bool:
    if after.text == "-" or after.tag == "HYPH":
        return True
    return token.head > token.i and after.tag in ("NNP", "JJ") and token.dep in ("compound", "amod", "nmod")


def _beginnings(parse: Parse, start: int, last: int) -> Iterator[int]:
    """Tokens from `last` backwards, not before `start`, that may begin a phrase which ends with it."""
    words = 0
    for first in range(last, max(start - 1, last - BACK), -1):
        token = parse.tokens[first]
        if _stops(token):
            return
        words += token.pos not in ("PUNCT", "DET", "ADP")
        if words > LONGEST:
            return
        if token.pos not in ("ADP", "PART", "PUNCT") and token.tag not in NEVER_FIRST:
            yield first


def _stops(token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return token.tag not in ("VBN", "VBG")
    if token.pos == "PUNCT":
        return token.text not in INNER_MARKS
    if token.pos in ("PRON", "SCONJ", "ADV"):
        return token.tag not in ("PRP$", "RB")
    return token.pos == "CCONJ" or (token.pos in ("ADP", "PART") and token.text.lower() not in LINKS)
