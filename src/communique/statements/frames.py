"""What the cue words can do: the data files as lookups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.tables import load_list, load_table

CLAUSE, QUOTE, INF, DEED, OBJECT, AS, NAME, ORDER = "clause", "quote", "inf", "deed", "object", "as", "name", "order"


@dataclass(frozen=True, slots=True)
class Frame:
    """The speech act of a cue word and the shapes that it takes (see data/cues.tsv); `urging` is its act before a preposition."""

    lemma: str
    act: str
    shapes: frozenset[str]
    particle: str = ""
    urging: str = ""


@cache
def verbs() -> dict[str, Frame]:
    """Reporting verbs by lemma."""
    return _frames("cues.tsv")


@cache
def nouns() -> dict[str, Frame]:
    """Nouns that name a speech act, by lemma."""
    return _frames("announcements.tsv")


@cache
def words(name: str) -> frozenset[str]:
    """The list in data file `name` as a set."""
    return frozenset(load_list(__package__, name))


def _frames(name: str) -> dict[str, Frame]:
    rows = load_table(__package__, name)
    return {r["lemma"]: Frame(r["lemma"], r["act"], frozenset(r["frames"].split()), r.get("particle", ""), r.get("urging", "")) for r in rows}
