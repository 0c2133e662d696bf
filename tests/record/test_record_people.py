"""Actors of several pages become one where the words allow it, whatever the order of the pages."""

from __future__ import annotations

from itertools import permutations

import pytest

from communique.model.actors import LocalActor, Mention, Role
from communique.model.analysis import Analysis
from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import RecordActor
from communique.record.casting import merge_actors


def page(name: str, *actors: LocalActor) -> Analysis:
    page = Page(name, f"{name}.txt", None, None, "", "", "text/1", "")
    article = Article(name, (), None, None, None, None, None, (), (), "en")
    return Analysis(page, article, (), actors, (), (), (), (), (), "", 0)


def person(key: str, name: str, country: str | None = None, *roles: Role) -> LocalActor:
    return LocalActor(key, name, "person", country=country, roles=roles, mentions=(Mention(0, len(name), name),))


def people(*pages: Analysis) -> list[RecordActor]:
    return [a for a in merge_actors(pages)[1] if a.kind == "person"]


SAME = [
    ("Volodymyr Moroz", "Volodymyr Moroz"),
    ("Dmitri Zhelensky", "Dmitry Zhelenskyy"),
    ("Aleksandr Bondar", "Alexander Bondar"),
    ("Vasil V. Petrov", "Vasil Petrov"),
    ("V. Petrov", "Vasil Petrov"),
    ("Petrov", "Vasil Petrov"),
    ("Alaksandar Tsikhanenka", "Alaksandar Tsikhanenko"),
    ("José Ibáñez", "Jose Ibanez"),
    ("Mohammed Salih", "Muhammad Salih"),
    ("Zelenko", "Taras Zelenko"),
    ("Zhelensky", "Zhelensky"),
    ("Omar al-Tayeb", "Omar Tayeb"),
    ("Omar al-Tayeb", "Tayeb"),
    ("Omar Tayeb", "al-Tayeb"),
    ("Abdel Karim al-Tayeb", "Abdul-Karim al-Tayeb"),
    ("Pedro de la Vega", "de la Vega"),
    ("Jan van der Meer", "van der Meer"),
    ("Ana Ruiz Soto", "Ana Ruiz"),
    ("Ana Maria Ruiz", "Ana M. Ruiz"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_initials_and_family_names_alone_are_one_person(one: str, other: str) -> None:
    country = "KEN" if one == other else None
    assert len(people(page("a", person("x", one, country)), page("b", person("y", other, country)))) == 1


DIFFERENT = [
    ("Pavel Ivanov", "Pavel Ivanova"),
    ("Ivanov", "Ivanova"),
    ("Vladimir Petrov", "Viktor Petrov"),
    ("Daniel Ober", "Daniela Ober"),
    ("Vladimir Moroz", "Volodymyr Moroz"),
    ("Ana Ruiz", "Ana Ruck"),
    ("Raimundo Castell", "Fermin Castell"),
    ("Glen Barker", "Gordon Barker"),
    ("Glen C. A. Barker", "Glen A. Barker"),
    ("Barker", "Barker"),
    ("Han Min-su", "Han Ji-woo"),
    ("Ana Maria Ruiz", "Ana Lucia Ruiz"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_stay_two_people(one: str, other: str) -> None:
    assert len(people(page("a", person("x", one)), page("b", person("y", other)))) == 2


def test_two_countries_keep_people_of_one_name_apart() -> None:
    found = people(page("a", person("x", "Ali Hassan", "SDN")), page("b", person("y", "Ali Hassan", "YEM")), page("c", person("z", "Ali Hassan")))
    assert sorted(str(a.country) for a in found) == ["None", "SDN", "YEM"]
    assert len({a.id for a in found}) == 3


def test_a_family_name_that_fits_two_joins_neither() -> None:
    found = people(page("a", person("x", "Petrov")), page("b", person("y", "Vasil Petrov"), person("z", "Ivan Petrov")))
    assert sorted(a.name for a in found) == ["Ivan Petrov", "Petrov", "Vasil Petrov"]


def test_the_order_of_pages_changes_nothing_and_names_read_well() -> None:
    pages = [
        page("a", person("x", "Moroz"), LocalActor("s", "Kenya", "state", country="KEN", mentions=(Mention(0, 5, "Kenya"),))),
        page("b", person("y", "Aleksandr Moroz", "UKR"), LocalActor("s", "Kenya", "state", country="KEN", mentions=(Mention(9, 14, "Kenya"),))),
        page("c", person("z", "Alexander P. Moroz", "UKR")),
        page("d", person("x", "Alexander P. Moroz")),
    ]
    results = [merge_actors(order)[1] for order in permutations(pages)]
    assert all(r == results[0] for r in results)
    moroz = next(a for a in results[0] if a.kind == "person")
    assert (moroz.name, moroz.aliases, moroz.country) == ("Alexander P. Moroz", ("Aleksandr Moroz", "Moroz"), "UKR")
    assert [m.page for a in results[0] if a.kind == "state" for m in a.mentions] == ["a", "b"]


def test_the_id_of_a_person_does_not_change_when_a_fuller_name_comes() -> None:
    before = people(page("a", person("x", "Vasil Petrov")))
    after = people(page("a", person("x", "Vasil Petrov")), page("b", person("y", "Vasil Vasilev Petrov", "BGR")))
    assert [a.id for a in before] == [a.id for a in after]


def test_roles_and_members_point_at_ids() -> None:
    side = LocalActor("g", "Kenyan delegation", "group", country="KEN", mentions=(Mention(5, 9, "side", "nominal"),), members=("x",))
    chief = person("x", "Grace Otieno", "KEN", Role("head of the delegation", "g", 0, 3, "abc"))
    ids, actors = merge_actors([page("a", side, chief)])
    by = {a.id: a for a in actors}
    assert by[ids["a", "x"]].roles[0].of == ids["a", "g"]
    assert by[ids["a", "g"]].members == (ids["a", "x"],)


def test_delegations_of_a_country_are_one_and_other_groups_stay_on_their_page() -> None:
    def group(key: str, name: str, country: str | None) -> LocalActor:
        return LocalActor(key, name, "group", country=country, mentions=(Mention(0, 4, "side", "nominal"),))

    ids, _ = merge_actors([page(p, group("d", "Kenyan delegation", "KEN"), group("o", "officials", None)) for p in ("a", "b")])
    assert ids["a", "d"] == ids["b", "d"]
    assert ids["a", "o"] != ids["b", "o"]


def test_bodies_of_one_name_are_told_apart_by_country() -> None:
    def ministry(country: str) -> LocalActor:
        return LocalActor("m", "Ministry of Defence", "organisation", country=country, mentions=(Mention(0, 4, "abcd"),))

    names = [a.name for a in merge_actors([page("a", ministry("KEN")), page("b", ministry("UGA"))])[1]]
    assert sorted(names) == ["Ministry of Defence (Kenya)", "Ministry of Defence (Uganda)"]


def test_many_people_cost_little() -> None:
    letters = "bdfgklmnprst"
    families = [f"{a}o{b}o{c}ek" for a in letters for b in letters for c in letters]
    pages = [page(f"p{n}", *(person(f"k{m}", f"Marek {families[(n * 20 + m) % len(families)].title()}") for m in range(20))) for n in range(200)]
    assert len(people(*pages)) == len(families)


def unnamed(key: str, name: str, start: int = 0) -> LocalActor:
    return LocalActor(key, name, "group", mentions=(Mention(start, start + len(name), name, "nominal"),))


def test_an_unnamed_group_of_a_copy_is_that_of_the_original() -> None:
    said = "city's authorities"
    pages = [page("p1", unnamed("g1", said)), page("p2", unnamed("g7", said)), page("p3", unnamed("g1", said))]
    ids, actors = merge_actors(pages, copies={"p2": "p1"})
    assert ids["p1", "g1"] == ids["p2", "g7"] != ids["p3", "g1"]
    assert len(actors) == 2
    assert merge_actors(pages)[0]["p1", "g1"] != merge_actors(pages)[0]["p2", "g7"]


def test_groups_of_the_same_words_on_a_copy_follow_the_order_of_the_original() -> None:
    said = "three officials"
    original = page("p1", unnamed("g1", said, 5), unnamed("g2", said, 90))
    ids, _ = merge_actors([original, page("p2", unnamed("g8", said, 91), unnamed("g9", said, 4))], copies={"p2": "p1"})
    assert (ids["p2", "g9"], ids["p2", "g8"]) == (ids["p1", "g1"], ids["p1", "g2"])


def test_a_copy_that_says_more_keeps_its_own() -> None:
    pages = [page("p1", unnamed("g1", "three officials")), page("p2", unnamed("g1", "three officials"), unnamed("g2", "three officials", 50))]
    ids, actors = merge_actors(pages, copies={"p2": "p1"})
    assert ids["p2", "g1"] == ids["p1", "g1"]
    assert len(actors) == 2


EAST = [
    ("Han Min Su", "PRK", "Han Min-su", None),
    ("Han Min Su", "PRK", "Han", "PRK"),
    ("Han Min Su", "PRK", "Han Min Su", None),
    ("Seo Ji-hoon", "KOR", "Seo Ji Hoon", "KOR"),
    ("Seo Ji-hoon", None, "Seo", None),
    ("Wei Longfei", "CHN", "Wei", None),
]


@pytest.mark.parametrize(("one", "state", "other", "also"), EAST)
def test_a_family_name_that_comes_first_is_a_family_name(one: str, state: str | None, other: str, also: str | None) -> None:
    assert len(people(page("a", person("x", one, state)), page("b", person("y", other, also)))) == 1


def test_two_people_of_one_family_name_in_two_states_stay_two_and_the_bare_name_goes_by_country() -> None:
    north, south = person("x", "Han Min Su", "PRK"), person("x", "Han Ji-woo", "KOR")
    ids, actors = merge_actors([page("a", north), page("b", south), page("c", person("k", "Han", "KOR")), page("d", person("k", "Han"))])
    assert ids["c", "k"] == ids["b", "x"] != ids["a", "x"]
    assert ids["d", "k"] not in (ids["a", "x"], ids["b", "x"])
    assert len(actors) == 3


def test_bare_names_without_a_country_are_one_on_copies_only_and_with_one_where_it_is_the_same() -> None:
    pages = [page(p, person("x", "Barker")) for p in ("a", "b", "c")]
    ids, _ = merge_actors(pages, copies={"b": "a"})
    assert ids["a", "x"] == ids["b", "x"] != ids["c", "x"]
    assert len(people(*(page(p, person("x", "Barker", "USA")) for p in ("a", "b")))) == 1
    assert len(people(page("a", person("x", "Barker", "USA")), page("b", person("x", "Barker", "GBR")))) == 2


def test_a_name_without_the_initials_that_part_father_and_son_joins_neither() -> None:
    father, son = person("x", "Glen C. A. Barker", "USA"), person("x", "Glen A. Barker", "USA")
    short, shorter = person("x", "Glen Barker", "USA"), person("x", "Barker", "USA")
    ids, actors = merge_actors([page("a", father), page("b", son), page("c", short), page("d", shorter)])
    assert len(actors) == 4
    assert len({ids[p, "x"] for p in "abcd"}) == 4
    assert len(people(page("a", father), page("c", short))) == 1


def test_bare_names_that_two_brothers_share_stay_on_their_page() -> None:
    brothers = page("a", person("x", "Raimundo Castell", "CUB"), person("y", "Fermin Castell", "CUB"))
    assert len(people(brothers, page("b", person("x", "Castell", "CUB")), page("c", person("x", "Castell", "CUB")))) == 4


def test_a_council_of_no_told_country_is_of_that_of_its_secretary_on_another_page() -> None:
    council = LocalActor("o", "National Council", "organisation", sector="GOV", mentions=(Mention(0, 4, "abcd"),))
    here = page("a", council, person("x", "Oleh Bondar", None, Role("Secretary", "o", 0, 3, "abc")))
    found = merge_actors([here, page("b", person("x", "Oleh Bondar", "UKR"))])[1]
    assert [a.country for a in found if a.kind == "organisation"] == ["UKR"]


@pytest.mark.parametrize("name", ["the Kenyan Ministry of Defence", "Kenya's Ministry of Defence", "Ministry of Defence"])
def test_a_body_is_one_with_and_without_the_name_of_its_state(name: str) -> None:
    def ministry(said: str, country: str) -> LocalActor:
        return LocalActor("m", said, "organisation", country=country, mentions=(Mention(0, 4, "abcd"),))

    ids, _ = merge_actors([page("a", ministry("Ministry of Defence", "KEN")), page("b", ministry(name, "KEN")), page("c", ministry(name, "UGA"))])
    assert ids["a", "m"] == ids["b", "m"] != ids["c", "m"]
