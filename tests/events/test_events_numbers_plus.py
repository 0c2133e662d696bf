"""Numbers that "plus" makes a lower bound."""

from __future__ import annotations

import pytest

from communique.events.numbering import amount_of
from communique.language.reading import read_story
from communique.pages.plain import plain_story


@pytest.mark.parametrize(
    ("sentence", "number", "qualifier"),
    [
        ("The march drew 30-plus people.", 30, "at_least"),
        ("A 50-plus crowd gathered in Loja.", 50, "at_least"),
        ("They counted 40+ boats off the coast.", 40, "at_least"),
        ("Two plus three prisoners were freed.", 2, "exact"),
        ("The 30-member delegation left.", 30, "exact"),
    ],
)
def test_plus_behind_a_number_is_at_least(sentence: str, number: int, qualifier: str) -> None:
    parse = read_story(*plain_story(sentence))
    found = [a for t in parse.tokens if (a := amount_of(parse, t.i, article=False))]
    assert (found[0].number, found[0].qualifier) == (number, qualifier)
