"""The lines above a story that its writers sign: "By …", and names alone beside a date.

.. code-block:: none

    By Ana Perez and Bo Lund           Ana Perez Political Editor         By                      • Ana Perez
    5 May 2005                         5 May 2005                         Ana PerezReporter       • Published: 22:04, 5 May 2005
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model.article import Named
from communique.pages.agencies import agency
from communique.pages.credited import PLACE, TAIL, desk_name, signed_names
from communique.pages.dates import has_date, without_year
from communique.pages.lines import BULLET
from communique.pages.names import BYLINE, LABEL, byline_names, is_byline, of_a_job
from communique.pages.sheet import Sheet

ALONE = re.compile(r"(?:by|written by|story by|words by|von|par|por):?", re.IGNORECASE)
WITHIN = re.compile(r"(?:^|[|·•]\s*)(?:written )?by:?\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)
AGO = re.compile(
    r"\b\d+\s?(?:s|m|h|d|sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)(?: ago)?\b|\bjust now\b|\byesterday\b", re.IGNORECASE
)
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
UNTIL = re.compile(r"\s+(?:with|in|at|for|from)\s|[|·•,(\d]|\s[–—-]\s|[.!?]", re.IGNORECASE)
DATE_WORDS = 20  # of a line that tells the date
SIGNED_WORDS = 16  # of a line that holds names alone
OFFICE_WORDS = 6  # of a line that holds an office alone
APART = 20  # paragraphs at most from a standfirst to the story below it
BELOW = 8  # lines below the story in which its author is told of
ABOVE = 3  # lines above the title in which a byline may stand
WITHOUT_TITLE = 6  # lines above the story in which it may stand where there is no title


def byline_indices(sheet: Sheet, title: int | None) -> tuple[int, ...]:
    """Indices of the paragraphs between title and story that begin as bylines do."""
    top = max(0, (title if title is not None else sheet.first - WITHOUT_TITLE) - ABOVE)
    return tuple(i for i in range(top, head_end(sheet)) if i != title and _is_byline(sheet, i) and not sheet.seen[i].line.prose)


def byline_persons(sheet: Sheet, lines: tuple[int, ...]) -> Iterator[Named]:
    """The persons whom the bylines name, and those on the lines right below one: one that is nothing but "By", or where their
    offices stand between them (one line alone may be a place)."""
    text = sheet.page.text
    for i in lines:
        line = sheet.seen[i].line
        found = byline_names(text, line.start + _lead(line.text), line.end)
        run, stop = _run(sheet, i + 1)
        if ALONE.fullmatch(line.text) or (found and sum(_is_office(sheet, j) for j in range(i + 1, stop)) > 1):
            found = (*found, *run)
        yield from found


def signing_lines(sheet: Sheet, title: int | None) -> tuple[tuple[Named, ...], tuple[int, ...]]:
    """Persons on lines of their own, or before the date on its line, whom the story does not name; and the indices of these lines."""
    top = title + 1 if title is not None else max(0, sheet.first - WITHOUT_TITLE)
    for i in range(top, head_end(sheet)):
        found = _signed(sheet, i)
        if not found or (_told_of(sheet, found) and not _office(sheet, i)):
            continue
        run, stop = _run(sheet, i)
        if _beside_date(sheet, stop - 1, 1) and not _dated(sheet, i):
            return run, tuple(range(i, stop))
        if _dated(sheet, i) or _beside_date(sheet, i, -1) or _named_again(sheet, found):
            return found, (i,)
    return (), ()


def signing_desks(sheet: Sheet, title: int | None, lines: tuple[int, ...]) -> tuple[Named, ...]:
    """The agencies, desks and outlets that a byline names where it names no person, or an agency alone beside the date."""
    text = sheet.page.text
    for i in lines:
        line = sheet.seen[i].line
        lead = BYLINE.match(line.text, _lead(line.text)) or LABEL.match(line.text)
        if lead:
            stop = UNTIL.search(line.text, lead.end())
            words = line.text[lead.end() : stop.start() if stop else None].strip()
            if desk_name(words):
                start = line.start + lead.end() + line.text[lead.end() :].index(words)
                return (Named(words, start, start + len(words), words),)
    for i in range(title + 1 if title is not None else head_end(sheet), head_end(sheet)):
        line = sheet.seen[i].line
        start = line.start + _lead(line.text)
        tail = TAIL.search(text, start, line.end)
        words = PLACE.sub("", text[start : tail.start() if tail else line.end]).strip()
        if agency(words) and (_dated(sheet, i) or _beside_date(sheet, i, 1) or _beside_date(sheet, i, -1)):
            return (Named(words, start, start + len(words), words),)
    return ()


def _is_byline(sheet: Sheet, i: int) -> bool:
    line = sheet.seen[i].line
    return is_byline(line.text[_lead(line.text) :]) or (len(line.words) <= 40 and WITHIN.search(line.text) is not None)


def _lead(line: str) -> int:
    """Number of characters before the names: a bullet, or what stands before "| Written by"."""
    bullet = BULLET.match(line)
    within = WITHIN.search(line)
    if within and within.start() > 0:
        return within.end() - len(within[0].lstrip("|·• "))
    return bullet.end() if bullet and not line[0].isdigit() else 0


def _signed(sheet: Sheet, i: int) -> tuple[Named, ...]:
    one = sheet.seen[i]
    line = one.line
    plain = not one.repeated and one.heads is None and (one.role in (None, "date") or (one.role == "related" and AGO.search(line.text)))
    if not plain or len(line.words) > SIGNED_WORDS or line.prose or is_byline(line.text):
        return ()
    return signed_names(sheet.page.text, line.start + _lead(line.text), line.end)


def _dated(sheet: Sheet, i: int) -> bool:
    """True for a short line that tells a date, a clock time or an age ("3 hours ago"): what a name beside it signs."""
    line = sheet.seen[i].line
    if len(line.words) > DATE_WORDS or line.prose:
        return False
    told = has_date(line.text) or without_year(line.text)
    return bool(told or AGO.search(line.text) or CLOCK.search(line.text))


def _run(sheet: Sheet, i: int) -> tuple[tuple[Named, ...], int]:
    """The names on the lines from `i` on, with lines that hold nothing but an office between them, and the index behind the last."""
    found: tuple[Named, ...] = ()
    while i < head_end(sheet):
        more = _signed(sheet, i)
        if not (more and not _told_of(sheet, more)) and not (found and _is_office(sheet, i)):
            break
        found, i = (*found, *more), i + 1
    return found, i


def _beside_date(sheet: Sheet, i: int, step: int) -> bool:
    """True where the next line from paragraph `i` in the direction of `step` tells a date; lines with hardly a word are passed over."""
    j = i + step
    while 0 <= j < head_end(sheet) and (len(sheet.seen[j].line.words) <= 1 or _is_office(sheet, j)) and not _dated(sheet, j):
        j += step
    return 0 <= j < head_end(sheet) and _dated(sheet, j)


def _is_office(sheet: Sheet, i: int) -> bool:
    """True for a line that holds nothing but an office: "Political Correspondent"."""
    words = sheet.text_of(i).split()
    return 0 < len(words) <= OFFICE_WORDS and of_a_job(words[-1]) and all(w[0].isupper() or of_a_job(w) or w == "and" for w in words)


def _named_again(sheet: Sheet, names: tuple[Named, ...]) -> bool:
    """True where a line below the story begins with one of `names`, as a note on the author does."""
    below = [sheet.text_of(j).casefold() for j in range(sheet.last + 1, min(len(sheet.seen), sheet.last + 1 + BELOW))]
    return any(line.removeprefix("by ").startswith(named.value.casefold()) for named in names for line in below)


def _office(sheet: Sheet, i: int) -> bool:
    return any(of_a_job(word) for word in sheet.text_of(i).split()[2:])


def _told_of(sheet: Sheet, names: tuple[Named, ...]) -> bool:
    return any(named.value in sheet.text_of(i) for named in names for i in sheet.story if sheet.seen[i].line.prose)


def head_end(sheet: Sheet) -> int:
    """Index of the paragraph above which byline and date stand: the first of running text, or the second where lines that are not of the
    story part the two, the first being a standfirst then."""
    prose = [i for i in sorted(sheet.story) if sheet.seen[i].line.prose][:2]
    if len(prose) == 2 and prose[1] - prose[0] <= APART and any(i not in sheet.story for i in range(*prose)):
        return prose[1]
    return prose[0] if prose else sheet.first
