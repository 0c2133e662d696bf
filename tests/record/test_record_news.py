"""Talks and truces that several outlets tell as news, with and without days, in places of several spellings; all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import CODEBOOK, Story, record

from communique.model.analysis import Analysis
from communique.model.places import TOWN, Place, Placed
from communique.record.merging import merge
from communique.settings import Settings

BOTH = ["Peru", "Ecuador"]
CHATTER = {
    "Daily Post": "Peru and Ecuador have quarrelled over the valley; both claim it.",
    "Evening Star": "Two neighbours, Ecuador and Peru, would each like to own some hills and a river.",
    "Hill Courier": "Who may fish there is what keeps Peru from making friends with Ecuador again.",
}


def story(outlet: str, printed: str, words: str, type_: str = "talks", **fields: object) -> Story:
    made = Story(outlet, printed)
    made.tell(CHATTER[outlet], "territory", status="historical", participants=BOTH)
    made.tell(words, type_, **fields)  # type: ignore[arg-type]  # any field
    return made


def events(*stories: Story, type_: str = "talks") -> list[int]:
    return sorted(len(e.reports) for e in record(*stories).events if e.type == type_)


def next_round(outlet: str, when: str = "1994-09") -> Story:
    return story(outlet, "1994-08-02", "Another round of talks is planned for September.", status="announced", stage="scheduled", date=when)


def test_a_round_planned_for_one_month_in_three_outlets_is_one() -> None:
    assert events(*map(next_round, ("Daily Post", "Evening Star", "Hill Courier"))) == [3]


def test_rounds_planned_for_two_months_are_two() -> None:
    assert events(next_round("Daily Post"), next_round("Evening Star", "1994-10")) == [1, 1]


def undated(outlet: str, place: str, printed: str = "1994-05-04") -> Story:
    words = f"The talks in {place} ended without a deal." if outlet < "E" else f"Nobody smiled as envoys left the negotiations in {place}."
    made = story(outlet, printed, words, place=place)
    made.tell(f"The {outlet} was told by an envoy that he had slept well, eaten little and would rather be fishing at home.")
    return made


def test_talks_of_the_week_without_days_are_one_where_their_places_fit() -> None:
    assert events(undated("Daily Post", "Bergen"), undated("Evening Star", "Norway", "1994-05-05")) == [2]
    assert events(undated("Daily Post", "Bergen"), undated("Evening Star", "Mombasa", "1994-05-05")) == [1, 1]
    assert events(undated("Daily Post", "Bergen"), undated("Evening Star", "Norway", "1994-05-11")) == [1, 1]


def test_what_has_no_day_goes_to_the_one_that_has() -> None:
    dated = story("Hill Courier", "1994-05-04", "Talks were held in Bergen on Monday.", date="1994-05-02", place="Bergen")
    assert events(undated("Daily Post", "Bergen"), undated("Evening Star", "Bergen"), dated) == [3]


@pytest.mark.parametrize(("other", "expected"), [("gn-1", [2]), ("gn-2", [1, 1])])
def test_two_spellings_of_a_place_are_one_place(other: str, expected: list[int]) -> None:
    assert truces(truce("Daily Post", "Hodran", "gn-1"), truce("Evening Star", "Hudrahn", other)) == expected


def test_truces_in_one_place_of_nobody_named_are_two_in_articles_about_others() -> None:
    assert truces(truce("Daily Post", "Hodran", "gn-1"), truce("Evening Star", "Hodran", "gn-1", about=["Kenya", "Norway"])) == [1, 1]


def truces(*told: Analysis) -> list[int]:
    made = merge(told, codebook=CODEBOOK, settings=Settings())
    return sorted(len(e.reports) for e in made.events if e.type == "ceasefire")


def truce(outlet: str, place: str, known: str, *, about: list[str] = BOTH) -> Analysis:
    made = Story(outlet, "1994-05-04")
    made.tell(CHATTER[outlet], "territory", status="historical", participants=about)
    made.tell(f"The parties to the war have agreed to a truce in {place}.", "ceasefire", stage="in_principle", place=place)
    report = made.reports[-1]
    placed = Placed(report.start, report.end, Place(known, place, TOWN, "NOR"), (), "")
    return replace(made.analysis(), places=(placed,))
