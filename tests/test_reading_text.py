"""A string by itself, without a page around it."""

from communique.analysing import read_text
from communique.codebooks.loading import load

STORY = """Delegates from Chad and Niger held talks in Lagos on Friday.

“We made progress,” the Chadian envoy Idris Bello said."""


def test_a_string_is_read_like_a_page() -> None:
    told = read_text(STORY)
    assert [r.type for r in told.reports] == ["talks"]
    assert [told.page.text[s.start : s.end] for s in told.statements[0].content] == ["“We made progress,”"]


def test_the_codebook_may_be_given_loaded() -> None:
    assert read_text(STORY, codebook=load("peace-talks")) == read_text(STORY)


def test_an_empty_string_says_nothing() -> None:
    told = read_text("")
    assert (told.reports, told.statements, told.actors) == ((), (), ())
