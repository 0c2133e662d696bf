"""The lines above the visible page that give its metadata: the head of an HTML page, the front matter of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.model.article import Named
from communique.model.page import Page
from communique.pages.frontmatter import front_matter_span, front_values
from communique.pages.lines import WORD, Line
from communique.tables import load_table

ENTRY = re.compile(r"(title|(?:meta|json-ld|link) [\w:.-]+): (?=\S)")

TITLES = ("title", "meta og:title", "meta twitter:title")
# Keys of one article's JSON-LD in the order in which the renderer html/1 writes them; the first `SINGLE` stand once in each.
LINKED = tuple(f"json-ld {key}" for key in ("headline", "description", "datePublished", "dateModified", "author", "publisher", "sourceOrganization"))
SINGLE = 4


def metadata_lines(page: Page, lines: Sequence[Line]) -> tuple[tuple[tuple[str, int, int], ...], int]:
    """The metadata of `page` as (key, start, end of the value), and how many of its first `lines` hold them.

    Keys are those of the renderer (``meta author``, ``json-ld headline``) and, for front matter, ``front`` and the key in lower case.
    """
    if page.marks:
        return _head(page, lines)
    front = front_matter_span(page.text)
    values = front_values(page.text) if front else {}
    if front is None or not values:
        return (), 0
    entries = tuple((f"front {key}", v.start, v.end) for key, named in values.items() for v in named)
    return entries, sum(1 for line in lines if line.start < front.end)


@cache
def head_keys(use: str) -> tuple[str, ...]:
    """Keys of the metadata that state `use` (``title``, ``published``, ``author``, ``outlet``, ``original``), the surest first."""
    return tuple(row["key"] for row in load_table(__package__, "head_keys.tsv") if row["use"] == use)


def _head(page: Page, lines: Sequence[Line]) -> tuple[tuple[tuple[str, int, int], ...], int]:
    first = page.marks[0].start
    entries: list[tuple[str, int, int]] = []
    count = 0
    for line in lines:
        if line.start >= first:
            break
        count += 1
        m = ENTRY.match(line.text)
        if m:
            entries.append((m[1], line.start + m.end(), line.end))
    return _of_the_story(page.text, entries), count


def _of_the_story(text: str, entries: Sequence[tuple[str, int, int]]) -> tuple[tuple[str, int, int], ...]:
    """`entries` without those of other articles that the JSON-LD lists: of several, the one whose headline the page's title holds is kept."""
    others = [_bare(text[start:end]) for key, start, end in entries if key in TITLES]
    groups: list[list[tuple[str, int, int]]] = []
    last = -1
    for entry in entries:
        if entry[0] in LINKED:
            rank = LINKED.index(entry[0])
            if not groups or rank < last or (rank == last and rank < SINGLE):
                groups.append([])
            groups[-1].append(entry)
            last = rank
    own = [g for g in groups if any(k == LINKED[0] and any(_bare(text[s:e]) in title for title in others) for k, s, e in g)]
    left_out = {entry for g in groups if own and g is not own[0] for entry in g}
    return tuple(entry for entry in entries if entry not in left_out)


def _bare(title: str) -> str:
    return " ".join(WORD.findall(title)).lower()


def named_in_head(text: str, head: Sequence[tuple[str, int, int]], use: str) -> Named | None:
    """The first name that the metadata `head` of the page gives for `use` (see `head_keys`), if any."""
    for key in head_keys(use):
        for name, start, end in head:
            if name == key and 2 <= end - start <= 80 and not text[start:end].startswith(("http", "@")):
                return Named(" ".join(text[start:end].split()), start, end, text[start:end], "structured")
    return None
