"""The slots of a gold entry: which of them does an object of the record get right?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.evaluate.gold import Entry
from communique.evaluate.naming import Namer, flat, fold, same_country, words
from communique.model.record import CitedValue, RecordActor, RecordArticle, RecordExpectation, RecordPosition, RecordReport
from communique.model.times import DateRange


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot by its `name`; `label` says which of several."""

    name: str
    right: bool
    label: str


def slots_of(entry: Entry, thing: Any, namer: Namer) -> Iterator[Slot]:
    """The slots of `entry`, each with whether `thing`, an object of its kind, has it right."""
    kind = entry["kind"]
    if kind == "person":
        return _person(entry, thing, namer)
    if kind == "article":
        return _article(entry, thing)
    if kind == "same_actor":
        return _one_each(entry, thing)
    if kind == "position":
        return _position(entry, thing, namer)
    if kind == "expectation":
        return _expectation(entry, thing, namer)
    if kind == "assessment":
        return iter([Slot("speaker", bool(entry.get("optional")) or namer.means(thing.speaker, entry["speaker"]), "speaker")])
    if kind == "agenda":
        return iter([Slot("issues", len(thing.fields["agenda"]) > 1, "issues")])
    return _event(entry, thing, namer)


def _event(entry: Entry, report: RecordReport, namer: Namer) -> Iterator[Slot]:
    for who in entry.get("participants", ()):
        people = _values(report, "participants", "actor", "target")
        yield Slot("participants", namer.any_means((v.value for v in people), who), f"participant {who}")
    for name in ("actor", "target"):
        if entry.get(name):
            yield Slot(name, any(_is_party(v, entry[name], namer) for v in _values(report, name)), name)
    if day := entry.get("date") or entry.get("start"):
        yield Slot("date", any(_holds(v.value, day) for v in _values(report, "date")), "date")
    if entry.get("place"):
        there = set(words(entry["place"]))
        yield Slot("place", any(there & set(words(f"{v.value} {v.raw}")) for v in _values(report, "place")), "place")
    yield from _numbers(entry, report)
    if entry.get("stage"):
        yield Slot("stage", entry["stage"] == report.stage, "stage")
    if entry.get("attributed_to"):
        said = (v.attributed_to for values in report.fields.values() for v in values if v.attributed_to)
        yield Slot("attributed_to", any(_says(who, entry["attributed_to"], namer) for who in said), "attributed_to")


def _numbers(entry: Entry, report: RecordReport) -> Iterator[Slot]:
    qualifier = entry.get("qualifier", "exact")
    for weapon, number in (entry.get("weapons") or {}).items():
        held = _values(report, "weapons", "intercepted")
        yield Slot("weapons", any(number in _numeric(v.value) and v.qualifier == qualifier for v in held), f"{number} {weapon}")
    if dead := entry.get("fatalities"):
        held = _values(report, "fatalities")
        yield Slot("fatalities", any(dead["value"] in _numeric(v.value) and v.qualifier == dead["qualifier"] for v in held), "fatalities")
    if isinstance(entry.get("count"), int):
        yield Slot("count", any(entry["count"] in _numeric(v.value) for v in _values(report, "count")), "count")
    for hours in entry.get("duration_hours", ()):
        wanted = sorted(map(float, hours if isinstance(hours, list) else [hours]))
        yield Slot("duration_hours", any(sorted(_numeric(v.value)) == wanted for v in _values(report, "duration_hours")), f"{hours} h")


def _person(entry: Entry, actor: RecordActor, namer: Namer) -> Iterator[Slot]:
    roles = {word for role in actor.roles for word in words(role.role)}
    yield Slot("name", namer.means(actor.id, entry["name"]), "name")
    yield Slot("role", bool((set(words(entry["role"])) - {"of", "the"}) & roles), "role")
    side = entry["affiliation"]
    by_country = same_country(actor.country, side) or (actor.country is not None and namer.means(actor.country, side))
    yield Slot("side", by_country or namer.any_means((r.of for r in actor.roles), side), "side")


def _article(entry: Entry, article: RecordArticle) -> Iterator[Slot]:
    yield Slot("title", flat(article.title) == flat(entry["title"]), "title")
    yield Slot("published", article.published == entry["published"], "published")
    yield Slot("outlet", flat(entry["outlet"]) in flat(article.outlet or ""), "outlet")
    yield Slot("authors", sorted(map(flat, article.authors)) == sorted(map(flat, entry["authors"])), "authors")
    if entry.get("original_publisher"):
        yield Slot("original", flat(entry["original_publisher"]) in flat(article.original_publisher or ""), "original")


def _one_each(entry: Entry, last_names: list[str]) -> Iterator[Slot]:
    """Each person of the gold is one actor of the record, however many articles and spellings name it."""
    for name in entry.get("names", ()):
        yield Slot("same_actor", last_names.count(fold(flat(name).split()[-1])) == 1, name)


def _position(entry: Entry, position: RecordPosition, namer: Namer) -> Iterator[Slot]:
    close = entry["stance"] == "open_to" and position.stance == "accepts_if"
    yield Slot("party", namer.means(position.party, entry["party"]), "party")
    yield Slot("stance", entry["stance"] in position.stance or close, "stance")
    yield Slot("issue", bool(set(words(entry["issue"])) & set(words(position.issue.replace("_", " ")))), "issue")


def _expectation(entry: Entry, expectation: RecordExpectation, namer: Namer) -> Iterator[Slot]:
    followed = bool(entry["followed_by"])
    yield Slot("by", namer.means(expectation.by, entry["by"]), "by")
    yield Slot("status", (expectation.status in ("kept", "partly", "broken")) == followed, "status")
    yield Slot("followed", bool(expectation.followed_by) == followed, "followed")


def _values(report: RecordReport, *fields: str) -> list[CitedValue]:
    return [value for field in fields for value in report.fields.get(field, ())]


def _is_party(value: CitedValue, gold: str, namer: Namer) -> bool:
    wanted = set(words(gold))
    return namer.means(value.value, gold) or 2 * len(wanted & set(words(value.raw))) > len(wanted)


def _says(who: str, gold: str, namer: Namer) -> bool:
    return namer.means(who, gold) or any(flat(gold) in name or name in flat(gold) for name in namer.names(who))


def _holds(value: object, day: str) -> bool:
    """The days of `value` hold `day`, an ISO date, month or year, compared as far as gold says it."""
    if not isinstance(value, DateRange):
        return False
    first, last = value.from_ or "9", value.to or value.from_ or "0"
    return first[: len(day)] <= day <= last[: len(day)]


def _numeric(value: object) -> list[float]:
    parts = value if isinstance(value, tuple) else (value,)
    return [float(part) for part in parts if isinstance(part, int | float)]
