"""What similar coded articles had: what is kept of them, and what it says of the phrases of another article."""

from __future__ import annotations

import json

import numpy as np
import pytest

from communique.codebooks.model import Codebook
from communique.events.taught import alike, find_fillers, lesson_from, picked, second_sight
from communique.events.taught_memory import Memory, memory_from, same_thing
from communique.events.taught_phrases import wording
from communique.teaching.coded import read_coded_story
from communique.teaching.lessons import ENOUGH, Coded, Taught, teach
from communique.teaching.remembering import Kept, remembered

FIELDS = ("actor", "loot")
RAID = "The Karsk brigade raided the depot and stole rifles."
FAIR = "Traders praised the brigade band at the harvest fair."
ARTICLES = [
    Kept(RAID, ["karsk brigade", "depot", "rifles"], [[frozenset({"karsk brigade"})], [frozenset({"rifles"})]]),
    Kept("The Karsk brigade raided the depot again.", ["karsk brigade", "depot"], [[frozenset({"karsk brigade", "brigade"})], []]),
    Kept(FAIR, ["traders", "brigade band", "harvest fair"], [[], []]),
    Kept("Traders praised the harvest again.", ["traders", "harvest"], [[], []]),
    Kept("Somebody stole rifles of a museum.", ["somebody", "rifles", "museum"], [[frozenset({"somebody"})], []]),
]
TEXTS = [f"Gunmen of the {who} raided a {what} near Tarsi. They stole {thing}." for who in ("Lions", "Eagles") for what, thing in (
    ("depot", "rifles"), ("farm", "seed"), ("bank", "cash"), ("mill", "flour"))]  # fmt: skip


@pytest.fixture(scope="module")
def memory() -> Memory:
    return memory_from(json.loads(json.dumps(remembered(ARTICLES))))


def test_words_of_one_article_or_of_most_tell_nothing() -> None:
    assert remembered(ARTICLES)["words"] == {}
    many = remembered([*ARTICLES, *(Kept(f"Rain on day {n} of spring.", [], [[], []]) for n in range(10))])["words"]
    assert {"karsk", "harvest", "rifles"} <= set(many)
    assert not {"spring", "museum"} & set(many)


def test_phrases_that_filled_something_are_kept() -> None:
    kept = remembered(ARTICLES)
    assert kept["wordings"]["karsk brigade"] == [[0, 1], [0, 1], []]
    assert kept["wordings"]["rifles"] == [[0, 4], [], [0]]
    assert "depot" not in kept["wordings"]
    assert kept["ends"]["brigade"] == [[0, 1], [0, 1], []]
    assert kept["filled"] == [[1, 1, 1], [1, 0, 1], [0, 0, 0], [0, 0, 0], [1, 0, 1]]


@pytest.fixture(scope="module")
def long_memory() -> Memory:
    """Articles enough that words tell them apart."""
    return memory_from(remembered([*ARTICLES, *(Kept(f"Rain on day {n} of spring.", [], [[], []]) for n in range(10))]))


def test_like_articles_are_near(long_memory: Memory) -> None:
    near = long_memory.cosines(RAID)
    assert near[0] == pytest.approx(1.0)
    assert near[0] > near[1] > near[2]
    assert (near[5:] == 0.0).all()


def test_a_phrase_is_right_where_it_was_right_in_like_articles(long_memory: Memory) -> None:
    """Each row: cosine of the nearest with the phrase; for each field the share of right ones and the nearest right one; and of its last word."""
    raid, museum = (long_memory.numbers(text, ["rifles", "bridge"]) for text in (RAID, "Somebody stole rifles of a museum."))
    assert raid[0, 3] > 0.8 > 0.2 > museum[0, 3]
    assert raid[0, 0] == pytest.approx(1.0)
    assert raid[1, :5].tolist() == [-1.0, 0.02, -1.0, 0.02, -1.0]
    assert raid.shape == (2, 2 * 5 + 3 + 2 + 3)
    assert raid[0, -3:].tolist() == [1.0, 1.0, 1.0]


def test_no_phrases_no_rows(memory: Memory) -> None:
    assert memory.numbers(RAID, []).shape == (0, 18)


def named(*things: str) -> Kept:
    return Kept("", [], [[frozenset(names.split("|")) for names in things]])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("red dawn", "movement of the north", True),  # twice one thing
        ("sea guard", "harbour wolves", False),  # once one thing only
        ("night watch", "lamplighters", False),  # as often two
        ("north bridge", "south bridge", False),  # of two things, though they end alike
        ("old mill", "new mill", True),  # nobody says, they end alike
    ],
)
def test_coders_tell_names_of_one_thing_from_names_of_two(one: str, other: str, same: bool) -> None:
    kept = [named("red dawn|movement of the north", "north bridge", "south bridge"), named("movement of the north|red dawn", "old mill")]
    kept += [named("sea guard|harbour wolves"), *[named("night watch|lamplighters"), named("night watch", "lamplighters")] * 2]
    held = memory_from(json.loads(json.dumps(remembered(kept))))
    assert held.same(0, one, other) is held.same(0, other, one) is same
    assert held.same(1, one, other) is same_thing(one, other)


def test_of_several_names_of_one_thing_the_likeliest_is_taken(memory: Memory) -> None:
    """What the coders say goes before what the words say."""
    held = memory_from(remembered([named("red dawn|the movement", "north bridge", "south bridge")] * 2))
    words, chances = ["red dawn", "the movement", "north bridge", "south bridge"], np.array([0.6, 0.7, 0.8, 0.5])
    assert picked(words, chances, 0.3, alike(held, 0)) == [2, 1, 3]
    assert picked(words, chances, 0.3, alike(memory, 0)) == picked(words, chances, 0.3, alike(None, 0)) == [2, 1, 0]


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    """Half of them raids, in which what was stolen is coded; half the same words where nothing is."""
    kind = {"definition": "A raid.", "triggers": [{"verbs": ["raid"]}], "fields": {"loot": {"takes": "words", "from": "with"}}}
    book = Codebook.model_validate({"name": "raids", "version": "1", "types": {"raid": kind}})
    stories = [read_coded_story(text, book) for text in TEXTS]
    things = [frozenset({wording(text.split()[-1].rstrip("."))}) for text in TEXTS]
    return [Coded(f"{n}", stories[n % 8], {"loot": [things[n % 8]]}) for n in range(ENOUGH)]


@pytest.fixture(scope="module")
def taught(coded: list[Coded]) -> Taught:
    return teach(coded, ["loot"], codebook="raids 1")


def test_a_lesson_of_many_articles_has_memory(taught: Taught, coded: list[Coded]) -> None:
    lesson = lesson_from(taught.text)
    assert lesson.memory is not None
    assert len(lesson.memory.filled) == len(coded)
    assert {f.words for f in find_fillers(coded[0].story, lesson)} == {"rifles"}
    assert taught.scores["loot"].f1 > 0.9


def test_a_lesson_made_without_memory_still_works(taught: Taught, coded: list[Coded]) -> None:
    """Its trees know of no further numbers."""
    data = json.loads(taught.text)
    lesson = lesson_from(json.dumps({**data, "memory": None, "trees": None}))
    assert lesson.memory is None
    assert find_fillers(coded[0].story, lesson)


def test_the_second_sight_has_memory_behind_the_rest(taught: Taught, coded: list[Coded]) -> None:
    from communique.events.taught_features import described

    lesson, story = lesson_from(taught.text), coded[0].story
    told = described(story)
    odds, about = np.zeros((len(told), 1)), np.zeros(2)
    plain = second_sight(story.parse, told, odds, about, None)
    more = second_sight(story.parse, told, odds, about, lesson.memory)
    assert np.array_equal(more[:, : plain.shape[1]], plain)
    assert more.shape[1] - plain.shape[1] == 2 * 3 + 2 + 2 + 2


def test_few_articles_have_none(coded: list[Coded]) -> None:
    assert lesson_from(teach(coded[:12], ["loot"]).text).memory is None
