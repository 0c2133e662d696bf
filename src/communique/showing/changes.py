"""Changes of position: where the same party, in the same voice, stands otherwise on an issue than before."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.record import RecordPosition
from communique.model.times import DateRange
from communique.showing.view import View
from communique.tables import load_table


def position_day(position: RecordPosition, view: View) -> DateRange | None:
    """When the position was stated; else the days on which it can have been printed."""
    return position.on or view.published(position.page)


def position_key(position: RecordPosition, view: View) -> tuple[str, str, int]:
    """Sorts positions in time; the undated come last."""
    days = position_day(position, view)
    return ((days.from_ or days.to if days else None) or "9999", position.page, position.start)


def leaning(position: RecordPosition) -> str:
    """Whether the stance insists or gives way, by ``data/stances.tsv``; '' for a stance that is not there."""
    return next((row["leaning"] for row in load_table(__package__, "stances.tsv") if row["stance"] == position.stance), "")


def changes(positions: Iterable[RecordPosition], view: View) -> dict[str, RecordPosition]:
    """Under the id of a position the one before it from which it differs: same party, same issue, same voice (`attributed_by`), a later day,
    and the one insists where the other gives way. Two demands on one issue are no change, since they may be about different things."""
    last: dict[tuple[str, str, str], RecordPosition] = {}
    found: dict[str, RecordPosition] = {}
    for position in sorted(positions, key=lambda p: position_key(p, view)):
        key = (position.party, position.issue, position.attributed_by)
        before = last.get(key)
        if before and leaning(before) and leaning(position) and leaning(before) != leaning(position) and _later(before, position, view):
            found[position.id] = before
        last[key] = position
    return found


def _later(before: RecordPosition, position: RecordPosition, view: View) -> bool:
    one, two = position_day(before, view), position_day(position, view)
    return bool(one and two and one.to and two.from_ and one.to < two.from_)
