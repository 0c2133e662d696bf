"""Who published the page."""

from __future__ import annotations

import re
from collections import Counter

from communique.model.article import Named
from communique.pages.agencies import agency
from communique.pages.housename import house_name, is_owner, without_furniture
from communique.pages.metadata import named_in_head
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet
from communique.tables import load_list

SIGN = r"(?:©|\(c\)|copyright)"
SIGNED = r"(?P<name>[^\d|.©,;:()\n]{2,60}?)"
YEARS = r"(?:\d{4}\s*[-–]\s*)?(?:\d{4})?"
COPYRIGHT = (
    re.compile(rf"{SIGN}\s*(?:©|\(c\))?\s*{YEARS},?\s*(?:by\s+)?{SIGNED}(?=\s*(?:[|.©,;:()]|\d{{4}}|all rights|$))", re.IGNORECASE),
    re.compile(rf"^{SIGNED}\s*{SIGN}\s*(?:\d{{4}})?", re.IGNORECASE),
)
PAPER = re.compile(r"(?:The )?(?:[A-Z][\w’'-]*)(?: (?:(?:of|the) )?[A-Z][\w’'-]*){1,3}")
POSSESSIVE = re.compile(r"\b(?P<name>[^\W\d_a-z][\w&-]*(?: [^\W\d_a-z][\w&-]*){0,3})[’']s (?=[^\W\d_a-z][\w-]+ [^\W\d_a-z])")
REPORTING_FROM = re.compile(r"\breport(?:ing|ed|s) from\b", re.IGNORECASE)
SLOGAN = re.compile(r"\s+(?:[|•·]|[–—-]+)\s.*$", re.DOTALL)
LETTERS = re.compile(r"\((?P<letters>[A-Z]{2,5})\)")
DATELINE = 60  # characters at the beginning of the story in which an agency signs
LONGEST = 40  # characters of a masthead
MENU = 15  # paragraphs at the top of the page in which its name may stand
NEAR = 6  # paragraphs above the story
BEHIND = re.compile(r"(?P<by>,|\bfor\b|[|·•])\s+(?P<name>(?:The |the )?[A-Z][\w’'&-]*(?: (?:(?:of|the) )?[A-Z][\w’'&-]*){0,4})(?=\s*(?:[|·•,]|$))")
OWNERS = r"news (?:and|&) media|media (?:group|network)|inc|llc|ltd|limited|corp|co|company|plc|gmbh"
RESERVED = re.compile(rf"\s*\b(?:all rights reserved|{OWNERS})\b\.?.*$", re.IGNORECASE)


def outlet_of(sheet: Sheet) -> Named | None:
    """The outlet, from the surest evidence that the page has: metadata, copyright line with masthead, masthead, the story's own words."""
    finders = (_in_head, _masthead, _menu_name, house_name, _copyright, _beside_byline, _in_byline, _own_words)
    return next((found for find in finders if (found := find(sheet)) and _has_letters(found.value)), None)


def _in_head(sheet: Sheet) -> Named | None:
    return named_in_head(sheet.page.text, sheet.head, "outlet")


def _has_letters(name: str) -> bool:
    """False for a line of signs that nobody sees (a zero-width joiner), which stands for a logo on some pages."""
    return any(map(str.isalnum, name))


def _masthead(sheet: Sheet) -> Named | None:
    """The page's first line, less a slogan behind it, where it is short and comes again: on the page (as a whole line, in the copyright line or
    beside the byline, or as the letters of the dateline) or, made like the name of a paper, on other pages of the site."""
    if not sheet.seen or sheet.first == 0:
        return None
    top, line = sheet.seen[0], sheet.seen[0].line
    name = SLOGAN.sub("", line.text)
    name = name if _like_outlet(name) else line.text
    short = 1 <= len(name.split()) <= 5 and len(name) <= LONGEST and not line.bullet
    if not short or not without_furniture(name) or top.heads or (top.role and not top.repeated):
        return None
    again = sum(1 for one in sheet.seen[1:] if one.line.text == name)
    signed = any(one.role == "legal" and name.lower() in one.line.text.lower() for one in sheet.seen)
    like = _like_outlet(name.title() if name.isupper() else name)
    told = top.repeated or name.startswith("The ") or _in_story(sheet, name) or _beside_data(sheet, name) or _by_its_letters(sheet, name)
    known = signed or (again and top.role is None) or (like and told)
    return Named(_as_signed(sheet, name), line.start, line.start + len(name), name) if known else None


def _beside_data(sheet: Sheet, name: str) -> bool:
    """True when a byline or a line with the date, above the story, has `name`."""
    return any(name.lower() in one.line.text.lower() for one in sheet.seen[1 : sheet.first] if one.data)


def _by_its_letters(sheet: Sheet, name: str) -> bool:
    """True when the story begins with a dateline that is signed with the first letters of `name`: "(LNA) -"."""
    m = LETTERS.search(sheet.text_of(sheet.first)[:DATELINE])
    return m is not None and m["letters"] == "".join(word[0] for word in name.split())


def _in_story(sheet: Sheet, name: str) -> bool:
    """True when the story speaks of a paper of that name ("told the Kingsport Daily News")."""
    return any(name in sheet.text_of(i) for i in sheet.story)


def _menu_name(sheet: Sheet) -> Named | None:
    """A line in the menu above the story that is the name of a known broadcaster or agency, or made like a paper's with "The", where another
    line of the page, its copyright line above all, has the name too."""
    for i in range(min(sheet.first, MENU)):
        line = sheet.seen[i].line
        full = agency(line.text)
        paper = line.text.startswith("The ") and _like_outlet(line.text, alone=True)
        names = {line.text.removeprefix("The "), full or line.text}
        if (full or paper or _broadcaster(line.text)) and len(line.words) <= 5 and _told_elsewhere(sheet, i, names):
            return Named(full or line.text, line.start, line.end, line.text)
    return None


def _told_elsewhere(sheet: Sheet, i: int, names: set[str]) -> bool:
    """True when the copyright line has one of `names`, or a line outside of the story that begins with it."""
    below = [one for j, one in enumerate(sheet.seen) if j > i and j not in sheet.story]
    signed = any(name in one.line.text for one in below if one.role == "legal" for name in names)
    return signed or any(re.match(rf"(?:by )?{re.escape(name)}[’']s ", one.line.text, re.IGNORECASE) for one in below for name in sorted(names))


def _as_signed(sheet: Sheet, name: str) -> str:
    """`name` as the copyright line spells it, or a byline or date line, where the masthead is in capitals."""
    lines = [one.line.text for one in sheet.seen if one.role == "legal"] + [one.line.text for one in sheet.seen[1 : sheet.first] if one.data]
    found = (re.search(rf"(?:\bThe )?{re.escape(name)}", text, re.IGNORECASE) for text in lines)
    return next((m[0] for m in found if m), name) if name.isupper() else name


def _beside_byline(sheet: Sheet) -> Named | None:
    """A line of its own next to a byline or date line above the story that is made like the name of a paper."""
    for i in range(max(0, sheet.first - NEAR), sheet.first):
        one = sheet.seen[i]
        beside = any(0 <= j < sheet.first and sheet.seen[j].data for j in (i - 1, i + 1))
        named = _like_outlet(one.line.text) or (_between_data(sheet, i) and _named_so(one.line.text))
        if beside and one.plain and not one.data and named and agency(one.line.text) is None:
            return Named(one.line.text, one.line.start, one.line.end, one.line.text)
    return None


def _between_data(sheet: Sheet, i: int) -> bool:
    return 0 < i < sheet.first - 1 and sheet.seen[i - 1].data and sheet.seen[i + 1].data


def _in_byline(sheet: Sheet) -> Named | None:
    """The outlet that a byline names behind the writer: "By A | X", "By A for X", "By A, X"."""
    for i in range(max(0, sheet.first - NEAR), sheet.first):
        line = sheet.seen[i].line
        for m in BEHIND.finditer(line.text) if is_byline(line.text) else ():
            name = _without_job(m["name"].strip())
            start = line.start + m.start("name")
            if (_like_outlet(name) or (m["by"] != "," and _named_so(name))) and agency(name) is None:
                return Named(name, start, start + len(name), name)
    return None


def _named_so(name: str) -> bool:
    """True for a name with "The", letters that stand for one (BBC), or a broadcaster: what is no place and no desk where an outlet is expected."""
    if _broadcaster(name):
        return True
    told = name.startswith("The ") and PAPER.fullmatch(name) is not None
    return (told or re.fullmatch(r"[A-Z]{3,5}", name) is not None) and not any(_of_a_job(w) for w in name.split()[1:])


def _broadcaster(name: str) -> bool:
    return name in load_list(__package__, "broadcasters.txt")


def _without_job(name: str) -> str:
    """`name` less the office behind it: "The Tidal Review Staff Writer"."""
    words = name.split(" ")
    while len(words) > 1 and _of_a_job(words[-1]):
        words.pop()
    return " ".join(words)


def _of_a_job(word: str) -> bool:
    return word.lower() in load_list(__package__, "not_persons.txt") and word.lower() not in load_list(__package__, "media_words.txt")


def _like_outlet(line: str, *, alone: bool = False) -> bool:
    """True for two to five words in capitals, one of them of the trade and, unless it may stand `alone`, one that is neither that nor a
    section's name."""
    words = line.lower().split()
    trade = load_list(__package__, "media_words.txt")
    sections = load_list(__package__, "section_words.txt")
    own = [w for w in words if w not in trade and w not in sections]
    return bool(PAPER.fullmatch(line)) and (alone or len(own) > 0) and any(w in trade for w in words)


def _copyright(sheet: Sheet) -> Named | None:
    for one in sheet.seen[sheet.last + 1 :]:
        if one.role != "legal" or len(one.line.words) > 30:
            continue
        for pattern in COPYRIGHT:
            m = pattern.search(one.line.text)
            told = RESERVED.sub("", m["name"]).strip(" -–—|,") if m else ""
            name = "" if is_owner(told) else without_furniture(told)
            if m and len(name) >= 2 and name[0].isupper() and agency(name) is None and (_told_again(sheet, name) or _broadcaster(name)):
                start = one.line.start + one.line.text.index(name, m.start("name"))
                return Named(name, start, start + len(name), name)
    return None


def _told_again(sheet: Sheet, name: str) -> bool:
    """True when a line that is no copyright line has `name` too: the owner of the rights is often no outlet."""
    return any(name in one.line.text for one in sheet.seen if one.role != "legal")


def _own_words(sheet: Sheet) -> Named | None:
    """An outlet that names its own correspondents in the story: "X's <Name>, reporting from …", more than once."""
    found: list[tuple[str, int]] = []
    reporting: set[str] = set()
    for i in sorted(sheet.story):
        line = sheet.seen[i].line
        for m in POSSESSIVE.finditer(line.text):
            found.append((m["name"], line.start + m.start("name")))
            if REPORTING_FROM.search(line.text):
                reporting.add(m["name"])
    counts = Counter(name for name, _ in found)
    for name, start in found:
        if name in reporting and counts[name] >= 2:
            return Named(name, start, start + len(name), name)
    return None
