"""What a person's correction makes of a value."""

from __future__ import annotations

import json
from dataclasses import replace

from communique.model.record import CitedValue, Scalar
from communique.model.times import DateRange

PLACE = {"start", "end", "raw"}
"""What the correction of a value says of the right words."""


def corrected(value: CitedValue, text: str) -> CitedValue:
    """`value` as the JSON text `text` of a correction has it: a value as the export writes it, or an object with other words of the same page
    (``{"start": 10, "end": 14, "raw": "four"}``), which may hold a ``value`` too."""
    held = json.loads(text)
    if not isinstance(held, dict) or PLACE - held.keys():
        return replace(value, value=_scalar(held), qualifier="exact")
    moved = replace(value, start=int(held["start"]), end=int(held["end"]), raw=str(held["raw"]))
    return replace(moved, value=_scalar(held["value"]), qualifier="exact") if "value" in held else moved


def _scalar(value: object) -> Scalar:
    """A JSON value as the export writes it: a number, ``[low, high]``, ``{"from", "to"}``, words."""
    if isinstance(value, dict):
        return DateRange(value.get("from"), value.get("to"))
    if isinstance(value, list) and len(value) == 2:
        return float(value[0]), float(value[1])
    return value if isinstance(value, (int, float, str)) else None
