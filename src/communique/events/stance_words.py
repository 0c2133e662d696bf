"""The words of stance in a story: "calls for", "its refusal to", "willing to", "must", "is unacceptable"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.codebooks.issues import Stance
from communique.events.same import Same, folded
from communique.events.stance_clauses import banned, no_longer
from communique.model.parse import Parse, Token
from communique.tables import load_list

PREDICATIVE = frozenset(("acomp", "oprd", "attr", "ROOT", "conj", "advcl", "ccomp", "xcomp", "relcl", "prep", "amod", "acl"))
WIDE = 12  # tokens that "made … conditional on" may span
REACH = 4  # tokens within which a particle or preposition stands behind its word


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A word of stance at token `i`, its phrase being tokens ``[first, last)``; what it governs begins at `last`.

    `kind`: verb, noun, adjective; ``duty`` for "must", "should", "had better" (the party is who says so); ``judgement`` for "X is
    unacceptable" (the same, and the issue is what is judged); ``resolve`` for "will not withdraw", "would withdraw if …", said of oneself.
    `bare` is False when it counts only over another word of stance. `link` is the token behind which the condition of a word of
    making conditional stands ("tied the release | to | a truce").
    """

    i: int
    first: int
    last: int
    stance: str
    kind: str
    bare: bool = True
    link: int | None = None


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


@cache
def _firsts(stances: tuple[Stance, ...]) -> frozenset[str]:
    return frozenset(word for _, word in _lexicon(stances))


def find_words(parse: Parse, stances: Iterable[Stance]) -> tuple[StanceWord, ...]:
    """All words of stance in `parse`, by token; at most one of each kind at a token.

    "will not withdraw" is both a word that needs another ("its demand") and a refusal of its own; the caller keeps one.
    """
    told = tuple(stances)
    lexicon, firsts, duties = _lexicon(told), _firsts(told), _duties()
    found: list[StanceWord] = []
    for token, words in zip(parse.tokens, folded(Same(parse)), strict=True):
        duty = _duty(parse, token) if not duties.isdisjoint(words) else None
        if duty:
            found.append(duty)
            continue
        word = _word(parse, token, lexicon) if not firsts.isdisjoint(words) else None
        if token.tag.startswith("VB"):
            word = word or _welcoming(parse, token)
            resolve = _resolve(parse, token) if word is None or not word.bare else None
            found += [resolve] if resolve else []
        found += [word] if word else []
    return tuple(sorted(found, key=lambda w: (w.i, w.first, w.kind)))


def _word(parse: Parse, token: Token, lexicon: dict[tuple[str, str], tuple[Entry, ...]]) -> StanceWord | None:
    return next((w for kind in _kinds(parse, token) if (w := _look_up(parse, token, kind, lexicon))), None)


@cache
def _duties() -> frozenset[str]:
    """The words that `_duty` may hang on."""
    return frozenset(("better", *(w.removesuffix(" to") for w in load_list(__package__, "stance_duties.txt"))))


def _kinds(parse: Parse, token: Token) -> tuple[str, ...]:
    if token.tag.startswith("VB") and token.dep not in ("amod", "compound", "aux", "auxpass"):
        return ("adjective", "verb") if token.tag == "VBN" and _copula(parse, token.i) else ("verb",)
    if token.pos in ("NOUN", "PROPN"):
        return ("judgement", "noun")
    if token.pos in ("ADJ", "ADV", "DET", "PART") or (token.pos in ("ADP", "SCONJ") and _copula(parse, token.i)):
        return ("judgement", "noun", "adjective") if token.dep == "amod" else ("judgement", "adjective")
    return ()


def _copula(parse: Parse, i: int) -> bool:
    head = parse.tokens[parse.tokens[i].head]
    return head.lemma in load_list(__package__, "stance_copulas.txt") or any(c.lemma == "be" for c in parse.children(i, "aux", "auxpass"))


def _look_up(parse: Parse, token: Token, kind: str, lexicon: dict[tuple[str, str], tuple[Entry, ...]]) -> StanceWord | None:
    keys = dict.fromkeys((token.lemma.casefold(), token.text.casefold()))
    for rest, stance, bare in (e for key in keys for e in lexicon.get((kind, key), ())):
        if ".." in rest:
            link = _wide(parse, token, rest[rest.index("..") + 1 :])
            if link is None:
                continue
            return StanceWord(token.i, token.i, token.i + 1, stance, kind, bare, link)
        end = _rest(parse, token, rest, kind)
        if end is None:
            continue
        if kind == "judgement" and not _judges(parse, token, end):
            continue
        if kind == "adjective" and not _predicative(parse, token):
            continue
        if kind == "noun" and token.pos == "ADJ":  # "red line": the phrase begins before its noun
            return StanceWord(token.head, token.i, end, stance, kind, bare) if token.i < token.head < end else None
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
        here = _infinitive(parse, token) if here is None and word == "to" and kind == "verb" else here
        if here is None or (not tight and not _linked(parse, token.i, here)):
            return None
        at = here + 1
    return at


def _infinitive(parse: Parse, token: Token) -> int | None:
    """The "to" of what is asked of somebody, however long their name: "asked the army of Norland and its allies | to withdraw"."""
    below = parse.children(token.i, "xcomp", "ccomp") if token.tag.startswith("VB") else ()
    return next((a.i for c in below for a in parse.children(c.i, "aux") if a.text.casefold() == "to" and a.i > token.i), None)


def _wide(parse: Parse, token: Token, rest: tuple[str, ...]) -> int | None:
    """The last token of the words `rest`, next to each other in the clause behind `token`; None when they do not stand there."""
    stop = min(parse.sentences[token.sentence].last, token.i + WIDE) - len(rest) + 1
    for k in range(token.i + 1, stop):
        if all(_is(parse.tokens[k + n], word) for n, word in enumerate(rest)):
            return k + len(rest) - 1
        if parse.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD", ";", ","):
            return None
    return None


def _is(token: Token, word: str) -> bool:
    return word in (token.lemma.casefold(), token.text.casefold())


def _linked(parse: Parse, i: int, k: int) -> bool:
    """True when token `k` is next to `i` or governed by it (or subordinates what it governs: "calls for X to …")."""
    return k == i + 1 or i in (parse.tokens[k].head, parse.tokens[parse.tokens[k].head].head)


def _judges(parse: Parse, token: Token, end: int) -> bool:
    """True when the phrase ``[token, end)`` is said of something: "X is out of the question"."""
    copulas = (*load_list(__package__, "stance_copulas.txt"), *load_list(__package__, "stance_calling.txt"))
    held = any(t.dep in ("nsubj", "nsubjpass") and not token.i <= t.head < end for t in parse.tokens[token.i : end])
    return not held and any(parse.tokens[i].lemma in copulas for i in carriers(parse, token.i, end))


def carriers(parse: Parse, first: int, last: int) -> tuple[int, ...]:
    """The tokens that govern the phrase ``[first, last)`` from outside; for "as" ("described it as unfair") the verb above it."""
    above = [t.head for t in parse.tokens[first:last] if t.head < first or t.head >= last]
    return tuple(parse.tokens[i].head if parse.tokens[i].text.casefold() == "as" else i for i in above)


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
    """ "will not", "would never" over an active verb, or "would" over one with a condition ("only after"); "there will be no"."""
    if not token.tag.startswith("VB") or parse.children(token.i, "auxpass"):
        return None
    if _vowed(parse, token):
        return StanceWord(token.i, min(c.i for c in parse.children(token.i) if c.i < token.i), token.i, "rejects", "resolve")
    modal = next((c for c in parse.children(token.i, "aux") if c.text.casefold() in ("will", "wo", "would", "'ll", "can")), None)
    if modal is None or any(c.lemma == "have" for c in parse.children(token.i, "aux")):
        return None
    if banned(parse, token.i) or no_longer(parse, token.i):
        return StanceWord(token.i, modal.i, token.i, "rejects", "resolve")
    if token.lemma.casefold() in load_list(__package__, "stance_threats.txt"):
        return None
    if any(m.text.casefold() == "if" for c in parse.children(token.i, "advcl") for m in parse.children(c.i, "mark")):
        return StanceWord(token.i, modal.i, token.i, "accepts", "resolve")
    sentence = parse.tokens[token.i + 1 : min(parse.sentences[token.sentence].last, token.i + WIDE) - 1]
    if any(t.text.casefold() == "only" and parse.tokens[t.i + 1].text.casefold() in ("if", "after", "once", "when") for t in sentence):
        return StanceWord(token.i, modal.i, token.i, "accepts", "resolve")
    return None


def _welcoming(parse: Parse, token: Token) -> StanceWord | None:
    """ "would welcome", "will consider" over what the subject is open to."""
    if token.lemma.casefold() not in load_list(__package__, "stance_would.txt") or not token.tag.startswith("VB"):
        return None
    modal = next((c for c in parse.children(token.i, "aux") if c.text.casefold() in ("will", "would", "'ll", "'d")), None)
    return StanceWord(token.i, token.i, token.i + 1, "open_to", "verb") if modal else None


def _vowed(parse: Parse, token: Token) -> bool:
    """True for "vowed never to withdraw", "promised not to withdraw"."""
    over = parse.tokens[token.head]
    vow = token.dep == "xcomp" and over.lemma in load_list(__package__, "stance_vows.txt")
    return vow and any(c.dep == "neg" or c.text.casefold() == "never" for c in parse.children(token.i) if c.i < token.i)


def _first_content(parse: Parse, first: int, verb: int) -> int:
    while first < verb and parse.tokens[first].pos in ("AUX", "ADV", "PART"):
        first += 1
    return min(first, verb)
