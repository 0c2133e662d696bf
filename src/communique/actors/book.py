"""The actors of one article while it is read: who is meant by these words?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from communique.actors.anonymity import is_person_noun, kind_of_noun, name_sources
from communique.actors.board import Board, Draft
from communique.actors.describing import Describer, named_body, without_article
from communique.actors.gazetteer import state_names
from communique.actors.nominals import describe_person
from communique.actors.pairs import both_sides, is_both
from communique.model.actors import LocalActor
from communique.model.parse import Parse
from communique.model.spans import Span

PAIRED = ("joined", "both states", "both sides", "both people")


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
        self._heard: dict[str, set[int]] = {}

    def add(self, actor: LocalActor) -> str:
        """Put `actor` in the book (or replace the one with its key) and index its mentions; gives its key."""
        draft = self._board.put(
            Draft(
                actor.key, actor.name, actor.kind, country=actor.country, sector=actor.sector, aliases=list(actor.aliases),
                roles=list(actor.roles), mentions=list(actor.mentions), members=list(actor.members), reference=actor.reference,
            )
        )  # fmt: skip
        for mention in actor.mentions:
            for token in self.parse.within(mention.span):
                self._board.point(token.i, draft)
        return actor.key

    def get(self, key: str) -> LocalActor:
        """The actor with `key`; KeyError when there is none."""
        return self._frozen(self._board.get(key))

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

    def known_at(self, i: int) -> LocalActor | None:
        """The actor that the noun phrase headed by token `i` stands for, as `for_token`; but nobody is kept for having been asked about."""
        found = self._board.at(i)
        return None if found is None else self._frozen(found)

    def describe(self, i: int) -> str:
        """Key of the actor of the noun phrase headed by token `i`, adding an unnamed or group actor when nobody is known there.

        An unnamed actor has the kind, country and sector that its head noun and modifiers tell.
        """
        draft = self._board.at(i) or self._described(i)
        self._asked.add(draft.key)
        return draft.key

    def hear(self, key: str, head: int | None) -> None:
        """Note that the actor with `key` speaks, by the noun phrase of token `head`: `freeze` says which speakers have no name."""
        self._heard.setdefault(key, set()).update([] if head is None else [head])

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

    def country_at(self, span: Span) -> str | None:
        """Country of the actor or place that the words in `span` name: of a people, town or region where nobody acts by that name.

        None where they name none, or several.
        """
        key = self.at(span)
        found = self.country_of(key) if key is not None else None
        if found is not None:
            return found
        named = key is not None and self._board.get(key).named
        tokens = self.parse.within(span)
        head = next((t.i for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i), -1)
        own = self._board.places.get(head)
        near = {own} if own else {code for t in tokens if (code := self._board.places.get(t.i) or self._board.towns.get(t.i))}
        states = {d.country for t in tokens if (d := self._board.at(t.i)) is not None and d.kind == "state" and not named}
        return next((next(iter(held)) for held in (near, states) if len(held) == 1), None)

    def freeze(self, used: Collection[str] | None = None) -> tuple[LocalActor, ...]:
        """The actors that are named, those whose key was handed out, and their members, in the order of their first mention.

        `used` are the keys to which something said or done in the article refers. Of unnamed actors that it refers to nowhere, only groups and
        bodies of which the words tell a country or members are listed; where it is None, all that were handed out.
        """
        name_sources(self._board, self._heard)
        asked = {self._board.get(k).key for k in self._asked if self._board.has(k)}
        if used is not None:
            told = {self._board.get(k).key for k in used if self._board.has(k)}
            asked = {k for k in asked | told if k in told or _specific(self._board.get(k))}
        kept = {d.key for d in self._board.drafts() if d.named or d.key in asked}
        queue = sorted(kept)
        while queue:
            draft = self._board.get(queue.pop())
            for other in [*draft.members, *(r.of for r in draft.roles if r.of)]:
                key = self._board.get(other).key
                if key not in kept:
                    kept.add(key)
                    queue.append(key)
        actors = [self._frozen(d) for d in self._board.drafts() if d.key in kept]
        return tuple(sorted(actors, key=lambda a: (min((m.start for m in a.mentions), default=0), a.key)))

    def _joined(self, first: int, last: int) -> Draft | None:
        """The group of two or more names that, with commas, "and" and "the", fill the tokens ``[first, last)``."""
        found = {d.key: d for d in self._items(first, last)}
        if len(found) < 2 or "and" not in {t.text.lower() for t in self.parse.tokens[first:last]}:
            return None
        members = list(found)
        known = next((d for d in self._board.drafts() if (d.klass or "") in PAIRED and sorted(d.members) == sorted(members)), None)
        name = " and ".join(d.name for d in found.values())
        group = known or self._board.new(name, "group", named=False)
        if group.name != name:
            group.aliases.append(group.name)
            group.name = name
        group.klass, group.plural, group.members = group.klass or "joined", True, group.members or members
        self._board.mention(group, first, last, "nominal")
        return group

    def _frozen(self, draft: Draft) -> LocalActor:
        """The finished actor, its members and principals by the keys of those whom they were merged into."""
        actor = draft.frozen()
        roles = (replace(r, of=self._board.get(r.of).key) if r.of else r for r in actor.roles)
        return replace(actor, roles=tuple(roles), members=tuple(dict.fromkeys(self._board.get(m).key for m in actor.members)))

    def _items(self, first: int, last: int) -> list[Draft]:
        """The named actors of the heads of the items of a list; none when an item is nobody's name."""
        items: list[Draft] = []
        start = first
        for k in range(first, last + 1):
            if k < last and self.parse.tokens[k].text.lower() not in ("and", ",", "&"):
                continue
            held = [t for t in self.parse.tokens[start:k] if t.text.lower() not in ("the", "both")]
            heads = [t for t in held if not (start <= t.head < k) or t.head == t.i]
            draft = self._board.at(heads[-1].i) if heads else None
            if held and (draft is None or not draft.named):
                return []
            items += [draft] if draft is not None else []
            start = k + 1
        return items

    def _unnamed(self, kind: str) -> list[Draft]:
        return [d for d in self._board.drafts() if not d.named and d.kind == kind]

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
        sentence = self.parse.sentences[self.parse.tokens[i].sentence]
        first, last = max(first, sentence.first), min(last, sentence.last)
        names = [c.i for c in self.parse.children(i, "compound", "nmod") if self._board.at(c.i) is not None]
        body = named_body(self._board, names[-1], i) if len(names) == 1 else None
        if body is not None:
            self._board.mention(body, first, i + 1, "nominal")
            self._board.point(i, body)
            return body
        token = self.parse.tokens[i]
        beside = next((d for c in self.parse.children(i, "appos") if (d := self._board.at(c.i)) is not None and d.named), None)
        if beside is not None and token.tag in ("NN", "NNP") and beside.kind in ("person", "organisation", "armed_force", "media"):
            self._board.mention(beside, first, i + 1, "nominal")
            self._board.point(i, beside)
            return beside
        last = next((k for k in range(i + 1, last) if self.parse.tokens[k].text == ","), last) if token.tag in ("NN", "NNP") else last
        if is_person_noun(token):
            last = next((c.i for c in self.parse.children(i, "relcl") if c.i > i), last)
            last = next((k for k in range(i + 1, last) if self.parse.tokens[k].tag in ("WP", "WDT")), last)
        while last > i + 1 and self.parse.tokens[last - 1].pos == "PUNCT" and self.parse.tokens[last - 1].text != ")":
            last -= 1
        while first < i and "\n" in self.parse.text[self.parse.tokens[first].start : self.parse.tokens[i].start]:
            first += 1  # the parser ties a heading to the paragraph below
        span = self.parse.span(first, last)
        kind = "group" if token.tag == "NNP" and sentence.role == "title" else kind_of_noun(token)  # headlines write all words large
        said = self.parse.text[span.start : span.end]
        definite = token.tag == "NN" and said.lower().startswith("the ")
        name = without_article(said) if token.tag == "NNS" else " ".join(said.split())
        plain = without_article(said).lower()
        alike = (d for d in self._unnamed(kind) if d.name == name or (definite and without_article(d.name).lower() == plain))
        again = next(alike, None) if token.pos == "PROPN" or token.tag == "NNS" or definite else None
        draft = again or self._board.new(name, kind, named=False)
        draft.plural = self.parse.tokens[i].tag in ("NNS", "NNPS")
        before = (self._board.at(t.i) for t in self.parse.children(i, "amod", "poss", "compound", "nmod"))
        owners = [d for d in before if d is not None and d.named]
        countries = {d.country for d in owners if d.kind == "state"}
        draft.country = countries.pop() if len(countries) == 1 else None
        draft.members = [d.key for d in owners if d.kind in ("organisation", "armed_force")]
        self._board.mention(draft, first, last, "nominal")
        self._board.point(i, draft)
        return draft


def _specific(draft: Draft) -> bool:
    """Whether a group or body without a name is described so that a reader knows which one it is: by a country or by whom it consists of."""
    return draft.kind not in ("person", "state") and bool(draft.country or draft.faint or draft.members)
