"""In what words: labels, topics and phrases around an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.codebooks.model import Filler
from communique.events.amounts import kind_of
from communique.events.classes import Classes
from communique.events.frames import Frame
from communique.events.placing import MONTHS, says_where
from communique.events.syntax import closed, conjuncts, logical_object, noun_phrase, preps
from communique.model.parse import Parse, Token
from communique.model.values import Value
from communique.tables import load_list

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")  # "on the 10th" says when


def words_value(parse: Parse, i: int, filler: Filler) -> Value:
    """The noun phrase with head `i` as words."""
    first, last = noun_phrase(parse, i)
    last = min([last] + [p.i for p in parse.children(i, "prep") if p.i > i and _locates(parse, p)])
    housed = [o for clause in parse.children(i, "acl") if clause.tag == "VBG" for o in parse.children(clause.i, "dobj")]
    last = max([last] + [o.i + 1 for o in housed])
    span = parse.span(*closed(parse, first, last))
    raw = parse.text[span.start : span.end]
    tags = ((filler.tag, kind_of(parse, i)),) if filler.tag else ()
    return Value(span.start, span.end, raw, words=raw, tags=tags)


def _locates(parse: Parse, prep: Token) -> bool:
    """True for "in the Cauca region" and "inside a school in Aden" behind a noun."""
    return prep.text.lower() in ("in", "at", "near", "inside", "outside") and says_where(parse, prep)


def word_values(classes: Classes, frame: Frame, filler: Filler) -> list[Value]:
    """Phrases as they stand: those in the filler's positions, of its classes or nouns, or what its verbs are done to."""
    parse = frame.parse
    if filler.nouns:
        return list(_with_preposition(frame, filler))
    if filler.verbs:
        return list(_deeds(frame, filler))
    found = list(_clauses(frame)) if "clause" in filler.from_ else []
    for position, i in ((p, i) for p in filler.from_ for i in frame.at(p)):
        if (filler.of and not classes.is_any(i, [n for n in filler.of if n in classes.words])) or parse.tokens[i].ent in ("DATE", "TIME"):
            continue
        if parse.tokens[i].text in MONTHS and parse.children(i, "nummod"):
            continue
        if parse.tokens[i].lemma.lower() in load_list(__package__, "manner_nouns.txt"):
            continue  # "signed on behalf of"
        if position == "self":
            span = parse.span(noun_phrase(parse, i)[0], frame.trigger + 1) if i <= frame.trigger else parse.span(frame.trigger, i + 1)
            raw = parse.text[span.start : span.end]
            found.append(Value(span.start, span.end, raw, words=raw))
        elif position == "modifier":
            token = parse.tokens[i]
            found.append(Value(token.start, token.end, parse.text[token.start : token.end], words=kind_of(parse, i), tags=_tag(filler, token.lemma)))
        else:
            found.append(words_value(parse, i, filler))
    return found


def _clauses(frame: Frame) -> Iterator[Value]:
    """What the event's verb is followed by: "agreed *to open the road*"."""
    parse = frame.parse
    for clause in (c for v in frame.doing if v == frame.trigger for c in parse.children(v, "xcomp", "advcl") if c.i > v):
        if any(c.text.lower() == "to" for c in parse.children(clause.i, "aux")):
            first, last = parse.edges(clause.i)
            added = [c for c in parse.children(clause.i, "prep", "advcl") if c.i > clause.i and parse.tokens[parse.edges(c.i)[0] - 1].text == ","]
            last = min([last, *(parse.edges(c.i)[0] - 1 for c in added)])  # ", following four days of talks"
            span = parse.span(*closed(parse, first, last))
            raw = parse.text[span.start : span.end]
            yield Value(span.start, span.end, raw, words=raw)


def _tag(filler: Filler, word: str) -> tuple[tuple[str, str], ...]:
    return ((filler.tag, word.lower()),) if filler.tag else ()


def _with_preposition(frame: Frame, filler: Filler) -> Iterator[Value]:
    """ "without breakthrough", "with an agreement to swap prisoners"."""
    parse = frame.parse
    for i in [*frame.verbs, *frame.nouns]:
        for prep in preps(parse, i):
            for p in parse.children(prep.i, "pobj"):
                if prep.text.lower() in filler.from_ and p.lemma.lower() in filler.nouns:
                    last = parse.edges(p.i)[1] if parse.children(p.i, "acl") else noun_phrase(parse, p.i)[1]
                    last = min([last] + [c.i for c in parse.children(p.i, "prep") if c.i > p.i and _locates(parse, c)])
                    span = parse.span(prep.i, last)
                    raw = parse.text[span.start : span.end]
                    yield Value(span.start, span.end, raw, words=raw)


def _deeds(frame: Frame, filler: Filler) -> Iterator[Value]:
    """ "cutting off power to 10,000 homes": the verb and what it is done to."""
    parse = frame.parse
    for v in dict.fromkeys([*frame.verbs, *frame.inner, *frame.absorbed]):
        token = parse.tokens[v]
        particle = parse.children(v, "prt")
        full = f"{token.lemma.lower()} {particle[0].text.lower()}" if particle else token.lemma.lower()
        if full not in filler.verbs:
            continue
        for o in logical_object(parse, v):
            reach = [noun_phrase(parse, o)] + [parse.edges(p.i) for p in parse.children(v, "prep", "dative") if p.text.lower() == "to"]
            span = parse.span(min(v, reach[0][0]), max([v + 1] + [r[1] for r in reach]))
            raw = parse.text[span.start : span.end]
            yield Value(span.start, span.end, raw, words=raw)


def labels(frame: Frame, filler: Filler) -> list[Value]:
    """Which of a closed list of words stand in the event's noun phrase or, for phrases of several words, beside it."""
    parse = frame.parse
    found: list[Value] = []
    for first, last, own in _near(frame):
        span = parse.span(first, last)
        text = parse.text[span.start : span.end].lower()
        for label, words in filler.labels.items():
            for word in words:
                if (" " in word) == own or word not in text:
                    continue
                match = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w])", text)
                if match and all(v.words != label for v in found):
                    start = span.start + match.start()
                    found.append(Value(start, start + len(word), parse.text[start : start + len(word)], words=label))
    return found


def _near(frame: Frame) -> Iterator[tuple[int, int, bool]]:
    parse = frame.parse
    for n in frame.nouns:
        yield noun_phrase(parse, n)[0], n + 1, True
    for i in [*frame.verbs, *frame.nouns]:
        for prep in parse.children(i, "prep"):
            if not any(c.i in frame.core for c in parse.subtree(prep.i)):
                yield *parse.edges(prep.i), False


def agenda(classes: Classes, frame: Frame, filler: Filler) -> list[Value]:
    """The issues that are talked about, one value each; where they are told after a colon, those."""
    parse = frame.parse
    named: list[int] = []
    if filler.nouns and parse.tokens[frame.trigger].lemma.lower() not in filler.nouns:
        return []
    for v in frame.verbs:
        if parse.tokens[v].lemma.lower() in filler.verbs:
            named += logical_object(parse, v) if parse.tokens[v].lemma.lower() != "talk" else []
    named += [i for position in filler.from_ for i in frame.at(position)]
    named = [k for i in named for k in _listed(parse, i)]
    named = [i for i in dict.fromkeys(named) if _topic(classes, i) and i not in frame.core]
    general = [i for i in named if parse.tokens[i].lemma.lower() in load_list(__package__, "general_nouns.txt")]
    listed = _after_colon(parse, frame) if general else []
    return [_issue(parse, i) for i in listed or named if i not in general]


def _listed(parse: Parse, i: int) -> list[int]:
    """`i` with the rest of a list that the parser took for an apposition: "the map, the status of X and the withdrawal of Y"."""
    rest = [c for c in parse.children(i, "appos") if c.i > i and parse.children(c.i, "cc") and parse.children(c.i, "conj")]
    return [i, *(k for c in rest for k in conjuncts(parse, c.i))]


def _issue(parse: Parse, i: int) -> Value:
    """The noun phrase with head `i`, with the clause that narrows it ("efforts to end the war")."""
    first, last = noun_phrase(parse, i)
    last = min([last] + [p.i for p in parse.children(i, "prep") if p.text == "in" and any(o.text == "capital" for o in parse.children(p.i, "pobj"))])
    last = max([last] + [parse.edges(c.i)[1] for c in parse.children(i, "acl") if c.i > i])
    span = parse.span(*closed(parse, first, last))
    raw = parse.text[span.start : span.end]
    return Value(span.start, span.end, raw, words=raw)


def _topic(classes: Classes, i: int) -> bool:
    token = classes.parse.tokens[i]
    named = token.ent in ("DATE", "TIME", "GPE", "PERSON", "FAC", "NORP", "LOC", "CARDINAL")
    key = classes.book.for_token(i)
    nobody = key is None or (token.tag == "NNS" and classes.actor(key).kind == "group" and not classes.actor(key).members)
    how = token.lemma.lower() in load_list(__package__, "manner_nouns.txt") or ORDINAL.fullmatch(token.text) is not None
    return token.pos in ("NOUN", "PROPN") and not named and nobody and not how


def _after_colon(parse: Parse, frame: Frame) -> list[int]:
    sentence = parse.sentences[parse.tokens[frame.trigger].sentence]
    colon = next((t.i for t in parse.of_sentence(sentence) if t.text == ":" and t.i > frame.trigger), None)
    if colon is None:
        return []
    for token in parse.tokens[colon + 1 : sentence.last]:
        if token.pos in ("NOUN", "PROPN") and not colon < token.head < token.i and token.head <= colon:
            return conjuncts(parse, token.i)
    return []
