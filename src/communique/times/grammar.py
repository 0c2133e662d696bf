"""The rules of rules.tsv, compiled: one expression over letters to find where a time expression begins, and one a rule to read it.

>>> compiled = grammar()
>>> words = compiled.lexicon.read("They met late last month.")
>>> [(words.lower[f.first:f.last], f.rule) for f in compiled.find(words)]
[(('late', 'last', 'month'), 'period')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.tables import load_table
from communique.times.lexicon import Lexicon, Words

ITEM = re.compile(
    r"(?P<look>AFTER|NOTAFTER|NEXT|NOTNEXT)\(|@(?P<macro>[A-Z]\w*)|(?P<role>[A-Z][A-Z0-9]*)|\{(?P<name>\w+):|(?P<word>['a-z]+)|(?P<other>[()|?*}])|\s+"
)
LOOKS = {"AFTER": "(?<=[", "NOTAFTER": "(?<![", "NEXT": "(?=", "NOTNEXT": "(?!"}


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in the words ``[first, last)``: its rule, the builder that reads it, and the word ranges of its named parts."""

    first: int
    last: int
    rule: str
    builder: str
    parts: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules. `find` is linear in the number of words."""

    lexicon: Lexicon
    start: re.Pattern[str]
    rules: tuple[tuple[str, str, re.Pattern[str]], ...]

    def find(self, words: Words) -> Iterator[Found]:
        """Time expressions in `words`, leftmost first, at each place the longest; none overlap."""
        letters, position = words.letters, 0
        while (begin := self.start.search(letters, position)) is not None:
            best: tuple[int, str, str, re.Match[str]] | None = None
            for name, builder, pattern in self.rules:
                match = pattern.match(letters, begin.start())
                if match is not None and (best is None or match.end() > best[0]):
                    best = (match.end(), name, builder, match)
            assert best is not None, "the start expression is the union of the rules"
            parts = {k: best[3].span(k) for k, v in best[3].groupdict().items() if v is not None}
            yield Found(begin.start(), best[0], best[1], best[2], parts)
            position = max(best[0], begin.start() + 1)


@cache
def grammar() -> Grammar:
    """The grammar that ships. ValueError when a row of rules.tsv or words.tsv is wrong."""
    words = lexicon()
    rules = tuple((name, builder, re.compile(_compile(pattern, words, named=True))) for name, builder, pattern in _rules())
    union = "|".join(_compile(pattern, words, named=False) for _, _, pattern in _rules())
    return Grammar(words, re.compile(union), rules)


@cache
def lexicon() -> Lexicon:
    """The words of the grammar with their letters; far cheaper than the grammar, whose rules it leaves uncompiled."""
    return Lexicon(sorted({m["word"] for _, _, pattern in _rules() for m in ITEM.finditer(pattern) if m["word"]}))


@cache
def _rules() -> tuple[tuple[str, str, str], ...]:
    """Name, builder and pattern of each rule, its macros written out."""
    rows = load_table(__package__, "rules.tsv")
    macros = {row["name"]: row["pattern"] for row in rows if row["builder"] == "macro"}
    macros["@HOL"] = "(" + "|".join(row["name"] for row in load_table(__package__, "holidays.tsv")) + ")"
    return tuple((row["name"], row["builder"], _expand(row["pattern"], macros)) for row in rows if row["builder"] != "macro")


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while (match := re.search(r"@[A-Z]\w*", pattern)) is not None:
        pattern = f"{pattern[: match.start()]}({macros[match.group()]}){pattern[match.end() :]}"
    return pattern


def _compile(pattern: str, lexicon: Lexicon, *, named: bool) -> str:
    """`pattern` as an expression over letters. A look behind may only list single words, so it becomes one class."""
    out: list[str] = []
    behind, place = False, 0
    while place < len(pattern):
        match = ITEM.match(pattern, place)
        if match is None:
            raise ValueError(f"cannot read the pattern at: {pattern[place:]}")
        place = match.end()
        if match["look"]:
            behind = "AFTER" in match["look"]
            out.append(LOOKS[match["look"]])
        elif match["role"] or match["word"]:
            letters = lexicon.letters_of(match["role"] or f"={match['word']}")
            out.append(letters if behind else f"[{letters}]")
        elif match["name"]:
            out.append(f"(?P<{match['name']}>" if named else "(?:")
        elif match["other"]:
            sign = match["other"]
            out.append("])" if behind and sign == ")" else "" if behind else {"(": "(?:", "}": ")"}.get(sign, sign))
            behind = behind and sign != ")"
    return "".join(out)
