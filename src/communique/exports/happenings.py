"""An event as the formats of calendars, timelines and event data take it: its days, who, where, how many, and the words behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.model.record import CitedValue, Event, EventField, RecordActor, RecordReport, Scalar
from communique.model.wording import say_days
from communique.showing.lines import event_days, is_loose, say_event, say_when
from communique.showing.view import View
from communique.showing.words import clean, shorten

REAL = ("happened", "ongoing", "historical")
"""Statuses of what took place; the others tell of what is announced, demanded, denied …"""
REVIEWED = ", reviewed"
"""How the rule of a figure ends over which a person's decision lies."""
MANY = ("each", "union")
"""Rules that show all values and no merged one."""
QUOTE = 300
"""Characters of a report's words in a field of free text."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, inclusive. `loose`: some time in them, not all through them."""

    first: date
    last: date
    loose: bool

    @property
    def count(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)


def days_of(event: Event) -> Days | None:
    """The days of `event`; None when one side of them is open or none is known."""
    held = event_days(event)
    if held is None or not held.from_ or not held.to:
        return None
    first, last = date.fromisoformat(held.from_), date.fromisoformat(held.to)
    return Days(first, last, is_loose(event)) if first <= last else None


def code_of(event: Event, codebook: str, view: View) -> str | None:
    """The code of `codebook` that most reports of `event` have (ties: the smallest); None where none has one."""
    held = Counter(code for r in view.reports(event) if (code := r.codes.get(codebook)))
    return min(held, key=lambda code: (-held[code], code), default=None)


def values(event: Event, field: str) -> tuple[CitedValue, ...]:
    """All reported values of a field."""
    return event.fields[field].values if field in event.fields else ()


def is_reviewed(held: EventField) -> bool:
    """True where a person's decision lies over what is reported, and one value is shown."""
    return held.rule.endswith(REVIEWED) and held.rule.removesuffix(REVIEWED) not in MANY


def is_changed(held: EventField) -> bool:
    """True where what a person let stand is none of the reported values."""
    return is_reviewed(held) and held.value not in [v.value for v in held.values]


def shown(event: Event, field: str) -> str | None:
    """The words or actor's id that the record shows for `field`: the merged value, else the first reported one."""
    held = event.fields.get(field)
    if held and (isinstance(held.value, str) or is_reviewed(held)):
        return held.value if isinstance(held.value, str) else None
    return next((v.value for v in values(event, field) if isinstance(v.value, str)), None)


def actors(event: Event, field: str, view: View, *, roles: Iterable[str | None] | None = None) -> list[RecordActor]:
    """The distinct actors that a field names, in the order of its values; only those with one of `roles`, where given."""
    wanted = None if roles is None else set(roles)
    ids = dict.fromkeys(v.value for v in values(event, field) if isinstance(v.value, str) and (wanted is None or v.role in wanted))
    return [held for i in ids if isinstance(held := view.things.get(i), RecordActor)]


def numbers(event: Event, field: str) -> list[tuple[float, float]]:
    """Low and high end of each number reported for a field, or of the one that a person decided on; vague words give none."""
    held = event.fields.get(field)
    reported: list[Scalar] = [held.value] if held and is_reviewed(held) else [v.value for v in values(event, field)]
    return [v if isinstance(v, tuple) else (v, v) for v in reported if isinstance(v, int | float | tuple)]


def whole(number: float) -> int | float:
    """A number without a fraction where it has none."""
    return int(number) if float(number).is_integer() else number


def outlets(event: Event, view: View) -> list[str]:
    """Who prints it, each once, in the order of its reports."""
    return list(dict.fromkeys(view.outlet(r.page) for r in view.reports(event)))


def summary(event: Event, view: View) -> str:
    """When and what, in a line."""
    return f"{say_when(event, view)} · {say_event(event, view)}"


def cite(report: RecordReport, view: View, *, limit: int = QUOTE) -> str:
    """The words of a report with outlet, date and place: ``“They met.” (The Post, 3 March 2031; post.txt 120–129)``."""
    return cite_words(report.raw, report.page, report.start, report.end, view, limit=limit)


def cite_words(raw: str, page: str, start: int, end: int, view: View, *, limit: int = QUOTE) -> str:
    """Words with outlet, date of publication, file and offsets."""
    printed = say_days(view.published(page)) or "date unknown"
    held = view.pages.get(page)
    where = clean((held.path if held else page) + (f"#{held.member}" if held and held.member else ""))
    return f"“{shorten(raw, limit)}” ({view.outlet(page)}, {printed}; {where} {start}–{end})"
