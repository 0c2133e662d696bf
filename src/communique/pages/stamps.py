"""A labelled date that a saved page's text runs on from: it becomes a line of its own.

.. code-block:: none

    date 2023-03-10 Envoys of both sides met …   →   date 2023-03-10  |  Envoys of both sides met …
    May 3, 2004 (OSLO) – The envoys met …        →   May 3, 2004 (OSLO) –  |  The envoys met …

Tools that strip pages to text write what they know of a page before its first words, without a line end; some outlets open a story with its day
and the place in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.model.article import StatedDate
from communique.pages.dates import ISO, dates_in
from communique.pages.lines import Line
from communique.tables import load_table

LONGEST = 60  # characters of label and date


def parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` with the first cut in two where a labelled day opens it and other words follow; offsets stay those of the page.

    A day not written as year, month and day needs a colon behind its label, since "date 5 May 2020" may begin a sentence.

    >>> from communique.pages.lines import split_lines
    >>> [line.text for line in parted(split_lines("date 2023-03-10 Envoys of both sides met on Friday."))]
    ['date 2023-03-10', 'Envoys of both sides met on Friday.']
    """
    lines = _with_filed_days(lines)
    if not lines or not (label := _label().match(lines[0].text)):
        return tuple(lines)
    line, *others = lines
    day = next(iter(dates_in(line.text, label.end(), min(len(line.text), label.end() + LONGEST))), None)
    if not isinstance(day, StatedDate) or day.start != label.end() or day.first != day.last or not (label["colon"] or ISO.fullmatch(day.raw)):
        return tuple(lines)
    clock = CLOCK.match(line.text, day.end)
    end = clock.end() if clock else day.end
    rest = line.text[end:].lstrip(" \t|·–—-")
    if not rest or not line.text[end].isspace():
        return tuple(lines)
    start = line.end - len(rest)
    return (Line(line.start, line.start + end, line.text[:end], line.gap), Line(start, line.end, rest, True, line.count), *others)


def _with_filed_days(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` with the day and the place in brackets that open one of them, before a dash and a story, on a line of their own."""
    out: list[Line] = []
    for line in lines:
        m = FILED.match(line.text) if len(line.text) > LONGEST else None
        day = next(iter(dates_in(line.text, 0, m.end("day"))), None) if m else None
        if m and isinstance(day, StatedDate) and day.start == 0 and day.end == m.end("day") and day.first == day.last:
            start = line.start + m.end()
            out.append(Line(line.start, line.start + len(m[0].rstrip()), m[0].rstrip(), line.gap))
            line = Line(start, line.end, line.text[m.end() :], True, line.count)
        out.append(line)
    return out


FILED = re.compile(r"(?P<day>[^()\n]{8,20}?)\s\([^\W\d_a-z](?:[^\W\d_a-z]|['’./ -]){2,40}\)\s?[–—-]{1,2}\s+(?=\S)")
CLOCK = re.compile(
    r"(?:T|,?\s+(?:at\s+)?)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?(?!\S)", re.IGNORECASE
)


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(row["words"] for row in load_table(__package__, "date_labels.tsv") if row["use"] == "published")
    return re.compile(rf"(?:{words})(?P<colon>\s*:)?\s+", re.IGNORECASE)
