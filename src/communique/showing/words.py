"""Words of a page, made harmless and short for where they are shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

SEQUENCE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\\\)?|.)?|\x9b[0-?]*[ -/]*[@-~]")
"""Escape sequences of ECMA-48: CSI in both codings, OSC up to its end, and single ones."""
UNSAFE = ("Cc", "Cf", "Cs", "Co")
"""Unicode categories of control, format (direction among them), surrogate and private characters."""
JOINERS = "\u200c\u200d"
"""Format characters that belong to the spelling of words (Persian, Indic scripts)."""


def clean(words: str) -> str:
    """`words` on one line, without what steers a terminal: escape sequences, control characters, and marks of direction.

    >>> clean("a\\x1b[31m\\n b")
    'a b'
    """
    if words.isprintable():  # nearly all words: no control, format or private character in them, and no white space but blanks
        return " ".join(words.split())
    words = SEQUENCE.sub("", words)
    kept = (" " if c.isspace() else c for c in words if c.isspace() or c in JOINERS or unicodedata.category(c) not in UNSAFE)
    return " ".join("".join(kept).split())


def shorten(words: str, limit: int) -> str:
    """`words` cleaned and cut at a word so that they have at most `limit` characters."""
    whole = clean(words)
    if len(whole) <= limit:
        return whole
    return whole[: limit - 1].rsplit(" ", 1)[0] + "…"


def and_(words: Sequence[str]) -> str:
    """Words as a list in a sentence; '' for none.

    >>> and_(["a", "b", "c"])
    'a, b and c'
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with what it counts.

    >>> counted(1, "report"), counted(1200, "reply", "replies")
    ('1 report', '1,200 replies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capital(words: str) -> str:
    """`words` with a capital at the beginning, as a heading or a sentence has it."""
    return words[:1].upper() + words[1:]
