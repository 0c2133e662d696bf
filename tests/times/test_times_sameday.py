"""Days without a year that have certainly been, and one year for one day of a story."""

from __future__ import annotations

import pytest
from tests_times_pages import article_of

from communique.model.times import DateRange
from communique.times import find_times
from communique.times.dating import date_article
from communique.times.resolving import resolve
from communique.times.stories import story_times

DAY = "2031-03-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She has not been seen since May 4.", "2030-05-04"),
        ("Since the May 4 vote, the river towns have been quiet.", "2030-05-04"),
        ("He is thought to have planned the deadly May 4 attack.", "2030-05-04"),
        ("Families will mark the May 4 massacre.", "2030-05-04"),
        ("The rebels' May 4 raid is still spoken of.", "2030-05-04"),
        ("They want to hear of those abducted on May 4.", "2030-05-04"),
        ("The court must say who fired on May 4.", "2030-05-04"),
        ("The country is preparing for the May 4 vote.", "2031-05-04"),
        ("Both sides agreed on May 4 as the day of the vote.", "2031-05-04"),
        ("Polls are to be held on May 4.", "2031-05-04"),
        ("A truce is due to begin by May 4.", "2031-05-04"),
    ],
)
def test_a_day_that_has_been(text: str, value: str) -> None:
    assert [t.value for t in find_times(text, published=DAY)] == [value]


def values_of(*lines: str, published: str | None = DAY) -> list[str | None]:
    page, article = article_of(*(("body", line) for line in lines))
    return [r.value for r in resolve(story_times(page, article), DateRange(published, published) if published else None)]


@pytest.mark.parametrize(
    "text",
    ["The failures of May 4 were plain.", "May 4 taught them otherwise.", "It was on May 4 that he understood."],
)
def test_other_tellings_of_a_day_that_has_been(text: str) -> None:
    assert values_of("The river towns have been empty since May 4.", text) == ["2030-05-04", "2030-05-04"]


@pytest.mark.parametrize("text", ["On May 4, families will gather at the bridge.", "A service is planned for May 4."])
def test_a_day_that_comes_round_again(text: str) -> None:
    assert values_of("The river towns have been empty since May 4.", text) == ["2030-05-04", "2031-05-04"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They had met between March 6-10.", ["2028-03-06", "2028-03-10"]),
        ("It was read out on March 10.", ["2028-03-10"]),
        ("The statement of March 10 names no mediator.", ["2028-03-10"]),
    ],
)
def test_a_day_takes_its_year_from_another_telling(text: str, values: list[str]) -> None:
    signed = "On March 10, 2028, a statement was issued."
    assert values_of(signed, text, published=None) == ["2028-03-10", *values]
    assert values_of(signed, text, published="2028-09-01") == ["2028-03-10", *values]
    assert values_of("It was founded on March 10, 1994.", signed, "They met on March 10.", published=None)[2] is None


@pytest.mark.parametrize("told", ["Thousands stood at the bridge on March 10.", "On March 10 they met again.", "The march of March 10 was long."])
def test_around_its_return_a_day_is_rather_of_this_year(told: str) -> None:
    assert values_of("The accord was signed on March 10, 2028.", told) == ["2028-03-10", "2031-03-10"]
    assert values_of("The accord was signed on March 10, 2028.", told, published="2031-08-01") == ["2028-03-10", "2028-03-10"]


@pytest.mark.parametrize("words", ["signed by both ministers", "brokered by the union", "witnessed by the six envoys"])
def test_what_is_done_by_somebody_is_no_limit(words: str) -> None:
    page, article = article_of(("body", f"On March 10, 2031, a statement was issued, {words}."))
    assert date_article(page, article, story_times(page, article)).from_ == "2031-03-10"


@pytest.mark.parametrize("limit", ["by June", "by the end of May", "by 2033"])
def test_a_limit_lies_ahead(limit: str) -> None:
    page, article = article_of(("body", f"Under the text of March 10, 2031, troops were leaving {limit}."))
    assert date_article(page, article, story_times(page, article)).from_ is None
