"""Classes of events that pages on twenty talks of other regions showed, in sentences of our own."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.model.reports import Report


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def of_type(book: Codebook, text: str, kind: str) -> list[Report]:
    """The reports of `kind` in the first paragraph `text`."""
    return [r for r in first_block(text, book) if r.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Kenya's opposition has extended its ceasefire with the army.", "ceasefire", "its"),
        ("The Sudanese army suspended its participation in the truce talks with the rebels on Monday.", "talks", "its"),
        ("Uganda and the rebels suspended their talks in Juba on Friday.", "talks", "their"),
    ],
)
def test_the_subject_has_said_whose_it_is(book: Codebook, text: str, kind: str, words: str) -> None:
    told = of_type(book, text, kind)
    assert told
    assert all(v.raw != words for r in told for v in r.values("participants"))


@pytest.mark.parametrize(
    "text",
    [
        "In their first face-to-face meeting, Uganda and the rebels agreed to a cease-fire in Juba on Friday.",
        "In talks in Geneva, Chad and Niger agreed to a ceasefire on Friday.",
        "During their second meeting, Kenya and the militia agreed to a truce on Friday.",
    ],
)
def test_what_opens_the_clause_is_not_what_was_agreed_to(book: Codebook, text: str) -> None:
    told = of_type(book, text, "ceasefire")
    assert [(r.status, r.stage, [v.raw for v in r.values("date")]) for r in told] == [("happened", "in_principle", ["Friday"])]
    assert not [r for r in first_block(text, book) if r.status == "announced"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya and the rebels will sign an accord in Oslo on Friday, extending the truce.", "expected"),
        ("Uganda would free 20 prisoners on Friday, ending the truce.", "expected"),
        ("Kenya and the rebels signed an accord in Oslo on Friday, extending the truce.", "happened"),
        ("Chad's army shelled Adre on Friday, breaking the truce.", "happened"),
    ],
)
def test_a_participle_is_as_real_as_its_clause(book: Codebook, text: str, status: str) -> None:
    assert [r.status for r in of_type(book, text, "ceasefire")] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger relaunched peace talks in Geneva on Monday.",
        "The government of Kenya and the rebels restarted peace talks in Nairobi on Monday.",
        "Uganda and the rebels revived their peace talks in Juba on Monday.",
    ],
)
def test_talks_are_restarted(book: Codebook, text: str) -> None:
    assert [(r.status, r.stage, [v.raw for v in r.values("date")]) for r in of_type(book, text, "talks")] == [("happened", "opened", ["Monday"])]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Chad and Niger agreed on Monday to resume peace talks.", []),
        ("Kenya's delegation flew to Oslo on Monday to resume peace talks with the rebels.", []),
        ("Chad and Niger agreed to resume peace talks on Monday.", ["Monday"]),
        ("Uganda and the rebels agreed on Monday to swap 30 prisoners.", ["Monday"]),
    ],
)
def test_the_day_of_a_promise_is_not_that_of_the_talks(book: Codebook, text: str, dates: list[str]) -> None:
    assert [v.raw for r in first_block(text, book) if r.type in ("talks", "exchange") for v in r.values("date")] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's government and the rebels have agreed to cease hostilities.",
        "Chad and Niger agreed to end hostilities on Friday.",
        "The Sudanese army and the militia halted hostilities on Friday.",
    ],
)
def test_hostilities_that_end_are_a_ceasefire(book: Codebook, text: str) -> None:
    assert [len(r.values("participants")) for r in of_type(book, text, "ceasefire")] == [2]


@pytest.mark.parametrize("text", ["The firm ceased trading in May.", "Rain halted the match in Juba.", "Workers ended their strike on Friday."])
def test_other_things_that_end_are_none(book: Codebook, text: str) -> None:
    assert not of_type(book, text, "ceasefire")


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks between Chad and Niger opened in Geneva on an upbeat note.",
        "Chad and Niger held talks on the sidelines of a conference in Geneva.",
        "Talks between Uganda and the rebels in Juba are on track.",
    ],
)
def test_how_and_where_is_no_agenda(book: Codebook, text: str) -> None:
    assert not [v for r in first_block(text, book) for v in r.values("agenda")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya blamed a bombing that killed three people on militants.",
        "Chad's minister blamed the attack on Adre on rebels.",
        "Police blamed the ambush on separatists.",
    ],
)
def test_who_is_blamed_was_not_hit(book: Codebook, text: str) -> None:
    hit = {v.raw for r in of_type(book, text, "attack") for v in r.values("target")}
    assert not hit & {"militants", "rebels", "separatists"}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Peace talks between Chad and Niger will be held in Geneva from May 3 to 9.", ["May 3", "9"]),
        ("Uganda and the rebels held talks in Juba from 4 March to 6 March.", ["4 March", "6 March"]),
        ("Uganda and the rebels have held no talks since 4 March.", []),
    ],
)
def test_talks_last_from_one_day_to_another(book: Codebook, text: str, dates: list[str]) -> None:
    assert [v.raw for r in of_type(book, text, "talks") for v in r.values("date")] == dates


def test_a_day_says_how_many_days_later(book: Codebook) -> None:
    told = of_type(book, "A few days later, on May 24, rebels attacked a police station in Adre.", "attack")
    assert [[v.raw for v in r.values("date")] for r in told] == [["May 24"]]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The rebels turned 20 army prisoners over to the Red Cross in Goma on Sunday.", 20),
        ("Each side handed over 157 prisoners of war on Saturday.", 157),
        ("Chad's president ordered the release of 150 prisoners.", 150),
        ("Kenya's government announced the release of 80 prisoners on Monday.", 80),
        ("The talks follow the Kenyan government's freeing of 300 rebel prisoners.", 300),
    ],
)
def test_prisoners_are_turned_over_and_their_release_is_told(book: Codebook, text: str, count: int) -> None:
    assert [(v.number, v.qualifier) for r in of_type(book, text, "exchange") for v in r.values("count")] == [(count, "exact")]


@pytest.mark.parametrize("text", ["The release of the album in Chad was put off.", "The judge ordered the release of three prisoners on bail."])
def test_other_releases_are_none(book: Codebook, text: str) -> None:
    assert not of_type(book, text, "exchange")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The Prime Minister of Kenya, Amina Otieno, and the President of Uganda, Moses Okello, will meet in Juba on June 26.",
            {"The Prime Minister of Kenya", "the President of Uganda"},
        ),
        ("Kenya's president, Amina Otieno, and Moses Okello met in Juba on Monday.", {"Kenya's president", "Moses Okello"}),
    ],
)
def test_what_is_joined_to_a_name_behind_its_title(book: Codebook, text: str, words: set[str]) -> None:
    assert [{v.raw for v in r.values("participants")} for r in of_type(book, text, "meeting")] == [words]


def test_a_government_and_rebel_forces_are_two(book: Codebook) -> None:
    told = of_type(book, "The South Sudanese government and rebel forces had agreed to a ceasefire.", "ceasefire")
    assert [len(r.values("participants")) for r in told] == [2]


def test_a_phone_conversation_is_a_meeting(book: Codebook) -> None:
    text = "Chad's foreign minister and his counterpart from Niger held a phone conversation on Wednesday to discuss the truce."
    told = of_type(book, text, "meeting")
    assert [(r.status, [v.raw for v in r.values("date")]) for r in told] == [("happened", ["Wednesday"])]
