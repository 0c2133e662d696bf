"""Quoted words on a page: exactly, or uniquely up to white space and quotation marks; else not at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.llm.locating import AMBIGUOUS, EMPTY, NOT_FOUND, Locator, sentence_numbers
from communique.model.spans import Span

TEXT = "Menu\nThe “quick”\u00a0envoy  met\r\nhis ‘rival’ twice. The envoy left. The envoy left.\nFooter: the envoy"
PARTING = TEXT.index(" The envoy left")
STORY = (Span(5, PARTING), Span(PARTING, TEXT.index("\nFooter")))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("twice", "twice"),
        ("  twice ", "twice"),
        ('The "quick" envoy met', "The “quick”\u00a0envoy  met"),
        ("the 'rival'", NOT_FOUND),
        ("his 'rival' twice.", "his ‘rival’ twice."),
        ("met his", "met\r\nhis"),
        ("met  \n his", "met\r\nhis"),
        ("The envoy left.", AMBIGUOUS),
        ("the envoy", NOT_FOUND),  # stands in the footer only
        ("Menu", NOT_FOUND),
        ("Envoy", NOT_FOUND),
        ("enνoy", NOT_FOUND),  # a Greek nu
        ("", EMPTY), (" \n", EMPTY), ('"', NOT_FOUND), ("“", "“"),
    ],
)  # fmt: skip
def test_words_are_found_as_they_stand_or_not_at_all(quote: str, words: str) -> None:
    found = Locator(TEXT, STORY).find(quote)
    assert (TEXT[found.start : found.end] if isinstance(found, Span) else found) == words


def test_of_several_places_the_one_within_is_meant() -> None:
    first = TEXT.index("The envoy left.")
    locator = Locator(TEXT, STORY)
    assert locator.find("The envoy left.", Span(first, first + 20)) == Span(first, first + 15)
    assert locator.find("The envoy left.", Span(first, len(TEXT))) == AMBIGUOUS
    assert locator.find("The envoy left.", Span(0, 3)) == AMBIGUOUS
    assert locator.find("twice", Span(0, 3)) != AMBIGUOUS  # the only place there is


@given(st.text(st.sampled_from("ab “”\"'’ \n\u00a0😊é"), max_size=60), st.text(st.sampled_from("ab “”\"'’ \n\u00a0😊é"), max_size=8))
def test_whatever_is_found_is_the_quote_but_for_white_space_and_marks(text: str, quote: str) -> None:
    found = Locator(text, (Span(0, len(text)),)).find(quote)
    if isinstance(found, Span):
        assert _plain(text[found.start : found.end]) == _plain(quote)
    elif found == NOT_FOUND:
        assert quote.strip() not in text


def _plain(words: str) -> str:
    for mark in "“”":
        words = words.replace(mark, '"')
    return " ".join(words.replace("’", "'").split())


def test_it_is_linear_in_hostile_text() -> None:
    text = "a " * 200_000
    begin = time.process_time()
    locator = Locator(text, (Span(0, len(text)),))
    assert locator.find("a a a a b") == NOT_FOUND
    assert locator.find("a a") == AMBIGUOUS
    assert time.process_time() - begin < 3


def test_sentences_that_a_span_touches() -> None:
    held = [(0, 10), (12, 20), (21, 30)]
    assert list(sentence_numbers(Span(9, 13), held)) == [0, 1]
    assert list(sentence_numbers(Span(10, 12), held)) == []
    assert list(sentence_numbers(Span(25, 90), held)) == [2]
