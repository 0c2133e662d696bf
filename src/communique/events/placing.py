"""Where an event was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.codebooks.model import Filler
from communique.events.classes import PLACES
from communique.events.frames import Frame
from communique.events.syntax import all_of, preps
from communique.model.parse import Parse, Token
from communique.model.values import Value
from communique.tables import load_list


def places(frame: Frame, filler: Filler) -> list[Value]:
    """Where it was: a place name behind one of the filler's prepositions, on the event itself, else within what it was done to."""
    parse = frame.parse
    own = [*frame.verbs, *frame.nouns]
    struck = [*frame.at("object"), *frame.at("on"), *frame.inner] if not frame.type_takes("participants") else []
    for level, deep in ((own, False), (struck, True), (frame.at("with"), False), (frame.at("subject"), False)):
        found = [v for i in level for v in _located(parse, i, filler.from_, deep=deep)]
        if found:
            return found[:1]
    named = [v for i in (*frame.at("on"), *frame.at("against")) if (v := place_name(parse, i)) is not None]
    return named[:1] if frame.type_takes("target") else []


def _located(parse: Parse, i: int, names: Sequence[str], *, deep: bool) -> Iterator[Value]:
    below = [i, *(c.i for c in parse.children(i, "acl", "relcl") if deep)]
    below += [o.i for c in below[1:] for o in parse.children(c, "dobj")]
    for b in below:
        for prep in _all_preps(parse, b):
            if prep.text.lower() in names:
                for p in all_of(parse, [p.i for p in parse.children(prep.i, "pobj")]):
                    value = place_name(parse, p) or _near_name(parse, prep, p)
                    if value is not None:
                        yield value


def _near_name(parse: Parse, prep: Token, i: int) -> Value | None:
    """A name that the parser takes for no place, where the preposition says that it is one: "near Bunia"."""
    token = parse.tokens[i]
    if prep.text.lower() in ("near", "outside") and token.pos == "PROPN" and token.ent in ("", "ORG"):
        return _placed(parse, min([c.i for c in parse.children(i, "compound")] + [i]), i + 1)
    return None


def _all_preps(parse: Parse, i: int) -> Iterator[Token]:
    """Prepositions below `i`, those that the parser hangs on a measure or manner included: "met for two hours behind closed doors in Oslo"."""
    for prep in preps(parse, i):
        yield prep
        for p in parse.children(prep.i, "pobj"):
            if p.ent in ("DATE", "TIME") or p.lemma.lower() in ("hour", "minute", "day", "door", "week"):
                yield from _all_preps(parse, p.i)


def place_name(parse: Parse, i: int) -> Value | None:
    """The place that the phrase with head `i` names: "Oslo", "the Cauca region", "the city of Goma" (its name)."""
    token = parse.tokens[i]
    if token.ent in PLACES and token.pos == "PROPN":
        first = i
        while first > 0 and parse.tokens[first - 1].ent == token.ent and parse.tokens[first - 1].head == i and parse.tokens[first - 1].dep != "det":
            first -= 1
        return _placed(parse, first, i + 1)
    if token.lemma.lower() in load_list(__package__, "place_nouns.txt"):
        for prep in parse.children(i, "prep"):
            for p in parse.children(prep.i, "pobj"):
                if prep.text.lower() == "of" and (p.ent in PLACES or p.pos == "PROPN"):
                    return _placed(parse, min([c.i for c in parse.children(p.i, "compound")] + [p.i]), p.i + 1)
        named = [c.i for c in parse.children(i, "compound", "nmod") if c.pos == "PROPN"]
        if named:
            return _placed(parse, min(named), i + 1)
    return None


def _placed(parse: Parse, first: int, last: int) -> Value:
    span = parse.span(first, last)
    raw = parse.text[span.start : span.end]
    return Value(span.start, span.end, raw, words=raw)
