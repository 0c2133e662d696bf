"""Rows on what happened: reports, events, links."""

from __future__ import annotations

from collections.abc import Iterator

from communique.exports.names import Names, Row, days, join, located, own, scalar
from communique.model.record import CitedValue, Event, Record
from communique.showing.lines import event_days

CODES = ("plover", "acled", "mend", "ucdp")
"""Codebooks that have a column of their own."""


def reports(record: Record, names: Names) -> Iterator[Row]:
    for r in record.reports:
        yield {
            "id": r.id,
            "article": names.articles.get(r.page),
            "type": r.type,
            "plover": r.codes.get("plover"),
            "acled": r.codes.get("acled"),
            "mend": r.codes.get("mend"),
            "ucdp": r.codes.get("ucdp"),
            "other_codes": join(f"{name}={code}" for name, code in sorted(r.codes.items()) if name not in CODES),
            "status": r.status,
            "stage": r.stage,
            "place": join(dict.fromkeys(v.raw for v in r.fields.get("place", ()))),
            **located(r.fields.get("place", ()), names),
            **names.quote("report", r.page, own(r)),
            "statement": r.statement,
            "within": r.within,
            "reader": r.reader,
        }


def _value(v: CitedValue, names: Names) -> dict[str, object]:
    return {
        **scalar("value", v.value, names),
        **names.quote("value", v.page, own(v)),
        **located((v,), names),
        "kind": v.kind,
        "qualifier": v.qualifier,
        "unit": v.unit,
        "precision": v.precision,
        "attributed_to": v.attributed_to,
        "attributed_to_name": names.actor(v.attributed_to),
        "role": v.role,
        "weapon": v.weapon,
        "what": v.what,
        "rule": v.rule,
        "reader": v.reader,
    }


def report_values(record: Record, names: Names) -> Iterator[Row]:
    for r in record.reports:
        for field, values in sorted(r.fields.items()):
            for v in values:
                yield {"report": r.id, "type": r.type, "field": field, **_value(v, names)}


def events(record: Record, names: Names) -> Iterator[Row]:
    reports = {r.id: r for r in record.reports}
    for e in record.events:
        held = sorted(e.fields.items())
        disputed = [name for name, field in held if field.agreement == "conflict"]
        first = next((reports[name] for name in e.reports if name in reports), None)
        yield {
            "id": e.id,
            "type": e.type,
            "status": e.status,
            "stage": e.stage,
            **days("date", event_days(e)),
            "place": _shown("place", e, names),
            **located(e.fields["place"].values if "place" in e.fields else (), names),
            "participants": _shown("participants", e, names),
            "actor": _shown("actor", e, names),
            "target": _shown("target", e, names),
            "reports": join(e.reports),
            "outlets": len({names.outlets.get(reports[name].page) for name in e.reports if name in reports}),
            "disputed_fields": join(disputed),
            **names.quote("event", first.page if first else "", own(first) if first else None),
        }


def _shown(field: str, event: Event, names: Names) -> str:
    """The merged value by name; else all that are reported."""
    held = event.fields.get(field)
    if held is None:
        return ""
    found = [held.value] if isinstance(held.value, str) else [v.value for v in held.values]
    return join(dict.fromkeys(names.actor(v) for v in found if isinstance(v, str)))


def event_fields(record: Record, names: Names) -> Iterator[Row]:
    for e in record.events:
        for name, field in sorted(e.fields.items()):
            merged = {"agreement": field.agreement, "outlets": field.outlets, "origins": field.origins, "merged_by": field.rule}
            for v in field.values:
                one = {"report": v.report, "origin": v.origin, **_value(v, names)}
                yield {"event": e.id, "type": e.type, "field": name, **merged, **scalar("merged", field.value, names), **one}


def links(record: Record, _: Names) -> Iterator[Row]:
    for k in record.links:
        yield {"from": k.from_, "to": k.to, "relation": k.relation, "reasons": join(k.reasons)}
