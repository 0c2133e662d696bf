"""Fingerprints of bodies, the index of many, and what two bodies share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.pages.copies import index
from communique.pages.copies.deciding import same_story, taken_over
from communique.pages.copies.fingerprints import SIZE, WINDOW, fingerprint
from communique.pages.copies.index import MANY, Index
from communique.pages.copies.overlap import Body, overlap
from communique.record.shelves import InMemory

WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(5000)]), min_size=60, max_size=200, unique=True)


def own(name: str, n: int) -> str:
    return " ".join(f"{name}{i}" for i in range(n))


@given(WORDS, st.integers(0, 200), st.integers(0, 200))
def test_bodies_with_twenty_words_in_a_row_in_common_share_a_number(words: list[str], before: int, behind: int) -> None:
    passage = " ".join(words[: SIZE + WINDOW - 1])
    one = fingerprint(" ".join(words))
    two = fingerprint(f"{own('x', before)} {passage} {own('y', behind)}")
    assert set(one) & set(two)


def test_case_punctuation_and_line_ends_do_not_count() -> None:
    assert fingerprint("The envoys met, again; in Oslo!\nOn Monday") == fingerprint("the envoys met again in oslo on monday")
    assert len(fingerprint("The envoys met again")) == 0


def test_pairs_come_once_in_order_and_only_where_enough_is_shared() -> None:
    held = Index()
    story, other = fingerprint(own("a", 300)), fingerprint(own("b", 300))
    for body in (story, other, fingerprint(own("a", 150)), fingerprint(f"{own('c', 300)} {own('a', 6)}")):
        held.add(body)
    assert list(held.pairs()) == [(0, 2)]
    assert held.near(fingerprint(own("a", 200))) == [0, 2]
    assert held.near(fingerprint(own("d", 200))) == []
    assert len(held) == 4
    assert held.bytes() == 12 * sum(map(len, (story, other, fingerprint(own("a", 150)), fingerprint(f"{own('c', 300)} {own('a', 6)}")))) + 4 * 4


def test_numbers_that_are_put_away_give_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [fingerprint(f"{own('abcde'[n % 5], 90 + n)} {own(f'z{n}', 60)}") for n in range(30)]
    held = Index()
    for body in bodies:
        held.add(body)
    monkeypatch.setattr(index, "HELD", 100)
    away = Index(InMemory())
    for body in bodies:
        away.add(body)
    assert list(away.pairs()) == list(held.pairs())
    assert held.bytes() > 5 * away.bytes()


@pytest.mark.parametrize("n", [MANY + 1, 4 * MANY])
def test_what_very_many_hold_gives_few_pairs_and_ties_all(n: int) -> None:
    held = Index()
    for _ in range(n):
        held.add(fingerprint(own("a", 100)))
    pairs = list(held.pairs())
    assert len(pairs) <= 2 * n
    assert {i for pair in pairs for i in pair} == set(range(n))


@given(WORDS)
def test_a_body_shares_all_with_itself_and_nothing_with_another(words: list[str]) -> None:
    body = Body(" ".join(words))
    found = overlap(body, body)
    assert (found.one, found.two, found.front, found.head) == (1.0, 1.0, 0, 0)
    assert overlap(body, Body(own("x", 100))).most == 0.0


def test_edits_are_bridged_and_what_is_left_out_is_not() -> None:
    words = own("a", 100).split()
    edited = Body(" ".join("new" if i in (20, 40, 60, 80) else w for i, w in enumerate(words)))
    assert overlap(Body(" ".join(words)), edited).least == 1.0
    shorter = Body(" ".join(words[:30] + words[70:]))
    assert overlap(Body(" ".join(words)), shorter) == overlap(Body(" ".join(words)), shorter)
    found = overlap(Body(" ".join(words)), shorter)
    assert (found.one, found.two, len(found.passages)) == (0.6, 1.0, 2)


def test_paragraphs_in_another_order_are_passages_but_no_story() -> None:
    parts = [own(name, 40) for name in "abcdef"]
    one, two = Body("\n".join(parts)), Body("\n".join([parts[4], parts[1], parts[5], parts[0], parts[3], parts[2]]))
    found = overlap(one, two)
    assert len(found.passages) == 6
    assert found.most <= 0.5
    assert same_story(found, lengths=(240, 240), threshold=0.5) is None


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (own("a", 300), own("a", 300), "copy"),
        (own("a", 300), own("a", 60), "cut"),
        (own("a", 300), own("a", 12), None),
        (own("a", 300), f"{own('x', 200)} {own('a', 60)} {own('y', 200)}", None),
        (f"{own('x', 60)} {own('a', 200)}", f"{own('y', 60)} {own('a', 200)}", None),
        (f"{own('x', 30)} {own('a', 270)}", f"{own('y', 30)} {own('a', 270)}", "copy"),
        (f"{own('a', 200)} {own('x', 100)}", f"{own('a', 200)} {own('y', 200)}", "version"),
        (f"{own('x', 80)} {own('a', 300)}", f"{own('a', 300)} {own('y', 300)}", "version"),
    ],
    ids=["same", "cut", "too short", "inside", "background", "new first paragraph", "carried on", "local opening"],
)
def test_what_an_overlap_means(one: str, two: str, kind: str | None) -> None:
    for first, second in ((Body(one), Body(two)), (Body(two), Body(one))):
        assert same_story(overlap(first, second), lengths=(len(first.words), len(second.words)), threshold=0.5) == kind


def test_quotations_are_no_passages_also_over_paragraphs() -> None:
    told = own("a", 40)
    for quoted in (f"“{told}”", f'"{told}"', f"“{own('a', 20)}\n“{' '.join(f'a{i}' for i in range(20, 40))}”"):
        one, two = Body(f"{own('x', 50)}\n{quoted}"), Body(f"{own('y', 50)}\n{quoted}")
        assert taken_over(overlap(one, two), one, two) == ()
    one, two = Body(f"{own('x', 50)}\n{told}"), Body(f"{own('y', 50)}\n{told}")
    (passage,) = taken_over(overlap(one, two), one, two)
    assert (passage.start, passage.end, passage.other_start, passage.other_end) == (50, 90, 50, 90)
