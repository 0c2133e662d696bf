"""Who wrote the story and who contributed, as the page credits them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.model.article import Named
from communique.pages.dates import dates_in
from communique.pages.metadata import head_keys
from communique.pages.names import BYLINE, PERSON, byline_names, in_order, is_byline, is_person, only_persons, persons_in
from communique.pages.sheet import Sheet

CREDIT = re.compile(r"\b(?:additional |further )?(?:reporting|writing|research|assistance|contributions?) (?:by|from):?\s+", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[a-z]{2})\.\s+(?=[^\W\d_a-z])")
REPORTED = re.compile(r"\s+(?:also )?(?:reported )?from\s+", re.IGNORECASE)
CONTRIBUTED = re.compile(r"\s*(?:also )?contributed\b", re.IGNORECASE)
ALONE = re.compile(r"^(?:by|written by|story by|words by)$", re.IGNORECASE)
PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+)*(?:, [^\W\d_a-z][\w.'’-]+)?(?=[,;]? and |[,;.])")
PARTED = re.compile(r"([^|•·]{5,90}?)\s*[|•·]")  # what stands before the date in "Ana Perez in Lisbon | 5 May 2005"
AFTER_BODY = 6
DATE_WORDS = 20


def authors_of(sheet: Sheet, title: int | None) -> tuple[tuple[Named, ...], tuple[int, ...]]:
    """Authors and the indices of the paragraphs that are bylines. Metadata first, then the byline, then a bio line below the story."""
    lines = _bylines(sheet, title)
    text = sheet.page.text
    found = _from_head(sheet)
    if not found:
        found = [n for i in lines for n in (byline_names(text, sheet.seen[i].line.start, sheet.seen[i].line.end) or _alone(sheet, i))]
    if not found:
        found, named = _names_alone(sheet, title)
        lines = (*lines, *named)
    if not found:
        found = _from_bio(sheet)
    return _unlike(found), lines


def contributors_of(sheet: Sheet, authors: Sequence[Named]) -> tuple[Named, ...]:
    """Persons who "contributed reporting", "reported from" somewhere or are credited with it below the story, less `authors` and editors."""
    text = sheet.page.text
    found: list[Named] = []
    for one in sheet.seen[sheet.first :]:
        if one.role != "contributors":
            continue
        contributed = CONTRIBUTED.search(one.line.text)
        if contributed:
            before = one.line.text[: contributed.start()]
            begin = max((m.end() for m in SENTENCE.finditer(before)), default=0)
            found.extend(persons_in(text, one.line.start + begin, one.line.start + contributed.start()))
        for m in CREDIT.finditer(one.line.text):
            stop = re.compile(r"[;.)](?:\s|$)|\b(?:editing|edited) by", re.IGNORECASE).search(one.line.text, m.end())
            found.extend(persons_in(text, one.line.start + m.end(), one.line.start + stop.start() if stop else one.line.end))
        if " reported from " in one.line.text:
            found.extend(_who_reported(text, one.line.start, one.line.end))
    known = {author.value.lower() for author in authors}
    return tuple(named for named in _unlike(sorted(found, key=lambda n: n.start)) if named.value.lower() not in known)


def _who_reported(text: str, start: int, end: int) -> Iterator[Named]:
    """The persons of "A reported from X, and B from Y": what stands before each "from", behind the last comma or "and" after a place."""
    begin = start
    for m in REPORTED.finditer(text, start, end):
        yield from persons_in(text, begin, m.start())
        place = PLACE.match(text, m.end(), end)
        begin = place.end() if place else m.end()


def _from_head(sheet: Sheet) -> list[Named]:
    text = sheet.page.text
    for key in head_keys("author"):
        found: list[Named] = []
        for name, start, end in sheet.head:
            if name == key and not text[start:end].startswith("http"):
                lead = BYLINE.match(text[start:end])
                found.extend(persons_in(text, start + (lead.end() if lead else 0), end))
        if found:
            return found
    return []


def _bylines(sheet: Sheet, title: int | None) -> tuple[int, ...]:
    top = max(0, (title if title is not None else sheet.first - 6) - 3)
    return tuple(i for i in range(top, sheet.first) if i != title and is_byline(sheet.text_of(i)) and not sheet.seen[i].line.prose)


def _alone(sheet: Sheet, i: int) -> tuple[Named, ...]:
    """The name on the line below a line that holds nothing but "By"."""
    if not ALONE.match(sheet.text_of(i)) or i + 1 >= sheet.first:
        return ()
    line = sheet.seen[i + 1].line
    return tuple(persons_in(sheet.page.text, line.start, line.end)) if len(line.words) <= 8 else ()


def _names_alone(sheet: Sheet, title: int | None) -> tuple[list[Named], tuple[int, ...]]:
    """Persons on a line of their own next to the date below the title, whom the story does not name."""
    text = sheet.page.text
    for i in range(title + 1 if title is not None else sheet.first, sheet.first):
        one = sheet.seen[i]
        before = PARTED.match(one.line.text) if _has_date(sheet, i) else None
        found = only_persons(text, one.line.start, one.line.start + len(before[1])) if before else ()
        if found:
            return list(found), (i,)
        dated = any(_has_date(sheet, j) for j in (i - 1, i + 1) if title is not None and title < j < sheet.first)
        if dated and one.plain and len(one.line.words) <= 12 and not one.line.bullet:
            found = only_persons(text, one.line.start, one.line.end)
            if found and not any(_told_of(sheet, named.value) for named in found):
                return list(found), (i,)
    return [], ()


def _has_date(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return len(line.words) <= DATE_WORDS and bool(dates_in(sheet.page.text, line.start, line.end))


def _told_of(sheet: Sheet, name: str) -> bool:
    return any(name in sheet.text_of(i) for i in sheet.story)


def _from_bio(sheet: Sheet) -> list[Named]:
    for i in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + AFTER_BODY)):
        one = sheet.seen[i]
        found = PERSON.match(one.line.text) if one.role == "bio" else None
        if found and is_person(found[0]):
            return [Named(in_order(found[0]), one.line.start, one.line.start + found.end(), found[0])]
    return []


def _unlike(found: list[Named]) -> tuple[Named, ...]:
    kept: dict[str, Named] = {}
    for named in found:
        kept.setdefault(named.value.lower(), named)
    return tuple(kept.values())
