"""Several days named together, and clock times that share their half of the day."""

from __future__ import annotations

import pytest

from communique.times import find_times

DAY = "2031-03-06"  # a Thursday


def found(text: str) -> list[tuple[str, str | None]]:
    return [(t.raw, t.value) for t in find_times(text, published=DAY)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on March 3, 4 and 5 in the capital.", [("March 3", "2031-03-03"), ("4", "2031-03-04"), ("5", "2031-03-05")]),
        ("They met on May 2, 9 and 16, 2029.", [("May 2", "2029-05-02"), ("9", "2029-05-09"), ("16, 2029", "2029-05-16")]),
        ("The sides talked on 1, 2 and 4 March.", [("1", "2031-03-01"), ("2", "2031-03-02"), ("4 March", "2031-03-04")]),
        ("Votes on the 7th, 8th and 9th of June failed.", [("the 7th", "2030-06-07"), ("8th", "2030-06-08"), ("9th of June", "2030-06-09")]),
    ],
)  # fmt: skip
def test_lists_of_days(text: str, days: list[tuple[str, str]]) -> None:
    assert found(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On March 3, 12 and 14 people were held in two raids.", [("March 3", "2031-03-03")]),
        ("On March 3, 2 and then 5 shells fell.", [("March 3", "2031-03-03")]),
        ("By March 5, 4 and 3 of them had left.", [("March 5", "2031-03-05")]),
    ],
)
def test_numbers_after_a_date_are_no_list(text: str, days: list[tuple[str, str]]) -> None:
    assert found(text) == days


@pytest.mark.parametrize(
    ("text", "raw", "first", "last"),
    [
        ("They met on the weekend of March 1.", "the weekend of March 1", "2031-03-01", "2031-03-02"),
        ("Fighting flared on the weekend of 1-2 March.", "the weekend of 1-2 March", "2031-03-01", "2031-03-02"),
        ("The vote was held over the weekend of June 14, 2030.", "the weekend of June 14, 2030", "2030-06-15", "2030-06-16"),
        ("Shelling resumed the week beginning 3 February.", "the week beginning 3 February", "2031-02-03", "2031-02-09"),
        ("Envoys return the week of 7 April 2031.", "the week of 7 April 2031", "2031-04-07", "2031-04-13"),
        ("It was signed in the week starting on the 10th of June, 2030.", "the week starting on the 10th of June, 2030", "2030-06-10", "2030-06-16"),
        ("They fled on the night of 3-4 March.", "the night of 3-4 March", "2031-03-03", "2031-03-04"),
        ("Drones came on the night of February 23 to 24.", "the night of February 23 to 24", "2031-02-23", "2031-02-24"),
        ("They fled on the night of March 3 and 5 of them died.", "the night of March 3", "2031-03-03", "2031-03-03"),
        ("The night from 28 to 29 May 2029 was calm.", "The night from 28 to 29 May 2029", "2029-05-28", "2029-05-29"),
    ],
)
def test_weekends_weeks_and_nights_of_a_date(text: str, raw: str, first: str, last: str) -> None:
    assert [(t.raw, t.from_, t.to) for t in find_times(text, published=DAY)] == [(raw, first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The road is open between 3 and 5 p.m. on Friday.", ("3", "2031-03-07T15:00")),
        ("They spoke on Tuesday from 9:30 to 11 a.m. in the hall.", ("9:30", "2031-03-04T09:30")),
        ("Guards may cross 11-2 p.m. on Monday.", ("11", "2031-03-03T11:00")),
        ("It lasted from 12 to 3 p.m. on Monday.", ("12", "2031-03-03T12:00")),
        ("Shells fell between 11 and 2 a.m. on Monday.", ("11", "2031-03-03T23:00")),
    ],
)
def test_the_first_of_two_clock_times(text: str, first: tuple[str, str]) -> None:
    assert first in found(text)


@pytest.mark.parametrize("text", ["Between 3 and 5 people came.", "They won 3 to 5 seats.", "He is between 11 and 12 years old."])
def test_numbers_without_a_half_of_the_day_are_no_clock(text: str) -> None:
    assert not [t for t in find_times(text, published=DAY) if t.type == "TIME"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A session ended on Tuesday, 4 March. The statement was read out at 22:00.", "2031-03-04T22:00"),
        ("They met on Monday. In the afternoon shells fell.", "2031-03-03TAF"),
        ("The envoys will return on Saturday. They will speak at 3 p.m.", "2031-03-08T15:00"),
        ("The envoys will return on Saturday. He spoke at 3 p.m. in the hall.", "2031-03-06T15:00"),
        ("They met on Monday. He will speak at 3 p.m. in the hall.", "2031-03-06T15:00"),
    ],
)
def test_a_clock_time_of_the_day_told_before(text: str, value: str) -> None:
    assert value in [v for _, v in found(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels will begin talks, aimed at a truce, in the capital on Sunday.", "2031-03-09"),
        ("A vote will follow, watched by observers, on Monday.", "2031-03-10"),
        ("The sides will meet, joined by two envoys, on Friday.", "2031-03-07"),
        ("He left for the coast, accompanied by aides, on Monday.", "2031-03-03"),
    ],
)
def test_a_participle_set_off_by_commas_has_no_tense(text: str, value: str) -> None:
    assert value in [v for _, v in found(text)]
