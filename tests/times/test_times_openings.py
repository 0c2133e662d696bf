"""Paragraphs that open with a distance from what was told above, and days of what is proposed. All sentences are made up."""

from __future__ import annotations

import pytest
from tests_times_pages import article_of

from communique.model.times import DateRange
from communique.times.finding import find_in
from communique.times.resolving import resolve
from communique.times.stories import story_times

TUESDAY = DateRange("1999-03-16", "1999-03-16")


def told(*paragraphs: str) -> dict[str, tuple[str, str | None]]:
    page, article = article_of(*(("body", p) for p in paragraphs))
    times = story_times(page, article)
    return {t.raw: (t.op, r.from_) for t, r in zip(times, resolve(times, TUESDAY), strict=True)}


@pytest.mark.parametrize(
    ("opening", "raw", "day"),
    [
        ("A day earlier, shells hit the quay.", "A day earlier", "1999-03-14"),
        ("The day before, the envoys met.", "The day before", "1999-03-14"),
        ("A week earlier, troops took the town.", "A week earlier", "1999-03-08"),
        ("Two days earlier, the road was cut.", "Two days earlier", "1999-03-13"),
    ],
)
def test_openings_count_from_the_lead_or_the_paragraph_above(opening: str, raw: str, day: str) -> None:
    lead = "The sides met in the capital on Monday."
    assert told(lead, "Neither would say more.", opening)[raw] == ("event_shift", day)
    assert told(lead, "A second round may be held between March 20 and March 30.", opening)[raw] == ("event_shift", day)
    assert told("It began.", lead, opening)[raw] == ("event_shift", day)


def test_openings_with_no_day_or_several_above_are_left_to_the_record() -> None:
    opening = "A day earlier, shells hit the quay."
    assert told("The sides met in the capital.", opening)["A day earlier"] == ("event_shift", None)
    assert told("They met on Monday.", "They met again on Friday and on Saturday.", opening)["A day earlier"] == ("event_shift", None)
    assert told("They met on Monday.", "A march was held on Friday.", "Few came.", opening)["A day earlier"] == ("event_shift", None)
    assert told("They met on Monday.", "Days earlier, he had resigned.")["Days earlier"] == ("event_shift", None)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The minister said Norland had proposed holding another round on June 20.", "future"),
        ("The envoys agreed to meet again on June 20.", "future"),
        ("The mediator offered to host the next round on June 20.", "future"),
        ("Releases could begin on June 20, the panel said.", "future"),
        ("The vote may take place on June 20.", "future"),
        ("Rivals to meet again June 20", "future"),
        ("The two states agreed on June 20 to meet again.", "past"),
        ("They agreed to a truce on June 20.", "past"),
        ("The envoy went to Oslo to meet them on June 20.", "past"),
        ("The panel proposed a ceasefire on June 20.", "past"),
    ],
)
def test_what_is_proposed_lies_ahead(text: str, direction: str) -> None:
    assert [t.args[3] for t in find_in(text)] == [direction]


def test_a_proposed_range_is_one_interval_ahead() -> None:
    found = resolve(find_in("Norland proposed holding another round between February 20 and February 28."), TUESDAY)
    assert [(r.from_, r.to) for r in found] == [("2000-02-20", "2000-02-28")] * 2


@pytest.mark.parametrize("text", ["The port was hit overnight into Sunday.", "Drones came overnight to Sunday.", "It snowed overnight on Sunday."])
def test_the_night_into_a_day(text: str) -> None:
    found = resolve(find_in(text), TUESDAY)
    assert (found[0].from_, found[0].to) == ("1999-03-13", "1999-03-14")


def test_a_date_line_tells_no_relative_time_and_papers_no_frequency() -> None:
    page, article = article_of(
        ("date", "June 2, 1999 6:41 PM Updated 3 hours ago"), ("body", "He told the Harbour Daily Post so, and the daily news.")
    )
    assert [t.raw for t in story_times(page, article)] == ["June 2, 1999 6:41 PM", "daily"]
