"""The events as JSON for TimelineJS (Knight Lab): ``new TL.Timeline("timeline", "timeline.json")``."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from communique.exports.happenings import REAL, Days, cite, days_of
from communique.exports.made import Made, Source, as_bytes, as_json_text, counted
from communique.exports.notes import WITHOUT_TEXT, left_out
from communique.model.record import Event
from communique.showing.lines import say_event, say_status, say_when, when_key
from communique.showing.view import View
from communique.showing.words import capital

ELSEWHERE = ("statements", "positions", "expectations", "links", "times", "reviews", "unread")


def make_timelinejs(source: Source) -> Made:
    """``timeline.json``. Headlines and texts are escaped, since TimelineJS shows them as HTML."""
    view = source.view()
    dated = [(e, d) for e in sorted(source.record.events, key=lambda e: when_key(e, view)) if (d := days_of(e))]
    notes = _notes(source, dated)
    slides = [_slide(event, days, view) for event, days in dated]
    title = {"text": {"headline": "The cited record of a negotiation", "text": _paragraphs(["What it does not carry:", *notes])}}
    return Made({"timeline.json": as_bytes(as_json_text({"title": title, "events": slides}))}, notes)


def _notes(source: Source, dated: list[tuple[Event, Days]]) -> list[str]:
    notes = [*left_out(source, *ELSEWHERE), WITHOUT_TEXT]
    if missing := len(source.record.events) - len(dated):
        notes.append(f"{counted(missing, 'event has', 'events have')} no first and last day and {'is' if missing == 1 else 'are'} left out.")
    if loose := sum(days.loose for _, days in dated):
        notes.append(f"{counted(loose, 'event is', 'events are')} dated to a month, season or year: drawn over all its days, with the words as date.")
    return notes


def _slide(event: Event, days: Days, view: View) -> dict[str, Any]:
    real = [] if event.status in REAL else [f"{capital(say_status(event.status))}."]
    body = [*real, *(cite(report, view) for report in view.reports(event))]
    return {
        "unique_id": event.id,
        "group": event.type.replace("_", " "),
        "start_date": _date(days.first),
        **({} if days.first == days.last else {"end_date": _date(days.last)}),
        "display_date": say_when(event, view),
        "text": {"headline": escape(capital(say_event(event, view))), "text": _paragraphs(body)},
    }


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _paragraphs(words: list[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words)
