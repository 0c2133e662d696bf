"""The title of the story, and the standfirst below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from communique.model.article import Named
from communique.model.spans import Span
from communique.pages.dates import has_date
from communique.pages.headlines import INVISIBLE, MARKDOWN, headline_end, key_of, told_titles, without_outlet
from communique.pages.lines import BULLET, WORD
from communique.pages.metadata import head_keys
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet

MASTHEAD = re.compile(r"\s+\|\s+[^|]{2,40}$")
AGREED = 2  # kinds of metadata that must agree on another title than the one shown
KICKED = 3  # words that a title must have behind a kicker
STANDFIRST_WORDS = 60
STANDFIRST_REACH = 8  # paragraphs below the title in which the description that the metadata give is looked for


def heading_mark(line: str) -> int:
    """Number of characters that mark `line` as a Markdown heading; 0 when none do.

    >>> heading_mark("## Ongoing attacks")
    3
    """
    found = MARKDOWN.match(line)
    return len(found[0]) if found else 0


def title_of(sheet: Sheet, index: int | None) -> Named | None:
    """The title that the page shows at `index`, less a kicker and the outlet's name; what the metadata give where they agree on another
    wording that no part of them shares with it, or where the page shows none.

    Pages are republished under new headlines, and two of the three that the head keeps (JSON-LD, Open Graph, ``<title>``) follow.
    """
    told = tuple(_told(sheet))
    if index is None:
        return told[0] if told else None
    shown = _shown(sheet, index, told)
    key = key_of(shown.value)
    keys = [key_of(named.value) for named in told]
    if any(k.startswith(key) for k in (*keys, *told_titles(sheet))):
        return shown
    return next((named for named, k in zip(told, keys, strict=True) if keys.count(k) >= AGREED), shown)


def _shown(sheet: Sheet, index: int, told: tuple[Named, ...]) -> Named:
    text, line = sheet.page.text, sheet.seen[index].line
    bullet = BULLET.match(line.text)
    start = line.start + (heading_mark(line.text) or (bullet.end() if bullet and not line.text[0].isdigit() else 0))
    end = start + len(MASTHEAD.sub("", text[start : headline_end(text, start, line.end)]))
    for named in told:
        at = text.lower().rfind(named.value.lower(), start, end)
        before = text[start:at]
        kicker = at > start and not before[-1].isalnum() and (not before.rstrip().endswith(":") or before.endswith(" : ")) and before[-1] != "-"
        if kicker and at + len(named.value) == end and len(named.value.split()) >= KICKED:
            start = at
    bare = without_outlet(text[start:end])
    if len(bare) < end - start and any(one.line.text == bare for one in sheet.seen):
        end = start + len(bare)
    return Named(" ".join(INVISIBLE.sub("", text[start:end]).split()), start, end, text[start:end])


def _told(sheet: Sheet) -> Iterator[Named]:
    """The titles that the metadata give, less the outlet's name at the end, one for each of their kinds, the surest first."""
    text = sheet.page.text
    kinds: set[str] = set()
    for key in head_keys("title"):
        kind = "open graph" if key in ("meta og:title", "meta twitter:title") else key
        for name, start, end in sheet.head:
            if name == key and kind not in kinds and len(WORD.findall(text[start:end])) >= 2:
                kinds.add(kind)
                stop = start + len(text[start:end] if key == "json-ld headline" else without_outlet(text[start:end]))
                yield Named(" ".join(text[start:stop].split()), start, stop, text[start:stop], "structured")


def standfirst_of(sheet: Sheet, title: int | None) -> int | None:
    """Index of the standfirst: what the metadata call the description where it is shown, else a sentence or two between the title and the
    byline, date or first paragraph."""
    if title is None:
        return None
    told = {key_of(sheet.page.text[start:end]) for key, start, end in sheet.head if key in head_keys("description")}
    for i in range(title + 1, min(title + 1 + STANDFIRST_REACH, sheet.first)):
        if len(sheet.seen[i].line.words) >= 4 and key_of(sheet.text_of(i)) in told:
            return i
    for i in range(title + 1, min(title + 4, sheet.first)):
        one = sheet.seen[i]
        if one.role is None and one.heads is None and not one.repeated and 6 <= len(one.line.words) <= STANDFIRST_WORDS and not one.line.bullet:
            plain = not is_byline(one.line.text) and not has_date(one.line.text)
            if plain and (one.line.ends or one.line.lower >= 0.5) and sheet.kind_of(i) not in ("figcaption", "link", "nav"):
                return i
    return None


def front_standfirst(sheet: Sheet) -> Span | None:
    """The description in the front matter of a Markdown page, which is what its author sets above the story; not one that the body begins with."""
    opening = key_of(sheet.text_of(sheet.first))
    for key in head_keys("description"):
        for name, start, end in sheet.head:
            told = key_of(sheet.page.text[start:end])
            if name == key and name.startswith("front ") and len(told.split()) >= 4 and not opening.startswith(told):
                return Span(start, end)
    return None


def without_standfirst(sheet: Sheet, title: int | None) -> Sheet:
    """`sheet` with the first paragraph taken out of the story where the page's blank lines set it apart as a standfirst.

    It is when it follows the title without a blank line, one stands below it, and the paragraphs of the body have none between them.
    """
    first, second = sheet.first, sheet.first + 1
    if title is None or title + 1 != first or second not in sheet.story or len(sheet.seen[first].line.words) > STANDFIRST_WORDS:
        return sheet
    gaps = [sheet.seen[i].line.gap for i in sorted(sheet.story)[2:]]
    apart = sheet.seen[second].line.gap and not sheet.seen[first].line.gap
    if not apart or not gaps or 2 * sum(gaps) >= len(gaps):
        return sheet
    return replace(sheet, story={i: role for i, role in sheet.story.items() if i != first})
