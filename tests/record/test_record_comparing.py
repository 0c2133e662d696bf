"""Numbers, dates, words and places compared."""

from __future__ import annotations

import pytest

from communique.model.record import Scalar
from communique.model.times import DateRange
from communique.record.comparing import compare_dates, compare_numbers, compare_words, gap_days
from communique.record.places import compare_places


@pytest.mark.parametrize(
    ("one", "first", "two", "second", "relation"),
    [
        (4, "at_least", 4, "exact", "same"),
        (400, "at_least", 408, "exact", "compatible"),
        (1200, "exact", 314, "exact", "conflict"),
        (5.5, "about", 5.5, "exact", "compatible"),
        (5.5, "about", (5, 6), "range", "compatible"),
        (90, "at_most", 95, "exact", "conflict"),
        (90, "about", 95, "exact", "compatible"),
        (None, "vague", 95, "exact", "unknown"),
        ("dozens", "vague", 95, "exact", "unknown"),
        ((5, 6), "range", (5.0, 6.0), "range", "same"),
    ],
)
def test_numbers(one: Scalar, first: str, two: Scalar, second: str, relation: str) -> None:
    assert compare_numbers(one, two, qualifiers=(first, second)).relation == relation
    assert compare_numbers(two, one, qualifiers=(second, first)).relation == relation


MAY, DAY, JUNE = DateRange("1994-05-01", "1994-05-31"), DateRange("1994-05-03", "1994-05-03"), DateRange("1994-06-01", "1994-06-30")


def test_dates() -> None:
    assert compare_dates(DAY, DAY).relation == "same"
    assert compare_dates(MAY, DAY).relation == "compatible"
    assert compare_dates(MAY, JUNE).relation == "conflict"
    assert compare_dates(MAY, None).relation == "unknown"
    assert compare_dates(MAY, DateRange("1994-05-20", None)).relation == "compatible"
    assert gap_days(MAY, JUNE) == gap_days(JUNE, MAY) == 1
    assert gap_days(MAY, DAY) == 0


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("Oslo", "oslo", "same"),
        ("Lima", "Peru", "compatible"),
        ("the Norwegian capital", "Oslo", "compatible"),
        ("the northern Chilean port of Iquique", "Chile", "compatible"),
        ("Iquique", "the port of Iquique", "same"),
        ("the Ipiales region", "Ipiales", "same"),
        ("an air base near Iquique", "Iquique", "compatible"),
        ("Lima", "Nairobi", "conflict"),
        ("Kenya", "Peru", "conflict"),
        ("Iquique", "Arica", "unknown"),
        ("Iquique", "Chile", "compatible"),
        ("Rotterdam", "the Netherlands", "compatible"),
        ("southern Kenya", "Mombasa", "compatible"),
        ("Iquique", "Norway", "unknown"),
        ("a village", "Chile", "unknown"),
        ("Goma", "North Kivu", "compatible"),
        ("the town of Mocoa", "Putumayo", "compatible"),
        ("Cauca", "Popayan", "compatible"),
        ("Juba", "Upper Nile", "unknown"),
    ],
)
def test_places(one: str, two: str, relation: str) -> None:
    assert compare_places(one, two).relation == relation
    assert compare_places(two, one).relation == relation


def test_words_alone_never_conflict() -> None:
    assert compare_words("closed doors", "Closed doors").relation == "same"
    assert compare_words("closed doors", "behind closed doors").relation == "compatible"
    assert compare_words("productive", "difficult").relation == "unknown"
