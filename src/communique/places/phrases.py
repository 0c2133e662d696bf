"""The words for a place taken apart: the name, what kind of place they say it is, and in what they say that it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.model.places import AREA, TOWN
from communique.places.clues import peoples
from communique.places.folding import fold
from communique.tables import load_list

INSIDE = re.compile(r"\s*,\s*(?:in\s+)?|\s+(?:in|near|outside)\s+")
POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`names` are what to look for, the first that is known counts; `want` is the kind that the words say (None: they say none); `within` are names
    of what it lies in, `codes` states whose adjective stands before it; `part` is true where only a part is meant ("southern Gaza")."""

    names: tuple[str, ...]
    want: str | None = None
    within: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    part: bool = False


def take_apart(words: str) -> Phrase:
    """The phrase `words`.

    >>> take_apart("the Donetsk region")
    Phrase(names=('Donetsk region', 'Donetsk'), want='area', within=(), codes=(), part=False)
    >>> take_apart("Rafah, southern Gaza").within, take_apart("the Syrian town of Kobani").codes
    (('Gaza',), ('SYR',))
    """
    head, *rest = INSIDE.split(words.strip())
    whole = re.sub(r"^(?:the|a|an)\s+", "", head)
    name, part, want, codes = _bare(whole)
    names = [whole, re.sub(r"^The\s+", "", whole), name]
    shorter, kind = _without_kind(name)
    names += [shorter] if shorter else []
    within = [_bare(part_of)[0] for part_of in rest]
    return Phrase(tuple(dict.fromkeys(filter(None, names))), want or kind, tuple(filter(None, within)), tuple(codes), part)


def _bare(words: str) -> tuple[str, bool, str | None, list[str]]:
    """`words` without article, direction, adjective of a state and kind of place at their head; whether a direction stood there, kind, states."""
    held = POSSESSIVE.sub("", re.sub(r"^the\s+", "", words.strip())).split()
    part, want, codes = False, None, list[str]()
    while len(held) > 1:
        word = held[0]
        if word.lower() in _kinds() and held[1] == "of" and len(held) > 2:
            want = AREA if word.lower() in _areas() else TOWN
            held = held[3:] if held[2].lower() == "the" and len(held) > 3 else held[2:]
            continue
        adjective = peoples().get(fold(word)) if word[0].isupper() else None
        if word.islower() and (word in _directions() or word in _kinds()):
            part = part or word in _directions()
        elif adjective is not None:
            codes.append(adjective)
        else:
            break
        held = held[1:]
    return " ".join(held), part, want, codes


def _without_kind(name: str) -> tuple[str, str | None]:
    """`name` without the kind of place at its end, and that kind."""
    words = name.split()
    last = words[-1].lower() if len(words) > 1 else ""
    if last in _areas():
        return " ".join(words[:-1]), AREA
    return (" ".join(words[:-1]), TOWN) if last in _kinds() else ("", None)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(load_list(__package__, "place_words.txt")) | _areas()


@cache
def _areas() -> frozenset[str]:
    return frozenset(load_list(__package__, "area_words.txt"))


@cache
def _directions() -> frozenset[str]:
    return frozenset(load_list(__package__, "directions.txt"))
