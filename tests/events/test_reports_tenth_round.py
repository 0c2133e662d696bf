"""Parties, days and stages that stand a step away from their event, and sums and conditions, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.analysing import read_text
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def parties(report: Report) -> set[str]:
    return {v.raw for v in report.values("participants") if ("role", "party") in v.tags}


def raws(report: Report, name: str) -> list[str]:
    return [v.raw for v in report.values(name)]


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Delegations representing Chad and the rebels met in Oslo on Monday.", "meeting", {"Chad", "the rebels"}),
        ("A pact was signed on Friday in Doha between the Chadian government and Niger.", "agreement", {"the Chadian government", "Niger"}),
        ("Chad held talks in Oslo with rebel leaders on Monday.", "talks", {"Chad", "rebel leaders"}),
        ("Chad and the rebels are locked in talks in Jordan on prisoners.", "talks", {"Chad", "the rebels"}),
        ("Peru and Chile were engaged in talks in Lima on Sunday.", "talks", {"Peru", "Chile"}),
        ("The rebels resumed United Nations-backed talks with Chad in Oslo on Monday.", "talks", {"The rebels", "Chad"}),
        ("Chad's government and the rebels announced in Rome the signing of a peace agreement.", "agreement", {"Chad's government", "the rebels"}),
        ("The peace talks of Chad and the rebels in Oslo on Monday made no progress.", "talks", {"Chad", "the rebels"}),
        ("Turkey, the UN, Kenya, and Uganda signed a peace agreement in Istanbul in May.", "agreement", {"Turkey", "UN", "Kenya", "Uganda"}),
        ("Kenyan negotiators talked late into the night with Chad in Mostar.", "talks", {"Kenyan negotiators", "Chad"}),
    ],
)
def test_parties_a_step_away(book: Codebook, text: str, kind: str, told: set[str]) -> None:
    assert [(r.status, parties(r)) for r in first_block(text, book) if r.type == kind] == [("happened", told)]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("Chad's government and rebels will resume their dialogue, mediated by Norway, with talks set for Tuesday.", "expected", ["Tuesday"]),
        ("The talks of Chad and the rebels, scheduled in August but cancelled by Chad, came late.", "cancelled", ["August"]),
        ("Chad and the rebels on Thursday agreed to peace talks in Peru.", "announced", []),
        ("Two more days of peace talks between Chad and the rebels could produce a map.", "hypothetical", []),
        ("Peace talks between Chad and the rebels in 2016 yielded no breakthrough.", "historical", ["2016"]),
    ],
)
def test_how_real_talks_are(book: Codebook, text: str, status: str, date: list[str]) -> None:
    assert [(r.status, raws(r, "date")) for r in first_block(text, book) if r.type == "talks"] == [(status, date)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On 3 February, Lima hosted the first meeting of the rebel leaders and Chad.", ["Lima"]),
        ("The city of Goma hosted peace talks between Chad and the rebels on Monday.", ["Goma"]),
        ("Norway hosted talks between Chad and rebels in Bergen on Monday.", ["Bergen"]),
        ("Norway hosted peace talks between Chad and rebels on Monday.", []),
        ("Kenya and Chad reached a peace deal at a meeting between the two countries held at the village of Kok.", ["Kok"]),
        ("The war cost 4,000 lives in the impoverished Horn of Africa.", ["Horn of Africa"]),
    ],
)
def test_where_it_was(book: Codebook, text: str, place: list[str]) -> None:
    assert [raws(r, "place") for r in first_block(text, book) if r.type != "agreement"] == [place]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Over 380 000 people have died in the civil war.", 380_000),
        ("Shelling killed 1 250 civilians in Adre in May.", 1250),
        ("Some 12 000 soldiers have died in the fighting.", 12_000),
        ("In 2019 300 people were killed in the fighting in Adre.", 300),
    ],
)
def test_figures_in_groups(book: Codebook, text: str, number: int) -> None:
    assert [v.number for r in first_block(text, book) for v in r.values("fatalities")] == [number]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("NATO took command of the peacekeeping force in Kabul on Monday.", [["NATO"]]),
        ("The European Union assumed control of the peacekeeping mission in Bosnia in December 2004.", [["European Union"]]),
        ("The African Union took control of the peacekeeping contingent in Darfur on Friday.", [["African Union"]]),
        ("Rebels took control of the town of Goma on Monday.", []),
        ("The coach took command of the team's mission on Monday.", []),
        ("Norway took control of the oil company in May.", []),
    ],
)
def test_who_takes_command_of_a_peace_force(book: Codebook, text: str, actor: list[list[str]]) -> None:
    assert [raws(r, "actor") for r in first_block(text, book) if r.type == "deployment"] == actor


def test_a_working_dinner_is_no_topic(book: Codebook) -> None:
    for text in ("Chad and Niger continued peace talks over dinner.", "Chad's president spoke with Niger's prime minister on the phone."):
        assert all(not r.values("agenda") for r in first_block(text, book))


def test_a_swap_to_come_without_parties_or_number_is_none(book: Codebook) -> None:
    assert first_block("A prisoner swap will take place in May.", book) == []
    assert [(r.stage, raws(r, "date")) for r in first_block("The prisoner swap was carried out in April.", book)] == [("carried_out", ["April"])]


def test_what_must_come_first_is_still_to_come(book: Codebook) -> None:
    told = [r for r in first_block("Talks are to begin in Doha after the release of the last six Taliban prisoners.", book) if r.type == "exchange"]
    assert [(r.status, r.stage) for r in told] == [("expected", "proposed")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The truce will come into force at 0600 GMT on 29 August, Chad's minister said.", "29 August"),
        ("Chad and the rebels will meet for talks on their 2002 truce in May, Norway said.", "May"),
        ("Chad and the rebels will meet for talks on their 2002 truce, Norway said.", None),
    ],
)
def test_what_a_year_or_an_hour_says_of_the_due_day(text: str, due: str | None) -> None:
    told = read_text(text + "\nA ceasefire and prisoners were discussed.")
    assert [told.times[x.due].raw if x.due is not None else None for x in told.expectations] == [due]


def test_what_has_been_done_is_not_promised() -> None:
    told = read_text("Turkey announced that it has imposed sanctions on Chad.\nA ceasefire and prisoners were discussed.")
    assert told.expectations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Chad would only agree to a truce as part of a comprehensive peace agreement, its minister said.",
        "The rebels will only accept a ceasefire as part of a settlement, their leader said.",
        "Peru would only agree to a prisoner exchange as part of a deal, its president said.",
    ],
)
def test_only_as_part_of_something_is_a_condition(text: str) -> None:
    told = read_text(text + "\nThe war went on, and refugees were discussed.")
    assert [(p.stance, p.condition is not None) for p in told.positions] == [("accepts_if", True)]
