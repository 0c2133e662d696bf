"""The data files fit the code that reads them."""

from __future__ import annotations

from datetime import date

import pytest

from communique.tables import load_table
from communique.times.building import BUILDERS
from communique.times.calendar import COUNTRY, easter, hebrew_new_year, holiday
from communique.times.finding import DIRECTION_AT
from communique.times.grammar import expression, grammar
from communique.times.numbers import duration_value, number, year_of
from communique.times.ops import OPS

PACKAGE = "communique.times"


def test_every_rule_has_a_builder_and_every_builder_a_rule() -> None:
    named = {row["builder"] for row in load_table(PACKAGE, "rules.tsv")} - {"macro"}
    assert named == set(BUILDERS)


def test_rules_compile() -> None:
    rules = {rule for rules in grammar().by_letter.values() for rule in rules}
    assert len(rules) > 50
    assert all(expression(rule.pattern).groups >= 0 for rule in rules)


def test_ops_with_a_direction_exist() -> None:
    assert set(DIRECTION_AT) <= set(OPS)


def test_series_are_dated_and_sourced() -> None:
    for row in load_table(PACKAGE, "series.tsv"):
        assert date.fromisoformat(row["start"])
        assert row["aliases"]
        assert row["source"]


@pytest.mark.parametrize("row", load_table(PACKAGE, "holidays.tsv"), ids=lambda row: row["name"])
def test_holidays_have_a_day_in_every_year(row: dict[str, str]) -> None:
    for year in (1995, 2000, 2026):
        found = holiday(row["rule"], year)
        assert (found is None) == (row["rule"] == COUNTRY)
        assert found is None or found.year == year


def test_the_jewish_new_year() -> None:
    found = [hebrew_new_year(year) for year in (2013, 2023, 2024, 2025)]
    assert [d.isoformat() for d in found if d] == ["2013-09-05", "2023-09-16", "2024-10-03", "2025-09-23"]


@pytest.mark.parametrize(("year", "first"), [(2013, "2013-11-28"), (2023, "2023-12-08"), (2024, "2024-12-26")])
def test_hanukkah_hangs_on_the_length_of_the_year(year: int, first: str) -> None:
    found = holiday("JH/8", year)
    assert found is not None
    assert found.isoformat() == first


def test_easter() -> None:
    assert [easter(y).isoformat() for y in (1998, 1999, 2000, 2024, 2025)] == ["1998-04-12", "1999-04-04", "2000-04-23", "2024-03-31", "2025-04-20"]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("two", 2),
        ("twenty - five", 25),
        ("two hundred", 200),
        ("a hundred", 100),
        ("two thousand", 2000),
        ("5 1 / 2", 5.5),
        ("a couple of", 2),
        ("13.7 billion", 13.7e9),
        ("two million five hundred thousand", 2_500_000),
        ("20 - odd", 20),
        ("few", None),
    ],
)
def test_numbers(words: str, amount: float | None) -> None:
    assert number(words.split()) == amount


def test_years_in_words() -> None:
    assert [year_of(w.split()) for w in ("nineteen ninety - six", "two thousand", "two thousand and four", "1999")] == [1996, 2000, 2004, 1999]


@pytest.mark.parametrize(
    ("amount", "unit", "value"), [(1.5, "year", "P1Y6M"), (2.5, "minute", "PT2M30S"), (3, "decade", "P30Y"), (None, "week", "PXW")]
)
def test_duration_values(amount: float | None, unit: str, value: str) -> None:
    assert duration_value(amount, unit) == value
