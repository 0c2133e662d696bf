"""The tables say where: words, the place that they mean, and its point."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from communique.exports.formats import make
from communique.exports.made import Source
from communique.model.places import Place
from communique.model.record import Record
from sample_talks import RECORD

LAKEVILLE = Place("gn-7", "Lakeville", "town", "NOR", lat=-12.34, lon=35.6)
KATZ = Place("gn-1", "Katz", "town", None, ("ISR", "SYR"), "Golan Heights", lat=32.99, lon=35.69)


def placed(*places: Place) -> Record:
    """The record of the tests with its places' words meaning `places` in turn."""

    def at(number: int) -> str:
        return places[number % len(places)].id

    events = []
    for event in RECORD.events:
        field = event.fields.get("place")
        values = tuple(replace(v, place=at(n)) for n, v in enumerate((*field.values, *field.values)[: max(len(places), 1)])) if field else ()
        events.append(replace(event, fields={**event.fields, **({"place": replace(field, values=values)} if field else {})}))
    reports = tuple(
        replace(r, fields={**r.fields, **({"place": tuple(replace(v, place=at(0)) for v in r.fields["place"])} if "place" in r.fields else {})})
        for r in RECORD.reports
    )
    return replace(RECORD, events=tuple(events), reports=reports, places=places)


def rows(table: str, record: Record) -> list[dict[str, str]]:
    held = make("csv", Source(record)).files[f"{table}.csv"].decode()
    return [r for r in csv.DictReader(io.StringIO(held.lstrip("\ufeff"), newline="")) if r.get("place") or r.get("field") == "place"]


def test_a_place_stands_beside_its_words() -> None:
    for table in ("reports", "report_values", "events", "event_fields"):
        held = rows(table, placed(LAKEVILLE))
        assert held
        for row in held:
            assert (row["place_id"], row["place_name"], row["place_country"], row["place_claimed_by"]) == ("gn-7", "Lakeville", "NOR", "")
            assert (float(row["place_lat"]), float(row["place_lon"])) == (-12.34, 35.6)


def test_a_disputed_place_has_no_country_and_those_that_claim_it() -> None:
    for row in rows("events", placed(KATZ)):
        assert (row["place_country"], row["place_claimed_by"]) == ("", "ISR; SYR")


def test_several_places_and_none_are_no_place() -> None:
    assert {row["place_id"] for row in rows("events", placed(LAKEVILLE, KATZ))} == {""}
    assert {row["place_id"] for row in rows("events", RECORD)} == {""}
