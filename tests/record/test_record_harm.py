"""What was done to people, told in a sentence of its own, belongs to the attack told right before it; new versions of an article; all invented."""

from __future__ import annotations

import pytest
from handmade import Story, grouped, record

BLAST = "A bomb went off in the bus station of Loja on Tuesday."


def attack(*after: tuple[str, dict[str, object]], outlet: str = "Daily Post") -> Story:
    story = Story(outlet, "1994-05-05")
    story.tell(BLAST, "attack", date="1994-05-03", place="Loja", target="the bus station")
    for words, fields in after:
        story.tell(words, "casualties", **fields)  # type: ignore[arg-type]  # any field
    return story


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("The health ministry said that at least 40 people were hurt.", {"injured": (40, "at_least", "people")}),
        ("Hospitals counted nine dead.", {"fatalities": 9}),
        ("Twelve passengers were wounded, a doctor said.", {"injured": (12, "exact", "passengers")}),
        ("Eleven others were wounded.", {"injured": (11, "exact", "others")}),
    ],
)
def test_dead_and_hurt_told_right_after_an_attack_are_its(words: str, fields: dict[str, object]) -> None:
    (event,) = record(attack((words, fields))).events
    assert {"place", *fields} <= event.fields.keys()


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Another attack left four dead.", {"fatalities": 4}),
        ("In other attacks six people were killed.", {"fatalities": 6}),
        ("At least 60 people have been killed this year.", {"fatalities": (60, "at_least", "people")}),
        ("The war has killed 300 people.", {"fatalities": (300, "exact", "people")}),
        ("Three people died in Cuenca.", {"fatalities": 3, "place": "Cuenca"}),
        ("Some 5,000 people have died.", {"fatalities": (5000, "about", "people")}),
        ("Many were hurt.", {"injured": (0, "vague", "people")}),
    ],
)
def test_dead_and_hurt_of_something_else_are_not(words: str, fields: dict[str, object]) -> None:
    assert len(record(attack((words, fields))).events) == 2


def test_after_two_attacks_it_is_open_whose_they_are() -> None:
    story = attack()
    story.tell("Gunmen shot at a school in Cuenca on Wednesday.", "attack", date="1994-05-04", place="Cuenca", target="a school")
    story.tell("At least 40 people were hurt.", "casualties", injured=(40, "at_least", "people"))
    assert ["At least 40 people were hurt."] in grouped(record(story))


def test_two_counts_of_one_article_that_cannot_both_be_right_stay_apart() -> None:
    story = attack(("Hospitals counted nine dead.", {"fatalities": 9}), ("The police counted six dead.", {"fatalities": 6}))
    assert len(record(story).events) == 2


REST = (
    "The station had been full of families who were on their way home from the market of the old town.",
    "Witnesses saw a man leave a bag beside the ticket office and run towards the river before it blew up.",
    "The mayor asked everybody to give blood at the hospital of the university, which is open all night.",
    "Schools and shops are to stay closed until Friday, and the buses to the coast leave from the stadium.",
)


@pytest.mark.parametrize("count", [12, 25])
def test_a_new_version_of_a_story_with_another_count_tells_of_one_attack(count: int) -> None:
    versions = [version("Daily Post", 9, "1994-05-04"), version("Evening Star", count, "1994-05-05")]
    (event,) = record(*versions).events
    assert {v.value for v in event.fields["fatalities"].values} == {9, count}


def version(outlet: str, count: int, printed: str, *added: str) -> Story:
    story = Story(outlet, printed)
    first = f"Two gunmen opened fire in a crowded bus station in the north of the old town on Tuesday morning, killing at least {count} people."
    story.tell(first)
    story.also(f"killing at least {count} people", "attack", date="1994-05-03", fatalities=(count, "at_least", "people"))
    for sentence in added:
        story.tell(sentence, "casualties", injured=(40, "at_least", "people"))
    for sentence in REST:
        story.tell(sentence)
    return story


def test_what_only_the_new_version_adds_is_of_its_attack_too() -> None:
    later = version("Evening Star", 25, "1994-05-05", "The health ministry said that at least 40 people were hurt.")
    (event,) = record(version("Daily Post", 9, "1994-05-04"), later).events
    assert event.fields["injured"].value == 40


@pytest.mark.parametrize(("printed", "events"), [("1994-05-12", 1), ("1994-05-08", 2)])
def test_talks_told_as_held_are_those_planned_for_a_day_that_had_come(printed: str, events: int) -> None:
    planned, dated, held = Story("Daily Post", "1994-05-02"), Story("Daily Post", "1994-05-11"), Story("Evening Star", printed)
    planned.tell(
        "Peru and Ecuador will open talks in Oslo on May 10.", "talks", status="announced", date="1994-05-10", place="Oslo",
        participants=["Peru", "Ecuador"],
    )  # fmt: skip
    dated.tell("Peru and Ecuador met in Oslo on Tuesday.", "talks", date="1994-05-10", place="Oslo", participants=["Peru", "Ecuador"])
    held.tell("Peru and Ecuador held talks in Oslo.", "talks", place="Oslo", participants=["Peru", "Ecuador"])
    assert len(record(planned, dated, held).events) == events


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("An air strike on a clinic in Peru killed its cook.", "The May 3 strike on the town of Arequipa was a mistake, the army said."),
        ("A bombing in Kenya was called a crime.", "The Tuesday bombing of a school in Mombasa was the third, teachers said."),
        ("A raid on a port of Norway is being looked into.", "The early morning raid of May 3 on Bergen had no name."),
    ],
)
def test_what_tells_the_day_and_place_of_an_attack_told_before_is_that_attack(first: str, again: str) -> None:
    assert len(record(twice(first, again)).events) == 1


@pytest.mark.parametrize(
    "again",
    [
        "A May 3 strike on the town of Arequipa was a mistake, the army said.",
        "The May 3 strike on the town of Bergen was a mistake, the army said.",
        "The May 3 march through the town of Arequipa was a mistake, the mayor said.",
    ],
)
def test_an_attack_that_is_told_as_new_or_does_not_fit_is_another(again: str) -> None:
    assert len(record(twice("An air strike on a clinic in Peru killed its cook.", again)).events) == 2


def twice(first: str, again: str) -> Story:
    story = Story("Daily Post", "1994-05-05")
    countries, towns = ("Peru", "Kenya", "Norway"), ("Arequipa", "Mombasa", "Bergen")
    story.tell(first, "attack", place=next(c for c in countries if c in first), weapons="strike")
    story.tell(again, "attack", date="1994-05-03", place=next(t for t in towns if t in again))
    return story


def test_the_dead_of_a_day_and_the_attack_of_that_day_in_one_sentence_are_one() -> None:
    story = Story("Daily Post", "1994-05-05")
    story.tell("On May 3 nine people were killed when the clinic in Loja was hit by rockets.")
    story.also("On May 3 nine people were killed when the clinic in Loja was hit by rockets", "casualties", date="1994-05-03", fatalities=9)
    story.also("On May 3 nine people were killed when the clinic in Loja was hit by rockets", "attack", date="1994-05-03", place="Loja")
    assert len(record(story).events) == 1


@pytest.mark.parametrize(
    ("toll", "dead"),
    [
        ("The death toll of the Loja station bombing rose to 21.", 21),
        ("The death toll stood at nine, the governor said.", 9),
        ("By Thursday the number of dead had reached 30.", 30),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_toll_is_that_of_the_only_attack_of_its_article_wherever_it_stands(toll: str, dead: int, first: bool) -> None:
    story = Story("Daily Post", "1994-05-05")
    if first:
        story.tell(toll, "casualties", fatalities=dead)
    story.tell(BLAST + " It killed nine.", "attack", date="1994-05-03", place="Loja", target="the bus station", fatalities=9)
    story.tell("Shops stayed closed. " * 30, "")
    if not first:
        story.tell(toll, "casualties", fatalities=dead)
    (event,) = record(story).events
    assert {v.value for v in event.fields["fatalities"].values} == {9, dead}


def test_a_toll_beside_two_attacks_is_open() -> None:
    story = Story("Daily Post", "1994-05-05")
    story.tell("The death toll rose to 21.", "casualties", fatalities=21)
    story.tell(BLAST, "attack", date="1994-05-03", place="Loja", target="the bus station")
    story.tell("Gunmen shot at a school in Cuenca on Wednesday.", "attack", date="1994-05-04", place="Cuenca", target="a school")
    assert ["The death toll rose to 21."] in grouped(record(story))


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize(
    ("dead", "hurt"),
    [("At least 67 people have been killed", "another 100 injured"), ("Nine soldiers died", "12 were wounded"), ("It killed four", "hurt thirty")],
)
def test_the_dead_and_the_hurt_of_one_sentence_are_of_one_attack(dead: str, hurt: str, after: bool) -> None:
    story = attack() if after else Story("Daily Post", "1994-05-05")
    story.tell(f"{dead} and {hurt}, the police said.")
    story.also(dead, "casualties", fatalities=9)
    story.also(hurt, "casualties", injured=30)
    assert len(record(story).events) == 1
