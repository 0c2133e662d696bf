"""Full-text search over sentences and statements, and how a reader's words are read.

All words must be there, whole, in any order; case and marks on letters do not count. Words in quotation marks must stand together in this
order. A word with a star at its end stands for all that begin so: ``cease* "prisoners of war"``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from communique.model.spans import Span

TERM = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')
"""A phrase in quotation marks (the last may lack its closing mark), or a word."""
WORDS = re.compile(r"[^\W_]+")
LEFT, RIGHT = "\x02", "\x03"
"""Set by FTS5 around what was found, since no text that is read has them; a sentence that does have one shows nothing as found."""
MOST_TERMS = 32
"""Terms that are looked for; those after them are left out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence (`id` None) or a statement on page `page` at `span`; `found` are the words in it that were looked for (offsets of the page)."""

    id: str | None
    page: str
    span: Span
    found: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The best hits, and how many there are in all."""

    hits: tuple[Hit, ...]
    number: int


def terms(words: str) -> list[tuple[str, bool]]:
    """What `words` ask for: each term with its words, and whether it is the beginning of a word.

    >>> terms('cease* "prisoners of war" Árd-s')
    [('cease', True), ('prisoners of war', False), ('Árd s', False)]
    """
    found = []
    for phrase, word in TERM.findall(words):
        held = " ".join(WORDS.findall(phrase or word))
        if held:
            found.append((held, bool(word) and word.endswith("*")))
    return found[:MOST_TERMS]


def query(words: str) -> str:
    """`words` in the language of FTS5, every term quoted, so that nothing in it is an operator; '' when they hold no word."""
    return " ".join(f'"{term}"{"*" if begins else ""}' for term, begins in terms(words))


def find(rows: Callable[..., list[Any]], words: str, *, kind: str, pages: Iterable[str] | None, limit: int) -> Finding:
    """`Store.find`; `rows` answers a question in SQL."""
    asked = query(words)
    if not asked:
        return Finding((), 0)
    where, given = "search MATCH ? AND kind = ?", [asked, kind]
    if pages is not None:
        where += " AND page IN (SELECT value FROM json_each(?))"
        given.append(json.dumps(sorted(set(pages))))
    marked = f"highlight(search, 0, '{LEFT}', '{RIGHT}')"
    held = rows(f'SELECT id, page, start, "end", text, {marked} FROM search WHERE {where} ORDER BY rank, rowid LIMIT ?', *given, limit)
    number = len(held) if len(held) < limit else rows(f"SELECT count(*) FROM search WHERE {where}", *given)[0][0]
    return Finding(tuple(Hit(id_, page, Span(start, end), _found(text, marks, start, end)) for id_, page, start, end, text, marks in held), number)


def _found(text: str, marked: str, start: int, end: int) -> tuple[Span, ...]:
    """Where on the page the marks stand; none where the text is not what stands there word for word (a statement in pieces)."""
    if LEFT in text or RIGHT in text or len(text) != end - start:
        return ()
    found, at, begun = [], start, start
    for char in marked:
        if char == LEFT:
            begun = at
        elif char == RIGHT:
            found.append(Span(begun, at))
        else:
            at += 1
    return tuple(found)
