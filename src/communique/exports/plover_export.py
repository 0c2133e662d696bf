"""The events in the shape of PLOVER 2.0 (draft): one JSON object a line."""

from __future__ import annotations

from typing import Any

from communique.exports.happenings import actors, code_of, shown
from communique.exports.jsonl_export import as_jsonl
from communique.exports.made import Made, Source, folder
from communique.exports.notes import left_out
from communique.exports.shaped import ELSEWHERE, gaps, refused, uncoded
from communique.model.record import Event, RecordActor
from communique.showing.lines import event_days, say_event, when_key
from communique.showing.view import View
from communique.tables import load_table


def make_plover(source: Source) -> Made:
    """``plover.jsonl``: a record for each event with a PLOVER code, a first day and somebody who acts (PLOVER requires all three)."""
    view = source.view()
    kept, notes = refused(sorted(source.record.events, key=lambda e: when_key(e, view)), view, [uncoded("plover"), _undated, _nobody])
    lines = as_jsonl(_plover(event, source, view) for event in kept)
    return folder({"plover.jsonl": lines}, [*gaps("plover"), *left_out(source, *ELSEWHERE), *notes])


def _undated(event: Event, _: View) -> str | None:
    held = event_days(event)
    return None if held and held.from_ else "without a first day"


def _nobody(event: Event, view: View) -> str | None:
    return None if _actors(event, view) else "naming nobody who acts"


def _actors(event: Event, view: View) -> list[RecordActor]:
    return actors(event, "actor", view) or actors(event, "participants", view)


def _plover(event: Event, source: Source, view: View) -> dict[str, Any]:
    held = event_days(event)
    kind, _, mode = (code_of(event, "plover", view) or "").partition("/")
    auxiliary = next((row["mode"] for row in load_table(__package__, "plover_auxiliary.tsv") if row["status"] == event.status), None)
    quad = next((int(row["quad"]) for row in load_table(__package__, "plover_quads.tsv") if row["event"] == kind), None)
    recipients = actors(event, "target", view) if actors(event, "actor", view) else []
    place = shown(event, "place")
    return {
        "id": event.id,
        "date": held.from_ if held else None,
        "enddate": held.to if held else None,
        "actor": [_entity(a) for a in _actors(event, view)],
        "recipient": [_entity(a) for a in recipients],
        "event": kind,
        "mode": [m for m in (mode, auxiliary) if m],
        "quad_code": quad,
        "event_loc": {"extracted_place": place} if place else None,
        "event_text": say_event(event, view),
        "text_info": [{"sequence": r.page, "start": r.start, "end": r.end, "text_story": r.raw} for r in view.reports(event)],
        "cite_info": [_cite(r.page, source, view) for r in view.reports(event)],
        "coder": f"Communiqué, {source.record.parser}",
        "comment": f"status: {event.status}" + (f"; stage: {event.stage}" if event.stage else ""),
    }


def _entity(actor: RecordActor) -> dict[str, Any]:
    return {"code": actor.country, "sector": actor.sector, "entity_text": actor.name, "identifier_id": actor.id}


def _cite(name: str, source: Source, view: View) -> dict[str, Any]:
    article, page = view.articles.get(name), view.pages[name]
    known = {"citation": page.path, "url": page.url, "codebook": source.record.codebook}
    return known | ({"title": article.title, "publication": article.outlet, "language": article.language} if article else {})
