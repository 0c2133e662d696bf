"""The date of an article, from what it states or tells."""

from __future__ import annotations

import pytest
from tests_times_pages import article_of

from communique.model.article import StatedDate
from communique.times.dating import Dating, date_article
from communique.times.stories import story_times


def dated(*lines: tuple[str, str], published: StatedDate | None = None, updated: StatedDate | None = None) -> Dating:
    page, article = article_of(*lines, published=published, updated=updated)
    found = date_article(page, article, story_times(page, article))
    assert all(page.text[c.start : c.end] == c.raw for c in found.clues)
    return found


def test_stated() -> None:
    found = dated(("date", "5 May 1999"), ("body", "They met."), published=StatedDate("1999-05-05", "1999-05-05", 0, 10, "5 May 1999"))
    assert (found.published, found.basis, [c.rule for c in found.clues]) == ("1999-05-05", "stated", ["stated"])


def test_a_stated_month_is_an_interval() -> None:
    found = dated(("date", "May 1999"), published=StatedDate("1999-05-01", "1999-05-31", 0, 8, "May 1999"))
    assert (found.published, found.from_, found.to, found.basis) == (None, "1999-05-01", "1999-05-31", "stated")


def test_dateline_with_a_full_date() -> None:
    found = dated(("title", "Envoys meet"), ("body", "OSLO, Sept. 3, 2001 (Agency) - The envoys met on Monday."))
    assert (found.published, found.basis) == ("2001-09-03", "inferred")


def test_a_dateline_behind_a_paragraph_of_the_body() -> None:
    found = dated(("body", "A guard waits by the gate."), ("dateline", "OSLO (Agency / Sept. 3, 2001) -"), ("body", "The envoys met on Monday."))
    assert (found.published, found.basis) == ("2001-09-03", "inferred")


@pytest.mark.parametrize(("body", "date"), [("They met on Saturday.", "1990-09-01"), ("They met on Friday and on Saturday.", "1990-09-01")])
def test_counter_and_weekday_single_out_a_day(body: str, date: str) -> None:
    teaser = ("related", "Gulf crisis: key events, day 30")  # 31 August (Friday) or 1 September (Saturday) 1990
    found = dated(("title", "Envoys meet"), ("body", "The talks have ended."), teaser, ("body", body))
    assert (found.published, found.basis) == (date, "inferred")
    assert {c.rule for c in found.clues} >= {"teaser_counter", "weekday_told"}


@pytest.mark.parametrize(
    "body", ["They met on Friday.", "They met on Saturday and on Sunday.", "They met in the town.", "They will meet on Saturday."]
)
def test_counter_alone_leaves_it_undetermined(body: str) -> None:
    teaser = ("related", "Gulf crisis: key events, day 30")
    found = dated(("body", "The talks have ended."), teaser, ("body", body))
    assert (found.published, found.from_, found.to, found.basis) == (None, "1990-08-31", None, "undetermined")


def test_teasers_after_the_story_say_nothing_about_it() -> None:
    found = dated(("body", "The talks have ended on Saturday."), ("related", "Gulf crisis: key events, day 30"))
    assert found == Dating(None, None, None, "undetermined", ())


def test_counter_in_the_title_is_one_of_two_days() -> None:
    found = dated(("title", "Sudan war: what happened on day 100"), ("body", "Shells fell."))
    assert (found.published, found.from_, found.to) == (None, "2023-07-23", "2023-07-24")


def test_what_is_told_is_not_younger_than_the_story() -> None:
    found = dated(("body", "They signed it on 4 June 1998. The elections will be held on 3 October 1998."))
    assert (found.from_, found.to, found.basis) == ("1998-06-04", "1998-10-03", "undetermined")


@pytest.mark.parametrize("body", ["Elections could follow in 2030.", "The treaty expires in 2011.", "The 2012 model was shown."])
def test_years_to_come_are_no_bound(body: str) -> None:
    assert dated(("body", body)).from_ is None


@pytest.mark.parametrize(
    ("body", "first"), [("The talks began in June 1996.", "1996-06-01"), ("The June 1996 model was shown.", None), ("It ends in June 1996.", None)]
)
def test_a_month_told_is_a_bound(body: str, first: str | None) -> None:
    assert dated(("body", body)).from_ == first


def test_contradicting_clues_leave_nothing() -> None:
    found = dated(("body", "OSLO, Sept. 3, 2001 (Agency) - The talks opened."), ("body", "It was signed on 5 May 2003."))
    assert (found.published, found.from_, found.to, found.basis) == (None, None, None, "undetermined")
    assert len(found.clues) == 2


def test_a_line_that_names_no_series_gives_no_date() -> None:
    assert dated(("title", "Cricket: key events, day 100"), ("body", "It rained.")).clues == ()


CHANGED = ("date", "Updated 9 PM, January 14, 2025")  # a Tuesday
CHANGE = StatedDate("2025-01-14", "2025-01-14", 14, 30, "January 14, 2025")


@pytest.mark.parametrize("body", ["They met on Tuesday. He spoke on Monday.", "They met on Monday.", "He spoke Monday and meets them on Friday."])
def test_a_date_of_change_is_the_day_where_the_weekdays_fit(body: str) -> None:
    found = dated(CHANGED, ("body", body), updated=CHANGE)
    assert (found.published, found.basis, found.clues[0].rule) == ("2025-01-14", "inferred", "updated_date")


@pytest.mark.parametrize("body", ["They met on Sunday.", "They met in the town.", "They will meet on Tuesday."])
def test_else_a_date_of_change_is_a_bound(body: str) -> None:
    found = dated(CHANGED, ("body", body), updated=CHANGE)
    assert (found.published, found.from_, found.to, found.basis) == (None, None, "2025-01-14", "undetermined")


def test_the_date_of_change_is_no_time_of_the_story() -> None:
    page, article = article_of(CHANGED, ("body", "They met on Tuesday."), updated=CHANGE)
    assert [t.raw for t in story_times(page, article)] == ["Tuesday"]
    both = ("date", "Published January 13, 2025 | Updated January 14, 2025")
    known = StatedDate("2025-01-13", "2025-01-13", 10, 26, "January 13, 2025")
    later = StatedDate("2025-01-14", "2025-01-14", 37, 53, "January 14, 2025")
    page, article = article_of(both, ("body", "They met on Tuesday."), published=known, updated=later)
    assert [t.raw for t in story_times(page, article)] == ["January 13, 2025", "Tuesday"]


FILED = ("dateline", "OSTHAVEN, Nov 3 (Agency) -")


def test_a_dateline_without_a_year_alone_leaves_it_undetermined() -> None:
    found = dated(FILED, ("body", "They met on Sunday. Thousands have died since 1983."))
    assert (found.published, found.from_, found.to, found.basis) == (None, "1983-01-01", None, "undetermined")
    assert next((c.raw, c.rule, c.from_, c.to) for c in found.clues) == ("Nov 3", "dateline", None, None)


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("It was signed on 4 June 2002. They met on Sunday. The elections will be held on 5 May 2003.", "2002-11-03"),
        ("It was signed on 4 June 2004. They met on Sunday. The elections will be held on 5 May 2009.", "2008-11-03"),
        ("It was signed on 4 June 2002. They met on Sunday. The elections will be held on 5 May 2009.", None),
    ],
)
def test_a_dateline_takes_the_only_year_that_fits(body: str, date: str | None) -> None:
    assert dated(FILED, ("body", body)).published == date


def test_a_dateline_next_to_a_date_of_change() -> None:
    change = StatedDate("2002-11-04", "2002-11-04", 8, 24, "November 4, 2002")
    found = dated(("date", "Updated November 4, 2002"), FILED, ("body", "They met on Sunday."), updated=change)
    assert (found.published, found.basis) == ("2002-11-03", "inferred")


def test_a_dateline_next_to_a_counter() -> None:
    filed = ("dateline", "OSTHAVEN, Sept. 1 (Agency) -")
    teaser = ("related", "Gulf crisis: key events, day 30")
    assert dated(filed, ("body", "The talks have ended."), teaser, ("body", "They met in the town.")).published == "1990-09-01"
