"""Who takes part, acts and is acted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from communique.actors.book import ActorBook
from communique.codebooks.model import ENGINE_CLASSES, Filler
from communique.events.classes import Classes
from communique.events.frames import Frame
from communique.events.owners import offices
from communique.events.participants import Named, actors_of
from communique.events.phrases import words_value
from communique.events.subject import BODIES
from communique.events.syntax import all_of, by_whom, conjuncts, gapped, logical_object, logical_subject, noun_phrase
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.model.values import Value
from communique.tables import load_list, load_table

VERBLESS = ("modifier", "object", "below")  # positions that may be filled though the event has none of the filler's verbs
JOINTLY = ("together", "along", "jointly", "alongside")


def heads(classes: Classes, frame: Frame, filler: Filler, claimed: Iterable[str] = ()) -> Iterator[tuple[str, int]]:
    """Position and head of every phrase that the filler may take. `claimed`: verbs whose subject another filler of the field takes."""
    parse, verbs, claimed = frame.parse, filler.verbs, tuple(claimed)
    told = not verbs or any(parse.tokens[v].lemma.lower() in verbs for v in frame.verbs)
    for position in filler.from_ if told else [p for p in filler.from_ if p in VERBLESS]:
        if position in ("subject", "by"):
            for v in [v for v in frame.doing if not frame.suffered(v)] if position == "subject" else frame.verbs:
                lemma = parse.tokens[v].lemma.lower()
                meets = frame.candidate.verb and v == frame.trigger  # "envoys convened in Oslo" did not convene others
                if (lemma in verbs) if verbs else (meets or lemma not in claimed):
                    whom = _doers(classes, frame, v) if position == "subject" else all_of(parse, by_whom(parse, v))
                    yield from ((position, i) for i in whom if i not in frame.core)
            if position == "subject" and not verbs:
                yield from ((position, i) for i in frame.sitting())
                yield from ((position, name) for o in frame.at("object") for name, _ in gapped(parse, o))
            if position == "by" and not verbs:
                yield from ((position, i) for n in frame.nouns for i in all_of(parse, by_whom(parse, n)))
        elif position == "modifier":
            for i in frame.at("modifier"):
                above = parse.tokens[parse.tokens[i].head]
                if (above.lemma.lower() in verbs) if verbs else not _by_adverb(parse, i):
                    yield position, i
        elif position == "possessive" and not verbs:
            owned = bool(frame.at("subject"))  # "Norland suspended its participation": the subject has said whose
            yield from ((position, i) for i in frame.at(position) if not (owned and parse.tokens[i].tag == "PRP$"))
        elif position == "object" and frame.type_takes("agenda"):
            yield from ((position, i) for i in frame.at(position) if not _discussed(frame, i))
        elif position == "below":
            yield from ((position, i) for i in _named_below(classes, frame))
        elif position == "offices":
            top = next(iter([*frame.nouns[-1:], *frame.verbs]), frame.trigger)
            yield from ((position, i) for i in offices(parse, frame.core, top, filler.nouns) if i not in frame.core)
        elif position == "with":
            yield from ((position, i) for i in frame.at(position) if _beside_whom(frame, i, verbs, claimed))
        else:
            yield from ((position, i) for i in frame.at(position))


def _by_adverb(parse: Parse, i: int) -> bool:
    """True for who only stands behind it: "U.N.-backed talks", "United Nations-backed talks"."""
    while parse.tokens[i].dep == "compound":
        i = parse.tokens[i].head
    return parse.tokens[i].dep == "npadvmod"


def _named_below(classes: Classes, frame: Frame) -> list[int]:
    """The first phrase behind the trigger, in what hangs on it, that names somebody of another country than who does it, else anybody
    else; with what is joined to it."""
    parse, book = classes.parse, classes.book
    top = next(iter([*frame.doing, *frame.verbs, *frame.nouns]), frame.trigger)
    doers = [*frame.at("subject"), *frame.at("speaker")]
    own = {side_of(book, parse.tokens[i].span) for i in doers}
    held = {i for d in doers for i in range(*noun_phrase(parse, d))}
    below = [t for t in parse.subtree(top) if t.i not in held and t.pos in ("PROPN", "NOUN", "ADJ") and t.ent not in ("DATE", "TIME")]
    named = [(t, side) for t in below if (side := side_of(book, t.span)) is not None]
    behind = sorted(named, key=lambda pair: (pair[1] in own, pair[0].i < frame.trigger, pair[0].i))
    return conjuncts(parse, behind[0][0].i) if behind else []


def side_of(book: ActorBook, span: Span) -> str | None:
    """The country of who or what the words in `span` name, or the kind of body of states."""
    country = book.country_at(span)
    key = book.at(span) if country is None else None
    sector = book.get(key).sector if key is not None else None
    return country or (sector if sector in BODIES else None)


def _beside_whom(frame: Frame, i: int, verbs: Iterable[str], claimed: tuple[str, ...]) -> bool:
    """True for a phrase behind "with" that the filler may take: in "talks led by Lind together with Berg" Berg leads them too."""
    parse = frame.parse
    prep = next((t for t in parse.ancestors(i) if t.text.lower() == "with"), None)
    if prep is None:
        return not verbs
    host = next((t for t in parse.ancestors(prep.i) if t.i in frame.verbs), None)
    lemma = host.lemma.lower() if host is not None else ""
    jointly = prep.i > 0 and parse.tokens[prep.i - 1].text.lower() in JOINTLY
    if verbs:
        return jointly and lemma in verbs
    return not (jointly and lemma in claimed)


def _discussed(frame: Frame, i: int) -> bool:
    """True for the topic in "will discuss refugees"; who is met or hosted takes part."""
    topics = {v for fillers in frame.candidate.kind.fields.values() for f in fillers if f.takes == "agenda" for v in f.verbs}
    return any(i in logical_object(frame.parse, v) and frame.parse.tokens[v].lemma.lower() in topics for v in frame.verbs)


def _doers(classes: Classes, frame: Frame, v: int) -> list[int]:
    """Who does `v`. An event does nothing: "A said shelling killed two and claimed to have …" goes on about A."""
    parse = classes.parse
    if any(s in frame.core for s in logical_subject(parse, v)):
        return []
    for verb in (v, *(t.i for t in parse.ancestors(v) if t.pos == "VERB")):
        whom = [s for s in logical_subject(parse, verb) if s not in classes.events]
        if whom or not logical_subject(parse, verb):
            return whom
    return []


def actor_values(classes: Classes, frame: Frame, filler: Filler, claimed: Iterable[str] = ()) -> list[Value]:
    """The actors in the filler's positions."""
    found: dict[str, Value] = {}
    for position, i in heads(classes, frame, filler, claimed):
        for key, span in _named(classes, position, i):
            if classes.actor(key).kind != "media":
                found.setdefault(key, _actor(classes.parse, key, span, filler, i))
    return list(found.values())


def _named(classes: Classes, position: str, i: int) -> list[Named]:
    token = classes.parse.tokens[i]
    if position in ("whose", "whose_in_return"):
        return actors_of(classes, i, strict=True)
    if position == "modifier":
        alone = token.ent == "GPE" and not token.text.isupper() and len(_beside(classes.parse, i)) < 2
        return [] if alone or token.pos == "VERB" else actors_of(classes, i, strict=True)
    if token.ent in ("DATE", "TIME"):
        return []
    return actors_of(classes, i)


def _beside(parse: Parse, i: int) -> list[int]:
    """The names written together before one noun: "Russia-Ukraine talks"."""
    above = parse.tokens[i].head
    group = [i, above] if parse.tokens[above].ent == "GPE" else [i]
    return group + [c.i for c in parse.children(i, "compound") if c.ent == "GPE"]


@cache
def _roles() -> dict[str, str]:
    return {row["words"]: row["role"] for row in load_table(__package__, "role_nouns.tsv")}


def _actor(parse: Parse, key: str, span: Span, filler: Filler, head: int) -> Value:
    named = [parse.tokens[head], *parse.children(head, "compound", "appos")] if filler.role == "party" else []
    role = next((_roles()[t.lemma.lower()] for t in named if t.lemma.lower() in _roles()), filler.role)
    tags = (("role", role),) if role else ()
    return Value(span.start, span.end, parse.text[span.start : span.end], actor=key, tags=tags)


def party_values(classes: Classes, frame: Frame, filler: Filler) -> list[Value]:
    """Actors in the filler's positions; where a phrase is no actor ("a civilian car", "unidentified gunmen"), its words."""
    found: dict[object, Value] = {}
    if filler.nouns and classes.parse.tokens[frame.trigger].lemma.lower() not in filler.nouns:
        return []
    for position, i in heads(classes, frame, filler):
        if (filler.not_ and classes.is_any(i, filler.not_)) or _how(classes.parse, i):
            continue
        named = _named(classes, position, i)
        for key, span in named:
            found.setdefault(key, _actor(classes.parse, key, span, filler, i))
        fit = not filler.of or classes.is_any(i, [n for n in filler.of if n in classes.words or n in ENGINE_CLASSES])
        if not named and fit and _worded(classes, position, i):
            found.setdefault(i, words_value(classes.parse, i, filler))
    return list(found.values())


def _how(parse: Parse, i: int) -> bool:
    """True for "on the eve of talks", which says when, not what was hit; "bases" is none, though its lemma may be "basis"."""
    return parse.tokens[i].tag == "NN" and parse.tokens[i].lemma.lower() in load_list(__package__, "manner_nouns.txt")


def _worded(classes: Classes, position: str, i: int) -> bool:
    token = classes.parse.tokens[i]
    if position in ("possessive", "modifier") or token.pos not in ("NOUN", "PROPN") or token.ent in ("DATE", "TIME"):
        return False
    beside = token.dep == "conj" and token.lemma.lower() in ("north", "south", "east", "west")  # "bases in Siberia and the far north"
    return not beside and (position not in ("subject", "by") or classes.is_a(i, "armed"))
