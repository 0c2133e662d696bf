"""Names brought to one form, so that spellings of one name by different outlets meet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from communique.tables import load_table

# Letters that decomposition leaves whole.
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"})

# One spelling for what romanisations of Cyrillic, Arabic and others write in several ways. Order matters; the sources are the BGN/PCGN,
# Library of Congress and newspaper romanisations of Russian and Ukrainian, and the common spellings of Arabic names.
RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"[`'.]", ""), (r"shch|sch", "sh"), (r"tch|tsch", "ch"), (r"kh", "h"), (r"x", "ks"), (r"ph", "f"), (r"ck", "k"), (r"q", "k"),
        (r"c(?=[aou])", "k"), (r"gh", "g"), (r"zh", "j"), (r"dj", "j"), (r"ou|oo", "u"), (r"ee", "i"),
        (r"ei$|ey$|yy$|iy$|ij$|ii$|ie$|i$", "y"), (r"w", "v"), (r"y(?=[aeou])|j(?=[eou])|i(?=[aeou])", "y"),
        (r"^m[ou]h[aeu]m+[aeiou]d$", "muhamad"), (r"ye", "e"), (r"yo", "o"), (r"(.)\1+", r"\1"), (r"(?<=.)y(?=.)", "i"),
    )
)  # fmt: skip

VOWELS = "aeiouy"
NO_VOWELS = str.maketrans("", "", VOWELS)
INITIAL = re.compile(r"^\w\.?$")
ARTICLE = re.compile(r"^(?:al|el|ash?|an|at|ad|ar|az)-(?=\w{3})")
SAME = 85  # per cent of their letters that two folded names have in common, in order, when they are spellings of one (Aleksandr, Alexander: 94)
LATELY = 16_384  # names whose plain form stays in memory, about 0.3 KB each


@lru_cache(maxsize=LATELY)
def bare(text: str) -> str:
    """`text` in lower case, without marks on letters.

    >>> bare("Élysée")
    'elysee'
    """
    low = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    return "".join(c for c in low if not unicodedata.combining(c))


@lru_cache(maxsize=LATELY)
def fold(word: str) -> str:
    """One word of a name, so that usual spellings of it come out the same.

    >>> {fold(w) for w in ("Kovalsky", "Kovalskyy", "Kovalskiy", "Kovalskij")}
    {'kovalsky'}
    >>> fold("Dmitri") == fold("Dmitry")
    True
    >>> fold("Gaddafi") == fold("al-Kadhafi") == fold("Qaddafi")
    True
    """
    text = ARTICLE.sub("", bare(word))
    text = _spellings().get(text, text)
    for pattern, to in RULES:
        text = pattern.sub(to, text)
    return text


@cache
def _spellings() -> dict[str, str]:
    """The first spelling of each name of spellings.tsv by all others."""
    rows = [r["spellings"].split(";") for r in load_table(__package__, "spellings.tsv")]
    return {spelling: row[0] for row in rows for spelling in row}


@cache
def _forms() -> dict[str, frozenset[int]]:
    """The rows of given_forms.tsv that each folded given name stands in."""
    held: dict[str, set[int]] = {}
    for n, row in enumerate(load_table(__package__, "given_forms.tsv")):
        for form in row["forms"].split(";"):
            held.setdefault(fold(form), set()).add(n)
    return {form: frozenset(rows) for form, rows in held.items()}


def given_forms_agree(one: str, other: str) -> bool:
    """Whether two given names are forms of one in two languages of a country; alone that is no evidence that two persons are one.

    >>> given_forms_agree("Mykola", "Nikolai"), given_forms_agree("Mykola", "Mikhail")
    (True, False)
    """
    none: frozenset[int] = frozenset()
    return bool(_forms().get(fold(one), none) & _forms().get(fold(other), none))


def is_initial(word: str) -> bool:
    """Whether `word` is a letter that stands for a name ("V.", "S")."""
    return bool(INITIAL.match(word))


def given_agree(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, spellings of the same, or an initial of the other.

    >>> given_agree("Dmitri", "Dmitry"), given_agree("V.", "Vladimir"), given_agree("Marta", "Martin"), given_agree("Daniel", "Daniela")
    (True, True, False, False)
    """
    a, b = fold(one), fold(other)
    if is_initial(one) or is_initial(other):
        return a[:1] == b[:1]
    return a == b or (min(len(a), len(b)) > 3 and _near(a, b))


def family_agree(one: str, other: str) -> bool:
    """Whether two family names can be spellings of one: the same after folding, or, when long, the same but for vowels.

    >>> family_agree("Sidorenko", "Sidorenka"), family_agree("Khan", "Kan"), family_agree("Kovalsky", "Kovalev")
    (True, False, False)
    """
    a, b = fold(one), fold(other)
    return a == b or (min(len(a), len(b)) > 6 and _near(a, b))


def _near(a: str, b: str) -> bool:
    """Whether two folded names differ in vowels only, and in few; not by an added vowel at the end, which may tell a woman's name from a man's."""
    if (a[-1] in VOWELS) != (b[-1] in VOWELS) or a.translate(NO_VOWELS) != b.translate(NO_VOWELS):
        return False
    return 200 * in_common(a, b) >= SAME * (len(a) + len(b))


def in_common(one: str, other: str) -> int:
    """The length of the longest sequence of letters that stands, with gaps, in both (bit-parallel, after Hyyrö 2004: a bit for each letter of `one`).

    >>> in_common("aleksandr", "aleksander"), in_common("abc", "cba"), in_common("", "a")
    (9, 1, 0)
    """
    places: dict[str, int] = {}
    for n, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << n
    every = left = (1 << len(one)) - 1
    for letter in other:
        met = left & places.get(letter, 0)
        left = (left + met | left - met) & every
    return len(one) - left.bit_count()
