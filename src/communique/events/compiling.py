"""A codebook compiled for matching: which words of a story can begin an event, found by one look-up a token."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.codebooks.model import Codebook, EventType, Filler, Trigger
from communique.tables import load_list

BARE = ("object", "below")  # positions that are filled though none of the filler's verbs stands there


@dataclass(frozen=True, slots=True)
class Way:
    """One way to fill a field. `claimed`: verbs whose subjects the field's other fillers take; `asks`: words, one of which the sentence must have
    for it to find anything."""

    filler: Filler
    claimed: tuple[str, ...]
    asks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one type: `harming`, the verbs whose objects are victims; `roles`, those that name what somebody is in it ("mediated").

    `slots` are its fields, each with the ways to fill it.
    """

    harming: frozenset[str]
    roles: frozenset[str]
    slots: Mapping[str, tuple[Way, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A trigger of type `type`; `words` are its words in order, the last one its head for nouns, the first for verbs.

    `asks`: sets of words, one of each of which must stand in the sentence; `unless`: words that speak against it.
    """

    rank: int
    type: str
    kind: EventType
    trigger: Trigger
    words: tuple[str, ...]
    verb: bool
    lexicon: Lexicon
    adjective: bool = False
    asks: tuple[frozenset[str], ...] = ()
    unless: frozenset[str] = frozenset()

    def may_stand(self, words: frozenset[str]) -> bool:
        """False where the `words` of the sentence lack what the trigger asks for, whatever the parse."""
        return not any(asked.isdisjoint(words) for asked in self.asks)


@dataclass(frozen=True)
class Matcher:
    """`by_word`: candidates by the lemma that they hang on, case folded; `hosts`: by type, the verbs that may tell of its nouns;
    `classes`: as sets; `firsts`: the first words of the phrases of two that a story's subject matter is told by."""

    codebook: Codebook
    by_word: Mapping[str, tuple[Candidate, ...]]
    hosts: Mapping[str, frozenset[str]]
    stages: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, frozenset[str]]
    off_topic: frozenset[str]
    on_topic: frozenset[str]
    firsts: frozenset[str]


@lru_cache(maxsize=8)
def compile_codebook(codebook: Codebook) -> Matcher:
    """The matcher of `codebook`, made once for each."""
    by_word: dict[str, list[Candidate]] = defaultdict(list)
    rank = 0
    for name, kind in codebook.types.items():
        lexicon = lexicon_of(codebook, kind)
        for trigger in kind.triggers:
            for phrase, part in _phrases(trigger):
                verb = part != "noun"
                words = tuple(re.split(r"[\s-]+", phrase.lower())) if not verb else tuple(phrase.lower().split())
                asks, unless = _asked(trigger), frozenset(trigger.unless)
                candidate = Candidate(rank, name, kind, trigger, words, verb, lexicon, part == "adjective", asks, unless)
                by_word[(words[0] if verb else _noun_head(words)).casefold()].append(candidate)
                rank += 1
    about = load_list(__package__, "about_verbs.txt")
    hosts = {n: frozenset([*about, *_verbs(k)]) for n, k in codebook.types.items()}
    stages = {n: {v: stage for stage, verbs in k.stage_verbs.items() for v in verbs} for n, k in codebook.types.items()}
    classes = {n: frozenset(w.lower() for w in words) for n, words in codebook.classes.items()}
    off, on = (frozenset(w.casefold() for w in words) for words in (codebook.off_topic, codebook.on_topic))
    subject = [w for k in codebook.types.values() for w in (*k.setting, *k.hints)]
    firsts = frozenset(w.casefold().split()[0] for w in (*off, *on, *subject) if " " in w)
    return Matcher(codebook, {w: tuple(c) for w, c in by_word.items()}, hosts, stages, classes, off, on, firsts)


def lexicon_of(codebook: Codebook, kind: EventType) -> Lexicon:
    """The words and fields of `kind` as matching asks for them."""
    fillers = [f for held in kind.fields.values() for f in held]
    harming = frozenset(v for f in fillers if f.takes == "victims" for v in f.verbs)
    roles = frozenset(v for f in fillers if f.role and f.role != "party" for v in f.verbs)
    fields = sorted({**codebook.common, **kind.fields}.items(), key=lambda field: field[0] == "target")  # what was hit stands last
    return Lexicon(harming, roles, {name: _ways(held) for name, held in fields})


def _ways(fillers: Sequence[Filler]) -> tuple[Way, ...]:
    return tuple(Way(f, tuple(v for other in fillers if other is not f for v in other.verbs), _wanted(f)) for f in fillers)


def _wanted(filler: Filler) -> frozenset[str]:
    """The words that `filler` cannot do without one of; none where it can do without."""
    words: tuple[str, ...] = ()
    if filler.takes == "ordinal":
        words = filler.of
    elif filler.takes == "victims":
        words = (*filler.verbs, *filler.nouns)
    elif filler.takes in ("words", "number") or "offices" in filler.from_:
        words = filler.nouns or filler.verbs
    elif filler.takes in ("actors", "party") and not any(position in BARE for position in filler.from_):
        words = filler.verbs
    return frozenset(w.casefold().split()[0] for w in words if w)


def _asked(trigger: Trigger) -> tuple[frozenset[str], ...]:
    sets = (frozenset(w.casefold() for w in trigger.beside), frozenset(v.casefold().split()[0] for v in trigger.with_verbs if v))
    return tuple(s for s in sets if s)


def _phrases(trigger: Trigger) -> list[tuple[str, str]]:
    """The words of `trigger`, each with its part of speech."""
    named = (("verb", trigger.verbs), ("adjective", trigger.adjectives), ("noun", trigger.nouns))
    return [(phrase, part) for part, phrases in named for phrase in phrases]


def _noun_head(words: tuple[str, ...]) -> str:
    return words[words.index("of") - 1] if "of" in words else words[-1]


def _verbs(kind: EventType) -> list[str]:
    told = [v for verbs in kind.stage_verbs.values() for v in verbs]
    filled = [v for fillers in kind.fields.values() for f in fillers for v in f.verbs]
    wanted = [v for t in kind.triggers for v in (*t.with_verbs, *t.verbs)]
    return [*kind.light_verbs, *told, *filled, *wanted]
