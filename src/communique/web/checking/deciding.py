"""What a person typed or chose, as a decision to append."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.building.laying import Laying
from communique.model.record import CitedValue, RecordExpectation, RecordPosition, RecordReport, RecordStatement, Scalar
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.showing.view import View
from communique.showing.words import clean
from communique.store.reviews import UNDONE, Review
from communique.tables import load_table
from communique.web.checking.items import OUTCOME, POSITION, REPORT, VALUE, WHO, Item

CONFIRMED, CORRECTED, REJECTED = "confirmed", "corrected", "rejected"
LONGEST = 2000
"""Characters of a reason, and of words typed."""
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?) *(?:-|–|to) *([0-9]+(?:\.[0-9]+)?)")
WITH_ID = re.compile(r".*\[(a-[a-z0-9]+)\]")
PLACE = re.compile(r"[0-9]{1,9}")
NUMBERS, DAYS, ACTOR, CHOICE, WORDS, NOTHING = "number", "days", "actor", "choice", "words", ""
"""What one types for a value; a statement and a promise have none."""


class NotADecision(ValueError):
    """What was sent is no decision; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the record has for an item: its `values` (two parties named in one word are two) or the `label` of the thing, and what a person may
    type instead."""

    values: tuple[CitedValue, ...]
    label: str
    takes: str


def held_of(item: Item, view: View, laying: Laying) -> Held:
    """What the record, as it was before any decision (`laying`), has for `item`."""
    thing = laying.thing(item.thing) or view.things[item.thing]
    if item.kind == VALUE and isinstance(thing, RecordReport):
        page, start, end, name = item.key
        found = tuple(v for v in thing.fields.get(name.partition(".")[2], ()) if (v.page, v.start, v.end) == (page, start, end))
        return Held(found, "", _takes(found[0].value if found else None, view))
    if item.kind == REPORT and isinstance(thing, RecordReport):
        return Held((), thing.type, CHOICE)
    if item.kind == POSITION and isinstance(thing, RecordPosition):
        return Held((), thing.stance, CHOICE)
    if item.kind == WHO and isinstance(thing, RecordStatement):
        return Held((), thing.speaker or "", ACTOR)
    if item.kind == OUTCOME and isinstance(thing, RecordExpectation):
        return Held((), thing.status, CHOICE)
    return Held((), "", NOTHING)


def _takes(value: Scalar, view: View) -> str:
    if isinstance(value, DateRange):
        return DAYS
    if isinstance(value, str):
        return ACTOR if value in view.things else WORDS
    return NUMBERS


def choices_of(item: Item, view: View) -> list[str]:
    """The labels that the record has for things of the kind of `item`, and those that the program knows."""
    if item.kind == REPORT:
        return sorted({r.type for r in view.record.reports} | _known("sections.tsv", "type"))
    if item.kind == OUTCOME:
        return sorted({x.status for x in view.record.expectations} | _known("outcomes.tsv", "status"))
    return sorted({p.stance for p in view.record.positions} | _known("stances.tsv", "stance"))


def _known(table: str, column: str) -> set[str]:
    return {row[column] for row in load_table("communique.showing", table)}


def review_of(item: Item, form: Mapping[str, str], view: View, laying: Laying, *, who: str, at: str) -> Review:
    """The decision in `form`: ``decision``, for a corrected one ``value`` (or ``from`` and ``to``) and ``words``, and ``why``.
    NotADecision when there is none."""
    decision, why = form.get("decision", ""), form.get("why", "").strip()
    if decision not in (CONFIRMED, CORRECTED, REJECTED, UNDONE):
        raise NotADecision("Choose what to decide.")
    if len(why) > LONGEST:
        raise NotADecision(f"Say why in {LONGEST} characters at most.")
    value = _corrected(item, form, view, laying) if decision == CORRECTED else None
    return Review(*item.key, decision, value, who, at, why)


def _corrected(item: Item, form: Mapping[str, str], view: View, laying: Laying) -> str:
    held = held_of(item, view, laying)
    new = dict(_value(held, form, view))
    place = _place(item, form, view)
    if not new and place is None:
        raise NotADecision("Nothing is changed: type the right value or the right words, or confirm it.")
    if place is not None:
        raw = view.pages[item.key[0]].text[slice(*place)]
        return json.dumps({"start": place.start, "end": place.end, "raw": raw, **new}, ensure_ascii=False)
    return json.dumps(new["value"], ensure_ascii=False)


def _value(held: Held, form: Mapping[str, str], view: View) -> Iterator[tuple[str, Any]]:
    """The new value as the export writes it, under ``value``; nothing where it is as before."""
    if held.takes == DAYS:
        new: Any = _days(form.get("from", ""), form.get("to", ""))
        old: list[Any] = [{"from": v.value.from_, "to": v.value.to} for v in held.values if isinstance(v.value, DateRange)]
    else:
        typed = " ".join(form.get("value", "").split())
        if not typed or held.takes == NOTHING:
            return
        new = _typed(typed, held, view)
        old = [held.label] if not held.values else [list(v.value) if isinstance(v.value, tuple) else v.value for v in held.values]
    if new is not None and old != [new]:
        yield "value", new


def _typed(typed: str, held: Held, view: View) -> Any:
    if len(typed) > LONGEST:
        raise NotADecision(f"Write the value in {LONGEST} characters at most.")
    if held.takes == NUMBERS:
        return _number(typed)
    if held.takes == ACTOR:
        return _actor(typed, view)
    return typed


def _number(typed: str) -> float | list[float]:
    plain = typed.replace(",", "")
    if found := RANGE.fullmatch(plain):
        low, high = float(found[1]), float(found[2])
        if low > high:
            raise NotADecision(f"“{clean(typed)}” goes down: write the lower number first.")
        return [low, high]
    if not NUMBER.fullmatch(plain):
        raise NotADecision(f"“{clean(typed)}” is no number. Write one as 4 or 4.5, a range as 5–6.")
    return float(plain) if "." in plain else int(plain)


def _days(first: str, last: str) -> dict[str, str | None] | None:
    held = [words.strip() or None for words in (first, last)]
    if held == [None, None]:
        return None
    for words in filter(None, held):
        try:
            date.fromisoformat(words)
        except ValueError as error:
            raise NotADecision(f"“{clean(words)}” is no day. Write it as 2031-03-05.") from error
    low, high = held
    if low and high and low > high:
        raise NotADecision("The first day is after the last.")
    return {"from": low, "to": high}


def _actor(typed: str, view: View) -> str:
    if (found := WITH_ID.fullmatch(typed)) and found[1] in view.things:
        return found[1]
    named = [a.id for a in view.record.actors if typed.casefold() in {n.casefold() for n in (a.name, *a.aliases)}]
    if len(named) == 1:
        return named[0]
    what = f"{len(named)} actors are called so: choose one from the list" if named else "the record has no actor of this name"
    raise NotADecision(f"“{clean(typed)}”: {what}.")


def _place(item: Item, form: Mapping[str, str], view: View) -> Span | None:
    """The words that the person gives instead; None where they are the same."""
    words, text = form.get("words", "")[:LONGEST], view.pages[item.key[0]].text
    old = Span(*item.key[1:3])
    if not words.split() or words.split() == text[slice(*old)].split():
        return None
    near = int(form["near"]) if PLACE.fullmatch(form.get("near", "")) else old.start
    found = find_words(text, words, near=near)
    if found is None:
        raise NotADecision(f"“{clean(words)}” does not stand on the page: copy the words as they stand there.")
    return found if found != old else None


def find_words(text: str, words: str, *, near: int) -> Span | None:
    """The place of `words` in `text` that is nearest to `near`, however white space is set; None where they do not stand there.

    >>> find_words("four men, four women", "four", near=12)
    Span(start=10, end=14)
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    spans = [Span(*m.span()) for m in pattern.finditer(text)] if words.split() else []
    return min(spans, key=lambda s: (abs(s.start - near), s.start), default=None)
