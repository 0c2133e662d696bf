"""Classes of sentences that the demo corpus showed: who leads talks beside whom, what is to come, beginnings beside breaches. All are invented."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def roles(report: Report) -> dict[str, str]:
    return {v.raw: dict(v.tags)["role"] for v in report.values("participants")}


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        (
            "The talks between Chad and Sudan were led by Amina Saleh, the envoy of the African Union, together with Jonas Lind, a diplomat.",
            {"Amina Saleh", "Jonas Lind"},
        ),
        ("Talks between Peru and Ecuador, mediated by Brazil along with Chile, opened in Quito on Monday.", {"Brazil", "Chile"}),
        ("Negotiations between Kenya and Uganda were chaired by Ola Berg of Norway jointly with Ana Rey of Chile.", {"Ola Berg", "Ana Rey"}),
    ],
)
def test_who_leads_talks_together_with_somebody_is_no_party(book: Codebook, text: str, mediators: set[str]) -> None:
    [report] = first_block(text, book)
    assert {name for name, role in roles(report).items() if role == "mediator"} == mediators


def test_who_is_talked_with_stays_a_party(book: Codebook) -> None:
    [report] = first_block("Norway has mediated talks with the rebels and the government of Nepal since Monday.", book)
    assert roles(report)["Norway"] == "mediator"
    assert "rebels" not in {name for name, role in roles(report).items() if role == "mediator"}


@pytest.mark.parametrize(
    "text",
    [
        "A ceremony at which the presidents of Chad and Sudan are to sign their peace agreement on Thursday is being prepared.",
        "The leaders of Peru and Ecuador are to sign a peace treaty in Lima on May 4.",
        "On Friday the government of Nepal and the Maoist rebels are to sign a peace accord in Pokhara.",
    ],
)
def test_what_is_to_be_signed_is_expected(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert (report.type, report.status) == ("agreement", "expected")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ms. Rey, who led the search, proposed a judge, and on Monday the two governments signed a peace accord in Kampala.",
            {"the two governments"},
        ),
        ("Jonas Lind, who had flown in from Oslo, offered help, and on Friday the two armies signed a peace agreement.", {"the two armies"}),
        ("Omar Said, who had come on foot, proposed a line, and on Sunday the warring parties signed a peace agreement.", {"the warring parties"}),
    ],
)
def test_the_subject_of_the_clause_before_signs_nothing(book: Codebook, text: str, parties: set[str]) -> None:
    [report] = [r for r in first_block(text, book) if r.type == "agreement"]
    assert set(roles(report)) == parties


@pytest.mark.parametrize(
    "text",
    [
        "The truce came into force in Aceh on Monday. Each side accused the other of having broken the truce.",
        "A ceasefire took effect in Nepal on Friday. On Sunday the army said that the rebels had violated the ceasefire.",
        "A ceasefire took effect in Mali on 3 May. Witnesses said both armies had broken the ceasefire near Kidal.",
    ],
)
def test_a_breach_does_not_undo_that_it_began(book: Codebook, text: str) -> None:
    began = first_block(text, book)[0]
    assert (began.type, began.stage, bool(began.values("date"))) == ("ceasefire", "in_force", True)


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A single mortar shell killed nine people in the town of Abeche in March.", "mortar shell"),
        ("A lone car bomb killed four soldiers in Kandahar on Monday.", "car bomb"),
        ("A single rocket hit the port of Aden on Friday and killed two people.", "rocket"),
    ],
)
def test_single_is_how_many_not_what_kind(book: Codebook, text: str, weapon: str) -> None:
    [value] = [v for r in first_block(text, book) for v in r.values("weapons")][:1]
    assert dict(value.tags)["weapon"] == weapon


@pytest.mark.parametrize(
    "text",
    [
        "Croatia and the local Serb leadership signed an agreement in Erdut on Sunday.",
        "Ukraine and the local Russian leadership signed an accord in Odesa on Monday.",
        "Georgia and the local Armenian government signed an agreement in Batumi on Friday.",
    ],
)
def test_the_local_leadership_of_a_people_is_not_its_state(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert not set(roles(report)) & {"Serb", "Russian", "Armenian"}


@pytest.mark.parametrize(
    "text",
    [
        "The agreement, which Ola Berg brokered in Oslo and Bergen, also calls for free passage on the road.",
        "The accord that Chad and Sudan reached in Juba calls for an exchange of prisoners.",
        "The treaty, brokered by Norway in Oslo, calls for elections.",
    ],
)
def test_what_an_agreement_calls_for_is_no_call_for_an_agreement(book: Codebook, text: str) -> None:
    assert [r.stage for r in first_block(text, book) if r.type == "agreement" and r.stage == "proposed"] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Bosnian Serbs released two French pilots on Tuesday.", 2),
        ("The Houthis freed four British journalists in Sanaa on Sunday.", 4),
        ("Hezbollah handed over three soldiers at the border on Monday.", 3),
    ],
)
def test_people_whom_a_body_lets_go_are_released(book: Codebook, text: str, count: int) -> None:
    [report] = first_block(text, book)
    assert (report.type, [v.number for v in report.values("count")]) == ("exchange", [count])
