"""What the days told by a story say of its own, and what the dated pages of a corpus teach of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests_times_pages import article_of

from communique.times.dating import date_article
from communique.times.fetching import likely_days
from communique.times.habits import AS_MANY, ENOUGH_LAGS, UNKNOWN_HABITS, Habit, Habits
from communique.times.signs import WEEK, newest_told, newest_weights, signs_for, signs_of
from communique.times.stories import story_times

TUESDAY = date(2031, 3, 11)
FRIDAY = "2031-03-14"


def signs_on(body: str, day: date = TUESDAY) -> list[tuple[str, int]]:
    page, article = article_of(("body", body))
    return signs_for(signs_of(page, article, story_times(page, article), low=day - timedelta(days=3), high=day + timedelta(days=3)), day)


@pytest.mark.parametrize("body", ["They met on Tuesday.", "The envoy said Tuesday that it would hold.", "The council voted on Tuesday afternoon."])
def test_the_newest_weekday_told(body: str) -> None:
    assert signs_on(body) == [("newest", 0)]
    assert signs_on(body, TUESDAY + timedelta(days=1)) == [("newest", 1)]


@pytest.mark.parametrize(
    "body",
    [
        "They met on Tuesday, a day after Monday's raid.",
        "She left on Monday. He arrived on Tuesday.",
        "Shells fell on Monday and on Tuesday, after a calm Friday.",
    ],
)
def test_the_day_before_told_too(body: str) -> None:
    assert ("newest_pair", 0) in signs_on(body)
    assert ("newest_pair", 0) not in signs_on(body, TUESDAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("The talks ended on Tuesday night.", "newest_late"),
        ("They agreed late on Tuesday.", "newest_late"),
        ("The convoy arrived Tuesday evening.", "newest_late"),
        ("The talks began on Tuesday morning.", "newest_early"),
        ("Shells fell early on Tuesday.", "newest_early"),
        ("They said early Tuesday that it held.", "newest_early"),
    ],
)
def test_a_part_of_the_newest_day(body: str, sign: str) -> None:
    assert (sign, 0) in signs_on(body)


@pytest.mark.parametrize(
    ("body", "days"), [("They will meet on Thursday.", 2), ("The vote is due on Wednesday.", 1), ("He will speak on Tuesday.", 0)]
)
def test_the_next_weekday_foreseen(body: str, days: int) -> None:
    assert signs_on(body) == [("next", days)]


@pytest.mark.parametrize(
    ("body", "sign"),
    [
        ("It was signed on March 10.", ("dated", 1)),
        ("It was signed on 12 March 2031.", ("dated", -1)),
        ("It was signed on March 5.", ("dated", 4)),
        ("They will vote on March 13.", ("dated_ahead", 2)),
        ("He was born on 5 May 1970.", None),
    ],
)
def test_dates_near(body: str, sign: tuple[str, int] | None) -> None:
    assert signs_on(body) == ([sign] if sign else [])


def test_yesterday_in_a_quotation_is_the_speakers() -> None:
    assert ("newest_yesterday", 1) in signs_on("They met on Monday. He left yesterday.")
    assert ("newest_yesterday", 1) not in signs_on("They met on Monday. \u201cWe won yesterday,\u201d he said.")


PARAGRAPH = "The delegates spoke of the harbour, of the mines and of the river that both of the towns lie on. " * 16


@pytest.mark.parametrize("named", ["They had met on Tuesday.", "The envoy had left Tuesday.", "A shell had fallen there on Tuesday."])
def test_a_weekday_named_far_down_alone(named: str) -> None:
    assert ("newest_deep", 0) in signs_on(PARAGRAPH + named)
    assert ("newest_deep", 1) in signs_on(PARAGRAPH + named, TUESDAY + timedelta(days=1))
    assert ("newest_deep", 2) not in signs_on(PARAGRAPH + named, TUESDAY + timedelta(days=2))
    assert ("newest_deep", 0) not in signs_on(f"They met on Tuesday. {PARAGRAPH} {named}")
    assert ("newest_deep", 0) not in signs_on(named + PARAGRAPH)


def test_a_weekday_named_far_down_says_less_of_the_two_days() -> None:
    def chance(body: str) -> float:
        page, article = article_of(("body", body), fetched=FRIDAY)
        low, high = date(2031, 3, 8), date(2031, 3, 14)
        days = dict(likely_days(page, article, story_times(page, article), low=low, high=high)[0])
        return days[TUESDAY] + days[TUESDAY + timedelta(days=1)]

    assert chance(PARAGRAPH + "They had met on Tuesday.") < chance("They had met on Tuesday." + PARAGRAPH)


@pytest.mark.parametrize(
    "body",
    [
        "They met on Saturday. The envoy spoke on Tuesday of what had been agreed.",
        "Shells fell on Friday and on Sunday. A convoy reached the town on Tuesday.",
        "The truce was signed on Sunday. It held, monitors said Tuesday.",
    ],
)
def test_a_weekday_named_after_one_some_days_older(body: str) -> None:
    assert ("newest_later", 0) in signs_on(body)
    assert ("newest_later", 0) in signs_on(body, TUESDAY + timedelta(days=1))


@pytest.mark.parametrize("body", ["They met on Tuesday, after Saturday's raid.", "They came on Monday and left on Tuesday.", "They met on Tuesday."])
def test_a_weekday_named_first_or_after_its_eve(body: str) -> None:
    assert ("newest_later", 0) not in signs_on(body)
    assert ("newest_later", 0) not in signs_on(body, TUESDAY + timedelta(days=1))


def test_the_weekday_named_first_is_rather_that_of_the_news() -> None:
    def chance(body: str) -> float:
        page, article = article_of(("body", body), fetched=FRIDAY)
        days = dict(likely_days(page, article, story_times(page, article), low=date(2031, 3, 8), high=date(2031, 3, 14))[0])
        return days[TUESDAY] + days[TUESDAY + timedelta(days=1)]

    assert chance("A shell had fallen on Saturday. They met on Tuesday.") < chance("They met on Tuesday. A shell had fallen on Saturday.")


def habit_of(body: str, day: date, *, pages: int, outlet: str | None = None) -> Habit:
    habit = Habit()
    page, article = article_of(("body", body))
    for _ in range(pages):
        habit.see(page, article, story_times(page, article), day=day, outlet=outlet)
    return habit


def likeliest(habits: Habits, body: str = "They met on Monday.") -> str:
    page, article = article_of(("body", body), fetched=FRIDAY)
    return date_article(page, article, story_times(page, article), lag=6, habits=habits).likely[0]


@pytest.mark.parametrize(("late", "best"), [(0, "2031-03-10"), (1, "2031-03-11"), (3, "2031-03-13")])
def test_a_corpus_that_tells_its_news_some_days_later(late: int, best: str) -> None:
    shown = habit_of("He spoke on Tuesday.", TUESDAY + timedelta(days=late), pages=30)
    assert likeliest(shown.of(None, {})) == best


def test_weekdays_named_far_down_have_a_habit_of_their_own() -> None:
    shown = habit_of("He spoke on Tuesday.", TUESDAY + timedelta(days=3), pages=30).of(None, {})
    assert shown.newest_weights()[len(WEEK) :] == newest_weights()[len(WEEK) :]
    assert shown.newest_weights()[: len(WEEK)] != newest_weights()[: len(WEEK)]
    assert likeliest(shown, PARAGRAPH + "They met on Monday.") == likeliest(UNKNOWN_HABITS, PARAGRAPH + "They met on Monday.")


def test_an_outlet_goes_before_the_corpus() -> None:
    habit = habit_of("He spoke on Tuesday.", TUESDAY, pages=60)
    page, article = article_of(("body", "He spoke on Tuesday."))
    for _ in range(30):
        habit.see(page, article, story_times(page, article), day=TUESDAY + timedelta(days=3), outlet="the slow weekly")
    assert likeliest(habit.of("the slow weekly", {})) == "2031-03-13"
    assert likeliest(habit.of("another", {})) == likeliest(habit.of(None, {})) == "2031-03-10"


def test_few_pages_hardly_move_the_weights_and_those_as_expected_not_at_all() -> None:
    shown = habit_of("He spoke on Tuesday.", TUESDAY + timedelta(days=3), pages=1).of(None, {})
    moved = [new / old for new, old in zip(shown.newest_weights(), newest_weights(), strict=True)]
    assert moved[3] == max(moved) < AS_MANY
    assert UNKNOWN_HABITS.newest_weights() == newest_weights()


@pytest.mark.parametrize("body", ["They met in the town.", "They will meet on Friday.", "It was signed on March 5."])
def test_pages_that_tell_no_weekday_teach_nothing(body: str) -> None:
    assert habit_of(body, TUESDAY, pages=3).of(None, {}) == UNKNOWN_HABITS


def test_how_soon_pages_are_fetched_counts_where_many_tell() -> None:
    soon = {1: ENOUGH_LAGS - 1}
    assert likeliest(Habits(soon)) == "2031-03-11"
    assert likeliest(Habits(soon | {0: 1})) == "2031-03-13"


def test_no_weekday_told_no_days_from_it() -> None:
    page, article = article_of(("body", "They met."))
    assert newest_told(signs_of(page, article, story_times(page, article), low=TUESDAY, high=TUESDAY), TUESDAY) is None
