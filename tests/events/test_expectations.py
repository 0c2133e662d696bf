"""Expectations: promises, schedules and forecasts, in sentences of our own on several conflicts."""

from __future__ import annotations

import pytest
from stance_kit import Told, story

TOLD: list[tuple[str, Told, str, str, str | None]] = [
    (
        "Osman said talks on a ceasefire would resume in Jeddah next week.",
        Told("Osman", "talks on a ceasefire would resume in Jeddah next week"),
        "Osman",
        "talks",
        "next week",
    ),
    (
        "“We will release all prisoners within days,” Rojas told reporters.",
        Told("Rojas", "We will release all prisoners within days", "direct"),
        "Rojas",
        "exchange",
        "days",
    ),
    (
        "Petrou said a referendum on the federation would be held in April.",
        Told("Petrou", "a referendum on the federation would be held in April"),
        "Petrou",
        "vote",
        "April",
    ),
    (
        "“We are going to hold elections next year under the ceasefire,” Osman said.",
        Told("Osman", "We are going to hold elections next year under the ceasefire", "direct"),
        "Osman",
        "vote",
        "next year",
    ),
    (
        "Haddad said any deal that gave up territory would be rejected if put to a referendum.",
        Told("Haddad", "any deal that gave up territory would be rejected if put to a referendum"),
        "Haddad",
        "vote",
        None,
    ),
]
PROMISED: list[tuple[str, str | None, str, str]] = [
    ("Bogotá promised to sign the peace agreement before Christmas.", "Colombia", "agreement", "sign the peace agreement before Christmas"),
    ("Kim expects a summit on the nuclear programme in the autumn.", "Kim", "meeting", "a summit on the nuclear programme in the autumn"),
    ("Haddad vowed to withdraw troops from the buffer zone by Friday.", "Haddad", "territory", "withdraw troops from the buffer zone by Friday"),
    ("Seoul plans to impose new sanctions on the North next month.", "Seoul", "sanction", "impose new sanctions on the North next month"),
    ("Vukovic announced that the prisoner exchange would begin on Tuesday.", "Vukovic", "exchange", "the prisoner exchange would begin on Tuesday"),
    (
        "The next round of talks on the ceasefire is scheduled for 3 May.",
        None,
        "talks",
        "The next round of talks on the ceasefire is scheduled for 3 May",
    ),
    (
        "Negotiators are due to sign the ceasefire agreement in Doha on Monday.",
        None,
        "agreement",
        "Negotiators are due to sign the ceasefire agreement in Doha on Monday",
    ),
    ("A ceasefire will take effect at midnight on Sunday.", None, "ceasefire", "A ceasefire will take effect at midnight on Sunday"),
]
PLANNED: list[tuple[str, str | None, str | None, str, str | None]] = [
    (
        "Elections are to be held within nine months of the ceasefire.",
        None,
        "vote",
        "Elections are to be held within nine months of the ceasefire",
        "nine months",
    ),
    ("Ethiopia is to send 600 peacekeepers to the border.", None, None, "Ethiopia is to send 600 peacekeepers to the border", None),
    ("Talks on the ceasefire are to resume in Cairo on Monday.", None, "talks", "Talks on the ceasefire are to resume in Cairo on Monday", "Monday"),
    ("The force will replace the peacekeepers on 20 December.", None, None, "The force will replace the peacekeepers on 20 December", "20 December"),
    ("The militias will be disbanded by the end of May.", None, None, "The militias will be disbanded by the end of May", "the end of May"),
    ("Egyptian troops will leave the buffer zone on Friday.", None, "territory", "Egyptian troops will leave the buffer zone on Friday", "Friday"),
    ("The guerrillas have promised to disarm.", "guerrillas", None, "disarm", None),
    ("Khartoum pledged to lift the blockade within days.", "Sudan", None, "lift the blockade within days", "days"),
    ("Baku vowed to release the prisoners of war.", "Azerbaijan", "exchange", "release the prisoners of war", None),
    (
        "Seoul agreed to set up a truth commission by the end of April.",
        "Seoul",
        None,
        "set up a truth commission by the end of April",
        "the end of April",
    ),
    (
        "A final agreement on the nuclear programme is due by 30 June.",
        None,
        "agreement",
        "A final agreement on the nuclear programme is due by 30 June",
        "30 June",
    ),
]
NOTHING = [
    "Any breach of the ceasefire will be met with force on Monday.",
    "The aim of the ceasefire is to protect civilians until May.",
    "A date for the referendum on autonomy is yet to be agreed.",
    "If the ceasefire is to hold, more peacekeepers are needed.",
    "The siege will cost Yemen millions next year.",
    "Khartoum agreed to lift the arms embargo in stages.",
    "The two sides agreed to strengthen the federation that they formed in 1994.",
    "Khartoum agreed to extend the truce as talks in Jeddah continue.",
    "Berisha hopes that talks on the ceasefire will resume soon.",
    "Talks on a ceasefire could resume next week, diplomats said.",
    "It is unlikely that the talks on the ceasefire will resume this year.",
    "It is hard to expect a ceasefire any time soon.",
    "The talks would have resumed on Monday without the ceasefire violations.",
    "The delegations had been expected to talk about a ceasefire on Tuesday.",
    "Sudan held talks on a ceasefire on Monday.",
    "Will talks on the ceasefire resume on Monday?",
    "The talks on the ceasefire will be closed to the press on Monday.",
    "Rebels will boycott the vote on Sunday despite the ceasefire.",
    "The clubs will meet again in the final on Saturday.",
    "The board will hold talks with its creditors next week.",
    "Leave the dough to rest; it will meet the rim by Monday.",
]


@pytest.mark.parametrize(("text", "told", "by", "expects", "due"), TOLD)
def test_said(text: str, told: Told, by: str, expects: str, due: str | None) -> None:
    read = story(text, told)
    (found,) = read.expectations()
    assert (found.by, found.expects, found.statement) == (by, expects, "s0")
    assert (None if found.due is None else read.times[found.due].raw) == due


@pytest.mark.parametrize(("text", "by", "expects", "what"), PROMISED)
def test_promised(text: str, by: str | None, expects: str, what: str) -> None:
    read = story(text)
    (found,) = read.expectations()
    assert (None if found.by is None else read.book.get(found.by).name, found.expects, found.what) == (by, expects, what)


@pytest.mark.parametrize(("text", "by", "expects", "what", "due"), PLANNED)
def test_planned(text: str, by: str | None, expects: str | None, what: str, due: str | None) -> None:
    """What the reporter foresees with a date or as a plan, and promises that are no event of the codebook but on one of its issues."""
    read = story(text)
    (found,) = read.expectations()
    assert (None if found.by is None else read.book.get(found.by).name, found.expects, found.what) == (by, expects, what)
    assert (None if found.due is None else read.times[found.due].raw) == due


@pytest.mark.parametrize("text", NOTHING)
def test_no_expectation(text: str) -> None:
    assert story(text).expectations() == ()


def test_refused_and_supposed_are_none() -> None:
    refused = "Mamedov said Baku would not sign a peace treaty this year."
    supposed = "“A ceasefire would save lives and we would sign a deal,” Osman said."
    asked = "Petrou said he knew which side he would be on in a referendum after the ceasefire."
    assert story(asked, Told("Petrou", "he knew which side he would be on in a referendum after the ceasefire")).expectations() == ()
    doomed = "Petrou said the ceasefire would collapse without talks."
    if_only = "Petrou said his side would come back only if prisoners were freed under the ceasefire."
    assert story(doomed, Told("Petrou", "the ceasefire would collapse without talks")).expectations() == ()
    assert story(if_only, Told("Petrou", "his side would come back only if prisoners were freed under the ceasefire")).expectations() == ()
    reporter = "Miller said talks on the ceasefire would hardly continue."
    assert story(refused, Told("Mamedov", "Baku would not sign a peace treaty this year")).expectations() == ()
    assert story(supposed, Told("Osman", "A ceasefire would save lives and we would sign a deal", "direct")).expectations() == ()
    assert story(reporter, Told("Miller", "talks on the ceasefire would hardly continue")).expectations() == ()


def test_terms_that_nobody_agreed_to_are_none() -> None:
    drafted = "Under the proposal, Hamas would release 33 hostages, Rojas said."
    agreed = "Under the accord, the rebels would release 33 hostages by May, Rojas said."
    draft = "Osman said that in the draft the army would leave by March and the hostages would be freed."
    assert story(drafted, Told("Rojas", "Under the proposal, Hamas would release 33 hostages")).expectations() == ()
    assert len(story(agreed, Told("Rojas", "Under the accord, the rebels would release 33 hostages by May")).expectations()) == 1
    assert story(draft, Told("Osman", "in the draft the army would leave by March")).expectations() == ()


def test_news_outlets_relay() -> None:
    """What an outlet foresees for a day is the reporter's, without a day it is nobody's."""
    dated = story("Miller reported that the hostages would be freed on Friday.", Told("Miller", "the hostages would be freed on Friday"))
    vague = story("Miller reported that the hostages would be freed.", Told("Miller", "the hostages would be freed"))
    (found,) = dated.expectations()
    assert (found.by, found.expects) == (None, "exchange")
    assert vague.expectations() == ()


def test_words_behind_the_saying_are_left_out() -> None:
    text = "The hostages will be freed by the end of April, the mediator, Rojas, said."
    (found,) = story(text, Told("Rojas", "The hostages will be freed by the end of April")).expectations()
    assert text[found.start : found.end] == "The hostages will be freed by the end of April"


def test_agreed_together() -> None:
    (found,) = story("Yerevan and Baku agreed to meet again in March on border demarcation.").expectations()
    assert found.expects == "meeting"
    assert set(found.parties) == {"ARM", "AZE"}


@pytest.mark.parametrize(
    "text",
    [
        "Yerevan and Baku agreed to meet again in March on border demarcation.",
        "Baku and Yerevan agreed to meet again in March on border demarcation.",
        "Armenia and Azerbaijan agreed on Monday to meet again in March on border demarcation.",
    ],
)
def test_what_several_agree_to_is_promised_by_all_of_them(text: str) -> None:
    told = story(text)
    assert len(told.book.get(str(told.expectations()[0].by)).members) > 1


def test_told_twice_is_one() -> None:
    """Standfirst and body: the body's words, without what only says that there is no date."""
    head = "Osman says more talks on a ceasefire will be held soon."
    text = f"{head}\nOsman said further talks on the ceasefire would be held soon, without giving a date."
    told = (Told("Osman", "more talks on a ceasefire will be held soon"), Told("Osman", "further talks on the ceasefire would be held soon"))
    (found,) = story(text, *told, roles=("standfirst",)).expectations()
    assert text[found.start : found.end] == "further talks on the ceasefire would be held soon"


def test_title_gives_way_to_body() -> None:
    text = "Seoul agrees to hold talks next week\nSeoul agreed to hold talks on the ceasefire on 14 June."
    (found,) = story(text, roles=("title",)).expectations()
    assert found.start > text.index("\n")


def test_day_of_saying_and_day_due() -> None:
    text = "On Sunday, Rojas said that the hostages would be freed on Friday under the ceasefire."
    read = story(text, Told("Rojas", "the hostages would be freed on Friday under the ceasefire"))
    (found,) = read.expectations()
    assert found.due is not None
    assert found.said_on is not None
    assert (read.times[found.due].raw, read.times[found.said_on].raw) == ("Friday", "Sunday")
