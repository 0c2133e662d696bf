"""Events asked for by side, page and place from a day on: those that a look at each of them finds."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from communique.model.times import DateRange
from communique.record.calendar import Calendar, begins, ends
from communique.record.places import place
from communique.record.profiles import REAL, kind_of
from communique.record.relations import Told

NOTHING = frozenset[str]()
PLACES = ("Loja", "the town of Loja", "Antofagasta", "northern Peru")


def told(name: str, when: DateRange | None, *, sides: set[str], page: str, places: tuple[str, ...] = ()) -> Told:
    return Told(
        id=name, type="talks", kind=kind_of("talks"), stage=None, standing=REAL, when=when, dates=(), places=places, sides=frozenset(sides),
        parties=NOTHING, people=NOTHING, pages=frozenset({page}), reports=(), published=("1994-03-01",), background=False, actor=NOTHING,
        target=NOTHING, aimed=NOTHING, series=False, exact=True,
    )  # fmt: skip


def of(events: list[Told]) -> Calendar:
    return Calendar({event.id: event for event in events}, "talks")


def some(random: Random, number: int) -> Told:
    first = date(1994, 1, 1) + timedelta(days=random.randrange(400))
    last = first + timedelta(days=random.choice((0, 0, 0, 1, 2, 5, 40, 300)))
    when = DateRange(first.isoformat(), last.isoformat()) if random.random() < 0.9 else None
    sides = set(random.sample(("PER", "ECU", "CHL", "KEN"), random.randrange(3)))
    return told(f"e-{number}", when, sides=sides, page=f"p-{random.randrange(9)}", places=(random.choice(PLACES),))


@pytest.mark.parametrize("seed", range(5))
def test_it_gives_all_that_one_has_to_look_at(seed: int) -> None:
    random = Random(seed)
    events = [some(random, n) for n in range(200)]
    calendar = of(events)
    for _ in range(40):
        day = (date(1994, 1, 1) + timedelta(days=random.randrange(500))).isoformat()
        until = (date.fromisoformat(day) + timedelta(days=30)).isoformat() if random.random() < 0.5 else None
        found = list(calendar.around(["PER", "KEN", "p-3", frozenset({"loja"})], day, until=until))
        wanted = [t for t in events if t.sides & {"PER", "KEN"} or "p-3" in t.pages or any(place(p).name == {"loja"} for p in t.places)]
        wanted = [t for t in wanted if max(begins(t) or "", ends(t)) >= day and (begins(t) or "") <= (until or "9")]
        assert found == sorted(set(found), key=lambda t: (begins(t), t.id))
        assert {t.id for t in wanted} <= {t.id for t in found}
        assert all((begins(t) or "") <= (until or "9") for t in found)


def test_days_long_before_any_calendar() -> None:
    event = told("e-1", DateRange("0001-01-02", "1999-01-01"), sides={"PER"}, page="p-1")
    assert list(of([event]).around(["PER"], "0001-03-01")) == [event]


def test_the_places_that_words_name() -> None:
    calendar = of([told("e-1", DateRange("1994-01-02", "1994-01-02"), sides=set(), page="p-1", places=PLACES)])
    assert list(calendar.places_in(frozenset({"talks", "in", "loja", "resume"}))) == [frozenset({"loja"})]
    assert list(calendar.places_in(frozenset({"talks"}))) == []
