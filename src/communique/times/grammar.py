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

ITEM = re.compile(r"(?:NOT)?(?:AFTER|NEXT)\(|@[A-Z]\w*|[A-Z][A-Z0-9]*|\{\w+:|['a-z]+|[()|?*}]")
MACRO = "macro"
LOOKS = {"AFTER(": "(?<=[", "NOTAFTER(": "(?<![", "NEXT(": "(?=", "NOTNEXT(": "(?!"}
SIGNS = "()|?*}"


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
    """The grammar that ships. ValueError when the beginning of a row of rules.tsv is wrong; `expression` reads the rest."""
    words = lexicon()
    by_letter: dict[str, list[Rule]] = {}
    for row in _rows():
        letters, empty = _beginning(row["pattern"])
        if empty and row["builder"] != MACRO:
            raise ValueError(f"a rule that needs no word: {row['name']}")
        rule = Rule(row["name"], row["builder"], row["pattern"])
        for letter in letters if row["builder"] != MACRO else ():
            by_letter.setdefault(letter, []).append(rule)
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
        self._items = _items(pattern)
        self._place = 0
        self._words = words

    def read(self) -> tuple[frozenset[str], bool]:
        return self._choice()

    def _choice(self) -> tuple[frozenset[str], bool]:
        """First letters of the alternatives up to a closing sign, and whether one of them can be empty."""
        letters, empty = self._row()
        while self._place < len(self._items) and self._items[self._place] == "|":
            self._place += 1
            more, also = self._row()
            letters, empty = letters | more, empty or also
        return letters, empty

    def _row(self) -> tuple[frozenset[str], bool]:
        letters: frozenset[str] = frozenset()
        empty = True
        while self._place < len(self._items) and self._items[self._place] not in ("|", ")", "}"):
            if not empty:
                self._skip()
                continue
            more, empty = self._item()
            letters |= more
        return letters, empty

    def _skip(self) -> None:
        """Pass the next item, which is not the first of its row, with all that is inside it."""
        depth = 0
        while True:
            item = self._items[self._place]
            self._place += 1
            depth += (item[-1] == "(" or item[0] == "{") - (item in (")", "}"))
            if not depth:
                return

    def _item(self) -> tuple[frozenset[str], bool]:
        item = self._items[self._place]
        self._place += 1
        if item[0] == "@":
            found = _beginning(_macros()[item])
        elif item[-1] == "(" or item[0] == "{":  # a bracket, a named part, or a look at a neighbour, which takes no word
            found = self._choice()
            self._place += 1
            found = (frozenset(), True) if item in LOOKS else found
        else:
            found = frozenset(self._words.letters_of(_role(item))), False
        if self._place < len(self._items) and self._items[self._place] in ("?", "*"):
            self._place += 1
            found = found[0], True
        return found


def _role(item: str) -> str:
    """The role of an item of a pattern that stands for words: a word of its own has a role of its own."""
    return item if item[0].isupper() else f"={item}"


@cache
def lexicon() -> Lexicon:
    """The words of the grammar with their letters; far cheaper than the grammar, whose rules it leaves uncompiled."""
    return Lexicon(sorted({item for row in _rows() for item in _items(row["pattern"]) if item[0] == "'" or item[0].islower()}))


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


@cache
def _items(pattern: str) -> tuple[str, ...]:
    """The items of `pattern`: a look or a named part with its opening bracket, a macro, a role, a word, a sign."""
    found = ITEM.findall(pattern)
    if "".join(found) != "".join(pattern.split()):
        raise ValueError(f"cannot read the pattern: {pattern}")
    return tuple(found)


def _compile(pattern: str, lexicon: Lexicon) -> str:
    """`pattern` as an expression over letters. A look behind may only list single words, so it becomes one class."""
    out: list[str] = []
    behind = False
    for item in _items(pattern):
        if item in LOOKS:
            behind = "AFTER" in item
            out.append(LOOKS[item])
        elif item[0] == "{":
            out.append(f"(?P<{item[1:-1]}>")
        elif item in SIGNS:
            out.append("])" if behind and item == ")" else "" if behind else {"(": "(?:", "}": ")"}.get(item, item))
            behind = behind and item != ")"
        else:
            letters = lexicon.letters_of(_role(item))
            out.append(letters if behind else f"[{letters}]")
    return "".join(out)
