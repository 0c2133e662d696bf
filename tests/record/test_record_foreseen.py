"""What several stories foresee, or tell as done, without its day: exchanges, truces, agreements; all invented."""

from __future__ import annotations

import pytest
from handmade import Story, record

BOTH = ["Peru", "Ecuador"]


def told(outlet: str, words: str, type_: str = "exchange", *, published: str = "1994-05-05", about: list[str] = BOTH, **given: object) -> Story:
    story = Story(outlet, published)
    story.tell("The two sides have been at war for a year.", "fighting", participants=about)
    story.tell(words, type_, **given)  # type: ignore[arg-type]  # any field
    return story


def together(*stories: Story) -> int:
    """How many reports the largest event has that is no fighting."""
    return max(len(e.reports) for e in record(*stories).events if e.type != "fighting")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Peru would free 681 soldiers.", "681 soldiers are to be freed."),
        ("Ecuador is to hand over 40 bodies.", "Forty bodies will be handed over by Ecuador."),
        ("Under the deal 120 captives go home.", "The 120 captives are expected home soon."),
    ],
)
def test_an_act_to_come_with_one_number_is_one(one: str, two: str) -> None:
    number = {"Pe": (681, "exact", "soldiers"), "Ec": (40, "exact", "bodies"), "Un": (120, "exact", "captives")}[one[:2]]
    stories = [told(o, w, status="expected", stage="proposed", count=number) for o, w in (("Daily Post", one), ("Evening Star", two))]
    assert together(*stories) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"count": (682, "exact", "soldiers")},
        {"count": (681, "exact", "civilians")},
        {"count": (681, "exact", "soldiers"), "published": "1994-05-20"},
        {"count": (681, "exact", "soldiers"), "about": ["Kenya", "Norway"]},
        {"count": (681, "exact", "soldiers"), "status": "happened"},
    ],
)
def test_with_another_number_time_or_war_it_is_not(other: dict[str, object]) -> None:
    given: dict[str, object] = {"status": "expected", "stage": "proposed", **other}
    first = told("Daily Post", "Peru would free 681 soldiers.", status="expected", stage="proposed", count=(681, "exact", "soldiers"))
    assert together(first, told("Evening Star", "They are to be freed.", **given)) == 1  # type: ignore[arg-type]  # any field


def test_two_soldiers_to_be_freed_are_too_few_to_say_that_they_are_the_same() -> None:
    stories = [told(o, "Two soldiers would be freed.", status="expected", stage="proposed", count=(2, "exact", "soldiers")) for o in ("Post", "Star")]
    assert together(*stories) == 1


@pytest.mark.parametrize("type_", ["exchange", "ceasefire", "agreement"])
def test_what_talks_bring_about_told_without_its_day_is_that_of_the_same_days(type_: str) -> None:
    dated = told("Daily Post", "Peru and Ecuador did so on Wednesday.", type_, date="1994-05-04", participants=BOTH)
    assert together(dated, told("Evening Star", "Peru and Ecuador have done so.", type_, participants=BOTH)) == 2


def test_a_week_later_it_may_be_another() -> None:
    dated = told("Daily Post", "Peru and Ecuador swapped captives on Wednesday.", date="1994-05-04", participants=BOTH)
    assert together(dated, told("Evening Star", "Both sent people home.", published="1994-05-11", participants=BOTH)) == 1


def test_of_two_days_it_is_open_which() -> None:
    dated = [told(o, f"Captives went home on {d}.", date=d, participants=BOTH) for o, d in (("Post", "1994-05-02"), ("Star", "1994-05-04"))]
    assert together(*dated, told("Evening Star", "Peru and Ecuador have swapped captives.", participants=BOTH)) == 1


@pytest.mark.parametrize(("one", "two"), [("prisoners", "government prisoners"), ("rebel fighters", "fighters"), ("soldiers", "captives")])
def test_an_exchange_is_told_from_both_ends(one: str, two: str) -> None:
    freed = told("Daily Post", "Peru let them go.", date="1994-05-05", participants=["Peru"], count=(20, "exact", one))
    home = told("Evening Star", "They are Ecuador's.", date="1994-05-05", participants=["Ecuador"], count=(20, "exact", two))
    assert together(freed, home) == 2


def test_exchanges_of_two_wars_are_two() -> None:
    freed = told("Daily Post", "Peru let them go.", date="1994-05-05", participants=["Peru"], count=(20, "exact", "prisoners"))
    home = told("Star", "They are Kenya's.", about=["Kenya", "Norway"], date="1994-05-05", participants=["Kenya"], count=(20, "exact", "prisoners"))
    assert together(freed, home) == 1


@pytest.mark.parametrize("type_", ["exchange", "ceasefire"])
def test_who_is_not_named_may_be_the_other_side(type_: str) -> None:
    named = told("Daily Post", "Peru and Ecuador did so on Wednesday.", type_, date="1994-05-04", participants=BOTH)
    assert together(named, told("Evening Star", "It was settled, Peru's government and the rebels said.", type_, participants=["Peru"])) == 2
