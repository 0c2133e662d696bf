"""An agreement on a ceasefire in one article is the ceasefire of another; invented truces."""

from __future__ import annotations

import pytest
from handmade import Story, record

BOTH = ["Peru", "Andean Front"]


def told(words: str, type_: str, outlet: str, *, status: str = "happened", stage: str = "signed", **fields: object) -> Story:
    story = Story(outlet, "1994-05-05")
    story.tell(words, type_, status=status, stage=stage, **(fields or {"date": "1994-05-04"}), participants=BOTH)  # type: ignore[arg-type]  # any field
    return story


CEASEFIRE = told("Peru and the Andean Front signed a ceasefire on Wednesday.", "ceasefire", "Daily Post")


@pytest.mark.parametrize(
    "words",
    [
        "A truce agreement was signed by Peru and the Andean Front on Wednesday.",
        "Peru and the Andean Front signed a cease-fire accord on Wednesday.",
        "A deal on a temporary ceasefire between Peru and the Andean Front was struck on Wednesday.",
        "Peru and the Andean Front reached an agreement for a cessation of hostilities on Wednesday.",
    ],
)
def test_an_agreement_on_a_ceasefire_is_the_ceasefire(words: str) -> None:
    (event,) = record(CEASEFIRE, told(words, "agreement", "Evening Star")).events
    assert len(event.reports) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Peru and the Andean Front signed an agreement on land reform on Wednesday.",
        "Peru and the Andean Front signed an agreement on prisoners while the ceasefire held on Wednesday.",
        "Despite the broken truce, Peru and the Andean Front signed an accord on Wednesday.",
    ],
)
def test_another_agreement_is_not(words: str) -> None:
    assert len(record(CEASEFIRE, told(words, "agreement", "Evening Star")).events) == 2


def test_a_step_told_as_done_and_as_settled_is_one() -> None:
    story = told("Peru and the Andean Front agreed on Wednesday to cease fire.", "ceasefire", "Daily Post", status="announced", stage="in_principle")
    story.tell("The two sides have agreed to a truce.", "ceasefire", stage="in_principle", participants=BOTH)
    assert len(record(story).events) == 1


def test_other_steps_of_an_article_stay_apart() -> None:
    story = told("Peru and the Andean Front agreed on Wednesday to cease fire.", "ceasefire", "Daily Post", status="announced", stage="in_principle")
    story.tell("The two sides broke the truce.", "ceasefire", stage="violated", participants=BOTH)
    assert len(record(story).events) == 2
