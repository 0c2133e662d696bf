"""Who published the story first, where the page credits another than its own outlet.

"This article was originally published by The Tidal Review" on a page of the Harbour Daily gives the Tidal Review; "Originally published on
Harbour Daily" there gives nobody, and so do a story that the outlet wrote "with AP" and an agency's story on its own site.
"""

from __future__ import annotations

import re

from communique.model.article import Named
from communique.pages.agencies import agency, same_outlet
from communique.pages.datelines import filed
from communique.pages.metadata import named_in_head
from communique.pages.names import is_byline
from communique.pages.phrases import phrase_role
from communique.pages.rendering import host_of
from communique.pages.sheet import Sheet
from communique.pages.wires import agency_at, credited, credited_in_head, wire_desk
from communique.tables import load_list, load_table

NAME = r"(?:the )?[^\W\d_a-z][\w.&’'-]*(?: (?:(?:of|the|and|for|in|&) ){0,2}[^\W\d_a-z][\w.&’'-]*){0,5}"
FIRST_ON = re.compile(r"(?:appeared first on|first appeared on)\s+(?P<name>.{2,80}?)\.?$", re.IGNORECASE)
FROM = r"(?: under licen[cs]e| with (?:the )?(?:kind )?permission)? (?:from|of|by courtesy of)"
ORIGINALLY = re.compile(
    r"(?:(?:originally |first )?(?:appeared|published|produced|reported|written)(?: on \w+ \d{1,2},? \d{4},?)? (?:on|in|by|at|from|for)"
    rf"(?: the (?:\w+ ){{1,3}}(?:issue|edition) of)?|(?:republished|reprinted|reproduced|syndicated)(?: here)?{FROM}) (?P<name>(?-i:{NAME}))",
    re.IGNORECASE,
)
PROVIDED = re.compile(
    r"(?:(?:this )?(?:story|content|article|report|materials?) (?:is |was )?)?(?:provided|supplied|distributed|syndicated) by (?P<name>"
    rf"(?-i:{NAME}))(?:, (?:LLC|Inc))?\.?(?: all rights reserved\.?)?",
    re.IGNORECASE,
)
ADAPTED = re.compile(r"\b(?:adapted from its original|syndigate|syndication partner|under (?:an? )?licen[cs]e|republished)\b", re.IGNORECASE)
OWNED = re.compile(
    rf"(?:copyright|©|\(c\))(?:\s|©|@|\(c\)|\d{{4}}|,)+(?:by )?(?P<name>(?-i:{NAME}?))(?=\.?$|[.,]? (?:all rights|distributed)|[.,;] )",
    re.IGNORECASE,
)
WRITES_FOR = re.compile(
    rf"\b(?:is an?|is the|is) (?:[\w’'-]+,? ){{0,5}}?(?:reporter|correspondent|columnist|staff writer) (?:for|at|with) (?P<name>{NAME})"
    rf"|\b(?:covers|reports on|writes about) [^.]{{3,80}}? for (?P<for>{NAME})"
    r"|\bis an? (?P<of>(?:The )?(?:[A-Z][\w&’'-]*(?: of)? ){1,4})(?:staff )?(?:reporter|correspondent|columnist|writer)\b"
)
FORMER = re.compile(r"\b(?:former|freelance|retired)\b", re.IGNORECASE)
LONGEST = 250  # characters of a notice
BELOW = 8  # paragraphs below the story in which notices on rights are its own
BACK = 3  # paragraphs between "adapted from its original source" and the copyright line that names the source
TOP = 15  # paragraphs at the top of a page where a site names itself


def original_of(sheet: Sheet, outlet: Named | None) -> Named | None:
    """The first publisher where the page credits another than `outlet`.

    The surest evidence first: a syndication notice, metadata for it, the dateline's agency, a credit near the story, the author in the
    metadata, a note on the writer, an agency's copyright, the canonical address.
    """
    kinds = (_notice, _stated, _dateline, _credit, credited_in_head, _writer, _rights, _canonical, wire_desk)
    return next((found for found in (kind(sheet) for kind in kinds) if found and _elsewhere(sheet, found, outlet)), None)


def _elsewhere(sheet: Sheet, found: Named, outlet: Named | None) -> bool:
    """True when `found` is not the page's own outlet. A broadcaster's name in a dateline or a byline, "(CNN) —", is on its own site more
    often than not: it counts on the page of another outlet that does not call itself so."""
    if outlet is not None and same_outlet(found.value, outlet.value):
        return False
    told = not _broadcaster(found.value) or _noticed(sheet, found)
    return told or (outlet is not None and not _names_itself(sheet, found.value.split()[0]))


def _notice(sheet: Sheet) -> Named | None:
    for i, one in enumerate(sheet.seen):
        words = one.line.text.replace("\n", " ")
        joined = words != one.line.text and len(words) <= LONGEST
        told = one.role == "syndication" or (joined and phrase_role(words) == "syndication")
        m = FIRST_ON.search(words) or ORIGINALLY.search(words) if told else None
        m = m or (PROVIDED.fullmatch(words) if sheet.last < i <= sheet.last + BELOW else None)
        if m and not _is_day(m["name"]):
            found = _named(one.line.start + m.start("name"), m["name"])
            if agency(found.value) or not _names_itself(sheet, found.value, i):
                return found
    return None


def _noticed(sheet: Sheet, found: Named) -> bool:
    """True when `found` stands in a notice that says where the story is from."""
    return any(one.role == "syndication" and one.line.start <= found.start < one.line.end for one in sheet.seen)


def _stated(sheet: Sheet) -> Named | None:
    return named_in_head(sheet.page.text, sheet.head, "original")


def _dateline(sheet: Sheet) -> Named | None:
    """The agency of the dateline: one that is known, else the letters or the name that stand there."""
    found = filed(sheet)
    if found is None or found[1].agency is None:
        return None
    start, end = found[1].agency
    words = sheet.page.text[start:end]
    return agency_at(start, words) or (_named(start, words) if words.isupper() or _broadcaster(words) else None)


def _credit(sheet: Sheet) -> Named | None:
    return credited(sheet, broadcasters=True)


def _writer(sheet: Sheet) -> Named | None:
    """The medium whose reporter or columnist a note below the story says the writer is."""
    for i in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + BELOW)):
        line = sheet.seen[i].line
        m = WRITES_FOR.search(line.text) if sheet.seen[i].role == "bio" else None
        if m is None or FORMER.search(m[0]):
            continue
        group = next(g for g in ("name", "for", "of") if m[g])
        found = _named(line.start + m.start(group), m[group])
        if _medium(found.value) and not _names_itself(sheet, found.value, i):
            return found
    return None


def _medium(name: str) -> bool:
    """True for an agency, a broadcaster, or two words and more of which one is of the trade."""
    words = name.lower().removeprefix("the ").split()
    trade = load_list(__package__, "media_words.txt")
    return agency(name) is not None or _broadcaster(name) or (len(words) > 1 and any(w in trade for w in words))


def _rights(sheet: Sheet) -> Named | None:
    """An agency with the copyright below the story, or anybody with it where a line before says that the story is another's."""
    for i in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + BELOW)):
        line = sheet.seen[i].line
        m = OWNED.match(line.text)
        if m is None:
            continue
        found = _named(line.start + m.start("name"), m["name"])
        adapted = any(ADAPTED.search(sheet.text_of(j)) for j in range(max(0, i - BACK), i + 1))
        full = agency(found.value)
        if full or adapted:
            return Named(full or found.value, found.start, found.end, found.raw)
    return None


def _canonical(sheet: Sheet) -> Named | None:
    text = sheet.page.text
    own = next((host_of(text[start:end]) for key, start, end in sheet.head if key == "meta og:url"), None) or host_of(sheet.page.url)
    for key, start, end in sheet.head:
        host = host_of(text[start:end]) if key == "link canonical" else None
        if host and own and host != own and not host.endswith("." + own) and not own.endswith("." + host):
            return Named(host, start, end, text[start:end])
    return None


def _names_itself(sheet: Sheet, name: str, notice: int | None = None) -> bool:
    """True when the page calls itself `name` beside the paragraph `notice`: at its top, in its rights, or as its writers' paper."""
    word = re.compile(rf"\b{re.escape(re.sub('^the ', '', name, flags=re.IGNORECASE))}\b", re.IGNORECASE)
    for i, one in enumerate(sheet.seen):
        m = word.search(one.line.text) if i != notice and i not in sheet.story else None
        if m is None:
            continue
        writers = notice is not None and is_byline(one.line.text) and i < sheet.first and " " in one.line.text[: m.start()].strip()
        if (i < min(TOP, sheet.first) and not is_byline(one.line.text)) or one.role == "legal" or writers:
            return True
    return False


def _is_day(name: str) -> bool:
    months = {n for row in load_table(__package__, "months.tsv") for n in row["names"].split()}
    first = name.lower().removeprefix("the ").split()[0].strip(".,")
    return first in months or first.endswith("day")


def _broadcaster(name: str) -> bool:
    return name in load_list(__package__, "broadcasters.txt")


def _named(start: int, words: str) -> Named:
    name = words.strip(" .")
    at = start + words.index(name)
    return Named(" ".join(name.split()), at, at + len(name), name)
