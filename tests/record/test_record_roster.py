"""What is in memory of pages and reports while a merge goes on: numbers in arrays, which say the same as the things themselves."""

from __future__ import annotations

from array import array
from dataclasses import replace
from random import Random

import pytest
from handmade import Story, record
from hypothesis import given
from hypothesis import strategies as st

from communique.model.record import Link
from communique.model.times import DateRange
from communique.record.blocking import months_in, sides_told, sought
from communique.record.deciding import Decided
from communique.record.grouping import Groups
from communique.record.groups import groups_of, parts
from communique.record.names import Names, Originals
from communique.record.profiles import Profile
from communique.record.profiling import pages_of, profiles_of
from communique.record.roster import BACKGROUND, DATED, EXACT, FLAGS, STRIKE, Roster
from communique.record.shelves import InMemory

SIDES: tuple[list[str], ...] = (["Peru", "Ecuador"], ["Chile"], ["Kenya", "Norway", "Peru"], [])
WORDS = st.text(alphabet="ab-é\ud800z", max_size=14)


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    random, stories = Random(5), []
    for n in range(12):
        story = Story(f"Paper {n}", f"1994-0{n % 3 + 4}-2{n % 9}")
        for _ in range(4):
            fields = {"date": f"1994-0{random.randint(4, 6)}-1{random.randint(0, 9)}"} if random.random() < 0.7 else {}
            type_ = random.choice(["talks", "attack", "exchange"])
            story.tell(f"Of {type_} in Loja, {n} {random.random()}.", type_, place="Loja", participants=random.choice(SIDES), **fields)
        stories.append(story)
    made = record(*stories)
    return profiles_of(made.reports, pages_of(made, {}))


def roster_of(profiles: list[Profile]) -> Roster:
    return Roster(profiles, InMemory()(bytes))


@given(st.sets(WORDS, max_size=40), WORDS)
def test_names_are_found_by_number_and_numbers_by_name(words: set[str], other: str) -> None:
    names = Names(sorted(words))
    assert list(names) == sorted(words)
    assert [names.at(word) for word in names] == list(range(len(words)))
    assert (other in names) == (other in words)


def test_names_come_in_their_order() -> None:
    with pytest.raises(ValueError, match="a comes after b"):
        Names(["b", "a"])


def test_stories_of_originals_and_copies() -> None:
    pages = Names(f"p-{n}" for n in range(8))
    originals = Originals(pages, [(7, 3), (1, 3), (2, 0)])
    assert dict(originals) == {"p-1": "p-3", "p-2": "p-0", "p-7": "p-3"}
    assert originals.story("p-7") == originals.story("p-3") == ["p-3", "p-1", "p-7"]
    assert originals.story("p-5") == ["p-5"]
    assert list(originals.stories()) == [("p-0", "p-2"), ("p-3", "p-1"), ("p-3", "p-7")]
    assert "p-9" not in originals


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12))
def test_parts_are_what_pairs_connect(pairs: list[tuple[int, int]]) -> None:
    found = list(parts([a for a, _ in pairs], [b for _, b in pairs], array("I", range(12))))
    assert sorted(n for part in found for n in part) == list(range(len(pairs)))
    assert [part[0] for part in found] == sorted(part[0] for part in found)
    together = {item: n for n, group in enumerate(groups_of(range(12), pairs)) for item in group}
    assert all(len({together.get(pairs[n][0], pairs[n]) for n in part}) == 1 for part in found)
    assert len(found) == len({together.get(a, (a, b)) for a, b in pairs})


def test_a_roster_says_what_its_profiles_say_in_whatever_order_they_come(profiles: list[Profile]) -> None:
    for given_ in (profiles, profiles[::-1]):
        roster = roster_of(given_)
        by_id = {p.id: p for p in profiles}
        assert dict(roster) == by_id
        assert list(roster) == sorted(by_id)
        assert [p.id for p in roster.all(EXACT | STRIKE, but=BACKGROUND)] == [
            name for name in sorted(by_id) if (p := by_id[name]).exact and p.kind.kind == "strike" and not p.background
        ]
        assert {p.id for p in roster.all(but=DATED)} == {p.id for p in profiles if p.when is None}
        for number, name in enumerate(sorted(by_id)):
            p = by_id[name]
            assert (roster.pages[roster.page[number]], roster.start[number], list(roster.types)[roster.type[number]]) == (p.page, p.start, p.type)
            assert number in roster.on_page(p.page)
    assert roster_of(profiles).on_page("p-none") == []
    assert len(set(FLAGS)) == len(FLAGS)


def test_beside_a_report_are_those_of_its_months_and_sides(profiles: list[Profile]) -> None:
    roster, dates = roster_of(profiles), DateRange("1994-04-15", "1994-05-12")
    asked = [1] * len(roster)
    for p in profiles:
        found = [o.id for o in roster.beside(p, dates, asked)]
        near = (o for o in profiles if o.kind.family == p.kind.family and (days := sought(o)) and set(months_in(days)) & set(months_in(dates)))
        met = (o for o in near if (d := sought(o)) and (d.from_ or "") <= "1994-05-12" and (d.to or "") >= "1994-04-15")
        wanted = [o.id for o in met if not (sides_told(o) and sides_told(p)) or sides_told(o) & sides_told(p)]
        assert found == sorted(wanted)
    assert list(roster.beside(profiles[0], dates, [0] * len(roster))) == []


def test_what_changes_is_found_anew(profiles: list[Profile]) -> None:
    roster = roster_of(profiles)
    first = next(p for p in profiles if p.exact)
    later = replace(first, when=DateRange("1995-01-02", "1995-01-02"), dates=(DateRange("1995-01-02", "1995-01-02"),))
    roster.change([later], InMemory()(bytes))
    assert roster[first.id] == later
    assert [o.id for o in roster.beside(later, DateRange("1995-01-01", "1995-01-03"), [1] * len(roster))] == [first.id]
    assert first.id not in [o.id for o in roster.beside(first, first.when or DateRange("", ""), [1] * len(roster))]


def test_piles_and_orders(profiles: list[Profile]) -> None:
    roster = roster_of(profiles)
    piles = [list(pile) for pile in roster.all().piles(roster.page.__getitem__)]
    assert sorted(p.id for pile in piles for p in pile) == list(roster)
    assert all(len({p.page for p in pile}) == 1 for pile in piles)
    assert [pile[0].id for pile in piles] == sorted(pile[0].id for pile in piles)
    starts = [(p.start, p.id) for p in roster.all().by(roster.start.__getitem__)]
    assert starts == sorted(starts)


def test_groups_are_joined_and_given_once(profiles: list[Profile]) -> None:
    roster = roster_of(profiles)
    names = list(roster)
    apart = {(names[3], names[4]): "kept apart"}
    same = {(names[0], names[2]): "one", (names[2], names[4]): "one", ("r-gone", names[1]): "one"}
    groups = Groups(roster, Decided(same=same, apart=apart), InMemory()(Link))
    groups.decide()
    assert groups.members(names[2]) == [names[0], names[2], names[4]]
    assert groups.head(names[4]) == groups.head(names[0]) != groups.head(names[1])
    assert groups.against(names[3], names[0]) == "kept apart"
    assert [group[0] for group in groups.all()] == sorted({min(groups.members(name)) for name in names})
    assert sorted(member for group in groups.all() for member in group) == names
