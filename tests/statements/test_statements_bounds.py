"""Where the words of one statement stop: before the next speaker's, at an official act, and over what the same speaker goes on with."""

from __future__ import annotations

import pytest
from quoting_kit import read

from communique import statements

ACTS = [
    "The president dismissed Jo Lind as deputy head of the council and appointed Maria Brand.",
    "The king dismissed the general on Monday.",
    "The senate confirmed the judges on Monday.",
    "The court denied Jo Lind bail.",
    "The race was too close to call for most of the night.",
    "In Oslo, 60 pledged delegates and seven others were at stake.",
    "The prisoners were denied visas by the ministry.",
]
WORDS = [
    ("Lind dismissed Brand as a liar.", "Brand as a liar"),
    ("The envoy dismissed the charge.", "the charge"),
    ("The ministry confirmed the deaths.", "the deaths"),
    ("The rebels denied the attack.", "the attack"),
]
SECOND_CUES = [
    ("Lind conceded that the clerk had touched the papers but implied that it was an accident.", "conceded", "implied"),
    ("The colonel acknowledged that the guards misspoke but noted that they were tired.", "acknowledged", "noted"),
    ("Amina Lind said the mayor is responsible for the violence and accused him of fanning it.", "said", "accused"),
    ("Some strategists fear that Amina Lind has missed a chance and warn that the vote is near.", None, "warn"),
]
OTHER_SPEAKERS = [
    ("Lind accuses Brand of lying about the vote while Brand suggests the clerk was paid.", "Brand of lying about the vote"),
    ("Lind said he would sign the deal, and Brand vowed to fight it in court.", "he would sign the deal"),
    ("The mayor called the plan “absurd,” and his team has made a great effort to stop it.", "the plan “absurd,”"),
    ("Half of them said they wanted a new vote, compared with four in ten who said they did not.", "they wanted a new vote"),
    ("Six in ten say the guide is honest, after half said so in May.", "the guide is honest"),
]
SPEAKERS = [
    ("“Thank you, son,” Lind replied, before adding that he thinks the vote is near.", "adding", "Lind"),
    ("Jo Lind, who's called for 20,000 troops in the valley, left.", "called", "Jo Lind, who"),
    ("The two admit that, given the divide, reaching these goals will not be easy.", "admit", "The two"),
    ("Lind on Friday announced that the talks would resume.", "announced", "Lind"),
    ("The party in May proposed that the vote be held again.", "proposed", "The party"),
]
GOES_ON = [
    "“They would be wrong,” Jo Briggs said in an interview in Salem, Ore. “The case is going to the court.”",
    "“We reviewed the deal,” Lind told reporters. “In the future, however, the mayor said he would not go.”",
    "“We know the danger,” the report stated. “According to the bureau, the dam is old.”",
]


PARTICIPLES = [
    ("The movement has left the process accusing Chad of breaching a truce.", "accusing", "The movement"),
    ("He pointed out that the talks wait for the workshops organised in May, praising the role of the envoys.", "praising", "He"),
    ("Chad announced that a truce had come, while Togo denied accepting it, saying it was “a proposal”.", "saying", "Togo"),
    ("Lind said the port was shut, whereas Brand claimed it was open, adding that ships had come.", "adding", "Brand"),
]
WHOLE = [
    ("The plan is good, Lind said, but the army will not accept it.", "The plan is good … but the army will not accept it"),
    ("He would come, Lind said, if the rebels stopped the attacks.", "He would come … if the rebels stopped the attacks"),
    ("Lind said it was not the army, but the police of the town.", "it was not the army, but the police of the town"),
    ("Lind said on Wednesday he hoped the talks would go on.", "he hoped the talks would go on"),
    ("Lind said the rebel group expected to stay in the town.", "the rebel group expected to stay in the town"),
    ("Lind admitted the level of the award was below inflation.", "the level of the award was below inflation"),
    ("The army accused the front of killing two farmers, which it denies.", "the front of killing two farmers"),
]
PAPERS = [
    ("“They met,” said a statement issued by UN spokesman Ali Omar.", "Ali Omar"),
    ("A statement from President Lind’s office said he would go.", "Lind"),
    ("The ministry released a statement on Monday. The statement said the talks had failed.", "ministry"),
    ("The commission said in a statement that it would wait. The statement added that talks would go on.", "The commission"),
    ("A joint statement said the two would meet.", None),
    ("The statement said the talks had failed.", None),
]


@pytest.mark.parametrize(("text", "cue", "source"), PARTICIPLES)
def test_the_speaker_of_a_participle_is_who_speaks_last(text: str, cue: str, source: str) -> None:
    assert [s.source for s in read(text) if s.cue == cue] == [source]


@pytest.mark.parametrize(("text", "content"), WHOLE)
def test_words_are_whole(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize("when", ["in effect since April 11", "which lasts until Monday", "to be signed soon"])
def test_how_long_a_thing_lasts_does_not_date_the_saying(when: str) -> None:
    assert [s.dated for s in read(f"The rebels fired at what they described as a violation of a truce, {when}.")] == [None]


def test_a_remark_on_what_was_declared_is_not_its_words() -> None:
    assert not read("The court declared the pact illegal on August 4, which caused the war to resume.")


def test_a_reason_is_not_what_was_said() -> None:
    for verb in ("protested", "objected", "complained"):
        assert not [s for s in read(f"Lind {verb} because it could have been read as a promise.") if s.content.startswith("because")]


@pytest.mark.parametrize(("text", "speaker"), PAPERS)
def test_a_paper_speaks_for_who_issued_it(text: str, speaker: str | None) -> None:
    assert read(text)[-1].speaker == speaker


@pytest.mark.parametrize("text", ACTS)
def test_an_official_act_is_no_statement(text: str) -> None:
    assert [(s.cue, s.content) for s in read(text)] == []


@pytest.mark.parametrize(("text", "content"), WORDS)
def test_with_other_objects_the_same_verbs_tell_words(text: str, content: str) -> None:
    assert [s.content for s in read(text)] == [content]


@pytest.mark.parametrize(("text", "first", "second"), SECOND_CUES)
def test_a_second_cue_of_the_same_speaker_is_no_part_of_the_first(text: str, first: str | None, second: str) -> None:
    said = {s.cue: s for s in read(text)}
    assert second in said
    assert first is None or (second not in said[first].content and said[second].source == said[first].source)


@pytest.mark.parametrize(("text", "content"), OTHER_SPEAKERS)
def test_words_stop_before_another_speaker(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize(("text", "cue", "source"), SPEAKERS)
def test_the_speaker_of_a_cue_without_a_plain_subject(text: str, cue: str, source: str) -> None:
    assert [s.source for s in read(text) if s.cue == cue] == [source]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_quotation_in_which_others_speak_still_goes_on_with_the_statement_before(text: str) -> None:
    opened = [part.strip() for part in text.split("“")[1:]]
    assert len(next(s for s in read(text) if s.statement.form == "direct").statement.content) == len(opened)


def test_an_object_with_a_hyphen_is_whole() -> None:
    for noun in ("re-election", "co-operation", "counter-proposal"):
        said = read(f"Lind on Friday endorsed the {noun} of the speaker.")
        assert [s.content for s in said] in ([f"the {noun} of the speaker"], [])


@pytest.mark.parametrize(
    "text",
    [
        "The mediator called for",
        "Envoys of Chad were pushing for",
        "The union pressed for a truce. Rebels asked for.",
        'Rebels asked for "',
        "The chief accused Ann of",
        "He called on",
    ],
)
def test_a_story_that_breaks_off_behind_a_preposition(text: str) -> None:
    assert [c for s in statements.find(text) for c in s.content if not any(map(str.isalnum, c))] == []
