"""Who "both sides", "the two countries", "the rebels", "the government", "the army" are; who is nobody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.model.spans import Span

Make = Callable[..., Any]

PAIRS = [
    ("Mali's army and the MNLA agreed to a truce, Algeria and Niger said. Both sides broke it.", "sides", 1, {"Malian army", "MNLA"}),
    ("Algeria and Qatar host talks between Chad and Sudan. The two sides met on Monday.", "sides", 1, {"Chad", "Sudan"}),
    ("Warring parties sign a truce.\nNorway brokered the deal between Nepal's government and the Maoists.", "parties", 1, {"Nepal", "Maoists"}),
    ("Kenya and Uganda said that the truce held. The two countries mediate between Sudan and the SPLM.", "countries", 1, {"Kenya", "Uganda"}),
    ("Swedish-mediated talks between Peru and Ecuador opened. The parties disagreed.", "parties", 1, {"Peru", "Ecuador"}),
    ("London and Dublin published a paper. The two governments want a deal.", "governments", 1, {"United Kingdom", "Ireland"}),
    ("Chad's president, Omar Sale, and the Libyan leader, Idris Faraj, dined. Both leaders smiled.", "leaders", 1, {"Omar Sale", "Idris Faraj"}),
    ("The two generals, Luis Paz and Ana Roca, shook hands.", "generals", 1, {"Luis Paz", "Ana Roca"}),
    ("Generals of Chad and Libya met.", "Generals", 1, {"Chad", "Libya"}),
]


@pytest.mark.parametrize(("text", "word", "nth", "names"), PAIRS)
def test_the_two_are_those_who_fight_or_are_named_together_and_no_mediators(story: Make, text: str, word: str, nth: int, names: set[str]) -> None:
    told = story(*text.split("\n"))
    assert {told.book.get(m).name for m in told.who(word, nth).members} == names


def test_no_pair_gives_no_members(story: Make) -> None:
    told = story("Both sides claimed a victory. Norway and Cuba host the talks. Chile and Brazil urged the generals to meet.")
    assert told.who("sides").members == ()


def test_halves_of_divided_states(story: Make) -> None:
    told = story("North and South Korea agreed to meet.", "The South said it was pleased. The North refused, and snow fell in the north.")
    assert [told.who("North", n).country for n in (1, 2)] == ["PRK", "PRK"]
    assert told.who("South", 2).country == "KOR"
    assert told.who("north") is None


def test_rebels_and_government_are_the_only_ones_of_the_story(story: Make) -> None:
    told = story(
        "Chief government negotiator Ana Roca met the FARC in Quito, in talks hosted by the Ecuadoran government.",
        "Luis Paz, the rebels' chief negotiator, said guerrillas would disarm. The rebel spokesman left.",
        "Colombia's government agreed. The army said its men would wait.",
    )
    assert told.who("Roca").country == told.who("army").country == "COL"
    assert told.roles("Paz") == ["chief negotiator"]
    assert (told.who("Paz").sector, told.name("guerrillas"), told.name("rebels")) == ("REB", "FARC", "FARC")
    assert told.who("spokesman").country == "COL"


def test_two_rebel_organisations_leave_the_rebels_open(story: Make) -> None:
    told = story("The FARC and the ELN met in Quito.", "It rained. Nobody spoke.", "Snow fell.", "Then rebels said that they would sign.")
    assert told.name("rebels") not in ("FARC", "ELN")


def test_an_army_and_its_country_are_one(story: Make) -> None:
    told = story("Chad's army shelled the town.", "The army, led by General Idriss Koulou, denied it. The police, headed by Ali Zen, did not.")
    assert told.who("army", 1) == told.who("army", 2)
    assert (told.who("Koulou").country, told.who("Koulou").sector) == ("TCD", "MIL")
    assert "leader" in told.roles("Koulou")


def test_who_commands_a_force_is_of_its_country(story: Make) -> None:
    told = story("The M23, commanded by Jean Bosco Rwema, took it. The Houthis, led by Ali Saleh Nasr, did not.", "Al-Shabab is led by Omar Dirie.")
    assert [told.who(n).country for n in ("Rwema", "Nasr", "Dirie")] == ["COD", "YEM", "SOM"]
    assert told.roles("Rwema") == ["commander"]


NOBODY = [
    ("The blast killed 11 soldiers.", "soldiers"),
    ("The militia shot some 1,200 people and fled.", "people"),
    ("Planes struck rebel camps in the hills.", "camps"),
    ("Dozens of villagers were hurt.", "villagers"),
    ("The president declared a state of emergency.", "state"),
]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_victims_amounts_and_things_are_nobody(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is None


ACTING = [
    ("About 300 soldiers stormed the palace.", "soldiers"),
    ("Residents said that they had fled.", "Residents"),
    ("He told two Kenyan officials so.", "officials"),
    ("Bishops in Peru asked the guerrillas to stop.", "Bishops"),
]


@pytest.mark.parametrize(("text", "word"), ACTING)
def test_groups_that_do_something_are_actors(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is not None


def test_hyphened_words_stay_whole(story: Make) -> None:
    told = story("Far-left members of her cabinet resigned. Kenyan left-wing rebels and hard-line lawmakers protested.")
    assert told.name("members") == "Far-left members of her cabinet"
    assert told.name("lawmakers") == "hard-line lawmakers"
    assert told.who("rebels").country == "KEN"


LOCAL = [
    ("Rebels in the Ivory Coast blocked roads.", "Rebels", "CIV"),
    ("Opposition parties throughout Nepal called a strike.", "parties", "NPL"),
    ("Security forces in Guinea shot at them.", "forces", "GIN"),
    ("Darfur rebels took the town, Kenya said.", "rebels", "SDN"),
    ("Aid groups in Sudan left.", "groups", None),
    ("Diplomats in Kenya said so.", "Diplomats", None),
]


@pytest.mark.parametrize(("text", "word", "code"), LOCAL)
def test_local_groups_are_of_the_country_where_they_are(story: Make, text: str, word: str, code: str | None) -> None:
    told = story(text, "Peru and Chile watched.")
    assert told.who(word).country == code


def test_names_joined_and_both_of_them_are_one_group(story: Make) -> None:
    told = story("Kenya and Uganda said so. The two countries mediate.")
    first, last = told.parse.tokens[0].start, told.parse.tokens[2].end
    joined = told.book.get(told.book.at(Span(first, last)))
    assert joined.name == "Kenya and Uganda"
    assert joined.key == told.who("countries").key


def test_principals_and_members_are_keys_of_finished_actors(story: Make) -> None:
    told = story("Chad's army shelled the town.", "The army, led by General Idriss Koulou, denied it.")
    keys = {a.key for a in told.book.freeze()}
    assert all(r.of in keys for r in told.who("Koulou").roles if r.of)
    assert any(r.of == told.who("army").key for r in told.who("Koulou").roles)


def test_rebels_of_another_country_leave_bare_rebels_open(story: Make) -> None:
    told = story("Chadian rebels took Faya. Hezbollah was not asked. On Monday rebels left the town.")
    assert told.name("rebels", 2) != "Hezbollah"
