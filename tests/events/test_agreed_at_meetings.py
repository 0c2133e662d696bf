"""Meetings and talks that are told by what was agreed at them: "the ministers of A and B agreed at a meeting in Oslo". All are invented."""

from __future__ import annotations

import pytest
from reports_kit import first_block, raws

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    ("text", "parties", "place", "day"),
    [
        ("The presidents of Chad and Sudan agreed on Monday at a meeting in Tripoli to reopen the border.", {"Chad", "Sudan"}, "Tripoli", "Monday"),
        ("The defence ministers of Peru and Ecuador signed a map at a summit in Quito on Sunday.", {"Peru", "Ecuador"}, "Quito", "Sunday"),
        (
            "The foreign ministers of Kenya, Uganda and Rwanda agreed on Friday that the lake should remain open to the boats of all three, "
            "at a meeting in Geneva that officials hope will open the way to a conference.",
            {"Kenya", "Uganda", "Rwanda"}, "Geneva", "Friday",
        ),
        ("Kenya and Uganda agreed at talks in Oslo on Tuesday to share the water.", {"Kenya", "Uganda"}, "Oslo", "Tuesday"),
    ],
)  # fmt: skip
def test_what_was_agreed_at_a_meeting_tells_of_the_meeting(book: Codebook, text: str, parties: set[str], place: str, day: str) -> None:
    [report] = [r for r in first_block(text, book) if r.type in ("meeting", "talks")]
    expected = {"participants": parties, "place": {place}, "date": {day}}
    assert (report.status, raws(report, dict(expected))) == ("happened", expected)


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Kenya and Uganda are to sign a map at a meeting in Oslo.",
        "The foreign ministers of Kenya and Uganda agreed on Monday to speak at a meeting in Oslo.",
        "The foreign minister of Kenya agreed on Monday that the lake should stay open, at a meeting in Oslo.",
        "The foreign ministers of Kenya and Uganda said at a meeting in Oslo that the lake is deep.",
    ],
)
def test_no_meeting_of_theirs_is_told_as_held(book: Codebook, text: str) -> None:
    assert [r for r in first_block(text, book) if r.type in ("meeting", "talks") and r.status == "happened"] == []


def test_a_mission_has_its_town(book: Codebook) -> None:
    text = "The meeting between the ministers of Peru and Chile at the United States Mission in Geneva ended on Monday."
    [report] = [r for r in first_block(text, book) if r.type == "meeting"]
    assert {v.raw for v in report.values("place")} == {"United States Mission in Geneva"}
