"""What another's words only mention is no statement; what somebody is told to have said there is one."""

from __future__ import annotations

import pytest
from quoting_kit import read

IN_PASSING = [
    ("Lind said the navy would act against what it called hostile and dangerous moves in the strait.", "called"),
    ("Lind said the council had lost its way after the mayor fooled it by telling members that the vote was off.", "telling"),
    ("“I do not believe them when the rebels say, ‘We want peace,’” Lind said.", "say"),
    ("“Maybe he is not as strong as he says he is,” Lind said.", "says"),
    ("Lind said an envoy came to his house who threatened to shut the harbour.", "threatened"),
    ("“Some have said that he should not have signed it,” Lind said.", "said"),
    ("Lind said she had asked the council for a seat at the table.", "asked"),
]
TOLD = [
    ("The Bugle reported that the army had announced that the road was open.", "announced"),
    ("Lind said the rebels promised to leave the harbour.", "promised"),
    ("“The mayor said that the plan had failed in May,” Lind recalled.", "said"),
    ("The army blamed Lind for saying that the road was shut.", "saying"),
    ("Lind told reporters that Brand had accused her of lying.", "accused"),
]
NO_SPEECH = [
    "Lind posted her public oath to the front online just minutes before the shooting began.",
    "Years after the trader announced his bid for the harbour, here we are.",
    "The party lost the north in 1992, as voters responded to efforts to shut the harbour.",
    "A newly formed group called Future Coast ran its first advertisements in the north.",
    "The crew found the note, reported it to the police, and left.",
    "Only time will tell whether the truce will hold.",
    "They want the charter to acknowledge other views.",
    "The mayor reads “Dune” at night.",
    "With her party in disarray after the mayor had left, Lind claimed the nomination on Tuesday.",
    "Brand, who starred in “Night Talk” and “Day Talk,” posted the clip on Monday.",
    "The envoys tried to stop Lind from claiming the northern harbour.",
    "The party asked workers to sign up for a cut, 80 people volunteered.",
]
SOURCES = [
    ("He's said he believes that the road is open.", "He"),
    ("Lind's close friends and allies have in the past said he was staying quiet.", "Lind's close friends and allies"),
    ("Lind opened the evening debate saying that the road was shut.", "Lind"),
    ("“Did we lose a day? Probably,” said one former harbour official.", "one former harbour official"),
    ("The head of Chad's delegation said Togo should cut its patrols and said the talks would fail.", "The head of Chad's delegation"),
    ("“The road is open,” the letter reads.", "the letter"),
    ('“It is over,” Brand\'s niece, the envoy Ana "Kit" Lind, shouted to the crowd.', 'Brand\'s niece, the envoy Ana "Kit" Lind'),
]
CONTENTS = [
    ("He says that the rebels have two choices: “You leave or you fight.”", "the rebels have two choices … “You leave or you fight.”"),
    ("Lind said she is friendly with the guards but took issue with their pay.", "she is friendly with the guards"),
    ("She said she has no plans to resign and would not identify any date.", "she has no plans to resign"),
    ("Lind said he will support the pact, even as he has attacked it for months.", "he will support the pact"),
    ("Asked about the vote in the debate, Lind said, “I do take responsibility.”", "“I do take responsibility.”"),
    ("He announced his candidacy in June 2015.", "his candidacy"),
    ("Lind denied the charges through a lawyer.", "the charges"),
    ("The movement has been called “strategic fog” by Joshua Brand, a scholar.", "“strategic fog”"),
    ("“It was cold,” she wrote in her memoir, “Hard Choices.”", "“It was cold,”"),
    ("Lind kept saying the bill was right - and arguing that Brand had read it.", "the bill was right"),
]


@pytest.mark.parametrize(("medium", "channel"), [("the Harbour Bugle", "interview"), ("the BBC", "interview"), ("the FBI", None)])
def test_an_interview_with_the_police_has_no_medium(medium: str, channel: str | None) -> None:
    (said,) = read(f"Lind said in an interview with {medium} that he drove to the harbour.")
    assert (said.statement.channel, bool(said.via)) == (channel, channel is not None)


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Lind responded to the envoys that the road was shut.", "the envoys"),
        ("Lind responded to the mayor's death, saying that the city was sad.", None),
        ("The army will not object to the purchase of the boats, Lind said to reporters.", "reporters"),
    ],
)
def test_only_who_can_hear_is_spoken_to(text: str, addressee: str | None) -> None:
    assert {s.addressee for s in read(text) if s.statement.tier == "speech"} == {addressee}


@pytest.mark.parametrize(("text", "cue"), IN_PASSING)
def test_words_in_passing_are_no_statement_of_their_own(text: str, cue: str) -> None:
    found = read(text)
    assert found
    assert not any(s.cue == cue and s.statement.nested_in for s in found)


@pytest.mark.parametrize(("text", "cue"), TOLD)
def test_what_another_is_told_to_have_said_stays(text: str, cue: str) -> None:
    assert cue in [s.cue for s in read(text)]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_a_deed_a_name_or_an_idiom_is_no_statement(text: str) -> None:
    assert [s for s in read(text) if s.statement.tier == "speech"] == []


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_speaker_whom_the_parser_lost(text: str, source: str) -> None:
    assert {s.source for s in read(text)} == {source}


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_where_the_words_end(text: str, content: str) -> None:
    assert content in [s.content for s in read(text)]
