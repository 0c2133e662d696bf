"""How each field's values are set beside each other: which are of the same thing, and whether two of them agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from communique.model.record import CitedValue, RecordActor, Scalar
from communique.model.times import DateRange
from communique.record.aims import same_aim
from communique.record.comparing import COMPATIBLE, CONFLICT, SAME, UNKNOWN, Verdict, compare_dates, compare_numbers, compare_words
from communique.record.places import compare_places
from communique.record.profiles import tags_of
from communique.record.sides import sides_of
from communique.record.wording import pair
from communique.tables import load_table


@dataclass(frozen=True, slots=True)
class Given:
    """A reported value with what is needed to weigh it: when and by whom it was printed, the day that it is told for, and whether its words say that
    it is higher than what was told before ("the death toll rose to 80")."""

    value: CitedValue
    printed: str
    outlet: str
    day: str
    risen: bool = False


@dataclass(frozen=True, slots=True)
class Handling:
    """How a field is compared and shown: a row of ``data/fields.tsv``."""

    compares: str
    rule: str
    by: str


def handling_of(name: str, given: Sequence[Given] = ()) -> Handling:
    """The row of ``data/fields.tsv`` for field `name`; for a field of a user's codebook, what fits the kind of its values."""
    known = _table().get(name)
    if known:
        return known
    values = [g.value.value for g in given]
    if any(isinstance(v, DateRange) for v in values):
        return Handling("dates", "most_precise", "")
    return Handling("number", "latest", "what") if any(isinstance(v, (int, float, tuple)) for v in values) else Handling("words", "modal", "")


def compare(one: CitedValue, two: CitedValue, handling: Handling, actors: Mapping[str, RecordActor]) -> Verdict:
    """Two reported values of one field."""
    first, second = one.value, two.value
    if handling.compares == "dates":
        return compare_dates(_dates(first), _dates(second))
    if handling.compares == "number" and not (isinstance(first, str) and isinstance(second, str)):
        return compare_numbers(first, second, qualifiers=(one.qualifier, two.qualifier))
    if not isinstance(first, str) or not isinstance(second, str):
        return Verdict(UNKNOWN, f"{first} and {second}")
    if handling.compares == "place":
        verdict = compare_places(first, second)
        one_place = verdict.relation == UNKNOWN and one.place is not None and one.place == two.place  # "Kiev" and "Kyiv"
        return Verdict(SAME, verdict.reason) if one_place else verdict
    return _compare_actors(first, second, actors) if handling.compares == "actors" else compare_words(first, second)


def _compare_actors(one: str, two: str, actors: Mapping[str, RecordActor]) -> Verdict:
    if one not in actors or two not in actors:
        verdict = compare_words(one, two)
        return Verdict(COMPATIBLE, verdict.reason) if verdict.relation == UNKNOWN and same_aim(one, two) else verdict
    reason = pair(actors[one].name, actors[two].name)
    if one == two:
        return Verdict(SAME, reason)
    sides = sides_of([one], actors), sides_of([two], actors)
    if sides[0] & sides[1]:
        return Verdict(COMPATIBLE, reason)
    return Verdict(CONFLICT if actors[one].country and actors[two].country else UNKNOWN, reason)


def alike(given: Sequence[Given], handling: Handling) -> list[list[Given]]:
    """Values of the same thing: the same weapon, the same thing counted, the same day's session."""
    tags = _tags(given) if handling.by not in ("", "day") else {}
    groups: dict[str, list[Given]] = defaultdict(list)
    for n, g in enumerate(given):
        groups[g.day if handling.by == "day" else tags.get(n, "")].append(g)
    return [groups[key] for key in sorted(groups)]


def _tags(given: Sequence[Given]) -> dict[int, str]:
    """What each of `given`, by its number, counts among what its report counts."""
    reports: dict[str | None, list[int]] = defaultdict(list)
    for n, g in enumerate(given):
        reports[g.value.report].append(n)
    return {n: tag for told in reports.values() for n, tag in zip(told, tags_of(given[n].value for n in told), strict=True)}


def _dates(value: Scalar) -> DateRange | None:
    return value if isinstance(value, DateRange) else None


@cache
def _table() -> dict[str, Handling]:
    return {row["field"]: Handling(row["compares"], row["rule"], row["by"]) for row in load_table("communique.record", "fields.tsv")}
