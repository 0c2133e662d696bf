"""Rows of lists, the same on every page that has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.model.record import Event
from communique.showing.behind import say_reports
from communique.showing.lines import event_days, event_pieces, say_when
from communique.web.site import Bit, Site

UNDATED = "9999"
"""The key of `when_key` for an event of which neither the day nor the day of any report is known."""
LIMIT = 300
"""Rows of a page beyond which a browser is told to lay out only what it shows."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row: when, what in bits, where the whole is shown, and what its link says."""

    when: str
    bits: list[Bit]
    href: str | None
    more: str


def event_item(event: Event, site: Site) -> Item:
    """A row for `event`; its link says how many reports stand side by side there."""
    return Item(say_when(event, site.view), site.bits(event_pieces(event, site.view)), site.href(event.id), say_reports(event, site.view))


def event_items(events: Iterable[Event], site: Site, *, newest: bool = False) -> list[Item]:
    """Rows for `events` by date; that of its report counts where its own is not told. With `newest` the latest first (`newest_first`)."""
    held = newest_first(events, site) if newest else sorted(events, key=lambda e: site.index.keys[e.id])
    return [event_item(e, site) for e in held]


def newest_first(events: Iterable[Event], site: Site) -> list[Event]:
    """The latest of `events` first, then those whose own date is not told, since a report of today may tell of long ago. Of what neither is known
    stands last."""
    held = sorted(events, key=lambda e: site.index.keys[e.id], reverse=True)
    return sorted(held, key=lambda e: (not is_dated(e), site.index.keys[e.id][0] == UNDATED))


def is_dated(event: Event) -> bool:
    """Whether a day, or a bound of it, is told of the event itself."""
    days = event_days(event)
    return bool(days and (days.from_ or days.to))
