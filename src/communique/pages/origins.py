"""Who published the story first, where the page credits another than its own outlet."""

from __future__ import annotations

import re

from communique.model.article import Named
from communique.pages.agencies import agency, same_outlet
from communique.pages.datelines import filed
from communique.pages.metadata import named_in_head
from communique.pages.rendering import host_of
from communique.pages.sheet import Sheet
from communique.tables import load_list

NAME = r"(?:the )?[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|the|and|for|in|&) ){0,2}[^\W\d_a-z][\w.&’'-]*){0,5}"
FIRST_ON = re.compile(r"(?:appeared first on|first appeared on)\s+(?P<name>.{2,80}?)\.?$", re.IGNORECASE)
ORIGINALLY = re.compile(
    r"(?:(?:originally |first )?(?:appeared|published|produced|reported)|republished|reprinted|reproduced)\b(?: with permission)?"
    r"(?: on \w+ \d{1,2},? \d{4},?)? (?:on|in|by|at|from) (?P<name>(?-i:" + NAME + "))",
    re.IGNORECASE,
)
SOURCE = re.compile(r"^(?:source|via|from|agency|credit)s?\s*[:–—-]\s*(?P<name>.{2,60}?)\.?$", re.IGNORECASE)


def original_of(sheet: Sheet, outlet: Named | None) -> Named | None:
    """The first publisher where the page credits another than `outlet`: syndication notice, agency dateline, source line, canonical link."""
    stated = (
        _notice(sheet),
        named_in_head(sheet.page.text, sheet.head, "original"),
        _dateline(sheet),
        _credit(sheet),
        _canonical(sheet),
    )
    return next((n for n in stated if n is not None and (outlet is None or not same_outlet(n.value, outlet.value))), None)


def _notice(sheet: Sheet) -> Named | None:
    for one in sheet.seen:
        if one.role == "syndication":
            m = FIRST_ON.search(one.line.text) or ORIGINALLY.search(one.line.text)
            if m:
                return _named(one.line.start + m.start("name"), m["name"])
    return None


def _dateline(sheet: Sheet) -> Named | None:
    """The agency of the dateline: one that is known, else the letters or the name that stand there."""
    found = filed(sheet)
    if found is None or found[1].agency is None:
        return None
    start, end = found[1].agency
    words = sheet.page.text[start:end]
    return _agency(start, words) or (_named(start, words) if words.isupper() or words in load_list(__package__, "broadcasters.txt") else None)


def _credit(sheet: Sheet) -> Named | None:
    """An agency as the byline or in a source line next to the story."""
    near = [*range(max(0, sheet.first - 8), sheet.first), *range(sheet.last + 1, min(len(sheet.seen), sheet.last + 5))]
    for i in near:
        line = sheet.seen[i].line
        m = SOURCE.match(line.text) or re.match(r"^by\s+(?:the\s+)?(?P<name>[A-Z][\w. -]{1,40}?)\.?$", line.text, re.IGNORECASE)
        if m:
            found = _agency(line.start + m.start("name"), m["name"])
            if found:
                return found
    return None


def _canonical(sheet: Sheet) -> Named | None:
    text = sheet.page.text
    own = next((host_of(text[start:end]) for key, start, end in sheet.head if key == "meta og:url"), None) or host_of(sheet.page.url)
    for key, start, end in sheet.head:
        host = host_of(text[start:end]) if key == "link canonical" else None
        if host and own and host != own and not host.endswith("." + own) and not own.endswith("." + host):
            return Named(host, start, end, text[start:end])
    return None


def _agency(start: int, words: str) -> Named | None:
    for part in re.finditer(r"[^/]+", words):
        name = part[0].strip()
        full = agency(name)
        if full:
            at = start + part.start() + part[0].index(name)
            return Named(full, at, at + len(name), name)
    return None


def _named(start: int, words: str) -> Named:
    name = words.strip(" .")
    at = start + words.index(name)
    return Named(" ".join(name.split()), at, at + len(name), name)
