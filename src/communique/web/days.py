"""Days by how many articles mention them: the measure that picks the days that matter in a long story.

Which days a timeline must not miss is told well by how often they are named (Ghalandari and Ifrim, "Examining the State-of-the-Art in News
Timeline Summarization", ACL 2020, compare counting mentions with learned rankers).
A copy mentions nothing anew, so it counts with its original.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordTime
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import event_days
from communique.web.items import LIMIT, Item, event_items
from communique.web.paging import cut, part_at, part_name
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


def days_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``days.html`` needs: all days that are named, those that most articles name first."""
    order = site.index.days
    shown, paged = cut(order, "days.html", part)
    most = len(site.index.named[order[0]]) if order else 0
    return {"days": told(shown, site), "number": len(order), "paged": paged, "most": most, "long": len(shown) > LIMIT}


def told(days: Sequence[str], site: Site) -> list[Day]:
    """What articles and the record have of each of `days`."""
    wanted = set(days)
    on = _on_day(site, wanted) if wanted else {}
    return [_day(day, site.index.named[day], on.get(day, []), site) for day in days]


def day_address(day: str, site: Site) -> str:
    """Where `day`, which an article names, stands on the page of days."""
    part = part_at(site.index.day_places[day], len(site.index.days))
    return f"{part_name('days.html', part)}#d-{day}"


def _on_day(site: Site, wanted: Collection[str]) -> dict[str, list[Event]]:
    held: dict[str, list[Event]] = {}
    for event in site.view.record.events:
        if site.index.keys[event.id][0] not in wanted:
            continue
        days = event_days(event)
        if days and days.from_ and days.from_ == days.to:
            held.setdefault(days.from_, []).append(event)
    return held


def _day(day: str, times: dict[str, RecordTime], events: list[Event], site: Site) -> Day:
    pages = sorted(times, key=lambda page: (site.view.printed(page) or "9999", page))
    outlets = [Bit(site.view.outlet(p), site.shown_words(p, times[p].start, times[p].end) or site.href(site.view.articles[p].id)) for p in pages]
    return Day(day, say_days(DateRange(day, day)), len(times), outlets, event_items(events, site))
