"""Numbers of a part of those killed or hurt are not set against the number of all; invented attacks."""

from __future__ import annotations

import pytest
from handmade import Story, record

from communique.model.record import EventField


def blast(outlet: str, words: str, **fields: object) -> Story:
    story = Story(outlet, "1994-05-04")
    story.tell(words, "attack", date="1994-05-03", place="Loja", target="a checkpoint", **fields)  # type: ignore[arg-type]  # any field
    return story


def dead(*stories: Story) -> EventField:
    (event,) = record(*stories).events
    return event.fields["fatalities"]


ALL = blast("Daily Post", "A car bomb killed five people at a checkpoint in Loja on Tuesday.", fatalities=(5, "exact", "people"))


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("A car bomb killed three civilians and two soldiers at a checkpoint in Loja.", [(3, "exact", "civilians"), (2, "exact", "soldiers")]),
        ("A car bomb in Loja killed five people, three of them civilians.", [(5, "exact", "people"), (3, "exact", "civilians")]),
        ("A car bomb in Loja killed two guards and three others.", [(2, "exact", "guards"), (3, "exact", "others")]),
    ],
)
def test_a_part_is_no_other_number_of_all(words: str, counts: list[tuple[object, ...]]) -> None:
    found = dead(ALL, blast("Evening Star", words, fatalities=counts))
    assert found.agreement in ("single", "agree")


def test_civilians_alone_are_all_that_were_killed() -> None:
    words = "A car bomb killed three civilians at a checkpoint in Loja."
    assert dead(ALL, blast("Evening Star", words, fatalities=(3, "exact", "civilians"))).agreement == "conflict"


def test_the_same_part_is_compared() -> None:
    stories = [
        blast(outlet, f"A car bomb in Loja killed {n} civilians and two soldiers.", fatalities=[(n, "exact", "civilians"), (2, "exact", "soldiers")])
        for outlet, n in (("Daily Post", 3), ("Evening Star", 4))
    ]
    assert dead(*stories).agreement == "conflict"
