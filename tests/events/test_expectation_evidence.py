"""What must stand before something is shown as promised or foreseen, and by when it is due; in sentences of our own."""

from __future__ import annotations

import pytest

from communique.analysing import read_text
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook

SETTING = "\nPeace talks between the army and the rebels went on. A ceasefire was in force last year, and prisoners and refugees were discussed."


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


def foreseen(text: str, book: Codebook, setting: str = SETTING) -> list[tuple[str | None, str | None, str | None]]:
    """Type, words of the time due and of the time said of the expectations of `text`."""
    read = read_text(text + setting, codebook=book)
    raw = {i: t.raw for i, t in enumerate(read.times)}
    told = [e for e in read.expectations if e.end <= len(text)]
    return [(e.expects, raw[e.due] if e.due is not None else None, raw[e.said_on] if e.said_on is not None else None) for e in told]


@pytest.mark.parametrize(
    "text",
    [
        "The council said it would no longer attend talks in Arusha.",
        "The rebels must free all hostages before President Omar Said, who is ill, will resume talks, the minister said.",
        "Kenya's minister said that Kenya will meet its obligations under the truce.",
        "The delegation said the talks will focus on a ceasefire and the withdrawal of troops.",
        "The president said he would review the negotiations.",
        "The government and the rebels agreed to a truce to ease talks on a peace deal.",
        "Kenya has not said when it will hold talks with Uganda.",
    ],
)
def test_what_is_over_negated_or_only_a_condition_is_not_foreseen(book: Codebook, text: str) -> None:
    assert foreseen(text, book) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The envoy said that another round of talks is planned for the end of January.", "the end of January"),
        ("Talks between Chad and the rebels are scheduled to resume on Friday, with both sides studying the draft, officials said.", "Friday"),
        ("“On Monday, 20 prisoners will be freed by the rebels,” the minister, Omar Said, said.", "Monday"),
        ("LIMA (March 22, 1998 - Own) - Leaders of Chad and Sudan will meet in Lima next month on the truce.", "next month"),
        ("The truce will take effect at one minute after midnight on 10 October.", "10 October"),
        ("Chad and Sudan agreed on Wednesday to hold talks in May.", "May"),
        ("Chad and Sudan agreed on Wednesday to hold talks.", None),
        ("Kenya plans talks between the parties before the end of May.", "the end of May"),
        ("South Korea and North Korea agreed to hold the first talks in six years.", None),
        ("Chad expects Sudan to hold talks on the accord of last month.", None),
    ],
)
def test_due_is_a_time_of_what_is_foreseen(book: Codebook, text: str, due: str | None) -> None:
    assert [row[1] for row in foreseen(text, book)] == [due]


def test_a_time_that_something_else_is_counted_from_is_neither_due_nor_said(book: Codebook) -> None:
    text = "Nearly two years after fleeing the capital, the rebel leader Omar Said will meet on Wednesday with the president of Chad."
    assert [row[1:] for row in foreseen(text, book)] == [("Wednesday", None)]


@pytest.mark.parametrize(
    ("text", "setting", "type_"),
    [
        (
            "Chad and Sudan will hold a high-level meeting on Monday.",
            "\nThe meeting is the first of its kind. Both agreed at a summit on further negotiations. The meeting and the visit were praised.",
            "meeting",
        ),
        ("The foreign ministers of Chad and Sudan will meet to carry out the accord.", SETTING, "meeting"),
        ("Chad and Sudan agreed to reopen their embassies within two months.", SETTING, None),
    ],
)
def test_what_two_sides_will_do_with_each_other(book: Codebook, text: str, setting: str, type_: str | None) -> None:
    assert [row[0] for row in foreseen(text, book, setting)] == [type_]


def test_a_match_of_clubs_is_not_foreseen(book: Codebook) -> None:
    page = "\nThe match is a replay of their last meeting. The visit drew a crowd, and the talks on a transfer and an agreement go on."
    assert foreseen("The clubs will meet again in the final on Saturday.", book, page) == []
