"""Weapons that the next sentence adds to a barrage; fighting that is to stop; what is kept of a story is kept for that story alone."""

from __future__ import annotations

import pytest
from reports_kit import first_block

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.events.same import Same
from communique.events.subject import said_in
from communique.language.reading import read_story
from communique.pages.plain import plain_story


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load("peace-talks")


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army fired 40 rockets at Goma overnight, the governor said. Seven missiles were also fired.",
        "Rebels launched 30 drones at the port of Aden on Friday. Two ballistic missiles were also launched, the army said.",
        "Uganda's army hit the depot with 12 shells on Monday. Three rockets were fired as well.",
    ],
)
def test_weapons_that_were_also_fired_are_of_the_same_barrage(book: Codebook, text: str) -> None:
    [report] = first_block(text, book)
    assert len(report.values("weapons")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Uganda's army fired 12 rockets at Goma on Monday. Kenya also fired two missiles.",
        "Rebels fired 12 rockets at Goma on Monday. Two missiles were also fired at Bunia.",
        "Rebels fired 12 rockets at Goma on Monday. Two missiles were fired on Tuesday.",
    ],
)
def test_what_has_a_doer_a_target_or_a_day_of_its_own_is_another_attack(book: Codebook, text: str) -> None:
    assert [r.type for r in first_block(text, book)] == ["attack", "attack"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda are close to an accord that would halt the fighting in Bunia, mediators said.",
        "A plan that would end the fighting in Cauca was published in Quito.",
        "Norland wants a pact that will stop the fighting in the Tana valley.",
    ],
)
def test_fighting_that_is_to_stop_is_no_fighting_to_come(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "fighting"]


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("The coalition intercepted and destroyed four drones near Aden.", "intercepted", "four drones"),
        ("Kenyan rebels captured and released two pilots on Monday.", "count", "two pilots"),
        ("The army shelled and captured the town of Bunia on Friday.", "target", "the town of Bunia"),
    ],
)
def test_two_verbs_together_have_one_object(book: Codebook, text: str, field: str, words: str) -> None:
    assert words in {v.raw for v in first_block(text, book)[0].values(field)}


@pytest.mark.parametrize(
    "text",
    ["Rebels seized two trucks near Goma.", "Norland's navy seized a tanker on Monday.", "Soldiers captured three vehicles and a boat in Juba."],
)
def test_things_that_are_taken_are_no_territory(book: Codebook, text: str) -> None:
    assert not [r for r in first_block(text, book) if r.type == "territory"]


def test_a_story_is_the_key_to_what_is_kept_of_it() -> None:
    first, second = (read_story(*plain_story(text, path="a.txt")) for text in ("Talks opened in Oslo.", "Rebels left Oslo."))
    assert Same(first) == Same(first) != Same(second)
    none: frozenset[str] = frozenset()
    assert "talk" in said_in(first, none)
    assert "rebel" in said_in(second, none) - said_in(first, none)
    assert {"rebel left", "rebel leave"} <= said_in(second, frozenset(("rebel",))) - said_in(second, none)
