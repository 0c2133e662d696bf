"""What was promised or foreseen: how it stands, and the words of both the promise and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.model.record import Event, RecordExpectation
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import OVERDUE, event_head, say_reported, say_when
from communique.showing.pieces import say
from communique.showing.saying import say_reader
from communique.showing.words import and_, capital, clean
from communique.tables import load_table
from communique.web.items import LIMIT
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


def promises(site: Site) -> list[Promise]:
    """Everything promised or foreseen, by the day that it is due; what a copy repeats is left out."""
    held = sorted(site.view.own(site.view.record.expectations), key=lambda x: (x.due_to or x.due_from or "9999", x.id))
    return [promise(x, site) for x in held]


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


def board(site: Site) -> dict[str, Any]:
    """What the template ``expectations.html`` needs: what is open first, then what is overdue, kept, partly kept and broken."""
    held = promises(site)
    rows = load_table("communique.showing", "outcomes.tsv")
    known = [(row["status"], row["heading"], row["means"], [p for p in held if p.status == row["status"]]) for row in rows]
    other = [p for p in held if p.status not in {row["status"] for row in rows}]
    columns = [*known, *([("other", "Other", "", other)] if other else [])]
    missing = and_([heading.lower() for _, heading, _, rows in columns if not rows])
    return {"columns": [column for column in columns if column[3]], "missing": missing, "number": len(held), "long": len(held) > LIMIT}
