"""Days by how many articles mention them: the measure that picks the days that matter in a long story.

Which days a timeline must not miss is told well by how often they are named (Ghalandari and Ifrim, "Examining the State-of-the-Art in News
Timeline Summarization", ACL 2020, compare counting mentions with learned rankers).
A copy mentions nothing anew, so it counts with its original.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordTime
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import event_days
from communique.web.items import LIMIT, Item, event_items
from communique.web.site import Bit, Site

MOST = 5
"""Days that the timeline shows; their own page has all."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, in how many articles it is named, the first words in each under its outlet, and what happened then."""

    day: str
    words: str
    number: int
    outlets: list[Bit]
    events: list[Item]


def days_page(site: Site) -> dict[str, Any]:
    """What the template ``days.html`` needs: all days that are named, those that most articles name first."""
    days = ranked(site)
    return {"days": days, "most": days[0].number if days else 0, "long": len(days) > LIMIT}


def ranked(site: Site, most: int | None = None) -> list[Day]:
    """The days that articles name, by how many do, of equals the later first; at most `most`."""
    held = named(site)
    order = sorted(sorted(held, reverse=True), key=lambda day: -len(held[day]))[:most]
    on = _on_day(site)
    return [_day(day, held[day], on.get(day, []), site) for day in order]


def named(site: Site) -> dict[str, dict[str, RecordTime]]:
    """For each day that is named, the first time expression that means it on each page; copies are left out."""
    held: dict[str, dict[str, RecordTime]] = {}
    for page, times in site.view.times.items():
        if page in site.view.articles and site.view.original(page) is None:
            for time in sorted(times, key=lambda t: t.start):
                if time.from_ and time.from_ == time.to:
                    held.setdefault(time.from_, {}).setdefault(page, time)
    return held


def _on_day(site: Site) -> dict[str, list[Event]]:
    held: dict[str, list[Event]] = {}
    for event in site.view.record.events:
        days = event_days(event)
        if days and days.from_ and days.from_ == days.to:
            held.setdefault(days.from_, []).append(event)
    return held


def _day(day: str, times: dict[str, RecordTime], events: list[Event], site: Site) -> Day:
    pages = sorted(times, key=lambda page: (site.view.printed(page) or "9999", page))
    outlets = [Bit(site.view.outlet(p), site.shown_words(p, times[p].start, times[p].end) or site.href(site.view.articles[p].id)) for p in pages]
    return Day(day, say_days(DateRange(day, day)), len(times), outlets, event_items(events, site))
