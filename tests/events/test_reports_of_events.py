"""Sentences about other conflicts → reports with the right type and fields. The sentences are invented; so are the people in them."""

from __future__ import annotations

import pytest

from communique.checking import reports_of
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report

Expected = dict[str, set[str]]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def raws(report: Report, field: str) -> set[str]:
    return {v.raw for v in report.values(field)}


def only(text: str, book: Codebook, kind: str) -> Report:
    """The one report of type `kind` in `text`; every citation is checked on the way."""
    reports = reports_of(text, book)
    for report in reports:
        assert text[report.start : report.end]
        for _, values in report.fields:
            assert all(text[v.start : v.end] == v.raw for v in values)
    found = [r for r in reports if r.type == kind]
    assert len(found) == 1, [(r.type, text[r.start : r.end]) for r in reports]
    return found[0]


CASES: list[tuple[str, str, Expected]] = [
    (
        "Two days of talks between Kosovo and Serbia ended in Brussels on Friday without a breakthrough.",
        "talks",
        {"participants": {"Kosovo", "Serbia"}, "place": {"Brussels"}, "date": {"Friday"}, "outcome": {"without a breakthrough"}},
    ),
    (
        "The third round of negotiations between Ethiopia and Eritrea, mediated by the African Union, opened in Pretoria on October 25.",
        "talks",
        {"participants": {"Ethiopia", "Eritrea", "African Union"}, "place": {"Pretoria"}, "round": {"third"}},
    ),
    (
        "Egypt and Ethiopia held three rounds of US-brokered negotiations in Washington in January.",
        "talks",
        {"participants": {"Egypt", "Ethiopia", "US"}, "count": {"three rounds"}, "date": {"January"}, "place": {"Washington"}},
    ),
    (
        "UN envoy Lena Brandt met Syrian opposition delegates for two hours behind closed doors in Geneva.",
        "meeting",
        {"duration_hours": {"two hours"}, "place": {"Geneva"}, "format": {"behind closed doors"}},
    ),
    (
        "Israel and Hamas exchanged 33 hostages and about 1,900 prisoners on Sunday.",
        "exchange",
        {"participants": {"Israel", "Hamas"}, "count": {"33 hostages", "about 1,900 prisoners"}, "date": {"Sunday"}},
    ),
    (
        "Russia handed over the bodies of 1,000 Ukrainian soldiers on Thursday.",
        "exchange",
        {"participants": {"Russia"}, "count": {"1,000 Ukrainian soldiers"}},
    ),
    (
        "Sudanese warplanes bombed a market in Nyala on Monday, killing at least 12 people and wounding more than 30 others.",
        "attack",
        {"target": {"a market"}, "place": {"Nyala"}, "fatalities": {"at least 12 people"}, "injured": {"more than 30 others"}},
    ),
    (
        "Guerrillas attacked a military barracks in San Miguel on Tuesday night, and eight soldiers were killed.",
        "attack",
        {"target": {"a military barracks"}, "fatalities": {"eight soldiers"}, "place": {"San Miguel"}},
    ),
    (
        "Houthi fighters fired two ballistic missiles at Riyadh overnight.",
        "attack",
        {"weapons": {"two ballistic missiles"}, "place": {"Riyadh"}, "date": {"overnight"}},
    ),
    (
        "A refugee camp near Bunia was attacked by militiamen armed with machetes, killing at least 26 people.",
        "attack",
        {"target": {"A refugee camp"}, "actor": {"militiamen"}, "fatalities": {"at least 26 people"}, "place": {"Bunia"}},
    ),
    (
        "Saudi Arabia said it had intercepted seven drones and one missile over Jizan on Sunday.",
        "interception",
        {"intercepted": {"seven drones", "one missile"}, "place": {"Jizan"}},
    ),
    (
        "The European Union imposed a package of sanctions against Serbia on Monday.",
        "sanction",
        {"actor": {"European Union"}, "target": {"Serbia"}, "measure": {"a package of sanctions"}},
    ),
    (
        "President Mara Okello, whose decree also barred Tomas Iyer from entering Kenya, spoke in Nairobi.",
        "travel_ban",
        {"target": {"Tomas Iyer"}},
    ),
    (
        "Iraq launched its 1990 invasion of Kuwait before dawn.",
        "invasion",
        {"actor": {"Iraq"}, "target": {"Kuwait"}, "date": {"1990"}},
    ),
    (
        "A 60-day truce between Israel and Hezbollah came into force on Wednesday.",
        "ceasefire",
        {"participants": {"Israel", "Hezbollah"}, "date": {"Wednesday"}},
    ),
]


@pytest.mark.parametrize(("text", "kind", "fields"), CASES, ids=[f"{c[1]}-{n}" for n, c in enumerate(CASES)])
def test_a_sentence_gives_its_event(book: Codebook, text: str, kind: str, fields: Expected) -> None:
    report = only(text, book, kind)
    assert {name: raws(report, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("words", "number", "qualifier"),
    [
        ("seven", 7, "exact"),
        ("at least four", 4, "at_least"),
        ("more than 1,455", 1455, "at_least"),
        ("up to 20", 20, "at_most"),
        ("nearly 300", 300, "about"),
        ("two hundred and fifty", 250, "exact"),
        ("between 15 and 20", (15, 20), "range"),
        ("five to six", (5, 6), "range"),
        ("dozens of", None, "vague"),
        ("several", None, "vague"),
    ],
)
def test_numbers_keep_their_bounds(book: Codebook, words: str, number: object, qualifier: str) -> None:
    report = only(f"An air strike on a camp near Goma killed {words} soldiers on Monday.", book, "attack")
    [value] = report.values("fatalities")
    assert (value.number, value.qualifier) == (number, qualifier)


@pytest.mark.parametrize(
    ("text", "kind", "status", "stage"),
    [
        ("Armenia and Azerbaijan agreed to swap 32 prisoners on Wednesday.", "exchange", "announced", "agreed"),
        ("Armenia and Azerbaijan swapped 32 prisoners on Wednesday.", "exchange", "happened", "carried_out"),
        ("Cyprus and Turkey will hold talks in Geneva next month.", "talks", "expected", "scheduled"),
        ("Talks between Cyprus and Turkey collapsed in Geneva on Monday.", "talks", "happened", "collapsed"),
        ("Talks between Cyprus and Turkey opened in Geneva on Monday.", "talks", "happened", "opened"),
        ("Peru cancelled a meeting with the Ecuadorean foreign minister.", "meeting", "cancelled", None),
        ("Fighting between Sudan and South Sudan has continued near Heglig.", "fighting", "ongoing", None),
        ("Talks between Cyprus and Turkey are expected to resume in Geneva on Monday.", "talks", "expected", "scheduled"),
        ("The fifth round of talks between Chad and Libya is scheduled to open in Tunis on June 3.", "talks", "announced", "scheduled"),
        ("Mali and the rebels agreed to reopen a road and to exchange 25 prisoners.", "exchange", "announced", "agreed"),
        ("Both armies violated the ceasefire in Hodeidah on Friday.", "ceasefire", "happened", "violated"),
        ("The EU lifted sanctions against Myanmar on Monday.", "sanction", "happened", "lifted"),
    ],
)
def test_status_and_stage(book: Codebook, text: str, kind: str, status: str, stage: str | None) -> None:
    report = only(text, book, kind)
    assert (report.status, report.stage) == (status, stage)


def test_what_was_denied_or_left_undone_is_not_told_as_done(book: Codebook) -> None:
    text = (
        "Sudan's army denied that its troops had attacked the Qatari embassy.\n"
        "Chad and Libya ended two days of talks in Tunis on Friday without agreeing to a ceasefire.\n"
        "The fighters had come to Goma to attack a base."
    )
    assert [r.type for r in reports_of(text, book) if r.status == "happened"] == ["talks"]


def test_what_is_claimed_is_attributed(book: Codebook) -> None:
    report = only("Armenia said Azerbaijani troops shelled a village near Sotk on Monday, killing one soldier.", book, "attack")
    assert {v.attributed_to for v in report.values("fatalities")} == {"state:ARM"}
    assert report.statement is not None


def test_a_strike_within_a_barrage_is_part_of_it(book: Codebook) -> None:
    text = "Israel launched two missiles and deployed 26 drones in an attack, including a strike on the town of Tyre that killed nine people."
    barrage, strike = reports_of(text, book)
    assert raws(barrage, "weapons") == {"two missiles", "26 drones"}
    assert strike.within == barrage.key
    assert raws(strike, "fatalities") == {"nine people"}
    assert raws(strike, "place") == {"Tyre"}
    assert not barrage.values("fatalities")


def test_several_events_of_a_sentence_are_told_apart(book: Codebook) -> None:
    text = "Pakistan said Indian shelling killed two people on Monday and claimed to have shot down more than ten Indian drones."
    reports = {r.type: r for r in reports_of(text, book)}
    assert set(reports) == {"attack", "interception"}
    assert {v.actor for v in reports["attack"].values("actor")} == {"state:IND"}
    assert {v.actor for v in reports["interception"].values("actor")} == {"state:PAK"}
    assert raws(reports["interception"], "intercepted") == {"more than ten Indian drones"}


def test_meetings_of_two_days_are_two_reports(book: Codebook) -> None:
    text = (
        "Colombia and Venezuela opened talks in Quito.\n"
        "The meeting on Friday, which lasted three hours, followed bilateral negotiations that lasted for about four and a half hours on Thursday."
    )
    lasted = {v.number: (r.values("date")[0].raw, v.qualifier) for r in reports_of(text, book) for v in r.values("duration_hours")}
    assert lasted == {3: ("Friday", "exact"), 4.5: ("Thursday", "about")}


def test_a_later_mention_adds_to_the_talks_told_before(book: Codebook) -> None:
    text = "Negotiators from Chad and Libya held talks in Tunis on Monday.\nThe talks, mediated by Algeria, lasted five to six hours."
    report = only(text, book, "talks")
    assert raws(report, "participants") == {"Chad", "Libya", "Algeria"}
    assert [v.tags for v in report.values("participants")][-1] == (("role", "mediator"),)
    assert [v.number for v in report.values("duration_hours")] == [(5, 6)]


def test_topics_are_values_of_their_own(book: Codebook) -> None:
    text = "The delegations from Chad and Libya were expected to talk about two obstacles: the fate of the prisoners and guarantees for the border."
    assert raws(only(text, book, "talks"), "agenda") == {"the fate of the prisoners", "guarantees for the border"}


def test_what_it_was_the_first_since(book: Codebook) -> None:
    report = only("India and Pakistan swapped 40 prisoners on Monday, the first exchange since early March.", book, "exchange")
    assert raws(report, "previous") == {"early March"}
    assert raws(report, "date") == {"Monday"}


def test_the_same_text_gives_the_same_reports(book: Codebook) -> None:
    text = CASES[6][0]
    assert reports_of(text, book) == reports_of(text, book)
