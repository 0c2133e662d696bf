"""Who makes one round of what others count as two is contradicted; invented talks."""

from __future__ import annotations

import pytest
from handmade import Story, record

BOTH = ["Peru", "Ecuador"]


def news(begin: str, *, stage: str = "opened", days: tuple[str, str] = ("1994-02-11", "1994-03-09")) -> Story:
    story = Story("Daily Post", "1994-03-10")
    story.tell(begin, "talks", date=days[0], place="Nairobi", participants=BOTH, stage=stage)
    story.tell("Envoys of Peru and Ecuador met again in Oslo on Wednesday.", "talks", date=days[1], place="Oslo", participants=BOTH)
    return story


def told(words: str, **fields: object) -> Story:
    story = Story("Evening Star", "1994-04-02")
    story.tell(words, "talks", participants=BOTH, **fields)  # type: ignore[arg-type]  # any field
    return story


TWO = told("They had held two rounds of talks in February and March.", date=["1994-02", "1994-03"], count=(2, "exact", "rounds"))
SECOND = told("The second round, held on March 9, failed.", date="1994-03-09", place="Oslo", round=2)


@pytest.mark.parametrize(
    "begin", ["This round of talks began in Nairobi.", "The current round opened in Nairobi.", "The latest round started in Nairobi."]
)
@pytest.mark.parametrize("other", [TWO, SECOND])
def test_one_round_here_and_two_there(begin: str, other: Story) -> None:
    made = record(news(begin), other)
    raw = {r.id: r.raw for r in made.reports}
    found = {(raw[k.from_], raw[k.to]) for k in made.links if k.relation == "contradicts"}
    assert (begin, other.text.strip()) in found
    assert any("one round: 11 February 1994 and 9 March 1994; two rounds" in k.reasons for k in made.links)


@pytest.mark.parametrize(
    "one",
    [
        news("An earlier round began in Nairobi."),
        news("This round of talks ended in Nairobi.", stage="concluded"),
        news("This round of talks began in Nairobi.", days=("1993-08-11", "1994-03-09")),
    ],
)
def test_what_does_not_make_one_round_of_two(one: Story) -> None:
    made = record(one, TWO)
    assert not any(k.relation == "contradicts" for k in made.links)
