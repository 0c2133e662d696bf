"""What a build found, on one screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from communique.model.record import Record, RecordArticle
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.findings import disagreements, expectations, is_empty
from communique.showing.lines import Line, event_lines, say_article
from communique.showing.printed import by_day, known_days
from communique.showing.view import AGREED, GROUND, TALKS, View
from communique.terminal.layout import heading, indented, lines
from communique.terminal.unread import show_unread

MOST = 12
"""Articles and lines of a part of the summary."""
MOST_UNREAD = 20
"""Rows of the table of pages that were not read."""
ONE_BY_ONE = 3
"""Pages not read for their language that have a row each."""
LANGUAGE = "C106"
REASON = re.compile(r"the story is in (\w[\w ]*)\.")
DISAGREE = "Disagreements"
FEW = 3
"""Copies of an article that have a line each."""
OPEN = ("open", "overdue")
NOTHING = "No talks were found on these pages: no event, position or promise that the codebook knows. The record says nothing about talks."


def show_summary(console: Console, view: View, *, place: str = "RECORD") -> None:
    """Articles and copies, rounds of talks, what was agreed, attacks, disagreements, open expectations, and pages that were not read.

    Of many articles or lines the newest, with how many more there are; `place` is the record's file, for the commands that show all.
    """
    record = view.record
    heading(console, _articles_line(record))
    originals = sum(a.copy_of is None for a in record.articles)
    lines(console, _articles(record.articles, view))
    _more(console, originals - MOST, "older ones", place)
    for title, section in (("Talks", TALKS), ("Agreed", AGREED), ("On the ground", GROUND)):
        _part(console, title, event_lines((e for e in record.events if view.section(e) == section), view), place)
    _part(console, DISAGREE, disagreements(record.events, view), place)
    _part(console, "Promised or expected, still open", expectations(view, *OPEN), place, newest=False)
    if is_empty(record):
        console.print()
        indented(console, Text(NOTHING, style="yellow"), by=0)
    show_unread(console, record.unread, place=place)


def _part(console: Console, title: str, rows: list[Line], place: str, *, newest: bool = True) -> None:
    """A heading with `rows`, which are in order of time: of many the last, or with `newest` False the first."""
    if rows:
        heading(console, title)
        lines(console, rows[-MOST:] if newest else rows[:MOST])
        _more(console, len(rows) - MOST, "earlier" if newest else "more", place)


def _more(console: Console, number: int, which: str, place: str) -> None:
    if number > 0:
        indented(console, Text(f"… and {number:,} {which}: `communique show {place}` has them all", style="dim"), by=0)


def _articles_line(record: Record) -> str:
    copies = sum(a.copy_of is not None for a in record.articles)
    found = [_count(len(record.articles), "article")]
    if copies:
        found.append("1 of them a copy" if copies == 1 else f"{copies} of them copies")
    found += [_count(len(record.events), "event"), _count(len(record.statements), "statement")]
    held = {a.page for a in record.articles if a.copy_of is not None}
    if on_copies := sum(s.page in held for s in record.statements):
        found.append(f"{on_copies} of them on copies")
    day = f" · as of {say_days(DateRange(record.as_of, record.as_of))}" if record.as_of else ""
    return ", ".join(found) + day


def _articles(articles: Iterable[RecordArticle], view: View) -> list[Line]:
    """Originals by date, each followed by its copies; of many only the newest, the newest first."""
    copies: dict[str, list[RecordArticle]] = {}
    held = sorted(articles, key=by_day)
    for article in held:
        copies.setdefault(article.copy_of or "", []).append(article)
    rows = []
    originals = copies.get("", [])
    if len(originals) > MOST:
        dated = [a for a in originals if known_days(a)]
        originals = [*reversed(dated), *(a for a in originals if a not in dated)][:MOST]
    for article in originals:
        rows.append(("", say_article(article, view), view.ref(article.id)))
        rows += _copies(copies.get(article.id, []), view)
    return rows


def _copies(copies: Sequence[RecordArticle], view: View) -> list[Line]:
    """A line for each of a few copies; many of them in one line, by outlet."""
    if len(copies) <= FEW:
        return [("", f"↳ copied by {view.outlet(c.page)}", view.ref(c.id)) for c in copies]
    outlets = list(dict.fromkeys(view.outlet(c.page) for c in copies))
    more = f" and {len(outlets) - FEW} more" if len(outlets) > FEW else ""
    return [("", f"↳ copied {len(copies)} times, by {', '.join(outlets[:FEW])}{more}", "")]


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
