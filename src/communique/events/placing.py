"""Where an event was."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from communique.actors.gazetteer import capital_of, codes_by_name, ways_to_call
from communique.codebooks.model import Filler
from communique.events.classes import PLACES
from communique.events.frames import Frame
from communique.events.same import once
from communique.events.sharing import last_joined, was_so
from communique.events.syntax import all_of, logical_object, logical_subject, preps
from communique.model.parse import Parse, Token
from communique.model.places import COUNTRY, TOWN
from communique.model.values import Value
from communique.places.known import called
from communique.tables import load_list

MONTHS = frozenset((*month_name, *day_name))
STRUCK = ("object", "on", "through", "into")  # positions of what was hit: "ripped through a market in Bara"
FEASTS = ("Ramadan", "Lent", "Advent", "Easter", "Christmas", "Passover")


# Measures, manners and results behind a preposition on which the parser may hang the place: "ended without a breakthrough in Oslo".
BETWEEN = ("hour", "minute", "day", "door", "week", "breakthrough", "agreement", "deal", "progress", "result", "accord", "note")


def places(frame: Frame, filler: Filler) -> list[Value]:
    """Where it was: a place name behind one of the filler's prepositions, on the event itself, else within what it was done to."""
    parse = frame.parse
    topics = {v for fillers in frame.candidate.kind.fields.values() for f in fillers if f.takes == "agenda" for v in f.verbs}
    # "The talks, held in Oslo, discussed fighting in Bara": what is behind a verb of talking about it may be the topic's.
    own = sorted([*frame.verbs, *frame.nouns], key=lambda i: parse.tokens[i].lemma.lower() in topics)
    if not _placing(parse, parse.tokens[frame.trigger].sentence):
        return _hosting(frame)
    for level, deep in _levels(frame, own):
        found = [v for i in level for v in _located(parse, i, filler.from_, deep=deep)]
        found = found or (_hosting(frame) if level is own else [])
        found = found or [v for i in level if frame.type_takes("fatalities") for b in _around(parse, i, deep=deep) for v in _misread(parse, b)]
        if found:
            return found[:1]
    seats = [c for i in frame.at("on") for p in parse.children(i, "prep") if p.text == "in" for c in parse.children(p.i, "pobj")]
    found = [v for c in seats if c.text == "capital" and frame.type_takes("agenda") and (v := place_name(parse, c.i)) is not None]
    if found:  # "talks on a truce in the Dutch capital, The Hague"
        return found[:1]
    of_places = [c.i for n in frame.nouns for p in preps(parse, n) for c in parse.children(p.i, "pobj") if c.ent == "GPE"]
    found = [v for i in of_places for v in _located(parse, i, filler.from_, deep=False)]
    if found:  # "the accord for Bosnia in Paris"
        return found[:1]
    found = [v for i in own for v in _unread(parse, i)]
    if found:
        return found[:1]
    named = [v for i in (*frame.at("on"), *frame.at("against")) if (v := place_name(parse, i)) is not None]
    return named[:1] if frame.type_takes("fatalities") else []


def called_after(frame: Frame) -> list[Value]:
    """The town that the event is called after: "the Geneva talks", "Monday's Dayton accord"; not a state or region, which it may be about."""
    parse = frame.parse
    before = [c for n in frame.nouns for c in (*parse.children(n, "compound", "nmod"), *parse.tokens[max(n - 1, 0) : n]) if c.head == n and c.i < n]
    towns = [c for c in dict.fromkeys(before) if c.ent in PLACES and c.pos == "PROPN" and c.dep != "poss"]
    if len(towns) != 1 or parse.children(towns[0].i, "cc", "conj") or parse.tokens[towns[0].i + 1].text == "-":
        return []
    named = place_name(parse, towns[0].i)
    return [named] if named is not None and _is_town(named.raw) else []


@cache
def _is_town(name: str) -> bool:
    """Whether the gazetteer has a town of that name, and neither a state nor a region of the news."""
    held = called(name)
    return any(c.place.kind == TOWN for c in held) and not any(c.own or c.place.kind == COUNTRY for c in held)


def _hosting(frame: Frame) -> list[Value]:
    """The town that hosted it: "Oslo hosted the first meeting", not "Norway hosted it", which is no town but who did."""
    parse = frame.parse
    towns = [s for v in frame.doing if parse.tokens[v].lemma.lower() == "host" for s in logical_subject(parse, v)]
    towns = [s for s in towns if parse.tokens[s].ent == "GPE" or parse.tokens[s].pos == "NOUN"]
    placed = [v for s in towns if (v := place_name(parse, s)) is not None]
    return [v for v in placed if v.raw not in codes_by_name()][:1]


@once
def _placing(parse: Parse, sentence: int) -> bool:
    """Whether anything in a sentence may say where: a place behind a preposition, or another name behind one of place. Many sentences say
    nothing of it, whatever happens in them."""
    behind = (t for t in parse.of_sentence(parse.sentences[sentence]) if t.dep in ("pobj", "conj", "pcomp", "appos"))
    return any(place_name(parse, t.i) or (t.pos == "PROPN" and _preposition(parse, t) in ("in", "near", "outside")) for t in behind)


def _preposition(parse: Parse, token: Token) -> str:
    """The word that governs the phrase with head `token`, or the phrase that it is joined to."""
    while token.dep in ("conj", "appos"):
        token = parse.tokens[token.head]
    return parse.tokens[token.head].text.lower()


def _levels(frame: Frame, own: Sequence[int]) -> Iterator[tuple[Sequence[int], bool]]:
    """The words that may say where, nearest to the event first, and whether what they name may say it too; most events need the first only."""
    parse, seated = frame.parse, load_list(__package__, "seated_nouns.txt")
    yield own, False
    hit = [o for v in frame.verbs for o in logical_object(parse, v) if o not in frame.core]
    struck = [*(i for p in STRUCK for i in frame.at(p)), *frame.inner, *hit] if not frame.type_takes("participants") else []
    yield struck, True
    clear = {*struck, *own}
    for positions in (("object", "between"), ("with",), ("subject",)):
        told = [i for p in positions for i in frame.at(p) if i in clear or parse.tokens[i].lemma.lower() not in seated]
        yield [i for i in told if not _sides_of(frame, i)], False
    yield last_joined(frame), False


def _sides_of(frame: Frame, i: int) -> bool:
    """True for "the rival factions in Lebanon have settled it": a state behind the sides says whose they are, not where they did."""
    parse = frame.parse
    if not frame.type_takes("outcome") or parse.tokens[i].lemma.lower() not in load_list(__package__, "sides.txt"):
        return False
    behind = [c.text for p in preps(parse, i) for c in parse.children(p.i, "pobj")]
    return any(name in codes_by_name() for name in behind)


def says_where(parse: Parse, prep: Token) -> bool:
    """True when a place is named behind preposition `prep`, at any depth."""
    objects = [t for t in parse.subtree(prep.i) if t.dep == "pobj"]
    unnamed = prep.text.lower() == "in" and any(t.tag == "NNP" and not t.ent for t in objects)
    return unnamed or any(place_name(parse, t.i) or _near_name(parse, prep, t.i) for t in objects)


def _located(parse: Parse, i: int, names: Sequence[str], *, deep: bool, depth: int = 0) -> Iterator[Value]:
    """Named places behind the prepositions of token `i`, those on the place that it names included ("inside a school in Gaza City")."""
    below = [i, *(c.i for c in parse.children(i, "acl", "relcl") if deep)]
    below += [o.i for c in below[1:] for o in parse.children(c, "dobj")]
    for b in below:
        for prep in _all_preps(parse, b):
            if prep.text.lower() not in names:
                continue
            for p, value in _behind(parse, prep.i):
                if value is not None:
                    yield value
                elif parse.tokens[p].pos == "NOUN" and not parse.tokens[p].ent and depth < 2:
                    yield from _located(parse, p, names, deep=False, depth=depth + 1)


@once
def _behind(parse: Parse, prep: int) -> tuple[tuple[int, Value | None], ...]:
    """Heads of the phrases behind preposition `prep`, each with the place that it names."""
    heads = all_of(parse, [p.i for p in parse.children(prep, "pobj")])
    return tuple([(p, place_name(parse, p) or _near_name(parse, parse.tokens[prep], p)) for p in heads])


def _around(parse: Parse, i: int, *, deep: bool) -> Iterator[int]:
    """Token `i` and, with `deep`, what was so of it at the time, down to the object: "a school | sheltering | families in Bara"."""
    yield i
    for clause in parse.children(i, "acl", "relcl") if deep else ():
        if was_so(parse, clause):
            yield from (clause.i, *(o.i for o in parse.children(clause.i, "dobj")))


def _misread(parse: Parse, i: int) -> Iterator[Value]:
    """A place that the parser takes for a person or body, where violence is told: "a bomb in Omagh", "killed nine in Maguindanao"."""
    for prep in parse.children(i, "prep"):
        for p in parse.children(prep.i, "pobj"):
            named = p.tag == "NNP" and all(c.dep == "compound" and c.tag == "NNP" for c in parse.children(p.i))
            if prep.text.lower() == "in" and named and p.ent in ("", "ORG", "PERSON") and p.text not in FEASTS:
                yield _placed(parse, parse.edges(p.i)[0], p.i + 1)


def _unread(parse: Parse, i: int) -> Iterator[Value]:
    """A name behind "in" that the parser takes for nothing at all: "signed in Cartagena"; months aside."""
    for prep in parse.children(i, "prep"):
        for p in parse.children(prep.i, "pobj"):
            plain = p.tag == "NNP" and not p.ent and p.text not in MONTHS and not parse.children(p.i, "det", "nummod", "poss", "prep")
            if prep.text.lower() == "in" and plain:
                yield _placed(parse, min([c.i for c in parse.children(p.i, "compound")] + [p.i]), p.i + 1)


def _near_name(parse: Parse, prep: Token, i: int) -> Value | None:
    """A name that the parser takes for no place, where the preposition says that it is one: "near Bunia"."""
    token = parse.tokens[i]
    if prep.text.lower() in ("near", "outside") and token.pos == "PROPN" and token.ent not in ("DATE", "TIME", "EVENT"):
        return _placed(parse, min([c.i for c in parse.children(i, "compound")] + [i]), i + 1)
    if prep.text.lower() == "in" and token.tag == "NNP" and token.ent == "NORP" and not parse.children(i):
        return _placed(parse, i, i + 1)
    return None


@once
def _all_preps(parse: Parse, i: int) -> tuple[Token, ...]:
    """Prepositions below `i`, those that the parser hangs on a measure or manner included: "met for two hours behind closed doors in Oslo"."""
    found: list[Token] = []
    for prep in preps(parse, i):
        found.append(prep)
        for p in parse.children(prep.i, "pobj"):
            if p.ent in ("DATE", "TIME") or p.lemma.lower() in BETWEEN:
                found += _all_preps(parse, p.i)
    return tuple(found)


@once
def place_name(parse: Parse, i: int) -> Value | None:
    """The place that the phrase with head `i` names: "Oslo", "the Cauca region", "the city of Goma" (its name)."""
    token = parse.tokens[i]
    building = token.lemma.lower() in load_list(__package__, "facility_nouns.txt")
    facility = token.ent in ("ORG", "FAC") and building
    seated = facility or (token.ent == "GPE" and (building or token.lemma.lower() == "mission"))  # "the United States Mission in Geneva"
    if token.pos == "PROPN" and (token.ent in PLACES or facility):
        first = _first_of_name(parse, i)
        return _placed(parse, first, _with_town(parse, i) if seated else _with_region(parse, i))
    owners = [c for c in parse.children(i, "compound") if c.ent in ("GPE", "NORP")] if token.pos == "PROPN" and not token.ent else []
    if owners and token.lemma.lower() in load_list(__package__, "seated_nouns.txt"):
        return _placed(parse, _first_of_name(parse, owners[0].i), _with_town(parse, i))  # "the United States Mission in Geneva"
    beside = [c for c in parse.children(i, "appos") if c.ent == "GPE" and parse.edges(c.i)[0] == i + 1]
    if token.lemma.lower() == "capital" and beside:  # "in the Kenyan capital Nairobi"
        return _placed(parse, i + 1, _with_region(parse, beside[0].i))
    if token.lemma.lower() == "capital" and (seat := _seat(parse, i)) is not None:
        return seat
    if token.lemma.lower() in load_list(__package__, "place_nouns.txt"):
        for prep in parse.children(i, "prep"):
            for p in parse.children(prep.i, "pobj"):
                if prep.text.lower() == "of" and (p.ent in PLACES or p.pos == "PROPN"):
                    return _placed(parse, min([c.i for c in parse.children(p.i, "compound")] + [p.i]), p.i + 1)
        after = parse.tokens[i + 1 : i + 3]
        if token.lemma.lower() == "capital" and len(after) == 2 and after[0].text == "," and after[1].ent == "GPE":
            rest = range(i + 3, len(parse.tokens))
            return _placed(parse, i + 2, next((k for k in rest if parse.tokens[k].ent != "GPE"), len(parse.tokens)))
        named = [c.i for c in parse.children(i, "compound", "nmod") if c.pos == "PROPN"]
        if named:
            return _placed(parse, min(_first_of_name(parse, n) for n in named), i + 1)
    return None


def _seat(parse: Parse, i: int) -> Value | None:
    """The capital that "the Chinese capital" and "China's capital" stand for, where no name stands beside it and the state has but one."""
    after = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
    if after is not None and (after.text == "," or after.pos == "PROPN"):
        return None
    whose = [c for c in parse.children(i, "amod", "poss", "compound", "nmod") if c.ent in ("NORP", "GPE")]
    whose += [p for prep in parse.children(i, "prep") if prep.text.lower() == "of" for p in parse.children(prep.i, "pobj") if p.ent == "GPE"]
    named = parse.tokens[_first_of_name(parse, whose[0].i) : whose[0].i + 1] if len(whose) == 1 else ()
    code = _states().get(" ".join(t.text.lower() for t in named))
    if code is None or code not in capital_of() or code in load_list(__package__, "capitals_apart.txt"):
        return None
    placed = _placed(parse, parse.edges(i)[0], max(i, whose[0].i) + 1)
    return replace(placed, words=capital_of()[code])


@cache
def _states() -> dict[str, str]:
    """The code of each state by what it and its people are called, in lower case."""
    return {name: code for code in capital_of() for name in ways_to_call(code)}


def _first_of_name(parse: Parse, i: int) -> int:
    """First token of the name that ends with token `i`, without its article."""
    first = i
    below = {t.i for t in parse.subtree(i)}
    while first - 1 in below and parse.tokens[first - 1].ent == parse.tokens[i].ent and parse.tokens[first - 1].dep != "det":
        first -= 1
    return first


def _with_town(parse: Parse, i: int) -> int:
    """End of the name of a facility with the town that it is at: "Rhein Base near Ulm, Bavaria"."""
    for prep in parse.children(i, "prep"):
        for p in parse.children(prep.i, "pobj"):
            if prep.i == i + 1 and prep.text.lower() in ("near", "outside", "in", "at") and p.ent in PLACES:
                return _with_region(parse, p.i)
    return i + 1


def _with_region(parse: Parse, i: int) -> int:
    """End of a town's name with the region or country named behind a comma: "Dayton, Ohio"."""
    of = parse.tokens[i + 1 : i + 3]
    if [t.text for t in of[:1]] == ["of"] and len(of) == 2 and of[1].ent in PLACES and parse.tokens[i].ent == "LOC":
        return i + 3  # "the Horn of Africa"
    for c in parse.children(i, "appos", "npadvmod"):
        beside = c.i > i and parse.edges(c.i)[0] == i + 2 and parse.tokens[i + 1].text == ","
        if beside and c.ent == "GPE" and parse.tokens[i].ent == "GPE":
            return c.i + 1
    return i + 1


def _placed(parse: Parse, first: int, last: int) -> Value:
    span = parse.span(first, last)
    raw = parse.text[span.start : span.end]
    return Value(span.start, span.end, raw, words=raw)
