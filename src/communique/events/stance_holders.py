"""Whose stance a word of stance tells: its subject, its possessor, or who says it."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.stance_clauses import asserted, negated, subject
from communique.events.stance_parties import Parties
from communique.events.stance_words import StanceWord, carriers
from communique.model.parse import Parse
from communique.model.statements import Statement
from communique.tables import load_list


class Holders:
    """Finds the parties of the words of stance of one article."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties

    def _said(self, first: int, last: int) -> Statement | None:
        """The innermost statement that covers tokens ``[first, last)``, or token `first` where that is empty."""
        return self.parties.covering(*self.parse.span(first, max(last, first + 1)))

    def party(self, word: StanceWord) -> str | None:
        """Key of the party whose stance `word` tells; None when the words do not say or it can be no party, or where it offers or asks nothing
        ("offered no details of the plan")."""
        objects = self.parse.children(word.i, "dobj") if word.kind == "verb" else ()
        if any(d.text.casefold() == "no" for o in objects for d in self.parse.children(o.i, "det")):
            return None
        if word.kind in ("duty", "judgement"):
            key = self._judge(word)
        elif word.kind == "resolve":
            return self._resolver(word)
        elif word.kind == "noun":
            return self.possessor(word)
        else:
            who = subject(self.parse, word.i)
            key = self._actor(who) if who is not None else None
            if key is None and self.parse.tokens[word.i].tag in ("VBG", "VB") and self.parse.tokens[word.i].dep != "acl":
                key = self._nearest(word.i)
        party = self.parties.party(key)
        return party if self.parties.weighs(party) and self._fit(word, party) else None

    def _judge(self, word: StanceWord) -> str | None:
        """Who says what must be or what something is: "called it unfair", "a red line for Kyiv", the speaker, "made clear that"."""
        carrier = next(iter(carriers(self.parse, word.i, word.last)), None) if word.kind == "judgement" else None
        if carrier is not None:
            lemma = self.parse.tokens[carrier].lemma
            if lemma in load_list(__package__, "stance_calling.txt") and self.parse.children(carrier, "dobj"):
                who = subject(self.parse, carrier)
                return self.parties.actor(who) if who is not None else None
            heads = (carrier, *range(word.first, word.last))
            bound = [p for i in heads for p in self.parse.children(i, "prep") if p.text.casefold() == "for"]
            named = (self.parties.actor(o.i) for p in bound for o in self.parse.children(p.i, "pobj"))
            holder = next((key for key in named if self.parties.weighs(self.parties.party(key))), None)
            if holder:
                return holder
        said = self._said(word.first, word.last)
        return said.speaker if said else self._making_clear(word)

    def _making_clear(self, word: StanceWord) -> str | None:
        """The party that "made (it) clear" what `word` says, or insists on it."""
        for token in list(self.parse.ancestors(word.i))[:4]:
            clear = token.lemma == "make" and any(c.text.casefold() in ("clear", "plain") for c in self.parse.children(token.i))
            if (clear or token.lemma == "insist") and token.i < word.first and asserted(self.parse, token.i):
                who = subject(self.parse, token.i)
                return self.parties.actor(who) if who is not None else None
        return None

    def joined(self, word: StanceWord) -> Iterator[str]:
        """The parties coordinated with the subject of `word`: "Ankara and Doha reject …" is the stance of each."""
        who = subject(self.parse, word.i) if word.kind in ("verb", "adjective") else None
        queue = list(self.parse.children(who, "conj")) if who is not None else []
        while queue:
            token = queue.pop(0)
            queue += self.parse.children(token.i, "conj")
            party = self.parties.party(self.parties.actor(token.i)) if token.pos in ("NOUN", "PROPN") else None
            if party and self.parties.weighs(party):
                yield party

    def possessor(self, word: StanceWord) -> str | None:
        """Party of a noun of stance: "Baku's demand", "the Serbian refusal", "demands from Juba"; else subject of its light verb."""
        named = [c.i for c in self.parse.children(word.i, "poss")]
        named += [c.i for c in self.parse.children(word.i, "amod", "compound", "nmod") if c.ent in ("NORP", "GPE") or self.parties.fights(c.i)]
        sources = [p.i for p in self.parse.children(word.i, "prep") if p.text.casefold() in ("by", "from") and p.i < word.i + 4]
        named += [o.i for p in sources for o in self.parse.children(p, "pobj")]
        token = self.parse.tokens[word.i]
        head = self.parse.tokens[token.head]
        if not named and token.dep == "dobj" and head.lemma.casefold() in load_list(__package__, "stance_light_verbs.txt"):
            who = subject(self.parse, head.i)
            named = [] if who is None or not asserted(self.parse, head.i) or negated(self.parse, head.i) else [who]
        party = next((self.parties.party(key) for i in named if (key := self._actor(i))), None)
        return party if self.parties.weighs(party) else None

    def _resolver(self, word: StanceWord) -> str | None:
        """The party that says what itself will or would do; None for what others say of it."""
        who = next((c.i for c in self.parse.children(word.i, "nsubj", "expl")), subject(self.parse, word.i))
        token = self.parse.tokens[word.i]
        wanted = token.dep in ("ccomp", "acl") and self.parse.tokens[token.head].lemma.casefold() in load_list(__package__, "stance_wanting.txt")
        if who is None or wanted:
            return None  # "demanded that it will not withdraw", "guarantees that it will not": what is wanted of others
        speaker = self._speaker(word)
        party = speaker if self.parse.tokens[who].dep == "expl" else self.parties.party(self._actor(who))
        if party is None or not self.parties.weighs(party):
            return None
        said = self._said(word.first, word.last + 1)
        own = party == speaker or self.parse.tokens[word.i].dep == "xcomp" or self.parties.attribution(said, party) == "self"
        return party if own else None

    def _speaker(self, word: StanceWord) -> str | None:
        """The party that says the clause of `word`: the speaker of the statement, else the subject of the verb above ("made clear that")."""
        said = self._said(word.first, word.last + 1)
        if said:
            return self.parties.party(said.speaker)
        over = next((a.i for a in self.parse.ancestors(word.i) if a.pos in ("VERB", "AUX")), None)
        if over is None or self.parse.tokens[word.i].dep != "ccomp" or not asserted(self.parse, over):
            return None
        who = subject(self.parse, over)
        return self.parties.party(self.parties.actor(who)) if who is not None else None

    def _actor(self, i: int) -> str | None:
        """The actor of token `i`; for a pronoun that nobody is known for, that of the subject of the clause above."""
        key = self.parties.actor(i)
        token = self.parse.tokens[i]
        if key is not None or token.tag not in ("PRP", "PRP$"):
            return key
        verbs = [a.i for a in self.parse.ancestors(i) if a.pos in ("VERB", "AUX")]
        over = (subject(self.parse, verb) for verb in verbs[:3])
        return next((self.parties.actor(who) for who in over if who is not None and who < i), None)

    def _nearest(self, i: int) -> str | None:
        """Actor that is the nearest subject before token `i` in its sentence: for participles that the parse hangs elsewhere."""
        first = self.parse.sentences[self.parse.tokens[i].sentence].first
        for token in reversed(self.parse.tokens[first:i]):
            if token.dep == "nsubj" and self.parse.tokens[token.head].dep != "relcl":
                return self.parties.actor(token.i)
        return None

    def _fit(self, word: StanceWord, party: str | None) -> bool:
        """What somebody else says that a party needs is not the party's demand."""
        lemma = self.parse.tokens[word.i].lemma
        said = self._said(word.first, word.last) if lemma in ("need", "require") else None
        return lemma not in ("need", "require") or (self.parties.party(said.speaker) == party if said else lemma == "require")
