"""Sources without a name: who is one, and the words that say why.

A person or people who are only described speak ("a senior official", "two people familiar with the talks"); bodies that speak as one
("the government", "rebels") and the one holder of an office ("the minister") are none, unless the story says that the name is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from communique.actors.board import Board, Draft
from communique.actors.wordlists import bodies, groups, offices, words
from communique.model.actors import Mention
from communique.model.parse import Parse, Token
from communique.model.spans import Span
from communique.tables import load_list

QUICK = re.compile(r"anonym|named|names?\b|identified|quoted|unnamed|authori[sz]|permi|allowed|cleared|entitled", re.IGNORECASE)
REASON = re.compile(r",?\s+(?:because|as|since|citing|for fear|given)\b[^.;\"“”]*?(?=,\s+(?:said|told|added)\b|[,.;\"“”]|$)", re.IGNORECASE)
BECAUSE = re.compile(r"(?:\b(?:because|since|as|who|citing)\s+(?:[\w’']+\s+){0,6})$", re.IGNORECASE)
CLAUSE_END = re.compile(r"[.,;\"“”]|$")
HEADS = frozenset(("head_of_state", "head_of_government", "monarch"))  # "three presidents" are told by their states
LONGEST = 12  # words of a name made of a description


def grounds_in(text: str, within: Span) -> Iterator[Span]:
    """Spans of `within` that say that a name is withheld, each with the reason that follows it.

    >>> told = "An aide said so on condition of anonymity because he was not authorised to speak."
    >>> [told[s.start : s.end] for s in grounds_in(told, Span(0, len(told)))]
    ['on condition of anonymity because he was not authorised to speak']
    """
    said = text[within.start : within.end]
    if not QUICK.search(said):
        return
    at = 0
    for found in _any("anonymity.txt").finditer(said):
        reason = REASON.match(said, found.end())
        at = reason.end() if reason else found.end()
        yield Span(within.start + found.start(), within.start + at)
    for found in _any("unnamed_reasons.txt").finditer(said, at):
        before = BECAUSE.search(said, at, found.start())
        end = CLAUSE_END.search(said, found.end())
        yield Span(within.start + (before.start() if before else found.start()), within.start + (end.start() if end else found.end()))


@cache
def _any(name: str) -> re.Pattern[str]:
    """One pattern for the phrases of the list `name`."""
    return re.compile(r"\b(?:" + "|".join(_phrase(entry) for entry in load_list(__package__, name)) + r")\b", re.IGNORECASE)


def _phrase(entry: str) -> str:
    """The pattern of a phrase with its choices; what may be missing takes its space with it."""
    parts = []
    for n, word in enumerate(entry.split()):
        choice = "(?:" + "|".join(re.escape(w) for w in word.rstrip("?").split("/")) + ")"
        spaced = rf"(?:\s+|(?=n't)){choice}" if n else choice
        parts.append(f"(?:{spaced})?" if word.endswith("?") else spaced)
    return "".join(parts)


def name_sources(board: Board, heard: dict[str, set[int]]) -> None:
    """Mark those of the speakers `heard` (heads of the phrases by key of the draft) who have no name, and give them the words that say why."""
    speakers = {d.key: d for key in sorted(heard) if (d := board.get(key)).kind in ("person", "group") and not d.named and not d.reference}
    for key, draft in speakers.items():
        heads = sorted({i for k, held in heard.items() if board.get(k) is board.get(key) for i in held})
        if draft.kind == "group" and any(board.parse.tokens[i].tag == "NN" and _one_of_people(board.parse.tokens[i]) for i in heads):
            draft.kind = "person"
        draft.anonymous = draft.anonymous or any(_is_source(board, board.parse.tokens[i]) for i in heads)
        if draft.anonymous and heads:
            _call(board, draft, board.parse.tokens[heads[0]])
    _give_grounds(board, speakers)


def is_person_noun(token: Token) -> bool:
    """Whether `token` is a noun for somebody whom no office and no group names ("person", "insider")."""
    return token.lemma.lower() in words("source_nouns.txt") or token.text.lower() in words("source_nouns.txt")


def kind_of_noun(token: Token) -> str:
    """Kind of an actor of whom only a noun is told: one of the people, a name that no list knows, a body that speaks as one, else a group."""
    lemma = token.lemma.lower()
    if token.tag == "NNP" and token.ent in ("", "PERSON") and token.text.istitle() and lemma not in bodies() and lemma not in words("body_nouns.txt"):
        return "person"
    if token.tag == "NN" and (is_person_noun(token) or lemma in words("person_nouns.txt")):
        return "person"
    return "organisation" if token.tag == "NN" and (lemma in bodies() or lemma in words("body_nouns.txt")) else "group"


def _is_source(board: Board, head: Token) -> bool:
    """A singular office or person after "a" or "one"; people in the plural, bare or counted, of a class that is no body."""
    parse, low = board.parse, head.text.lower()
    before = [t.text.lower() for t in parse.tokens[parse.edges(head.i)[0] : head.i]]
    counted = bool(words("counting.txt").intersection(before)) or any(t.tag == "CD" for t in parse.children(head.i, "nummod"))
    if head.tag in ("NN", "NNP"):
        office = low in offices() or head.lemma.lower() in offices()
        return counted and (office or _one_of_people(head) or _privy(parse, head) is not None)
    if head.tag not in ("NNS", "NNPS"):
        return False
    klass = groups()[low].klass if low in groups() else offices()[head.lemma.lower()].klass if head.lemma.lower() in offices() else ""
    people = klass in words("source_classes.txt") or is_person_noun(head)
    definite = bool({"the", "these", "those", "both", "his", "her", "its", "their"}.intersection(before[:1]))
    if definite:
        return people and _privy(parse, head) is not None
    held = offices().get(head.lemma.lower())
    return people or (counted and held is not None and held.klass not in HEADS)


def _one_of_people(head: Token) -> bool:
    """A singular noun for one of those who may speak without a name ("source", "witness", "insider")."""
    noun = groups().get(head.text.lower())
    return is_person_noun(head) or (noun is not None and noun.klass in words("source_classes.txt"))


def _privy(parse: Parse, head: Token) -> int | None:
    """Token after "familiar with the talks" and the like, where that stands right behind `head`."""
    for first, second in pairwise((head, *parse.tokens[head.i + 1 : head.i + 3])):
        known = second.text.lower() in words("privy.txt") and second.sentence == head.sentence
        if known and (first is head or first.text.lower() in ("with", "who")):
            stop = next((c.i for c in parse.children(head.i, "relcl", "punct", "cc", "conj") if c.i > second.i), parse.edges(head.i)[1])
            return stop if stop > second.i + 1 else None
    return None


def _call(board: Board, draft: Draft, head: Token) -> None:
    """Name a draft of people who know something by all the words that say so; where they know it tells no country and no sector of theirs."""
    parse, end = board.parse, _privy(board.parse, head)
    if end is None or end - head.i > LONGEST:
        return
    first = parse.edges(head.i)[0]
    if head.text.lower() in ("people", "person", "persons", "sources", "source"):
        own = any(board.at(k) is not None and board.at(k) is not draft for k in range(first, head.i))
        draft.country, draft.faint, draft.sector = (draft.country, draft.faint, draft.sector) if own else (None, None, None)
    draft.aliases.append(draft.name)
    span = parse.span(first, end)
    draft.name = " ".join(parse.text[span.start : span.end].removeprefix("a ").removeprefix("A ").split())


def _give_grounds(board: Board, speakers: dict[str, Draft]) -> None:
    """Each phrase on a withheld name to the only unnamed speaker of its sentence, else the nearest before it, else the only one a sentence back."""
    if not speakers or not QUICK.search(board.parse.text):
        return
    for number, sentence in enumerate(board.parse.sentences):
        for span in grounds_in(board.parse.text, Span(sentence.start, sentence.end)):
            source = _source_of(board, speakers, number, span)
            if source is not None:
                source.anonymous = True
                source.grounds.append(Mention(span.start, span.end, board.parse.text[span.start : span.end], "ground"))


def _source_of(board: Board, speakers: dict[str, Draft], number: int, ground: Span) -> Draft | None:
    here = board.parse.sentences[number]
    held = _within(speakers, Span(here.start, here.end))
    if held:
        before = [(m, d) for m, d in held if m.start < ground.start]
        return max(before or held[:1], key=lambda pair: pair[0].start)[1]
    subject = next((t for t in board.parse.of_sentence(here) if t.dep in ("nsubj", "nsubjpass")), None)
    open_subject = subject is not None and board.at(subject.i) is None
    last = board.parse.sentences[number - 1] if number else None
    near = {d.key: d for _, d in _within(speakers, Span(last.start, last.end))} if last is not None and open_subject else {}
    return next(iter(near.values())) if len(near) == 1 else None


def _within(speakers: dict[str, Draft], span: Span) -> list[tuple[Mention, Draft]]:
    held = [(m, d) for d in speakers.values() for m in d.mentions if span.covers(m.span)]
    return sorted(held, key=lambda pair: (pair[0].start, pair[0].end, pair[1].key))
