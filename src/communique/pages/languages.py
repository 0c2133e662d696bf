"""Which language a story is in, by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.tables import load_table

WORD = re.compile(r"[^\W\d_]+")
# Shares of running words that a language's function words make up (English news has about 0.4): enough by itself, and enough when it is
# so many times that of the next language, as in lists and tables of results.
ENOUGH, LITTLE, TIMES = 0.12, 0.05, 3


def language_of(lines: Sequence[str]) -> str:
    """ISO 639-1 code of the language of `lines` together, ``und`` when none of ``data/function_words.tsv`` fits.

    >>> language_of(["The delegations said that they would meet again in the spring."])
    'en'
    """
    words = [w.lower() for line in lines for w in WORD.findall(line)]
    if not words:
        return "und"
    shares = sorted(((sum(1 for w in words if w in own) / len(words), code) for code, own in _profiles().items()), reverse=True)
    (share, code), (second, _) = shares[:2]
    return code if share >= ENOUGH or (share >= LITTLE and share >= TIMES * second) else "und"


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["words"].split()) for row in load_table(__package__, "function_words.tsv")}


@cache
def language_name(code: str) -> str:
    """English name of the language `code`."""
    return next((row["name"] for row in load_table(__package__, "function_words.tsv") if row["code"] == code), "an unknown language")


@cache
def language_code(stated: str) -> str:
    """ISO 639-1 code of the language that `stated` (lower case) is the code or the English name of; ``und`` when it is not known."""
    rows = load_table(__package__, "function_words.tsv")
    return next((row["code"] for row in rows if stated in (row["code"], row["name"].lower())), "und")
