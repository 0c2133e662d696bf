"""What two stories tell in all, each its own way: the day here, the place there, the dead in a third sentence; all invented."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from handmade import Story, grouped, record

BOTH = ["Peru", "Ecuador"]


def wrote(outlet: str, printed: str, *sentences: tuple[str, str, Mapping[str, object]]) -> Story:
    story = Story(outlet, printed)
    story.tell(f"The {outlet} has a garden with {' '.join(f'{outlet.lower()[:4]}{n}' for n in range(30))} in it.")
    for words, type_, fields in sentences:
        story.tell(words, type_, **fields)  # type: ignore[arg-type]  # any field
    return story


def by_place(place: str = "Loja", printed: str = "1994-05-04", hurt: int = 60) -> Story:
    return wrote(
        "Daily Post",
        printed,
        (f"A lorry full of explosives blew up in {place}.", "attack", {"place": place, "weapons": "explosives"}),
        (f"At least {hurt} people were hurt.", "casualties", {"injured": (hurt, "at_least", "people")}),
    )


def by_day(place: str = "Loja", hurt: int = 61, day: str = "1994-05-03") -> Story:
    return wrote(
        "Evening Star",
        "1994-05-05",
        (f"A bomb went off at the bus station of {place} on Tuesday.", "attack", {"date": day, "place": place}),
        (f"{hurt} people were hurt.", "casualties", {"injured": (hurt, "exact", "people")}),
    )


def sizes(*stories: Story) -> list[int]:
    return sorted(map(len, grouped(record(*stories))))


def test_an_attack_of_the_last_days_is_the_one_whose_day_another_story_tells() -> None:
    assert sizes(by_place(), by_day()) == [4]
    (event,) = record(by_place(), by_day()).events
    assert {"date", "place", "injured"} <= event.fields.keys()


@pytest.mark.parametrize("other", [by_day("Cuenca"), by_day(day="1994-04-25")])
def test_in_another_town_or_week_it_is_another(other: Story) -> None:
    assert sizes(by_place(), other) == [2, 2]


def test_of_two_attacks_of_these_days_it_is_open_which() -> None:
    shots = ("Shots were fired at a school in Loja on Monday.", "attack", {"date": "1994-05-02", "place": "Loja"})
    second = wrote("Hill Courier", "1994-05-05", shots)
    second.tell("62 people were hurt.", "casualties", injured=(62, "exact", "people"))
    assert sizes(by_place(), by_day(), second) == [2, 2, 2]


def test_why_they_are_one_is_said() -> None:
    reasons = [reason for link in record(by_place(), by_day()).links if link.relation == "same_as" for reason in link.reasons]
    assert any(reason.startswith("by all that the two articles tell of it: ") and "same place: Loja" in reason for reason in reasons)


def test_the_result_is_the_same_in_any_order() -> None:
    assert record(by_place(), by_day()) == record(by_day(), by_place())


@pytest.mark.parametrize(("place", "events"), [("Loja", 1), ("Cuenca", 2)])
def test_a_town_in_the_sentence_is_a_sign_of_the_town(place: str, events: int) -> None:
    told = wrote("Daily Post", "1994-05-04")
    told.tell(f"At least 67 people were killed after a bomb tore through a crowded hospital in the city of {place}.")
    told.also("At least 67 people were killed", "casualties", fatalities=(67, "at_least", "people"))
    other = wrote("Evening Star", "1994-05-04", ("A hospital in Loja was bombed on Tuesday.", "attack", {"date": "1994-05-03", "place": "Loja"}))
    other.tell("70 people died in it.", "casualties", fatalities=(70, "exact", "people"))
    assert len(record(told, other).events) == events


def bombing(words: str, **fields: object) -> list[list[str]]:
    """The events of a story on a bombing in Loja that goes on with `words`."""
    told = ("A bomb went off at the bus station of Loja on Tuesday.", "attack", {"date": "1994-05-03", "place": "Loja", "weapons": "bomb"})
    story = wrote("Daily Post", "1994-05-04", told)
    for n in range(6):
        story.tell(f"Sentence {n} of the story is about the weather in the hills, which was fair, and about the harvest.")
    story.tell(words, "attack", **fields)  # type: ignore[arg-type]  # any field
    return grouped(record(story))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("The blast also wrecked a school.", {"target": "a school"}),
        ("The bomber struck the waiting room.", {"actor": "the bomber", "target": "the waiting room"}),
        ("The powerful explosion left two walls standing.", {"damage": "two walls"}),
    ],
)
def test_what_speaks_again_of_the_only_attack_is_its(words: str, fields: dict[str, object]) -> None:
    assert len(bombing(words, **fields)) == 1


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("A second blast wrecked a school.", {"target": "a school"}),
        ("Another bomber struck the market.", {"target": "the market"}),
        ("Since the attack soldiers have shelled two villages.", {"target": "two villages"}),
        ("The blast in Cuenca wrecked a school.", {"target": "a school", "place": "Cuenca"}),
    ],
)
def test_what_speaks_of_another_is_not(words: str, fields: dict[str, object]) -> None:
    assert len(bombing(words, **fields)) == 2


@pytest.mark.parametrize(
    ("killed", "hurt"),
    [
        ("Seven people were killed", "ten others wounded in a blast in Loja"),
        ("Nine soldiers died", "four were hurt when a mine went off near Loja"),
        ("At least 30 worshippers were killed", "50 injured by a bomb in Loja"),
    ],
)
def test_the_dead_of_a_sentence_are_of_the_attack_that_counts_its_hurt(killed: str, hurt: str) -> None:
    story = wrote("Daily Post", "1994-05-04")
    story.tell(f"{killed} and {hurt}.")
    story.also(killed, "casualties", fatalities=(7, "exact", "people"))
    story.also(hurt, "attack", place="Loja", injured=(10, "exact", "people"))
    (event,) = record(story).events
    assert {"fatalities", "injured", "place"} <= event.fields.keys()


def swap(outlet: str, words: str, about: list[str], **fields: object) -> Story:
    chatter = (f"{about[0]} and {about[1]} are neighbours; {about[1]} is the smaller.", "territory", {"participants": about})
    return wrote(outlet, "1994-05-04", chatter, (words, "exchange", {"date": "1994-05-03", **fields}))


@pytest.mark.parametrize("words", ["The swap finally happened on Tuesday.", "318 captives came home on Tuesday.", "On Tuesday the exchange began."])
@pytest.mark.parametrize(("about", "events"), [(BOTH, 1), (["Kenya", "Norway"], 2)])
def test_exchanges_of_one_day_in_stories_about_the_same_two_are_one(words: str, about: list[str], events: int) -> None:
    named = swap("Daily Post", "Peru and Ecuador exchanged captives on Tuesday.", BOTH, participants=BOTH)
    made = record(named, swap("Evening Star", words, about))
    assert sum(event.type == "exchange" for event in made.events) == events


SIGNED = {"date": "1994-05-03", "place": "Bergen", "participants": BOTH}
DEAL = ("Peru and Ecuador signed a peace agreement in Bergen on Tuesday.", "agreement", SIGNED)


@pytest.mark.parametrize(
    ("words", "fields", "events"),
    [
        ("The deal was signed by the general for the Front.", {"participants": ["Andean Front"]}, 1),
        ("Ana Ruiz put her name to the accord.", {"participants": ["Ana Ruiz"]}, 1),
        ("Both sides had fought for years before they reached the peace agreement.", {}, 1),
        ("Brazil and Chile initialled a deal on rivers.", {"participants": ["Brazil", "Chile"]}, 2),
        ("The agreement of April was signed by Chile.", {"date": "1994-04", "participants": ["Chile"]}, 2),
    ],
)
def test_what_speaks_again_of_an_agreement_is_it(words: str, fields: dict[str, object], events: int) -> None:
    story = wrote("Daily Post", "1994-05-04", DEAL)
    story.tell(words, "agreement", **fields)  # type: ignore[arg-type]  # any field
    assert len(record(story).events) == events


@pytest.mark.parametrize(
    ("words", "printed", "agreement", "shown"),
    [
        ("The death toll of the bombing in Loja rose to 80.", "1994-05-06", "superseded", 80),
        ("The number of dead of the bombing in Loja climbed to 80.", "1994-05-06", "superseded", 80),
        ("The death toll of the bombing in Loja has risen to 80.", "1994-05-04", "superseded", 80),
        ("The death toll of the bombing in Loja stands at 80.", "1994-05-06", "conflict", 80),
        ("The death toll of the bombing in Loja rose to 80.", "1994-05-03", "conflict", 63),
    ],
)
def test_a_toll_that_is_told_to_have_risen_replaces_lower_ones_whoever_gave_them(words: str, printed: str, agreement: str, shown: int) -> None:
    at = {"date": "1994-05-03", "place": "Loja"}
    first = wrote("Daily Post", "1994-05-04", ("A bomb in Loja killed 63 people on Tuesday.", "attack", {**at, "fatalities": 63}))
    later = wrote("Evening Star", printed, (words, "casualties", {**at, "fatalities": 80}))
    (event,) = record(first, later).events
    found = event.fields["fatalities"]
    assert (found.agreement, found.value, found.origins) == (agreement, shown, 2)
