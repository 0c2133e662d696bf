"""Capitals given back to text that is all in them, or has none."""

import pytest

from communique.language.casing import is_caseless, recased, shouted_apart
from communique.language.reading import read_story
from communique.pages.plain import plain_story

NAMES = frozenset({"sudan", "south sudan", "u.n.", "juba", "o'neill"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("REBELS IN SOUTH SUDAN AGREE TO TALKS", "Rebels in South Sudan agree to talks"),
        ("rebels met in juba. the u.n. was there.", "Rebels met in Juba. The U.N. was there."),
        ("ENVOY O'NEILL LEAVES JUBA", "Envoy O'neill leaves Juba"),
    ],
)
def test_text_gets_its_capitals(text: str, wanted: str) -> None:
    assert recased(text, NAMES) == wanted


@pytest.mark.parametrize("text", ["The U.N. met in Juba on Monday.", "NATO", "İSTANBUL’DA GÖRÜŞMELER Straße", ""])
def test_other_text_stays(text: str) -> None:
    assert recased(text, NAMES) == text


@pytest.mark.parametrize("text", ["İSTANBUL’DA GÖRÜŞMELER SÜRÜYOR", "STRAẞE NACH JUBA GESPERRT", "TALKS “END” — IN JUBA 12"])
def test_the_length_never_changes(text: str) -> None:
    assert is_caseless(text)
    assert len(recased(text, NAMES)) == len(text)


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("KENYA AND CHAD SIGN TRUCE", "Kenya and Chad sign truce"),
        ("CHAD’S ENVOY MEETS LIND", "Chad’s envoy meets Lind"),
        ("TALKS END IN N’DJAMENA", "Talks end in N’djamena"),
    ],
)
def test_a_headline_takes_its_capitals_from_the_story(headline: str, wanted: str) -> None:
    story = "A truce between Kenya and Chad was signed in N’Djamena on Friday, Ana Lind said."
    assert shouted_apart([headline, story]) == [wanted, story]


def test_the_page_keeps_its_words() -> None:
    page, article = plain_story("KENYA AND CHAD SIGN A TRUCE\nEnvoys of Kenya and Chad met in Oslo.")
    parse = read_story(page, article)
    assert [t.text for t in parse.tokens[:3]] == ["Kenya", "and", "Chad"]
    assert page.text[parse.tokens[0].start : parse.tokens[0].end] == "KENYA"
