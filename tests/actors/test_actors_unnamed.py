"""Sources that a story describes and does not name, and the words that say why."""

import pytest

from communique.analysing import read_text
from communique.model.actors import LocalActor
from communique.model.analysis import Analysis


def speaker(told: Analysis) -> LocalActor:
    return next(a for a in told.actors if a.key == told.statements[0].speaker)


UNNAMED = [
    ("A senior official said that the talks would resume.", "person", "senior official"),
    ("“We are close,” one mediator told reporters.", "person", "mediator"),
    ("The text is ready, according to three diplomats.", "group", "three diplomats"),
    ("Several Kenyan ministers said that the deal was close.", "group", "Several Kenyan ministers"),
    ("Two people familiar with the talks said the Peruvian delegation had left Lima.", "group", "Two people familiar with the talks"),
    ("Sources close to the presidency said that the text was ready.", "group", "Sources close to the presidency"),
    ("The rebels had refused, according to a person briefed on the meeting.", "person", "person briefed on the meeting"),
]


@pytest.mark.parametrize(("text", "kind", "name"), UNNAMED)
def test_a_source_that_is_only_described_has_no_name(text: str, kind: str, name: str) -> None:
    source = speaker(read_text(text))
    assert (source.anonymous, source.kind, source.name) == (True, kind, name)


NAMED = [
    "Ana Ruiz, a senior official, said that the talks would resume.",
    "The government said that the talks would resume.",
    "Rebels said that they would sign.",
    "The president said that the talks were over.",
    "The Kenyan delegation said that the text was ready.",
    "A Kenyan official, Amina Otieno, said that the text was ready.",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_name_a_body_and_the_holder_of_an_office_are_no_unnamed_sources(text: str) -> None:
    assert not speaker(read_text(text)).anonymous


WHY = [
    (
        "An envoy said that the talks would resume, speaking on condition of anonymity because he was not authorised to speak to the press.",
        "on condition of anonymity because he was not authorised to speak to the press",
    ),
    ("A Western diplomat told the newspaper that the rebels had agreed. The diplomat asked not to be named.", "asked not to be named"),
    ("“We are close,” said one mediator, who requested anonymity because of the sensitivity of the talks.",
     "requested anonymity because of the sensitivity of the talks"),
    ("Several officers, insisting on anonymity, said that the army would not withdraw.", "insisting on anonymity"),
    ("“The text is ready,” said a delegate who was not authorized to speak publicly.", "who was not authorized to speak publicly"),
    ("The officials, who spoke on condition of anonymity, said that the deal was close.", "on condition of anonymity"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), WHY)
def test_the_words_that_withhold_a_name_are_cited_and_are_no_statement(text: str, why: str) -> None:
    told = read_text(text)
    source = speaker(told)
    assert source.anonymous
    assert [g.raw for g in source.grounds] == [why]
    assert all(text[g.start : g.end] == g.raw for g in source.grounds)
    assert len(told.statements) == 1
    assert not any(why in text[c.start : c.end] for c in told.statements[0].content)


def test_what_a_named_person_refuses_to_say_of_himself_makes_nobody_unnamed() -> None:
    told = read_text("Ana Ruiz declined to be identified as a candidate. She said that she would sign.")
    assert not any(a.anonymous or a.grounds for a in told.actors)
