"""What the reporter adds behind the words that he tells is none of them; nor is what anybody might say a statement."""

from __future__ import annotations

import pytest
from quoting_kit import read

REMARKS = [
    ("Lind told Omar that he drove from Salem to ask about visas, which are issued by the consulate.", "he drove from Salem to ask about visas"),
    ("The envoy said the rebels had left the port, which is the largest of the country.", "the rebels had left the port"),
    ("The envoy said he would meet the general, who has lived abroad since May.", "he would meet the general"),
    ("Lind said the talks “should be over by summer,” referring to the party's meeting.", "the talks “should be over by summer,”"),
    ("Lind said he would meet the “anchor council” — a play on words with its name.", "he would meet the “anchor council”"),
    ("Lind said the pact was dead, an apparent reference to the vote in May.", "the pact was dead"),
    ("Lind said her team did not want “that stuff,” in an interview with the Bugle on Sunday.", "her team did not want “that stuff,”"),
]
PARTS = [
    ("Lind said the army had left the port, which had been shut in May.", "the army had left the port, which had been shut in May"),
    ("Lind says the army holds the port, which is shut.", "the army holds the port, which is shut"),
    ("Lind said the law was a reference to be kept.", "the law was a reference to be kept"),
]
NOBODY = [
    "By some standards one could say the pact has failed.",
    "What the president says is now the rule.",
    "The guards know what you mean when you say he is late.",
    "The general called off the march on Friday.",
    "The victims had been denied their rights.",
    "A timetable has been agreed that is limited to a truce.",
    "The issues are normal according to the rules of the game.",
]
SPEAKERS = [
    ("Prosecutors charged the guard on Monday, and Lind fired the chief, acknowledging that the force had failed.", "acknowledging", "Lind"),
    ("While most of her rivals urged war, Ana Lind stayed at home, noting that the rebels were weak.", "noting", "Ana Lind"),
    ("Ana Lind is making a pitch to voters saying a state law is hurting the port.", "saying", "Ana Lind"),
    ("Lind spoke for an hour, acknowledging that the army had left but warning that it would return.", "warning", "Lind"),
    ("The co-chairs of the group also said the meeting had gone well.", "said", "The co-chairs of the group"),
    ("Envoys agree - Ana Lind: “The pact will hold.”", ":", "Ana Lind"),
]
QUOTED = [
    ("“They told us that we had no chance,” Lind said.", 1),
    ("“The mayor told us that we had no chance,” Lind said.", 2),
    ("He asked them to “hold their fire”, the Danish foreign ministry wrote on Twitter.", 2),
]


@pytest.mark.parametrize(("text", "content"), REMARKS)
def test_a_remark_of_the_reporter_is_no_part_of_the_words(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize(("text", "content"), PARTS)
def test_what_the_speaker_may_have_said_himself_is_kept(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize("text", NOBODY)
def test_what_anybody_might_say_is_no_statement(text: str) -> None:
    assert [(s.cue, s.content) for s in read(text)] == []


@pytest.mark.parametrize(("text", "cue", "source"), SPEAKERS)
def test_the_speaker_is_of_the_nearest_clause(text: str, cue: str, source: str) -> None:
    assert [s.source for s in read(text) if s.cue == cue] == [source]


def test_a_second_verb_is_not_what_the_first_one_says() -> None:
    for verb in ("reported", "commented", "reflected"):
        said = read(f"The ministry {verb} on the two meetings and said that the sides had talked.")
        assert [s.content for s in said if s.statement.tier == "speech"] == ["the sides had talked"]


def test_a_day_told_over_again_is_of_what_is_said() -> None:
    assert [s.dated for s in read("Both countries agreed to hold a reunion on Liberation Day, Aug. 15.")] == [None]


@pytest.mark.parametrize(("text", "number"), QUOTED)
def test_within_a_quotation_only_somebody_who_is_told_speaks(text: str, number: int) -> None:
    assert len(read(text)) == number
