"""The list of key events of a day, in Markdown, with a footnote for each citation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from communique.exports.happenings import QUOTE, is_changed
from communique.exports.made import Made, Source, as_bytes, counted
from communique.exports.notes import WITHOUT_TEXT
from communique.model.record import Event, EventField, RecordStatement
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import event_days, is_loose, say_event, say_expectation, say_when, when_key
from communique.showing.quoting import say_words
from communique.showing.saying import say_number
from communique.showing.view import View
from communique.showing.words import capital, clean, shorten
from communique.tables import load_table

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&^$])")
"""Characters that Markdown takes for a mark (CommonMark 0.31, 2.4, and footnotes, tables, mathematics of its dialects)."""
STARTS = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)])")
"""What begins a list or a heading at the beginning of a line: ``-``, ``12.``."""
GAP = re.compile(r"\n{3,}")
SAID = 12
"""Statements of the day that are listed; a note counts the others."""


@dataclass(slots=True)
class Footnotes:
    """Citations in the order in which they are used; the same words have one number."""

    view: View
    held: dict[str, int] = field(default_factory=dict)

    def mark(self, raw: str, page: str, start: int, end: int) -> str:
        """The mark of a footnote: ``[^3]``."""
        view = self.view
        held = view.pages.get(page)
        where = (held.path + (f"#{held.member}" if held.member else "") if held else page) + f", {start}–{end}"
        address = f", {escape(held.url)}" if held and held.url else ""
        printed = say_days(view.published(page)) or "date unknown"
        words = f"“{escape(shorten(raw, QUOTE))}” {escape(view.outlet(page))}, {printed} ({escape(where)}{address})"
        return f"[^{self.held.setdefault(words, len(self.held) + 1)}]"

    def lines(self) -> Iterator[str]:
        """The footnotes."""
        return (f"[^{number}]: {words}" for words, number in self.held.items())


def escape(words: str) -> str:
    """`words` on one line, with nothing in it that Markdown takes for a mark.

    >>> escape("- [a](b) <i>")
    '\\\\- \\\\[a\\\\](b) \\\\<i\\\\>'
    """
    return STARTS.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", clean(words)))


def make_brief(source: Source, *, on: str | None = None, since: str | None = None) -> Made:
    """``brief.md``: what happened, was said and is due on the day `on` (ISO; default: the record's), with footnotes, and what it leaves out.

    `since` is day 1 of a count of days in the title. ValueError when either is no date, or `on` is before `since`.
    """
    day = date.fromisoformat(on or source.record.as_of or "")
    view = source.view()
    notes = Footnotes(view)
    parts = [*_events(day, view, notes), *_said(day, view, notes), *_due(day, view, notes)]
    body = parts or ["The record has nothing of this day."]
    left = _left_out(source, day, view)
    text = "\n".join([f"# {_title(day, since)}", "", *body, "", "## Not in this list", "", *(f"- {note}" for note in left), "", *notes.lines()])
    return Made({"brief.md": as_bytes(GAP.sub("\n\n", text).rstrip("\n") + "\n")}, left)


def _title(day: date, since: str | None) -> str:
    said = say_days(DateRange(day.isoformat(), day.isoformat()))
    if since is None:
        return f"Key events of {said}"
    number = (day - date.fromisoformat(since)).days + 1
    if number < 1:
        raise ValueError(f"{day} is before day 1, {since}")
    return f"List of key events, day {number:,} ({said})"


def _of_day(event: Event, day: date) -> bool:
    """True for what happened on that day or through it; what was some time in a month is not of one of its days."""
    days = event_days(event)
    if days is None or not days.from_ or not days.to:
        return False
    return not is_loose(event) and days.from_ <= day.isoformat() <= days.to


def _reported(event: Event, day: date, view: View) -> bool:
    """True for an event without a day that was first reported on that day."""
    if event_days(event) is not None:
        return False
    return min((printed for r in view.reports(event) if (printed := view.printed(r.page))), default="") == day.isoformat()


def _events(day: date, view: View, notes: Footnotes) -> Iterator[str]:
    own = sorted((e for e in view.record.events if _of_day(e, day)), key=lambda e: when_key(e, view))
    for row in load_table(__package__, "brief_sections.tsv"):
        yield from _list(row["title"], [e for e in own if view.section(e) == row["section"]], view, notes)
    told = sorted((e for e in view.record.events if _reported(e, day, view)), key=lambda e: e.id)
    yield from _list("First reported that day, day of the event unknown", told, view, notes)


def _list(title: str, events: list[Event], view: View, notes: Footnotes) -> Iterator[str]:
    if events:
        yield from ("", f"## {title}", "")
    for event in events:
        marks = "".join(dict.fromkeys(notes.mark(r.raw, r.page, r.start, r.end) for r in view.reports(event)))
        differs = sorted(name.replace("_", " ") for name, held in event.fields.items() if held.agreement == "conflict")
        note = f" *Reports differ on: {escape(', '.join(differs))}.*" if differs else ""
        decided = [f"{name.replace('_', ' ')} {_decided(held, view)}" for name, held in sorted(event.fields.items()) if is_changed(held)]
        note += f" *After review: {escape('; '.join(decided))}.*" if decided else ""
        days = event_days(event)
        when = f"{say_when(event, view)}: " if days and days.from_ != days.to else ""
        yield f"- {escape(capital(when + say_event(event, view)))}.{marks}{note}"


def _decided(held: EventField, view: View) -> str:
    """What a person let stand."""
    if isinstance(held.value, DateRange):
        return say_days(held.value)
    if isinstance(held.value, str):
        return view.name(held.value)
    return "none" if held.value is None else say_number(held.value, "exact", "")


def _said(day: date, view: View, notes: Footnotes) -> Iterator[str]:
    held = _statements(day, view)
    if held:
        yield from ("", "## Said that day", "")
    for s in held[:SAID]:
        who = view.name(s.speaker) if s.speaker else "Speaker not named"
        yield f"- {escape(who)}: {escape(say_words(s, view))}{notes.mark(s.raw, s.page, s.content[0].start, s.content[-1].end)}"


def _statements(day: date, view: View) -> list[RecordStatement]:
    iso = day.isoformat()
    own = view.each_own(view.record.statements)
    return [s for s in own if s.tier == "speech" and s.said_on and s.said_on.from_ == s.said_on.to == iso]


def _due(day: date, view: View, notes: Footnotes) -> Iterator[str]:
    iso = day.isoformat()
    held = [x for x in view.each_own(view.record.expectations) if x.due_from and x.due_to and x.due_from <= iso <= x.due_to]
    if held:
        yield from ("", "## Promised or expected for that day", "")
    for x in held:
        yield f"- {escape(say_expectation(x, view))} ({x.status}).{notes.mark(x.raw, x.page, x.start, x.end)}"


def _left_out(source: Source, day: date, view: View) -> list[str]:
    iso = day.isoformat()
    found = [WITHOUT_TEXT]
    if more := max(0, len(_statements(day, view)) - SAID):
        found.append(f"{counted(more, 'more statement', 'more statements')} of that day: communique show RECORD has them.")
    around = [e for e in source.record.events if (d := event_days(e)) and (d.from_ or "") <= iso <= (d.to or "9999") and not _of_day(e, day)]
    if around:
        said = "may have been on that day: their dates name a month, a year or no end."
        found.append(f"{counted(len(around), 'event', 'events')} {said}")
    return found
