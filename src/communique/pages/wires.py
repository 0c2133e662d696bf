"""Lines that credit a story to a news agency: the byline, the line beside the date, the signature below the story, the head of the page.

"By Ana Perez, Associated Press" and "Reuters, Oslo, 3 May 2005" credit the whole story. "Ana Perez and AP", "With Post wires" and "AP
contributed to this report" do not: there the outlet wrote it with what agencies gave.
"""

from __future__ import annotations

import re
from functools import cache

from communique.model.article import Named
from communique.pages.agencies import agency, agency_names
from communique.pages.dates import dates_in, has_date
from communique.pages.metadata import head_keys
from communique.pages.names import only_persons
from communique.pages.sheet import Sheet
from communique.tables import load_list

ABOVE, BELOW = 20, 4  # paragraphs above and below the story in which a credit may stand
FAR = 80  # paragraphs above the story in which the only credit of the kind beside a date is the story's: boxes stand between
LONGEST = 160  # characters of a credit line
ALONE = re.compile(r"[•·*-]?\s*by", re.IGNORECASE)
BULLET = re.compile(r"[•·*-]\s+")
LEAD = re.compile(r"(?:(?:story |written |report )?by|from|via|(?:source|credit|agency|courtesy)s?\s?[:–—-])\s*(?:the\s+(?=[A-Z]))?", re.IGNORECASE)
SOURCE = re.compile(r"(?:source|agency|from|via)s?\s*[:–—-]\s*", re.IGNORECASE)
# What may stand behind the agency: a place, a date, another agency, an office.
PLACE = r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3}"
OFFICE = r"(?:[\w’'-]+ ){0,3}(?:writers?|reporters?|correspondents?|editors?|staff|bureau|national|business|sports|news)"
REST = re.compile(rf"(?i:,? {OFFICE})?(?:[,.]? (?:in |from )?{PLACE})?[,.]?")
JOINED = re.compile(r"\s*(?:[,|/·•(–—-]|\bof\b|\bfor\b|\bat\b)?\s*(?:the\s+)?$", re.IGNORECASE)
SHARED = re.compile(r"\b(?:and|with|&|plus)\s*(?:the\s+)?$", re.IGNORECASE)
SIGNED = re.compile(r"(?:^|[.!?][\"”’]?)\s*(?:[—–-]{1,2}\s?(?P<dashed>[^\W\d_][\w. /-]{1,40}?)|[(\[](?P<held>[^\W\d_][\w. /-]{1,40}?)[)\]])\.?$")
WIRES = re.compile(r"(?P<name>[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3} (?i:wire|news) (?i:services|reports|agencies))")
SHORTEST = 3  # letters below which an agency's name alone is as likely a button of the page ("AA" for the size of letters)


def credited(sheet: Sheet, *, broadcasters: bool) -> Named | None:
    """The agency that a line near the story credits; with `broadcasters` also one of them, behind a writer's name in a byline."""
    far: list[Named] = []
    for i in range(max(0, sheet.first - FAR), sheet.first):
        line = sheet.seen[i].line
        beside = _beside(sheet, i)
        behind_by = i > 0 and ALONE.fullmatch(sheet.text_of(i - 1)) is not None
        found = _in_credit(sheet.page.text, line.start, line.end, beside=beside or behind_by, broadcasters=broadcasters)
        if found and (i >= sheet.first - ABOVE or _after_title(sheet, i)):
            return found
        if found and beside:
            far.append(found)
    return _signature(sheet) or _sourced(sheet) or (far[0] if len(far) == 1 else None)


def credited_in_head(sheet: Sheet) -> Named | None:
    """The agency that the metadata name as the author or the publisher of the story; not where they name a writer beside it."""
    text = sheet.page.text
    for key in (*head_keys("author"), "json-ld publisher"):
        given = [(start, end) for name, start, end in sheet.head if name == key and not text[start:end].startswith("http")]
        found = [_in_credit(text, start, end, beside=True, broadcasters=False) for start, end in given]
        if any(found) and all(one or not only_persons(text, *span) for one, span in zip(found, given, strict=True)):
            return next(one for one in found if one)
    return None


def wire_desk(sheet: Sheet) -> Named | None:
    """The words of a byline that credits the story to wires without naming one: "Harbour News wire services"."""
    for i in range(max(0, sheet.first - ABOVE), sheet.first):
        line = sheet.seen[i].line
        m = WIRES.fullmatch(line.text)
        if m and _beside(sheet, i) and not re.match(r"(?:with|staff|and)\b", line.text, re.IGNORECASE):
            return Named(m["name"], line.start, line.end, m["name"])
    return None


def agency_at(start: int, words: str) -> Named | None:
    """The first agency that `words`, a name or several with strokes between, name; `start` is where they stand on the page."""
    for part in re.finditer(r"[^/,]+", words):
        name = part[0].strip()
        full = agency(name)
        if full:
            at = start + part.start() + part[0].index(name)
            return Named(full, at, at + len(name), name)
    return None


def _in_credit(text: str, start: int, end: int, *, beside: bool, broadcasters: bool) -> Named | None:
    line = text[start:end].replace("\n", " ")
    if len(line) > LONGEST:
        return None
    bullet = BULLET.match(line)
    lead = LEAD.match(line, bullet.end() if bullet else 0)
    begin = lead.end() if lead else bullet.end() if bullet else 0
    if not (lead or (beside and not bullet)):
        return None
    for m in _names(broadcasters).finditer(line, begin):
        before = line[begin : m.start()]
        alone = not before and (lead is not None or len(m[0]) >= SHORTEST or m[0] == "AP")
        whole = (alone and agency(m[0]) is not None) or _written_for(text, start + begin, start + m.start())
        if whole and _nothing_more(text, start + m.end(), end):
            return Named(agency(m[0]) or m[0], start + m.start(), start + m.end(), m[0])
    return None


def _written_for(text: str, start: int, end: int) -> bool:
    """True when ``text[start:end]`` are the writers before the agency's name, and the agency is no second writer beside them."""
    before = text[start:end]
    if SHARED.search(before):
        return False
    joint = JOINED.search(before)
    stop = start + (joint.start() if joint else len(before))
    return bool(only_persons(text, start, stop))


def _nothing_more(text: str, start: int, end: int) -> bool:
    """True when behind the agency stand at most a place, an office, and a date."""
    rest = text[start:end]
    dates = dates_in(text, start, end)
    if dates:
        rest = rest[: dates[0].start - start]
        rest = re.sub(r"(?:\s|[|·•,:–—-]|\b(?:published|updated|posted|on|at)\b)+$", "", rest, flags=re.IGNORECASE)
    rest = re.sub(r"\)$", "", rest)
    return REST.fullmatch(rest) is not None


def _after_title(sheet: Sheet, i: int) -> bool:
    return any(sheet.kind_of(j) == "h1" for j in range(max(0, i - 3), i))


def _beside(sheet: Sheet, i: int) -> bool:
    """True for a paragraph with a date, one right behind a heading, and one that the page's date or byline is next to but for a short line."""
    one = sheet.seen[i]
    dated = has_date(one.line.text)
    beside = [j for j in (i - 1, i + 1) if 0 <= j < sheet.first]
    if dated or any(sheet.seen[j].data or sheet.kind_of(j) == "h1" for j in beside):
        return True
    return i + 2 < sheet.first and len(sheet.seen[i + 1].line.words) <= 2 and sheet.seen[i + 2].data


def _signature(sheet: Sheet) -> Named | None:
    """The agency that signs at the end of the story: "— AP" or "(Reuters)" behind its last sentence or on the line below."""
    for i in (sheet.last, *range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + BELOW))):
        line = sheet.seen[i].line
        m = SIGNED.search(line.text)
        group = next((g for g in ("dashed", "held") if m and m[g]), None)
        found = agency_at(line.start + m.start(group), m[group]) if m and group and (i == sheet.last or len(line.words) <= 4) else None
        if found:
            return found
    return None


def _sourced(sheet: Sheet) -> Named | None:
    for i in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + BELOW)):
        line = sheet.seen[i].line
        m = SOURCE.match(line.text)
        found = agency_at(line.start + m.end(), line.text[m.end() :].rstrip(". ")) if m else None
        if found:
            return found
    return None


@cache
def _names(broadcasters: bool) -> re.Pattern[str]:
    names = {*agency_names(), *(load_list(__package__, "broadcasters.txt") if broadcasters else ())}
    found = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w/@.-])(?:{found})(?![\w@-])")
