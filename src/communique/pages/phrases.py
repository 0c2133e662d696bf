"""The small lists of phrases that site furniture and credit lines use."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from communique.tables import load_table

SHORT = 250  # characters of a line that may stand on many pages, or is asked about twice on one: what it was found to be is kept


def phrase_role(text: str) -> str | None:
    """The role that a phrase of ``data/phrases.tsv`` gives to the line `text`; None when no phrase is on it.

    >>> phrase_role("Ana Perez and Bo Lund contributed reporting.")
    'contributors'
    """
    return _kept(text) if len(text) <= SHORT else _role(text)


def _role(text: str) -> str | None:
    roles, opening, needs, anywhere = _patterns()
    found = opening.match(text)
    first = found.lastindex - 1 if found and found.lastindex else len(roles)
    low = text.lower()
    for need, number in needs:
        if number < first and need in low and anywhere[number].search(text):
            first = number
    return roles[first] if first < len(roles) else None


@lru_cache(maxsize=1 << 14)
def _kept(text: str) -> str | None:
    return _role(text)


def heads_block(text: str) -> str | None:
    """The role of the block that the heading `text` opens (``related``, ``comments``, ``legal`` …), or None."""
    roles, pattern = _headings()
    found = pattern.fullmatch(text)
    return roles[found.lastindex - 1] if found and found.lastindex else None


@cache
def _patterns() -> tuple[tuple[str, ...], re.Pattern[str], tuple[tuple[str, int], ...], dict[int, re.Pattern[str]]]:
    """The roles in file order, the patterns without needs as one, all needs with the numbers of their patterns, and those patterns.

    The n-th group of the one pattern is that of the n-th role. One pattern of sixty branches, tried where a line begins, costs a tenth
    of sixty patterns.
    """
    rows = load_table(__package__, "phrases.tsv")
    branches = "|".join("((?!))" if row["needs"] else f"({row['pattern']})" for row in rows)
    anywhere = {number: re.compile(row["pattern"], re.IGNORECASE) for number, row in enumerate(rows) if row["needs"]}
    needs = tuple((need, number) for number in anywhere for need in rows[number]["needs"].split("|"))
    return tuple(row["role"] for row in rows), re.compile(branches, re.IGNORECASE), needs, anywhere


@cache
def _headings() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The roles in file order, and the patterns as one whose n-th group is that of the n-th role."""
    rows = load_table(__package__, "headings.tsv")
    return tuple(row["role"] for row in rows), re.compile("|".join(f"({row['pattern']})" for row in rows), re.IGNORECASE)
