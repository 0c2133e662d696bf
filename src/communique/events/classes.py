"""What a phrase stands for: the engine's classes from the actors and entities of the story, and the word classes of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.actors.book import ActorBook
from communique.events.syntax import MODIFIERS, antecedent
from communique.model.actors import LocalActor
from communique.model.parse import Parse, Token
from communique.tables import load_list

PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True)
class Classes:
    """Answers "is the phrase with this head one of these?" for one story. `events`: the nouns that name events, which are nobody."""

    parse: Parse
    book: ActorBook
    words: Mapping[str, frozenset[str]]
    events: frozenset[int] = frozenset()
    known: dict[str, LocalActor] = field(default_factory=dict, repr=False, compare=False)
    answers: dict[tuple[str, int, tuple[str, ...]], bool] = field(default_factory=dict, repr=False, compare=False)

    def actor(self, key: str) -> LocalActor:
        """The actor with `key`, as the book has it now: it is complete when events are looked for."""
        if key not in self.known:
            self.known[key] = self.book.get(key)
        return self.known[key]

    def is_a(self, i: int, name: str) -> bool:
        """True when the phrase with head `i` is of class `name`."""
        if name in self.words:
            return self._listed(i, self.words[name])
        token = self.parse.tokens[i]
        if name == "place":
            return token.ent in PLACES or (token.pos == "PROPN" and self.book.for_token(i) is None and self.book.country_at(token.span) is not None)
        if name == "number":
            counted = token.ent == "NORP" and bool(self.parse.children(i, "nummod"))  # "12 Palestinians"
            return counted or token.tag == "CD" or token.lemma.lower() == "dozen"
        if name == "group" and self._pair(token):
            return True
        if name == "state" and token.ent == "NORP":
            return True
        key = self.book.for_token(i)
        kind = self.actor(key).kind if key else None
        return kind is not None and (name in ("actor", kind))

    def is_any(self, i: int, names: Iterable[str]) -> bool:
        """True when the phrase with head `i` is of one of the classes `names`."""
        asked = ("is", i, tuple(names))
        if asked not in self.answers:
            self.answers[asked] = any(self.is_a(i, name) for name in asked[2])
        return self.answers[asked]

    def acts_as(self, i: int, names: Iterable[str]) -> bool:
        """True when the phrase with head `i` is of one of `names`, or acts for one ("Turkish police", "whose order")."""
        names = tuple(names)
        return self.is_any(i, names) or (self.parse.tokens[i].lemma.lower() in load_list(__package__, "metonyms.txt") and self.near(i, names))

    def near(self, i: int, names: Iterable[str]) -> bool:
        """True when the phrase with head `i`, or a word before it, is of one of `names` ("Sudanese warplanes", "rebel-held town")."""
        asked = ("near", i, tuple(names))
        if asked not in self.answers:
            beside = (antecedent(self.parse, c.i) for c in self.parse.children(i, *MODIFIERS))
            self.answers[asked] = self.is_any(i, asked[2]) or any(self.is_any(c, asked[2]) for c in beside)
        return self.answers[asked]

    def _pair(self, token: Token) -> bool:
        """True for "the two neighbours", "both rivals"; not for "two rivals of the singer"."""
        if token.tag != "NNS" or token.lemma.lower() not in load_list(__package__, "pair_nouns.txt"):
            return False
        before = {c.text.lower() for c in self.parse.children(token.i, "nummod", "det", "predet")}
        counted = "both" in before or ("two" in before and bool(before & {"the", "these", "those"}))
        return counted and not self.parse.children(token.i, "prep", "poss")

    def _listed(self, i: int, words: frozenset[str]) -> bool:
        token = self.parse.tokens[i]
        lemma = token.lemma.lower()
        if lemma in words or token.text.lower() in words:
            return True
        below = self.parse.children(i, "compound", "amod", "appos")
        if not below:
            return False
        if token.ent == "PERSON" and any(c.lemma.lower() in words for c in below if c.dep != "amod" and c.ent != "PERSON"):
            return True
        return any(f"{c.text.lower()} {lemma}" in words for c in below if c.dep != "appos")
