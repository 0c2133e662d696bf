"""Where a story is filed: the section of the outlet, and the place of its dateline.

.. code-block:: none

    News | World  (a line above the title)  →  World            NORTHPORT, Norway, Nov 3 (Agency) —  →  NORTHPORT, Norway
"""

from __future__ import annotations

import re
from functools import cache

from communique.model.article import Named
from communique.pages.datelines import filed
from communique.pages.layout import BREADCRUMB, NEAR, SECTION
from communique.pages.metadata import named_in_head
from communique.pages.names import in_order
from communique.pages.sheet import Sheet
from communique.tables import load_table

LAST = re.compile(r"[^·|/>›»]+$")  # of the sections on a path
LEAD = re.compile(r"^(?:in|filed under|category|categories|section|topics?)[: ]+\s*", re.IGNORECASE)


def section_of(sheet: Sheet, title: int | None) -> Named | None:
    """The section that the metadata name, else the last one on the path above the title, else the one that a line below it names."""
    told = named_in_head(sheet.page.text, sheet.head, "section")
    if told or title is None:
        return told
    for i in range(title - 1, max(-1, title - 1 - NEAR), -1):
        line = sheet.seen[i].line
        if BREADCRUMB.fullmatch(line.text) and not sheet.seen[i].role and (m := LAST.search(line.text)):
            return _named(line.start + m.start(), m[0])
    for i in range(title + 1, sheet.first):
        line = sheet.seen[i].line
        if SECTION.match(line.text) and (lead := LEAD.match(line.text)):
            return _named(line.start + lead.end(), line.text[lead.end() :])
    return None


def place_of(sheet: Sheet) -> Named | None:
    """The place of the story's dateline, with its region where it has one and without its date and agency; None without a dateline."""
    found = filed(sheet)
    if found is None:
        return None
    start, end = found[1].span
    m = _before_the_date().match(sheet.page.text, start, end)
    name = m[0].rstrip(" ,.–—-:") if m else ""
    return Named(", ".join(in_order(part) for part in name.split(", ")), start, start + len(name), name) if name else None


@cache
def _before_the_date() -> re.Pattern[str]:
    months = "|".join(sorted({n for row in load_table(__package__, "months.tsv") for n in row["names"].split()}, key=len, reverse=True))
    return re.compile(rf"(?:(?!,?\s(?:\w+day,?\s)?(?:\d|(?:{months})\b\.?\s\d)|\s*[(/—–:]|\s+--?\s|--).)+", re.IGNORECASE)


def _named(start: int, words: str) -> Named:
    name = words.strip()
    at = start + words.index(name)
    return Named(name, at, at + len(name), name)
