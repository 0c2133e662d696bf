"""What the words around a name say of where it lies: "Paris, Texas", "Tripoli in northern Lebanon", "the Syrian town of …", "Russia's …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from communique.model.places import AREA, COUNTRY, TOWN, Place
from communique.places.clues import peoples
from communique.places.comparing import contains
from communique.places.folding import fold
from communique.places.known import called, country
from communique.tables import load_list

REACH = 80  # characters on either side
MOST = 4  # words of the name of what a place lies in
NAME = r"[^\W\d_][\w'’.-]*"
AFTER = re.compile(rf"(?P<link>\s*,\s*(?:in\s+)?|\s+in\s+|\s+\()(?:the\s+)?(?P<rest>{NAME}(?:\s+{NAME})*)")
# After a comma, a name is what the place lies in only where the clause does not go on with it: "in Geneva, Ukraine said".
CLOSED = re.compile(r"\s*(?:[,.;:)–—]|-\s|$)|\s+(?:on|after|during|where|when|with|since|before|by|at|from|to|until|this|last|for|amid|over)\b")
BEFORE = re.compile(rf"(?P<name>{NAME}(?:\s+{NAME})*)\s+$")


@dataclass(frozen=True, slots=True)
class Around:
    """The words say that a place lies in one of `places`; `strict` where nothing else can be meant by them."""

    places: tuple[Place, ...]
    strict: bool

    def holds(self, place: Place) -> bool:
        """True when `place` lies in one of them, or one that claims it."""
        return any(lies_in(place, one) for one in self.places)


def lies_in(place: Place, one: Place) -> bool:
    """True when `place` lies in `one`, or is claimed by it."""
    if one.kind == COUNTRY:
        return place.id != one.id and bool(set(one.countries) & set(place.countries))
    return place.id != one.id and contains(one, place)


def named(name: str) -> tuple[Place, ...]:
    """What a name means where something is said to lie in it: a state, a region, an area; towns are nothing to lie in."""
    found = tuple(c.place for c in called(name) if c.place.kind != TOWN and c.primary)
    return found or tuple(country(code) for code in [peoples().get(fold(name))] if code)


def kind_beside(text: str, start: int, end: int) -> str | None:
    """The kind of place that the word beside ``text[start:end]`` says: "Washington state", "the city of Luhansk"; None where none does."""
    behind = re.match(r"[ \u00a0]([a-z]+)\b", text[end : end + REACH])
    before = re.search(r"\b([a-z]+) of (?:the )?$", text[max(0, start - REACH) : start])
    word = behind[1] if behind and _kind(behind[1]) else before[1] if before else ""
    return _kind(word)


def _kind(word: str) -> str | None:
    if word in load_list(__package__, "area_words.txt"):
        return AREA
    return TOWN if word in load_list(__package__, "town_words.txt") else None


def around(text: str, start: int, end: int) -> Around | None:
    """What the words on both sides of ``text[start:end]`` say that it lies in; None where they say nothing."""
    return _behind(text[end : end + REACH]) or _before(text[max(0, start - REACH) : start])


def _behind(text: str) -> Around | None:
    text = re.split(r"[\n\"”]", text)[0]
    m = AFTER.match(text)
    if m is None:
        return None
    words = list(re.finditer(r"\S+", m["rest"]))
    while words and words[0][0].lower() in load_list(__package__, "directions.txt"):
        words = words[1:]
    comma = m["link"].lstrip().startswith(",")
    for size in range(min(MOST, len(words)), 0, -1):
        last = words[size - 1].end()
        name = m["rest"][words[0].start() : last].rstrip(".,;:")
        if not name[:1].isupper() or not (found := _containers(name)):
            continue
        behind = text[m.start("rest") + words[0].start() + len(name) :]
        if comma and not CLOSED.match(behind):
            return None
        return Around(found, strict=any(p.kind == COUNTRY for p in found))
    return None


def _containers(name: str) -> tuple[Place, ...]:
    bare = re.sub(r"['’]s$", "", name)
    found = named(bare)
    words = bare.split()
    if not found and len(words) > 1 and words[-1].lower() in load_list(__package__, "area_words.txt"):
        found = named(" ".join(words[:-1]))
    return found


def _before(text: str) -> Around | None:
    """A state's adjective, or a name with 's, before words for kinds of place: "the southern Ukrainian city of", "Colombia's"."""
    text = re.split(r"[\n,;:.!?\"“”()]\s", text)[-1]
    words = text.split()
    if not text.endswith((" ", "\u00a0")) or not words:
        return None
    kinds = 0
    while words and words[-1].islower() and (words[-1] in _between()):
        kinds += words[-1] != "of"
        words = words[:-1]
    for size in range(min(MOST, len(words)), 0, -1):
        name = " ".join(words[-size:])
        owned = name.endswith(("'s", "’s"))
        if not name[0].isupper():
            continue
        if owned and (found := named(name[:-2])):
            return Around(found, strict=False)
        code = peoples().get(fold(name))
        if code is not None and not owned:
            return Around((country(code),), strict=bool(kinds))
        if kinds and not owned and text.rstrip().endswith(" of") and (found := named(name)):
            return Around(found, strict=False)  # "the Texas town of"
    return None


@cache
def _between() -> frozenset[str]:
    lists = ("place_words.txt", "area_words.txt", "directions.txt")
    return frozenset(word for name in lists for word in load_list(__package__, name)) | {"of", "the"}
