"""Whose word a paper is that a body stands before; what a relative clause alone is told by; remarks on who speaks. All sentences are made up."""

from __future__ import annotations

import pytest
from quoting_kit import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The leaders met,” a UN statement said.", "United Nations"),
        ("The truce holds, the African Union statement said.", "African Union"),
        ("A foreign ministry statement said that both had signed.", "foreign ministry"),
        ("A UN statement said that talks had failed. “It is over,” the statement concluded.", "United Nations"),
    ],
)
def test_a_paper_speaks_for_the_body_before_it(text: str, speaker: str) -> None:
    assert {s.speaker for s in read(text)} == {speaker}


def test_what_is_told_of_somebody_in_a_relative_clause_alone() -> None:
    said = read("The leaders flew home with Bo Lind, who according to union sources is going to Athens on Monday.")
    assert [s.content for s in said if s.cue == "according to"] == ["is going to Athens on Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "The official said, who wished to remain anonymous, that the truce holds.",
        "An aide said, who was not allowed to speak, that the truce holds.",
        "The envoy told reporters, who had waited for hours, that the truce holds.",
    ],
)
def test_a_remark_on_who_speaks_is_not_what_is_said(text: str) -> None:
    assert [s.content for s in read(text)] == ["the truce holds"]
