"""Names of many customs, portfolios behind offices, labels that the story puts right, bodies and offices told in two ways. All names are made up."""

from __future__ import annotations

import pytest

from communique.analysing import read_text
from communique.model.actors import LocalActor


def actors(text: str) -> dict[str, LocalActor]:
    return {a.name: a for a in read_text(text).actors}


def called(text: str, raw: str) -> LocalActor | None:
    """The actor of whom the words `raw` are a mention."""
    return next((a for a in actors(text).values() if any(m.raw == raw for m in a.mentions)), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tan Sri Hamzah bin Yusof said talks would resume.", "Hamzah bin Yusof"),
        ("The facilitator met Dato Seri Karim Salleh Othman on Monday.", "Karim Salleh Othman"),
        ("Tengku Dato’ Rashid Amin said that both sides had agreed.", "Rashid Amin"),
        ("Maulvi Daud Gulzar heads the council and spoke to elders on Friday.", "Daud Gulzar"),
        ("Mwalimu Joseph Kato told the delegates that he would go on.", "Joseph Kato"),
        ("Haji Marwan said he would sign.", "Haji Marwan"),
        ("The governor, A B Sen, said the road was open. R K Pillai agreed.", "R K Pillai"),
    ],
)
def test_honours_are_no_part_of_a_name_and_initials_are(text: str, name: str) -> None:
    assert name in actors(text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("“We hope so,” Chad's Minister for the Peace Process Amadou Nzeyi told Reuters.", "Amadou Nzeyi", "Minister for the Peace Process"),
        ("Minister of Culture, Tourism and Civil Aviation Bimal Thapa said talks went well.", "Bimal Thapa", "Minister of Culture"),
        ("Minister of State for Labour and Transport Management Gita Rana said so.", "Gita Rana", "Minister of State for Labour"),
        ("The secretary of the committee Lt-Gen Min Zaw opened the talks.", "Min Zaw", "secretary of the committee"),
        ("Malaysian facilitator Tan Sri Hamzah Yusof said talks would resume.", "Hamzah Yusof", "facilitator"),
    ],
)
def test_a_name_behind_affairs_and_ranks_has_the_office(text: str, name: str, role: str) -> None:
    assert [r.role for r in actors(text)[name].roles] == [role]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Talks between the government and MARA Selda, a panel of exiles, began. MARA Selda said it was ready.", "MARA Selda", "organisation"),
        ("Talks with MARA Selda failed. MARA Selda is a group that speaks for exiles.", "MARA Selda", "organisation"),
        ("Talks between Orun Taliban and the government went on. Orun Taliban thanked the elders.", "Orun Taliban", "organisation"),
        ("Dalan Rang, Matab Khan, Rafah Jan, Azizullah, Gulab Shah and Zafar Barki are its members.", "Azizullah", "person"),
        ("The rebels quoted the union leader A Silva as saying it was over.", "A Silva", "person"),
        ("Houthi leader Salim al-Houthi said he would come.", "Salim al-Houthi", "person"),
    ],
)
def test_the_story_puts_a_label_right(text: str, name: str, kind: str) -> None:
    assert actors(text)[name].kind == kind


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("KP Rana, home minister, led the team. Krishna Prasad Rana said talks went well.", "KP Rana", "Krishna Prasad Rana"),
        ("Peru's foreign ministry spoke. The Peruvian Ministry of Foreign Affairs left.", "Peru's foreign ministry", "Ministry of Foreign Affairs"),
        ("The Russian Defence Ministry said so. The Ministry of Defense gave no number.", "Defence Ministry", "Ministry of Defense"),
        ("The Sudanese army agreed to a truce. The Sudanese Armed Forces said it would hold.", "The Sudanese army", "Sudanese Armed Forces"),
        ("The union said talks failed. Later the union said it would strike.", "The union", "the union"),
        ("Iran and Iraq met. The two countries spoke. The two parties said they would go on.", "The two countries", "The two parties"),
        ("Foreign Minister Ana Lind spoke. “Good,” the top diplomat added.", "Ana Lind", "the top diplomat"),
        ("MBL urged both to meet. Mohammed bin Latif said he would come. MBL left.", "MBL", "Mohammed bin Latif"),
    ],
)  # fmt: skip
def test_two_ways_of_saying_are_one_actor(text: str, one: str, other: str) -> None:
    first, second = called(text, one), called(text, other)
    assert first is not None
    assert second is not None
    assert first.name == second.name


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("President Ana Lind came. “It is time,” the president said. “I invite President Bo Silva.”", "Ana Lind", "the president"),
        ("The talks are led by the rebels' negotiator, Amin Kato. The government is yet to name the new negotiator.", None, "the new negotiator"),
        ("In Oslo, Gen. Bo Lund spoke. The former police general will replace Ahmad Amin.", None, "The former police general"),
    ],
)
def test_an_office_is_of_who_was_told_of_and_fits_the_time(text: str, name: str | None, words: str) -> None:
    found = called(text, words)
    assert (None if found is None or found.name.lower() in words.lower() else found.name) == name


@pytest.mark.parametrize("word", ["GMT", "Protestant"])
def test_a_time_zone_and_a_creed_are_nobody(word: str) -> None:
    assert word not in actors(f"The truce holds until 1945 {word}, Kenya said. The {word} Unity Party of Chad agreed.")


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Maria Cowell, a spokeswoman for Crisis Management Initiative, the former Finnish president's foundation, told AFP.", "Initiative"),
        ("“We met,” said Ana Duarte, a spokeswoman for Trade Justice Initiative, in Lima.", "Initiative"),
        ("Ivo Kovac, director of Energy Policy Observatory, came to Lima.", "Observatory"),
        ("Anna Berg, adviser for Peace Process Watch, came to Lima.", "Watch"),
    ],
)
def test_the_last_word_of_a_body_named_for_its_affairs_is_nobody(text: str, nobody: str) -> None:
    assert nobody not in actors(text)
