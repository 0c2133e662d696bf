"""Which side an actor is of: what makes "the Peruvian delegation", "Lima" and Peru's foreign minister the same party to talks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from communique.model.record import RecordActor

# PLOVER sectors of those who are a side of their own within their country: rebels, separatists, unidentified armed, radicals, opposition,
# would-be states.
OWN_SIDE = ("REB", "SEP", "UAF", "RAD", "OPP", "PRE")
Context = tuple[tuple[str, int], ...]


def sides_of(actors_: Iterable[str], actors: Mapping[str, RecordActor]) -> frozenset[str]:
    """The sides that actor ids stand for: the country where one is known, the sides of the members of a group, the id of an organisation
    without country or of one that is a side of its own in its country (rebels). Unnamed groups and persons of unknown country stand for no
    side that could be compared."""
    return frozenset(side for a in actors_ for side in _side(a, actors, depth=0))


def is_unnamed(actor: RecordActor) -> bool:
    """True for people who are only described: groups, and names without a capital letter ("the city's authorities", "rebels")."""
    return actor.kind == "group" or not any(c.isupper() for c in actor.name)


def contexts(actors: Mapping[str, RecordActor]) -> dict[str, Context]:
    """For each page the sides that it names and how often: what its conflict is about."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in actors.values():
        for mention in actor.mentions:
            counts[mention.page][actor.id] += 1
    return {page: found for page, named in counts.items() if (found := context_of(named, actors))}


def context_of(named: Mapping[str, int], actors: Mapping[str, RecordActor]) -> Context:
    """The sides of the actors `named`, by id, with how often each is; sorted."""
    counts: Counter[str] = Counter()
    for actor, times in named.items():
        for side in _side(actor, actors, depth=0):
            counts[side] += times
    return tuple(sorted(counts.items()))


def _side(actor: str, actors: Mapping[str, RecordActor], *, depth: int) -> Iterable[str]:
    known = actors.get(actor)
    if known is None or depth > 3 or known.kind == "media":
        return ()
    if known.members:
        return [s for m in known.members for s in _side(m, actors, depth=depth + 1)]
    named = known.kind in ("organisation", "armed_force") and not is_unnamed(known)
    if named and known.sector in OWN_SIDE:
        return (actor,)
    if known.country and known.sector not in OWN_SIDE:
        return (known.country,)
    return (actor,) if named or known.kind == "state" else ()
