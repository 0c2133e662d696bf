"""What speaks for two reports of attacks being of one, and groups by average linkage; invented attacks."""

from __future__ import annotations

import pytest
from handmade import Story, grouped, record

from communique.record.averaging import unite_best
from communique.record.crowding import rivalled
from communique.record.profiles import profile
from communique.record.weighing import log_odds


def strike(outlet: str, place: str, dead: int | None, *, day: str = "1994-05-02", printed: str = "1994-05-03") -> Story:
    story = Story(outlet, printed)
    words = f"Gunmen opened fire in {place}, {outlet} says."
    if dead is None:
        story.tell(words, "attack", date=day, place=place)
    else:
        story.tell(words, "attack", date=day, place=place, fatalities=dead)
    return story


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (strike("Post", "Loja", 9), strike("Star", "Loja", 9), True),
        (strike("Post", "Loja", 9), strike("Star", "Quito", 9), False),
        (strike("Post", "the market, Loja", 12), strike("Star", "the station, Loja", 12), True),
        (strike("Post", "the market, Loja", 12), strike("Star", "the station, Loja", 2), False),
        (strike("Post", "Loja", 14), strike("Star", "Loja", 14, day="1994-05-03"), True),
        (strike("Post", "Loja", 2), strike("Star", "Loja", 14, day="1994-05-03"), False),
        (strike("Post", "Loja", 9), strike("Star", "Loja", 9, day="1994-05-04"), False),
        (strike("Post", "Loja", 9), strike("Star", "Loja", 11, printed="1994-05-04"), True),
        (strike("Post", "Loja", 61), strike("Star", "the market, Loja", 24), True),
    ],
)
def test_what_days_places_and_numbers_say_together(one: Story, two: Story, together: bool) -> None:
    assert (len(grouped(record(one, two))) == 1) is together


def test_days_that_differ_by_one_stay_a_disagreement_of_the_event() -> None:
    (event,) = record(strike("Post", "Loja", 14), strike("Star", "Loja", 14, day="1994-05-03")).events
    assert event.fields["date"].agreement == "conflict"


def test_one_stray_report_does_not_chain_two_attacks() -> None:
    told = [strike(f"Post {n}", "the market, Loja", 12) for n in range(3)] + [strike(f"Star {n}", "the station, Loja", 3) for n in range(3)]
    assert len(grouped(record(*told, strike("Echo", "Loja", None)))) >= 2


@pytest.mark.parametrize("names", ["abcd", "dcba"])
def test_groups_are_united_by_the_mean_and_in_no_order_of_their_names(names: str) -> None:
    swap = dict(zip("abcd", names, strict=True))
    united: list[set[str]] = []

    def unite(one: str, two: str) -> bool:
        united.append({swap[one], swap[two]})
        return True

    sums = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.1, ("c", "d"): 0.7}
    given = {(min(swap[a], swap[b]), max(swap[a], swap[b])): score for (a, b), score in sums.items()}
    unite_best(given, dict.fromkeys("abcd", 1), 0.5, unite)
    assert united == [{"a", "b"}, {"c", "d"}]


def test_groups_that_may_not_be_united_stay_apart() -> None:
    asked: list[tuple[str, str]] = []

    def unite(one: str, two: str) -> bool:
        asked.append((one, two))
        return False

    unite_best({("a", "b"): 0.9}, {"a": 1, "b": 1}, 0.5, unite)
    assert asked == [("a", "b")]


def test_an_attack_is_one_of_those_that_another_article_tells_apart_at_most() -> None:
    two = strike("Post", "the market, Loja", 12)
    two.tell("Post says that gunmen killed 3 at the station of Loja.", "attack", date="1994-05-02", place="the station, Loja", fatalities=3)
    made = record(two, strike("Star", "Loja", 12))
    assert sorted(len(e.reports) for e in made.events) == [1, 2]
    (both,) = [e for e in made.events if len(e.reports) == 2]
    assert both.fields["fatalities"].value == 12


def test_rivals_share_what_speaks_for_them() -> None:
    likely = {("a", "b"): 0.6, ("a", "c"): 0.6}
    pages = {"a": frozenset("1"), "b": frozenset("2"), "c": frozenset("2")}
    apart = rivalled(likely, pages | {"c": frozenset("3")})
    assert apart[("a", "b")] == pytest.approx(0.6)
    told_apart = rivalled(likely, pages)
    assert told_apart[("a", "b")] == told_apart[("a", "c")] < 0.6


@pytest.mark.parametrize(("dead", "together"), [(14, True), (2, False)])
def test_a_roughly_dated_attack_is_weighed_like_the_others(dead: int, together: bool) -> None:
    rough = Story("Star", "1994-05-09")
    rough.tell(f"Gunmen killed {dead} people in Loja in May.", "attack", date="1994-05", place="Loja", fatalities=dead)
    assert (len(grouped(record(strike("Post", "Loja", 14), rough))) == 1) is together


@pytest.mark.parametrize(("few", "dozens"), [((4, 9), (24, 54)), ((3, 8), (20, 53)), ((2, 3), (30, 45))])
def test_counts_far_apart_speak_less_against_dozens_of_dead(few: tuple[int, int], dozens: tuple[int, int]) -> None:
    odds = []
    for one, two in (few, dozens):
        first, second = record(strike("Post", "Loja", one), strike("Star", "Loja", two)).reports
        odds.append(log_odds(*(profile(r, actors={}, published=None, story=r.page) for r in (first, second))))
    assert odds[0] < odds[1]
