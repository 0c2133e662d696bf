"""A name as it is looked for: one spelling for all that differ by accents, apostrophes, hyphens or capitals only."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = re.compile(r"['’‘ʻʼʹ`ʿʾ′ʺ″]")
BETWEEN = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart.
PLAIN = str.maketrans({
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "ð": "d", "þ": "th", "œ": "oe", "Œ": "OE",
    "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "ng",
})  # fmt: skip
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """`name` in plain small letters, words parted by one space, what a first word shortens written out.

    >>> fold("Mazār-e Sharīf"), fold("Kupians’k"), fold("St. John's")
    ('mazar e sharif', 'kupiansk', 'saint johns')
    """
    apart = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in apart if not unicodedata.combining(c)).translate(PLAIN)
    first, space, rest = BETWEEN.sub(" ", APOSTROPHES.sub("", bare)).strip().lower().partition(" ")
    return f"{SHORT.get(first, first)}{space}{rest}"
