"""The rules of rules.tsv: for each letter the rules that can begin with it, and for each rule an expression over letters, compiled at its first use.

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
MACRO = "macro"
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
class Rule:
    """A row of rules.tsv: its name, the builder that reads what it finds, and its pattern, macros by name."""

    name: str
    builder: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the letters that they can begin with, in the order of rules.tsv. `find` is linear in the number of words."""

    lexicon: Lexicon
    start: re.Pattern[str]
    by_letter: dict[str, tuple[Rule, ...]]

    def find(self, words: Words) -> Iterator[Found]:
        """Time expressions in `words`, leftmost first, at each place the longest; none overlap."""
        letters, end = words.letters, 0
        for begin in self.start.finditer(letters):
            place = begin.start()
            if place < end:
                continue
            found = self._longest(letters, place)
            if found is not None:
                rule, match = found
                end = max(match.end(), place + 1)
                parts = {k: match.span(k) for k, v in match.groupdict().items() if v is not None}
                yield Found(place, match.end(), rule.name, rule.builder, parts)

    def _longest(self, letters: str, place: int) -> tuple[Rule, re.Match[str]] | None:
        best: tuple[Rule, re.Match[str]] | None = None
        for rule in self.by_letter[letters[place]]:
            match = expression(rule.pattern).match(letters, place)
            if match is not None and (best is None or match.end() > best[1].end()):
                best = rule, match
        return best


@cache
def grammar() -> Grammar:
    """The grammar that ships. ValueError when a row of rules.tsv or words.tsv is wrong."""
    words = lexicon()
    by_letter: dict[str, list[Rule]] = {}
    for row in _rows():
        letters, empty = _beginning(row["pattern"])
        if empty and row["builder"] != MACRO:
            raise ValueError(f"a rule that needs no word: {row['name']}")
        for letter in sorted(letters) if row["builder"] != MACRO else ():
            by_letter.setdefault(letter, []).append(Rule(row["name"], row["builder"], row["pattern"]))
    start = re.compile(f"[{''.join(sorted(by_letter))}]")
    return Grammar(words, start, {letter: tuple(rules) for letter, rules in by_letter.items()})


@cache
def expression(pattern: str) -> re.Pattern[str]:
    """`pattern` over letters, compiled when it is first tried: a short text needs few of the rules, and all of them are most of a cold start."""
    return re.compile(_compile(_expand(pattern), lexicon()))


@cache
def _beginning(pattern: str) -> tuple[frozenset[str], bool]:
    """The letters with which a match of `pattern` can begin, and whether it can match nothing at all."""
    return _Beginning(pattern, lexicon()).read()


class _Beginning:
    def __init__(self, pattern: str, words: Lexicon) -> None:
        self._items = [m for m in _items(pattern) if not m.group().isspace()]
        self._place = 0
        self._words = words

    def read(self) -> tuple[frozenset[str], bool]:
        return self._choice()

    def _choice(self) -> tuple[frozenset[str], bool]:
        """First letters of the alternatives up to a closing sign, and whether one of them can be empty."""
        letters, empty = self._row()
        while self._place < len(self._items) and self._items[self._place].group() == "|":
            self._place += 1
            more, also = self._row()
            letters, empty = letters | more, empty or also
        return letters, empty

    def _row(self) -> tuple[frozenset[str], bool]:
        letters: frozenset[str] = frozenset()
        empty = True
        while self._place < len(self._items) and self._items[self._place].group() not in ("|", ")", "}"):
            more, also = self._item()
            if empty:
                letters, empty = letters | more, also
        return letters, empty

    def _item(self) -> tuple[frozenset[str], bool]:
        item = self._items[self._place]
        self._place += 1
        if item["role"] or item["word"]:
            found = frozenset(self._words.letters_of(item["role"] or f"={item['word']}")), False
        elif item["macro"]:
            found = _beginning(_macros()[item.group()])
        else:  # a bracket, a named part, or a look at a neighbour, which takes no word
            found = self._choice()
            self._place += 1
            found = (frozenset(), True) if item["look"] else found
        if self._place < len(self._items) and self._items[self._place].group() in ("?", "*"):
            self._place += 1
            found = found[0], True
        return found


@cache
def lexicon() -> Lexicon:
    """The words of the grammar with their letters; far cheaper than the grammar, whose rules it leaves uncompiled."""
    return Lexicon(sorted({m["word"] for row in _rows() for m in ITEM.finditer(row["pattern"]) if m["word"]}))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    """The rows of rules.tsv, and the macro of all holidays."""
    names = "|".join(row["name"] for row in load_table(__package__, "holidays.tsv")).replace(" - ", " HYPH ").replace(" . ", " DOT ")
    return ({"name": "@HOL", "builder": MACRO, "pattern": f"({names})"}, *load_table(__package__, "rules.tsv"))


@cache
def _macros() -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in _rows() if row["builder"] == MACRO}


def _expand(pattern: str) -> str:
    """`pattern` with its macros written out."""
    while (match := re.search(r"@[A-Z]\w*", pattern)) is not None:
        pattern = f"{pattern[: match.start()]}({_macros()[match.group()]}){pattern[match.end() :]}"
    return pattern


def _items(pattern: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(pattern):
        match = ITEM.match(pattern, place)
        if match is None:
            raise ValueError(f"cannot read the pattern at: {pattern[place:]}")
        place = match.end()
        yield match


def _compile(pattern: str, lexicon: Lexicon) -> str:
    """`pattern` as an expression over letters. A look behind may only list single words, so it becomes one class."""
    out: list[str] = []
    behind = False
    for match in _items(pattern):
        if match["look"]:
            behind = "AFTER" in match["look"]
            out.append(LOOKS[match["look"]])
        elif match["role"] or match["word"]:
            letters = lexicon.letters_of(match["role"] or f"={match['word']}")
            out.append(letters if behind else f"[{letters}]")
        elif match["name"]:
            out.append(f"(?P<{match['name']}>")
        elif match["other"]:
            sign = match["other"]
            out.append("])" if behind and sign == ")" else "" if behind else {"(": "(?:", "}": ")"}.get(sign, sign))
            behind = behind and sign != ")"
    return "".join(out)
