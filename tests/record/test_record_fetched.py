"""How soon the pages of a corpus were fetched, and what that says of those without a date."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.article import Article, Block, StatedDate
from communique.model.page import Page
from communique.record.articles import Dates, date_articles
from communique.record.merging import merge
from communique.settings import Settings
from communique.times.stories import story_times


def analysis(name: str, text: str, *, published: str | None, fetched: str | None) -> Analysis:
    page = Page(name, f"{name}.txt", None, None, "", "", "text/1", text, fetched=fetched)
    stated = None if published is None else StatedDate(published, published, 0, len(text), text)
    article = Article(name, (Block(0, len(text), "body"),), None, None, stated, None, None, (), (), "en")
    return Analysis(page, article, story_times(page, article), (), (), (), (), (), (), "", 2)


def corpus(lags: Sequence[int]) -> list[Analysis]:
    return [analysis(f"p{n}", "They met.", published="2031-03-01", fetched=f"2031-03-{1 + lag:02d}T08:00:00") for n, lag in enumerate(lags)]


def usual_lag(analyses: Sequence[Analysis]) -> int | None:
    dates = Dates()
    for held in analyses:
        dates.add(held)
    return dates.lag


UNDATED = analysis("undated", "They met on Tuesday.", published=None, fetched="2031-03-14")  # a Friday


def test_known_where_enough_pages_tell() -> None:
    dated = corpus([0, 1, 3, 0, 4])
    assert usual_lag(dated) == 4
    found = date_articles([*dated, UNDATED])["undated"]
    assert (found.published, found.from_, found.to, found.basis) == (None, "2031-03-11", "2031-03-13", "undetermined")
    assert found.likely[0] == "2031-03-12"


@pytest.mark.parametrize("lags", [[0, 1, 3, 0], [0, 1, 3, 0, 29], []])
def test_not_known_where_they_are_few_or_one_is_old(lags: list[int]) -> None:
    dated = corpus(lags)
    assert usual_lag(dated) is None
    found = date_articles([*dated, UNDATED])["undated"]
    assert (found.from_, found.to, found.likely) == (None, "2031-03-14", ())


def test_a_page_fetched_before_its_date_says_that_dates_are_wrong() -> None:
    dated = [*corpus([0, 1, 3, 0, 4]), analysis("p9", "They met.", published="2031-03-10", fetched="2031-03-05")]
    assert usual_lag(dated) is None


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [*corpus([0, 1, 3, 0, 4]), UNDATED]
    assert date_articles(pages) == date_articles(pages[::-1])


def test_the_article_of_the_record_has_the_likely_days() -> None:
    made = merge([*corpus([0, 1, 3, 0, 4]), UNDATED], codebook=Codebook(name="hand", version="1"), settings=Settings())
    articles = {a.page: a for a in made.articles}
    assert articles["undated"].published_likely[0] == "2031-03-12"
    assert articles["p0"].published_likely == ()


def test_undated_pages_follow_the_habits_of_the_dated_ones() -> None:
    late = [analysis(f"p{n}", "They met on Saturday.", published="2031-03-04", fetched="2031-03-08") for n in range(30)]
    found = date_articles([*late, UNDATED])["undated"]
    assert found.likely[0] == "2031-03-14"
