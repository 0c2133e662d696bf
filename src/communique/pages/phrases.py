"""The small lists of phrases that site furniture and credit lines use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from communique.pages.openings import LENGTH, may_begin, openings_of
from communique.tables import load_table

SHORT, HELD = 250, 1 << 14  # characters of a line that may stand on many pages, and lines of which is kept what they were found to be

LIKE_ASCII = str.maketrans("ıİſ\u212a", "iisk")  # letters that fit an ASCII one where case does not count (the last is the sign of kelvin)


def phrase_role(text: str) -> str | None:
    """The role that a phrase of ``data/phrases.tsv`` gives to the line `text`; None when no phrase is on it.

    >>> phrase_role("Ana Perez and Bo Lund contributed reporting.")
    'contributors'
    """
    return phrase_roles([text])[0]


def phrase_roles(texts: Sequence[str]) -> list[str | None]:
    """As `phrase_role`, for each of the lines `texts`: for those of a page together it takes half the time."""
    held = _held()
    if len(held) > HELD:
        held.clear()
    fresh = [text for text in dict.fromkeys(texts) if text not in held]
    roles = _roles(fresh) if fresh else {}
    held.update((text, role) for text, role in roles.items() if len(text) <= SHORT)
    return [roles[text] if text in roles else held[text] for text in texts]


def heads_block(text: str) -> str | None:
    """The role of the block that the heading `text` opens (``related``, ``comments``, ``legal`` …), or None."""
    roles, pattern = _headings()
    found = pattern.fullmatch(text)
    return roles[found.lastindex - 1] if found and found.lastindex else None


Numbered = tuple[tuple[int, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The roles in file order; the patterns without needs, with their numbers and openings; all needs with the numbers of their patterns;
    and those patterns. `begun` fills with what `_beginning` found."""

    roles: tuple[str, ...]
    opening: tuple[tuple[int, re.Pattern[str], frozenset[str]], ...]
    needs: tuple[tuple[str, int], ...]
    anywhere: Mapping[int, re.Pattern[str]]
    begun: dict[str, Numbered]


def _beginning(first: str) -> Numbered:
    """The patterns without needs that a line may fit whose first characters are `first`."""
    patterns = _patterns()
    if first not in patterns.begun:
        low = first.translate(LIKE_ASCII).lower()
        if len(patterns.begun) > HELD:
            patterns.begun.clear()
        patterns.begun[first] = tuple((n, pattern) for n, pattern, openings in patterns.opening if may_begin(openings, low))
    return patterns.begun[first]


def _roles(texts: Sequence[str]) -> dict[str, str | None]:
    """The role of each of `texts`, by the first pattern in the file that is on it."""
    patterns = _patterns()
    needed = _needed([text.lower() for text in texts], patterns.needs)
    roles: dict[str, str | None] = {}
    for i, text in enumerate(texts):
        first = len(patterns.roles)
        for number, pattern in _beginning(text[:LENGTH]):
            if pattern.match(text):
                first = number
                break
        for number in needed.get(i, ()):
            if number < first and patterns.anywhere[number].search(text):
                first = number
        roles[text] = patterns.roles[first] if first < len(patterns.roles) else None
    return roles


def _needed(lows: Sequence[str], needs: Sequence[tuple[str, int]]) -> Mapping[int, set[int]]:
    """For the lines `lows`, by index, the numbers of the patterns of which they have what these need."""
    page = "\n".join(lows)
    starts = list(accumulate((len(low) + 1 for low in lows), initial=0))
    found: dict[int, set[int]] = defaultdict(set)
    for need, number in needs:
        at = page.find(need)
        while at >= 0:
            i = bisect_right(starts, at) - 1
            found[i].add(number)
            at = page.find(need, starts[i + 1])
    return found


@cache
def _patterns() -> _Patterns:
    rows = load_table(__package__, "phrases.tsv")
    opening = tuple((n, re.compile(row["pattern"], re.IGNORECASE), openings_of(row["pattern"])) for n, row in enumerate(rows) if not row["needs"])
    anywhere = {number: re.compile(row["pattern"], re.IGNORECASE) for number, row in enumerate(rows) if row["needs"]}
    needs = tuple((need, number) for number in anywhere for need in rows[number]["needs"].split("|"))
    return _Patterns(tuple(row["role"] for row in rows), opening, needs, anywhere, {})


@cache
def _held() -> dict[str, str | None]:
    """What lines were found to be: menus and notices stand on many pages."""
    return {}


@cache
def _headings() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The roles in file order, and the patterns as one whose n-th group is that of the n-th role."""
    rows = load_table(__package__, "headings.tsv")
    return tuple(row["role"] for row in rows), re.compile("|".join(f"({row['pattern']})" for row in rows), re.IGNORECASE)
