"""Which side an actor is of: what makes "the Peruvian delegation", "Lima" and Peru's foreign minister the same party to talks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from communique.actors.wordlists import groups
from communique.model.record import RecordActor
from communique.tables import load_list, load_table

# PLOVER sectors of those who are a side of their own within their country: rebels, separatists, unidentified armed, radicals, opposition,
# would-be states.
OWN_SIDE = ("REB", "SEP", "UAF", "RAD", "OPP", "PRE")
Context = tuple[tuple[str, int], ...]
WORD = re.compile(r"\w+")


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
        return (backed_group(known.name) or actor,)
    if known.country and known.sector not in OWN_SIDE:
        return (known.country,)
    return (actor,) if named or known.kind == "state" else ()


def backed_group(name: str) -> str | None:
    """What a side is called that has no name of its own but that of the state which backs it, however it is put; None for other names.

    >>> backed_group("pro-Chilean separatists"), backed_group("Chile-backed separatists"), backed_group("Chilean rebels")
    ('separatists (Chile)', 'separatists (Chile)', None)
    """
    *before, noun = WORD.findall(name.lower()) or [""]
    backing = frozenset(load_list("communique.record", "backing_words.txt"))
    state = _states().get(" ".join(w for w in before if w not in backing))
    group = groups().get(noun)
    return f"{group.klass} ({state})" if group and state and not backing.isdisjoint(before) else None


@cache
def _states() -> dict[str, str]:
    """What a state is called, in lower case → its name."""
    rows = load_table("communique.actors", "states.tsv")
    columns = ("name", "aliases", "adjectives", "capitals", "seats")
    return {name.lower(): row["name"] for row in rows for column in columns for name in filter(None, row[column].split(";"))}
