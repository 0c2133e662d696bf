"""What coded articles taught, at work: phrases of a story, and which report a phrase goes to."""

from __future__ import annotations

import json

import pytest

from communique.analysing import read_text
from communique.codebooks.model import Codebook
from communique.events.taught_filling import fillable
from communique.events.taught_phrases import head_of, phrases
from communique.language.reading import read_story
from communique.model.parse import Parse
from communique.pages.plain import plain_story


def lesson(**points: float) -> str:
    """A lesson that knows nouns: each fills ``loot`` with these log odds, every other phrase with one in a thousand."""
    phrase = {f"hl={word}": [odds + 7.0] for word, odds in points.items()} | {"": [-7.0]}
    return json.dumps({"fields": ["loot"], "least": {"loot": 0.5}, "about": {"": [0.0, 0.0]}, "phrase": phrase, "trees": None})


def raids(learned: str | None) -> Codebook:
    raid = {
        "definition": "An armed group enters a place by force.",
        "triggers": [{"verbs": ["raid", "storm"]}],
        "fields": {
            "actor": {"takes": "party", "from": ["subject", "by"]},
            "target": {"takes": "words", "from": "object"},
            "loot": {"takes": "words", "from": "for"},
        },
    }
    data = {"name": "raids", "version": "1", "types": {"raid": raid}}
    return Codebook.model_validate(data | ({} if learned is None else {"learned": {"file": "learned.json", "text": learned}}))


def loot(text: str, **points: float) -> list[list[str]]:
    return [[v.raw for v in r.values("loot")] for r in read_text(text, codebook=raids(lesson(**points))).reports]


@pytest.fixture(scope="module")
def parse() -> Parse:
    page, article = plain_story("On Monday a powerful car bomb of the Olden Front hit Mayor Ana Ruiz and the town hall's windows.")
    return read_story(page, article)


@pytest.mark.parametrize("words", ["powerful car bomb", "car bomb", "bomb", "olden front", "mayor ana ruiz", "ana ruiz", "town halls windows"])
def test_wordings_that_a_coder_may_choose(parse: Parse, words: str) -> None:
    assert words in phrases(parse)


@pytest.mark.parametrize("words", ["monday", "powerful", "hit", "ruiz and", "front hit", "mayor", "mayor ana"])
def test_what_is_no_phrase(parse: Parse, words: str) -> None:
    assert words not in phrases(parse)


def test_the_head_of_a_phrase(parse: Parse) -> None:
    (place,) = phrases(parse)["powerful car bomb"]
    assert parse.tokens[head_of(parse, place)].text == "bomb"


def test_a_phrase_fills_the_field_of_the_report_beside_it() -> None:
    assert loot("Rebels stormed a barracks in Dorn. They left with ammunition.", ammunition=2.0) == [["ammunition"]]


def test_of_two_reports_the_nearer_one_has_it() -> None:
    text = "Rebels stormed a barracks in Dorn. They left with ammunition.\nNobody was hurt.\nGunmen raided a mill in Olden on Friday."
    assert loot(text, ammunition=2.0) == [["ammunition"], []]


def test_far_from_any_report_it_is_left_out() -> None:
    between = "The mayor spoke.\nIt rained.\nThe road was open.\nThe school was shut.\n"
    assert loot(f"Rebels stormed a barracks in Dorn.\n{between}A shop sold ammunition.", ammunition=2.0) == [[]]


def test_what_the_rules_found_stays_alone() -> None:
    assert loot("Rebels stormed a barracks for rifles. They left with ammunition.", ammunition=2.0, rifle=3.0) == [["rifles"]]


def test_what_is_unlikely_is_left_out() -> None:
    assert loot("Rebels stormed a barracks in Dorn. They left with ammunition.", ammunition=-1.0) == [[]]


def test_it_is_cited_and_marked() -> None:
    text = "Rebels stormed a barracks in Dorn. They left with ammunition, a general said."
    (report,) = read_text(text, codebook=raids(lesson(ammunition=2.0))).reports
    (value,) = report.values("loot")
    assert text[value.start : value.end] == "ammunition" == value.words
    assert dict(value.tags) == {"reader": "taught", "chance": "0.88"}


def test_nothing_changes_without_a_lesson() -> None:
    text = "Rebels stormed a barracks in Dorn. They left with ammunition."
    plain = read_text(text, codebook=raids(None))
    assert read_text(text, codebook=raids(lesson(nothing=1.0))).reports == plain.reports


def test_fields_that_phrases_fill() -> None:
    assert fillable(raids(None)) == {"actor": "party", "target": "words", "loot": "words"}
