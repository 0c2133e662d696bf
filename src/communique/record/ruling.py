"""Rules that a user picks by name for the one number that an event shows, each over one value per origin.

``lowest``, ``highest``, ``median``: of the numbers as reported, a bound counting as its number ("at least 4" is 4) and a range as its lower
end, its upper end, its middle. ``modal``: what most origins give, the lower of equals. ``latest``, ``most_precise``: see
`communique.record.showing`; most precise is the exact number before a bound, a bound before a range. ``preferred:NAME;NAME``: what the first of
these origins that gives any says last; where none does, ``latest``.
``acled``: ACLED's codebook, fatalities: the lowest number where sources differ, with its numbers for vague words (``data/acled_words.tsv``).
``ucdp_low``, ``ucdp_high``: UCDP GED's codebook: the most conservative, and the highest reliable claim; ``ucdp_best``: there a coder's judgement
of the sources; here what most origins give, the lower of equals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from communique.model.record import CitedValue, Record
from communique.record.comparing import interval, words_of
from communique.record.copies import publisher_key
from communique.record.handling import Given
from communique.tables import load_table

Number = int | float
PREFERRED = "preferred:"


@dataclass(frozen=True, slots=True)
class Ruled:
    """The number that a rule gives and the rule's name, which names the origin where one was preferred."""

    value: Number | tuple[float, float] | None
    rule: str


def known_rule(name: str) -> bool:
    """True when `name` is a rule that a user may pick for a number."""
    return name in RULES or name in OWN or (name.startswith(PREFERRED) and bool(_names(name)))


def parse_rules(words: Sequence[str]) -> dict[str, str]:
    """Rules by field from ``FIELD=RULE``. ValueError says what is wrong and which rules there are.

    >>> parse_rules(["fatalities=lowest"])
    {'fatalities': 'lowest'}
    """
    held: dict[str, str] = {}
    for word in words:
        field, _, rule = (part.strip() for part in word.partition("="))
        if not field or not known_rule(rule):
            raise ValueError(f"{word!r} is no rule. Write FIELD=RULE, with one of {', '.join((*RULES, *OWN))} or {PREFERRED}NAME;NAME.")
        held[field] = rule
    return held


def picked_rule(name: str) -> str:
    """The rule that a user picked where a figure says `name`; '' where it is the program's own.

    >>> picked_rule("preferred Reuters"), picked_rule("most_precise")
    ('preferred:Reuters', '')
    """
    return name if name in RULES else f"{PREFERRED}{name[10:]}" if name.startswith("preferred ") else ""


def picked_rules(record: Record) -> dict[str, str]:
    """The rules that a user picked, by field, as the figures of `record` name them."""
    named = ((name, picked_rule(f.rule)) for event in record.events for name, f in event.fields.items())
    return {name: rule for name, rule in named if rule}


def rule_number(given: Sequence[Given], rule: str, *, outlets: Mapping[str, str] | None = None) -> Ruled | None:
    """The number that `rule` gives for `given`, the values of one thing; None where `rule` is none of this module's or nothing is a number.

    The same number of one origin counts once, in however many papers it stands. `outlets` gives names of actors by their origin.
    """
    if rule.startswith(PREFERRED):
        return _preferred(given, _names(rule), outlets or {})
    if rule not in RULES:
        return None
    held = {(g.value.origin, n): n for g in given if (n := _ends(g.value, vague=rule == "acled")) is not None}
    numbers = [n for _, n in sorted(held.items(), key=repr)]
    return Ruled(RULES[rule](numbers), rule) if numbers else None


def _ends(value: CitedValue, *, vague: bool) -> tuple[Number, Number] | None:
    if isinstance(value.value, tuple):
        return value.value
    if isinstance(value.value, (int, float)) and value.qualifier != "vague":
        return value.value, value.value
    found = [n for word, n in _vague_words().items() if word in words_of(value.raw)] if vague else []
    return (min(found), min(found)) if found else None


def _lowest(numbers: Sequence[tuple[Number, Number]]) -> Number:
    return min(low for low, _ in numbers)


def _highest(numbers: Sequence[tuple[Number, Number]]) -> Number:
    return max(high for _, high in numbers)


def _median(numbers: Sequence[tuple[Number, Number]]) -> Number:
    middle = median([low if low == high else (low + high) / 2 for low, high in numbers])
    return int(middle) if middle == int(middle) else middle


def _modal(numbers: Sequence[tuple[Number, Number]]) -> Number | tuple[float, float]:
    counts = Counter(numbers)
    low, high = min(counts, key=lambda n: (-counts[n], n))
    return low if low == high else (low, high)


def _preferred(given: Sequence[Given], names: Sequence[str], actors: Mapping[str, str]) -> Ruled | None:
    by_name: dict[str, list[Given]] = defaultdict(list)
    for g in given:
        if interval(g.value.value, g.value.qualifier) is not None:
            for name in {_origin_name(g.value.origin or "", actors), g.outlet}:
                by_name[name].append(g)
    for name in names:
        said = by_name.get(publisher_key(name) or "", [])
        if said:
            last = max(said, key=lambda g: (g.printed, g.value.page, g.value.start)).value.value
            return Ruled(last, f"preferred {name}") if isinstance(last, (int, float, tuple)) else None
    return None


def _origin_name(origin: str, actors: Mapping[str, str]) -> str:
    kind, _, name = origin.partition(":")
    return publisher_key(actors.get(name, name)) if kind == "actor" else name


def _names(rule: str) -> list[str]:
    return [name.strip() for name in rule.removeprefix(PREFERRED).split(";") if name.strip()]


@cache
def _vague_words() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in load_table("communique.record", "acled_words.tsv")}


RULES: dict[str, Callable[[Sequence[tuple[Number, Number]]], Number | tuple[float, float]]] = {
    "lowest": _lowest, "highest": _highest, "median": _median, "modal": _modal,
    "acled": _lowest, "ucdp_low": _lowest, "ucdp_best": _modal, "ucdp_high": _highest,
}  # fmt: skip
OWN = ("latest", "most_precise")
"""Rules of `communique.record.showing` that a user may pick as well."""
