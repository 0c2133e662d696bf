"""A role for each paragraph of the page that is not the story itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.pages.dates import dates_in
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet

SECTION = re.compile(r"^(?:in|filed under|category|categories|section|topics?)[: ]+[^.!?]{2,40}$", re.IGNORECASE)


def roles_of(sheet: Sheet, *, title: int | None, standfirst: int | None, date: int | None, bylines: Sequence[int]) -> list[str]:
    """The role of each paragraph of `sheet`, by index."""
    settled = dict(sheet.story) | dict.fromkeys(bylines, "byline")
    for role, index in (("title", title), ("standfirst", standfirst), ("date", date)):
        if index is not None and settled.get(index) != "byline":
            settled[index] = role
    last_teaser = _last_teaser(sheet)
    return [settled.get(i) or _role(sheet, i, title=title, last_teaser=last_teaser) for i in range(len(sheet.seen))]


def _role(sheet: Sheet, i: int, *, title: int | None, last_teaser: int) -> str:
    one = sheet.seen[i]
    phrase = one.role
    if i < sheet.first:
        if title is None or i < title:
            return phrase if phrase in ("legal", "credit", "caption", "section") else "navigation"
        return phrase or _below_title(sheet, i)
    if i < sheet.last:
        return phrase or _inside(sheet, i)
    if phrase in ("contributors", "bio", "syndication", "credit", "caption", "legal", "comments"):
        return phrase
    return "related" if i <= last_teaser else (phrase or "navigation")


def _below_title(sheet: Sheet, i: int) -> str:
    line = sheet.seen[i].line
    if is_byline(line.text):
        return "byline"
    if dates_in(sheet.page.text, line.start, line.end) and len(line.words) <= 25:
        return "date"
    if SECTION.match(line.text):
        return "section"
    if sheet.kind_of(i) == "figcaption" or line.ends:
        return "caption"
    return "related" if len(line.words) >= 5 else "navigation"


def _inside(sheet: Sheet, i: int) -> str:
    one = sheet.seen[i]
    if one.heads in ("related", "comments"):
        return one.heads
    if sheet.kind_of(i) == "figcaption":
        return "caption"
    return "related" if len(one.line.words) >= 4 else "navigation"


def _last_teaser(sheet: Sheet) -> int:
    """Index of the last paragraph below the story that is like a headline, a teaser's date or its text; -1 when there is none."""
    below = range(sheet.last + 1, len(sheet.seen))
    teasers = [i for i in below if len(sheet.seen[i].line.words) >= 5 and sheet.seen[i].role in (None, "related")]
    if not teasers:
        return -1
    last = teasers[-1]
    while last + 1 < len(sheet.seen) and _is_date(sheet, last + 1):
        last += 1
    return last


def _is_date(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return len(line.words) <= 6 and bool(dates_in(sheet.page.text, line.start, line.end))
