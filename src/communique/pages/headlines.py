"""Which paragraph above a story is its title: scored by form, by the words that it shares with the story, and by what tells it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.pages.credited import is_name, signed_names
from communique.pages.dates import has_date
from communique.pages.lines import BULLET, WORD, Line
from communique.pages.metadata import head_keys
from communique.pages.names import is_byline
from communique.pages.sheet import Sheet

POST = re.compile(r"^the post (.{5,300}) (?:appeared first on|first appeared on) ", re.IGNORECASE)
MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
SUFFIX = re.compile(r"\s+[|–—•·»-]+\s+[^|–—•·»]{2,60}$")
OUTLET = re.compile(r"\s+(?:[|•·»›]+\s+[^|•·»›]{2,60}|[–—-]+\s+(?:[^\s|–—•·»:?!-]+\s*){1,4})$")  # a strong stroke, or a dash and a few words
# What players and buttons run on to a title that they tell again: "Talks end Back to video".
RUN_ON = re.compile(r"\s+(?:back to video|(?:share|print|save) (?:this )?(?:article|story))$", re.IGNORECASE)
PICTURED = re.compile(
    r"^\(|\((?:AP|AFP|Reuters|EPA|Getty|Photos?|File)\b|\b(?:photos?|photograph|image|illustration|picture)s?(?: (?:taken|provided|courtesy))? by\b"
    r"|\bGetty Images|\((?:stock |file )?(?:image|photo|picture)\)|\bmore >$",
    re.IGNORECASE,
)
LISTED = re.compile(r"\s*/\s.*\s*/\s")  # topics between strokes
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens, marks of direction, spaces without width
BY = re.compile(r"\n(?:by|von)\b", re.IGNORECASE)
REACH = 150  # paragraphs above the body in which a title is looked for
NEAR, FAR = 0.08, 0.02  # points lost by each of the 40 paragraphs between title and story, and by each beyond; set by trial on the development pages
CLOSE = 40
LONGEST = 40  # words of a title
BYLINE_ABOVE = 14  # paragraphs above a line in which a byline speaks against its being the title
KIN = 0.3  # share of a line's longer words in the story's first paragraphs from which on the line may be its headline
DATED = 18  # words of a line with a date at most, which is no headline
AGAIN = 4  # words from which on it means something that a line is told again


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all candidates of a page are weighed against: titles told elsewhere, the words of the story's opening, and the page's other text."""

    told: frozenset[str]
    opening: frozenset[str]
    beside: str
    below: dict[int, bool]  # by index, what `_below_headline` found: it is asked three times for each candidate


def title_index(sheet: Sheet) -> int | None:
    """Index of the paragraph that is the title: above the body, like a headline, and told again elsewhere or near the story's words."""
    setting = _Setting(told_titles(sheet), _opening(sheet), "\n".join(sheet.text_of(i) for i in range(len(sheet.seen)) if i not in sheet.story), {})
    reach = max(0, sheet.first - REACH)
    candidates = [i for i in range(reach, sheet.first) if _may_be_title(sheet, i, setting)]
    if setting.told:
        candidates += [i for i in range(reach) if key_of(sheet.text_of(i)) in setting.told]
    scored = [(_points(sheet, i, setting), -i) for i in candidates]
    if not scored or max(scored)[0] <= 0:
        return None
    return -max(scored)[1]


def told_titles(sheet: Sheet) -> frozenset[str]:
    """The title as the metadata or the syndication notice tell it, as keys to compare with."""
    text = sheet.page.text
    told = [text[start:end] for key, start, end in sheet.head if key in head_keys("title")]
    told += [SUFFIX.sub("", t) for t in told]
    told += [m[1] for one in sheet.seen if one.role == "syndication" and (m := POST.match(one.line.text))]
    return frozenset(key_of(t) for t in told if len(WORD.findall(t)) >= 2)


def without_outlet(title: str) -> str:
    """`title` of a page's head without what stands behind it for the outlet and its parts: "Talks end - World | The Tidal Review".

    >>> without_outlet("Talks end in Osthaven - World | The Tidal Review")
    'Talks end in Osthaven'
    """
    while (m := OUTLET.search(title)) and len(title[: m.start()].split()) >= 2 and not title.endswith(("'", '"', "»", "”", "’")):
        title = title[: m.start()]
    return title


def headline_end(text: str, start: int, end: int) -> int:
    """Where the headline on the paragraph ``text[start:end]`` ends: before a button's words, and before writers on lines of their own.

    A page that is text between tags has its lines joined where a sentence goes on, and a byline in small letters looks like that.
    """
    first = text.find("\n", start, end)
    if first > 0 and (BY.match(text, first, end) or signed_names(text, first + 1, end) or is_name(text[first + 1 : end].split("\n")[0].strip())):
        end = first
    return start + len(RUN_ON.sub("", text[start:end]).rstrip())


def _may_be_title(sheet: Sheet, i: int, setting: _Setting) -> bool:
    one = sheet.seen[i]
    text = one.line.text
    if one.role is not None or one.heads is not None or not 2 <= len(one.line.words) <= LONGEST or is_byline(text):
        return False
    figures = len(one.line.words) - sum(map(str.isalpha, [w[0] for w in one.line.words]))
    return 2 * figures < len(one.line.words) and (not one.line.bullet or _again(setting, BULLET.sub("", text)))


def _points(sheet: Sheet, i: int, setting: _Setting) -> float:
    one, line = sheet.seen[i], sheet.seen[i].line
    key = key_of(line.text)
    dated = has_date(line.text)
    if dated and len(line.words) <= (8 if key in setting.told else DATED):
        return -1
    told = key in setting.told
    points = 12.0 if told else (8.0 if any(len(t.split()) >= AGAIN and key.endswith(" " + t) for t in setting.told) else 0.0)
    points += {"h1": 6.0, "h2": 2.0}.get(sheet.kind_of(i) or "", 0.0) + (8 if MARKDOWN.match(line.text) else 0)
    points += _form(line) + 5 * _shared(line.words, setting)
    points -= 4 if one.repeated and not told else 0
    points += 3 if not told and _again(setting, line.text) else 0
    away = sheet.first - i
    points -= NEAR * min(away, CLOSE) + FAR * max(0, away - CLOSE)
    points += _around(sheet, i, setting) + (2.5 if told else 0) * _below_headline(sheet, i, setting)
    return points


def _form(line: Line) -> float:
    """Points for looking like a headline: words of a number that headlines have, no full stop, no picture's credit, no name alone."""
    count = len(line.words)
    points = 3.0 if 5 <= count <= 20 else (1 if count in (4, 21, 22, 23, 24, 25) else -2)
    points += -1 if line.ends and not line.text.endswith(("?", "!", "’", "'", '"', "”")) else 1
    points -= 6 if PICTURED.search(line.text) or (count <= AGAIN and is_name(line.text)) else 0
    return points - (3 if LISTED.search(line.text) else 0)


def _around(sheet: Sheet, i: int, setting: _Setting) -> float:
    """Points for what stands around paragraph `i`: bylines and dates below it, none and no headline of the same story above it."""
    points = 1.5 if any(_is_data(sheet, j) for j in range(i + 1, min(i + 4, sheet.first))) else 0.0
    points -= 1.5 if any(_is_data(sheet, j) for j in range(max(0, i - 3), i)) else 0
    points -= 4 if any(is_byline(sheet.text_of(j)) for j in range(max(0, i - BYLINE_ABOVE), i)) else 0
    longer = i + 1 < sheet.first and key_of(sheet.text_of(i)).endswith(key_of(sheet.text_of(i + 1))) and len(sheet.seen[i + 1].line.words) >= AGAIN
    points -= 3 if longer and sheet.seen[i].line.text != sheet.seen[i + 1].line.text else 0
    return points - 2.5 * _below_headline(sheet, i, setting)


def _below_headline(sheet: Sheet, i: int, setting: _Setting) -> bool:
    """True where the paragraph above `i` is like a headline of the same story, so that this one is its standfirst."""
    if not i:
        return False
    if i not in setting.below:
        setting.below[i] = _follows_headline(sheet, i, setting)
    return setting.below[i]


def _follows_headline(sheet: Sheet, i: int, setting: _Setting) -> bool:
    line = sheet.seen[i - 1].line
    like = _may_be_title(sheet, i - 1, setting) and 5 <= len(line.words) <= 25 and not sheet.seen[i - 1].repeated and not _is_data(sheet, i - 1)
    return like and _shared(line.words, setting) >= KIN and line.text != sheet.text_of(i)


def _again(setting: _Setting, text: str) -> bool:
    """True where a longer line of the page, outside of the story, has `text` too; whole lines that come again are furniture."""
    if len(text.split()) < AGAIN or setting.beside.count(text) < 2:
        return False
    return any(text in line and line != text for line in setting.beside.split("\n"))


def _opening(sheet: Sheet) -> frozenset[str]:
    lines = range(sheet.first, min(sheet.first + 8, sheet.last + 1))
    return frozenset(w.lower() for j in lines for w in sheet.seen[j].line.words)


def _shared(words: Sequence[str], setting: _Setting) -> float:
    """Share of the longer words of a line that the first paragraphs of the body have."""
    own = [w.lower() for w in words if len(w) > 3]
    return sum(1 for w in own if w in setting.opening) / (len(own) + 1)


def _is_data(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return is_byline(line.text) or (len(line.words) <= 15 and has_date(line.text))


@lru_cache(maxsize=1 << 12)
def key_of(text: str) -> str:
    """The words of `text` alone, for comparing titles."""
    return " ".join(WORD.findall(INVISIBLE.sub("", text))).lower()
