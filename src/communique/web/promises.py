"""What was promised or foreseen: how it stands, and the words of both the promise and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordExpectation
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import OVERDUE, event_head, say_reported, say_when
from communique.showing.pieces import say
from communique.showing.saying import say_reader
from communique.showing.words import capital, clean
from communique.tables import load_table
from communique.web.items import LIMIT
from communique.web.paging import cut, parts_of
from communique.web.rejected import rejected
from communique.web.site import Bit, Site


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised or foreseen: by whom, what, by when, since when, where its words are, who prints it, and what kept or broke it.

    `came` is what the event is to it, the rest of its line; `reports` lead to the words that tell of what kept or broke it, each under its outlet.
    """

    id: str
    status: str
    by: Bit | None
    what: str
    due: str
    said: str
    href: str | None
    followed: Bit | None
    came: str
    reports: list[Bit]
    printed: str
    expects: str
    mark: str = ""


def promise(held: RecordExpectation, site: Site) -> Promise:
    """A row for one thing promised or foreseen."""
    view = site.view
    event = view.things.get(held.followed_by or "")
    return Promise(
        id=held.id,
        status=held.status,
        by=site.actor(held.by),
        what=capital(clean(held.what)),
        due=_due(held, site),
        said=f"said {say_days(held.said_on)}" if say_days(held.said_on) else say_reported(view.published(held.page)),
        href=site.words(held.page, held.start, held.end),
        followed=Bit(f"{say_when(event, view)} · {say(event_head(event, view))}", site.href(event.id)) if isinstance(event, Event) else None,
        came="came" if held.status == OVERDUE else "→",
        reports=_reports(event, site) if isinstance(event, Event) else [],
        printed=view.told_by(held) + say_reader(held.reader),
        expects=(held.expects or "").replace("_", " "),
        mark=site.decisions.mark(held.id),
    )


def _due(held: RecordExpectation, site: Site) -> str:
    """By when: ``by 22 December 2031`` where the time runs from the day on which it was said or printed."""
    since = held.said_on or site.view.published(held.page)
    if held.due_to and held.due_from and since and held.due_from in (since.from_, since.to) and held.due_from != held.due_to:
        return f"by {say_days(DateRange(held.due_to, held.due_to))}"
    return say_days(DateRange(held.due_from, held.due_to))


def _reports(event: Event, site: Site) -> list[Bit]:
    """The words of the event's reports, one for each outlet."""
    first = {site.view.outlet(r.page): r for r in reversed(site.view.reports(event))}
    return [Bit(outlet, site.words(r.page, r.start, r.end)) for outlet, r in sorted(first.items())]


def board(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``expectations.html`` needs: what is open first, then what is overdue, kept, partly kept and broken."""
    every = site.index.awaited
    shown, paged = cut(every, "expectations.html", part)
    held = [promise(x, site) for x in shown]
    rows = load_table("communique.showing", "outcomes.tsv")
    number = Counter(x.status for x in every)
    known = [(row["status"], row["heading"], row["means"], [p for p in held if p.status == row["status"]]) for row in rows]
    other = [p for p in held if p.status not in {row["status"] for row in rows}]
    columns = [*known, *([("other", "Other", "", other)] if other else [])]
    return {
        "columns": [column for column in columns if column[3]],
        "missing": " or ".join(row["heading"].lower() for row in rows if not number[row["status"]]),
        "number": len(every),
        "long": len(shown) > LIMIT,
        "paged": paged,
        "struck": rejected(site, RecordExpectation) if part == 1 else [],
    }


def promise_parts(site: Site) -> int:
    """In how many parts the page of promises stands."""
    return parts_of(len(site.index.awaited))
