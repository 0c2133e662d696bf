"""A role for each paragraph of the page that is not the story itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.pages.dates import has_date, without_year
from communique.pages.names import is_byline, not_persons
from communique.pages.sheet import Sheet

PART = r"[A-Z][\w’' &-]{1,25}"
# Two sections ("News|Harbour war") or a path to one ("News > World > Islands"); three and more with strokes are a menu.
BREADCRUMB = re.compile(rf"{PART}(?:\s*[·|/]\s*{PART}|(?:\s*[>›»]\s*{PART}){{1,3}})")
PLACED = re.compile(r"\((?:(?:far |top |bottom )?(?:left|right|centre|center|top|bottom)|file(?: photo)?)\)", re.IGNORECASE)  # persons on a photo
NEAR = 3  # paragraphs above the title in which the sections stand that the story is filed under
JOB_WORDS = 6  # of a line under an author's name that tells the office
AGO = re.compile(r"\bago$", re.IGNORECASE)
SECTION = re.compile(r"^(?:in|filed under|category|categories|section|topics?)[: ]+[^.!?]{2,40}$", re.IGNORECASE)


def roles_of(
    sheet: Sheet, *, title: int | None, standfirst: int | None, date: int | None, bylines: Sequence[int], authors: Sequence[str] = ()
) -> list[str]:
    """The role of each paragraph of `sheet`, by index; `authors` are the names of its writers."""
    settled = dict(sheet.story) | dict.fromkeys(bylines, "byline")
    for role, index in (("title", title), ("standfirst", standfirst), ("date", date)):
        if index is not None and settled.get(index) != "byline":
            settled[index] = role
    settled |= dict.fromkeys(_bio(sheet, authors), "bio")
    last_teaser = _last_teaser(sheet)
    return [settled.get(i) or _role(sheet, i, title=title, last_teaser=last_teaser) for i in range(len(sheet.seen))]


def _role(sheet: Sheet, i: int, *, title: int | None, last_teaser: int) -> str:
    one = sheet.seen[i]
    phrase = one.role
    if i < sheet.first:
        if title is None or i < title:
            if title is not None and title - i <= NEAR and BREADCRUMB.fullmatch(one.line.text) and not phrase:
                return "section"
            return phrase if phrase in ("legal", "credit", "caption", "section") else "navigation"
        if phrase == "related" and AGO.search(one.line.text) and len(one.line.words) <= JOB_WORDS:
            return "date"
        return phrase or _below_title(sheet, i)
    if i < sheet.last:
        return phrase or _inside(sheet, i)
    if phrase in ("contributors", "bio", "syndication", "credit", "caption", "legal", "comments"):
        return phrase
    if not any(c.isalnum() for c in one.line.text):
        return "navigation"
    return "related" if i <= last_teaser else (phrase or "navigation")


def _below_title(sheet: Sheet, i: int) -> str:
    line = sheet.seen[i].line
    if is_byline(line.text):
        return "byline"
    if (len(line.words) <= 25 and has_date(line.text)) or without_year(line.text):
        return "date"
    if SECTION.match(line.text):
        return "section"
    if sheet.kind_of(i) == "figcaption" or line.ends or PLACED.search(line.text):
        return "caption"
    return "related" if len(line.words) >= 5 else "navigation"


def _inside(sheet: Sheet, i: int) -> str:
    one = sheet.seen[i]
    if not any(c.isalnum() for c in one.line.text):
        return "navigation"
    if one.heads in ("related", "comments"):
        return one.heads
    if sheet.kind_of(i) == "figcaption" or PLACED.search(one.line.text):
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
    return len(line.words) <= 6 and has_date(line.text)


def _bio(sheet: Sheet, authors: Sequence[str]) -> Iterator[int]:
    """Paragraphs below the story that tell of one of its `authors`: a line with the name, the office under it, and sentences with the name."""
    named = ""
    names = {author.casefold(): author for author in reversed(authors)}
    for i in range(sheet.last + 1, len(sheet.seen)) if names else ():
        one = sheet.seen[i]
        name = names.get(one.line.text.casefold(), "")
        about = named and re.search(rf"\b{re.escape(named.split()[-1])}\b", one.line.text)
        if name or (one.role in (None, "bio") and named and (about or _office(one.line.text))):
            named = name or named
            yield i
        else:
            named = ""


def _office(text: str) -> bool:
    """True for a few words without a full stop, one of them of an office: "Senior reporter"."""
    words = text.split()
    return len(words) <= JOB_WORDS and not text.endswith(".") and any(w.strip(",").lower() in not_persons() for w in words)
