"""A toll that later reports replaced is shown after the one that they give, and why reports of several articles are of one event is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.model.record import CitedValue, Event, EventField, Link, RecordReport
from communique.showing.saying import say_field
from communique.showing.together import why_one
from communique.showing.view import View
from sample_talks import RECORD


def told(*numbers: int, shown: int, agreement: str = "superseded", rule: str = "latest") -> EventField:
    values = [CitedValue(n, "cited", str(n), "exact", None, f"p-{at}", 0, 2, None, origin=f"o-{at}") for at, n in enumerate(numbers)]
    return EventField(shown, rule, agreement, len(numbers), len(numbers), tuple(values))


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (told(7, 358, 512, shown=512), "512 killed; before: 7 killed, 358 killed"),
        (told(63, 80, shown=80), "80 killed; before: 63 killed"),
        (told(63, 80, shown=80, agreement="conflict"), "63 killed or 80 killed"),
        (told(63, 80, shown=63, rule="lowest"), "63 killed; 80 killed"),
        (told(63, 63, shown=63, agreement="agree"), "63 killed"),
    ],
)
def test_what_was_replaced_comes_after(held: EventField, said: str) -> None:
    assert say_field("fatalities", held, name=str) == said


def test_why_reports_of_two_articles_are_one_event_is_said() -> None:
    one, two, other = (RecordReport(f"r-{n}", f"p-{n}", "attack", {}, "happened", None, 0, 5, "Bombs", {}) for n in "abc")
    event = Event("e-1", "attack", "happened", None, ("r-a", "r-b"), {})
    record = replace(RECORD, reports=(one, two, other), events=(event,))
    links = [Link("r-a", "r-b", "same_as", ("same place: Loja", "killed: 9")), Link("r-a", "r-c", "same_as", ("same words",))]
    assert why_one(event, links, View(record, lambda _: ())) == [("p-a and p-b", "same place: Loja; killed: 9")]
