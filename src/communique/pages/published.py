"""The date that the page states for the story."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.model.article import StatedDate
from communique.pages.dates import Unclear, dates_in
from communique.pages.metadata import head_keys
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet

CHANGED = re.compile(r"\b(?:updated?|modified|revised|edited|corrected|as of)\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:published|posted|issued|filed|created|released|first|date)\b", re.IGNORECASE)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=/|-|_|\b)")
WORDS, LABELLED_WORDS = 12, 25  # of a date line at most, and of one that says so or is a byline
STAMP_WORDS = 8  # of one with a bullet before it
ABOVE, BELOW = 3, 3  # paragraphs around title and body in which a date line stands


def published_of(sheet: Sheet, title: int | None) -> tuple[StatedDate | None, int | None, str | None]:
    """The stated date, the index of its paragraph (None for metadata), and a note where a date is stated but not to be used."""
    text = sheet.page.text
    for key in head_keys("published"):
        for name, start, end in sheet.head:
            full = [d for d in dates_in(text, start, end) if isinstance(d, StatedDate)] if name == key else []
            if full:
                return full[0], None, None
    return _visible(sheet, _date_lines(sheet, title))


def _visible(sheet: Sheet, lines: Iterable[int]) -> tuple[StatedDate | None, int | None, str | None]:
    text = sheet.page.text
    note = None
    for i in lines:
        line = sheet.seen[i].line
        for found in dates_in(text, line.start, line.end):
            before = text[line.start : found.start]
            last_change, last_first = _last(CHANGED, before), _last(FIRST, before)
            if last_change > last_first:
                note = note or f"Only a date of change is stated: {found.raw}."
            elif isinstance(found, StatedDate):
                return found, i, None
            else:
                settled = _settled(sheet, found)
                if settled:
                    return StatedDate(settled, settled, found.start, found.end, found.raw), i, None
                note = note or f"The date {found.raw} may be {found.either[0]} or {found.either[1]}."
    return None, None, note


def _date_lines(sheet: Sheet, title: int | None) -> list[int]:
    """Paragraphs that may state the story's date, the likeliest first: below the title, above it, below the body."""
    top = title if title is not None else max(0, sheet.first - 6)
    near = [i for i in range(top + 1 if title is not None else top, sheet.first) if _short(sheet, i) or _stamp(sheet, i)]
    above = [i for i in range(max(0, top - ABOVE), top) if _short(sheet, i)] if title is not None else []
    below = [i for i in range(sheet.last + 1, min(sheet.last + 1 + BELOW, len(sheet.seen))) if _short(sheet, i) and FIRST.search(sheet.text_of(i))]
    return [*near, *reversed(above), *below]


def _short(sheet: Sheet, i: int) -> bool:
    one = sheet.seen[i]
    plain = not one.line.prose and not one.repeated and not one.line.bullet and one.role in (None, "date", "navigation")
    labelled = FIRST.search(one.line.text) or is_byline(one.line.text)
    return plain and len(one.line.words) <= (LABELLED_WORDS if labelled else WORDS)


def _stamp(sheet: Sheet, i: int) -> bool:
    """True for an entry of a list that holds a date and little else."""
    return len(sheet.seen[i].line.words) <= STAMP_WORDS and not sheet.seen[i].repeated


def _settled(sheet: Sheet, found: Unclear) -> str | None:
    """Which of the two dates it is, where the page's address holds one of them."""
    m = IN_ADDRESS.search(sheet.page.url or "")
    dated = f"{m[1]}-{m[2]}-{m[3]}" if m else None
    return dated if dated in found.either else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
