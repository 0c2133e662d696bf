"""Talks that are named beside something else, heads of delegations, and days that are another stage's, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def told(text: str, book: Codebook, kind: str) -> list[Report]:
    return [r for r in first_block(text, book) if r.type == kind]


def taking_part(report: Report) -> set[tuple[str, str]]:
    return {(v.raw, dict(v.tags)["role"]) for v in report.values("participants")}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Friday's talks in Lima were the first direct contact between Peru and the rebels.", {"Peru", "the rebels"}),
        ("The peace talks in Oslo were the third meeting between Chad and Niger since the war.", {"Chad", "Niger"}),
        ("The meeting in Bern on Monday was the latest between President Ann Lind and Kenyan envoy Sam Okoro.", {"Ann Lind", "Sam Okoro"}),
        ("Following peace talks in Oslo on Monday, Chad and Niger agreed to share the water.", {"Chad", "Niger"}),
        ("Kenyan envoy Ann Lind said after talks with rebel leader Bo Berg in Oslo on Monday that they would go on.", {"Ann Lind", "Bo Berg"}),
        ("Bo Berg, the envoy of Chad, spoke after a meeting on Wednesday with Ann Lind.", {"Bo Berg", "Ann Lind"}),
    ],
)
def test_who_was_at_talks_that_are_told_of_beside_something_else(book: Codebook, text: str, parties: set[str]) -> None:
    met = [r for r in first_block(text, book) if r.type in ("talks", "meeting") and r.status == "happened"]
    assert [{v.raw.removeprefix("Kenyan envoy ") for v in r.values("participants")} for r in met] == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Lima were the first casualty of the fighting.",
        "The talks in Oslo were not the first contact between Chad and Niger.",
        "Rebel leaders said after talks between Chad and Niger on Monday that they would fight on.",
        "Kenyan envoy Ann Lind said after the president's talks with Niger on Monday that she was content.",
    ],
)
def test_who_only_speaks_of_talks_was_not_there(book: Codebook, text: str) -> None:
    met = [r for r in first_block(text, book) if r.type in ("talks", "meeting")]
    assert all({v.raw for v in r.values("participants")} <= {"Chad", "Niger", "the president"} and r.stage is None for r in met)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Peace talks between Chad and the rebels opened in Oslo on Monday. The Chadian delegation is led by Ann Lind.", "Ann Lind"),
        ("Chad and Niger held talks in Oslo on Monday. The head of Niger's delegation, Bo Berg, called them useful.", "Bo Berg"),
        ("A team of the rebels headed by Sam Okoro held talks with Chad in Juba on Friday.", "Sam Okoro"),
        ("Bo Berg, who heads Chad's negotiating team, met rebel leader Sam Okoro in Juba on Sunday.", "Bo Berg"),
    ],
)
def test_the_head_of_a_delegation_takes_part(book: Codebook, text: str, head: str) -> None:
    met = [r for r in first_block(text, book) if r.type in ("talks", "meeting")]
    assert [r for r in met if (head, "head of delegation") in taking_part(r)] == met[:1]


@pytest.mark.parametrize(
    ("text", "head", "role"),
    [
        ("Peace talks mediated by Norway began in Doha. Both agreed, said Ann Lind, head of the Norwegian mediation team.", "Ann Lind", "mediator"),
        ("Chad and the rebels held peace talks in Doha, mediated by Qatar. Qatar's mediating team was led by Bo Berg.", "Bo Berg", "mediator"),
        ("Talks mediated by Kenya opened in Doha. Kenya's facilitation team is headed by Sam Okoro.", "Sam Okoro", "mediator"),
    ],
)
def test_who_heads_the_team_of_a_third_party_has_its_role(book: Codebook, text: str, head: str, role: str) -> None:
    took = {pair for r in first_block(text, book) for pair in taking_part(r)}
    assert {given for who, given in took if who == head} == {role}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Peace talks will resume on the 7th of May, the Chad News Agency has learned.", "scheduled"),
        ("Peace negotiations opened in Nairobi on Monday.", "opened"),
        ("The peace conference broke down on Friday.", "collapsed"),
    ],
)
def test_peace_talks_need_no_word_on_who_talks(book: Codebook, text: str, stage: str) -> None:
    (report,) = first_block(text, book)
    assert (report.type, report.stage) == ("talks", stage)


@pytest.mark.parametrize("text", ["The peace talks are the theme of a novel.", "Peace talks matter to her.", "A peace conference badge lay there."])
def test_peace_talks_of_which_nothing_is_told(book: Codebook, text: str) -> None:
    assert not first_block(text, book)


@pytest.mark.parametrize(
    "text",
    [
        "Chad and the rebels held peace talks in Oslo on Monday. A Swiss delegation led by Ann Lind inspected a port.",
        "Chad and the rebels held peace talks in Oslo on Monday. Ann Lind led Norway's team to the final of the cup.",
        "Chad and Niger held peace talks in Oslo on Monday. They were mediated by Ann Lind. Bo Berg leads Chad's army.",
    ],
)
def test_the_head_of_another_body_does_not(book: Codebook, text: str) -> None:
    assert all(role != "head of delegation" for r in first_block(text, book) for _, role in (taking_part(r) if r.type == "talks" else set()))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("A truce between Chad and the rebels, which took effect on Oct. 1, 2017, expired on Jan. 9.", ["Jan. 9"]),
        ("The ceasefire of Chad and Niger, signed in May, collapsed on Friday.", ["Friday"]),
        ("The truce with the rebels, which had begun on 3 June, was extended by Chad on Sunday.", ["Sunday"]),
    ],
)
def test_the_day_of_a_change_is_its_own(book: Codebook, text: str, date: list[str]) -> None:
    assert [[v.raw for v in r.values("date")] for r in told(text, book, "ceasefire")] == [date]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A meeting of the rebels and Chad in Oslo this week failed to materialise.", "cancelled"),
        ("Peace talks between Chad and Niger failed to take place in Oslo on Monday.", "cancelled"),
        ("Talks between the army and the rebels failed to begin in Juba on Friday.", "cancelled"),
        ("Peace talks between Chad and Niger failed to bring peace in Oslo on Monday.", "happened"),
    ],
)
def test_talks_that_came_to_nothing_were_not_held(book: Codebook, text: str, status: str) -> None:
    assert [r.status for r in first_block(text, book)] == [status]


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        ("The pact was signed in May by Peru and loyalist militias but the rebels had been holding out.", "agreement", {"Peru", "loyalist militias"}),
        ("Ann Lind met U.S. Secretary John Kemp and Norwegian defence minister Bo Berg on Friday.", "meeting", {"Ann Lind", "John Kemp", "Bo Berg"}),
        ("Chad's president received the Kenyan foreign minister in Lima on Monday.", "meeting", {"Chad's president", "the Kenyan foreign minister"}),
        ("Troops of Chad and Niger exchanged gunfire near the village of Kok on Monday.", "fighting", {"Chad", "Niger"}),
    ],
)
def test_who_they_were(book: Codebook, text: str, name: str, parties: set[str]) -> None:
    assert [{v.raw for v in r.values("participants")} for r in told(text, book, name)] == [parties]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The insurgency has left at least 13,000 people dead and has hurt the economy.", 13000),
        ("The war left 40 civilians dead in Chad in May.", 40),
        ("Two years of fighting have left 900 soldiers dead.", 900),
    ],
)
def test_whom_a_war_has_left_dead(book: Codebook, text: str, number: int) -> None:
    assert [v.number for r in first_block(text, book) for v in r.values("fatalities")] == [number]


def test_a_mediator_is_known_by_the_title(book: Codebook) -> None:
    [report] = told("The rebels held talks with the peace process mediator Ann Lind in Oslo on Friday.", book, "talks")
    assert taking_part(report) == {("The rebels", "party"), ("Ann Lind", "mediator")}
