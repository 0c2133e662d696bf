"""What people decided on names: united, kept apart, undone; found by citation, and nobody else is touched."""

from __future__ import annotations

from itertools import permutations

import pytest

from communique.model.actors import LocalActor, Mention
from communique.model.analysis import Analysis
from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import RecordActor
from communique.model.reviews import ActorReview, Named
from communique.record.casting import merge_actors
from communique.record.same_person import sayings


def page(name: str, *named: tuple[str, str | None], kind: str = "person", anonymous: bool = False) -> Analysis:
    """A page on which each of `named` (name, country) stands, ten characters further each time."""
    actors = tuple(
        LocalActor(f"k{n}", words, kind, country=country, mentions=(Mention(100 * n, 100 * n + len(words), words),), anonymous=anonymous)
        for n, (words, country) in enumerate(named)
    )
    article = Article(name, (), None, None, None, None, None, (), (), "en")
    return Analysis(Page(name, f"{name}.txt", None, None, "", "", "text/1", ""), article, (), actors, (), (), (), (), (), "", 0)


def review(one: str, two: str, decision: str, *, first: int = 0, second: int = 0, who: str = "ada") -> ActorReview:
    """On the names that stand first (or at `first`, `second`) on the pages `one` and `two`."""
    named = Named(one, 100 * first, 100 * first + 5), Named(two, 100 * second, 100 * second + 5)
    return ActorReview(*named, decision, who, "2031-06-01T08:00:00Z", "knows her")


def told(pages: tuple[Analysis, ...], *reviews: ActorReview) -> list[RecordActor]:
    found = {repr(merge_actors(order, reviews=reviews)[1]) for order in permutations(pages)}
    assert len(found) == 1, "the order of the pages says nothing"
    return list(merge_actors(pages, reviews=reviews)[1])


def where(actors: list[RecordActor]) -> list[str]:
    return sorted("".join(sorted({m.page for m in a.mentions})) for a in actors)


TWO = (page("a", ("Amina Otieno", "KEN")), page("b", ("Amina Wanjiru", "KEN")), page("c", ("Amina Otieno", "KEN")))
ONE = (page("a", ("Amina Otieno", "KEN")), page("b", ("A. Otieno", None)), page("c", ("Amina Otieno", "KEN")), page("d", ("A. Otieno", None)))


def test_same_unites_what_the_rules_keep_apart() -> None:
    before, (after,) = told(TWO), told(TWO, review("b", "c", "same"))
    assert where(before) == ["ac", "b"]
    assert (after.name, after.aliases) == ("Amina Otieno", ("Amina Wanjiru",))
    assert after.id in {a.id for a in before}, "the part with most articles keeps its id"
    assert [j.rule for j in after.joins] == ["same_name", "decided"]
    assert (after.joins[-1].one.page, after.joins[-1].other.page) == ("b", "c")


def test_apart_takes_out_a_form_of_the_name_in_all_articles() -> None:
    (before,) = told(ONE)
    after = told(ONE, review("a", "b", "apart"))
    assert where(after) == ["ac", "bd"]
    assert before.id in {a.id for a in after}
    assert next(a for a in after if a.id == before.id).name == "Amina Otieno"
    assert len({a.id for a in after}) == 2


def test_of_two_who_are_written_alike_only_the_one_leaves() -> None:
    pages = tuple(page(p, ("John Smith", "GBR")) for p in "abc")
    assert where(told(pages)) == ["abc"]
    assert where(told(pages, review("c", "a", "apart"))) == ["ab", "c"]
    assert where(told(pages, review("c", "a", "apart"), review("c", "b", "same"))) == ["a", "bc"]


@pytest.mark.parametrize("decision", ["same", "apart"])
def test_undone_leaves_it_to_the_rules(decision: str) -> None:
    for pages in (TWO, ONE):
        assert told(pages, review("a", "b", decision), review("b", "a", "undone")) == told(pages)


def test_the_last_decision_holds_whoever_made_it() -> None:
    assert where(told(TWO, review("b", "c", "same"), review("c", "b", "apart", who="bo"))) == ["ac", "b"]
    assert where(told(TWO, review("b", "c", "apart"), review("c", "b", "same", who="bo"))) == ["abc"]


def test_what_is_kept_apart_goes_before_what_is_united() -> None:
    pages = (*TWO, page("d", ("Grace Njoroge", "KEN")))
    chain = [review("b", "a", "same"), review("b", "d", "same"), review("a", "d", "apart")]
    after = where(told(pages, *chain))
    assert not any("a" in group and "d" in group for group in after)
    assert sorted("".join(after)) == ["a", "b", "c", "d"]


def test_two_of_one_article_can_be_one() -> None:
    pages = (page("a", ("Amina Otieno", "KEN"), ("Mama Amina", "KEN")),)
    assert where(told(pages)) == ["a", "a"]
    assert where(told(pages, review("a", "a", "same", second=1))) == ["a"]


@pytest.mark.parametrize("kind", ["organisation", "armed_force", "group"])
def test_bodies_too(kind: str) -> None:
    pages = (page("a", ("Ministry of Peace", "KEN"), kind=kind), page("b", ("Peace Ministry", "KEN"), kind=kind))
    assert where(told(pages)) == ["a", "b"]
    (one,) = told(pages, review("a", "b", "same"))
    assert [j.rule for j in one.joins] == ["decided"]


def test_nobody_is_named_who_was_not() -> None:
    pages = (page("a", ("a senior official", "KEN"), anonymous=True), page("b", ("Amina Otieno", "KEN")))
    held = [(a.page.id, a.actors[0]) for a in pages]
    said = [review("a", "b", "same"), review("b", "a", "same")]
    assert told(pages, *said) == told(pages)
    assert sayings(held, said).orphans == tuple(said)


def test_words_that_name_nobody_any_more_are_orphans() -> None:
    held = [(a.page.id, x) for a in TWO for x in a.actors]
    gone = [review("a", "gone", "same"), review("a", "b", "same", second=7), review("a", "a", "apart")]
    assert sayings(held, gone).orphans == tuple(gone)
    assert told(TWO, *gone) == told(TWO)
