"""The places of events as GeoJSON (RFC 7946), without coordinates that no source gives."""

from __future__ import annotations

from typing import Any

from communique.exports.made import Made, Source, as_bytes, as_json_text, counted
from communique.exports.notes import WITHOUT_TEXT, left_out
from communique.model.record import Event

UNLOCATED = "the record knows places by name only, so each is an unlocated feature (geometry null, RFC 7946, 3.2); no coordinate is made up."
ELSEWHERE = ("statements", "positions", "expectations", "links", "times", "reviews", "unread")


def make_geojson(source: Source) -> Made:
    """``places.geojson``: a feature for each name of a place that reports of events give, with the events and the words."""
    found: dict[str, list[tuple[Event, dict[str, Any]]]] = {}
    paths = {p.id: p.path for p in source.record.pages}
    for event in source.record.events:
        for v in event.fields["place"].values if "place" in event.fields else ():
            if isinstance(v.value, str):
                words = {"event": event.id, "type": event.type, "status": event.status, "quote": v.raw, "page": paths.get(v.page)}
                found.setdefault(v.value, []).append((event, {**words, "start": v.start, "end": v.end}))
    features = [_feature(name, found[name]) for name in sorted(found)]
    notes = [*left_out(source, *ELSEWHERE), WITHOUT_TEXT, f"{counted(len(features), 'place has', 'places have')} no coordinates: {UNLOCATED}"]
    if nowhere := sum("place" not in e.fields for e in source.record.events):
        notes.append(f"{counted(nowhere, 'event names', 'events name')} no place and {'is' if nowhere == 1 else 'are'} left out.")
    whole = {"type": "FeatureCollection", "notes": notes, "features": features}
    return Made({"places.geojson": as_bytes(as_json_text(whole))}, notes)


def _feature(name: str, held: list[tuple[Event, dict[str, Any]]]) -> dict[str, Any]:
    facts = {"name": name, "events": list(dict.fromkeys(event.id for event, _ in held)), "reported": [words for _, words in held]}
    return {"type": "Feature", "geometry": None, "properties": facts}
