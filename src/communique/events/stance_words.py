"""The words of stance in a story: "calls for", "its refusal to", "willing to", "must", "is unacceptable"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.codebooks.issues import Stance
from communique.events.stance_clauses import banned
from communique.model.parse import Parse, Token
from communique.tables import load_list

PREDICATIVE = frozenset(("acomp", "oprd", "attr", "ROOT", "conj", "advcl", "ccomp", "xcomp", "relcl", "prep", "amod", "acl"))
REACH = 4  # tokens within which a particle or preposition stands behind its word


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word of stance at token `i`, its phrase being tokens ``[first, last)``; what it governs begins at `last`.

    `kind`: verb, noun, adjective; ``duty`` for "must", "should", "had better" (the party is who says so); ``judgement`` for "X is
    unacceptable" (the same, and the issue is what is judged); ``resolve`` for "will not withdraw", "would withdraw if …", said of oneself.
    `bare` is False when it counts only over another word of stance.
    """

    i: int
    first: int
    last: int
    stance: str
    kind: str
    bare: bool = True


Entry = tuple[tuple[str, ...], str, bool]


@cache
def _lexicon(stances: tuple[Stance, ...]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """Entries by kind and first word, longest first."""
    index: dict[tuple[str, str], list[Entry]] = {}
    for stance in stances:
        groups = (
            ("verb", stance.verbs, True), ("verb", stance.with_stance, False), ("noun", stance.nouns, True),
            ("adjective", stance.adjectives, True), ("judgement", stance.judgements, True),
        )  # fmt: skip
        for kind, phrases, bare in groups:
            for phrase in phrases:
                words = tuple(phrase.casefold().replace("-", " ").split())
                index.setdefault((kind, words[0]), []).append((words[1:], stance.id, bare))
    return {key: tuple(sorted(entries, key=lambda e: -len(e[0]))) for key, entries in index.items()}


def find_words(parse: Parse, stances: Iterable[Stance]) -> tuple[StanceWord, ...]:
    """All words of stance in `parse`, by token; at most one of each kind at a token."""
    lexicon = _lexicon(tuple(stances))
    found: list[StanceWord] = []
    for token in parse.tokens:
        duty = _duty(parse, token)
        if duty:
            found.append(duty)
            continue
        looked = (_look_up(parse, token, kind, lexicon) for kind in _kinds(parse, token))
        word = next((w for w in looked if w), None) or _resolve(parse, token)
        if word:
            found.append(word)
    return tuple(sorted(found, key=lambda w: (w.i, w.first, w.kind)))


def _kinds(parse: Parse, token: Token) -> tuple[str, ...]:
    if token.tag.startswith("VB") and token.dep not in ("amod", "compound", "aux", "auxpass"):
        return ("adjective", "verb") if token.tag == "VBN" and _copula(parse, token.i) else ("verb",)
    if token.pos in ("NOUN", "PROPN"):
        return ("judgement", "noun")
    if token.pos in ("ADJ", "ADV", "DET", "PART") or (token.pos in ("ADP", "SCONJ") and _copula(parse, token.i)):
        return ("judgement", "adjective")
    return ()


def _copula(parse: Parse, i: int) -> bool:
    head = parse.tokens[parse.tokens[i].head]
    return head.lemma in load_list(__package__, "stance_copulas.txt") or any(c.lemma == "be" for c in parse.children(i, "aux", "auxpass"))


def _look_up(parse: Parse, token: Token, kind: str, lexicon: dict[tuple[str, str], tuple[Entry, ...]]) -> StanceWord | None:
    keys = dict.fromkeys((token.lemma.casefold(), token.text.casefold()))
    for rest, stance, bare in (e for key in keys for e in lexicon.get((kind, key), ())):
        end = _rest(parse, token, rest, kind)
        if end is None:
            continue
        if kind == "judgement" and not _judges(parse, token, end):
            continue
        if kind == "adjective" and not _predicative(parse, token):
            continue
        return StanceWord(token.i, token.i, end, stance, kind, bare)
    return None


def _predicative(parse: Parse, token: Token) -> bool:
    """True for "is open to", "parties opposed to", not for "left himself open to"."""
    if token.dep == "amod":
        return bool(parse.children(token.i, "xcomp", "prep"))
    if token.dep in ("acomp", "oprd", "attr"):
        return parse.tokens[token.head].lemma in load_list(__package__, "stance_copulas.txt")
    return token.dep in PREDICATIVE


def _rest(parse: Parse, token: Token, rest: tuple[str, ...], kind: str) -> int | None:
    """The token after the last word of a phrase that begins at `token`; None when its other words do not follow."""
    at = token.i + 1
    stop = parse.sentences[token.sentence].last
    for word in rest:
        at += at < stop and parse.tokens[at].text == "-"
        tight = kind == "judgement" or at > token.i + 1
        here = next((k for k in range(at, min(stop, at + (1 if tight else REACH))) if _is(parse.tokens[k], word)), None)
        if here is None or (not tight and not _linked(parse, token.i, here)):
            return None
        at = here + 1
    return at


def _is(token: Token, word: str) -> bool:
    return word in (token.lemma.casefold(), token.text.casefold())


def _linked(parse: Parse, i: int, k: int) -> bool:
    """True when token `k` is next to `i` or governed by it (or subordinates what it governs: "calls for X to …")."""
    return k == i + 1 or i in (parse.tokens[k].head, parse.tokens[parse.tokens[k].head].head)


def _judges(parse: Parse, token: Token, end: int) -> bool:
    """True when the phrase ``[token, end)`` is said of something: "X is out of the question"."""
    held = [t for t in parse.tokens[token.i : end] if t.head < token.i or t.head >= end]
    return any(parse.tokens[t.head].lemma in load_list(__package__, "stance_copulas.txt") for t in held)


def _duty(parse: Parse, token: Token) -> StanceWord | None:
    """ "must", "should", "ought to", "has to", "needs to", "had better" over a verb."""
    words = load_list(__package__, "stance_duties.txt")
    head = parse.tokens[token.head]
    if (
        token.text.casefold() == "better"
        and token.i
        and parse.tokens[token.i - 1].text.casefold() in ("had", "'d")
        and token.i + 1 < len(parse.tokens)
    ):
        return StanceWord(token.i + 1, token.i - 1, token.i + 1, "demands", "duty")
    if token.text.casefold() in words and token.dep in ("aux", "advmod") and token.i < head.i and head.tag.startswith("VB"):
        inverted = any(s.i > token.i for s in parse.children(head.i, "nsubj", "nsubjpass"))
        return None if inverted else StanceWord(head.i, token.i, _first_content(parse, token.i + 1, head.i), "demands", "duty")
    if f"{token.lemma} to" in words and token.tag.startswith("VB"):
        verb = next((c for c in parse.children(token.i, "xcomp") if parse.children(c.i, "aux") and c.i <= token.i + 4), None)
        if verb:
            return StanceWord(verb.i, token.i, verb.i, "demands", "duty")
    return None


def _resolve(parse: Parse, token: Token) -> StanceWord | None:
    """ "will not", "would never" over an active verb, or "would" over one with a condition; "there will be no"."""
    if not token.tag.startswith("VB") or parse.children(token.i, "auxpass"):
        return None
    if _vowed(parse, token):
        return StanceWord(token.i, min(c.i for c in parse.children(token.i) if c.i < token.i), token.i, "rejects", "resolve")
    modal = next((c for c in parse.children(token.i, "aux") if c.text.casefold() in ("will", "wo", "would", "'ll", "can")), None)
    if modal is None or any(c.lemma == "have" for c in parse.children(token.i, "aux")):
        return None
    if banned(parse, token.i):
        return StanceWord(token.i, modal.i, token.i, "rejects", "resolve")
    if any(m.text.casefold() == "if" for c in parse.children(token.i, "advcl") for m in parse.children(c.i, "mark")):
        return StanceWord(token.i, modal.i, token.i, "accepts", "resolve")
    return None


def _vowed(parse: Parse, token: Token) -> bool:
    """True for "vowed never to withdraw", "promised not to withdraw"."""
    over = parse.tokens[token.head]
    vow = token.dep == "xcomp" and over.lemma in load_list(__package__, "stance_vows.txt")
    return vow and any(c.dep == "neg" or c.text.casefold() == "never" for c in parse.children(token.i) if c.i < token.i)


def _first_content(parse: Parse, first: int, verb: int) -> int:
    while first < verb and parse.tokens[first].pos in ("AUX", "ADV", "PART"):
        first += 1
    return min(first, verb)
