"""Hard classes: quotations that lead to another, go on after the cue, or stand in single marks; relays; marks of many styles."""

import pytest
from quoting_kit import read

LEADING = [
    ("“The gate was shut.” “Nobody came to open it,” Lind said.", "“The gate was shut.” … “Nobody came to open it,”"),
    ("“We asked twice.” “They never wrote back,” the mayor told reporters.", "“We asked twice.” … “They never wrote back,”"),
    ("“Was it worth it?” “I cannot say,” Okello said.", "“Was it worth it?” … “I cannot say,”"),
]


@pytest.mark.parametrize(("text", "content"), LEADING)
def test_a_quotation_right_before_one_with_a_speaker_is_hers_too(text: str, content: str) -> None:
    assert [s.content for s in read(text)] == [content]


GOING_ON = [
    ("“I like the plan,” Lind said, but “the map is wrong.”", "“I like the plan,” … “the map is wrong.”"),
    ("“The road is open,” said Berg, and “trucks are moving.”", "“The road is open,” … “trucks are moving.”"),
    ("Lind said she hopes to sign in May, but she knows that “time is short.”", "she hopes to sign in May, but she knows that “time is short.”"),
    ("Berg says he wants a truce, and he thinks the army will agree.", "he wants a truce, and he thinks the army will agree"),
]


@pytest.mark.parametrize(("text", "content"), GOING_ON)
def test_words_after_the_cue_go_on(text: str, content: str) -> None:
    assert read(text)[0].content == content


@pytest.mark.parametrize("text", ["Berg said he was ill, but he refused to leave.", "Lind said she had won, and she left the hall."])
def test_what_the_speaker_then_did_is_the_reporters(text: str) -> None:
    assert "left" not in read(text)[0].content
    assert "refused" not in read(text)[0].content


SINGLE = [
    ("‘We will sign,’ Berg said. ‘Nobody objects to it.’", "‘We will sign,’ … ‘Nobody objects to it.’"),
    ("'The port is shut,' Lind told reporters. 'Ships are waiting.'", "'The port is shut,' … 'Ships are waiting.'"),
    ("‘Not yet,’ the envoy said. ‘Ask me in May.’", "‘Not yet,’ … ‘Ask me in May.’"),
    ("‘We will sign,’ Berg said. The ‘quiet days’ were over.", "‘We will sign,’"),
]


@pytest.mark.parametrize(("text", "content"), SINGLE)
def test_single_marks_float_as_double_ones_do(text: str, content: str) -> None:
    assert read(text)[0].content == content


RELAYED = [
    ("“A new round is needed,” Berg said, the BBC reported.", "Berg", "BBC", "“A new round is needed,”"),
    ("“We are close,” Lind told lawmakers, Tass reported.", "Lind", "TASS", "“We are close,”"),
    ("The line will hold, Petrov said, state media reported.", "Petrov", "state media", "The line will hold"),
    ("The port is open, Lind said, according to Reuters.", "Lind", "Reuters", "The port is open"),
]


@pytest.mark.parametrize(("text", "speaker", "relay", "content"), RELAYED)
def test_who_reports_that_somebody_said_is_the_outer_one(text: str, speaker: str, relay: str, content: str) -> None:
    outer, inner = read(text)
    assert (outer.speaker, inner.speaker, inner.via, inner.content) == (relay, speaker, (relay,), content)


@pytest.mark.parametrize("text", [
    "“Lind, according to my notes, was late,” Brand said.",
    "“The bridge, according to the engineers, is safe,” Berg told parliament.",
    "“The vote, according to the law, was void,” the judge said.",
])  # fmt: skip
def test_according_to_inside_a_quotation_stays_inside(text: str) -> None:
    outer, inner = read(text)
    assert inner.statement.nested_in == outer.statement.key
    assert inner.statement.content[-1].end <= outer.statement.content[-1].end


@pytest.mark.parametrize("text", [
    "Ann Lee, reporting from Oslo, said the talks were over.",
    "Reporting from Lagos, the BBC’s Amos Otieno said that the port was shut.",
    "Ann Lee reported from the front that the guns were silent.",
])  # fmt: skip
def test_a_reporters_own_account_is_a_dispatch(text: str) -> None:
    assert [s.statement.channel for s in read(text)] == ["dispatch"]


@pytest.mark.parametrize("text", [
    "The bank reported that profits from oil rose.",
    "Lind said that reports from the front were grim.",
    "The firm reported losses from the storm.",
])  # fmt: skip
def test_what_is_reported_on_is_no_dispatch(text: str) -> None:
    assert "dispatch" not in [s.statement.channel for s in read(text)]


STYLES = ["“{}”", '"{}"', "«{}»", "« {} »", "»{}«", "„{}“", "„{}”", "‚{}‘", "‘{}’", "‹{}›", "「{}」", "『{}』"]


@pytest.mark.parametrize("style", STYLES)
def test_marks_of_many_languages(style: str) -> None:
    marked = style.format("The road is open now")
    assert [s.content for s in read(f"{marked}, Lind said on Friday.")] == [marked]


@pytest.mark.parametrize(("text", "content"), [
    ("“We go home, Lind said on Friday.", "“We go home,"),
    ("“The ships are late, the captain said.", "“The ships are late,"),
    ("Lind said on Friday: “We go home.", "“We go home."),
])  # fmt: skip
def test_an_odd_mark_does_not_hide_the_words(text: str, content: str) -> None:
    assert [s.content for s in read(text)] == [content]


def test_a_mark_left_open_at_the_end_of_a_paragraph_goes_on_in_the_next() -> None:
    text = "“First the guns stop,” Lind said. “That is the rule.\n“Then we talk.”\nThe rain went on."
    assert read(text)[0].content == "“First the guns stop,” … “That is the rule. … “Then we talk.”"


@pytest.mark.parametrize("text", [
    "It goes without saying that taxes are hard.",
    "It goes without saying the road is long.",
    "It went without saying that nobody came.",
])  # fmt: skip
def test_what_goes_without_saying_nobody_said(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", [
    "Lind said that the leaders had agreed to meet in May.",
    "Berg said the army had accepted the plan.",
    "The envoy said that both sides had rejected the map.",
])  # fmt: skip
def test_acts_that_are_only_named_in_what_is_said_are_no_statements(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(("text", "channel"), [
    ("Lind told a group of reporters on his plane that the line had held.", "briefing"),
    ("Berg told a handful of journalists: “The road is shut.”", "briefing"),
    ("Okello told hundreds of supporters that the vote was won.", "speech"),
    ("In a video posted on Telegram, Lind said the line had held.", "social_post"),
    ("In a message shared on Facebook, Berg said the road was shut.", "social_post"),
    ("In a message aired on state television, Okello said that he was well.", "state_media"),
    ("In a speech aired on state television, Okello said that he was well.", "speech"),
    ("Lind testified before the committee on Monday that the truce held.", "speech"),
    ("Lind told a group of farmers that the road was shut.", None),
])  # fmt: skip
def test_channels_of_who_hears_and_where_it_was_posted(text: str, channel: str | None) -> None:
    assert [s.statement.channel for s in read(text)] == [channel]
