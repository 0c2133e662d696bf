"""What counts as a time expression, where it begins and ends, and what kind it is."""

from __future__ import annotations

import pytest
from tests_times_pages import article_of

from communique.times.finding import find_in
from communique.times.stories import story_times

SPANS = [
    ("They spoke for a few hours on Thursday.", [("a few hours", "DURATION"), ("Thursday", "DATE")]),
    ("The envoys left on Monday morning and came back late last month.", [("Monday morning", "TIME"), ("late last month", "DATE")]),
    ("A two-hour meeting became about five and a half hours.", [("two-hour", "DURATION"), ("about five and a half hours", "DURATION")]),
    ("The nearly four-year war and the two days of talks", [("nearly four-year", "DURATION"), ("the two days", "DURATION")]),
    ("Talks in early October, in 2022 and in January", [("early October", "DATE"), ("2022", "DATE"), ("January", "DATE")]),
    ("A swap in the near future, or in the coming weeks", [("the near future", "DATE"), ("the coming weeks", "DURATION")]),
    ("Shelling went on overnight into Friday.", [("overnight", "TIME"), ("Friday", "DATE")]),
    ("It shot down 40 drones over the previous day.", [("the previous day", "DATE")]),
    ("The pact of November 21, 1995, was signed on 14 December.", [("November 21, 1995", "DATE"), ("14 December", "DATE")]),
    ("They met on February 4-5.", [("February 4", "DATE"), ("5", "DATE")]),
    ("The talks took three to four hours.", [("three", "DURATION"), ("four hours", "DURATION")]),
    ("Every Friday and twice a week", [("Every Friday", "SET"), ("twice a week", "SET")]),
    ("At 9 a.m. Tuesday, or at noon", [("9 a.m. Tuesday", "TIME"), ("noon", "TIME")]),
    ("It was the third day; day two went well.", [("the third day", "DATE"), ("day two", "DATE")]),
    ("The war in 1994–95 and the late 1980s", [("1994", "DATE"), ("95", "DATE"), ("the late 1980s", "DATE")]),
    ("An hour and a half, then half an hour", [("An hour and a half", "DURATION"), ("half an hour", "DURATION")]),
    ("Between March and May 1999, or from April to early May", [("March", "DATE"), ("May 1999", "DATE"), ("April", "DATE"), ("early May", "DATE")]),
    ("On 05-Aug-2016 and in the first week of March", [("05-Aug-2016", "DATE"), ("the first week of March", "DATE")]),
    ("Hours later, months of talks ended.", [("Hours later", "DATE"), ("months", "DURATION")]),
]


@pytest.mark.parametrize(("text", "wanted"), SPANS)
def test_spans_and_types(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(t.raw, t.type) for t in find_in(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "May I say that we may march?",
        "A 27-year-old envoy with a 12-point plan",
        "He sat down for a second. Resolution 1701 costs $2,000.",
        "About 2,000 troops and 2000 soldiers",
        "The Sunday Times and the Good Friday Agreement",
        "As soon as possible",
        "Talks Stall and May Collapse as Thousands March",
    ],
)
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    assert find_in(text) == []


def test_typographic_characters_count_one_each() -> None:
    text = "“Thursday’s” talks – a two‑hour\u00a0session on 5\u00a0May\u00a01995 😀 and on Friday"
    assert [t.raw for t in find_in(text)] == ["Thursday", "two‑hour", "5\u00a0May\u00a01995", "Friday"]
    assert all(text[t.start : t.end] == t.raw for t in find_in(text))


@pytest.mark.parametrize(
    ("text", "raw", "hours"),
    [
        ("It lasted three hours.", "three hours", (3, 3)),
        ("It lasted five to six hours.", "six hours", (5, 6)),
        ("It lasted between two and three days.", "three days", (48, 72)),
        ("A 90-minute call", "90-minute", (1.5, 1.5)),
        ("It took two hours and 30 minutes.", "two hours and 30 minutes", (2.5, 2.5)),
    ],
)
def test_hours_of_durations(text: str, raw: str, hours: tuple[float, float]) -> None:
    assert {t.raw: t.hours for t in find_in(text)}[raw] == hours


def test_a_length_without_hours_has_none() -> None:
    assert [t.hours for t in find_in("four years, a few hours, several months")] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "raw", "anchor"),
    [
        ("On Friday it was hit overnight.", "overnight", "Friday"),
        ("It was hit overnight into Tuesday, not Monday.", "overnight", "Tuesday"),
        ("On Sunday they said that 30 came over the previous day.", "the previous day", "Sunday"),
        ("They met on 3 May 1999, and he came the day before.", "the day before", "3 May 1999"),
        ("They met on 3 May 1999 and signed two days later.", "two days later", "3 May 1999"),
        ("On the second day he left; two days later he was back.", "two days later", "the second day"),
    ],
)
def test_anchors(text: str, raw: str, anchor: str) -> None:
    times = find_in(text)
    held = next(t for t in times if t.raw == raw)
    assert held.anchor is not None
    assert times[held.anchor].raw == anchor


def test_only_the_story_and_the_date_line_are_read() -> None:
    page, article = article_of(
        ("title", "Envoys meet on Monday"), ("date", "5 May 1999"), ("related", "Siege: day 30"), ("body", "They left on Tuesday.")
    )
    times = story_times(page, article)
    assert [t.raw for t in times] == ["Monday", "5 May 1999", "Tuesday"]
    assert all(page.text[t.start : t.end] == t.raw for t in times)


def test_anchors_are_indices_into_the_whole_tuple() -> None:
    page, article = article_of(("title", "Envoys meet on Monday"), ("body", "On Friday the town was hit overnight."))
    times = story_times(page, article)
    assert [(t.raw, t.anchor) for t in times] == [("Monday", None), ("Friday", None), ("overnight", 1)]
