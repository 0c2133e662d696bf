"""Names that the story shows to be places: they stand behind "in", "near" or "town of", and never do anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.actors.wordlists import bodies, offices, titles, words
from communique.model.parse import Parse, Token

LOCATIVE = ("in", "near", "around", "at", "outside", "inside")
TRUSTING = ("trust", "believe", "confidence", "faith", "interest", "belief")  # "trust in Lind": no place
DOING = ("nsubj", "nsubjpass", "poss", "agent", "appos", "compound")

Written = Mapping[str, Sequence[Token]]
"""The tokens of a story by how they are written."""


def is_place(parse: Parse, written: Written, i: int) -> bool:
    """A name of one unknown word that "near NAME" or "in NAME" shows, somewhere in the story, to be a place."""
    word = parse.tokens[i].text
    if word.lower() in bodies() or word.isupper():
        return False
    return any(t.i > 0 and parse.tokens[t.i - 1].text.lower() in words("locative.txt") for t in written[word])


def only_placed(parse: Parse, written: Written, first: int, last: int) -> bool:
    """Whether a name stands behind "in", "near" or "around" wherever it stands, alone or joined to what does: one word that never does or owns
    anything, or several without a title, the last of which stands nowhere else in the story."""
    return _word_placed(parse, written, first) if last == first + 1 else _words_placed(parse, written, first, last)


def _word_placed(parse: Parse, written: Written, i: int) -> bool:
    tokens, same = parse.tokens, written[parse.tokens[i].text]
    if any(t.dep in DOING or (t.i and tokens[t.i - 1].pos == "PROPN") for t in same):
        return False
    return all(_located(parse, t) for t in same)


def _words_placed(parse: Parse, written: Written, first: int, last: int) -> bool:
    tokens, held = parse.tokens, [t.text for t in parse.tokens[first:last]]
    same = [t for t in written[held[-1]] if [x.text for x in tokens[t.i + 1 - len(held) : t.i + 1]] == held]
    before = tokens[first - 1].text.lower() if first else ""
    if before in (*titles(), *offices(), "at"):  # "took aim at NAME NAME"
        return False
    return len(same) == len(written[held[-1]]) and all(_located(parse, t) for t in same)


def _located(parse: Parse, token: Token) -> bool:
    while token.dep == "conj":
        token = parse.tokens[token.head]
    above = parse.tokens[token.head]
    over = parse.tokens[above.head].lemma.lower()
    of_place = above.text.lower() == "of" and over in words("place_nouns.txt")
    return token.dep == "pobj" and ((above.text.lower() in LOCATIVE and over not in TRUSTING) or of_place)
