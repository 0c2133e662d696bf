"""The dead of a whole war are one thing that many count; invented wars."""

from __future__ import annotations

import pytest
from handmade import Story, record

from communique.model.record import Record


def toll(outlet: str, words: str, dead: int, *, qualifier: str = "exact", printed: str = "1994-05-03") -> Story:
    story = Story(outlet, printed)
    story.tell("Envoys of Peru and Ecuador met, and Peru and Ecuador said little.", "talks", date=printed, participants=["Peru", "Ecuador"])
    story.tell(words, "casualties", fatalities=(dead, qualifier))
    return story


def counts(made: Record) -> list[list[object]]:
    return sorted([v.value for v in e.fields["fatalities"].values] for e in made.events if e.type == "casualties")


@pytest.mark.parametrize(
    ("one", "two", "agreement"),
    [
        (
            toll("Post", "More than 20,000 have been killed since 1990.", 20_000, qualifier="at_least"),
            toll("Star", "The war has killed 25,000.", 25_000),
            "compatible",
        ),
        (
            toll("Post", "Four years of fighting have cost 30,000 lives.", 30_000),
            toll("Star", "The civil war has left 12,000 dead.", 12_000),
            "conflict",
        ),
        (toll("Post", "The conflict has killed 5,000 people.", 5_000), toll("Star", "Some 5,000 died in the war.", 5_000), "agree"),
    ],
)
def test_tolls_of_one_war_are_one_event_with_all_counts(one: Story, two: Story, agreement: str) -> None:
    made = record(one, two)
    (event,) = (e for e in made.events if e.type == "casualties")
    assert event.fields["fatalities"].agreement == agreement
    assert any("both count the dead of a war" in r for k in made.links for r in k.reasons)


@pytest.mark.parametrize(
    "other",
    [
        toll("Star", "Nine people were killed in the war.", 9),
        toll("Star", "A flood killed 2,000 people.", 2_000),
        toll("Star", "The war has killed 25,000.", 25_000, printed="1994-12-03"),
    ],
)
def test_other_numbers_of_dead_stay_apart(other: Story) -> None:
    assert len(counts(record(toll("Post", "The war has killed 20,000.", 20_000), other))) == 2
