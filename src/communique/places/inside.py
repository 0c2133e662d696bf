"""May what the one phrase names lie in what the other names? For words that nobody has placed."""

from __future__ import annotations

from functools import lru_cache

from communique.model.places import COUNTRY, TOWN, Place
from communique.places.comparing import contains
from communique.places.known import called
from communique.places.phrases import take_apart

KEPT = 65536  # answers kept: the places of a corpus are few, their pairs are not


@lru_cache(maxsize=KEPT)
def may_lie_in(words: str, other: str) -> bool:
    """True when a place called `words` lies in a state, region or area called `other`; by main names, or
    others that no other place has, and without any context.

    >>> may_lie_in("Goma", "the province of North Kivu"), may_lie_in("Oslo", "North Kivu")
    (True, False)
    """
    around = [p for p in _meant(other) if p.kind != TOWN]
    return any(contains(one, two) and one.id != two.id for one in around for two in _meant(words) if two.kind != COUNTRY)


@lru_cache(maxsize=KEPT)
def _meant(words: str) -> tuple[Place, ...]:
    phrase = take_apart(" ".join(words.split()))
    return next((tuple(c.place for c in found if c.primary or len(found) == 1) for name in phrase.names if (found := called(name))), ())
