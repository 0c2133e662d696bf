"""Is one place the other, or inside it? From the country tables of the actors room: names, adjectives, capitals, seats of government; and whether a
town may lie in a province from the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.actors.folding import family_agree
from communique.places.inside import may_lie_in
from communique.places.known import called
from communique.places.phrases import take_apart
from communique.record.comparing import COMPATIBLE, CONFLICT, SAME, UNKNOWN, Verdict
from communique.record.wording import pair
from communique.tables import load_list, load_table

WORD = re.compile(r"[^\W_]+")
KEPT = 8192  # phrases that stay taken apart
LONGEST = 5  # words of the longest name that is looked up
SPELT = 6  # letters of a name that may be another spelling of another: shorter ones are alike by chance


@dataclass(frozen=True, slots=True)
class Place:
    """A place phrase taken apart: `name` are the words that name it within its country (empty for a country or a part without name:
    "southern Chile"), `countries` the ISO 3166 alpha-3 codes of the countries that the words name or whose capital it is."""

    name: frozenset[str]
    countries: frozenset[str]


@lru_cache(maxsize=KEPT)
def place(words: str) -> Place:
    """Take the phrase `words` apart.

    >>> place("the Chilean port of Antofagasta")
    Place(name=frozenset({'antofagasta'}), countries=frozenset({'CHL'}))
    """
    tokens = WORD.findall(words.lower().replace(".", ""))
    names, countries, i = set[str](), set[str](), 0
    while i < len(tokens):
        code, size, is_town = _lookup(tokens, i)
        if code:
            countries.add(code)
        if is_town or not code:
            names.update(t for t in tokens[i : i + size] if t not in _generic())
        i += size
    return Place(frozenset(names), frozenset(countries))


def compare_places(one: str, two: str) -> Verdict:
    """Two place phrases: the same name; the one inside the other (a town in its country or province); in different countries (a conflict);
    or nothing known of the two names (unknown).

    >>> compare_places("Goma", "the province of North Kivu").reason
    'Goma and the province of North Kivu (inside it)'
    >>> compare_places("Switzerland", "Geneva").relation, compare_places("Switzerland", "Munich").relation
    ('compatible', 'unknown')
    """
    reason = pair(one, two)
    first, second = place(one), place(two)
    if first.countries and second.countries and not first.countries & second.countries:
        return Verdict(CONFLICT, f"{reason}, in different countries")
    if first.name == second.name and (first.name or (first.countries and first.countries == second.countries)):
        return Verdict(SAME, reason)
    if first.name and second.name and (first.name <= second.name or second.name <= first.name):
        return Verdict(COMPATIBLE, reason)
    if _spelt_otherwise(one, two):
        return Verdict(SAME, reason)
    inside = (not first.name or not second.name) and bool(first.countries & second.countries)
    return Verdict(COMPATIBLE, f"{reason} (inside it)") if inside or _lies_in(one, two) or _lies_in(two, one) else Verdict(UNKNOWN, reason)


def is_known(words: str) -> bool:
    """True for a place phrase that names a state or whose name the gazetteer has."""
    return bool(place(words).countries) or any(map(called, take_apart(" ".join(words.split())).names))


def is_venue(words: str) -> bool:
    """True for the name of a house or of grounds, which lie in a town of another name; not where its own name says in which state.

    >>> is_venue("the Grand Hotel"), is_venue("Almaty"), is_venue("the Almaty Grand Hotel")
    (True, False, False)
    """
    return not _venues().isdisjoint(WORD.findall(words.lower())) and not is_known(words)


def _spelt_otherwise(one: str, two: str) -> bool:
    """True for two spellings of a name, of which the gazetteer does not know both ("Tchibanga" and "Chibanga")."""
    names = [place(words).name for words in (one, two)]
    if any(len(name) != 1 or len(*name) < SPELT for name in names) or (is_known(one) and is_known(two)):
        return False
    return family_agree(*names[0], *names[1])


def _lies_in(one: str, two: str) -> bool:
    """True where the gazetteer knows a place called `one` in one called `two`, which names a province or country."""
    named = place(two)
    named_both = place(one).name and (named.name or named.countries) and any(c.isupper() for c in one)
    return bool(named_both) and may_lie_in(one, two)


def named_in(words: str) -> frozenset[str]:
    """The names in a phrase that are not of states, in lower case: of "the Chilean port of Antofagasta" ``antofagasta``."""
    return frozenset(w.lower() for w in WORD.findall(words) if w[0].isupper()) & place(words).name


def exactness(words: str) -> int:
    """How exact a place phrase is: 2 for a named place, 1 for a country or a part of one, 0 for words that name nothing known."""
    found = place(words)
    return 2 if found.name else 1 if found.countries else 0


def _lookup(tokens: list[str], i: int) -> tuple[str | None, int, bool]:
    """The longest known name that begins at token `i`: its country, its length in words, and whether it is a town."""
    for size in range(min(LONGEST, len(tokens) - i), 0, -1):
        held = _names().get(" ".join(tokens[i : i + size]))
        if held:
            return held[0], size, held[1]
    return None, 1, False


@cache
def _names() -> dict[str, tuple[str, bool]]:
    """Known names in lower case → country code and whether the name is a town. A country's name wins over a town of the same name."""
    held: dict[str, tuple[str, bool]] = {}
    for row in load_table("communique.actors", "states.tsv"):
        for column, is_town in (("name", False), ("aliases", False), ("adjectives", False), ("people", False), ("capitals", True)):
            for name in filter(None, row[column].split(";")):
                key = " ".join(WORD.findall(name.lower().replace(".", "")))
                held.setdefault(key, (row["code"], is_town))
    return held


@cache
def _venues() -> frozenset[str]:
    return frozenset(load_list("communique.record", "venue_words.txt"))


@cache
def _generic() -> frozenset[str]:
    return frozenset(load_list("communique.record", "place_words.txt"))
