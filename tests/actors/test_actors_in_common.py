"""Letters in common, against the textbook's table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.actors.folding import family_agree, in_common

WORD = st.text(alphabet="abeo'й", max_size=12)


def table(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        before = row
        row = [0]
        for n, b in enumerate(other):
            row.append(before[n] + 1 if a == b else max(row[-1], before[n + 1]))
    return row[-1]


@given(WORD, WORD)
def test_as_the_table_has_it(one: str, other: str) -> None:
    assert in_common(one, other) == in_common(other, one) == table(one, other)


def test_long_names_that_differ_in_a_vowel_agree() -> None:
    assert family_agree("Khashimova", "Khashemova")
    assert family_agree("Abdurahmonov", "Abdurahmanov")
    assert not family_agree("Hernandes", "Harnondos")
