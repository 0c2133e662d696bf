"""Peoples below and across states ("Yoruba leaders", "Kurdish parties", "ethnic Hungarians"): of which state are those of whom the story tells?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from communique.actors.gazetteer import Known
from communique.actors.wordlists import groups, offices
from communique.model.parse import Parse, Sentence, Token
from communique.tables import load_table

MODIFIERS = ("amod", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class People:
    """Tokens ``[first, last)`` that name a people, here of the state `code` (ISO 3166 alpha-3)."""

    first: int
    last: int
    code: str


def find_peoples(parse: Parse, known: Iterable[Known], *, apart: Collection[int]) -> tuple[People, ...]:
    """The peoples named in `parse` of whom the words tell the state, in order; not in the tokens `apart`, nor inside longer names.

    A people of several states is of the only one of them that its sentence names, else that the story names. An adjective of a state after
    "ethnic" is a minority of the other state that the sentence names. One whose state remains open is left out.
    """
    held = tuple(known)
    taken = {*apart, *(i for k in held for i in range(k.first, k.last))}
    taken.update(i for e in parse.entities if e.last - e.first > 1 and e.label not in ("NORP", "CARDINAL") for i in range(e.first, e.last))
    states: dict[int, set[str]] = defaultdict(set)
    for k in held:
        if k.entry.code and not _ethnic(parse, k.first):
            states[parse.tokens[k.first].sentence].add(k.entry.code)
    found = [*_named(parse, states, taken), *_minorities(parse, held, states)]
    return tuple(sorted(found, key=lambda people: people.first))


@cache
def _peoples() -> dict[str, tuple[str, ...]]:
    rows = load_table(__package__, "peoples.tsv")
    return {name: tuple(filter(None, r["codes"].split(";"))) for r in rows for name in (r["name"], *filter(None, r["aliases"].split(";")))}


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of the names of peoples, by which most words of a story are told from them."""
    return frozenset(name[:2] for name in _peoples())


@cache
def _minority_homes() -> dict[str, tuple[str, ...]]:
    return {r["code"]: tuple(r["homes"].split(";")) for r in load_table(__package__, "minorities.tsv")}


def _named(parse: Parse, states: dict[int, set[str]], taken: Collection[int]) -> Iterator[People]:
    everywhere = set[str]().union(*states.values())
    for sentence in parse.sentences:
        for first, last in _spellings(parse, sentence):
            codes = _peoples()[parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]]
            if not any(i in taken for i in range(first, last)) and _is_people(parse, parse.tokens[last - 1]):
                code = codes[0] if len(codes) == 1 else _only(codes, states[sentence.i]) or _only(codes, everywhere)
                if code:
                    yield People(first, last, code)


def _spellings(parse: Parse, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Token ranges of one or two words of `sentence` that spell a people, the longer first."""
    i = sentence.first
    while i < sentence.last:
        if parse.tokens[i].text[:2] not in _beginnings():
            i += 1
            continue
        sizes = [n for n in (2, 1) if i + n <= sentence.last and parse.text[parse.tokens[i].start : parse.tokens[i + n - 1].end] in _peoples()]
        if sizes:
            yield i, i + sizes[0]
        i += sizes[0] if sizes else 1


def _is_people(parse: Parse, token: Token) -> bool:
    """Many are words of another sense too ("Karen", "Chin", "Mon"): a plural, what the parser takes for a people, or the word before a group."""
    above = parse.tokens[token.head]
    if token.dep in MODIFIERS and above.i > token.i:
        return above.text.islower() and (above.lemma.lower() in groups() or above.lemma.lower() in offices() or token.ent == "NORP")
    return token.ent == "NORP" or (token.tag in ("NNS", "NNPS") and token.ent != "PERSON")


def _minorities(parse: Parse, known: Iterable[Known], states: dict[int, set[str]]) -> Iterator[People]:
    """ "ethnic Hungarians" of Slovakia, "the Albanians of southern Serbia": the adjective of one state with a home in another."""
    for k in known:
        homes = _minority_homes().get(k.entry.code or "", ())
        if not homes or k.entry.how not in ("adjective", "people"):
            continue
        named = states[parse.tokens[k.first].sentence]
        if _ethnic(parse, k.first):
            code = _only(homes, named - {k.entry.code}) or (k.entry.code if named & {k.entry.code} else None)
        else:
            code = _only(homes, _of_where(parse, k, known))
        if code:
            yield People(k.first, k.last, code)


def _of_where(parse: Parse, known: Known, names: Iterable[Known]) -> set[str]:
    """The states named right behind "the NAMEs of", "the NAMEs in"."""
    token = parse.tokens[known.last - 1]
    behind = {o.i for p in parse.children(token.i, "prep") if p.text.lower() in ("of", "in") for o in parse.children(p.i, "pobj")}
    return {k.entry.code for k in names if k.entry.code and not behind.isdisjoint(range(k.first, k.last))} if token.tag == "NNPS" else set()


def _ethnic(parse: Parse, i: int) -> bool:
    return i > 0 and parse.tokens[i - 1].text.lower() == "ethnic"


def _only(codes: Collection[str], named: Collection[str]) -> str | None:
    held = [c for c in codes if c in named]
    return held[0] if len(held) == 1 else None
