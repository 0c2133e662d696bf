"""The places of events as GeoJSON (RFC 7946): coordinates where the gazetteer has the place that is meant, none where that is open."""

from __future__ import annotations

from typing import Any

from communique.exports.made import Made, Source, as_bytes, as_json_text, counted
from communique.exports.notes import WITHOUT_TEXT, left_out
from communique.model.places import Place
from communique.model.record import CitedValue, Event

CREDIT = "Coordinates: GeoNames (geonames.org), CC BY 4.0, to a hundredth of a degree; of an area the middle of its towns (radius in km)."
UNLOCATED = "the name is of a state, is not in the gazetteer, or means several places: unlocated features (geometry null, RFC 7946, 3.2)."
DISPUTED = "states dispute: country is null and claimed_by names those that claim it."
ELSEWHERE = ("statements", "positions", "expectations", "links", "times", "reviews", "unread")
Held = list[tuple[Event, CitedValue, dict[str, Any]]]


def make_geojson(source: Source) -> Made:
    """``places.geojson``: a feature for each place, or name left open, that reports of events give, with the events and the words."""
    found: dict[tuple[str, str], Held] = {}
    paths = {p.id: p.path for p in source.record.pages}
    known = {p.id: p for p in source.record.places}
    for event in source.record.events:
        for v in event.fields["place"].values if "place" in event.fields else ():
            if isinstance(v.value, str):
                words = {"event": event.id, "type": event.type, "status": event.status, "quote": v.raw, "page": paths.get(v.page)}
                key = (known[v.place].name, v.place) if v.place in known else (v.value, "")
                found.setdefault(key, []).append((event, v, {**words, "start": v.start, "end": v.end}))
    features = [_feature(name, known.get(place), found[name, place], known) for name, place in sorted(found)]
    whole = {"type": "FeatureCollection", "notes": (notes := _notes(source, features)), "features": features}
    return Made({"places.geojson": as_bytes(as_json_text(whole))}, notes)


def _notes(source: Source, features: list[dict[str, Any]]) -> list[str]:
    notes = [*left_out(source, *ELSEWHERE), WITHOUT_TEXT]
    bare = sum(f["geometry"] is None for f in features)
    notes += [CREDIT] if bare < len(features) else []
    notes += [f"{counted(bare, 'place has', 'places have')} no coordinates: {UNLOCATED}"] if bare else []
    disputed = sum(bool(f["properties"].get("claimed_by")) for f in features)
    notes += [f"{counted(disputed, 'place lies', 'places lie')} where {DISPUTED}"] if disputed else []
    if nowhere := sum("place" not in e.fields for e in source.record.events):
        notes.append(f"{counted(nowhere, 'event names', 'events name')} no place and {'is' if nowhere == 1 else 'are'} left out.")
    return notes


def _feature(name: str, place: Place | None, held: Held, known: dict[str, Place]) -> dict[str, Any]:
    events = list(dict.fromkeys(event.id for event, _, _ in held))
    facts: dict[str, Any] = {"name": name, "events": events, "reported": [words for _, _, words in held]}
    if place is None:
        candidates = dict.fromkeys(c for _, v, _ in held for c in v.candidates)
        facts |= {"candidates": [_reference(known[c]) for c in candidates if c in known]} if candidates else {}
        return {"type": "Feature", "geometry": None, "properties": facts}
    located = place.lat is not None and place.lon is not None
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if located else None
    return {"type": "Feature", "geometry": geometry, "properties": facts | _reference(place)}


def _reference(place: Place) -> dict[str, Any]:
    """What the gazetteer says of `place`; a country that states dispute is null, not missing."""
    facts: dict[str, Any] = {"place": place.id, "place_name": place.name, "kind": place.kind, "country": place.country}
    more = {"claimed_by": list(place.claimed_by), "disputed": place.disputed, "area": place.area_name, "radius_km": place.radius}
    return facts | {key: value for key, value in more.items() if value}
