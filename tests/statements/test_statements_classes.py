"""Each hard class of attribution, on sentences of our own: whose words, and exactly which."""

import pytest
from quoting_kit import read, speech

ONE = [
    # before, after and around the cue
    ("“We are ready to sign,” Ana Brand told reporters.", "Ana Brand", "“We are ready to sign,”"),
    ("Minister Tom Okello said: “The border stays open.”", "Minister Tom Okello", "“The border stays open.”"),
    ("“The border,” said Okello, “stays open until May.”", "Okello", "“The border,” … “stays open until May.”"),
    ("“Not one soldier,” Lind added, her voice low, “will leave this valley.”", "Lind", "“Not one soldier,” … “will leave this valley.”"),
    ("The two sides, she said, remained far apart.", "she", "The two sides … remained far apart"),
    ("Both armies would pull back by June, the general said.", "the general", "Both armies would pull back by June"),
    # floating
    ("“We will return,” Maria Lind said. “But not soon.”", "Maria Lind", "“We will return,” … “But not soon.”"),
    ("“It rained for a week,” said the driver. “Nobody came.”", "the driver", "“It rained for a week,” … “Nobody came.”"),
    ("“Is it over?” Okello asked. “I doubt it. We wait.”", "Okello", "“Is it over?” … “I doubt it. We wait.”"),
    # marks
    ("‘We have a deal,’ said the mediator.", "the mediator", "‘We have a deal,’"),
    ('"It is over", he said.', "he", '"It is over"'),
    ("“I told them, ‘Go home,’ and they went,” Brand said.", "Brand", "“I told them, ‘Go home,’ and they went,”"),
    ("«It is over», said the minister.", "the minister", "«It is over»"),
    # according to
    ("According to the Swiss mediator, Jan Keller, the sides met twice.", "the Swiss mediator, Jan Keller", "the sides met twice"),
    ("The sides met twice, according to the Swiss mediator, Jan Keller.", "the Swiss mediator, Jan Keller", "The sides met twice"),
    ("The bridge, according to army engineers, cannot be repaired.", "army engineers", "The bridge … cannot be repaired"),
    ("In the words of one negotiator, “nobody wants to be first”.", "one negotiator", "“nobody wants to be first”"),
    (
        "According to analysts at the Lind bank, combined reserves, which grew, would last a year.",
        "analysts at the Lind bank",
        "combined reserves, which grew, would last a year",
    ),
    # described as
    ("Negotiators described the first round as “frank and useful”.", "Negotiators", "the first round as “frank and useful”"),
    ("The ministry dismissed the report as fantasy.", "The ministry", "the report as fantasy"),
    ("Brand has described the offer as “a trap” and left the hall.", "Brand", "the offer as “a trap”"),
    # participles
    ("The king signed the decree, promising to “rebuild every school”.", "The king", "to “rebuild every school”"),
    ("Kenya closed the border on Monday, vowing to defend “every metre”.", "Kenya", "to defend “every metre”"),
    # inverted with an appositive
    ("“The plan is dead,” said Carl Moore, the envoy of Norway.", "Carl Moore, the envoy of Norway", "“The plan is dead,”"),
    ("“The plan is dead,” said Moore, who has led the mission since May.", "Moore", "“The plan is dead,”"),
    ("The plan is dead, said Carl Moore, Queen Ida’s special envoy.", "Carl Moore, Queen Ida’s special envoy", "The plan is dead"),
    # titles and appositives between quotation and cue
    ("“The road is shut,” the governor, Petra Novak, wrote on Telegram.", "the governor, Petra Novak", "“The road is shut,”"),
    (
        "“The road is shut,” Lina Khan, an expert at the Oslo think tank, told Reuters.",
        "Lina Khan, an expert at the Oslo think tank",
        "“The road is shut,”",
    ),
    # passive
    ("It was announced that the talks would resume in June.", None, "the talks would resume in June"),
    ("It was reported that two bridges had been mined.", None, "two bridges had been mined"),
    ("Diallo was told by officials that her visa had expired.", "officials", "her visa had expired"),
    ("Amina Diallo was quoted as saying that the rebels had “lied twice”.", "Amina Diallo", "the rebels had “lied twice”"),
    # mixed
    ("Brand warned that “the window is closing” and that winter would be hard.", "Brand", "“the window is closing” and that winter would be hard"),
    ("The farmers’ leader said prices were “too low”.", "The farmers’ leader", "prices were “too low”"),
    ("The talks are “going nowhere”, a diplomat said.", "a diplomat", "The talks are “going nowhere”"),
    # as X said
    ("As the envoy explained, three bridges were rebuilt.", "the envoy", "three bridges were rebuilt"),
    # accused
    ("Brand accused the army of shelling the market.", "Brand", "the army of shelling the market"),
]


@pytest.mark.parametrize(("text", "source", "content"), ONE)
def test_one_statement(text: str, source: str | None, content: str) -> None:
    assert speech(text) == [(source, content)]


TWO = [
    (
        "Lindqvist said the talks were over, adding that both teams would fly home.",
        [("Lindqvist", "the talks were over"), ("Lindqvist", "both teams would fly home")],
    ),
    (
        "Sudan said the convoy had been looted and claimed to have arrested four men.",
        [("Sudan", "the convoy had been looted"), ("Sudan", "to have arrested four men")],
    ),
    (
        "“We won,” the captain said, adding, “Now we rest.”",
        [("the captain", "“We won,”"), ("the captain", "“Now we rest.”")],
    ),
    (
        "The envoy described the mood as “grim” and said that the teams would meet again.",
        [("The envoy", "the mood as “grim”"), ("The envoy", "the teams would meet again")],
    ),
    (
        "Norway said the ship had sunk, and Denmark said it had not.",
        [("Norway", "the ship had sunk"), ("Denmark", "it had not")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_the_source_is_carried_over(text: str, expected: list[tuple[str, str]]) -> None:
    assert speech(text) == expected


RELAYED = [
    ("Reuters quoted the Colombian minister as saying that the truce would hold.", "the Colombian minister", "the truce would hold", ("Reuters",)),
    ("“It is a start,” Le Monde quoted Diallo as saying.", "Diallo", "“It is a start,”", ("Le Monde",)),
    ("“It is a start,” Reuters quoted him as saying on Sunday.", "him", "“It is a start,”", ("Reuters",)),
]


@pytest.mark.parametrize(("text", "source", "content", "via"), RELAYED)
def test_a_medium_that_quotes_is_no_speaker(text: str, source: str, content: str, via: tuple[str, ...]) -> None:
    (said,) = read(text)
    assert (said.source, said.content, said.via) == (source, content, via)


NESTED = [
    ("Belgrade has said it will not sign, the BBC’s Nina Holt reported.", "it will not sign", "Belgrade", "the BBC’s Nina Holt"),
    ("Chad’s army said its troops had left, according to the Reuters news agency.", "its troops had left", "Chad’s army", "the Reuters news agency"),
    ("“The road is open, according to the governor, but few use it,” the driver said.", "The road is open", "the governor", "the driver"),
    ("Reporter Nina Holt noted that Okello also said the army was “tired”.", "the army was “tired”", "Okello", "Reporter Nina Holt"),
]


@pytest.mark.parametrize(("text", "content", "inner", "outer"), NESTED)
def test_statements_inside_statements(text: str, content: str, inner: str, outer: str) -> None:
    around, within = (s for s in read(text) if s.statement.tier == "speech")
    assert (around.source, within.source, within.content) == (outer, inner, content)
    assert within.statement.nested_in == around.statement.key
    assert within.statement.via == (around.statement.speaker,)
    assert around.statement.nested_in is None


def test_a_medium_reports_in_its_own_name() -> None:
    (said,) = read("Interfax reported that Colonel Petrov had arrived in Minsk.")
    assert (said.source, said.content, said.via) == ("Interfax", "Colonel Petrov had arrived in Minsk", ())


def test_an_addendum_has_its_own_witness() -> None:
    text = "Chad said rebels fired ten rockets, including a strike on a school that killed two, according to the mayor, Ann Lee."
    found = speech(text)
    assert ("the mayor, Ann Lee", "a strike on a school that killed two") in found
    assert ("Chad", "rebels fired ten rockets, including a strike on a school that killed two") in found


WITHHELD = [
    ("Officials did not say where the meeting took place.", "say"),
    ("The embassy declined to comment on the report.", "declined"),
    ("Brand announced the deal without naming a date.", "naming"),
    ("The ministry refused to say who had signed.", "say"),
    ("She left without specifying a date.", "specifying"),
    ("Nobody said the war would be short.", "said"),
]


@pytest.mark.parametrize(("text", "cue"), WITHHELD)
def test_what_was_not_said_is_negative_narrative(text: str, cue: str) -> None:
    (said,) = (s for s in read(text) if s.cue == cue)
    assert (said.statement.tier, said.statement.polarity) == ("narrative", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace corridor” was closed on Tuesday.",
        "The “ceasefire” lasted two hours.",
        "She starred in “The Long Night” and wrote “Notes on War”.",
        "He reads “The Daily Record” every morning.",
        "The results suggest that turnout was low.",
        "If the minister says the road is open, trucks will leave.",
        "Talks are planned for May.",
        "Fighting continued “sporadically” near the dam.",
        "On “Morning Report” the guests were farmers.",
    ],
)
def test_words_that_nobody_says(text: str) -> None:
    assert speech(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The rebels demanded the release of all prisoners.", "the release of all prisoners"),
        ("Okello urged both sides to stop shooting.", "both sides to stop shooting"),
        ("Norway rejected the offer.", "the offer"),
        ("The union called for an end to the strike.", "an end to the strike"),
        ("The envoy called on Chad to open the border.", "Chad to open the border"),
        ("Both sides agreed to swap forty prisoners.", "to swap forty prisoners"),
    ],
)
def test_acts_without_wording_are_narrative(text: str, content: str) -> None:
    (said,) = read(text)
    assert (said.statement.tier, said.content) == ("narrative", content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nadia Okello: talks ‘going nowhere’", [("Nadia Okello", "talks ‘going nowhere’")]),
        ("Talks ‘going nowhere’, Okello says", [("Okello", "Talks ‘going nowhere’")]),
        ("Norway says ship sank in storm", [("Norway", "ship sank in storm")]),
        ("Talks ‘close to collapse’, says UN envoy", [("UN envoy", "Talks ‘close to collapse’")]),
        ("Lind: “We are close to a deal”", [("Lind", "“We are close to a deal”")]),
        ("Syria: dozens killed in fire", []),
        ("‘Difficult’ talks end without a deal", []),
        ("‘Tense’ meeting in Oslo ends after an hour", []),
    ],
)
def test_headlines(text: str, expected: list[tuple[str, str]]) -> None:
    assert speech(text, role="title") == expected


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = "“The first day went well,” Lind said. “We ate together.\n“The second day was bad.\n“On the third we left.”"
    (said,) = read(text)
    assert said.source == "Lind"
    assert said.content.endswith("“On the third we left.”")
    assert len(said.statement.content) == 4


def test_a_quotation_after_a_paragraph_that_ends_in_a_colon() -> None:
    (said,) = read("The envoy put it this way:\n“Nobody won.”")
    assert (said.source, said.content) == ("The envoy", "“Nobody won.”")


GOING_ON = [
    ("The army is tired, Lind said.\n“Nobody slept. Nobody ate.”\nIt rained.", "The army is tired … “Nobody slept. Nobody ate.”"),
    ("“We are tired,” Lind told reporters.\n“Nobody slept.”", "“We are tired,” … “Nobody slept.”"),
    ("“We are tired,” Lind said on “Night Talk.” “Nobody slept.”", "“We are tired,” … “Nobody slept.”"),
    ("“We are tired,” said Lind. Now, “the whole of the army wants to sleep.”", "“We are tired,” … “the whole of the army wants to sleep.”"),
    ("“We are tired,” Lind said, according to the Bugle. “Nobody slept.”", "“We are tired,” … “Nobody slept.”"),
]


@pytest.mark.parametrize(("text", "content"), GOING_ON)
def test_a_quotation_without_a_cue_goes_on_with_the_statement_before(text: str, content: str) -> None:
    assert content in [s.content for s in read(text) if s.source in ("Lind", "the army")]


def test_a_scare_quote_in_the_next_sentence_is_left_to_the_reporter() -> None:
    said, *_ = read("“We are tired,” said Lind. The harbour was named a “safe zone” in the talks.")
    assert said.content == "“We are tired,”"


def test_two_states_speak_as_a_group() -> None:
    (said,) = read("Norway and Denmark said they had agreed on a text.")
    assert (said.source, said.speaker) == ("Norway and Denmark", "Norway and Denmark")


def test_a_question_asked_by_nobody_in_particular_is_narrative() -> None:
    asked, replied = read("Asked whether he would resign, Novak replied: “No.”")
    assert (asked.source, asked.statement.tier, asked.statement.act) == (None, "narrative", "ask")
    assert (replied.source, replied.content) == ("Novak", "“No.”")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("GENEVA (AP) — Both armies will withdraw, the mayor said.", "Both armies will withdraw"),
        ("PORT NAMU, Nov 22 — The bridge is open, the mayor said.", "The bridge is open"),
        ("OSLO – The harbour was mined, according to the mayor.", "The harbour was mined"),
        ("NEW YORK -- “We won,” the mayor said.", "“We won,”"),
    ],
)
def test_a_dateline_is_nobodys_word(text: str, content: str) -> None:
    assert [c for _, c in speech(text)] == [content]


def test_a_signed_quotation() -> None:
    (said,) = read("“The harvest is lost.” — Maria Lind, farmer")
    assert (said.source, said.content) == ("Maria Lind, farmer", "“The harvest is lost.”")
