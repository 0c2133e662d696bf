"""What looks like a statement and is none, and the subjects that a parser loses."""

import pytest
from quoting_kit import read

from communique.analysing import read_text

NONE_SAID = [
    "All told, forty people died in the valley.",
    "That said, the talks will go on in May.",
    "It is too early to say whether the truce will hold.",
    "It is safe to say that the army will stay.",
    "Editor’s note: Lind has repeatedly said that the council is corrupt.",
    "An earlier version of this article said that nine people had died.",
    "A group called Red Dawn holds the bridge.",
    "The mayor met a man calling himself Colonel Wolf.",
    "The council of the valley endorsed Anna Lind on Friday.",
    "There is a risk in telling soldiers that they will stay at home.",
    "Those who say the road is safe have never used it.",
]


@pytest.mark.parametrize("text", NONE_SAID)
def test_these_tell_of_no_words(text: str) -> None:
    assert [s.content for s in read(text)] == []


INSIDE = [
    ("Lind said that the council would find a way to claim that the road was shut.", 1),
    ("“People say the road is shut,” Lind told reporters.", 1),
    ("“You say the road is shut,” Lind told reporters.", 1),
    ("“Berg said the road was shut,” Lind told reporters.", 2),
    ("Lind said that Berg’s offer to talk was a trick.", 1),
    ("Lind denounced what she called a trap.", 1),
]


@pytest.mark.parametrize(("text", "count"), INSIDE)
def test_what_is_inside_is_a_statement_only_when_somebody_made_it(text: str, count: int) -> None:
    assert len(read(text)) == count


SPEAKERS = [
    ("After saying that the road was shut, Anna Lind left the hall.", "Anna Lind"),
    ("In calling for talks, the minister broke with the army.", "the minister"),
    ("The army blamed Lind for saying that the road was shut.", "Lind"),
    ("Lind used the meeting to warn that the truce was failing.", "Lind"),
    ("In a letter to the council, her adviser, Jonas Berg, said that the road was shut.", "her adviser, Jonas Berg"),
    ("Rebel leaders hoping to end the siege say they will sign.", "Rebel leaders"),
    ("Lind sent a letter to members saying that the truce was failing.", "Lind"),
    ("The ministry released a video saying that the bridge was safe.", "The ministry"),
    ("Berg emailed reporters saying that the bridge was safe.", "Berg"),
]


@pytest.mark.parametrize(("text", "source"), SPEAKERS)
def test_the_subject_of_another_verb_speaks(text: str, source: str) -> None:
    assert source in [s.source for s in read(text)]


ACTS = [
    ("Chad insisted that Sudan withdraw its troops.", "demand"),
    ("Lind insisted that the army be disbanded.", "demand"),
    ("Lind insisted the army pull out of the valley.", "demand"),
    ("Lind insisted that the army had left.", "assert"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_a_bare_verb_after_insisting_tells_a_demand(text: str, act: str) -> None:
    assert [s.statement.act for s in read(text)] == [act]


NOT_WORDS = [
    "A blog called the Feed publishes every day.",
    "The town, nicknamed the Gate, fell on Monday.",
    "The 475 pledged delegates met on Monday.",
    "The senator endorsed Ana Ruiz on Monday.",
    "Peter Mwangi has endorsed her.",
    "Several mayors endorsed Daniel Ortiz for president.",
]


@pytest.mark.parametrize("text", NOT_WORDS)
def test_a_name_given_to_a_thing_and_a_side_taken_are_no_statements(text: str) -> None:
    assert read_text(text).statements == ()


def test_the_plan_that_is_endorsed_is_a_stance_still() -> None:
    assert [s.act for s in read_text("The Kenyan government endorsed the plan to withdraw its troops.").statements] == ["agree"]
