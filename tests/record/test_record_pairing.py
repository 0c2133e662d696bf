"""Blocks of what a merge compares: the same findings however they are cut, here or after a journey."""

from __future__ import annotations

import pickle
from itertools import combinations

import pytest
from handmade import Story, record

from communique.model.record import Record
from communique.record import pairing
from communique.record.blocking import candidates
from communique.record.matching import match, weighed
from communique.record.pairing import Days, Scored, Stories, by_day, compare_days, compare_stories, in_days
from communique.record.profiles import Profile
from communique.record.profiling import pages_of, profiles_of
from communique.record.roster import Roster
from communique.record.shelves import InMemory

BOTH = ["Peru", "Ecuador"]
WORDS = [f"word{n}" for n in range(80)]


@pytest.fixture(scope="module")
def profiles() -> list[Profile]:
    stories = []
    told = {
        "Forces of Peru shelled Loja on May 3, killing {}.": "Loja",
        "At least {} people died when shells hit the market of Loja last Tuesday, doctors said.": "Loja",
        "A barrage on Zaruma the same day cost {} lives.": "Zaruma",
        "In Tumbes, {} were killed by artillery.": "Tumbes",
    }
    for n, (words, town) in enumerate(told.items()):
        story = Story(f"Paper {n}", f"1994-05-0{n + 4}")
        story.tell(words.format(n + 4), "attack", date="1994-05-03", place=town, actor="Peru", fatalities=n + 4)
        story.tell(f"Talks in Oslo on May {n + 1}.", "talks", date=f"1994-05-0{n + 1}", place="Oslo", participants=BOTH)
        stories.append(story)
    made: Record = record(*stories)
    return profiles_of(made.reports, pages_of(made, {}))


def blocks(profiles: list[Profile]) -> list[Days]:
    roster = Roster(profiles, InMemory()(bytes))
    return list(in_days(roster, by_day(roster.all())))


def together(profiles: list[Profile]) -> tuple[list[tuple[float, str, str]], list[tuple[float, str, str]], set[str]]:
    found: list[Scored] = [compare_days(block) for block in blocks(profiles)]
    return sorted(x for f in found for x in f.good), sorted(x for f in found for x in f.likely), {r for f in found for r in f.told}


def test_the_pairs_of_all_days_are_those_of_one_block(profiles: list[Profile], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = together(profiles)
    monkeypatch.setattr(pairing, "DAYS", 2)
    assert len(blocks(profiles)) > 2
    assert together(profiles) == whole
    by_id = {p.id: p for p in profiles}
    pairs = [(by_id[a], by_id[b]) for a, b in candidates(profiles)]
    learned = {r.id for pair in pairs if weighed(*pair) for r in pair}
    assert whole[2] == learned
    assert whole[0] == sorted((m.score, a.id, b.id) for a, b in pairs if not weighed(a, b) and (m := match(a, b)).enough(a, b))
    assert whole[0]
    assert whole[1]


def test_a_block_finds_the_same_after_a_journey(profiles: list[Profile]) -> None:
    for block in blocks(profiles):
        there = pickle.loads(pickle.dumps(block))
        assert compare_days(there) == compare_days(block)
        assert there.profiles == block.profiles


def test_stories_are_compared_pair_by_pair() -> None:
    bodies = {0: " ".join(WORDS), 1: " ".join(WORDS[:70]), 2: " ".join([*WORDS[:30], *(f"own{n}" for n in range(90))]), 3: "nothing in common " * 20}
    pairs = tuple(combinations(bodies, 2))
    whole = compare_stories(Stories(bodies, pairs, 0.5))
    assert whole.tied == ((0, 1),)
    assert {pair for pair, _ in whole.passages} == {(0, 2), (1, 2)}
    apart = [compare_stories(Stories(bodies, (pair,), 0.5)) for pair in pairs]
    assert tuple(t for a in apart for t in a.tied) == whole.tied
    assert tuple(p for a in apart for p in a.passages) == whole.passages
