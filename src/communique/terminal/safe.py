"""Words of a page, made harmless for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from communique.showing.words import clean

OPEN, CLOSE = "⟦", "⟧"
"""Marks around cited words; they show where colours do not."""
MARKED = "bold yellow"


def text(words: str, style: str = "") -> Text:
    """`words` cleaned, and taken literally: square brackets are no markup."""
    return Text(clean(words), style=style)


def marked(parts: Iterable[tuple[str, bool]]) -> Text:
    """A stretch of a page in parts, those with True marked."""
    shown = Text()
    for words, cited in parts:
        inside = clean(words)
        before = " " if words[:1].isspace() and inside and shown.plain and not shown.plain.endswith(" ") else ""
        after = " " if words[-1:].isspace() else ""
        shown.append(before)
        shown.append(f"{OPEN}{inside}{CLOSE}" if cited else inside, style=MARKED if cited else "")
        shown.append(after if inside or not shown.plain.endswith(" ") else "")
    shown.rstrip()
    return shown
