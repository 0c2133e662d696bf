"""Which language a story is in, by its commonest words, else by its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from communique.tables import load_table

WORD = re.compile(r"[^\W\d_]+")
# Shares of running words that a language's function words make up (English news has about 0.4): enough by itself, and enough when it is
# so many times that of the next language, as in lists and tables of results.
ENOUGH, LITTLE, TIMES = 0.12, 0.05, 3
# The same of a whole page that needs no further look, and how many times that of English it is there (an English story of a fifth of the
# page's words would make it less), and how many different words tell it.
SURE, PLAINLY, VARIED = 0.15, 4, 8
COMMON = 500  # characters of a page for each "the" up to which it is not counted: English pages have one for a hundred to three hundred
LETTERS = 0.2  # share of a text's letters; Japanese news has about half of its letters in kana


def language_of(lines: Sequence[str]) -> str:
    """ISO 639-1 code of the language of `lines` together, ``und`` when none of ``data/function_words.tsv`` fits.

    >>> language_of(["The delegations said that they would meet again in the spring."])
    'en'
    """
    counts = Counter(WORD.findall("\n".join(lines).lower()))
    if not counts:
        return "und"
    (share, code), (second, _) = _shares(counts)[:2]
    return code if share >= ENOUGH or (share >= LITTLE and share >= TIMES * second) else _by_letters(counts)


def plainly_other(text: str) -> str | None:
    """The language of `text`, a whole page, where it is so plainly another than English that no English story is on it; else None.

    >>> plainly_other("Die Delegationen haben sich in der Nacht auf einen Text geeinigt, und sie treffen sich am Montag mit dem Minister.")
    'de'
    """
    if text.count(" the ") * COMMON > len(text):
        return None
    counts = Counter(WORD.findall(text.lower()))
    shares = _shares(counts) if counts else []
    if not shares or shares[0][0] < SURE or PLAINLY * next(share for share, code in shares if code == "en") > shares[0][0]:
        return None
    code = shares[0][1]
    return code if sum(word in _profiles()[code] for word in counts) >= VARIED else None


def _shares(counts: Counter[str]) -> list[tuple[float, str]]:
    """The share of each language's function words in all words of `counts`, the highest first."""
    total = counts.total()
    held = dict.fromkeys(_profiles(), 0)
    tellers = _tellers()
    for word in counts.keys() & tellers.keys():
        for code in tellers[word]:
            held[code] += counts[word]
    return sorted(((times / total, code) for code, times in held.items()), reverse=True)


def _by_letters(counts: Mapping[str, int]) -> str:
    """The language whose letters a good part of the words are written in (a Japanese text has Chinese ones too); else ``und``."""
    letters: Counter[str] = Counter()
    for word, times in counts.items():
        if not word.isascii():
            for c in word:
                letters[c] += times
    total = sum(len(word) * times for word, times in counts.items())
    for row in load_table(__package__, "scripts.tsv"):
        first, last = int(row["first"], 16), int(row["last"], 16)
        if sum(times for c, times in letters.items() if first <= ord(c) <= last) >= LETTERS * total:
            return row["code"]
    return "und"


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["words"].split()) for row in load_table(__package__, "function_words.tsv")}


@cache
def _tellers() -> dict[str, tuple[str, ...]]:
    """Word → the languages of which it is a function word."""
    words = sorted({word for own in _profiles().values() for word in own})
    return {word: tuple(code for code, own in _profiles().items() if word in own) for word in words}


@cache
def language_name(code: str) -> str:
    """English name of the language `code`."""
    return next((row["name"] for row in _named() if row["code"] == code), "an unknown language")


@cache
def language_code(stated: str) -> str:
    """ISO 639-1 code of the language that `stated` (lower case) is the code or the English name of; ``und`` when it is not known."""
    return next((row["code"] for row in _named() if stated in (row["code"], row["name"].lower())), "und")


def _named() -> tuple[dict[str, str], ...]:
    return (*load_table(__package__, "function_words.tsv"), *load_table(__package__, "scripts.tsv"))
