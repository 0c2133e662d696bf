"""GeoJSON has the point of a place that is known, and no country of one that states dispute."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from communique.exports.formats import make
from communique.exports.made import Source
from communique.model.places import Place
from sample_talks import RECORD

TOWN = Place("gn-1", "Katz", "town", None, ("ISR", "SYR"), "Golan Heights", (), None, 32.99, 35.69, 0, 7000)


def features(record: Any) -> list[dict[str, Any]]:
    whole = json.loads(make("geojson", Source(record)).files["places.geojson"])
    return [f for f in whole["features"] if f["geometry"]]


def test_a_place_has_its_point_and_those_that_claim_it() -> None:
    events = []
    for event in RECORD.events:
        field = event.fields.get("place")
        placed = {"place": replace(field, values=tuple(replace(v, place="gn-1") for v in field.values))} if field else {}
        events.append(replace(event, fields={**event.fields, **placed}))
    (found,) = features(replace(RECORD, events=tuple(events), places=(TOWN,)))
    assert found["geometry"] == {"type": "Point", "coordinates": [35.69, 32.99]}
    assert found["properties"]["country"] is None
    assert found["properties"]["claimed_by"] == ["ISR", "SYR"]
    assert features(RECORD) == []
