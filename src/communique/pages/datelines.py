"""The dateline that opens a story: where it was filed, when, and by which agency.

.. code-block:: none

    NORTHPORT, Norway, Nov 3 (Agency) - The talks ended …        KYIV — The talks …        SEOUL, Nov. 3 (Agency) --
    Jerusalem — (AB News) The talks …                            (Agency) — The talks …     MOSCOW, November 3. /AGENCY/. The talks …

A place in capitals is enough before a dash; another needs a date or an agency beside it, so that "The council — which …" stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from communique.model.spans import Span
from communique.pages.agencies import agency
from communique.pages.sheet import Sheet
from communique.tables import load_list, load_table

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
CAPS = rf"{UPPER}(?:{UPPER}|['’.-](?={UPPER}|\s|,)){{1,}}"
CITY = rf"(?P<caps>{CAPS}(?:(?: (?:(?:and|de|del|la|of|upon)\s)?|/){CAPS}){{0,4}})"
NAME = rf"{UPPER}[\w'’.-]*"
MIXED = rf"(?P<mixed>{NAME}(?: (?:(?:and|of|de|el|al|the)\s)?{NAME}){{0,3}})"
REGION = rf"(?P<region>,\s(?!MONTH\b){NAME}(?: (?:(?:and|of|the)\s)?{NAME}){{0,3}})"
WHEN = r"(?P<when>(?:\w+day,? )?(?:MONTH\b\.? \d{1,2}|\d{1,2} MONTH\b\.?)(?:,? (?:19|20)\d\d)?)\b"
AGENCY = rf"(?:\((?P<agency>{UPPER}[\w.&/’' -]{{1,40}}?)(?:, [^()]{{1,30}})?\)|/(?P<slashed>{UPPER}[\w -]{{1,30}})/\.?)"
DASH = r"(?P<dash>\s*(?:[—–―]|--)\s*|(?:\s+|(?<=\s))[-_]\s+|(?<=[)])\.?[-—]\s+)"
LONGEST = 120  # characters of a dateline
REACH = 3  # paragraphs of the body in which a dateline is looked for
OPENS = re.compile(r"[\"'“‘«(\[]?[^\W_a-zß-öø-ÿ]")
SENTENCE = re.compile(r"[.!?][\"”’)]*(?:\s|$)")
PARTED = re.compile(r"\s[—–―-]{1,2}\s|[—–―]")
SPEAKER = re.compile(rf"{CAPS}(?: {CAPS}){{0,3}}:\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline over ``text[span]``; the story begins at `body` (the end of the line where the line holds nothing else)."""

    span: Span
    body: int
    agency: Span | None


def dateline_of(text: str, start: int, end: int, *, others: Sequence[str] = (), alone: bool = True) -> Dateline | None:
    """The dateline at the head of the paragraph ``text[start:end]``; None when it has none.

    `others` are the other paragraphs of the story: where they open with speakers' names, a name with a colon is no place. Without `alone`,
    a place needs a region, a date or an agency beside it.

    >>> text = "OSLO, Nov. 3 (AP) — The envoys met."
    >>> found = dateline_of(text, 0, len(text))
    >>> found.span, found.body, text[slice(*found.agency)]
    (Span(start=0, end=19), 20, 'AP')
    """
    m = _pattern().match(text, start, min(end, start + LONGEST))
    if m is None or not (m["dash"] or m["colon"] or m["agency"] or m["slashed"] or m["after"] or m["when"]):
        return None
    if m.end() < end and not OPENS.match(text, m.end(), end):
        return None
    if not _sure(m, text, end) and not (alone and _place_alone(m, text, end, others)):
        return None
    name = next((g for g in ("agency", "slashed", "after") if m[g]), None)
    stop = start + len(text[start : m.end()].rstrip())
    return Dateline(Span(start, stop), m.end(), None if name is None else Span(*m.span(name)))


def filed(sheet: Sheet) -> tuple[int, Dateline] | None:
    """The dateline of the story on `sheet` with the index of its paragraph: at the head of the first paragraphs, or alone on the line above."""
    body = [i for i in sorted(sheet.story) if sheet.story[i] == "body"][:REACH]
    others = [sheet.text_of(i) for i in sorted(sheet.story)[1:]]
    for i in [body[0] - 1, *body]:
        line = sheet.seen[i].line if i >= 0 else None
        found = dateline_of(sheet.page.text, *line.span, others=others, alone=i == body[0]) if line else None
        if found and line and (i >= body[0] or found.body == line.end):
            return i, found
    return None


def _sure(m: re.Match[str], text: str, end: int) -> bool:
    """True where more than the place says that it is a dateline."""
    name = m["agency"] or m["slashed"] or m["after"]
    known = name is not None and _known(name)
    if not m["caps"]:
        far = bool(m["region"] and m["dash"] and m["dash"].strip() in ("—", "–")) and _even(m, text, end)
        return known or (m["mixed"] is not None and (bool(m["when"] and m["dash"]) or far))
    more = m["region"] or m["when"] or (name is not None and _even(m, text, end))
    return known or bool(more and (m["dash"] or m["colon"]))


def _known(name: str) -> bool:
    return any(agency(part.strip()) or part.strip() in load_list(__package__, "broadcasters.txt") for part in name.split("/"))


def _even(m: re.Match[str], text: str, end: int) -> bool:
    """True where no clause is set in dashes of which the one behind the place is the first.

    It is where a new sentence begins with a small word in a capital, and where the number of dashes in its rest is even.
    """
    opening = re.match(r"[^\W\d_]+", text[m.end() : end])
    if opening and opening[0].lower() in load_list(__package__, "function_words_en.txt"):
        return True
    stop = SENTENCE.search(text, m.end(), end)
    return len(PARTED.findall(text, m.end(), stop.start() if stop else end)) % 2 == 0


def _place_alone(m: re.Match[str], text: str, end: int, others: Sequence[str]) -> bool:
    """True for a place in capitals before a dash or colon, and no label, speaker or subject with a clause set in dashes behind it."""
    if not m["caps"] or not (m["dash"] or m["colon"]) or len(m["caps"]) < 3:
        return False
    if any(w in load_list(__package__, "not_places.txt") for w in re.findall(r"[\w’']+", m["caps"].lower())):
        return False
    if m["colon"]:
        return m.end() < end and not any(SPEAKER.match(other) for other in others)
    return _even(m, text, end)


@cache
def _pattern() -> re.Pattern[str]:
    names = {n for row in load_table(__package__, "months.tsv") for n in row["names"].split()}
    months = "(?i:" + "|".join(sorted(names, key=len, reverse=True)) + ")"
    place = rf"(?:{CITY}(?=[\s,:(/.—–―-]|$)|{MIXED}(?=[\s,(/—–―-])){REGION}?"
    after = rf"\((?P<after>{UPPER}[\w.&/’' -]{{1,30}}?)\)\s*(?:[—–―-]+\s*|:\s+)?"
    whole = rf"(?:{place}(?:,?\s{WHEN}[.,]?)?\s?)?{AGENCY}?(?:{DASH}(?:{after})?|(?P<colon>\s?:\s+)|\s*)"
    return re.compile(whole.replace("MONTH", months))
