"""What the record says of stretches of a page, one mark for each cited thing: what annotation formats carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from communique.exports.json_export import plain
from communique.model.record import CitedValue, Record
from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """The words ``spans`` of `page` are a `label` of the thing with id `thing`. `facts` say the rest, as JSON takes it.

    `field` is kind and field with a dot, as a review names it (``reports.fatalities``); `id` is the same in every build of the same pages.
    """

    id: str
    page: str
    spans: tuple[Span, ...]
    field: str
    label: str
    thing: str
    facts: dict[str, Any]


REVIEWED = ("statements", "reports", "positions", "expectations")
"""The kinds of marks on which people decide."""


def marks(record: Record) -> Iterator[Mark]:
    """The marks of `record`: of articles, actors, times, statements, reports with their values, positions and expectations."""
    yield from _of_articles(record)
    yield from _of_actors(record)
    for t in record.times:
        facts = {"type": t.type, "value": t.value, "mod": t.mod, "from": t.from_, "to": t.to}
        yield _mark("times.value", "time", f"{t.page}.{t.start}-{t.end}", t.page, [Span(t.start, t.end)], facts)
    yield from reviewed_marks(record)


def reviewed_marks(record: Record) -> Iterator[Mark]:
    """Those of `REVIEWED` kinds."""
    names = {a.id: a.name for a in record.actors}
    for s in record.statements:
        facts = {"form": s.form, "speaker": s.speaker, "speaker_name": names.get(s.speaker or ""), "act": s.act, "polarity": s.polarity}
        yield _mark("statements.content", "statement", s.id, s.page, s.content, facts)
    for r in record.reports:
        yield _mark("reports.type", r.type, r.id, r.page, [Span(r.start, r.end)], {"status": r.status, "stage": r.stage, "codes": r.codes})
        for field, held in sorted(r.fields.items()):
            for number, v in enumerate(held):
                facts = {**_value(v, names), "of": r.type}
                yield _mark(f"reports.{field}", field, f"{r.id}.{field}.{number}", v.page, [Span(v.start, v.end)], facts)
    for p in record.positions:
        facts = {"party": p.party, "party_name": names.get(p.party), "issue": p.issue, "condition": p.condition, "attributed_by": p.attributed_by}
        yield _mark("positions.stance", p.stance, p.id, p.page, [Span(p.start, p.end)], facts)
    for x in record.expectations:
        facts = {"by": x.by, "by_name": names.get(x.by or ""), "status": x.status, "due_from": x.due_from, "due_to": x.due_to}
        yield _mark("expectations.what", "expectation", x.id, x.page, [Span(x.start, x.end)], facts)


def _mark(field: str, label: str, thing: str, page: str, spans: Iterable[Span], facts: dict[str, Any]) -> Mark:
    known = {name: held for name, held in facts.items() if held not in (None, "", [], {})}
    return Mark(f"{thing}.{field.partition('.')[0]}", page, tuple(spans), field, label, thing, known)


def _of_articles(record: Record) -> Iterator[Mark]:
    for a in record.articles:
        for name, span, value in (
            ("title", a.title_span, a.title), ("standfirst", a.standfirst_span, a.standfirst), ("outlet", a.outlet_span, a.outlet),
        ):  # fmt: skip
            if span is not None:
                yield _mark(f"articles.{name}", name, f"{a.id}.{name}", a.page, [span], {"value": value})
        for number, clue in enumerate(a.published_clues):
            facts = {"rule": clue.rule, "from": clue.from_, "to": clue.to}
            yield _mark("articles.published", "published", f"{a.id}.clue.{number}", clue.page, [Span(clue.start, clue.end)], facts)


def _of_actors(record: Record) -> Iterator[Mark]:
    for a in record.actors:
        facts = {"actor": a.id, "name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector}
        for m in a.mentions:
            yield _mark("actors.mentions", "actor", f"{a.id}.{m.page}.{m.start}-{m.end}", m.page, [Span(m.start, m.end)], facts)
        for number, r in enumerate(a.roles):
            held = {"actor": a.id, "name": a.name, "role": r.role, "of": r.of}
            yield _mark("actors.roles", "role", f"{a.id}.role.{number}", r.page, [Span(r.start, r.end)], held)


def _value(v: CitedValue, names: dict[str, str]) -> dict[str, Any]:
    name = names.get(v.value) if isinstance(v.value, str) else None
    further = {"unit": v.unit, "precision": v.precision, "role": v.role, "weapon": v.weapon, "what": v.what, "rule": v.rule}
    return {"value": plain(v.value), "name": name, "kind": v.kind, "qualifier": v.qualifier, "attributed_to": v.attributed_to, **further}
