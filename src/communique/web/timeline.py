"""All events by day, with a picture of them; what has no date stands in a list of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import event_days, when_key
from communique.tables import load_table
from communique.web.choices import choices, keys, parties
from communique.web.days import MOST, named, ranked
from communique.web.items import LIMIT, Item, event_item, is_dated
from communique.web.site import Site
from communique.web.strip import strip

MONTH = len("2031-03")


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the timeline with its lane, and its `keys` in the lists to choose from."""

    id: str
    lane: str
    past: bool
    item: Item
    keys: dict[str, str]


def timeline_page(site: Site) -> dict[str, Any]:
    """What the template ``timeline.html`` needs."""
    events = sorted(site.view.record.events, key=lambda e: when_key(e, site.view))
    lanes = _lanes(events, site)
    dated = [e for e in events if is_dated(e)]
    parts = parties(site)
    months = _months(dated, site, parts)
    days = [day for day in ranked(site, MOST) if day.number > 1]
    return {
        "years": list({anchor[2:6]: anchor for _, anchor, _ in reversed(months)}.items())[::-1],
        "number": len(events),
        "lanes": lanes,
        "choices": choices(site, parts),
        "days": days,
        "most": days[0].number if days else 0,
        "days_in_all": len(named(site)),
        "strip": strip(events, [(section, words) for section, words, _ in lanes], site),
        "months": months,
        "undated": [_row(e, site, parts) for e in events if not is_dated(e)],
        "long": len(events) > LIMIT,
    }


def _lanes(events: Sequence[Event], site: Site) -> list[tuple[str, str, int]]:
    """Each lane that has events: section, words, number."""
    sections = [site.view.section(e) for e in events]
    rows = load_table("communique.showing", "lanes.tsv")
    return [(row["section"], row["words"], number) for row in rows if (number := sections.count(row["section"]))]


def _months(events: Sequence[Event], site: Site, parts: Mapping[str, list[str]]) -> list[tuple[str, str, list[Row]]]:
    """Heading, anchor and rows of each month; what is told of a whole year or more stands under that year."""
    held: dict[tuple[str, str], list[Row]] = {}
    for event in events:
        days = event_days(event) or DateRange(None, None)
        held.setdefault(heading(days), []).append(_row(event, site, parts))
    return [(words, anchor, rows) for (words, anchor), rows in held.items()]


def heading(days: DateRange) -> tuple[str, str]:
    """The month in which `days` begin, or the years that they fill, in words and as a name: never a month that is not told.

    >>> heading(DateRange("2031-03-03", "2031-04-02")), heading(DateRange("2031-01-01", "2031-12-31"))
    (('March 2031', 'm-2031-03'), ('2031, no month told', 'm-2031'))
    """
    first, last = days.from_ or days.to or "", days.to or days.from_ or ""
    if first.endswith("-01-01") and last.endswith("-12-31"):
        years = say_days(DateRange(first, last))
        return f"{years}, no month told", f"m-{years.replace('–', '-')}"
    month = first[:MONTH]
    return say_days(DateRange(f"{month}-01", f"{month}-01")).partition(" ")[2] or first, f"m-{month}"


def _row(event: Event, site: Site, parts: Mapping[str, list[str]]) -> Row:
    return Row(event.id, site.view.section(event), event.status == "historical", event_item(event, site), keys(event, site, parts))
