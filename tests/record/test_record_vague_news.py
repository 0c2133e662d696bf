"""What several outlets tell of one event without its day: leaders who met, an attack on a station, a house and its town, groups put in many ways; all
invented."""

from __future__ import annotations

import pytest
from handmade import Story, grouped, record

from communique.record.aims import same_aim
from communique.record.places import compare_places, is_venue
from communique.record.sides import backed_group

BOTH = ["Peru", "Ecuador"]


def opening(outlet: str, printed: str, words: str, **fields: object) -> Story:
    story = Story(outlet, printed)
    story.tell(words, "talks", participants=BOTH, **fields)  # type: ignore[arg-type]  # any field
    story.tell(f"The {outlet} has long followed the quarrel of Peru and Ecuador over the valley.")
    return story


TALKS = opening("Daily Post", "1994-05-04", "Peru and Ecuador held talks over the valley.")


def sizes(*stories: Story) -> list[int]:
    return sorted(len(e.reports) for e in record(*stories).events)


def test_talks_with_which_two_articles_of_one_day_begin_are_one() -> None:
    assert sizes(TALKS, opening("Evening Star", "1994-05-04", "Envoys of Ecuador and Peru spent hours at a table.")) == [2]


@pytest.mark.parametrize("printed", ["1994-05-14", "1994-04-20"])
def test_talks_of_another_week_are_others(printed: str) -> None:
    assert sizes(TALKS, opening("Evening Star", printed, "Envoys of Ecuador and Peru spent hours at a table.")) == [1, 1]


def test_talks_told_further_down_are_no_news() -> None:
    late = Story("Evening Star", "1994-05-04")
    for n in ("a bridge", "two roads", "three mills"):
        late.tell(f"Peru and Ecuador, which both border the river, built {n}.")
    late.tell("There had been negotiations between Ecuador and Peru.", "talks", participants=BOTH)
    assert sizes(TALKS, late) == [1, 1]


@pytest.mark.parametrize("house", ["the Grand Hotel", "Almirante Palace", "the Ministry of Fishing"])
def test_a_house_may_stand_in_the_town_that_another_names(house: str) -> None:
    one = opening("Daily Post", "1994-05-04", f"Peru and Ecuador held talks at {house}.", date="1994-05-03", place=house)
    two = opening("Evening Star", "1994-05-04", "Ecuador met Peru in Bergen for talks.", date="1994-05-03", place="Bergen")
    (event,) = record(one, two).events
    assert len(event.reports) == 2


def test_two_towns_are_two() -> None:
    one = opening("Daily Post", "1994-05-04", "Peru and Ecuador held talks in Mombasa.", date="1994-05-03", place="Mombasa")
    two = opening("Evening Star", "1994-05-04", "Ecuador met Peru in Bergen for talks.", date="1994-05-03", place="Bergen")
    assert sizes(one, two) == [1, 1]


def test_what_is_a_house() -> None:
    assert [is_venue(words) for words in ("the Grand Hotel", "Zone B", "Mombasa", "the old port of Bergen")] == [True, True, False, False]


@pytest.mark.parametrize(("one", "two", "relation"), [
    ("Tchibangala", "Chibangala", "same"), ("Hodranjom", "the village of Hodranjeom", "same"), ("Bergen", "Bergamo", "unknown"),
])  # fmt: skip
def test_two_spellings_of_a_name_that_no_gazetteer_has(one: str, two: str, relation: str) -> None:
    assert compare_places(one, two).relation == relation


def strike(words: str, *, outlet: str = "Daily Post", **fields: object) -> Story:
    story = Story(outlet, "1994-05-04")
    story.tell(words, "attack", **fields)  # type: ignore[arg-type]  # any field
    return story


def test_a_target_told_again_in_an_article_is_the_same() -> None:
    story = strike("Two rockets hit a station in Loja on Tuesday.", target="a station", place="Loja", date="1994-05-03")
    story.tell("Both were fired at the station from a truck.", "attack", target="the station", weapons=(2, "exact", "rocket"))
    assert len(record(story).events) == 1


@pytest.mark.parametrize(("words", "target"), [
    ("Another rocket hit the station of the valley.", "the station of the valley"),
    ("Rockets hit a mill.", "a mill"),
    ("Rockets hit a second station.", "a second station"),
])  # fmt: skip
def test_another_target_is_not(words: str, target: str) -> None:
    story = strike("Two rockets hit a station in Loja on Tuesday.", target="a station", place="Loja", date="1994-05-03")
    story.tell(words, "attack", target=target)
    assert len(record(story).events) == 2


def test_a_target_by_name_in_two_articles_of_one_day() -> None:
    one = strike("Two rockets hit Loja railway station, and 30 people died.", target="Loja railway station", fatalities=30)
    two = strike("Nobody expected an attack on the train station of Loja.", outlet="Evening Star", target="the train station of Loja")
    two.tell("Thirty died in it, the railways said.", "casualties", fatalities=30)
    assert len(grouped(record(one, two))) == 1


def test_what_two_aims_have_in_common() -> None:
    aims = (("Loja railway station", "the train station of Loja"), ("Loja station", "Loja market"), ("the market", "a market in the old town"))
    assert [same_aim(one, two) for one, two in aims] == [2.0, 0.0, 1.0]


def test_a_group_is_the_same_however_its_backer_is_put() -> None:
    names = ("pro-Norwegian rebels", "Norway-backed insurgents", "rebels backed by Norway", "Norwegian rebels", "River rebels")
    assert [backed_group(name) for name in names] == ["rebels (Norway)", "rebels (Norway)", None, None, None]


@pytest.mark.parametrize(("count", "expected"), [(9, 1), (12, 2), (None, 2)])
def test_an_attack_of_days_before_takes_more_than_its_place_to_be_recalled(count: int | None, expected: int) -> None:
    first = strike("Rockets hit Loja on April 28.", place="Loja", date="1994-04-28", fatalities=9, actor="Peru")
    told = {} if count is None else {"fatalities": count}
    later = strike("Peruvian rockets have come down on Loja.", outlet="Evening Star", place="Loja", actor="Peru", **told)
    assert len(record(first, later).events) == expected
