"""Names of one word that nothing but what their bearers do shows to be persons' ("Dlamini said that he …")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from communique.actors.wordlists import bodies, offices, titles, words
from communique.model.parse import Parse, Token

ONESELF = ("he", "she")
NAMELIKE = ("PROPN", "NOUN", "ADJ", "ADV", "X", "INTJ")  # what the parser makes of a name that it does not know
LOOSE = ("", "ORG", "PERSON", "NORP", "FAC", "PRODUCT", "WORK_OF_ART")


def bare_speakers(parse: Parse, taken: set[int]) -> Iterator[int]:
    """Tokens, none of them in `taken`, of names of one word whose bearer says that "he" or "she" does a thing, and of whom nothing tells that
    it is a place or a body: no article before it, no noun that it modifies, no "in" that it stands behind."""
    alike: dict[str, list[Token]] = defaultdict(list)
    for token in parse.tokens:
        if token.text[:1].isupper() and token.text.isalpha() and not token.text.isupper() and token.pos in NAMELIKE:
            alike[token.text].append(token)
    for text, tokens in alike.items():
        low = text.lower()
        if len(text) < 3 or low in bodies() or low in offices() or low in titles() or any(t.i in taken or not _alone(parse, t) for t in tokens):
            continue
        if any(_of_himself(parse, t) for t in tokens):
            yield from (t.i for t in tokens)


def _alone(parse: Parse, token: Token) -> bool:
    """Whether a token can be a person's bare name: no part of a longer one, and nothing that a place or a body would be."""
    tokens = parse.tokens
    near = [tokens[k] for k in (token.i - 1, token.i + 1) if 0 <= k < len(tokens) and tokens[k].sentence == token.sentence]
    if any(t.pos == "DET" or t.text == "-" or (t.pos == "PROPN" and t.text[:1].isupper()) for t in near) or token.dep in ("compound", "amod", "nmod"):
        return False
    return token.ent in LOOSE and not (token.dep == "pobj" and tokens[token.head].text.lower() in words("locative.txt"))


def _of_himself(parse: Parse, token: Token) -> bool:
    """Whether the name says, thinks or promises that "he" or "she" does something, or of "his" things."""
    verb = parse.tokens[token.head]
    if token.dep != "nsubj" or verb.lemma not in words("speech.txt"):
        return False
    return any(s.text.lower() in ONESELF for c in parse.children(verb.i, "ccomp") for s in parse.children(c.i, "nsubj", "nsubjpass"))
