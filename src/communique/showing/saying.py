"""Values in words: a date says how precise it is, a number its qualifier and whose word it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from communique.model.record import CitedValue, EventField, Scalar
from communique.model.second import BOTH, MODEL, TAUGHT
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.pieces import Piece, join, say
from communique.showing.words import and_, clean
from communique.tables import load_list, load_table

QUALIFIED = {"at_least": "at least ", "at_most": "at most ", "about": "about "}
HOURS = "duration_hours"
SETTING = ("participants", "place", "date")
HYPHEN = re.compile(r" (-) ")
"""Around which a parser's tokens stand apart: "anti - ship"."""
Namer = Callable[[str], str]


def say_number(value: Scalar, qualifier: str, raw: str) -> str:
    """A number with its qualifier; what is vague or no number is said in the page's own words.

    >>> say_number(4, "at_least", "at least four"), say_number((5.0, 6.0), "range", "five to six"), say_number(None, "vague", "dozens")
    ('at least 4', '5–6', '“dozens”')
    """
    if isinstance(value, tuple):
        return f"{value[0]:,g}–{value[1]:,g}"
    if isinstance(value, int | float) and qualifier != "vague":
        shown = f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"
        return QUALIFIED.get(qualifier, "") + shown
    return f"“{clean(raw)}”"


def say_value(field: str, value: CitedValue, *, name: Namer) -> str:
    """A value of a field, with what it counts: ``at least 4 killed``, ``40 prisoners``, ``Lakeville``."""
    if isinstance(value.value, DateRange):
        return say_days(value.value)
    if isinstance(value.value, str):
        return clean(name(value.value))
    number = say_number(value.value, value.qualifier, value.raw)
    phrase = next((row["phrase"] for row in load_table(__package__, "phrases.tsv") if row["field"] == field), "")
    what = HYPHEN.sub(r"\1", clean(value.what or value.weapon or ("hour" if field == HOURS else value.unit) or ""))
    if value.value != 1:
        what = plural(what)
    if value.qualifier == "vague" and what and what in clean(value.raw):
        return number
    return clean((phrase or "{n} {what}").format(n=number, what=what, raw=clean(value.raw)))


def plural(noun: str) -> str:
    """The plural of an English noun phrase whose last word is counted.

    >>> plural("prisoner of war"), plural("ballistic missile"), plural("party")
    ('prisoners of war', 'ballistic missiles', 'parties')
    """
    head, of, rest = noun.partition(" of ")
    first, _, last = head.rpartition(" ")
    special = next((row["many"] for row in load_table(__package__, "plurals.tsv") if row["one"] == last.lower()), None)
    return " ".join(filter(None, (first, special or _regular(last)))) + of + rest


def _regular(last: str) -> str:
    if not last[-1:].isalpha() or last.endswith("s"):
        return last
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{last[:-1]}ies"
    return f"{last}{'es' if last.endswith(('x', 'ch', 'sh')) else 's'}"


def say_claimants(values: list[CitedValue], *, name: Namer) -> str:
    """Who says so: `` — Norland says``; '' when it is the reporters' own voice."""
    who = sorted({clean(name(v.attributed_to)) for v in values if v.attributed_to})
    return f" — {and_(who)} {'say' if len(who) > 1 or is_many(who[0]) else 'says'}" if who else ""


def say_reader(reader: str | None) -> str:
    """Who gives it, where a language model was asked too or coded articles taught it: `` · second reader only``; '' for what the rules alone say.

    >>> say_reader("model"), say_reader("both"), say_reader("rules"), say_reader(None)
    (' · second reader only', ' · both readers', '', '')
    """
    return {MODEL: " · second reader only", BOTH: " · both readers", TAUGHT: " · learned from coded articles"}.get(reader or "", "")


def is_many(name: str) -> bool:
    """Several unnamed people ("hospital officials", "police"), not a name that ends in -s ("the United States")."""
    if _joins_names(name):
        return True
    last = (name.split() or [""])[-1]
    alike = {row["one"] for row in load_table(__package__, "plurals.tsv") if row["one"] == row["many"]}
    return last in alike or (last[:1].islower() and last.endswith("s"))


def _joins_names(name: str) -> bool:
    """Whether `name` is of two who are named: "Norland and Sudland"; not "Bosnia and Herzegovina", "Organization for Security and Cooperation".

    An "and" after "of" or "for" is within one name, and so is one before a word for a body ("Food and Agriculture Organization").
    """
    first, and_, second = clean(name).partition(" and ")
    if not and_ or clean(name).removeprefix("the ") in load_list(__package__, "and_names.txt"):
        return False
    inner, bodies = {"of", "for", "on"} & set(first.split()), set(load_list(__package__, "bodies.txt"))
    begins = second.removeprefix("the ")[:1]
    return not inner and first.removeprefix("the ")[:1].isupper() and begins.isupper() and second.split()[-1].casefold() not in bodies


def field_pieces(field: str, held: EventField, *, name: Namer) -> list[Piece]:
    """All that is reported of a field: the values, and where they differ whose each is; what later reports replaced comes after what they give."""
    groups = by_phrase(field, held.values, name=name)
    said = {phrase: [Piece(phrase, values[0]), Piece(_claimants(field, values, name=name))] for phrase, values in groups.items()}
    last = next((phrase for phrase, values in groups.items() if any(v.value == held.value for v in values)), None) if len(said) > 1 else None
    if last is not None and held.agreement == "superseded" and held.rule.startswith("latest"):
        return [*said.pop(last), Piece("; before: "), *join(list(said.values()), ", ")]
    return join(list(said.values()), " or " if held.agreement == "conflict" else "; ")


def say_field(field: str, held: EventField, *, name: Namer) -> str:
    """`field_pieces` as one string."""
    return say(field_pieces(field, held, name=name))


def _claimants(field: str, values: list[CitedValue], *, name: Namer) -> str:
    """As `say_claimants`; of who, where and when nothing that some page says in its own voice too."""
    return "" if field in SETTING and not all(v.attributed_to for v in values) else say_claimants(values, name=name)


def by_phrase(field: str, values: Iterable[CitedValue], *, name: Namer) -> dict[str, list[CitedValue]]:
    """`values` under what they say, those that say nothing left out."""
    groups: dict[str, list[CitedValue]] = {}
    for value in values:
        if phrase := say_value(field, value, name=name):
            groups.setdefault(phrase, []).append(value)
    return groups
