"""What only tells a name is no statement; "it" speaks for the body told of before."""

from __future__ import annotations

import pytest
from quoting_kit import read


@pytest.mark.parametrize(
    "text",
    [
        "The air campaign against the rebels, which the alliance calls Iron Rain, began on Monday.",
        "Rebels attacked what the army calls Fort Hope.",
        "The militia, which the ministry calls The Base, killed two soldiers.",
    ],
)
def test_a_name_given_is_no_statement(text: str) -> None:
    assert read(text) == []


def test_a_judgement_is_one() -> None:
    [said] = read("The minister called the truce a fraud.")
    assert said.content == "the truce a fraud"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The rebel leadership denied that its forces were responsible. It accused the government of staging the attack.", "The rebel leadership"),
        ("The commission said that both armies had shelled the town. It warned that the truce could fail.", "The commission"),
        ("The council said the bridge was mined. It added that nobody should cross it.", "The council"),
    ],
)
def test_it_is_the_body_told_of_before(text: str, speaker: str) -> None:
    assert [s.speaker for s in read(text)] == [speaker, speaker]
