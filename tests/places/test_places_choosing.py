"""Which place of a name: by the words around it, the states that the story tells of, and only then by size; else it is left open."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.places import Placed
from communique.model.spans import Span
from communique.places.comparing import apart, contains, distance
from communique.places.finding import locate
from communique.places.known import called
from communique.places.phrases import take_apart
from communique.places.surroundings import around

SENTENCE = re.compile(r"[^.!?]+[.!?]?")


def place(text: str) -> Placed:
    """What the name in double brackets means; the other capitalised words are not read."""
    at = re.search(r"\[\[(.+?)\]\]", text)
    assert at
    bare = text.replace("[[", "").replace("]]", "")
    sentences = [Span(m.start(), m.end()) for m in SENTENCE.finditer(bare)]
    return locate(bare, [Span(at.start(), at.start() + len(at[1]))], [], sentences)[0]


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("Gunmen clashed in [[Tripoli]], Lebanon, on Monday.", "LBN", "town"),
        ("The Libyan minister spoke in [[Tripoli]].", "LBY", "town"),
        ("The Lebanese army sent soldiers to [[Tripoli]].", "LBN", "town"),
        ("A storm hit [[Paris]], Texas.", "USA", "town"),
        ("The envoys met in [[Paris]].", "FRA", "town"),
        ("Russia moved its border posts in [[Georgia]], Tbilisi said.", "GEO", "country"),
        ("Pakistan hosted the talks in [[Islamabad]].", "PAK", "town"),
        ("Ukrainian troops left [[Pokrovsk]], Russian officials said.", "UKR", "town"),
        ("Rain fell across [[Washington]] state.", "USA", "area"),
        ("The envoys flew to [[Washington]].", "USA", "town"),
        ("Fires burned in [[southern Gaza]].", "PSE", "area"),
        ("Shells fell on [[Gaza City]].", "PSE", "town"),
        ("They met at [[the Rhine barracks near Dayton, Ohio]].", "USA", "town"),
        ("The province of [[North Kivu]] is at war.", "COD", "area"),
        ("Spanish police closed the road to [[Córdoba]].", "ESP", "town"),
        ("Argentine police closed the road to [[Córdoba]].", "ARG", "town"),
    ],
)  # fmt: skip
def test_the_words_decide(text: str, code: str, kind: str) -> None:
    found = place(text)
    assert found.place is not None, found
    assert (code in found.place.countries, found.place.kind) == (True, kind)
    assert found.reason


@pytest.mark.parametrize("name", ["Springfield", "Cambridge", "San Juan", "Santa Rosa"])
def test_what_the_words_do_not_decide_is_left_open(name: str) -> None:
    found = place(f"They met in [[{name}]].")
    assert found.place is None
    assert len(found.candidates) > 1


def test_size_alone_does_not_decide_between_states() -> None:
    assert place("Police closed roads in [[Hyderabad]].").place is None


def test_a_state_that_has_no_such_place_is_no_answer() -> None:
    found = place("A strike hit [[Kobani]], Norway.")
    assert found.place is None
    assert "Norway" in found.reason


def test_an_unknown_name_is_nothing() -> None:
    assert place("They met in [[Xqzville]].") == Placed(12, 20, None, (), "no place of that name is known")


def test_one_sense_for_a_story() -> None:
    text = "Clashes broke out in Tripoli. Tripoli, Lebanon, is a port."
    first, second = locate(text, [Span(21, 28)], [Span(30, 37)], [Span(0, 29), Span(30, len(text))]), place("Clashes in [[Tripoli]], Lebanon.")
    assert first[0].place == second.place


def test_neighbours_decide() -> None:
    text = "Shelling hit Kramatorsk and Sloviansk. Drones fell on Pokrovsk."
    asked = [Span(m.start(), m.end()) for m in re.finditer("Kramatorsk|Sloviansk|Pokrovsk", text)]
    found = locate(text, asked, [], [Span(0, 38), Span(39, len(text))])
    assert [p.place.area_name if p.place else None for p in found] == ["Donetsk"] * 3


def test_words_around_a_name_that_go_on_are_no_container() -> None:
    text = "In Geneva, Ukraine said it would wait."
    assert around(text, 3, 9) is None
    said = around("a car in Paris, Texas, on Monday", 9, 14)
    assert said is not None
    assert said.places[0].name == "Texas"


@given(st.text(max_size=60))
def test_any_words_can_be_taken_apart(words: str) -> None:
    assert all(name.strip() for name in take_apart(words).names)
    assert locate(words, [Span(0, len(words))], [], [Span(0, len(words))]) if words else True


def test_a_town_lies_in_its_area_its_region_and_its_state() -> None:
    goma, kivu, kivus, congo = (called(n)[0].place for n in ("Goma", "North Kivu", "Kivu", "Democratic Republic of the Congo"))
    assert contains(kivu, goma)
    assert contains(kivus, goma)
    assert contains(congo, goma)
    assert contains(kivus, kivu)
    assert not contains(goma, kivu)
    assert not contains(kivu, congo)
    assert contains(goma, goma)


def test_a_disputed_town_lies_in_no_state_and_is_apart_from_neither() -> None:
    town = called("Simferopol")[0].place
    for state in ("Russia", "Ukraine"):
        there = called(state)[0].place
        assert not contains(there, town)
        assert not apart(there, town)
    assert apart(called("Norway")[0].place, town)


def test_how_far_apart() -> None:
    oslo, bergen = (next(c.place for c in called(n) if c.capital or n == "Bergen") for n in ("Oslo", "Bergen"))
    away = distance(oslo, bergen)
    assert away is not None
    assert 290 < away < 320
    assert distance(oslo, called("Norway")[0].place) is None
    assert apart(oslo, bergen)
    assert not apart(oslo, oslo)
