"""All events by day, with a picture of them; what has no date stands in a list of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event
from communique.tables import load_table
from communique.web.choices import choices, keys, parties
from communique.web.days import MOST, told
from communique.web.items import LIMIT, Item, event_item
from communique.web.paging import Paged, cut, part_at, part_name, parts_of
from communique.web.site import Site
from communique.web.strip import strip

WHERE = "timeline.html"


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the timeline with its lane, and its `keys` in the lists to choose from."""

    id: str
    lane: str
    past: bool
    item: Item
    keys: dict[str, str]


def timeline_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``timeline.html`` needs."""
    events = site.index.ordered
    dated = [e for e in events if e.id in site.index.months]
    shown, paged = cut([*dated, *(e for e in events if e.id not in site.index.months)], WHERE, part)
    lanes = lanes_of(events, site)
    parts = parties(site, shown)
    days = [day for day in site.index.days[: MOST if part == 1 else 0] if len(site.index.named[day]) > 1]
    return {
        "years": _years(dated, paged, site),
        "number": len(events),
        "count": len(shown),
        "paged": paged,
        "lanes": lanes if paged.parts == 1 else lanes_of(shown, site),
        "choices": choices(site, parts, shown),
        "days": told(days, site),
        "most": len(site.index.named[days[0]]) if days else 0,
        "days_in_all": len(site.index.days),
        "strip": strip(events, [(section, words) for section, words, _ in lanes], site, _places(dated, paged, site)) if part == 1 else None,
        "months": _months(shown, site, parts),
        "undated": [_row(e, site, parts) for e in shown if e.id not in site.index.months],
        "at_undated": _at(len(dated), paged, "undated") if len(dated) < len(events) else "",
        "long": len(shown) > LIMIT,
    }


def timeline_parts(site: Site) -> int:
    """In how many parts the timeline stands."""
    return parts_of(len(site.view.record.events))


def _years(dated: Sequence[Event], paged: Paged, site: Site) -> list[tuple[str, str]]:
    """Each year with where its first events stand."""
    found: dict[str, str] = {}
    for row, event in enumerate(dated):
        anchor = site.index.months[event.id][1]
        if anchor[2:6] not in found:
            found[anchor[2:6]] = _at(row, paged, anchor)
    return list(found.items())


def _places(dated: Sequence[Event], paged: Paged, site: Site) -> dict[str, str]:
    """Where the first events of each month stand, under the name of its heading."""
    found: dict[str, str] = {}
    for row, event in enumerate(dated):
        anchor = site.index.months[event.id][1]
        if anchor not in found:
            found[anchor] = _at(row, paged, anchor)
    return found


def _at(row: int, paged: Paged, anchor: str) -> str:
    part = part_at(row, paged.rows)
    return f"#{anchor}" if part == paged.part else f"{part_name(WHERE, part)}#{anchor}"


def lanes_of(events: Sequence[Event], site: Site) -> list[tuple[str, str, int]]:
    """Each lane that has events: section, words, number."""
    sections = Counter(site.index.sections[e.type] for e in events)
    rows = load_table("communique.showing", "lanes.tsv")
    return [(row["section"], row["words"], number) for row in rows if (number := sections[row["section"]])]


def _months(events: Sequence[Event], site: Site, parts: Mapping[str, list[str]]) -> list[tuple[str, str, list[Row]]]:
    """Heading, anchor and rows of each month; what is told of a whole year or more stands under that year."""
    held: dict[tuple[str, str], list[Row]] = {}
    for event in events:
        if found := site.index.months.get(event.id):
            held.setdefault(found, []).append(_row(event, site, parts))
    return [(words, anchor, rows) for (words, anchor), rows in held.items()]


def _row(event: Event, site: Site, parts: Mapping[str, list[str]]) -> Row:
    return Row(event.id, site.view.section(event), event.status == "historical", event_item(event, site), keys(event, site, parts))
