"""Timelines, calendars, references and the shapes of other data sets: what they say of each event, and what they leave out and count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from odd_talks import PLAIN_SOURCE, SOURCE

from communique.exports.calendar_export import fold
from communique.exports.formats import make
from communique.exports.made import Source
from communique.model.record import CitedValue, Event, EventField, Link, Record, RecordReport, Scalar
from communique.model.times import DateRange
from sample_talks import RECORD, at, value

WORDS = "Negotiators from Norland and Sudland met in Lakeville on Monday for six hours"
CODES = {"talks": {"plover": "CONSULT", "acled": "Strategic developments/Agreement", "mend": "M"}, "attack": {"acled": "Explosions/Remote violence"}}


def field(meaning: Scalar, *, role: str | None = None, precision: str | None = None, words: str = "Lakeville") -> CitedValue:
    return replace(value(words, meaning, role=role), precision=precision)


def event(kind: str, status: str = "happened", *, name: str = "e-1", **fields: Sequence[CitedValue]) -> tuple[Event, RecordReport]:
    page, start, end, raw = at(WORDS)
    codes = {**CODES.get(kind, {}), "ucdp": "1"}
    report = RecordReport(f"r{name}", page, kind, codes, status, None, start, end, raw, {n: tuple(v) for n, v in fields.items()})
    merged = {n: EventField(v[0].value if len(v) == 1 else None, "single", "single", 1, 1, tuple(v)) for n, v in fields.items()}
    return Event(name, kind, status, None, (report.id,), merged), report


def source(*held: tuple[Event, RecordReport], links: tuple[Link, ...] = ()) -> Source:
    record = replace(RECORD, events=tuple(e for e, _ in held), reports=tuple(r for _, r in held), links=links, statements=())
    return Source(record)


def days(first: str, last: str | None = None, *, precision: str = "day") -> list[CitedValue]:
    return [field(DateRange(first, last or first), precision=precision)]


def rows(name: str, held: Source) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(make(name, held).files[f"{name}.csv"].decode(), newline="")))


def entries(held: Source) -> list[dict[str, str]]:
    """The entries of the calendar: unfolded lines by name."""
    text = make("ics", held).files["talks.ics"].decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            name, _, words = line.partition(":")
            found[-1][name] = words
    return found


@pytest.mark.parametrize(
    ("status", "shown"),
    [("happened", "CONFIRMED"), ("ongoing", "CONFIRMED"), ("announced", "TENTATIVE"), ("expected", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_a_calendar_says_how_sure_it_is(status: str, shown: str) -> None:
    (entry,) = entries(source(event("talks", status, date=days("2031-03-03"))))
    assert (entry["STATUS"], entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == (shown, "20310303", "20310304")


@pytest.mark.parametrize("status", ["demanded", "denied", "hypothetical"])
def test_a_calendar_leaves_out_what_was_never_to_be(status: str) -> None:
    held = source(event("talks", status, date=days("2031-03-03")))
    assert entries(held) == []
    assert "1 meeting is only demanded, denied or supposed and left out." in make("ics", held).notes


@pytest.mark.parametrize(("first", "last", "after"), [("2031-12-30", "2031-12-31", "20320101"), ("2032-02-28", "2032-02-28", "20320229")])
def test_the_day_after_the_last_ends_an_entry(first: str, last: str, after: str) -> None:
    assert entries(source(event("meeting", date=days(first, last, precision="range"))))[0]["DTEND;VALUE=DATE"] == after


def test_a_month_is_no_month_of_talks() -> None:
    (entry,) = entries(source(event("talks", date=days("2031-03-01", "2031-03-31", precision="month"))))
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["SUMMARY"].endswith("(some time: March 2031)")


def test_a_calendar_has_no_undated_or_other_events() -> None:
    held = source(
        event("talks", name="e-1"), event("attack", name="e-2", date=days("2031-03-03")), event("visit", name="e-3", date=days("2031-03-03", ""))
    )
    made = make("ics", held)
    assert "1 event is no talks, meeting or visit and is left out." in made.notes
    assert "1 meeting has no first and last day and is left out." in made.notes


def test_a_next_meeting_is_tentative() -> None:
    one, two = entries(source(event("talks", date=days("2031-03-03"), next_meeting=days("2031-03-10", "2031-03-11"))))
    assert (two["STATUS"], two["DTSTART;VALUE=DATE"], two["DTEND;VALUE=DATE"]) == ("TENTATIVE", "20310310", "20310312")
    assert one["UID"] != two["UID"]


def test_a_calendar_escapes_what_would_end_a_value() -> None:
    assert all(set(e) <= {"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "STATUS",
                          "TRANSP", "END", ""} for e in entries(SOURCE))  # fmt: skip
    by_id = {e["UID"].split("@")[0]: e for e in entries(SOURCE)}
    assert by_id["e-sql"]["LOCATION"].startswith('Robert\')\\; DROP TABLE events\\;-- said "so"\\, twice\\; and \\\\n')


@pytest.mark.parametrize("line", ["X:" + "😊" * 60, "X:" + "é" * 100, "X:" + "a" * 75, "X:" + "a" * 200])
def test_lines_are_folded_between_characters(line: str) -> None:
    folded = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


def test_a_timeline_shows_the_words_for_a_month_and_escapes_markup() -> None:
    (slide,) = json.loads(
        make("timelinejs", source(event("talks", date=days("2031-03-01", "2031-03-31", precision="month")))).files["timeline.json"]
    )["events"]
    assert (slide["start_date"], slide["display_date"]) == ({"year": 2031, "month": 3, "day": 1}, "March 2031")
    text = make("timelinejs", SOURCE).files["timeline.json"].decode()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_timeline_counts_the_undated() -> None:
    assert "2 events have no first and last day and are left out." in make("timelinejs", PLAIN_SOURCE).notes


def test_acled_takes_the_lowest_number_and_leaves_unknown_empty() -> None:
    deaths = [field(7), field((4.0, 5.0)), field(None)]
    strike = event("attack", name="e-1", date=days("2031-03-03"), fatalities=deaths, actor=[field("a-norland")], place=[field("Portside")])
    (row,) = rows("acled", source(strike))
    assert (row["fatalities"], row["event_date"], row["time_precision"], row["location"]) == ("4", "2031-03-03", "1", "Portside")
    assert (row["disorder_type"], row["event_type"], row["sub_event_type"], row["actor1"]) == (
        "Political violence", "Explosions/Remote violence", "", "Norland",
    )  # fmt: skip
    (silent,) = rows("acled", source(event("attack", date=days("2031-03-03"))))
    assert silent["fatalities"] == silent["latitude"] == silent["inter1"] == ""


@pytest.mark.parametrize(("decided", "shown"), [(6, "6"), (None, "")])
def test_what_a_person_decided_takes_the_place_of_what_is_reported(decided: int | None, shown: str) -> None:
    told, report = event("attack", date=days("2031-03-03"), fatalities=[field(4), field(7)])
    fields = {**told.fields, "fatalities": replace(told.fields["fatalities"], value=decided, rule="latest, reviewed")}
    held = source((replace(told, fields=fields), report))
    assert rows("acled", held)[0]["fatalities"] == shown
    assert [row["best"] for row in rows("ged", held)] == [shown] * bool(shown)


@pytest.mark.parametrize(("last", "precision", "day"), [("2031-03-09", "2", "2031-03-06"), ("2031-03-31", "3", "2031-03-17")])
def test_acled_puts_a_stretch_on_its_middle(last: str, precision: str, day: str) -> None:
    (row,) = rows("acled", source(event("talks", date=days("2031-03-03", last, precision="range"))))
    assert (row["time_precision"], row["event_date"]) == (precision, day)


def test_acled_says_how_many_it_leaves_out_and_why() -> None:
    held = source(
        event("talks", "announced", name="e-1", date=days("2031-03-03")),
        event("talks", name="e-2"),
        event("vote", name="e-3", date=days("2031-03-03")),
    )
    notes = make("acled", held).notes
    assert rows("acled", held) == []
    assert [n for n in notes if "left out" in n] == [
        "1 event is left out: announced, expected, demanded, denied or supposed, not told as having happened.",
        "1 event is left out: not dated, or to more than 31 days.",
        "1 event is left out: of a type that the codebook gives no ACLED code.",
    ]


def test_ged_has_low_and_high_and_needs_a_death() -> None:
    deaths = [field(7), field((4.0, 5.0))]
    held = source(
        event("attack", name="e-1", date=days("2031-03-03", "2031-03-04", precision="range"), fatalities=deaths),
        event("attack", name="e-2", date=days("2031-03-03")),
    )
    (row,) = rows("ged", held)
    assert (row["low"], row["high"], row["best"], row["date_prec"], row["type_of_violence"]) == ("4", "7", "", "2", "1")
    assert "1 event is left out: without a number of deaths." in make("ged", held).notes


def test_mend_needs_a_third_party_and_takes_the_accord_that_came_of_it() -> None:
    who = [field("a-norland", role="party"), field("a-adavance", role="mediator")]
    talks = event("talks", name="e-1", date=days("2031-03-03"), participants=who)
    alone = event("talks", name="e-2", date=days("2031-03-03"), participants=who[:1])
    accord = event("agreement", name="e-3", date=days("2031-03-03"))
    held = source(talks, alone, accord, links=(Link("e-3", "e-1", "result_of", ()),))
    (row,) = rows("mend", held)
    assert (row["med_event_ID"], row["individual_med_named"], row["local_parties"], row["num_local"], row["agmt"]) == (
        "e-1",
        "Ada Vance",
        "Norland",
        "1",
        "1",
    )
    assert (row["Day"], row["Month"], row["Year"]) == ("3", "3", "2031")
    assert rows("mend", source(talks))[0]["agmt"] == ""


def test_plover_has_its_required_keys_and_auxiliary_modes() -> None:
    held = source(
        event("talks", "announced", date=[field(DateRange("2031-03-03", None))], participants=[field("a-norland", role="party")]),
        event("talks", name="e-2"),
    )
    made = make("plover", held)
    (told,) = (json.loads(line) for line in made.files["plover.jsonl"].decode().splitlines())
    assert (told["id"], told["date"], told["enddate"], told["event"], told["mode"], told["quad_code"]) == (
        "e-1",
        "2031-03-03",
        None,
        "CONSULT",
        ["future"],
        1,
    )
    assert told["actor"] == [{"code": "NOR", "sector": None, "entity_text": "Norland", "identifier_id": "a-norland"}]
    assert "1 event is left out: without a first day." in made.notes


def test_references_say_what_is_known_of_a_date() -> None:
    first = replace(
        RECORD.articles[0], published=None, published_from="2031-03-01", published_to="2031-03-09", published_basis="inferred", authors=("Ann Bell",)
    )
    held = Source(Record("peace-talks", None, "", pages=RECORD.pages, articles=(first,)))
    (item,) = json.loads(make("csl", held).files["articles.csl.json"])
    assert (item["issued"], item["author"]) == ({"date-parts": [[2031, 3, 1], [2031, 3, 9]]}, [{"literal": "Ann Bell"}])
    text = make("ris", held).files["articles.ris"].decode()
    assert "PY  - 2031\r\n" in text
    assert "DA  - " not in text
    assert "N1  - Date inferred: 2031-03-01 to 2031-03-09\r\n" in text
    assert any("1 article is not dated to the day" in note for note in make("ris", held).notes)


def test_no_words_of_a_page_begin_a_tag_of_ris() -> None:
    text = make("ris", SOURCE).files["articles.ris"].decode()
    assert all(len(line) == 0 or line[2:6] == "  - " for line in text.split("\r\n"))
    assert text.count("TY  - ") == len(SOURCE.record.articles) == text.count("ER  - ")


def test_places_have_no_invented_coordinates() -> None:
    whole: dict[str, Any] = json.loads(make("geojson", PLAIN_SOURCE).files["places.geojson"])
    assert [f["properties"]["name"] for f in whole["features"]] == ["Lakeville", "Portside"]
    assert {json.dumps(f["geometry"]) for f in whole["features"]} == {"null"}
    assert any("2 places have no coordinates" in note for note in whole["notes"])
