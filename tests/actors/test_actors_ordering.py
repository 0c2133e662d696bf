"""Names of persons in whatever order and length they are written."""

from __future__ import annotations

import pytest

from communique.actors.ordering import middles_agree, ordered

Name = tuple[str, ...]


def brought(name: str, country: str | None = None) -> Name:
    words = tuple(name.split())
    return ordered([(words, country)])[words, country]


ORDERS = [
    ("Han Min Su", "PRK", ("Minsu", "Han")),
    ("Han Min-su", "KOR", ("Minsu", "Han")),
    ("Seo Ji-hoon", None, ("Jihoon", "Seo")),
    ("Wei Longfei", "CHN", ("Longfei", "Wei")),
    ("Ana Ruiz", "PRK", ("Ruiz", "Ana")),
    ("Omar al-Tayeb", "SDN", ("Omar", "Tayeb")),
    ("al-Tayeb", None, ("Tayeb",)),
    ("de la Vega", "PER", ("Vega",)),
    ("Jan van der Meer", "NLD", ("Jan", "van", "der", "Meer")),
    ("Abdel Karim al-Tayeb", "SDN", ("Abdulkarim", "Tayeb")),
    ("Abdul-Karim Tayeb", None, ("AbdulKarim", "Tayeb")),
    ("Kofi Mensah", "GHA", ("Kofi", "Mensah")),
]


@pytest.mark.parametrize(("name", "country", "words"), ORDERS)
def test_given_names_come_first(name: str, country: str | None, words: Name) -> None:
    assert brought(name, country) == words


def test_the_order_that_one_entry_tells_holds_for_the_same_words_without_a_country() -> None:
    found = ordered([(("Han", "Min", "Su"), "PRK"), (("Han", "Min", "Su"), None)])
    assert set(found.values()) == {("Minsu", "Han")}


def test_a_second_family_name_is_left_out_beside_the_shorter_name_unless_two_may_be_meant() -> None:
    two = ordered([(("Ana", "Ruiz", "Soto"), "PER"), (("Ana", "Ruiz"), "PER")])
    assert two[("Ana", "Ruiz", "Soto"), "PER"] == ("Ana", "Ruiz")
    three = ordered([(("Ana", "Ruiz", "Soto"), "PER"), (("Ana", "Ruiz"), "PER"), (("Ana", "Ruiz", "Lara"), "PER")])
    assert three[("Ana", "Ruiz", "Soto"), "PER"] == ("Ana", "Ruiz", "Soto")


MIDDLES = [
    ("Glen A. Barker", "Glen B. Barker", False),
    ("Glen A. Barker", "Glen C. A. Barker", False),
    ("Glen Barker", "Glen C. A. Barker", True),
    ("Glen Alan Barker", "Glen A. Barker", True),
    ("Ana Maria Ruiz", "Ana Lucia Ruiz", False),
    ("Jose Luis Lara Soto", "Jose Lara Soto", True),
]


@pytest.mark.parametrize(("one", "other", "same"), MIDDLES)
def test_middle_names_keep_apart_only_where_they_differ(one: str, other: str, same: bool) -> None:
    assert middles_agree(tuple(one.split()), tuple(other.split())) is same
