"""The names in one value or line that credits a story: persons, and the agencies, desks and outlets that sign in their stead.

.. code-block:: none

    Ana Perez and Bo Lund, AP          By ANA PEREZ, Foreign Correspondent          Ana Perez Diplomatic Editor | 5 May 2005          MND Staff
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.model.article import Named
from communique.pages.agencies import agency
from communique.pages.names import BYLINE, GLUED, PERSON, in_order, is_person, of_a_job, of_a_trade
from communique.tables import load_list

BETWEEN = re.compile(r"\s*,\s+(?:and|und|et|og|och|en|y|e)\s+|\s+(?:and|und|et|og|och|en|y|e)\s+|\s*[;&/|]\s*|\s*,\s+")
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
NO_NAME = re.compile(r"https?:|www\.|@|^\W*$|^[\W\d]+$|^\W*(?:none|null|undefined|unknown|anonymous|admin|author|n/a)\W*$", re.IGNORECASE)
INVERTED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*)?)")
# What may follow the names on a line that holds them alone: a dash or dot, a figure, the house that they write for, the label of a date.
TAIL = re.compile(
    r"\s*(?:[•·–—@(]|(?<=[\s\w])\d|\s-\s|,? (?:at|for|from|with files from) (?=(?-i:[^\W\d_a-z]))"
    r"|\|?\s*(?:first |last )?(?:published|updated|posted)\b)",
    re.IGNORECASE,
)
SEPARATORS = re.compile(r"\s*(?:,?\s+and\s+|,?\s+with\s+|[,;&/|]\s*)", re.IGNORECASE)
PLACE = re.compile(r"\s+in\s+(?!the\b)[^\W\d_a-z][\w’'-]*(?:[ -][^\W\d_a-z][\w’'-]*){0,2}")
WORDS = 5  # of the name of a desk or an outlet at most


def told_names(text: str, start: int, end: int) -> tuple[Named, ...]:
    """Everybody whom the metadata value ``text[start:end]`` names as author, whatever the script; what is told of a person (an office, a
    university) behind a comma is left out, an agency is not.

    >>> [n.value for n in told_names("Ana Perez und Bo Lund, dpa", 0, 26)]
    ['Ana Perez', 'Bo Lund', 'dpa']
    """
    if NO_NAME.search(text[start:end]):
        return ()
    lead = BYLINE.match(text[start:end])
    begin = start + (lead.end() if lead else 0)
    if m := INVERTED.fullmatch(text[begin:end]):
        return (Named(in_order(f"{m[2]} {m[1]}"), begin, end, text[begin:end], "structured"),)
    found: list[Named] = []
    cuts = [(m.start(), m.end()) for m in BETWEEN.finditer(text, begin, end)]
    for first, last in zip([begin, *(b for _, b in cuts)], [*(a for a, _ in cuts), end], strict=True):
        named = _part(text, first, last)
        if named and (not found or is_name(named.raw) or agency(named.raw)):
            found.append(replace(named, basis="structured"))
    return tuple(found)


def is_name(words: str) -> bool:
    """True when `words` are the whole name of a person."""
    return PERSON.fullmatch(words) is not None and is_person(words)


def desk_name(words: str) -> bool:
    """True for a known agency, a desk with the name of its house ("Harbour Times Staff"), or a house: words with capitals, at least one of
    which no office has."""
    if agency(words) or any(agency(words.removesuffix(end)) for end in (" Staff", " staff")):
        return True
    parts = words.split()
    capital = all(not p[0].islower() or of_a_job(p) or "." in p for p in parts)
    own = [p for p in parts if not of_a_job(p) and p.lower() not in load_list(__package__, "section_words.txt")]
    return 1 <= len(parts) <= WORDS and capital and bool(own) and not any(c in "?!:" for c in words)


def signed_names(text: str, start: int, end: int) -> tuple[Named, ...]:
    """The persons, with agencies between them, of a line that holds their names, offices and little else; empty for any other line.

    >>> [n.value for n in signed_names("Ana Perez Diplomatic Editor", 0, 27)]
    ['Ana Perez']
    """
    tail = TAIL.search(text, start, end)
    place, stop = start, tail.start() if tail else end
    glued = GLUED.search(text, start, stop)
    stop = glued.start() + 1 if glued else stop
    found: list[Named] = []
    strong = False
    while place < stop:
        named = _next(text, place, stop)
        if named is None and not strong:
            return ()
        if named is None:
            break
        found.append(named)
        place = _offices(text, named.end, stop)
        where = PLACE.match(text, place, stop)
        place = where.end() if where else place
        gap = SEPARATORS.match(text, place, stop)
        if place < stop and not gap:
            return ()
        place = gap.end() if gap else stop
        strong = gap is not None and gap[0].strip() in ("/", "|")
    return tuple(found) if any(is_person(n.raw) and not agency(n.raw) for n in found) else ()


def _next(text: str, place: int, stop: int) -> Named | None:
    """The person or agency at `place`."""
    for m in re.finditer(r"[,;&/|]|\s+and\s|$", text[place:stop]):
        words = text[place : place + m.start()].strip()
        if agency(words):
            return Named(words, place, place + len(words), words)
        break
    m2 = PERSON.match(text, place, stop)
    if m2 is None:
        return None
    words = _without_office(m2[0])
    return Named(in_order(words), place, place + len(words), words) if " " in words and is_person(words) else None


def _without_office(name: str) -> str:
    words = name.split(" ")
    cut = next((i for i, word in enumerate(words) if i >= 2 and of_a_job(word)), len(words))
    return " ".join(words[:cut])


def _offices(text: str, place: int, stop: int) -> int:
    """Where the words behind a name end that are of his office: from the first, which must be one, to the next comma."""
    m = re.compile(r",?\s+(?P<first>[\w’'-]+)[^,;|/]*").match(text, place, stop)
    return m.end() if m and (of_a_job(m["first"]) or of_a_trade(m["first"])) else place


def _part(text: str, start: int, end: int) -> Named | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = ASIDE.sub("", words.strip())
    if not words or NO_NAME.search(words):
        return None
    return Named(in_order(words), start, start + len(words), words)


def names_of_lines(text: str, lines: Iterator[tuple[int, int]]) -> Iterator[Named]:
    """The names of `lines`, up to the first that holds none."""
    for start, end in lines:
        found = signed_names(text, start, end)
        if not found:
            return
        yield from found
