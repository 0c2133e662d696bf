"""Whether a page is a running list of entries with clock times, as live blogs and news tickers are."""

from __future__ import annotations

import re

from communique.pages.sheet import Sheet

ZONE = r"(?: ?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time))?"
CLOCK = re.compile(
    rf"(?:(?:posted|updated|published|key event)s?:? )?(?:at )?\d{{1,2}}[:.h]\d\d ?(?:[ap]\.?m\.?)?{ZONE}(?:\W.*)?",
    re.IGNORECASE,
)
AGO = re.compile(r"(?:\d{1,2}|an?) ?(?:m|h|min|minute|hr|hour)s? ago(?:\W.*)?", re.IGNORECASE)
ENTRIES = 5  # from which on a page is a list of them
WORDS = 12  # of a line that is an entry's stamp, with its headline
BELOW = 2  # paragraphs below a stamp in which its entry begins


def stamps_note(sheet: Sheet) -> str | None:
    """A note for the reader where five paragraphs or more have a clock time of their own above them; None elsewhere.

    The times of day that such a page tells belong to its entries. What stands below a heading of readers' comments is left aside, and
    so are "5 min ago" and its like below the story.
    """
    found = 0
    for i in range(max(0, sheet.first - BELOW), len(sheet.seen)):
        one = sheet.seen[i]
        if one.heads == "comments" or one.role == "comments":
            break
        stamp = CLOCK.fullmatch(one.line.text) or (i <= sheet.last and AGO.fullmatch(one.line.text))
        if stamp and len(one.line.words) <= WORDS and any(below.line.prose for below in sheet.seen[i + 1 : i + 1 + BELOW]):
            found += 1
    if found < ENTRIES:
        return None
    return f"The page is a list of {found} entries with clock times of their own, as live blogs are. Not all of them may have been read."
