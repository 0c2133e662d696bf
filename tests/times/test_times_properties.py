"""What holds for any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests_times_pages import article_of

from communique.model.times import DateRange
from communique.times.dating import date_article
from communique.times.finding import find_in
from communique.times.lexicon import values
from communique.times.resolving import resolve
from communique.times.stories import story_times

ROLES = ("DOW", "MONTH", "MONTHA", "NUMW", "UNIT1", "UNITS", "PART", "EARLY", "ORDW", "SEASON", "VAGUE", "FIXED", "LAST", "NEXT", "FREQ", "AMOUNT")
WORDS = sorted({w.capitalize() if role.startswith(("DOW", "MONTH")) else w for role in ROLES for w in values(role)})
GLUE = [
    "the", "of", "to", "and", "a", "half", "-", ",", ".", "'s", "ago", "later", "before", "day", "week", "31", "1999", "2,000",
    "10:30", "9999", "0", "a.m.", "30th", "in",
        "will", "had", "until", "overnight", "into", "1990s", "century", "12/31/99", "2026-02-30", "Feb.", "\n", "“", "😀",
]  # fmt: skip
prose = st.lists(st.sampled_from(WORDS + GLUE), max_size=25).map(" ".join) | st.text(max_size=80)
days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(lambda d: d.isoformat())


@settings(max_examples=300, deadline=None)
@given(prose, days, st.integers(0, 60))
def test_spans_are_exact_and_intervals_are_in_order(text: str, first: str, width: int) -> None:
    times = find_in(text, shift=7)
    assert all(text[t.start - 7 : t.end - 7] == t.raw and t.raw.strip() == t.raw != "" for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    last = date.fromordinal(min(date.max.toordinal(), date.fromisoformat(first).toordinal() + width)).isoformat()
    for published in (None, DateRange(first, first), DateRange(first, last), DateRange(last, None)):
        for found in resolve(times, published):
            assert found.from_ is None or found.to is None or found.from_ <= found.to
            assert all(d is None or date.fromisoformat(d) for d in (found.from_, found.to))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["title", "body", "related", "standfirst"]), prose.map(lambda t: t.replace("\n", " "))), max_size=4))
def test_dating_never_raises_and_cites_exactly(lines: list[tuple[str, str]]) -> None:
    page, article = article_of(*lines)
    found = date_article(page, article, story_times(page, article))
    assert all(page.text[c.start : c.end] == c.raw for c in found.clues)
    assert found.from_ is None or found.to is None or found.from_ <= found.to
    assert (found.published is not None) == (found.basis == "inferred")


def _seconds(text: str) -> float:
    begin = process_time()
    resolve(find_in(text), DateRange("1999-03-17", "1999-03-17"))
    return process_time() - begin


UNITS = [
    "twenty ", "twenty-", "12:30 ", "1,000,", "two to ", "Monday ", "the day before ", "overnight ", "9", "99/", "1999-", "0.", "a.m.",
    "from Monday to ", "day 1,", "x", "9,", "the 9th, ", "May 9, ", "between 3 and ", "at 3 p.m. ", "Monday. At 9:30. ",
    "between March and ", "two days and ", "early ", "the first ", "last week of ", "12-", "'", "$1,", "http://", "two hundred thousand "
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Text made to send a careless pattern back and forth: four times the text takes about four times as long, not sixteen."""
    short, long = (min(_seconds(unit * n) for _ in range(3)) for n in (1000, 4000))
    assert long < 10 * max(short, 0.002)


@pytest.mark.parametrize("sign", ["9", "x", "x.", "1999", "²"])
def test_a_megabyte_without_a_space(sign: str) -> None:
    assert _seconds(sign * (1_000_000 // len(sign))) < 20


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS + GLUE), min_size=1, max_size=6), st.sampled_from(["", " ", "-"]))
def test_whatever_is_repeated_takes_time_in_proportion(words: list[str], glue: str) -> None:
    unit = glue.join(words) + glue
    short, long = (min(_seconds(unit * n) for _ in range(2)) for n in (200, 800))
    assert long < 12 * max(short, 0.004)


def test_paragraphs_that_count_from_those_above() -> None:
    """A page of nothing but "A day earlier, …" takes time in proportion to its length."""

    def seconds(n: int) -> float:
        page, article = article_of(*[("body", "A day earlier, they met.")] * n)
        begin = process_time()
        story_times(page, article)
        return process_time() - begin

    assert min(seconds(1600) for _ in range(2)) < 10 * max(min(seconds(400) for _ in range(2)), 0.002)
