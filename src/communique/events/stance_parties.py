"""For whom somebody speaks, and on whose word a stance is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.actors.book import ActorBook
from communique.events.stance_clauses import subject
from communique.model.actors import LocalActor, Role
from communique.model.parse import Parse, Token
from communique.model.statements import Statement
from communique.tables import load_list

FIRST_PERSON = frozenset(("i", "we", "our", "my", "us"))
THIRD_PERSON = frozenset(("he", "she", "it", "they", "his", "her", "its", "their"))
MEDIATING = frozenset(("mediate", "broker", "facilitate"))


class Parties:
    """The actors of one article as parties: built from its book, parse and statements."""

    def __init__(self, parse: Parse, book: ActorBook, statements: Sequence[Statement]) -> None:
        self.parse = parse
        self.book = book
        self.statements = statements
        self._by_key = {s.key: s for s in statements}
        self._joint: tuple[frozenset[str | None], ...] | None = None
        self._mediators: frozenset[str] | None = None
        self._known: dict[str, LocalActor] = {}  # the book is complete when stances are looked for

    def actor(self, i: int) -> str | None:
        """Key of the actor that token `i` stands for; a noun of office stands for the state named before it."""
        token = self.parse.tokens[i]
        owner = self._owner(token)
        if owner is not None:
            return owner
        office = token.pos in ("NOUN", "PROPN") and token.lemma.casefold() in load_list(__package__, "stance_officials.txt")
        known = (self._force_before(i) if office else None) or self.book.for_token(i) or (self._headed(i) if office else None)
        if known is None and token.pos == "PRON":
            return self._pronoun(token)
        return self.book.describe(i) if known is None and office else known

    def _headed(self, i: int) -> str | None:
        """The actor of which a noun of office is: "the leadership of the Front"."""
        behind = (o.i for p in self.parse.children(i, "prep") if p.text == "of" for o in self.parse.children(p.i, "pobj"))
        return next((key for o in behind if (key := self.book.for_token(o))), None)

    def _owner(self, token: Token) -> str | None:
        """Key of the person for whose side "his country", "her government" or "their movement" stands."""
        if token.lemma.casefold() not in load_list(__package__, "stance_own.txt"):
            return None
        whose = next((c for c in self.parse.children(token.i, "poss") if c.tag == "PRP$"), None)
        key = (self.book.for_token(whose.i) or self._pronoun(whose)) if whose is not None else None
        actor = self._get(key)
        return key if actor is not None and actor.kind == "person" else None

    def _force_before(self, i: int) -> str | None:
        """The armed movement that a noun of office is of: "Houthi negotiators" do not speak for Yemen."""
        keys = (self.book.for_token(c.i) for c in self.parse.children(i, "amod", "compound", "poss", "nmod"))
        return next((k for k in keys if k and self.book.get(k).kind == "armed_force"), None)

    def _pronoun(self, token: Token) -> str | None:
        said = self.covering(token.start, token.end)
        word = token.text.casefold()
        if said is None:
            return None
        meant = (word in FIRST_PERSON and said.form != "indirect") or (word in THIRD_PERSON and said.form != "direct")
        return said.speaker if meant else None

    def party(self, key: str | None) -> str | None:
        """Key of the party that actor `key` speaks for: its state or organisation where it serves one, else itself; None for media."""
        actor = self._get(key)
        if actor is None or self._bystander(actor):
            return None
        if actor.kind == "state":
            return actor.key
        official = actor.sector in load_list(__package__, "stance_sectors.txt")
        served = self._served(actor) or self._sent_by(actor) or self._national(actor)
        if served:
            return served
        if actor.roles and all(map(self._former, actor.roles)):
            return actor.key
        if actor.country and (official or (actor.sector is None and actor.kind == "person" and actor.roles)):
            return self._state(actor.country)
        return actor.key

    def _served(self, actor: LocalActor, seen: frozenset[str] = frozenset()) -> str | None:
        """Key of the state or body that `actor` serves. `seen`: the groups that led here, for a group may be that of its own member."""
        for role in actor.roles:
            body = self._get(role.of)
            if body is None or body.key == actor.key or self._former(role):
                continue
            if body.kind == "media":
                return None
            if body.kind == "state":
                return body.key
            if body.kind == "group" and body.key not in seen and (sender := self._sent_by(body, seen)) is not None:
                return sender
            if body.kind in ("organisation", "armed_force"):
                official = body.sector in load_list(__package__, "stance_sectors.txt")
                return self._state(body.country) if official and body.country else body.key
        return None

    def _sent_by(self, actor: LocalActor, seen: frozenset[str] = frozenset()) -> str | None:
        """The one body or state that a group of people is of: "leaders of the Front", "his delegation" beside the name of whom it is from."""
        bodies = [m for m in actor.members if self.book.get(m).kind in ("state", "organisation", "armed_force")] if actor.kind == "group" else []
        people = [m for m in actor.members if m not in bodies]
        if len(people) == 1 and not bodies and actor.kind == "group" and self.book.get(people[0]).kind == "person":
            return self._served(self.book.get(people[0]), seen | {actor.key})
        return bodies[0] if len(bodies) == 1 and all(self.book.get(m).kind == "person" for m in people) else None

    def _national(self, actor: LocalActor) -> str | None:
        """The state of a group that is named by its nation and a word for those who speak for it: "the Turkish side", "Armenian negotiators"."""
        words = actor.name.casefold().split()
        plain = actor.kind == "group" and len(words) == 2 and words[-1].removesuffix("s") in load_list(__package__, "stance_officials.txt")
        return self._state(actor.country) if plain and actor.country and actor.sector in (None, "GOV", "MIL") and not actor.members else None

    def _former(self, role: Role) -> bool:
        """True for an office that its holder has left: "a former president" does not speak for the state."""
        words = set(self.parse.text[max(0, role.start - 12) : role.end].casefold().replace("-", " ").split())
        return bool(words.intersection(load_list(__package__, "stance_former.txt")))

    def decides(self, key: str | None) -> bool:
        """True for a body whose yes is a decision, not a side's stance: the councils of international organisations, courts, parliaments."""
        actor = self._get(key)
        return actor is not None and actor.sector in load_list(__package__, "stance_deciding.txt") and actor.kind != "person"

    def _state(self, country: str) -> str:
        """Key of the state with ISO code `country`."""
        return self.book.state(country)

    def _get(self, key: str | None) -> LocalActor | None:
        if key is None:
            return None
        if key not in self._known:
            self._known[key] = self.book.get(key)
        return self._known[key]

    def _bystander(self, actor: LocalActor) -> bool:
        return actor.kind == "media" or actor.sector in load_list(__package__, "stance_bystanders.txt")

    def weighs(self, key: str | None) -> bool:
        """True when party `key` can have a stance in talks: a state, an organisation, a force, a group of such, an official."""
        actor = self._get(key)
        if actor is None or self._bystander(actor):
            return False
        if actor.kind == "group":
            return bool(actor.members or actor.sector) or self._leading(actor)
        return actor.kind != "person" or bool(actor.country or actor.roles)

    def _leading(self, actor: LocalActor) -> bool:
        """True for a group named by its people and what they do: "Kurdish leaders", "opposition negotiators"."""
        words = actor.name.casefold().split()
        return len(words) > 1 and words[-1].removesuffix("s") in load_list(__package__, "stance_officials.txt")

    def speaks(self, key: str | None) -> bool:
        """True for who may foresee a dated event without being known as a party: an unnamed group, a person of no known office."""
        actor = self._get(key)
        return actor is not None and not self._bystander(actor)

    def fights(self, i: int) -> bool:
        """True for a token that names an armed movement: "the Houthi | demand"."""
        actor = self._get(self.book.for_token(i))
        return actor is not None and actor.kind == "armed_force"

    def negotiates(self, key: str) -> bool:
        """True for the sides of talks: a state, an armed movement, a body or group of a government, an opposition, a party or a union."""
        actor = self._get(key)
        if actor is None or actor.kind in ("state", "armed_force"):
            return actor is not None
        return actor.sector in load_list(__package__, "stance_sides.txt") and (actor.kind != "person" or bool(actor.roles))

    def relays(self, key: str | None) -> bool:
        """True for a news outlet: what it foresees is told in a reporter's voice."""
        actor = self._get(key)
        return actor is not None and (actor.kind == "media" or actor.sector == "JRN")

    def covering(self, start: int, end: int) -> Statement | None:
        """The innermost statement of tier ``speech`` whose content holds most of ``[start, end)``."""
        held = [
            s for s in self.statements
            if s.tier == "speech" and s.polarity != "negative"
            and 2 * sum(max(0, min(c.end, end) - max(c.start, start)) for c in s.content) > end - start
        ]  # fmt: skip
        return min(held, key=lambda s: (sum(c.length for c in s.content), s.content[0].start), default=None)

    def cued(self, start: int, end: int) -> Statement | None:
        """The statement whose cue meets ``[start, end)``: "demanded that …"."""
        return next((s for s in self.statements if s.cue and s.cue.start < end and start < s.cue.end), None)

    def attribution(self, said: Statement | None, party: str) -> str:
        """Who gives `party` its stance in statement `said`: self, ally, opponent, mediator, journalist; ``other`` for who is known as none of
        these, such as a named speaker of no known side or a body that no talks are with."""
        if said is None or said.tier != "speech":
            return "journalist"
        speaker = self._get(said.speaker)
        if speaker is None or speaker.kind == "media" or speaker.sector == "JRN":
            return "journalist"
        if any(self.party(m) == party for m in speaker.members):
            return "self"
        own = self.parse.text[said.source.start : said.source.end].casefold().startswith(("its ", "their ")) if said.source else False
        same = bool(speaker.members) and set(speaker.members) == set((self._get(party) or speaker).members)  # "the heads of A and B" on both
        if own or same or self.party(speaker.key) == party or speaker.key == party or self._official(speaker, self._get(party)):
            return "self"
        if speaker.kind == "group" and not self.weighs(speaker.key):
            return "journalist"  # "sources close to the talks" are no side's word
        if speaker.anonymous and not self._sided(speaker.key):
            return "journalist"
        if {speaker.key, self.party(speaker.key)} & self.mediators():
            return "mediator"
        if self._ally(speaker.key, party) or self._beside(speaker.key, party):
            return "ally"
        return "opponent" if self._sided(speaker.key) and self._sided(party) else "other"

    def _sided(self, key: str) -> bool:
        """True for who belongs to a side: a state, a movement, a party or those who serve one; not for the United Nations and the like."""
        side, outside = self._get(self.party(key)), load_list(__package__, "stance_outside.txt")
        return side is not None and side.kind in ("state", "armed_force", "organisation") and side.sector not in outside

    def _beside(self, speaker: str, party: str) -> bool:
        """True when the article tells one stance of both: "Norland and Southland want a binding deal"."""
        if self._joint is None:
            self._joint = tuple(self._sharing())
        return any({self.party(speaker), party} <= sides for sides in self._joint)

    def _sharing(self) -> Iterator[frozenset[str | None]]:
        """The parties of each clause whose joint subjects want, fear or refuse the same."""
        for first in self.parse.tokens:
            shared = first.dep == "nsubj" and self.parse.tokens[first.head].lemma in load_list(__package__, "stance_sharing.txt")
            joined = self.parse.children(first.i, "conj") if shared else ()
            if joined:
                yield frozenset(self.party(self.actor(t.i)) for t in (first, *joined))

    def _official(self, speaker: LocalActor, party: LocalActor | None) -> bool:
        """True for an official of no stated country on the stance of a government: "France is ready …, the defence minister said"."""
        official = load_list(__package__, "stance_sectors.txt")
        return (
            party is not None and speaker.sector in official and party.sector in official
            and (speaker.country is None or party.country is None)
        )  # fmt: skip

    def mediators(self) -> frozenset[str]:
        """Keys of actors that the article calls mediators, or that mediate or broker in it ("US-brokered", "mediated by Qatar")."""
        if self._mediators is None:
            found = {a.key for a in self.book.freeze() for r in a.roles if "mediat" in r.role.casefold()}
            for token in self.parse.tokens:
                if token.lemma.casefold() in MEDIATING or (token.lemma.casefold() == "mediator" and token.dep in ("appos", "attr")):
                    found |= {key for i in self._around(token) if (key := self.actor(i))}
            found |= {party for key in sorted(found) if (party := self.party(key))}
            self._mediators = frozenset(found)
        return self._mediators

    def _around(self, token: Token) -> list[int]:
        near = [o.i for a in self.parse.children(token.i, "agent") for o in self.parse.children(a.i, "pobj")]
        near += [c.i for c in self.parse.children(token.i, "npadvmod", "compound", "poss")]
        doer = subject(self.parse, token.i) if token.pos == "VERB" else None
        near += [] if doer is None else [doer]
        if token.lemma.casefold() == "mediator":
            near.append(token.head)
        return near

    def _ally(self, speaker: str, party: str) -> bool:
        """True when the article calls `speaker` an ally of `party` ("Ankara, Baku's closest ally")."""
        for token in self.parse.tokens:
            if token.lemma.casefold() != "ally":
                continue
            owners = [c.i for c in self.parse.children(token.i, "poss")]
            owners += [o.i for p in self.parse.children(token.i, "prep") for o in self.parse.children(p.i, "pobj")]
            if party not in {self.party(self.actor(i)) for i in owners}:
                continue
            up = [token.i, *(a.i for a in self.parse.ancestors(token.i))][:4]
            named = {self.parse.tokens[i].head for i in up if self.parse.tokens[i].dep == "appos"}
            if {speaker, self.party(speaker)} & {self.actor(i) for i in named}:
                return True
        return False
