"""Where content ends, what is no statement, what was not said, and which speech act it is."""

import pytest
from quoting_kit import read, speech

ENDS = [
    # a clause of the reporter's after a phrase
    ("Berg has rejected any deal that would leave the rebels in power, and members of his party threatened to resign.", "reject"),
    ("The rebels denied the attack that killed nine, and residents fled the town.", "deny"),
    ("Berg promised to withdraw the troops that hold the port, but the rebels stayed.", "promise"),
]


@pytest.mark.parametrize(("text", "act"), ENDS)
def test_a_phrase_ends_before_the_next_clause(text: str, act: str) -> None:
    said = next(s for s in read(text) if s.statement.act == act)
    assert ", and" not in said.content
    assert ", but" not in said.content


CARRIED_ON = [
    ("The office said it knew of the reports, but gave no details.", "it knew of the reports"),
    ("The agency said the launch was “a drill”, and quoted a spokesman as saying that it would go on.", "the launch was “a drill”"),
    ("The charity said it treated nine wounded, and appealed for safe access.", "it treated nine wounded"),
    ("In a speech, the leader vowed to rebuild the port and called the sanctions an act of war.", "to rebuild the port"),
    ("Lind said the port was shut, and that ships were waiting.", "the port was shut, and that ships were waiting"),
    ("Brand conceded that “errors were made” in May, but he denied that he had lied.", "“errors were made” in May"),
]


@pytest.mark.parametrize(("text", "content"), CARRIED_ON)
def test_content_ends_where_the_next_cue_begins(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on how to try those accused of war crimes.",
        "The general, accused of ordering the attack, left the hall.",
        "Both men accused of spying were freed.",
        "When the talks ended, the envoy said.",
        "The doctor could not tell whether the wound was old.",
        "Brand offered no proof.",
    ],
)
def test_no_statement(text: str) -> None:
    assert speech(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The old king rejected the pact, calling it theft in disguise.", "it theft in disguise"),
        ("Lind dismissed the offer, calling it a trick.", "it a trick"),
        ("The envoy praised the text, describing it as a first step.", "it as a first step"),
        ("The offer was described by one aide as “dead on arrival.”", "The offer … “dead on arrival.”"),
    ],
)
def test_what_somebody_calls_something(text: str, content: str) -> None:
    said = read(text)[-1]
    assert (said.content, said.statement.act, said.statement.tier) == (content, "assess", "speech")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go, he said.", [("he", "“We go,")]),
        ("“We go, he said. “They stay.”", [("he", "“We go, … “They stay.”")]),
        ("“We leave tomorrow, the envoy told reporters. The road was open.", [("the envoy", "“We leave tomorrow,")]),
        ("The envoy said “we are close to a deal. The road was open. Nobody came.", [("The envoy", "“we are close to a deal.")]),
    ],
)
def test_a_missing_closing_mark_is_bounded(text: str, expected: list[tuple[str, str]]) -> None:
    assert speech(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not immediately respond to a request for comment.",
        "Berg could not be reached for comment.",
        "The army could not immediately be reached for comment.",
        "There was no immediate comment from the rebels.",
        "The ministry had no comment on the report.",
        "The Kremlin offered no comment.",
        "Neither the army nor the rebels said who had fired first.",
        "The embassy declined to comment.",
    ],
)
def test_silence_is_declining(text: str) -> None:
    (said,) = read(text)
    assert (said.statement.act, said.statement.polarity, said.statement.tier) == ("decline", "negative", "narrative")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Novak said the talks were difficult.", "assess"),
        ("Novak said the meeting had been constructive and would go on.", "assess"),
        ("“It was a good conversation,” Novak said.", "assess"),
        ("Novak said that progress had been slow.", "assess"),
        ("An official said the session had gone well.", "assess"),
        ("Novak said the weather was difficult.", "assert"),
        ("Novak said the talks were over.", "assert"),
        ("Novak announced that the road was open.", "assert"),
        ("Novak confirmed that the road was open.", "assert"),
        ("Novak acknowledged that the road was shut.", "assert"),
        ("Novak threatened to leave.", "threaten"),
        ("Novak urged both sides to stop.", "demand"),
        ("Novak called for an end to the siege.", "demand"),
        ("Novak called on the army to leave.", "demand"),
        ("Novak proposed a truce of ten days.", "propose"),
    ],
)
def test_acts(text: str, act: str) -> None:
    assert read(text)[0].statement.act == act


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoy says talks ‘productive’", [("Envoy", "talks ‘productive’")]),
        ("Ethiopia: rebels say talks ‘fruitful’", [("rebels", "talks ‘fruitful’")]),
        ("UN envoy: Talks ‘productive’", [("UN envoy", "Talks ‘productive’")]),
        ("Ceasefire to hold, minister says", [("minister", "Ceasefire to hold")]),
        ("Rebels ‘ready to talk’ - envoy", [("envoy", "Rebels ‘ready to talk’")]),
        ("Yemen talks: ‘Difficult’ round ends", []),
        ("Minister says no to talks", []),
    ],
)
def test_headlines_of_other_shapes(text: str, expected: list[tuple[str, str]]) -> None:
    assert speech(text, role="title") == expected


def test_a_headline_without_a_verb_can_judge() -> None:
    assert [read(t, role="title")[0].statement.act for t in ("Envoy says talks ‘productive’", "Lind: talks ‘difficult’")] == ["assess", "assess"]
