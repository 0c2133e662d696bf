"""Why several names are taken for one person: the rule and the words, and unnamed sources that stay apart."""

import pytest

from communique.analysing import read_text
from communique.model.analysis import Analysis
from communique.model.record import RecordActor
from communique.record.casting import merge_actors
from communique.record.joins import rule_of

RULES = [
    ("Amina Otieno", "Amina Otieno", "same_name"),
    ("Zviad Kovalskyy", "Zviad Kovalsky", "spelling"),
    ("Volodymyr Kovalsky", "Vladimir Kovalsky", "given_form"),
    ("A. Otieno", "Amina Otieno", "initial"),
    ("Amina Wanjiru Otieno", "Amina Otieno", "middle_name"),
    ("Kim Jae-sung", "Jae-sung Kim", "order"),
    ("Otieno", "Amina Otieno", "family_name"),
    ("Amina", "Amina Otieno", "first_name"),
    ("Otieno", "Otieno", "copy"),
]


@pytest.mark.parametrize(("one", "other", "rule"), RULES)
def test_the_rule_by_which_two_names_are_ones(one: str, other: str, rule: str) -> None:
    assert rule_of(one, other) == rule_of(other, one) == rule


def people(*texts: str) -> tuple[list[Analysis], list[RecordActor]]:
    read = [read_text(text) for text in texts]
    return read, [a for a in merge_actors(read)[1] if a.kind in ("person", "group")]


def test_a_person_of_two_articles_has_the_words_that_join_them() -> None:
    read, (minister,) = people(
        "Kenyan foreign minister Zviad Kovalsky arrived on Monday. Kovalsky said that he would sign.",
        "Kenya's foreign minister, Zviad Kovalskiy, met the rebels on Friday and said that he would sign.",
    )
    texts = {a.page.id: a.page.text for a in read}
    assert {(j.rule, j.country) for j in minister.joins} == {("spelling", "KEN"), ("family_name", None)}
    for join in minister.joins:
        for words in (join.one, join.other):
            assert texts[words.page][words.start : words.end] == words.raw


def test_one_name_in_one_article_needs_no_reason() -> None:
    _, (minister,) = people("Kenyan foreign minister Zviad Kovalsky arrived on Monday.")
    assert minister.joins == ()


def test_unnamed_sources_of_two_articles_are_not_one() -> None:
    _, sources = people("Several Kenyan officials said that the text was ready.", "Several Kenyan officials said that the deal was dead.")
    assert len(sources) == 2
    assert all(a.anonymous for a in sources)
