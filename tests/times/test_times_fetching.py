"""What the day on which a page was fetched says of its story."""

from __future__ import annotations

from datetime import date

import pytest
from tests_times_pages import article_of

from communique.times.dating import Dating, date_article
from communique.times.fetching import fetched_day, narrowest
from communique.times.stories import story_times

FRIDAY = "2031-03-14"


def dated(*lines: tuple[str, str], fetched: str | None = FRIDAY, lag: int | None = None) -> Dating:
    page, article = article_of(*lines, fetched=fetched)
    found = date_article(page, article, story_times(page, article), lag=lag)
    assert all(page.text[c.start : c.end] == c.raw != "" for c in found.clues)
    return found


def test_alone_it_is_a_bound() -> None:
    found = dated(("title", "Envoys meet"), ("body", "They met on Monday."))
    assert (found.published, found.from_, found.to, found.basis) == (None, None, FRIDAY, "undetermined")
    assert [(c.rule, c.raw, c.to) for c in found.clues] == [("fetched", "Envoys meet", FRIDAY)]


def test_without_a_title_the_first_words_stand_for_the_story() -> None:
    assert [c.raw for c in dated(("body", "They met.")).clues] == ["They met."]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2031-03-14", "2031-03-14"),
        ("2031-03-14T23:30:00", "2031-03-14"),
        ("2031-03-14T09:00:00Z", "2031-03-14"),
        ("2031-03-14T20:00:00Z", "2031-03-15"),
    ],
)
def test_a_moment_in_utc_is_the_next_day_farther_east(moment: str, day: str) -> None:
    page, _ = article_of(("body", "They met."), fetched=moment)
    found = fetched_day(page)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("moment", [None, "", "yesterday", "9999-12-31T23:00:00Z"])
def test_no_moment_no_bound(moment: str | None) -> None:
    page, _ = article_of(("body", "They met."), fetched=moment)
    assert fetched_day(page) is None


@pytest.mark.parametrize(
    ("body", "best", "first", "last"),
    [
        ("They met on Tuesday.", "2031-03-12", "2031-03-11", "2031-03-14"),
        ("They met on Monday. Today, he said more.", "2031-03-11", "2031-03-10", "2031-03-13"),
        ("They met on Monday. He had warned of it yesterday.", "2031-03-11", "2031-03-10", "2031-03-12"),
        ("They met on Tuesday. \u201cPeace begins today,\u201d he said.", "2031-03-12", "2031-03-11", "2031-03-14"),
        ("A record was set on March 11. They met on Wednesday this morning.", "2031-03-12", "2031-03-12", "2031-03-14"),
        ("They met on Monday. There is an April 1 deadline.", "2031-03-11", "2031-03-10", "2031-03-13"),
        ("Envoys came on Monday and left on Tuesday. They will meet again on Thursday.", "2031-03-12", "2031-03-10", "2031-03-12"),
    ],
)
def test_days_told_say_which_of_the_days_before_are_likely(body: str, best: str, first: str, last: str) -> None:
    found = dated(("body", body), lag=6)
    assert (found.published, found.basis, found.likely[0]) == (None, "undetermined", best)
    assert (found.from_, found.to) == (first, last)
    assert {c.rule for c in found.clues} == {"fetched", "fetched_soon"}


@pytest.mark.parametrize("body", ["The talks have ended.", "They met in the town.", "He spoke for six hours."])
def test_where_nothing_tells_all_of_the_days_are_left(body: str) -> None:
    found = dated(("body", body), lag=6)
    assert (found.published, found.from_, found.to) == (None, "2031-03-08", FRIDAY)


@pytest.mark.parametrize(
    ("body", "bound"),
    [
        ("They signed it on March 12, 2031.", "2031-03-12"),
        ("It was agreed on 13 March 2031.", "2031-03-13"),
        ("He left on 10 March 2031.", "2031-03-10"),
    ],
)
def test_other_clues_narrow_the_days(body: str, bound: str) -> None:
    found = dated(("body", body), lag=6)
    assert bound <= (found.from_ or "") <= (found.to or "") <= FRIDAY


def test_clues_that_do_not_meet_those_days_leave_it_as_it_was() -> None:
    found = dated(("body", "The elections will be held on 3 October 2009."), lag=6)
    assert (found.from_, found.to, found.likely) == (None, "2009-10-03", ())


@pytest.mark.parametrize(("filed", "day"), [("OSTHAVEN, March 12 (Agency) -", "2031-03-12"), ("OSTHAVEN, March 14 (Agency) -", "2031-03-14")])
def test_a_dateline_shortly_before_takes_its_year(filed: str, day: str) -> None:
    assert dated(("dateline", filed), ("body", "They met in the town.")).published == day


def test_a_dateline_of_another_time_of_the_year_does_not() -> None:
    assert dated(("dateline", "OSTHAVEN, Nov 3 (Agency) -"), ("body", "They met in the town.")).published is None


def test_the_shortest_run_that_holds_nine_tenths() -> None:
    days = [date(2031, 3, n) for n in range(10, 15)]
    ranked = list(zip(days, (0.05, 0.5, 0.3, 0.1, 0.05), strict=True))
    assert narrowest(ranked) == (days[1], days[3])


@pytest.mark.parametrize("head", ["[11 March 2031] - ", "OSTHAVEN (March 11, 2031) - ", "(11 March 2031) \u2013 "])
def test_a_date_in_brackets_before_a_dash_is_a_dateline(head: str) -> None:
    assert dated(("body", f"{head}Rebels agreed to go on with the talks.")).published == "2031-03-11"


@pytest.mark.parametrize("head", ["[11 March 2031] ", "The accord (March 11, 2031) - ", "Signed in Osthaven (11 March 2031), "])
def test_a_date_in_brackets_elsewhere_is_none(head: str) -> None:
    assert dated(("body", f"{head}the text of the two sides says.")).published is None
