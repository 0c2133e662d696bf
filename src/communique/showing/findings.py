"""What a reader looks for first: where reports disagree, and what was promised."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.record import Event, Record
from communique.showing.lines import Line, say_conflict, say_expectation, say_when, when_key
from communique.showing.view import View


def is_empty(record: Record) -> bool:
    """True when nothing of a negotiation was found."""
    return not (record.events or record.positions or record.expectations)


def disagreements(events: Iterable[Event], view: View) -> list[Line]:
    """A line for each field of an event on which the reports are in conflict."""
    ordered = sorted((e for e in events if any(held.agreement == "conflict" for held in e.fields.values())), key=lambda e: when_key(e, view))
    found = [(e, name) for e in ordered for name, held in sorted(e.fields.items()) if held.agreement == "conflict"]
    return [(say_when(e, view), say_conflict(name, e, view), view.ref(e.id)) for e, name in found]


def expectations(view: View, *status: str) -> list[Line]:
    """A line for each expectation whose status is one of `status`, by the day that it is due; what a copy repeats is left out."""
    held = sorted((x for x in view.each_own(view.record.expectations) if x.status in status), key=lambda x: (x.due_to or x.due_from or "9999", x.id))
    return [(x.status, say_expectation(x, view), view.ref(x.id)) for x in held]
