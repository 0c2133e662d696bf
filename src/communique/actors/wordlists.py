"""The room's knowledge of words, as look-ups over the data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.tables import load_list, load_table


@dataclass(frozen=True, slots=True)
class Office:
    """An office or calling: its words, class (offices of one class may be said for one another), sector, gender, whose it is."""

    words: str
    klass: str
    sector: str | None
    gender: str | None
    serves: str


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A noun for a group or body: its class (one class and one country make one actor), kind and sector."""

    klass: str
    kind: str
    sector: str | None
    plural: bool


@cache
def offices() -> dict[str, Office]:
    """Offices by their words in lower case; words for kin are offices of class ``kin`` that serve nobody."""
    held = {
        r["words"]: Office(r["words"], r["class"], r["sector"] or None, r["gender"] or None, r["serves"])
        for r in load_table(__package__, "offices.tsv")
    }
    for r in load_table(__package__, "kin.tsv"):
        held[r["words"]] = Office(r["words"], "kin", None, r["gender"] or None, "kin")
    return held


@cache
def office_words() -> int:
    """The largest number of words in an office."""
    return max(len(words.split()) for words in offices())


@cache
def narrower() -> dict[str, frozenset[str]]:
    """For a class of offices, those whose holders its bare word may stand for ("the minister": the foreign minister)."""
    return {r["class"]: frozenset(r["narrower"].split(";")) for r in load_table(__package__, "broader.tsv")}


@cache
def words_of_offices() -> frozenset[str]:
    """Every word, hyphens apart, that stands in an office."""
    return frozenset(w for words in offices() for w in words.replace("-", " ").split())


@cache
def groups() -> dict[str, GroupNoun]:
    """Group nouns by singular and plural, in lower case."""
    held: dict[str, GroupNoun] = {}
    for r in load_table(__package__, "groups.tsv"):
        held.setdefault(r["singular"], GroupNoun(r["class"], r["kind"], r["sector"] or None, False))
        kind = "group" if r["kind"] in ("organisation", "media") else r["kind"]
        held[r["plural"]] = GroupNoun(r["class"], kind, r["sector"] or None, r["plural"] != r["singular"])
    return held


@cache
def heads_of_phrases() -> frozenset[str]:
    """Every word that can head a phrase for an office or a group: those of offices, and the last ones of group nouns."""
    return words_of_offices() | {noun.rpartition(" ")[2] for noun in groups()}


@cache
def titles() -> dict[str, tuple[str | None, str | None]]:
    """Titles before a name, in lower case: gender and office that they tell."""
    return {r["title"]: (r["gender"] or None, r["office"] or None) for r in load_table(__package__, "titles.tsv")}


@cache
def bodies() -> dict[str, str | None]:
    """Words of which names of organisations are made, in lower case, with the sector that they tell."""
    return {r["word"]: r["sector"] or None for r in load_table(__package__, "bodies.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The entries of the list `name` as a set."""
    return frozenset(load_list(__package__, name))


@cache
def beginnings(name: str) -> frozenset[str]:
    """The first words of the entries of the list `name`."""
    return frozenset(entry.split()[0] for entry in load_list(__package__, name))


@cache
def readings() -> dict[tuple[str, str], str]:
    """(part, word) → ``place`` or ``government``: how words near it decide what the name of a capital stands for."""
    return {(r["part"], r["word"]): r["reading"] for r in load_table(__package__, "metonymy.tsv")}
