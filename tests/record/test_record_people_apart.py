"""Unnamed bodies of two pages that no word makes one."""

from __future__ import annotations

from communique.analysing import read_text
from communique.record.casting import merge_actors


def names(*texts: str) -> list[tuple[str, str | None, int]]:
    """Name, country and number of pages of the groups of `texts`."""
    held = [a for a in merge_actors([read_text(t) for t in texts])[1] if a.kind not in ("person", "state")]
    return sorted((a.name, a.country, len({m.page for m in a.mentions})) for a in held)


def test_police_of_two_towns_stay_two() -> None:
    one, other = "Police in Nairobi, Kenya, said two men had died.", "Police in Mombasa, Kenya, said a boat had sunk."
    assert [n for _, _, n in names(one, other)] == [1, 1]


def test_a_group_without_a_country_is_not_that_of_another_page() -> None:
    one = "A rebel group said on Monday that it would disarm."
    other = "A Sudanese rebel group said on Friday that it would fight on."
    assert all(n == 1 for _, _, n in names(one, other))


def test_the_police_of_a_country_by_name_are_one() -> None:
    one, other = "Kenyan police said two men had died.", "Kenyan police said a boat had sunk."
    assert [n for _, _, n in names(one, other)] == [2]
