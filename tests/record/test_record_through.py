"""What changed between two records, with the words, and the record as it was known on a day."""

from __future__ import annotations

from handmade import Story, record

from communique.model.changes import Change
from communique.record.through import changes, pages_known


def strike(outlet: str, printed: str, dead: int, words: str = "") -> Story:
    story = Story(outlet, printed)
    story.tell(f"Rockets killed {dead} people in Loja on Monday, {outlet} says{words}.", "attack", date="1994-05-02", place="Loja", fatalities=dead)
    return story


FIRST, SAME, MORE, LATER = (
    strike("Daily Post", "1994-05-03", 9),
    strike("Evening Star", "1994-05-04", 9),
    strike("Evening Star", "1994-05-05", 14),
    strike("Daily Post", "1994-05-06", 14, " now"),
)


def of_field(found: tuple[Change, ...], field: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.before, c.after) for c in found if c.field == field]


def test_nothing_changed() -> None:
    assert changes(record(FIRST), record(FIRST)) == ()


def test_a_new_event_and_its_article_with_their_words() -> None:
    other = Story("Hill Herald", "1994-06-02")
    other.tell("Peru and Ecuador met in Oslo on Wednesday.", "talks", date="1994-06-01", place="Oslo", participants=["Peru", "Ecuador"])
    found = changes(record(FIRST), record(FIRST, other))
    assert [(c.kind, c.of) for c in found] == [("new", "articles"), ("new", "events")]
    assert [c.raw for c in found[1].cited] == ["Peru and Ecuador met in Oslo on Wednesday."]


def test_a_second_paper_with_another_count_contradicts() -> None:
    found = changes(record(FIRST), record(FIRST, MORE))
    assert of_field(found, "fatalities") == [("contradicted", "9", "14")]
    cited = next(c.cited for c in found if c.field == "fatalities")
    assert ["Evening Star" in c.raw for c in cited] == [True]


def test_a_later_count_of_the_same_paper_resolves() -> None:
    found = changes(record(FIRST, MORE), record(MORE, LATER))
    assert ("resolved", "14", "14") in of_field(found, "fatalities")


def test_a_revision_is_no_contradiction() -> None:
    found = changes(record(FIRST), record(FIRST, LATER))
    assert of_field(found, "fatalities") == [("revised", "9", "14")]


def test_an_event_that_an_earlier_article_joins_is_not_new() -> None:
    """Its id comes from its first report, and changes; its words do not."""
    found = changes(record(SAME), record(FIRST, SAME))
    assert [(c.kind, c.of) for c in found] == [("new", "articles")]


def test_a_promise_that_came_true_is_resolved() -> None:
    promise = Story("Daily Post", "1994-05-03")
    promise.expect("Peru and Ecuador will meet again in June.", "talks", by="Peru", parties=("Ecuador",), said="1994-05-02", due="1994-06")
    came = Story("Evening Star", "1994-06-02")
    came.tell("Peru and Ecuador met in Oslo on Wednesday.", "talks", date="1994-06-01", place="Oslo", participants=["Peru", "Ecuador"])
    found = [c for c in changes(record(promise), record(promise, came)) if c.of == "expectations"]
    assert [(c.kind, c.before, c.after) for c in found] == [("resolved", "open", "kept")]
    assert [c.raw[:20] for c in found[0].cited] == ["Peru and Ecuador wil", "Peru and Ecuador met"]


def test_as_known_then() -> None:
    undated = strike("Hill Herald", "1994-05-05", 20)
    undated.published = None
    stories = [FIRST, MORE, undated]
    now = record(*stories)
    known = pages_known(now.articles, "1994-05-04")
    assert known == {FIRST.analysis().page.id}
    then = record(FIRST, as_of="1994-05-04")
    assert {c.kind for c in changes(then, now)} >= {"new", "contradicted"}
