"""Who wrote the story and who contributed, as the page credits them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from communique.model.article import Named
from communique.pages.bylines import byline_indices, byline_persons, signing_desks, signing_lines
from communique.pages.credited import is_name, told_names
from communique.pages.metadata import head_keys
from communique.pages.names import PERSON, in_order, is_person, persons_in
from communique.pages.sheet import Sheet

CREDIT = re.compile(r"\b(?:additional |further )?(?:reporting|writing|research|assistance|contributions?) (?:by|from):?\s+", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[a-z]{2})\.\s+(?=[^\W\d_a-z])")
REPORTED = re.compile(r"\s+(?:also )?(?:reported )?from\s+", re.IGNORECASE)
CONTRIBUTED = re.compile(r"\s*(?:also )?contributed\b", re.IGNORECASE)
PLACE = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+)*(?:, [^\W\d_a-z][\w.'’-]+)?(?=[,;]? and |[,;.])")
AFTER_BODY = 6


def authors_of(sheet: Sheet, title: int | None) -> tuple[tuple[Named, ...], tuple[int, ...]]:
    """Authors and the indices of the paragraphs that are bylines.

    Persons come first, whoever names them: the metadata, the byline, names alone beside the date, a bio line below the story. Where no
    person is named, the agency, desk or outlet is the author that the metadata or the byline names.
    """
    lines = byline_indices(sheet, title)
    told = _told(sheet)
    signed, named = signing_lines(sheet, title)
    persons = told if any(is_name(n.raw) for n in told) else tuple(byline_persons(sheet, lines)) or signed or tuple(_from_bio(sheet))
    return _unlike(persons or told or signing_desks(sheet, title, lines)), tuple(sorted({*lines, *named}))


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


def _told(sheet: Sheet) -> tuple[Named, ...]:
    """The authors whom the metadata name: by the surest key that names a person, else by the surest that names anybody."""
    first: tuple[Named, ...] = ()
    for key in head_keys("author"):
        found = tuple(n for name, start, end in sheet.head if name == key for n in told_names(sheet.page.text, start, end))
        if any(is_name(n.raw) for n in found):
            return found
        first = first or found
    return first


def _from_bio(sheet: Sheet) -> list[Named]:
    for i in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + AFTER_BODY)):
        one = sheet.seen[i]
        found = PERSON.match(one.line.text) if one.role == "bio" else None
        if found and is_person(found[0]):
            return [Named(in_order(found[0]), one.line.start, one.line.start + found.end(), found[0])]
    return []


def _unlike(found: Iterable[Named]) -> tuple[Named, ...]:
    kept: dict[str, Named] = {}
    for named in found:
        kept.setdefault(named.value.lower(), named)
    return tuple(kept.values())
