"""On what of a thing a person may decide, and what a correction makes of a value."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.model.record import CitedValue, RecordExpectation, RecordPosition, RecordReport, RecordStatement, Scalar
from communique.model.spans import Span
from communique.model.times import DateRange

Decidable = RecordReport | RecordStatement | RecordPosition | RecordExpectation

PLACE = {"start", "end", "raw"}
"""What the correction of a value says of the right words."""
TYPE, CONTENT, SPEAKER = "reports.type", "statements.content", "statements.speaker"
STANCE, WHAT, STATUS = "positions.stance", "expectations.what", "expectations.status"
WHOLE = (TYPE, CONTENT, STANCE, WHAT)
"""Fields of which a rejection takes the whole thing away."""


def keys_of(thing: Decidable) -> tuple[tuple[str, int, int, str], ...]:
    """Page, start, end and field of all that a person may decide on of `thing`, but for the values of a report; the whole thing first."""
    match thing:
        case RecordReport():
            return ((thing.page, thing.start, thing.end, TYPE),)
        case RecordStatement():
            return (*((thing.page, *span, CONTENT) for span in thing.content), (thing.page, *thing.content[0], SPEAKER))
        case RecordPosition():
            return ((thing.page, thing.start, thing.end, STANCE),)
    return (thing.page, thing.start, thing.end, WHAT), (thing.page, thing.start, thing.end, STATUS)


def corrected(value: CitedValue, text: str) -> CitedValue:
    """`value` as the JSON text `text` of a correction has it: a value as the export writes it, or an object with other words of the same page
    (``{"start": 10, "end": 14, "raw": "four"}``), which may hold a ``value`` too."""
    new, words = correction(text)
    moved = value if words is None else replace(value, start=words[0].start, end=words[0].end, raw=words[1])
    return moved if new is None and words is not None else replace(moved, value=new, qualifier="exact")


def correction(text: str) -> tuple[Scalar, tuple[Span, str] | None]:
    """The right value and the right words in the JSON text `text` of a correction; None for what it leaves as it is.

    >>> correction('{"start": 10, "end": 14, "raw": "four"}')
    (None, (Span(start=10, end=14), 'four'))
    """
    held = json.loads(text)
    if not isinstance(held, dict) or PLACE - held.keys():
        return _scalar(held), None
    return _scalar(held.get("value")), (Span(int(held["start"]), int(held["end"])), str(held["raw"]))


def _scalar(value: object) -> Scalar:
    """A JSON value as the export writes it: a number, ``[low, high]``, ``{"from", "to"}``, words."""
    if isinstance(value, dict):
        return DateRange(value.get("from"), value.get("to"))
    if isinstance(value, list) and len(value) == 2:
        return float(value[0]), float(value[1])
    return value if isinstance(value, (int, float, str)) else None
