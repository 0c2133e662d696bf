"""The small lists of phrases that site furniture and credit lines use."""

from __future__ import annotations

import re
from functools import cache

from communique.tables import load_table


def phrase_role(text: str) -> str | None:
    """The role that a phrase of ``data/phrases.tsv`` gives to the line `text`; None when no phrase is on it.

    >>> phrase_role("Ana Perez and Bo Lund contributed reporting.")
    'contributors'
    """
    for role, pattern in _patterns():
        if pattern.search(text):
            return role
    return None


def heads_block(text: str) -> str | None:
    """The role of the block that the heading `text` opens (``related``, ``comments``, ``legal`` …), or None."""
    for role, pattern in _headings():
        if pattern.fullmatch(text):
            return role
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in load_table(__package__, "phrases.tsv"))


@cache
def _headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["role"], re.compile(row["pattern"], re.IGNORECASE)) for row in load_table(__package__, "headings.tsv"))
