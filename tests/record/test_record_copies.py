"""Copies of stories and where a value comes from."""

from __future__ import annotations

from handmade import Story, record

from communique.model.record import EventField, Record
from communique.record.copies import Text, find_copies

BODY = (
    "Negotiators from both countries met for a third day in the old customs house by the harbour, and neither delegation wished to say what "
    "had been put on the table. The mediator, who arrived late because of fog, told nobody why the afternoon session had been cut short, and "
    "the two ministers left through different doors. A fourth day of talks is planned, according to a schedule pinned to the door."
)
OTHER = (
    "The ministers of both countries did not meet in the customs house. Fog kept the mediator at the airport, and the delegations read the "
    "papers of the day before in their hotels while the harbour workers went on strike for better pay and shorter hours."
)


def test_a_copy_with_another_name_and_a_cut_end_is_found() -> None:
    cut = BODY.replace("the old customs house", "the customs house")[:330]
    texts = [Text("p1", BODY, "1994-05-04", "Daily Post"), Text("p2", cut, "1994-05-03", "Star", "The Daily Post"), Text("p3", OTHER, "1994-05-02")]
    assert find_copies(texts, threshold=0.6) == {"p2": "p1"}


def test_the_original_is_the_one_named_then_the_first() -> None:
    plain = [Text("p1", BODY, "1994-05-04", "B"), Text("p2", BODY, "1994-05-03", "A"), Text("p3", BODY, None, "C")]
    assert find_copies(plain, threshold=0.6) == {"p1": "p2", "p3": "p2"}
    assert find_copies([*plain, Text("p4", BODY, "1994-05-01", "D", "Wire")], threshold=0.6)["p4"] == "p2"
    assert find_copies(plain[::-1], threshold=0.6) == {"p1": "p2", "p3": "p2"}


def test_short_notes_are_no_copies() -> None:
    assert find_copies([Text("p1", "The talks ended today in Oslo."), Text("p2", "The talks ended today in Oslo.")], threshold=0.6) == {}


def strike(outlet: str, published: str, number: int, by: str | None = None, *, filler: str = BODY) -> Story:
    story = Story(outlet, published)
    story.tell(filler)
    story.tell(
        f"A Peruvian raid on Loja killed {number}.", "attack", date="1994-05-02", place="Loja", actor="Peru", target="Ecuador",
        fatalities=(number, "exact", "people", by),
    )  # fmt: skip
    return story


def deaths(made: Record) -> EventField:
    (event,) = made.events
    return event.fields["fatalities"]


def test_a_copy_is_no_second_origin_and_its_weekdays_are_those_of_its_original() -> None:
    story = strike("Daily Post", "1994-05-03", 4)
    found = deaths(record(story, story.copy("The Star", "1994-05-09")))
    assert (found.outlets, found.origins, found.agreement) == (2, 1, "single")


def test_what_three_papers_take_from_one_source_is_one_origin() -> None:
    papers = [strike(name, "1994-05-03", 4, "Chile", filler=name * 60) for name in ("Post ", "Star ", "Sun ")]
    found = deaths(record(*papers))
    assert (found.outlets, found.origins, found.agreement) == (3, 1, "single")


def test_unnamed_sources_are_one_within_a_story_and_its_copies() -> None:
    story = strike("Daily Post", "1994-05-03", 4, "officials")
    assert deaths(record(story, story.copy("The Star"))).origins == 1
    assert deaths(record(story, strike("Sun", "1994-05-03", 5, "officials", filler=OTHER))).origins == 2


def test_a_later_count_of_the_same_origin_supersedes() -> None:
    made = record(strike("Daily Post", "1994-05-03", 4), strike("Daily Post", "1994-05-05", 9, filler=OTHER))
    found = deaths(made)
    assert (found.agreement, found.value, found.rule) == ("superseded", 9, "latest")
    assert not [link for link in made.links if link.relation == "contradicts"]


def test_other_origins_conflict_and_the_last_printed_is_shown() -> None:
    found = deaths(record(strike("Daily Post", "1994-05-03", 4), strike("Sun", "1994-05-05", 9, filler=OTHER)))
    assert (found.agreement, found.value, found.origins, len(found.values)) == ("conflict", 9, 2, 2)


def test_a_copy_bounds_the_date_of_an_undated_article() -> None:
    undated = strike("Daily Post", "", 4)
    undated.published = None
    made = record(undated, undated.copy("The Star", "1994-05-09"))
    article = next(a for a in made.articles if a.outlet == "Daily Post")
    assert (article.published, article.published_to, article.published_clues[-1].rule) == (None, "1994-05-09", "not_after_its_copy")
