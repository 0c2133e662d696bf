"""The verdicts of cross-article gold, each as what the record must show of the words that gold compares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from communique.evaluate.crosswords import Held
from communique.evaluate.gold import Entry
from communique.model.record import CitedValue
from communique.model.times import DateRange
from communique.record.comparing import COMPATIBLE, SAME, compare_dates, compare_numbers
from communique.record.places import compare_places

Spans = Sequence[Entry]


def _agree(held: Held, spans: Spans) -> bool:
    return bool(set.intersection(*(held.role_holders(s) for s in spans))) or SAME in _relations(held, spans)


def _granular(held: Held, spans: Spans) -> bool:
    """The one inside the other, and said of the same event or of events that the record links; or lengths and dates of one beginning."""
    return COMPATIBLE in _relations(held, spans) or _one_beginning(held, spans)


def _one_beginning(held: Held, spans: Spans) -> bool:
    """Each place tells a length or a date, one at least a length, and all of them allow the same beginning."""
    begun = [held.beginnings(s) for s in spans]
    if not all(begun) or not any(length for found in begun for _, length in found):
        return False
    pairs = ([(a, b) for a, _ in one for b, _ in two] for one, two in combinations(begun, 2))
    return all(any(compare_dates(a, b).fits for a, b in pair) for pair in pairs)


def _differ(held: Held, spans: Spans) -> bool:
    """Told in different words or roles, and nowhere called a contradiction."""
    return all(held.cited(s) for s in spans) and not _contradiction(held, spans)


def _refines(held: Held, spans: Spans) -> bool:
    return bool(set.intersection(*(held.positions(s) for s in spans))) and not _contradiction(held, spans)


def _over_time(held: Held, spans: Spans) -> bool:
    """All of it is in the record, as said or told, or as who took part in different rounds, and nowhere called a contradiction."""
    told = all(held.speakers(s) or held.cited(s) for s in spans)
    seated = [held.seated(s) for s in spans]
    rounds = all(seated) and not any(one & two for one, two in combinations(seated, 2))
    return (told or rounds) and not _contradiction(held, spans)


def _single(held: Held, spans: Spans) -> bool:
    events = {e.id: e for e in held.record.events}
    return any(events[e].fields[name].agreement == "single" for s in spans for e, name, v in held.cited(s) if isinstance(v.value, (int, float)))


def _conflict(held: Held, spans: Spans) -> bool:
    """One field of one event is in conflict over words of two of the places, or their reports contradict each other."""
    events = {e.id: e for e in held.record.events}
    fields = [{(e, name) for e, name, _ in held.cited(s) if events[e].fields[name].agreement == "conflict"} for s in spans]
    return _contradiction(held, spans) or any(one & two for one, two in combinations(fields, 2))


VERDICTS: dict[str, Callable[[Held, Spans], bool]] = {
    "agree": _agree,
    "agree_rounding": _granular,
    "agree_granularity": _granular,
    "disagree": _conflict,
    "partial_disagree": _granular,
    "frame_differs": _differ,
    "refines": _refines,
    "changed_over_time": _over_time,
    "single_source": _single,
}
"""The gold's words and what the record must show (docs/record.md)."""


def _contradiction(held: Held, spans: Spans) -> bool:
    return any(held.contradicting(one, two) for one, two in combinations(spans, 2))


def _relations(held: Held, spans: Spans) -> set[str]:
    """How values of one field at two of `spans` stand to each other, where they are of one event or of linked ones."""
    found = set[str]()
    for one, two in combinations(spans, 2):
        for event, name, value in held.cited(one):
            for other, field, second in held.cited(two):
                if name == field and (event == other or held.relations(event, other)):
                    found |= _relation(name, value, second)
    return found


def _relation(name: str, one: CitedValue, two: CitedValue) -> set[str]:
    if isinstance(one.value, DateRange) and isinstance(two.value, DateRange):
        return {compare_dates(one.value, two.value).relation}
    if name == "place" and isinstance(one.value, str) and isinstance(two.value, str):
        return {compare_places(one.value, two.value).relation}
    if isinstance(one.value, (int, float, tuple)) and isinstance(two.value, (int, float, tuple)):
        return {compare_numbers(one.value, two.value, qualifiers=(one.qualifier, two.qualifier)).relation}
    return set()
