"""The title of the story, and the standfirst below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.model.article import Named
from communique.model.spans import Span
from communique.pages.dates import dates_in
from communique.pages.lines import WORD
from communique.pages.metadata import head_keys
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet

POST = re.compile(r"^the post (.{5,300}) (?:appeared first on|first appeared on) ", re.IGNORECASE)
MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
SUFFIX = re.compile(r"\s+[|–—•·»-]+\s+[^|–—•·»]{2,60}$")
MASTHEAD = re.compile(r"\s+\|\s+[^|]{2,40}$")
REACH = 40  # paragraphs above the body in which a title is looked for
LONGEST = 40  # words of a title
STANDFIRST_WORDS = 60
STANDFIRST_REACH = 8  # paragraphs below the title in which the description that the metadata give is looked for
BYLINE_ABOVE = 14  # paragraphs above a line in which a byline speaks against its being the title


def heading_mark(line: str) -> int:
    """Number of characters that mark `line` as a Markdown heading; 0 when none do.

    >>> heading_mark("## Ongoing attacks")
    3
    """
    found = MARKDOWN.match(line)
    return len(found[0]) if found else 0


def title_index(sheet: Sheet) -> int | None:
    """Index of the paragraph that is the title: above the body, like a headline, and told again elsewhere or near the story's words."""
    wanted = _told_titles(sheet)
    candidates = [i for i in range(max(0, sheet.first - REACH), sheet.first) if _may_be_title(sheet, i)]
    if wanted:
        candidates += [i for i in range(0, max(0, sheet.first - REACH)) if _key(sheet.text_of(i)) in wanted]
    scored = [(_points(sheet, i, wanted), -i) for i in candidates]
    if not scored or max(scored)[0] <= 0:
        return None
    return -max(scored)[1]


def title_of(sheet: Sheet, index: int | None) -> Named | None:
    """The title that the page shows at `index`; without one, what its metadata gives, less the outlet's name at the end."""
    text = sheet.page.text
    if index is not None:
        line = sheet.seen[index].line
        start = line.start + heading_mark(line.text)
        end = start + len(MASTHEAD.sub("", text[start : line.end]))
        return Named(" ".join(text[start:end].split()), start, end, text[start:end])
    for key in head_keys("title"):
        for name, start, end in sheet.head:
            if name == key and len(WORD.findall(text[start:end])) >= 2:
                end = start + len(SUFFIX.sub("", text[start:end]))
                return Named(" ".join(text[start:end].split()), start, end, text[start:end])
    return None


def standfirst_of(sheet: Sheet, title: int | None) -> int | None:
    """Index of the standfirst: what the metadata call the description where it is shown, else a sentence or two between the title and the
    byline, date or first paragraph."""
    if title is None:
        return None
    told = {_key(sheet.page.text[start:end]) for key, start, end in sheet.head if key in head_keys("description")}
    for i in range(title + 1, min(title + 1 + STANDFIRST_REACH, sheet.first)):
        if len(sheet.seen[i].line.words) >= 4 and _key(sheet.text_of(i)) in told:
            return i
    for i in range(title + 1, min(title + 4, sheet.first)):
        one = sheet.seen[i]
        if one.role is None and one.heads is None and not one.repeated and 6 <= len(one.line.words) <= STANDFIRST_WORDS and not one.line.bullet:
            plain = not is_byline(one.line.text) and not dates_in(sheet.page.text, one.line.start, one.line.end)
            if plain and (one.line.ends or one.line.lower >= 0.5) and sheet.kind_of(i) not in ("figcaption", "link", "nav"):
                return i
    return None


def front_standfirst(sheet: Sheet) -> Span | None:
    """The description in the front matter of a Markdown page, which is what its author sets above the story; not one that the body begins with."""
    opening = _key(sheet.text_of(sheet.first))
    for key in head_keys("description"):
        for name, start, end in sheet.head:
            told = _key(sheet.page.text[start:end])
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


def _told_titles(sheet: Sheet) -> frozenset[str]:
    """The title as the metadata or the syndication notice tell it, as keys to compare with."""
    text = sheet.page.text
    told = [text[start:end] for key, start, end in sheet.head if key in head_keys("title")]
    told += [SUFFIX.sub("", t) for t in told]
    told += [m[1] for one in sheet.seen if one.role == "syndication" and (m := POST.match(one.line.text))]
    return frozenset(_key(t) for t in told if len(WORD.findall(t)) >= 2)


def _may_be_title(sheet: Sheet, i: int) -> bool:
    one = sheet.seen[i]
    count = len(one.line.words)
    return one.role is None and one.heads is None and 2 <= count <= LONGEST and not one.line.bullet and not is_byline(one.line.text)


def _points(sheet: Sheet, i: int, wanted: frozenset[str]) -> float:
    one = sheet.seen[i]
    line, key = one.line, _key(one.line.text)
    if dates_in(sheet.page.text, line.start, line.end) and len(line.words) <= 8:
        return -1
    points = 12.0 if key in wanted else 0.0
    points += {"h1": 6.0, "h2": 2.0}.get(sheet.kind_of(i) or "", 0.0)
    points += 8 if MARKDOWN.match(line.text) else 0
    count = len(line.words)
    points += 3 if 5 <= count <= 20 else (1 if count in (4, 21, 22, 23, 24, 25) else -2)
    points += -1 if line.ends and not line.text.endswith(("?", "!", "’", "'", '"', "”")) else 1
    points += 4 * _shared(sheet, line.words)
    points -= 4 if one.repeated and key not in wanted else 0
    points -= 0.12 * (sheet.first - i)
    above = range(max(0, i - 3), i)
    points -= 1.5 if any(_is_data(sheet, j) for j in above) else 0
    points -= 4 if any(is_byline(sheet.text_of(j)) for j in range(max(0, i - BYLINE_ABOVE), i)) else 0
    points -= 2.5 if i and key not in wanted and _like_title(sheet, i - 1) else 0
    points += 1.5 if any(_is_data(sheet, j) for j in range(i + 1, min(i + 4, sheet.first))) else 0
    return points


def _like_title(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return _may_be_title(sheet, i) and 5 <= len(line.words) <= 25 and not sheet.seen[i].repeated and not _is_data(sheet, i)


def _shared(sheet: Sheet, words: Sequence[str]) -> float:
    """Share of the longer words of a line that the first paragraphs of the body have."""
    opening = {w.lower() for j in range(sheet.first, min(sheet.first + 8, sheet.last + 1)) for w in sheet.seen[j].line.words}
    own = [w.lower() for w in words if len(w) > 3]
    return sum(1 for w in own if w in opening) / len(own) if own else 0.0


def _is_data(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return is_byline(line.text) or (len(line.words) <= 15 and bool(dates_in(sheet.page.text, line.start, line.end)))


def _key(text: str) -> str:
    return " ".join(WORD.findall(text)).lower()
