"""Reasons for links in words that a person understands: ``same day: 28 August 1995``, ``same place: Sarajevo``."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.gazetteer import state_names
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.tables import load_table


def pair(one: str, two: str) -> str:
    """Two values that were compared; one of them where they are the same words.

    >>> pair("Oslo", "Oslo"), pair("Oslo", "Bergen")
    ('Oslo', 'Oslo and Bergen')
    """
    return one if one == two else f"{one} and {two}"


def same_days(one: DateRange, two: DateRange) -> str:
    """How two intervals that meet stand to each other.

    >>> same_days(DateRange("1995-08-28", "1995-08-28"), DateRange("1995-08-01", "1995-08-31"))
    'dates that fit: 28 August 1995 and August 1995'
    """
    if one != two:
        return f"dates that fit: {say_days(one)} and {say_days(two)}"
    return f"same {'day' if one.from_ == one.to else 'days'}: {say_days(one)}"


def names_of(sides: Iterable[str]) -> str:
    """Sides by name, where they are countries; ids of actors as they are."""
    return ", ".join(sorted(state_names().get(side, side) for side in sides))


def counted(field: str, tag: str) -> str:
    """What a number counts: ``killed``, ``rockets launched``; the tag itself where the field says no more."""
    said = next((row["said"] for row in load_table("communique.record", "counted.tsv") if row["field"] == field), "{tag}")
    return said.format(tag=tag).strip() or field
