"""Names, titles, pronouns and descriptions as news of talks in many regions has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Make = Callable[..., Any]

LONG_NAMES = [
    ("The rebels forced President Abd Rabbuh Mansour Karim and his government to flee. Karim left.", "Karim", "Abd Rabbuh Mansour Karim"),
    ("UN envoy Ismail Ould Salem Amar met the rebels. Ould Salem held a meeting on Monday.", "Salem", "Ismail Ould Salem Amar"),
    ("Envoy Maria del Pilar Soto Reyes spoke. Soto Reyes left.", "Reyes", "Maria del Pilar Soto Reyes"),
]
TITLES_AS_NAMES = [
    ("Maulana Alonzo, an envoy, told reporters that a panel met. Maulana said each team had come.", "Maulana Alonzo"),
    ("Sheikh Hassan Omar met the envoys. The Sheikh said that he was pleased.", "Hassan Omar"),
]
BARE_NAMES = [
    "Speaking from a base in the hills, Mavhunga declared a truce. Mavhunga said that he was in contact with the president.",
    "On Friday Qwabe confirmed she would come. Qwabe did not say when.",
    "Tembani ordered the army to halt. Later Tembani promised he would disarm.",
]
NO_BARE_NAMES = [
    "Frelano said he was killed. The Frelano leader denied it.",
    "In Gorosa the army halted. Gorosa said he was free.",
    "The Union said he was wrong. Union said he was right.",
]
BESIDE = [
    "The head of the government delegation, presidential aide Nafir Ali, limited his comments.",
    "Rebel leader Omar Said and the head of the government delegation, presidential aide Nafir Ali, met on Wednesday.",
    "The head of the delegation, deputy minister Nafir Ali, left.",
]
GOES_ON = [
    ("Vincent Moro told reporters the talks had begun.", "Moro said Okafor had agreed.", "“They are useful,” he said.", "he"),
    ("Jo Lind said the road was open.", "Talks will be led by Tito Lara, supported by Ali Kenda, he said.", "", "he"),
    ("Ana Lind said Maria Brand had promised to come.", "“We wait,” she said.", "", "she"),
]


@pytest.mark.parametrize(("text", "word", "name"), LONG_NAMES)
def test_a_long_name_is_one_person_by_any_of_its_parts(story: Make, text: str, word: str, name: str) -> None:
    told = story(text)
    assert {told.name(word, n + 1) for n in range(text.count(word))} == {name}


@pytest.mark.parametrize(("text", "name"), TITLES_AS_NAMES)
def test_a_title_that_stands_alone_is_a_name(story: Make, text: str, name: str) -> None:
    assert next(a.name for a in story(text).book.freeze() if a.kind == "person").endswith(name)


@pytest.mark.parametrize("text", BARE_NAMES)
def test_whoever_says_what_he_does_is_a_person(story: Make, text: str) -> None:
    told = story(text)
    name = next(w for w in ("Mavhunga", "Qwabe", "Tembani") if w in text)
    assert {told.who(name, n).kind for n in (1, 2)} == {"person"}
    assert told.who(name, 1).key == told.who(name, 2).key


@pytest.mark.parametrize("text", NO_BARE_NAMES)
def test_bodies_and_places_are_no_persons_by_what_they_say(story: Make, text: str) -> None:
    assert not [a.name for a in story(text).book.freeze() if a.kind == "person" and a.name in ("Frelano", "Gorosa", "Union")]


@pytest.mark.parametrize("text", BESIDE)
def test_two_offices_before_one_name_are_both_his(story: Make, text: str) -> None:
    told = story(text)
    assert told.name("head") == "Nafir Ali"


@pytest.mark.parametrize(("first", "second", "third", "pronoun"), GOES_ON)
def test_whoever_spoke_goes_on_speaking(story: Make, first: str, second: str, third: str, pronoun: str) -> None:
    told = story(*[p for p in (first, second, third) if p])
    assert told.name(pronoun) == " ".join(first.split()[:2])


def test_a_source_without_a_name_is_taken_up_by_the_noun(story: Make) -> None:
    told = story("A Western diplomat said Kenya's ambassador had a message for envoy Ali Omar.", "“We wait,” the diplomat said.")
    assert told.name("diplomat", 1) == told.name("diplomat", 2) == "Western diplomat"
    told = story("One minister said the vote was lost. “It is over,” the minister added.")
    assert told.who("minister", 1).key == told.who("minister", 2).key
    told = story("An official said the deal was near, and the Kenyan official Jo Lind left. The official smiled.")
    assert told.who("official", 1).key != told.who("official", 2).key


def test_no_body_from_the_rest_of_a_name_or_a_rank(story: Make) -> None:
    told = story("The Justice and Equality Movement and JEM-MC met. His counterpart is Army Brig. Gen. Allan Ruga.")
    names = [a.name for a in told.book.freeze()]
    assert "Allan Ruga" in names
    assert not {"MC", "-MC", "Army Brig"} & set(names)


def test_the_parties_are_the_rebels_and_their_own_government(story: Make) -> None:
    told = story(
        "The Sudanese army and the Justice and Equality Movement clashed, JEM said.",
        "Asked whether the Egyptian government seeks to host the two parties, the minister said no.",
    )
    assert {told.book.get(m).country for m in told.who("parties").members} == {"SDN"}


RIVALS = [
    ("Kenya and Somalia agreed to talk. The two neighbours have fought since May.", "neighbours", {"Kenya", "Somalia"}),
    ("Kenya and Somalia agreed to talk. The rivals will meet in Oslo.", "rivals", {"Kenya", "Somalia"}),
    ("Talks between Mali's government and the MNLA opened. The belligerents refused to sit down.", "belligerents", {"Mali", "MNLA"}),
    ("Talks between Mali's government and the MNLA opened. The envoy urged Mali's warring rivals to agree.", "rivals", {"Mali", "MNLA"}),
]
SEATS = [
    ("President Maren Kole left Oslo early, the Kremlin said.", "Kole"),
    ("Prime Minister Ann Weller will not come. Downing Street gave no reason.", "Weller"),
    ("President Maren Kole accused the Kremlin of delay.", "Kole"),
]
ABROAD = [
    ("The United Nations Yemen envoy, Ismail Amar, said it was over.", "Amar", (None, "UNO")),
    ("Syria's UN ambassador Bashir Ali left the hall.", "Ali", ("SYR", "GOV")),
    ("Russia's Ukraine envoy, Ivan Orlov, left the hall.", "Orlov", ("RUS", "GOV")),
]
TAKEN_UP = [
    ("The Harbour Workers' Union spoke to reporters. The union said it had called the strike off.", "union"),
    ("The Finance Ministry spoke to reporters. The ministry said it had no money.", "ministry"),
    ("The Peace Commission met. Lind asked the commission to wait.", "commission"),
]
LED = [
    ("South Africa's former deputy president, Nomsa Dlamini-Nkosi, came.", "Nkosi", "ZAF"),
    ("The co-chair is the US ambassador, Dean Pitt.", "Pitt", "USA"),
    ("Kenyan state minister, Amina Omar, said no.", "Omar", "KEN"),
    ("Kenya's special adviser on Somalia, Amina Omar, said no.", "Omar", "KEN"),
    ("Thai Prime Minister Anan Chai-o-cha said no.", "cha", "THA"),
]


@pytest.mark.parametrize(("text", "word", "names"), RIVALS)
def test_neighbours_and_rivals_are_the_two(story: Make, text: str, word: str, names: set[str]) -> None:
    told = story(text)
    assert {told.book.get(m).name for m in told.who(word).members} == names


@pytest.mark.parametrize(("text", "word"), SEATS)
def test_a_seat_beside_a_head_without_a_country_may_be_the_other_side(story: Make, text: str, word: str) -> None:
    assert story(text).who(word).country is None


@pytest.mark.parametrize(("text", "word", "whose"), ABROAD)
def test_an_envoy_is_of_whom_the_first_name_says(story: Make, text: str, word: str, whose: tuple[str | None, str]) -> None:
    actor = story(text).who(word)
    assert (actor.country, actor.sector) == whose


@pytest.mark.parametrize(("text", "noun"), TAKEN_UP)
def test_a_noun_takes_up_the_only_body_that_is_called_so(story: Make, text: str, noun: str) -> None:
    told = story(text)
    assert told.who(noun).name.lower().endswith(noun)
    told = story("The Harbour Union and the Miners' Union met. The union said it would wait.")
    assert told.who("union") is None or not told.who("union").name.startswith(("Harbour", "Miners"))


@pytest.mark.parametrize(("text", "word", "country"), LED)
def test_a_name_after_an_office_and_a_comma(story: Make, text: str, word: str, country: str) -> None:
    actor = story(text).who(word)
    assert (actor.kind, actor.country) == ("person", country)


def test_the_president_after_a_comma_is_no_one_beside_it(story: Make) -> None:
    told = story("President Nikos Lazar met the rebels.", "After talks with the rebel leader, Murat Ak, the president said he was pleased.")
    assert told.name("president") == "Nikos Lazar"


def test_soldiers_of_a_country_are_not_its_government(story: Make) -> None:
    told = story("The Ethiopian government and the front agreed. Witnesses saw Eritrean forces leave. The government said it was pleased.")
    assert told.name("government", 2) != "Eritrea"


def test_a_holiday_is_no_newspaper(story: Make) -> None:
    told = story("Both countries agreed to hold a reunion on Liberation Day, August 15.")
    assert [a.name for a in told.book.freeze() if a.kind == "media"] == []


def test_a_movement_and_the_noun_behind_its_name_are_one(story: Make) -> None:
    told = story("The leftist National Liberation Army (ELN) rebel group and Colombia's government met. The group left.")
    assert told.name("group", 1) == told.name("group", 2) == "ELN"


def test_a_name_that_begins_with_its_region(story: Make) -> None:
    told = story("The head of Darfur Regional Authority, Tijani Omar, returned on Saturday.")
    assert told.name("Authority") == "Darfur Regional Authority"
    assert told.name("head") == "Tijani Omar"
