"""Where and when at the end of a clause, talks at several places, and positions that are none, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.analysing import read_text
from communique.checking import reports_of
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report

TALKS = "\nPeace talks between the army and the rebels went on. A ceasefire was in force last year, and prisoners and refugees were discussed."


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def where_when(report: Report) -> tuple[list[str], list[str]]:
    return [v.raw for v in report.values("place")], [v.raw for v in report.values("date")]


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("At least 12 people were killed in an air strike on a school housing refugees in Bentiu on 9 March.", ["Bentiu"], ["9 March"]),
        ("A drone strike on a convoy carrying aid in Darfur on Tuesday killed three drivers.", ["Darfur"], ["Tuesday"]),
        ("Shells killed 12 people queueing for bread in Tal Hamra on 9 August.", ["Tal Hamra"], ["9 August"]),
        ("Warplanes bombed a church where families were sheltering on 12 May, killing 14 people.", [], ["12 May"]),
        ("Gunmen killed about 40 people and took 25 hostages in southern Chad on 7 October 2013.", ["Chad"], ["7 October 2013"]),
        ("Rebels killed a priest and kidnapped four nuns in Nkwen on Sunday.", ["Nkwen"], ["Sunday"]),
        ("Soldiers wounded two boys and burned 14 huts in Mile Kara on 2 May.", ["Mile Kara"], ["2 May"]),
    ],
)
def test_the_end_of_the_clause_says_where_and_when(book: Codebook, text: str, place: list[str], date: list[str]) -> None:
    told = [r for r in first_block(text, book) if r.type == "attack"]
    assert [where_when(r) for r in told] == [(place, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Twenty people were killed in an attack on a camp housing families displaced by floods in 2022.",
        "Twenty people were killed in an air strike on a bridge that was built in 2015.",
        "Four people were killed in a strike on a town sheltering families since 2021.",
        "Rebels killed nine soldiers and fled to Chad on Friday.",
        "Rebels killed nine soldiers and were arrested in Chad on Friday.",
        "Rebels killed nine soldiers and later looted a market in Goma on Friday.",
        "Rebels killed nine soldiers, and the army took six hostages in Goma on Friday.",
    ],
)
def test_what_another_verb_was_done_on_is_not_the_day(book: Codebook, text: str) -> None:
    assert [where_when(r) for r in first_block(text, book) if r.type == "attack"] == [([], [])]


def test_an_own_day_stays(book: Codebook) -> None:
    told = first_block("Rebels killed nine soldiers on Monday and looted a market in Goma on Friday.", book)
    assert [where_when(r) for r in told if r.type == "attack"] == [([], ["Monday"])]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Kenya and Uganda held talks in Kampala in February 2024, in Nairobi in the same month and in Kigali last May.",
            [("Kampala", "February 2024"), ("Nairobi", "the same month"), ("Kigali", "last May")],
        ),
        ("The two neighbours held talks in Oslo in May 2019 and in Cairo last June.", [("Oslo", "May 2019"), ("Cairo", "last June")]),
        ("Envoys of Chad and Sudan met in Cairo in May 2019 and in Geneva in June 2019.", [("Cairo", "May 2019"), ("Geneva", "June 2019")]),
        ("Kenya and Uganda held talks in Kampala in May 2019 and signed a treaty in Nairobi in June.", [("Kampala", "May 2019")]),
        ("Kenya and Uganda held talks in Kampala on Monday and in Nairobi.", [("Kampala", "Monday")]),
        ("Kenya held talks with Uganda in Kampala on Monday, in line with a plan.", [("Kampala", "Monday")]),
    ],
)
def test_talks_at_several_places_are_several(book: Codebook, text: str, stops: list[tuple[str, str]]) -> None:
    told = [r for r in first_block(text, book) if r.type in ("talks", "meeting")]
    assert [tuple(v.raw for name in ("place", "date") for v in r.values(name)) for r in told] == stops
    assert len({(r.start, r.end) for r in told}) == len(told)


def test_the_same_month_is_that_of_the_place_before(book: Codebook) -> None:
    text = "Kenya and Uganda held talks in Kampala in February 2024 and in Nairobi in the same month."
    told = [r.values("date")[0].time for r in reports_of(text + TALKS, book)[:2]]
    assert told[0] is not None
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("More than 6,000 Palestinians have been killed in Jenin since then, according to the health ministry.", ["More than 6,000 Palestinians"]),
        ("More than 400 Sudanese were killed in Darfur last month, the United Nations said.", ["More than 400 Sudanese"]),
        ("About 90 Somalis have been killed since January, a local aid group said.", ["About 90 Somalis"]),
        ("Two Palestinians were injured in a car crash in Jenin.", []),
        ("Twelve Norwegian newspapers were killed by the crisis.", []),
    ],
)
def test_people_counted_by_their_nation_are_a_toll(book: Codebook, text: str, told: list[str]) -> None:
    assert [v.raw for r in first_block(text, book) for v in r.values("fatalities")] == told


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Norland is to free 20 hostages within 72 hours of the Kenyan government approving the deal.", []),
        ("Uganda is to free 20 prisoners within three days of Kenya accepting the peace plan.", []),
        ("Chad will hand over the town within a week of approving the peace agreement.", []),
        ("Kenya accepted the peace plan on Monday within hours of a meeting.", [("Kenya", "accepts")]),
        ("Kenya refused to discuss the status of the valley, an area claimed by both Chad and the neighbouring Gao region.", [("Kenya", "rejects")]),
        ("Chad refused to discuss a ceasefire in the hills, a strip held by both Sudan and the disputed territory of Gao.", [("Chad", "rejects")]),
        ("Uganda rejected a ceasefire with the rebels, armed by both Chad and the breakaway region of Gao.", [("Uganda", "rejects")]),
        ("Kenya rejects a ceasefire and elections in the northern region.", [("Kenya", "rejects"), ("Kenya", "rejects")]),
    ],
)
def test_what_only_sets_a_time_or_describes_a_thing_is_no_stance(book: Codebook, text: str, stances: list[tuple[str, str]]) -> None:
    told = read_text(text + TALKS, codebook=book)
    names = {a.key: a.name for a in told.actors}
    assert [(names[p.party], p.stance) for p in told.positions if p.end <= len(text)] == stances


@pytest.mark.parametrize(
    "text",
    [
        "General Amadou Keita on Friday dismissed Kofi Mensah as deputy head of the ruling council and appointed Lena Osei.",
        "President Amara Diallo dismissed Kofi Mensah as defence minister on Monday and appointed Lena Osei.",
        "President Ana Ruiz dismissed General Pedro Sosa as commander of the governing junta on Sunday.",
    ],
)
def test_who_dismisses_somebody_says_nothing(book: Codebook, text: str) -> None:
    told = [r for r in first_block(text, book) if r.type == "appointment"]
    assert [r.statement for r in told] == [None]
    assert {v.attributed_to for r in told for _, held in r.fields for v in held} == {None}


def test_what_is_said_of_a_dismissal_stays_said(book: Codebook) -> None:
    text = "The interior minister, Lena Osei, said that President Amara Diallo had dismissed Kofi Mensah as chief negotiator on Monday."
    told = first_block(text, book)
    assert all(v.attributed_to for r in told for _, held in r.fields for v in held)
