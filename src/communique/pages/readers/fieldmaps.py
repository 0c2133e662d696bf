"""Which field of a JSON object means what.

``entry_of({"headline": "Talks resume", "maintext": "…", "dateline": "OSLO"}, {})`` is an `Entry` with a title and a text, and with
``dateline`` among its other fields. A user's map (``{"text": "story.words"}``) goes before what is known of common formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from communique.errors import PageError
from communique.pages.readers.entries import NAMES, Entry
from communique.tables import load_table

USES = (*NAMES, "text", "fetched")
"""What a field may mean; the names on the left of a user's field map."""
DEEPEST = 4  # objects inside each other
LONGEST = 2000  # characters of a value of a field that nobody names: longer ones are another copy of the page, or machine data
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
EMPTY = ("", "null", "none", "n/a")


def entry_of(thing: Mapping[str, Any], fields: Mapping[str, str], *, name: str) -> Entry:
    """The entry that the JSON object `thing` holds. PageError C104 when none of its fields is known to hold the text."""
    flat = dict(_flat(thing, "", DEEPEST))
    text, field, kind = _text(flat, fields)
    if field is None:
        held = ", ".join(sorted({key.split(".")[0] for key in flat})[:8]) or "nothing"
        raise PageError("C104", f"{name} has no text (its fields: {held}). Name the field that holds it: --fields text=NAME.")
    used = {field}
    facts: list[tuple[str, str]] = []
    for use in NAMES:
        place, values = _values(flat, use, fields, but=field)
        if place is not None:
            used.add(place)
            facts += [(use, value) for value in values]
    place, seen = _values(flat, "fetched", fields, but=field)
    fetched = next((when for value in seen if (when := moment(value))), None)
    urls = [value for use, value in facts if use == "url" and ADDRESS.fullmatch(value)]
    others = [(key, value) for key, values in flat.items() if key not in used for value in values if len(value) <= LONGEST]
    return Entry(
        facts=tuple((use, value) for use, value in facts if use != "url" or value in urls),
        others=tuple(others),
        text=text,
        markup=kind == "html",
        extracted=kind == "extracted",
        url=urls[0] if urls else None,
        fetched=fetched,
    )


def _text(flat: Mapping[str, tuple[str, ...]], fields: Mapping[str, str]) -> tuple[str, str | None, str]:
    """The text, the field that holds it, and its kind (see the table)."""
    for key, kind in _candidates("text", fields):
        if any(c.isalnum() for value in flat.get(key, ()) for c in value):
            return "\n\n".join(flat[key]), key, kind
    return "", None, ""


def _values(flat: Mapping[str, tuple[str, ...]], use: str, fields: Mapping[str, str], *, but: str) -> tuple[str | None, tuple[str, ...]]:
    for key, _ in _candidates(use, fields):
        values = tuple(value for value in flat.get(key, ()) if value.strip().lower() not in EMPTY)
        if values and key != but:
            return key, values
    return None, ()


def _candidates(use: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if use in fields:
        yield fields[use].lower(), ""
    else:
        yield from _known()[use]


@cache
def _known() -> dict[str, tuple[tuple[str, str], ...]]:
    rows = load_table(__package__, "entry_fields.tsv")
    return {use: tuple((row["field"], row["kind"]) for row in rows if row["use"] == use) for use in USES}


def _flat(thing: Any, key: str, depth: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Fields by dotted name in lower case, each with its values as text; of a list of objects the names of those."""
    if isinstance(thing, Mapping):
        held: dict[str, tuple[str, ...]] = {}
        for part, value in thing.items():
            if depth > 0:
                held.update(_flat(value, f"{key}.{part}".strip(".").lower(), depth - 1))
        yield from held.items()
        if key and isinstance(thing.get("name"), str):
            yield key, (thing["name"],)
    elif isinstance(thing, list):
        values = tuple(one for item in thing for one in _names(item))
        if values:
            yield key, values
    elif (one := _said(thing)) is not None:
        yield key, (one,)


def _names(item: Any) -> Iterator[str]:
    said = _said(item.get("name")) if isinstance(item, Mapping) else _said(item)
    if said is not None:
        yield said


def _said(value: Any) -> str | None:
    if isinstance(value, bool) or value is None:
        return None
    return value if isinstance(value, str) else repr(value) if isinstance(value, int | float) else None


def moment(value: str) -> str | None:
    """The moment that `value` names, as ISO 8601 to the second; in UTC and ending in ``Z`` where it says its zone, else as it stands.

    >>> moment("20260205T101500Z"), moment("2026-02-05 10:15:00"), moment("2026-02-05T10:15:00+02:00"), moment("soon")
    ('2026-02-05T10:15:00Z', '2026-02-05T10:15:00', '2026-02-05T08:15:00Z', None)
    """
    try:
        found = datetime.fromisoformat(value.strip())
        zoned = found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None
    return zoned.replace(microsecond=0).isoformat() + ("Z" if found.tzinfo else "")
