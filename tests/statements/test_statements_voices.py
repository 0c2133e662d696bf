"""Who tells what others say: attributions that close a sentence, relays, joint speakers, interviews, turned-round quotations, transcripts."""

import pytest
from quoting_kit import read, speech

CLOSED = [
    (
        "He asked them to “hold their fire”, the Danish foreign ministry wrote on Twitter.",
        ("the Danish foreign ministry", "He asked them to “hold their fire”"),
        ("He", "them to “hold their fire”"),
    ),
    (
        "She called on the rebels to “lay down their arms”, her office said.",
        ("her office", "She called on the rebels to “lay down their arms”"),
        ("She", "the rebels to “lay down their arms”"),
    ),
    (
        "Lind told both armies to stop shelling the port, the Danish foreign ministry said.",
        ("the Danish foreign ministry", "Lind told both armies to stop shelling the port"),
        ("Lind", "both armies to stop shelling the port"),
    ),
    (
        "Berg said that the rebels had left, the BBC reported.",
        ("the BBC", "Berg said that the rebels had left"),
        ("Berg", "the rebels had left"),
    ),
]


@pytest.mark.parametrize(("text", "outer", "inner"), CLOSED)
def test_who_closes_the_sentence_tells_all_of_it(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> None:
    first, second = read(text)
    assert [(s.source, s.content) for s in (first, second)] == [outer, inner]
    assert second.statement.nested_in == first.statement.key
    assert second.via == (first.speaker,)


ROLES = [
    (
        "The leaders of Chile and Peru met in Lima on Monday for two hours and agreed to reopen the road by May, the president of the Lake Council, "
        "Jon Dale, said.",
        "the president of the Lake Council, Jon Dale",
        "Jon Dale",
    ),
    ("The bridge was mined, the head of the union, Petra Novak, said on Monday.", "the head of the union, Petra Novak", "Petra Novak"),
    ("Three men were held, the chief of the police, Ola Berg, told reporters.", "the chief of the police, Ola Berg", "Ola Berg"),
    ("In a letter to the city council Lind said the road was shut.", None, "Lind"),
]


@pytest.mark.parametrize(("text", "source", "speaker"), ROLES)
def test_a_role_before_a_name(text: str, source: str | None, speaker: str) -> None:
    said = read(text)[0]
    assert said.speaker == speaker
    assert source is None or said.source == source


TOGETHER = [
    ("Norway's government and the country's largest rebel group, the NLF, said on Friday that they had a deal.", 2),
    ("The army and the rebels said that they would meet.", 2),
    ("Both the president and the prime minister said they were ready.", 2),
    ("Norway, Sweden and Denmark said they would send police.", 3),
]


@pytest.mark.parametrize(("text", "parts"), TOGETHER)
def test_those_who_speak_together_are_a_group(text: str, parts: int) -> None:
    (said,) = [s for s in read(text) if s.statement.tier == "speech"]
    assert said.speaker is not None
    assert said.speaker.count(" and ") == parts - 1


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“We are close,” Novak told Reuters on Friday.", "Reuters"),
        ("Novak told the BBC that the road was open.", "BBC"),
        ("Speaking to Al Jazeera, Novak said that the road was open.", "Al Jazeera"),
        ("Novak told Al Ahram in an interview that the road was open.", "Al Ahram"),
    ],
)
def test_who_tells_a_medium_gives_an_interview(text: str, medium: str) -> None:
    (said,) = read(text)
    assert (said.statement.channel, said.via) == ("interview", (medium,))


@pytest.mark.parametrize(
    ("text", "speaker", "medium"),
    [
        ("TASS reported, citing the defence ministry, that two bridges had been hit.", "the defence ministry", "TASS"),
        ("Reuters reported, citing two diplomats, that the envoy had resigned.", "two diplomats", "Reuters"),
        ("Citing an unnamed official, Axios reported that the deal was close.", "an unnamed official", "Axios"),
    ],
)
def test_whom_a_medium_cites_speaks(text: str, speaker: str, medium: str) -> None:
    (said,) = read(text)
    assert (said.source, said.via) == (speaker, (medium,))


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The mayor said the bridge was open, according to state media.", "state media"),
        ("Novak said the bridge was open, according to Interfax.", "Interfax"),
        ("The general said the bridge was open, according to the foreign ministry.", "foreign ministry"),
    ],
)
def test_according_to_is_around_what_another_said(text: str, relay: str) -> None:
    outer, inner = read(text)
    assert (inner.content, inner.statement.nested_in, inner.via) == ("the bridge was open", outer.statement.key, (relay,))


@pytest.mark.parametrize(
    ("text", "source", "channel"),
    [
        ("“Peace now” is what the students had painted on a wall.", "the students", "banner"),
        ("“We stay,” is what two delegates wrote on a banner.", "two delegates", "banner"),
        ("“The door is open,” is how one diplomat put it.", "one diplomat", None),
    ],
)
def test_a_quotation_before_its_what_clause(text: str, source: str, channel: str | None) -> None:
    (said,) = read(text)
    assert (said.source, said.statement.form, said.statement.channel) == (source, "direct", channel)


@pytest.mark.parametrize("text", ["A banner outside read “Peace now”.", "“Stop the war”, read one placard.", "“Peace now” is the name of the song."])
def test_words_on_a_banner_that_nobody_is_said_to_have_written(text: str) -> None:
    assert read(text) == []


def test_a_remark_between_dashes_has_two_speakers() -> None:
    for text in (
        "Novak said — and Berg agreed — that the road was open.",
        "Lind said – and both sides confirmed – that the road was open.",
        "The mayor said — and the army confirmed — that the road was open.",
    ):
        first, second = speech(text)
        assert first[1] == second[1] == "the road was open"
        assert first[0] != second[0]


def test_turns_of_a_transcript() -> None:
    said = speech("JON DALE, HOST: You met them.\nANA LIND, ENVOY: We did.\nIt was cold.\nDALE: And then?\nLIND: We left.\nThe show ended.")
    assert said == [("JON DALE", "You met them."), ("ANA LIND", "We did. … It was cold."), ("DALE", "And then?"), ("LIND", "We left.")]
    assert speech("Ana Lind: We met.\nJon Dale: When?\nAna Lind: In May.")[1] == ("Jon Dale", "When?")
    assert read("Photo: A. Lind\nRead more: The road is open\nMap: B. Dale\nThe road was open.") == []
