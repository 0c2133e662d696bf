"""From text to words, and from words to one letter each: what the patterns of the grammar match.

Every set of roles that some word can have (``MONTH``; ``NUMW`` and ``ONES``) is one letter, so a block of text becomes a string as long as it
has words, and a rule over roles becomes an ordinary compiled expression over letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from communique.tables import load_table

# One character for one: offsets hold. Quotes, dashes and spaces are written in many ways; the grammar knows one of each.
PLAIN = str.maketrans(
    dict.fromkeys("‘’‚ʼ`´‛", "'") | dict.fromkeys("“”„‟", '"') | dict.fromkeys("–—‑‐−", "-") | dict.fromkeys("\xa0\u2009\u202f\u2007", " ")
)

TOKEN = re.compile(
    r"https?://[^\s]+"
    r"|[$€£¥] ?[0-9][0-9,.]*"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[12][0-9]{3}(?!\.?[0-9])"
    r"|[12][0-9]{3}/[0-9]{2}/[0-9]{2}(?![0-9/])"
    r"|(?<![0-9/$])9/11(?![0-9/])"
    r"|[0-9]{1,2}(?::[0-9]{2})?[ap]m\b"
    r"|[0-9]{1,2}h[0-9]{2}\b"
    r"|fy(?=[0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:(?:st|nd|rd|th|s)\b| ?%)?"
    r"|[ap]\.m\.?(?!\w)|b\.c\.(?:e\.?)?(?!\w)|a\.d\.?(?!\w)"
    r"|'(?:s|ll|re|ve|d|t|m)\b"
    r"|\w+|[^\w\s]",
    re.IGNORECASE,
)
NONE = "."  # the letter of a word that no rule knows; "." is escaped in patterns, so nothing matches it by chance
# Letters: Latin-1 first, less the signs that mean something inside brackets, for `re` compiles and matches classes of these four times as fast;
# then the private use area.
LETTERS = tuple(chr(c) for c in (*range(1, 256), *range(0xE000, 0xE400)) if chr(c) not in "\\][^-&~|.")

SHAPES = (
    ("ISO", re.compile(r"\d{4}([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])")),
    ("SLASHD", re.compile(r"\d{1,2}([/.])\d{1,2}\1\d{2,4}")),
    ("CLOCK", re.compile(r"(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?")),
    ("CLOCKAM", re.compile(r"(?:0?\d|1[0-2])(?::[0-5]\d)?[aApP][mM]")),
    ("D2", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("Y4", re.compile(r"1[0-9]\d\d|2[01]\d\d")),
    ("DIG", re.compile(r"\d{1,12}|\d{1,3}(?:,\d{3}){1,4}")),
    ("DEC", re.compile(r"\d{1,9}\.\d{1,6}")),
    ("ORDD", re.compile(r"\d{1,3}(?:st|nd|rd|th)")),
    ("DECADE", re.compile(r"1\d\d0s|20\d0s")),
    ("DECADE2", re.compile(r"\d0s")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each stands (offsets into the text), its lower-case form, and all their letters as one string."""

    spans: tuple[tuple[int, int], ...]
    lower: tuple[str, ...]
    letters: str


class Lexicon:
    """Roles of words and the letters of sets of roles. `literals` are words that patterns name themselves."""

    def __init__(self, literals: Iterable[str]) -> None:
        small, capital = _roles(literals)
        shapes = {frozenset({name}) for name, _ in SHAPES}
        sets = sorted(shapes | {frozenset(r) for r in [*small.values(), *capital.values()]}, key=sorted)
        self._letter = dict(zip(sets, LETTERS, strict=False))
        self._of: dict[str, str] = {}
        for roles, letter in self._letter.items():
            for role in roles:
                self._of[role] = self._of.get(role, "") + letter
        self._small = {w: self._letter[frozenset(r)] for w, r in small.items()}
        self._capital = {w: self._letter[frozenset(r)] for w, r in capital.items()}

    def letters_of(self, role: str) -> str:
        """All letters whose words can have `role`; ValueError when none can."""
        found = self._of.get(role)
        if found is None:
            raise ValueError(f"no word has the role {role}")
        return found

    def read(self, text: str) -> Words:
        """The words of `text`; linear in its length."""
        spans, lower, letters = [], [], []
        small, capital = self._small, self._capital
        for match in TOKEN.finditer(text.translate(PLAIN)):
            word = match.group()
            low = word.lower()
            letter = small.get(low)
            if letter is None:
                letter = self._shape(word) if word[0].isdigit() else NONE
            elif word is not low and word[0] != low[0]:
                letter = capital.get(low, letter)
            spans.append(match.span())
            lower.append(low)
            letters.append(letter)
        return Words(tuple(spans), tuple(lower), "".join(letters))

    def _shape(self, word: str) -> str:
        for name, pattern in SHAPES:
            if pattern.fullmatch(word):
                return self._letter[frozenset({name})]
        return NONE


def _roles(literals: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    small: dict[str, set[str]] = {}
    capital: dict[str, set[str]] = {}
    for row in load_table(__package__, "words.tsv"):
        capital.setdefault(row["word"], set()).add(row["role"])
        small.setdefault(row["word"], set())
        if row["case"] != "cap":
            small[row["word"]].add(row["role"])
    for word in literals:
        for table in (small, capital):
            table.setdefault(word, set()).add(f"={word}")
    small = {w: r for w, r in small.items() if r} | {w: {"-"} for w, r in small.items() if not r}
    return small, capital


@cache
def values(role: str) -> dict[str, str]:
    """Word → value of all words with `role`."""
    return {row["word"]: row["value"] for row in load_table(__package__, "words.tsv") if row["role"] == role}
