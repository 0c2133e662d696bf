"""Classes of slips met on news read for the first time: whose the words are, where they begin and end, and when they were said."""

from __future__ import annotations

import pytest
from quoting_kit import read

SPEAKERS = [
    ("Jazari said the talks will go on, but refused to give details.", ["Jazari", "Jazari"]),
    ("A statement from the Foreign Ministry of Peru had quoted Ana Borel as saying that the stalemate was bad.", ["Ana Borel"]),
    ("Bob Church, a union negotiator, said the board was late.", ["Bob Church"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_says_it(text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in read(text)] == speakers


def test_a_paper_that_passes_words_on_is_who_issued_it() -> None:
    said = read("A statement from the Iranian Foreign Ministry had quoted Ana Borel as saying that the stalemate was bad.")
    assert [s.via for s in said] == [("Foreign Ministry",)]


def test_words_outside_a_quotation_are_not_its_speakers() -> None:
    said = read("“I am ready to go on,” adding that he was in touch with union leaders to keep the door open.")
    assert all(s.source != "I" for s in said)


CONTENT = [
    ("Jalalabad (Afghanistan): An air strike killed eight people, officials said on Saturday.", "An air strike killed eight people"),
    ("Kabul: The talks failed, an official said.", "The talks failed"),
    (
        "She warned that unrest in the region — such as the takeover of northern Mali — could spill over.",
        "unrest in the region — such as the takeover of northern Mali — could spill over",
    ),
]


@pytest.mark.parametrize(("text", "content"), CONTENT)
def test_where_the_words_begin(text: str, content: str) -> None:
    assert content in [s.content for s in read(text)]


def test_a_headline_ends_before_the_name_of_the_outlet() -> None:
    said = read("Army says strikes hit two trucks; Afghans say 22 killed | DAILY BRASK Archive 2005", role="title")
    assert all("|" not in s.content for s in said)


def test_the_day_of_what_is_told_is_not_the_day_of_the_saying() -> None:
    said = read("“They are wrong,” Marta Kapa said, referring to the country's 2015 elections during which she won.")
    assert [s.dated for s in said] == [None]


def test_a_king_who_is_called_is_telephoned() -> None:
    assert not read("U.N. Secretary-General Ban Kilmu personally called Moroccan King Mohammed VI in August.")
