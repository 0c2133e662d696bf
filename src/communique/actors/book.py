"""The actors of one article while it is read: who is meant by these words?"""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.gazetteer import state_names
from communique.actors.nominals import both_sides, describe_person, is_both
from communique.model.actors import LocalActor
from communique.model.parse import Parse
from communique.model.spans import Span


class ActorBook:
    """Actors of one article by key, by place on the page, and by token of the parse.

    Made by `find_actors`; later rooms ask it who words stand for and may add described actors ("both sides", "the head of the
    delegation", "three officials"). `freeze` gives the actors that are named and the unnamed ones that somebody asked for.
    """

    def __init__(self, parse: Parse, *, board: Board | None = None, describer: Describer | None = None) -> None:
        self.parse = parse
        self._board = board or Board(parse)
        self._describer = describer or Describer(self._board, {})
        self._asked: set[str] = set()

    def add(self, actor: LocalActor) -> str:
        """Put `actor` in the book (or replace the one with its key) and index its mentions; gives its key."""
        draft = self._board.put(
            Draft(
                actor.key, actor.name, actor.kind, country=actor.country, sector=actor.sector, aliases=list(actor.aliases),
                roles=list(actor.roles), mentions=list(actor.mentions), members=list(actor.members),
            )
        )  # fmt: skip
        for mention in actor.mentions:
            for token in self.parse.within(mention.span):
                self._board.point(token.i, draft)
        return actor.key

    def get(self, key: str) -> LocalActor:
        """The actor with `key`; KeyError when there is none."""
        return self._board.get(key).frozen()

    def at(self, span: Span) -> str | None:
        """Key of the actor that the words in `span` stand for: by the head of the phrase, else the only actor inside; None for nobody.

        Names joined by "and" over the whole span ("Chile and Peru") are a group with them as members.
        """
        tokens = self.parse.within(span)
        if not tokens:
            return None
        first, last = tokens[0].i, tokens[-1].i + 1
        head = next((t for t in tokens if not first <= t.head < last or t.head == t.i), None)
        found = self._joined(first, last) or (self._board.at(head.i) if head else None)
        if found is None:
            inside = {d.key: d for t in tokens if (d := self._board.at(t.i)) is not None}
            found = next(iter(inside.values())) if len(inside) == 1 else None
        return self._give(found)

    def for_token(self, i: int) -> str | None:
        """Key of the actor that the noun phrase headed by token `i` stands for (pronouns included); None when nobody is known."""
        return self._give(self._board.at(i))

    def describe(self, i: int) -> str:
        """Key of the actor of the noun phrase headed by token `i`, adding an unnamed or group actor when nobody is known there.

        An unnamed actor has the kind, country and sector that its head noun and modifiers tell.
        """
        draft = self._board.at(i) or self._described(i)
        self._asked.add(draft.key)
        return draft.key

    def state(self, code: str) -> str:
        """Key of the state with ISO 3166 alpha-3 `code`, put in the book when the article does not name it; KeyError for an unknown code."""
        key = self._board.state(code, state_names()[code]).key
        self._asked.add(key)
        return key

    def country_of(self, key: str) -> str | None:
        """Country of the actor with `key` as alpha-3; for a group of members of one country, theirs. KeyError when there is no such actor."""
        draft = self._board.get(key)
        if draft.country or draft.faint:
            return draft.country or draft.faint
        held = {self.country_of(m) for m in draft.members if m != key}
        return next(iter(held)) if len(held) == 1 else None

    def freeze(self) -> tuple[LocalActor, ...]:
        """The actors that are named, those whose key was handed out, and their members, in the order of their first mention."""
        asked = {self._board.get(k).key for k in self._asked if self._board.has(k)}
        kept = {d.key for d in self._board.drafts() if d.named or d.key in asked}
        queue = sorted(kept)
        while queue:
            draft = self._board.get(queue.pop())
            for other in [*draft.members, *(r.of for r in draft.roles if r.of)]:
                key = self._board.get(other).key
                if key not in kept:
                    kept.add(key)
                    queue.append(key)
        actors = [d.frozen() for d in self._board.drafts() if d.key in kept]
        return tuple(sorted(actors, key=lambda a: (min((m.start for m in a.mentions), default=0), a.key)))

    def _joined(self, first: int, last: int) -> Draft | None:
        """The group of two or more names that, with commas, "and" and "the", fill the tokens ``[first, last)``."""
        found: dict[str, Draft] = {}
        for token in self.parse.tokens[first:last]:
            draft = self._board.at(token.i)
            if draft is not None and draft.named:
                found[draft.key] = draft
            elif token.text.lower() not in ("and", ",", "the", "&", "both"):
                return None
        if len(found) < 2 or "and" not in {t.text.lower() for t in self.parse.tokens[first:last]}:
            return None
        members = list(found)
        known = next((d for d in self._board.drafts() if d.klass == "joined" and sorted(d.members) == sorted(members)), None)
        group = known or self._board.new(" and ".join(d.name for d in found.values()), "group", named=False)
        group.klass, group.plural, group.members = "joined", True, group.members or members
        self._board.mention(group, first, last, "nominal")
        return group

    def _give(self, draft: Draft | None) -> str | None:
        if draft is None:
            return None
        self._asked.add(draft.key)
        return draft.key

    def _described(self, i: int) -> Draft:
        phrase = self._describer.phrase(i)
        if phrase is not None and phrase.office is not None and self.parse.tokens[i].tag not in ("NNS", "NNPS"):
            return describe_person(self._board, self._describer, phrase)
        if phrase is not None and phrase.group is not None:
            return both_sides(self._board, phrase) if is_both(self._board, phrase) else self._describer.group(phrase)
        first, last = self.parse.edges(i)
        span = self.parse.span(first, last)
        draft = self._board.new(" ".join(self.parse.text[span.start : span.end].split()), "group", named=False)
        draft.plural = self.parse.tokens[i].tag in ("NNS", "NNPS")
        self._board.mention(draft, first, last, "nominal")
        self._board.point(i, draft)
        return draft
