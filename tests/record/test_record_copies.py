"""Which articles are copies of which, which is the original and why, and what different stories share."""

from __future__ import annotations

from random import Random

import pytest
from handmade import Story, record
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.record import EventField, Record
from communique.record.copies import Copy, Text, find_copies

BODY = (
    "Negotiators from both countries met for a third day in the old customs house by the harbour, and neither delegation wished to say what "
    "had been put on the table. The mediator, who arrived late because of fog, told nobody why the afternoon session had been cut short, and "
    "the two ministers left through different doors. A fourth day of talks is planned, according to a schedule pinned to the door."
)
OTHER = (
    "The ministers of both countries did not meet in the customs house. Fog kept the mediator at the airport, and the delegations read the "
    "papers of the day before in their hotels while the harbour workers went on strike for better pay and shorter hours."
)
BACKGROUND = (
    "The war began when the river changed its bed in the spring of 1987 and left four villages on the other bank. More than nine thousand "
    "people have been killed since then and some two hundred thousand have lost their homes, according to the relief agencies. A first "
    "cease-fire, signed in the capital of a third country, broke down within a month when each side accused the other of moving guns at "
    "night. The line of the front has hardly moved in four years, and the bridge between the two banks is still in ruins."
)
MONDAY = (
    "Gunners on the hills above the ferry landing opened fire on Monday morning as a convoy with flour was waiting for the boat, and three "
    "drivers were wounded. The convoy turned back. Its leader, a retired engineer, said that he had been promised safe passage by both "
    "staffs and would not set out again without an escort."
)
THURSDAY = (
    "Parliament voted late on Thursday to send a delegation to the talks after all, by a majority of six, when two small parties changed "
    "their minds in the corridor. The foreign minister will lead it. He did not say whether the maps that were withdrawn in June would be "
    "on the table again, and left without taking questions."
)
QUOTE = (
    "“We have come here with open hands and we shall leave with open hands, whatever they say about us on the other side of the river, and "
    "nobody will be able to say that we did not try to bring our people home before the winter.”"
)
WIRE = [
    "A landslide closed the only road to the talks on Sunday and kept both delegations in their hotels for the day, officials said.",
    "Soldiers with shovels began to clear the road in the afternoon, watched by reporters who had walked up from the valley.",
    "The mediator used the pause to see each delegation alone, first at breakfast and again after dark, his spokesman said.",
    "He carried a sheet of paper with four points, of which two had been agreed on Friday and two had never been discussed.",
    "The points that remain are the width of the strip along the river and the fate of those who were arrested in May.",
    "A member of one delegation said that the strip could be narrower than was thought if the bridge was open to all.",
    "The other side had no comment, but one of its advisers was seen to measure the bridge on a map with a matchstick.",
    "Talks are to go on when the road is free, which engineers hope will be on Tuesday if there is no more rain.",
]
PLAIN = "\n".join(WIRE)
LONGER = f"{PLAIN}\n{OTHER}\n{OTHER}"
NAMES = "the copy names"


def copies(*texts: Text, threshold: float = 0.5) -> dict[str, Copy]:
    return dict(find_copies(texts, threshold=threshold).copies)


def originals(*texts: Text, threshold: float = 0.5) -> dict[str, str]:
    return {copy: found.of for copy, found in copies(*texts, threshold=threshold).items()}


def test_a_copy_with_another_name_and_a_cut_end_is_found() -> None:
    cut = BODY.replace("the old customs house", "the customs house")[:330]
    found = copies(
        Text("p1", BODY, "1994-05-04", "Daily Post"), Text("p2", cut, "1994-05-03", "Star", "The Daily Post"), Text("p3", OTHER, "1994-05-02")
    )
    assert found == {"p2": Copy("p1", "truncated", 1.0, "the copy names Daily Post as original publisher")}


def test_the_original_is_the_one_named_then_the_first() -> None:
    plain = [Text("p1", BODY, "1994-05-04", "B"), Text("p2", BODY, "1994-05-03", "A"), Text("p3", BODY, None, "C")]
    assert originals(*plain) == {"p1": "p2", "p3": "p2"}
    assert originals(*plain, Text("p4", BODY, "1994-05-01", "D", "Wire"))["p4"] == "p2"
    assert originals(*plain[::-1]) == {"p1": "p2", "p3": "p2"}


@pytest.mark.parametrize(
    ("copy", "original", "kind", "reason"),
    [
        (Text("p1", PLAIN, None, "A", "Wire"), Text("p2", PLAIN, None, "B"), "copy", f"{NAMES} Wire as original publisher, the other names nobody"),
        (Text("p1", PLAIN, "1994-05-03", "A"), Text("p2", PLAIN, "1994-05-02", "B"), "copy", "dated 1994-05-02, the copy 1994-05-03"),
        (Text("p1", PLAIN, None, "A"), Text("p2", PLAIN, "1994-05-02", "B"), "copy", "dated 1994-05-02, the copy has no date"),
        (Text("p1", "\n".join(WIRE[:3]), None, "A"), Text("p2", PLAIN, None, "B"), "truncated", "178 words, the copy 64"),
        (Text("p1", PLAIN), Text("p2", PLAIN, None, "B"), "copy", "states its outlet, B"),
        (Text("p2", PLAIN), Text("p1", PLAIN), "copy", "nothing tells them apart"),
        (Text("p1", LONGER, "1994-05-03", "A"), Text("p2", PLAIN, "1994-05-02", "B"), "extended", "dated 1994-05-02, the copy 1994-05-03"),
    ],
)  # fmt: skip
def test_what_a_copy_is_and_why_the_other_is_the_original(copy: Text, original: Text, kind: str, reason: str) -> None:
    (found,) = copies(copy, original).items()
    assert (found[0], found[1].of, found[1].kind, found[1].reason) == (copy.id, original.id, kind, reason)


def test_a_later_version_of_the_same_outlet_is_an_update() -> None:
    new = "Rain stopped the work on the road again, and the mayor of the valley asked for help from the army of the neighbouring state."
    later = "\n".join([WIRE[0].replace("Sunday", "Sunday and Monday"), new, *WIRE[2:4], *WIRE[5:]])
    first, second = Text("p1", PLAIN, "1994-05-02", "Daily Post"), Text("p2", later, "1994-05-03", "The Daily Post")
    assert copies(first, second)["p2"].kind == "update"
    adapted = Text("p3", later, "1994-05-03", "Star")
    assert copies(first, adapted)["p3"].kind in ("near_copy", "adapted")


def test_a_version_with_a_new_lead_is_one_when_the_rest_is_the_same() -> None:
    lead = "Engineers said on Monday that the road to the talks will not be open before the end of the week, because of new slides."
    assert originals(Text("p1", PLAIN, "1994-05-02"), Text("p2", "\n".join([lead, *WIRE[1:]]), "1994-05-03")) == {"p2": "p1"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (f"{MONDAY}\n{BACKGROUND}", f"{THURSDAY}\n{BACKGROUND}"),
        (f"{MONDAY}\n{QUOTE}\n{BACKGROUND}", f"{THURSDAY}\n{BACKGROUND}\n{QUOTE}"),
        (f"{MONDAY}\n{QUOTE}", f"{THURSDAY}\n{QUOTE}"),
        (BODY, OTHER),
        (f"{BODY}\n{BACKGROUND}", f"{OTHER}\n{BACKGROUND}"),
    ],
    ids=["background", "background and quotation", "quotation", "facts", "facts and background"],
)
def test_different_stories_are_no_copies(one: str, two: str) -> None:
    assert originals(Text("p1", one), Text("p2", two)) == {}


def test_what_somebody_said_to_all_is_no_passage_but_a_paragraph_of_another_story_is() -> None:
    one, two = f"{MONDAY}\n{QUOTE}", f"{THURSDAY}\n{QUOTE}"
    assert find_copies([Text("p1", one), Text("p2", two)], threshold=0.5).passages == ()
    host = f"{THURSDAY}\n{WIRE[2]}\n{WIRE[3]}\n{BODY}"
    (found,) = find_copies([Text("p1", host), Text("p2", PLAIN)], threshold=0.5).passages
    assert host[found.start : found.end] == PLAIN[found.two_start : found.two_end] == f"{WIRE[2]}\n{WIRE[3]}".removesuffix(".")


def test_a_short_story_whole_in_the_middle_of_a_longer_one_is_a_passage() -> None:
    host = f"{THURSDAY}\n{MONDAY}\n{BACKGROUND}\n{BODY}"
    found = find_copies([Text("p1", host), Text("p2", MONDAY)], threshold=0.5)
    assert not found.copies
    assert found.passages


def test_short_notes_are_no_copies() -> None:
    assert originals(Text("p1", "The talks ended today in Oslo."), Text("p2", "The talks ended today in Oslo.")) == {}


STORIES = [
    Text("a1", PLAIN, "1994-05-02", "Post"), Text("a2", "\n".join(WIRE[:4]), "1994-05-03", "Star"), Text("a3", PLAIN, None, "Sun", "Post"),
    Text("b1", f"{MONDAY}\n{BACKGROUND}", "1994-05-02", "Post"), Text("b2", f"{MONDAY}\n{BACKGROUND}", "1994-05-04", "Star"),
    Text("c1", f"{THURSDAY}\n{BACKGROUND}", "1994-05-05", "Post"), Text("d1", BODY), Text("d2", BODY, None, "Sun"), Text("e1", OTHER),
]  # fmt: skip


@given(st.permutations(STORIES))
@settings(max_examples=20, deadline=None)
def test_the_order_of_pages_does_not_matter(texts: list[Text]) -> None:
    assert find_copies(texts, threshold=0.5) == find_copies(STORIES, threshold=0.5)


@given(st.integers(0, 10**6), st.sampled_from(["a0", "b15", "zz"]))
@settings(max_examples=20, deadline=None)
def test_an_unrelated_article_changes_no_group(seed: int, name: str) -> None:
    random = Random(seed)
    body = " ".join("".join(random.choices("abcdefghij", k=6)) for _ in range(200))
    assert find_copies([*STORIES, Text(name, body)], threshold=0.5) == find_copies(STORIES, threshold=0.5)


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
    made = record(story, story.copy("The Star", "1994-05-09"))
    found = deaths(made)
    assert (found.outlets, found.origins, found.agreement) == (2, 1, "single")
    copy = next(a for a in made.articles if a.copy_of)
    assert (copy.outlet, copy.copy_kind, copy.copy_share) == ("The Star", "copy", 1.0)
    assert copy.copy_reason == f"{NAMES} Daily Post as original publisher"


def test_a_passage_of_another_outlets_story_is_linked_and_cited() -> None:
    one = strike("Daily Post", "1994-05-03", 4, filler=f"{MONDAY} {BACKGROUND}")
    two = strike("Sun", "1994-05-05", 4, filler=f"{THURSDAY} {BACKGROUND}")
    made = record(one, two)
    (link,) = [k for k in made.links if k.relation == "shares_passage"]
    first, second = (next(a for a in made.articles if a.id == i) for i in (link.to, link.from_))
    assert (first.outlet, second.outlet, second.copy_of) == ("Daily Post", "Sun", None)
    (passage,) = first.passages
    assert passage.article == second.id
    words = one.text[passage.start : passage.end]
    assert words == two.text[passage.other_start : passage.other_end] == f"{BACKGROUND}\nA Peruvian raid on Loja killed 4"
    assert deaths(made).origins == 1
    assert link.reasons[0].endswith("in common: “The war began when the river changed its …”")
    same = record(one, strike("Daily Post", "1994-05-05", 4, filler=f"{THURSDAY} {BACKGROUND}"))
    assert not [k for k in same.links if k.relation == "shares_passage"]


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
