"""Things found by their days: nothing near is missed, and what is far is not asked for. Links between talks cost no more for talks of other years."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from handmade import Story, record

from communique.model.times import DateRange
from communique.record import relations
from communique.record.comparing import gap_days
from communique.record.nearby import Nearby


def spans(random: Random, n: int) -> list[DateRange]:
    first = [date(1994, 1, 1) + timedelta(days=random.randint(0, 1500)) for _ in range(n)]
    ends = [(d + timedelta(days=random.choice((0, 0, 3, 40, 500)))).isoformat() for d in first]
    return [
        DateRange(d.isoformat() if random.random() > 0.05 else None, e if random.random() > 0.05 else None) for d, e in zip(first, ends, strict=True)
    ]


@pytest.mark.parametrize("within", [0, 1, 30])
def test_all_that_is_near_is_found(within: int) -> None:
    random = Random(within)
    things, asked = spans(random, 200), spans(random, 60)
    known = Nearby(things, lambda d: d)
    for days in asked:
        near = [d for d in things if (gap := gap_days(d, days)) is not None and gap <= within]
        found = known.near(days, within=within)
        assert [d for d in found if d in near] == near


def test_what_is_far_or_without_days_is_not_asked_for() -> None:
    known = Nearby([DateRange("1994-02-27", "1994-03-02"), DateRange("1995-12-30", "1996-01-02"), None], lambda d: d)
    assert known.near(DateRange("1996-01-20", "1996-01-20")) == [DateRange("1995-12-30", "1996-01-02")]
    assert known.near(DateRange("1994-04-01", "1994-04-01"), within=1) == [DateRange("1994-02-27", "1994-03-02")]
    assert known.near(DateRange("1994-06-01", "1994-06-30")) == known.near(None) == []


def year_of_talks(year: int) -> list[Story]:
    """Twelve rounds in a year, each with a meeting and an exchange."""
    told = []
    for month in range(1, 13):
        story = Story("Daily Post", f"{year}-{month:02}-11")
        story.tell(f"This round of talks began in Oslo in month {month} of {year}.", "talks", date=f"{year}-{month:02}-10", place="Oslo",
                   participants=["Peru", "Ecuador"], stage="opened")  # fmt: skip
        story.tell(f"Envoys met there in month {month} of {year}.", "meeting", participants=["Peru", "Ecuador"])
        story.tell(f"An exchange was agreed in month {month} of {year}.", "exchange", participants=["Peru", "Ecuador"])
        told.append(story)
    return told


def test_linking_a_year_of_talks_costs_no_more_beside_other_years(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    compare = relations._reasons

    def counted(one: relations.Told, round_: relations.Told, *, near: int) -> tuple[str, ...] | None:
        asked[-1] += 1
        return compare(one, round_, near=near)

    monkeypatch.setattr(relations, "_reasons", counted)
    links = []
    for years in (1, 4):
        asked.append(0)
        links.append(len(record(*(s for n in range(years) for s in year_of_talks(1990 + n))).links))
    assert links[1] >= 4 * links[0] > 0
    assert 0 < asked[1] <= 4.5 * asked[0]
