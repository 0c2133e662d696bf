"""The dates that the page states for the story: of publication, and of its last change."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from communique.model.article import StatedDate
from communique.pages.bylines import head_end
from communique.pages.datelines import filed
from communique.pages.dates import Unclear, dates_in, months_day
from communique.pages.languages import language_of
from communique.pages.metadata import TITLES, head_keys
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet
from communique.tables import load_table

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=/|-|_|\b)")
WORDS, LABELLED_WORDS = 12, 25  # of a date line at most, and of one that says so or is a byline
MONTHS = 12
STAMP_WORDS = 8  # of one with a bullet before it
ABOVE, BELOW = 3, 3  # paragraphs around title and body in which a date line stands
INSIDE = 6  # paragraphs from the first of the body on, among which a line that says "published" may stand
FAR = 150  # paragraphs above the body in which such lines are looked for where no other date is found


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page states: the date of publication and the index of its paragraph (None for metadata), the date of the last change, and a
    note where a date is stated that is not to be used."""

    published: StatedDate | None = None
    index: int | None = None
    updated: StatedDate | None = None
    note: str | None = None


def stated_dates(sheet: Sheet, title: int | None) -> Dates:
    """The dates that the page states for its story: in its metadata, else at the end of its title, else on the lines around title and body,
    else the only day that lines above the body call that of publication, else that of the dateline."""
    published, updated = _in_head(sheet, "published") or _in_title(sheet), _in_head(sheet, "updated")
    visible = _visible(sheet, _date_lines(sheet, title))
    if published:
        return Dates(published, None, updated or visible.updated)
    if visible.published is None:
        far = [_visible(sheet, [i]) for i in range(max(0, sheet.first - FAR), sheet.first) if _labelled(sheet, i)]
        dated = [one for one in far if one.published]
        if dated and len({one.published.first for one in dated if one.published}) == 1:
            visible = replace(dated[-1], updated=visible.updated or dated[-1].updated)
    if visible.published is None and (filed_on := _filed_on(sheet)) is not None:
        visible = replace(visible, published=filed_on)
    return replace(visible, updated=updated or visible.updated)


def _filed_on(sheet: Sheet) -> StatedDate | None:
    """The whole date of the dateline ("OSLO, 3 May 2004 –")."""
    head = filed(sheet)
    found = dates_in(sheet.page.text, *head[1].span) if head else ()
    whole = [d for d in found if isinstance(d, StatedDate) and d.first == d.last]
    return whole[0] if len(whole) == 1 else None


def _in_head(sheet: Sheet, use: str) -> StatedDate | None:
    text = sheet.page.text
    for key in head_keys(use):
        for name, start, end in sheet.head:
            found = dates_in(text, start, end) if name == key else ()
            dated = [d if isinstance(d, StatedDate) else _settled(sheet, d) for d in found]
            if dated and dated[0]:
                return replace(dated[0], basis="structured" if isinstance(found[0], StatedDate) else "inferred")
    return None


def _in_title(sheet: Sheet) -> StatedDate | None:
    """The date that stands alone behind the last bar of the page's title: "Talks resume | Gazette | 06.03.1998"."""
    text = sheet.page.text
    for key, start, end in sheet.head:
        bar = text.rfind("|", start, end) if key in TITLES else -1
        for found in dates_in(text, bar + 1, end) if bar >= start else ():
            dated = found if isinstance(found, StatedDate) else _settled(sheet, found)
            if dated and dated.first == dated.last and text[bar + 1 : end].strip() == dated.raw:
                return replace(dated, basis="structured" if isinstance(found, StatedDate) else "inferred")
    return None


def _visible(sheet: Sheet, lines: Iterable[int]) -> Dates:
    text = sheet.page.text
    published: StatedDate | None = None
    updated: StatedDate | None = None
    index = note = None
    for i in lines:
        line = sheet.seen[i].line
        for found in dates_in(text, line.start, line.end):
            before = text[line.start : found.start]
            dated = found if isinstance(found, StatedDate) else _settled(sheet, found)
            if _last(_label("updated"), before) > _last(_label("published"), before):
                updated = updated or dated
                note = note or f"Only a date of change is stated: {found.raw}."
            elif dated is None and isinstance(found, Unclear):
                note = note or f"The date {found.raw} may be {found.either[0]} or {found.either[1]}."
            elif published is None:
                published, index = dated, i
    return Dates(published, index, updated, None if published else note)


def _date_lines(sheet: Sheet, title: int | None) -> list[int]:
    """Paragraphs that may state the story's date, the likeliest first: below the title, above it, below the body."""
    top = title if title is not None else max(0, sheet.first - 6)
    start = top + 1 if title is not None else top
    near = [i for i in range(start, head_end(sheet)) if i not in sheet.story and (_short(sheet, i) or _stamp(sheet, i))]
    above = [i for i in range(max(0, top - ABOVE), top) if _short(sheet, i) or _stamp(sheet, i)] if title is not None else []
    inside = [i for i in range(sheet.first, min(sheet.first + INSIDE, sheet.last)) if i not in sheet.story and _labelled(sheet, i)]
    below = [i for i in range(sheet.last + 1, min(sheet.last + 1 + BELOW, len(sheet.seen))) if _labelled(sheet, i)]
    return [*near, *reversed(above), *inside, *below]


def _short(sheet: Sheet, i: int) -> bool:
    one = sheet.seen[i]
    plain = not one.line.prose and not one.repeated and not one.line.bullet and one.role in (None, "date", "navigation")
    labelled = _label("published").search(one.line.text) or _label("updated").search(one.line.text) or is_byline(one.line.text)
    return plain and len(one.line.words) <= (LABELLED_WORDS if labelled else WORDS)


def _labelled(sheet: Sheet, i: int) -> bool:
    """True for a short line that says of a day that the story was published on it."""
    return _short(sheet, i) and _label("published").search(sheet.text_of(i)) is not None


@cache
def _label(use: str) -> re.Pattern[str]:
    """The words that say what a date is of: ``published`` or ``updated`` (see ``data/date_labels.tsv``)."""
    words = "|".join(row["words"] for row in load_table(__package__, "date_labels.tsv") if row["use"] == use)
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", re.IGNORECASE)


def _stamp(sheet: Sheet, i: int) -> bool:
    """True for an entry of a list that holds a date and little else."""
    return len(sheet.seen[i].line.words) <= STAMP_WORDS and not sheet.seen[i].repeated


def _settled(sheet: Sheet, found: Unclear) -> StatedDate | None:
    """Which of the two dates it is, where the page's address holds one of them, its line the weekday of one, or the dateline the day of one;
    else by the order that the page's other numeric dates keep, and in other languages than English the day first."""
    m = IN_ADDRESS.search(sheet.page.url or "")
    dated = f"{m[1]}-{m[2]}-{m[3]}" if m else None
    if dated not in found.either:
        told = [either for either in found.either if _weekday_beside(sheet, found, either)]
        told = told or [either for either in found.either if _in_dateline(sheet, either)]
        dated = told[0] if len(told) == 1 else _by_order(sheet, found)
    return StatedDate(dated, dated, found.start, found.end, found.raw, "inferred") if dated else None


def _by_order(sheet: Sheet, found: Unclear) -> str | None:
    separator = re.escape(found.raw.strip("0123456789")[:1])
    sizes = [(int(m[1]), int(m[2])) for m in re.finditer(rf"(?<!\d)(\d\d?){separator}(\d\d?){separator}(?:19|20)\d\d(?!\d)", sheet.page.text)]
    day_first = any(one > MONTHS >= two for one, two in sizes)
    month_first = any(two > MONTHS >= one for one, two in sizes)
    if day_first != month_first:
        return found.either[0 if day_first else 1]
    if not day_first and language_of([sheet.text_of(i) for i in sorted(sheet.story)]) not in ("en", "und"):
        return found.either[0]
    return None


def _weekday_beside(sheet: Sheet, found: Unclear, day: str) -> bool:
    """True when the words right before `found` are the weekday of the ISO date `day`."""
    before = re.search(r"([a-z]{3,9})\.?,?\s*$", sheet.page.text[max(0, found.start - 14) : found.start], re.IGNORECASE)
    name = calendar.day_name[date.fromisoformat(day).weekday()].lower()
    return before is not None and name.startswith(before[1].lower())


def _in_dateline(sheet: Sheet, day: str) -> bool:
    """True when the dateline of the story gives the month and day of the ISO date `day`."""
    head = filed(sheet)
    told = sheet.page.text[slice(*head[1].span)] if head else ""
    return any(d.first == day for d in dates_in(f"{told} ", 0, len(told)) if isinstance(d, StatedDate)) or months_day(told) == day[5:]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
