"""Around a statement: channel, hearers, relay, date of the saying, act, form."""

import pytest
from quoting_kit import read

CHANNELS = [
    ("Okello told reporters in Oslo that the road was open.", "briefing", "reporters"),
    ("“We are done,” Lind told journalists.", "briefing", "journalists"),
    ("At a news conference, Brand said the army was ready.", "briefing", None),
    ("Okello told reporters in a WhatsApp chat shortly after the vote: “We are not finished.”", "messaging_group", "reporters"),
    ("Lind told reporters in a Signal chat: “We wait.”", "messaging_group", "reporters"),
    ("Okello told journalists in a Telegram chat shortly after the vote: “We are not finished.”", "messaging_group", "journalists"),
    ("Brand wrote on X that the vote had been stolen.", "social_post", None),
    ("“We are done,” Lind said on social media.", "social_post", None),
    ("In a post on Facebook, the mayor said the dam had burst.", "social_post", None),
    ("In a statement, the union said its members would strike.", "document", None),
    ("In a speech on Sunday, the king said the war was over.", "speech", None),
    ("The minister said in an interview that taxes would rise.", "interview", None),
    ("The general told state television that the town had fallen.", "state_media", "state television"),
    ("Lind, speaking to reporters after the session, said the talks had been “constructive”.", "briefing", "reporters"),
    ("The mayor said the dam had burst.", None, None),
]


@pytest.mark.parametrize(("text", "channel", "addressee"), CHANNELS)
def test_channel_and_hearers(text: str, channel: str | None, addressee: str | None) -> None:
    (said,) = read(text)
    assert (said.statement.channel, said.addressee) == (channel, addressee)


def test_channel_is_carried_over_in_the_sentence() -> None:
    first, second = read("“We won,” Lind said on social media, adding, “Now we rest.”")
    assert (first.statement.channel, second.statement.channel) == ("social_post", "social_post")


def test_an_opening_phrase_holds_for_both_verbs() -> None:
    said = read("In a speech on Sunday, President Ann Lee did not mention the army, but she said that the war was over.")[-1]
    assert (said.content, said.statement.channel, said.dated) == ("the war was over", "speech", "Sunday")


DATED = [
    ("On Wednesday evening, Lind said the talks were over.", "Wednesday evening"),
    ("Lind said on Monday that talks would resume on Friday.", "Monday"),
    ("Lind told reporters on Tuesday that “nobody slept”.", "Tuesday"),
    ("Hours before the vote began on Tuesday, Chad said its army was ready.", "Tuesday"),
    ("The king signed the decree on Monday, promising to “rebuild every school”.", "Monday"),
    ("In an interview published on Tuesday, Lind said the talks were over.", None),
    ("Lind said talks would resume on Friday.", None),
    ("After this week’s meetings, Lind said the talks were over.", None),
]


@pytest.mark.parametrize(("text", "dated"), DATED)
def test_said_on(text: str, dated: str | None) -> None:
    found = read(text)[-1].dated
    assert found is None if dated is None else found is not None and dated in found


def test_an_interview_is_via_its_medium() -> None:
    (said,) = read("In an interview with Der Spiegel on Sunday, Brand said the war had changed her.")
    assert (said.via, said.statement.channel) == (("Der Spiegel",), "interview")


ACTS = [
    ("The ministry denied that its forces had crossed the river.", "deny"),
    ("Lind warned that the dam would burst.", "warn"),
    ("Lind said the dam would burst.", "predict"),
    ("“We will rebuild the dam,” Lind said.", "promise"),
    ("Lind described the mood as “grim”.", "assess"),
    ("Lind said the dam had burst.", "assert"),
    ("Lind proposed that the teams meet in Oslo.", "propose"),
    ("Brand accused the army of shelling the market.", "accuse"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(text: str, act: str) -> None:
    (said,) = read(text)
    assert said.statement.act == act


FORMS = [
    ("“We won,” Lind said.", "direct"),
    ("Lind said they had “won”.", "mixed"),
    ("Lind said they had won.", "indirect"),
    ("Lind told reporters that “we won. It is over.”", "direct"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_form(text: str, form: str) -> None:
    (said,) = read(text)
    assert said.statement.form == form
