"""The words that tell an event, from the first to the last, and not cut in the middle of a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from communique.events.frames import Frame
from communique.events.syntax import RELATIVE, closed, logical_object, noun_phrase
from communique.model.parse import Parse, Token
from communique.model.spans import Span, hull

WHEN_WHERE = ("DATE", "TIME", "GPE", "LOC", "FAC")
LOOSE = ("DET", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT", "PRON", "AUX")


def span_of(frame: Frame, cited: Sequence[Span], triggers: frozenset[int]) -> Span:
    """The words that tell the event: from the first to the last of its trigger, verbs and values in the sentence, none beyond another event.

    `cited` are the words of its values; `triggers` the tokens that name the events of the story.
    """
    parse = frame.parse
    own = [parse.tokens[i].span for i in {*(frame.core - set(frame.inner)), *_beside(frame)}]
    told = [*cited, *(parse.tokens[i].span for i in _around(frame, triggers))]
    sentence = parse.sentences[parse.tokens[frame.trigger].sentence]
    others = [parse.tokens[i].start for i in triggers.difference(frame.core).intersection(range(sentence.first, sentence.last))]
    core = hull(own)
    within = parse.subtree_span(frame.doing[0]) if ended_by(frame) else sentence.span
    near = [m for m in told if within.covers(m) and not any(m.end <= o < core.start or core.end <= o < m.start for o in others)]
    return at_edges(parse, hull([core, *near]), others)


def _beside(frame: Frame) -> list[int]:
    """Tokens of what must stand beside the trigger: "barred X from entering the country"."""
    parse = frame.parse
    if not frame.candidate.verb:
        return []
    near = [t for c in parse.children(frame.trigger) if c.dep != "conj" for t in (c, *parse.children(c.i))]
    beside = [t.i for t in near if t.lemma.lower() in frame.candidate.trigger.beside and t.pos != "PART"]
    return [i for b in beside for o in (b, *logical_object(parse, b)) for i in range(*noun_phrase(parse, o))]


def _around(frame: Frame, triggers: frozenset[int]) -> list[int]:
    """Tokens of subjects, objects and governing verbs of the event."""
    parse = frame.parse
    found = [i for s in frame.at("subject") if s not in triggers for i in range(*noun_phrase(parse, s))]
    found += [noun_phrase(parse, n)[0] for n in frame.nouns[-1:]]
    found += [i for v in frame.doing for i in _above(parse, v)]
    objects = (
        frame.at("object") if frame.candidate.verb else [o for v in frame.verbs[:1] for o in logical_object(parse, v)[:1] if o not in frame.core]
    )
    objects = [*objects, *(o for v in frame.absorbed for o in logical_object(parse, v))]
    return found + [i for o in objects if parse.tokens[o].tag not in RELATIVE for i in range(*noun_phrase(parse, o))]


def _above(parse: Parse, v: int) -> list[int]:
    """The verb that verb `v` completes, and who does it: "agreed to lift", "accused A of breaking"."""
    token = parse.tokens[v]
    if token.dep not in ("xcomp", "pcomp"):
        return []
    verb = token.head if token.dep == "xcomp" else parse.tokens[token.head].head
    return [verb, *(i for s in parse.children(verb, "nsubj", "nsubjpass") for i in range(*noun_phrase(parse, s.i)))]


def ended_by(frame: Frame) -> set[int]:
    """Verbs whose participle tells the event: "signed the accord in Oslo on Monday, ending nine days of talks"."""
    tokens = [frame.parse.tokens[v] for v in frame.doing]
    return {t.head for t in tokens if t.dep == "advcl" and t.tag == "VBG" and not frame.parse.children(t.i, "mark", "nsubj")}


def brought_by(frame: Frame) -> set[int]:
    """The text that the event is the purpose of, and the verb that it is the object of: "talks between A and B yielded a deal to swap prisoners"."""
    parse = frame.parse
    verb = parse.tokens[frame.doing[0]] if frame.doing else None
    if verb is None or verb.dep not in ("acl", "relcl") or not any(c.text.lower() == "to" for c in parse.children(verb.i, "aux")):
        return set()
    noun = parse.tokens[verb.head]
    return {noun.i, noun.head} if noun.dep == "dobj" else set()


def at_edges(parse: Parse, span: Span, others: Sequence[int]) -> Span:
    """`span` widened to whole noun phrases and the prepositions before them ("In April, …"), and without loose words at its end.

    `others` are offsets of the words that name other events, which it never grows over.
    """
    tokens = parse.within(span)
    if not tokens:
        return span
    first, last = _begin(parse, tokens[0].i), _end(parse, tokens[-1].i)
    first = tokens[0].i if _over(parse, first, tokens[0].i, others) else first
    last = tokens[-1].i + 1 if _over(parse, tokens[-1].i + 1, last, others) else last
    if last < len(parse.tokens) and parse.tokens[last].dep in ("oprd", "prt") and parse.tokens[last].sentence == tokens[0].sentence:
        last += 1  # "leaving 11 soldiers dead"
    while last - 1 > first and _loose(parse, last - 1):
        last -= 1
    return parse.span(first, max(closed(parse, first, max(last, first + 1))[1], first + 1))


def _loose(parse: Parse, i: int) -> bool:
    """True for a word that ends no phrase: an article, a mark, "second" without its noun."""
    token = parse.tokens[i]
    return (token.pos in LOOSE and token.dep not in ("prt", "pobj", "dobj", "nsubj", "neg")) or (token.dep == "amod" and token.head > i)


def _begin(parse: Parse, i: int) -> int:
    """The first word of the noun phrase that holds token `i`, with the preposition of time or place before it."""
    first = i
    for _ in range(4):
        token = parse.tokens[first]
        above = parse.tokens[token.head]
        if above.pos in ("NOUN", "PROPN") and above.i > first:
            first = min(first, noun_phrase(parse, above.i)[0])
        elif token.pos in ("NOUN", "PROPN", "NUM"):
            first = min(first, noun_phrase(parse, first)[0])
        head = next((t for t in parse.ancestors(first) if t.i < first), None)
        if head is None or head.i != first - 1 or not _locating(parse, head):
            return first
        first = head.i
    return first


def _locating(parse: Parse, prep: Token) -> bool:
    """True for "in April", "near Oslo"; what other prepositions introduce is another matter."""
    return prep.pos == "ADP" and prep.dep != "prt" and any(t.ent in WHEN_WHERE for t in parse.children(prep.i, "pobj"))


def _end(parse: Parse, i: int) -> int:
    """One past the last word of the noun phrase that holds token `i`."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.pos in ("NOUN", "PROPN"):
        return max(i + 1, noun_phrase(parse, i)[1])
    if above.i > i and above.pos in ("NOUN", "PROPN") and token.dep in ("compound", "amod", "nummod", "nmod", "det", "poss"):
        return max(i + 1, noun_phrase(parse, above.i)[1])
    return i + 1


def _over(parse: Parse, first: int, last: int, others: Sequence[int]) -> bool:
    return any(parse.tokens[k].start in others for k in range(min(first, last), max(first, last)))
