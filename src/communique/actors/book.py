"""The actors of one article while it is read: who is meant by these words?"""

from __future__ import annotations

from communique.model.actors import LocalActor, Mention
from communique.model.parse import Parse
from communique.model.spans import Span


class ActorBook:
    """Actors of one article by key, by place on the page, and by token of the parse.

    Made by `find_actors`; later rooms ask it who words stand for and may add described actors ("both sides", "the head of the
    delegation", "three officials"). `freeze` gives the actors that something points at or that are named.
    """

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._actors: dict[str, LocalActor] = {}
        self._by_token: dict[int, str] = {}

    def add(self, actor: LocalActor) -> str:
        """Put `actor` in the book (or replace the one with its key) and index its mentions; gives its key."""
        self._actors[actor.key] = actor
        for mention in actor.mentions:
            for token in self.parse.within(mention.span):
                self._by_token.setdefault(token.i, actor.key)
        return actor.key

    def get(self, key: str) -> LocalActor:
        """The actor with `key`; KeyError when there is none."""
        return self._actors[key]

    def at(self, span: Span) -> str | None:
        """Key of the actor that the words in `span` stand for, by the head of the phrase; None when nobody is known there."""
        tokens = self.parse.within(span)
        head = next((t for t in tokens if not tokens[0].i <= t.head < tokens[0].i + len(tokens) or t.head == t.i), None)
        return None if head is None else self.for_token(head.i)

    def for_token(self, i: int) -> str | None:
        """Key of the actor that the noun phrase headed by token `i` stands for (pronouns included); None when nobody is known."""
        return self._by_token.get(i)

    def describe(self, i: int) -> str:
        """Key of the actor of the noun phrase headed by token `i`, adding an unnamed or group actor when nobody is known there."""
        known = self.for_token(i)
        if known:
            return known
        first, last = self.parse.edges(i)
        span = self.parse.span(first, last)
        raw = self.parse.text[span.start : span.end]
        return self.add(LocalActor(f"a{len(self._actors)}", raw, "group", mentions=(Mention(span.start, span.end, raw, "nominal"),)))

    def freeze(self) -> tuple[LocalActor, ...]:
        """All actors of the book, in the order of their first mention."""
        return tuple(sorted(self._actors.values(), key=lambda a: (min((m.start for m in a.mentions), default=0), a.key)))
