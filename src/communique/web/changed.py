"""What changed in the record since a day, each line with the words that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.errors import CodebookError
from communique.model.changes import KINDS, Change
from communique.model.record import Record
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.record.reviewing import lay_over
from communique.record.through import changes
from communique.showing.changed import QUOTED, say_change, say_cited
from communique.showing.view import View
from communique.showing.words import capital, clean
from communique.store.reviews import holding
from communique.web.items import LIMIT
from communique.web.paging import cut, parts_of
from communique.web.site import Bit, Site

KEPT = 64
"""Days of which what changed since then is kept."""
THEN = "known on a day"


@dataclass(frozen=True, slots=True)
class Row:
    """A change: in words, leading to where it is shown, its citations, and how many more there are."""

    what: Bit
    cited: list[Bit]
    more: int


def changes_page(site: Site, part: int = 1, *, since: str | None = None) -> dict[str, Any]:
    """What the template ``changes.html`` needs: what changed after the day `since`, else after that of the newest articles but those of the
    last day."""
    day = since or last_day_but_one(site.view)
    held, why = _changes(site, day)
    shown, paged = cut(held, f"changes?since={since}" if since else "changes.html", part)
    rows = [(kind, capital(kind), [_row(c, site) for c in shown if c.kind == kind]) for kind in KINDS]
    return {
        "since": say_days(DateRange(day, day)) if day else "",
        "day": day,
        "asked": since is not None,
        "why": clean(why),
        "kinds": [row for row in rows if row[2]],
        "paged": paged,
        "long": len(shown) > LIMIT,
    }


def change_parts(site: Site, since: str | None = None) -> int:
    """In how many parts the list of what changed stands."""
    return parts_of(len(_changes(site, since or last_day_but_one(site.view))[0]))


def _changes(site: Site, day: str | None) -> tuple[Sequence[Change], str]:
    """What changed after `day`, in the order of `KINDS`, and why nothing can be told. People's decisions are followed on both sides; what is kept
    is of the last of them."""
    name, number = f"changes since {day}", len(site.decisions.reviews)
    held: tuple[int, Sequence[Change], str] | None = site.kept.get(name)
    if held is None or held[0] != number:
        held = (number, *_compared(site, day))
        if name in site.kept or len(site.kept) < KEPT:
            site.kept[name] = held
    return held[1:]


def _compared(site: Site, day: str | None) -> tuple[Sequence[Change], str]:
    if not site.known:
        return (), "These pages were made without the file of their record."
    try:
        then = _then(site, site.known, day) if day else None
    except CodebookError as error:
        return (), f"The codebook of this record does not ship ({error.code}). The command communique changes can tell, with --codebook."
    if then is None:
        return (), ""
    before = lay_over(then, holding(site.decisions.reviews), standing=True).record
    return [c for c in changes(before, site.view.record) if c.thing in site.view.things], ""


def _then(site: Site, known: Callable[[str], Record], day: str) -> Record:
    """The record as it was known on `day`, made once for the day that was asked for last: that takes a merge."""
    held: tuple[str, Record] | None = site.kept.get(THEN)
    if held is None or held[0] != day:
        held = site.kept[THEN] = (day, known(day))
    return held[1]


def last_day_but_one(view: View) -> str | None:
    """The last day before that of the newest article on which another one was printed; None where all are of one day."""
    days = sorted({d for a in view.record.articles if (d := a.published or a.published_to)})
    return days[-2] if len(days) > 1 else None


def is_day(words: str) -> bool:
    """Whether `words` are a day as an address gives it: ``2031-03-05``."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _row(change: Change, site: Site) -> Row:
    cited = [Bit(say_cited(c, site.view), site.shown_words(c.page, c.start, c.end)) for c in change.cited[:QUOTED] if c.page in site.view.pages]
    return Row(Bit(say_change(change, site.view), site.href(change.thing)), cited, max(0, len(change.cited) - QUOTED))
