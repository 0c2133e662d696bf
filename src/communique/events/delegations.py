"""Who heads a side's delegation at talks: "a delegation led by Ann Lind", "Bo Berg, who heads Norland's team"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from communique.events.classes import Classes
from communique.events.mentions import Told
from communique.events.participants import actors_of
from communique.events.same import Same, standing
from communique.events.syntax import by_whom, is_passive, logical_object, logical_subject, pobjs
from communique.model.parse import Parse, Token
from communique.model.spans import Span
from communique.model.values import Value
from communique.tables import load_list, load_table

HEAD = "head of delegation"
LEADING = ("lead", "head")
LEADERS = ("head", "leader", "chief")
NEAR = 2  # sentences behind the talks in which their delegations are told of


@dataclass(frozen=True, slots=True)
class Head:
    """`person` heads the delegation that is named by token `of`; `words` are the nouns and names that say whose it is, `sides` the actors
    that they stand for."""

    of: int
    words: frozenset[str]
    sides: frozenset[str]
    person: Value


def add_heads(told: Sequence[Told], classes: Classes) -> None:
    """Add the heads of the delegations to the participants of the talks that the same sentence tells of, or one of the two before it
    where the delegation's side takes part."""
    at = [t for t in told if t.frame.type_takes("agenda") and t.fields.get("participants") and t.status not in ("denied", "cancelled")]
    for head in heads(classes) if at else ():
        there = [t for t in at if _tells_of(t, head, classes)]
        here = [t for t in there if classes.parse.tokens[t.frame.trigger].sentence == classes.parse.tokens[head.of].sentence]
        there = here or [t for t in there if not t.frame.candidate.kind.part_of] or there  # rather the talks than a meeting beside them
        if there:
            held = [v for v in there[-1].fields["participants"] if v.actor != head.person.actor or ("role", "party") not in v.tags]
            known = any(v.actor == head.person.actor for v in held)
            there[-1].fields["participants"] = held if known else sorted([*held, head.person], key=lambda v: (v.start, v.end))


def _tells_of(told: Told, head: Head, classes: Classes) -> bool:
    tokens = told.frame.parse.tokens
    apart = [tokens[head.of].sentence - tokens[f.trigger].sentence for f in (told.frame, *told.merged)]
    if not any(0 <= n <= NEAR for n in apart):
        return False
    parties = [v for v in told.fields["participants"] if v.actor]
    return (0 in apart and any(v.actor == head.person.actor for v in parties)) or _of_one(parties, head, classes)


def _of_one(parties: Sequence[Value], head: Head, classes: Classes) -> bool:
    """True where one of `parties` is the delegation's side: the same actor, the same noun ("the rebel team" of the rebels), or the only one
    of its country."""
    if head.sides & {v.actor for v in parties}:
        return True
    if any(head.words & {t.lemma.lower() for t in classes.parse.within(Span(v.start, v.end)) if t.pos == "NOUN"} for v in parties):
        return True
    of = {c for k in head.sides if (c := classes.actor(k).country)}
    countries = [classes.actor(v.actor).country for v in parties if v.actor]
    return len(of) == 1 and countries.count(next(iter(of))) == 1


def heads(classes: Classes) -> Iterator[Head]:
    """The heads of delegations of a story, in page order."""
    parse = classes.parse
    bodies, at = load_list(__package__, "delegation_nouns.txt"), standing(Same(parse))
    if not any(body in at for body in bodies):
        return
    for token in (parse.tokens[i] for i in sorted({i for word in (*LEADING, *LEADERS) for i in at.get(word, ())})):
        pairs = _by_verb(parse, token) if token.lemma.lower() in LEADING and token.tag.startswith("VB") else _by_noun(parse, token)
        for person, of in pairs:
            if parse.tokens[of].lemma.lower() in bodies:
                yield from _head(classes, person, of)


def _by_verb(parse: Parse, verb: Token) -> Iterator[tuple[int, int]]:
    """ "The delegation was led by Lind", "a team headed by Lind", "Lind heads the team", "Lind, who is leading the team"."""
    whom = by_whom(parse, verb.i) if is_passive(parse, verb.i) else logical_subject(parse, verb.i)
    of = logical_object(parse, verb.i)
    of += [parse.tokens[parse.tokens[o].head].head for o in of if parse.tokens[o].dep == "pobj"]  # "a team of the rebels headed by Lind"
    yield from ((person, o) for o in of for person in whom)


def _by_noun(parse: Parse, noun: Token) -> Iterator[tuple[int, int]]:
    """ "Lind, the head of the delegation", "the leader of the team, Lind", "delegation head Lind"."""
    if noun.lemma.lower() not in LEADERS or noun.pos not in ("NOUN", "PROPN"):
        return
    above = parse.tokens[noun.head]
    persons = [c.i for c in parse.children(noun.i, "appos") if c.pos == "PROPN"]
    persons += [above.i] if above.pos == "PROPN" and (noun.dep == "appos" or (noun.dep == "compound" and above.ent == "PERSON")) else []
    of = [*pobjs(parse, noun.i, "of"), *(c.i for c in parse.children(noun.i, "compound"))]
    yield from ((person, o) for person in persons for o in of)


def _head(classes: Classes, person: int, of: int) -> Iterator[Head]:
    owners = [c for c in classes.parse.children(of, "poss", "amod", "compound", "nmod") if c.i < of]
    behind = [classes.parse.tokens[i] for i in pobjs(classes.parse, of, "of", "from")]
    named = [of, *(t.i for t in (*owners, *behind))]
    sides = frozenset(key for i in named for key, _ in actors_of(classes, i))
    words = frozenset(t.lemma.lower() for t in (*owners, *behind) if t.pos in ("NOUN", "ADJ", "VERB"))
    for key, span in actors_of(classes, person):
        if classes.actor(key).kind == "person" and any(t.pos == "PROPN" for t in classes.parse.within(span)):
            tags = (("role", next((role for word, role in _roles().items() if word in words), HEAD)),)
            yield Head(of, words, sides, Value(span.start, span.end, classes.parse.text[span.start : span.end], actor=key, tags=tags))


@cache
def _roles() -> dict[str, str]:
    """Word of what a delegation is for → the role of who heads it, where it is no side's."""
    return {row["words"]: row["role"] for row in load_table(__package__, "delegation_roles.tsv")}
