"""Talks and meetings as an iCalendar file (RFC 5545): whole days, what is announced as tentative."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from communique.exports.happenings import Days, cite, cite_words, days_of, shown, values
from communique.exports.made import Made, Source, as_bytes, counted
from communique.exports.notes import WITHOUT_TEXT, left_out
from communique.model.record import Event
from communique.model.times import DateRange
from communique.showing.lines import say_event, say_when, when_key
from communique.showing.view import View
from communique.showing.words import capital
from communique.tables import load_table

SECTION = "talks"
"""The part of the record (showing/data/sections.tsv) whose events a calendar takes."""
LONGEST = 75
"""Octets of a line (RFC 5545, 3.1)."""
EPOCH = "19700101"
"""Of a record without a date: DTSTAMP must be there, and no clock is asked."""
ELSEWHERE = ("statements", "positions", "expectations", "links", "times", "reviews", "unread")


def make_ics(source: Source) -> Made:
    """``talks.ics``: an entry for each event of talks with first and last day, and for each dated next meeting that one names."""
    view = source.view()
    events = sorted((e for e in source.record.events if view.section(e) == SECTION), key=lambda e: when_key(e, view))
    kept = [(e, d, s) for e in events if (d := days_of(e)) and d.last < date.max and (s := _status(e, d))]
    notes = _notes(source, events, kept)
    stamp = f"{(source.record.as_of or EPOCH).replace('-', '')}T000000Z"
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Communique//cited record//EN", "CALSCALE:GREGORIAN"),
        _text("NAME", "Talks"),
        _text("DESCRIPTION", "What it does not carry: " + " ".join(notes)),
        *(line for event, days, status in kept for line in _entry(event, days, status, stamp, view)),
        *(line for event in events for line in _next_meetings(event, stamp, view)),
        "END:VCALENDAR",
    ]
    return Made({"talks.ics": as_bytes("".join(fold(line) + "\r\n" for line in lines))}, notes)


def _status(event: Event, days: Days) -> str | None:
    """What happened on a day that nobody names is tentative there too."""
    found = next((row["ical"] for row in load_table(__package__, "ical_statuses.tsv") if row["status"] == event.status), None)
    return "TENTATIVE" if found == "CONFIRMED" and days.loose else found


def _notes(source: Source, events: list[Event], kept: list[tuple[Event, Days, str]]) -> list[str]:
    notes = [*left_out(source, *ELSEWHERE), WITHOUT_TEXT]
    if others := len(source.record.events) - len(events):
        notes.append(f"{counted(others, 'event is', 'events are')} no talks, meeting or visit and {'is' if others == 1 else 'are'} left out.")
    if undated := sum(not days_of(e) for e in events):
        notes.append(f"{counted(undated, 'meeting has', 'meetings have')} no first and last day and {'is' if undated == 1 else 'are'} left out.")
    if unreal := sum((d := days_of(e)) is not None and not _status(e, d) for e in events):
        notes.append(f"{counted(unreal, 'meeting is', 'meetings are')} only demanded, denied or supposed and left out.")
    if loose := sum(days.loose for _, days, _ in kept):
        said = "known to a month or year: the entry covers it, is tentative, and its title says so."
        notes.append(f"{counted(loose, 'meeting is', 'meetings are')} {said}")
    notes.append("Times of day and participants as addresses have no place: participants are in the title, reported lengths in the description.")
    return notes


def _entry(event: Event, days: Days, status: str, stamp: str, view: View) -> Iterator[str]:
    said = capital(say_event(event, view))
    title = f"{said} (some time: {say_when(event, view)})" if days.loose else said
    described = [f"{event.status}{f', {event.stage}' if event.stage else ''}", *(cite(r, view) for r in view.reports(event))]
    yield from _vevent(event.id, days.first, days.last, status, title, shown(event, "place"), "\n".join(described), event.type, stamp)


def _next_meetings(event: Event, stamp: str, view: View) -> Iterator[str]:
    """The next meeting that was named: tentative."""
    seen = set()
    for v in values(event, "next_meeting"):
        if isinstance(v.value, DateRange) and v.value.from_ and v.value.to and v.value not in seen:
            seen.add(v.value)
            first, last = date.fromisoformat(v.value.from_), date.fromisoformat(v.value.to)
            if first <= last < date.max:
                title, words = f"Next meeting, named at: {say_event(event, view)}", cite_words(v.raw, v.page, v.start, v.end, view)
                name = f"{event.id}-next-{v.value.from_}"
                yield from _vevent(name, first, last, "TENTATIVE", title, None, words, "next meeting", stamp)


def _vevent(
    name: str, first: date, last: date, status: str, title: str, place: str | None, description: str, category: str, stamp: str
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@communique.invalid"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # the day after the last one (RFC 5545, 3.6.1)
    yield _text("SUMMARY", title)
    if place:
        yield _text("LOCATION", place)
    yield _text("DESCRIPTION", description)
    yield _text("CATEGORIES", category.replace("_", " "))
    yield f"STATUS:{status}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(name: str, words: str) -> str:
    """A property of text (RFC 5545, 3.3.11); control characters, which it forbids, go."""
    kept = "".join(c for c in words.replace("\r\n", "\n").replace("\r", "\n") if c in "\n\t" or (c >= " " and c != "\x7f"))
    for mark in "\\;,":
        kept = kept.replace(mark, f"\\{mark}")
    return f"{name}:" + kept.replace("\n", "\\n")


def fold(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character cut; each further piece begins with a space.

    >>> fold("X:" + "ab" * 40).split("\\r\\n ")[1]
    'bababab'
    """
    pieces, held, size = [], "", 0
    for c in line:
        octets = len(c.encode("utf-8", "replace"))
        if size + octets > LONGEST:
            pieces.append(held)
            held, size = "", 1
        held, size = held + c, size + octets
    return "\r\n ".join([*pieces, held])
