"""An event in a sentence before its fields are read: its trigger, the nouns and verbs that tell it, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from communique.events.compiling import Candidate
from communique.events.copulas import called
from communique.events.owners import in_return, peoples
from communique.events.same import Same, by_sentence
from communique.events.sitting import sides
from communique.events.syntax import (
    all_of,
    behind,
    by_whom,
    equated,
    instruments,
    is_verb,
    lemma_of,
    logical_object,
    logical_subject,
    pobjs,
    preps,
    speakers,
)
from communique.model.parse import Parse, Token
from communique.tables import load_list

WHERE_WHEN = ("GPE", "LOC", "FAC", "DATE", "TIME")
BEFORE = ("compound", "amod", "nmod", "npadvmod")
# Filled by more than what a preposition of that name governs.
POSITIONS = (
    "subject", "object", "possessive", "modifier", "speaker", "self", "equated", "part", "by", "with", "whose", "in_return", "whose_in_return",
)  # fmt: skip


@dataclass
class Frame:
    """One mention of an event. `nouns` go from the trigger outwards ("talks", "day"); `verbs` carry it; `doing` are those of `verbs` where
    the event is the verb itself or its light object; `inner` are participles that add to it ("killing four"); `absorbed` are triggers of
    the same event in its clause, `peers` those among them that are verbs of the same kind, joined ("launched … and deployed …").
    """

    parse: Parse
    candidate: Candidate
    trigger: int
    nouns: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    doing: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    part_of: Frame | None = None
    absorbed: list[int] = field(default_factory=list)
    peers: list[int] = field(default_factory=list)
    _known: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _behind: dict[str, list[int]] | None = field(default=None, init=False, repr=False, compare=False)
    _core: frozenset[int] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def type(self) -> str:
        return self.candidate.type

    @property
    def core(self) -> frozenset[int]:
        """Tokens that a value of the event hangs on."""
        if self._core is None:
            self._core = frozenset((self.trigger, *self.nouns, *self.verbs, *self.inner, *self.absorbed))
        return self._core

    def grew(self) -> None:
        """Forget what was found of the frame before it grew: whoever adds to its words says so."""
        self._core, self._known, self._behind = None, {}, None

    def type_takes(self, field_name: str) -> bool:
        """True when reports of the frame's type may have the field."""
        return field_name in self.candidate.kind.fields

    def at(self, position: str) -> list[int]:
        """Heads of the phrases in `position` (see `communique.codebooks.model.Filler`), nearest first, each once."""
        if position not in self._known:
            behind_none = position not in POSITIONS and position not in self._objects()
            self._known[position] = [] if behind_none else list(dict.fromkeys(self._at(position)))
        return self._known[position]

    def _at(self, position: str) -> Iterator[int]:
        parse, core = self.parse, self.core
        if position == "subject":
            for v in self.doing:
                yield from (s for s in logical_subject(parse, v) if s not in core and not self.suffered(v))
            yield from self.sitting()
        elif position == "object":
            for v in self.doing:
                yield from (s for s in logical_subject(parse, v) if s not in core and self.suffered(v))
            for v in [*([self.trigger] if self.candidate.verb else []), *self.peers]:
                yield from (o for o in logical_object(parse, v) if o not in core)
        elif position == "possessive":
            for n in self.nouns:
                yield from all_of(parse, [c.i for c in parse.children(n, "poss")])
        elif position == "modifier":
            for n in self.nouns:
                yield from _before(parse, n)
        elif position == "speaker":
            yield from speakers(parse, next(iter([*self.doing, *self.verbs]), self.trigger))
        elif position == "self":
            yield from self.nouns[-1:]
        elif position == "equated":
            yield from equated(parse, self.nouns[-1]) if self.nouns else ()
        elif position == "part":
            yield from self.nouns[1:]
        elif position == "whose":
            yield from (o for p in ("object", "of", "for", "in_return") for i in self.at(p) for o in peoples(parse, i))
        elif position == "whose_in_return":
            yield from (o for i in self.at("in_return") for o in peoples(parse, i))
        elif position == "in_return":
            yield from (o for i in [*self.verbs[:1], *self.nouns[-1:]] for o in all_of(parse, in_return(parse, i)))
        elif position == "by":
            for i in [*self.nouns, *self.verbs]:
                yield from all_of(parse, by_whom(parse, i))
        else:
            if position != "on" or not self._blamed():
                yield from (o for o in self._objects().get(position, ()) if o not in self.nouns)  # "the beginning of their invasion"
            for i in [*self.nouns, *self.verbs] if position == "with" else ():
                yield from instruments(parse, i)

    def _objects(self) -> dict[str, list[int]]:
        """The heads of what stands behind each preposition of the event, conjuncts included: looked up once for all the fields that ask.

        With whom and between whom may hang on where and when it was: "met in Oslo with the rebels".
        """
        if self._behind is None:
            self._behind = {}
            found = [pair for i in [*self.nouns, *self.verbs] for pair in behind(self.parse, i)]
            placed = [o for _, objects in found for o in objects if self.parse.tokens[o].ent in WHERE_WHEN] if self.type_takes("participants") else []
            found += [pair for o in placed for pair in behind(self.parse, o) if pair[0] in ("with", "between")]
            of = [o for i in self.nouns for word, objects in behind(self.parse, i) if word == "of" for o in objects]
            found += [pair for o in of for pair in behind(self.parse, o) if pair[0] == "between"]  # "an exchange of prisoners between A and B"
            taken = (c.i for i in [*self.nouns, *self.verbs] for c in (self.parse.tokens[i], *self.parse.children(i, "acl", "advcl")))
            found += [("involving", tuple(logical_object(self.parse, v))) for v in taken if self.parse.tokens[v].lemma.lower() == "involve"]
            for word, objects in found:
                self._behind.setdefault(word, []).extend(all_of(self.parse, objects))
        return self._behind

    def suffered(self, v: int) -> bool:
        """True for a verb whose subject the event was done to: "the convoy suffered an attack", "the town came under fire"."""
        return not self.candidate.verb and lemma_of(self.parse, v) in load_list(__package__, "suffering.txt") and self.type_takes("fatalities")

    def _blamed(self) -> bool:
        """True for "blamed the bombing on rebels", who were not its target."""
        tops = [self.parse.tokens[n] for n in self.nouns[-1:]]
        return any(t.dep == "dobj" and self.parse.tokens[t.head].lemma.lower() == "blame" for t in tops)

    def sitting(self) -> list[int]:
        """The sides that were at talks by what else they did there; see `communique.events.sitting`."""
        held = [v for v in self.doing if self.parse.tokens[v].dep != "acl" or by_whom(self.parse, v)]  # "at talks held in Oslo they agreed …"
        if not self.nouns or held or not self.type_takes("agenda"):
            return []
        if "sitting" not in self._known:
            self._known["sitting"] = sides(self.parse, self.parse.tokens[self.nouns[-1]])
        return self._known["sitting"]

    def around(self) -> Iterator[int]:
        """Heads of all phrases that hang on the event."""
        for position in ("subject", "object", "possessive", "modifier", "part"):
            yield from self.at(position)
        for i in [*self.nouns, *self.verbs]:
            for prep in preps(self.parse, i):
                below = self.parse.children(prep.i, "pobj", "pcomp")
                below += tuple(o for p in below if p.dep == "pcomp" for o in self.parse.children(p.i, "dobj"))
                yield from (c for c in all_of(self.parse, [p.i for p in below]) if c not in self.core)


def _before(parse: Parse, n: int) -> Iterator[int]:
    """Words before noun `n`, with what is joined to them and what stands before them ("US-brokered", "Russia-Ukraine")."""
    for child in parse.children(n, *BEFORE):
        if child.i < n:
            for joined in all_of(parse, [child.i]):
                yield joined
                yield from _before(parse, joined)


@cache
def transparent() -> frozenset[str]:
    """Nouns that stand before "of" without being the thing itself."""
    return frozenset(load_list(__package__, "transparent.txt"))


def build(parse: Parse, candidate: Candidate, i: int, hosts: frozenset[str]) -> Frame:
    """The frame of the event that token `i` names, not yet `complete`. `hosts`: the verbs that may tell of a noun of its type."""
    frame = Frame(parse, candidate, i)
    if candidate.verb:
        v = parse.tokens[i].head if parse.tokens[i].tag == "MD" else i
        frame.verbs, frame.doing = [v], [v]
    else:
        frame.nouns = _outwards(parse, i)
        _carried(frame, hosts)
        _with_deal(frame, hosts)
        _said_to_be(frame)
    _brokered(frame)
    return frame


def _said_to_be(frame: Frame) -> None:
    """Take in the noun that the meeting is called by, on which its parties hang: "the talks were the first contact between A and B"."""
    told = called(frame.parse, frame.parse.tokens[frame.nouns[-1]]) if frame.type_takes("participants") and not frame.verbs else None
    if told is not None and frame.candidate.kind.stages[:1] == ("scheduled",):
        frame.verbs.append(told[0])
        frame.nouns.insert(len(frame.nouns) - 1, told[1])


def _with_deal(frame: Frame, hosts: frozenset[str]) -> None:
    """Take in "deal" behind the noun where the parser has a verb ("signed a ceasefire deal on Friday"), on which the day and the noun may hang."""
    parse, noun = frame.parse, frame.parse.tokens[frame.nouns[0]]
    deal = parse.tokens[noun.i + 1] if noun.i + 1 < len(parse.tokens) else noun
    if deal.text.lower() != "deal" or not deal.tag.startswith("VB") or deal.dep == "ROOT" or parse.children(deal.i, "aux", "dobj"):
        return
    if noun.head == deal.i and noun.dep == "nsubj":
        _host(frame, deal.head, hosts, frame.candidate.kind.light_verbs, "dobj")
    if deal.head in frame.verbs:
        frame.verbs.append(deal.i)


def _outwards(parse: Parse, i: int) -> list[int]:
    found = [i]
    while True:
        token = parse.tokens[found[-1]]
        prep = parse.tokens[token.head]
        above = parse.tokens[prep.head]
        taking_part = prep.text.lower() == "in" and above.lemma.lower() == "participation"
        partitive = prep.text.lower() == "of" and bool({above.lemma.lower(), above.text.lower()} & transparent())
        toll = prep.text.lower() in ("from", "in", "of") and above.lemma.lower() == "toll"
        if token.dep == "pobj" and (taking_part or partitive or toll or _measured(parse, prep, above)):
            found.append(above.i)
        else:
            return found


def _measured(parse: Parse, prep: Token, above: Token) -> bool:
    """True for "spent six hours in talks" and "$7 billion in damage", where the measure of the thing stands before it."""
    if prep.text.lower() != "in":
        return False
    spent = parse.tokens[above.head].lemma.lower() == "spend" and above.lemma.lower() in transparent()
    return spent or above.tag == "CD" or above.ent == "MONEY"


def _carried(frame: Frame, hosts: frozenset[str]) -> None:
    """Find the verbs that tell of the frame's noun: light verbs, verbs of beginning, lasting and ending, its relative clauses."""
    parse, light = frame.parse, frame.candidate.kind.light_verbs
    top = parse.tokens[frame.nouns[-1]]
    while top.dep in ("conj", "appos") and parse.tokens[top.head].pos in ("NOUN", "PROPN"):
        top = parse.tokens[top.head]
    if top.dep == "nsubj" and _opened_by(parse, top):
        return
    if top.dep in ("dobj", "nsubj", "nsubjpass", "npadvmod"):
        _host(frame, top.head, hosts, light, top.dep)
    elif top.dep == "pobj" and _carries(parse, parse.tokens[top.head], frame.candidate.lexicon.harming) and not _aside(frame, top):
        _host(frame, parse.tokens[top.head].head, hosts, light, "pobj")
    for n in [*frame.nouns, *pobjs(parse, top.i, "with", "between")]:
        for clause in parse.children(n, "relcl", "acl"):
            if n not in frame.nouns and not (clause.tag == "VBN" and clause.dep == "acl" and _staged(frame, clause)):
                continue
            if _lemma(parse, clause) in hosts and not _aimed(parse, clause) and not background(parse, clause) and not _headed(frame, clause):
                own = [c for c in parse.children(clause.i, "nsubj", "nsubjpass") if c.tag not in ("WDT", "WP")]
                objects = [c for c in parse.children(clause.i, "dobj") if c.tag not in ("WDT", "WP")]
                _host(frame, clause.i, hosts, light, "dobj" if own and not objects else "nsubj")


def _aimed(parse: Parse, clause: Token) -> bool:
    """True for what the thing is for: "talks to end the war resumed" tells that they resumed."""
    to = any(c.text.lower() == "to" for c in parse.children(clause.i, "aux"))
    return to and clause.dep in ("acl", "relcl") and bool(parse.children(clause.i, "dobj"))


def _aside(frame: Frame, top: Token) -> bool:
    """True behind a participle that names a role in something else: "a dialogue, mediated by Oman, | with talks in June"."""
    verb = frame.parse.tokens[frame.parse.tokens[top.head].head]
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and verb.lemma.lower() in frame.candidate.lexicon.roles


def _staged(frame: Frame, clause: Token) -> bool:
    """True for a participle that says how far the thing is: "a deal with the rebels | signed on 15 May", "a meeting with them | held in Lima"."""
    kind, lemma = frame.candidate.kind, clause.lemma.lower()
    return lemma in kind.light_verbs or any(lemma in verbs for verbs in kind.stage_verbs.values())


def _opened_by(parse: Parse, top: Token) -> bool:
    """True for "Following talks in Oslo, Chad and Niger agreed …", where the parser makes the talks agree."""
    before = parse.tokens[parse.edges(top.i)[0] - 1]
    opening = before.text.lower() in ("following", "after", "during", "amid", "despite", "before") and before.head == top.head and before.i < top.i
    return opening and before.dep == "prep" and not parse.children(before.i)


def _brokered(frame: Frame) -> None:
    """Add participles that name a role ("mediated by Oman"), wherever the parser hung them in the event's clause."""
    roles = frame.candidate.lexicon.roles
    tops = [*frame.verbs[:1], *frame.nouns[-1:]]
    told = roles and not roles.isdisjoint(by_sentence(Same(frame.parse))[frame.parse.tokens[frame.trigger].sentence])
    for token in (t for top in tops for t in frame.parse.subtree(top)) if told else ():
        named = token.tag == "VBN" and token.dep in ("acl", "advcl", "relcl", "conj") and token.lemma.lower() in roles
        named = named and _of_meeting(frame, frame.parse.tokens[token.head])
        if named and token.i not in frame.verbs and by_whom(frame.parse, token.i) and not _headed(frame, token):
            frame.verbs.append(token.i)
            frame.doing.append(token.i)


def _of_meeting(frame: Frame, above: Token) -> bool:
    """False for what another thing was brokered by: "talks to extend a truce brokered by Oman"; a name or a day may stand before the participle."""
    if above.pos != "NOUN" or above.i in frame.core or above.ent in WHERE_WHEN:
        return True
    return above.lemma.lower() in load_list(__package__, "meeting_nouns.txt")


def _headed(frame: Frame, token: Token) -> bool:
    """True for "a delegation led by Ann Lind", "with the rebels, led by Ann Lind": she heads one side, she does not mediate."""
    tokens, head = frame.parse.tokens, frame.parse.tokens[token.head]
    if token.lemma.lower() not in ("lead", "chair", "head"):
        return False
    before = tokens[token.i - 2] if token.i > 1 and tokens[token.i - 1].text == "," else head
    person = any(tokens[i].ent == "PERSON" for i in by_whom(frame.parse, token.i))
    side = before.pos in ("NOUN", "PROPN") and before.i not in frame.nouns and before.ent not in ("DATE", "TIME", "GPE", "LOC", "FAC")
    return side and (token.dep == "acl" or person)


def background(parse: Parse, clause: Token) -> bool:
    """True for a relative clause about what was before: "talks that had come close to failure"."""
    return any(c.text.lower() == "had" for c in parse.children(clause.i, "aux"))


def _carries(parse: Parse, prep: Token, harming: frozenset[str]) -> bool:
    """True for "engage in talks", "killed in an attack", "agreed to a truce", "began with talks"; not for "left after the talks", nor for what
    opens the clause: "In their first meeting, they agreed to a truce"."""
    verb = parse.tokens[prep.head]
    if prep.i < verb.i and verb.lemma.lower() not in harming:
        return False
    asked = prep.text.lower() == "for" and verb.lemma.lower() in ("call", "gather", "assemble")
    hurt = prep.text.lower() == "during" and verb.lemma.lower() in harming
    return (asked or hurt or prep.text.lower() in ("in", "to", "on", "under", "into", "with", "by")) and is_verb(verb)


def _host(frame: Frame, v: int, hosts: frozenset[str], light: tuple[str, ...], dep: str) -> None:
    parse = frame.parse
    lemma = _lemma(parse, parse.tokens[v])
    if lemma not in hosts and parse.tokens[v].lemma.lower() not in hosts:
        if dep in ("nsubj", "nsubjpass"):
            for later in _completions(parse, v):
                _host(frame, later, hosts, light, dep)
        return
    frame.verbs.append(v)
    if dep == "nsubj" and lemma not in frame.candidate.lexicon.harming and any(lemma in t.verbs for t in frame.candidate.kind.triggers):
        frame.peers.append(v)
    if dep in ("nsubj", "nsubjpass"):
        frame.verbs += [c for c in _completions(parse, v) if _lemma(parse, parse.tokens[c]) in hosts]
    staged = {s for verbs in frame.candidate.kind.stage_verbs.values() for s in verbs}
    hung = lemma in light or (lemma == "come" and "come under" in light and bool(pobjs(parse, v, "under")))
    if (dep == "dobj" and (lemma in light or lemma in staged)) or (dep == "pobj" and hung) or _turned(parse, v, dep):
        frame.doing.append(v)


def _completions(parse: Parse, v: int) -> list[int]:
    """Verbs that complete `v`: "are expected to resume", "is due to begin"."""
    direct = [c.i for c in parse.children(v, "xcomp")]
    return direct + [c.i for a in parse.children(v, "acomp") for c in parse.children(a.i, "xcomp")]


def _turned(parse: Parse, v: int, dep: str) -> bool:
    return dep in ("nsubj", "nsubjpass") and (bool(by_whom(parse, v)) or bool(parse.children(v, "nsubjpass")) or parse.tokens[v].dep == "acl")


def _lemma(parse: Parse, token: Token) -> str:
    particle = parse.children(token.i, "prt")
    direct = [c for c in parse.children(token.i, "dobj") if c.text.lower() in ("place", "effect")]
    if particle:
        return f"{token.lemma.lower()} {particle[0].text.lower()}"
    return f"{token.lemma.lower()} {direct[0].text.lower()}" if direct else token.lemma.lower()
