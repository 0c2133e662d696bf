"""What of the record belongs to whom, looked up once for all pages."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from communique.model.record import (
    CitedValue,
    Event,
    Link,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordStatement,
    RecordTime,
)
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.changes import position_key
from communique.showing.delegations import served
from communique.showing.lines import event_days, statement_day, when_key
from communique.showing.printed import by_day
from communique.showing.rounds import ROUNDS, judgements, rounds
from communique.showing.view import View
from communique.showing.words import clean
from communique.tables import load_table
from communique.web.paging import part_at, parts_of

Thing = TypeVar("Thing", RecordPosition, RecordExpectation)
Row = TypeVar("Row")
MONTH = len("2031-03")
SPEECH = "speech"
MANY = 1000
"""Statements of a record beyond which their page lists the speakers, whose own pages hold their statements."""
PLACE = "place"
OF_THINGS = ("spoken", "said", "stood", "awaited", "positions", "promises", "judged", "_placed")


@dataclass(frozen=True)
class Indexes:
    """The parts of a record under the ids of those whom they are about; each is made when it is first asked for."""

    view: View

    @cached_property
    def spoken(self) -> dict[str, list[RecordStatement]]:
        """Statements under their speakers' ids (``""`` for the nameless) in order of time; what a copy says again is left out."""
        held: dict[str, list[RecordStatement]] = defaultdict(list)
        for statement in sorted(self.view.own(self.view.record.statements), key=self._said):
            held[self.speaker(statement)].append(statement)
        return dict(held)

    @cached_property
    def said(self) -> dict[str, list[RecordStatement]]:
        """`spoken` in the order of the pages: what was said before what reporters tell of it in their own voice."""
        return {name: sorted(held, key=lambda s: s.tier != SPEECH) for name, held in self.spoken.items()}

    @cached_property
    def stood(self) -> list[RecordPosition]:
        """Positions in the order of their page: by issue, "other" last, by party and time; what a copy says again is left out."""
        own = self.view.own(self.view.record.positions)
        names = {p.party: self.view.name(p.party).casefold() for p in own}
        return sorted(own, key=lambda p: (p.issue == "other", p.issue, names[p.party], p.party, position_key(p, self.view)))

    @cached_property
    def awaited(self) -> list[RecordExpectation]:
        """Promises in the order of their page: by how they stand, then by the day that they are due; what a copy says again is left out."""
        order = {row["status"]: n for n, row in enumerate(load_table("communique.showing", "outcomes.tsv"))}
        own = self.view.own(self.view.record.expectations)
        return sorted(own, key=lambda x: (order.get(x.status, len(order)), x.due_to or x.due_from or "9999", x.id))

    @cached_property
    def _placed(self) -> dict[str, int]:
        lists: list[Sequence[RecordStatement | RecordPosition | RecordExpectation]] = [self.stood, self.awaited]
        lists += [held for name, held in self.said.items() if name or self.many_said]
        return {x.id: part_at(n, len(held)) for held in lists if parts_of(len(held)) > 1 for n, x in enumerate(held)}

    @property
    def many_said(self) -> bool:
        """Whether the page of statements leads to the speakers' own pages and holds only those of speakers not named."""
        return len(self.view.record.statements) > MANY and sum(len(held) for held in self.spoken.values()) > MANY

    def part(self, name: str) -> int:
        """The part of its list in which the statement, position or promise with the id `name` stands."""
        return self._placed.get(name, 1)

    def speaker(self, statement: RecordStatement) -> str:
        """The id of the actor on whose page the statement stands; ``""`` where no actor is known."""
        return statement.speaker if isinstance(self.view.things.get(statement.speaker or ""), RecordActor) and statement.speaker else ""

    def _said(self, statement: RecordStatement) -> tuple[str, str, int]:
        days = statement_day(statement, self.view)
        return ((days.from_ or days.to if days else None) or "9999", statement.page, statement.content[0].start)

    @cached_property
    def taking_part(self) -> dict[str, list[tuple[Event, list[str]]]]:
        """Events, and the fields in which they name an actor, under the actor's id."""
        held: dict[str, list[tuple[Event, list[str]]]] = defaultdict(list)
        for event in self.view.record.events:
            for actor, parts in self.parts(event).items():
                held[actor].append((event, parts))
        return dict(held)

    def parts(self, event: Event) -> dict[str, list[str]]:
        """The fields of `event` that name an actor, under the actor's id."""
        held: dict[str, list[str]] = defaultdict(list)
        for name, field in sorted(event.fields.items()):
            for value in field.values:
                as_what = (value.role or "participant") if name == "participants" else name
                for actor, what in ((value.value, as_what), (value.attributed_to, "source")):
                    if isinstance(actor, str) and what not in held.get(actor, ()) and isinstance(self.view.things.get(actor), RecordActor):
                        held[actor].append(what)
        return held

    @cached_property
    def keys(self) -> dict[str, tuple[str, str]]:
        """What sorts each event by when it was, under its id."""
        return {event.id: when_key(event, self.view) for event in self.view.record.events}

    @cached_property
    def ordered(self) -> list[Event]:
        """All events by when they were."""
        return sorted(self.view.record.events, key=lambda event: self.keys[event.id])

    @cached_property
    def months(self) -> dict[str, tuple[str, str]]:
        """The heading under which the timeline has an event and the heading's name, under its id; events of which no day is told have none."""
        return {event.id: found for event in self.view.record.events if (found := self._month(event))}

    @staticmethod
    def _month(event: Event) -> tuple[str, str] | None:
        days = event_days(event)
        return heading(days) if days and (days.from_ or days.to) else None

    @cached_property
    def places(self) -> dict[str, dict[str, CitedValue]]:
        """The places of each event (`places_of`), under its id."""
        return {event.id: places_of(event) for event in self.view.record.events}

    @cached_property
    def sections(self) -> dict[str, str]:
        """The lane of each type of event."""
        return {event.type: self.view.section(event) for event in {e.type: e for e in self.view.record.events}.values()}

    @cached_property
    def outlets(self) -> dict[str, list[str]]:
        """The outlets that tell of an event, under its id."""
        return {event.id: self._outlets(event) for event in self.view.record.events}

    def _outlets(self, event: Event) -> list[str]:
        return sorted({self._names.get(r.page) or self.view.outlet(r.page) for r in self.view.reports(event)})

    @cached_property
    def _names(self) -> dict[str, str]:
        return {page: self.view.outlet(page) for page in self.view.pages}

    @cached_property
    def named(self) -> dict[str, dict[str, RecordTime]]:
        """For each day that is named, the first time expression that means it on each page; copies are left out."""
        held: dict[str, dict[str, RecordTime]] = {}
        for page, times in self.view.times.items():
            if page in self.view.articles and self.view.original(page) is None:
                for time in sorted(times, key=lambda t: t.start):
                    if time.from_ and time.from_ == time.to:
                        held.setdefault(time.from_, {}).setdefault(page, time)
        return held

    @cached_property
    def days(self) -> list[str]:
        """The days that are named, those that most articles name first, of equals the later."""
        return sorted(sorted(self.named, reverse=True), key=lambda day: -len(self.named[day]))

    @cached_property
    def day_places(self) -> dict[str, int]:
        """At which place of `days` each day stands, from 0."""
        return {day: place for place, day in enumerate(self.days)}

    def forget(self, *names: str) -> None:
        """Make `names` anew when they are next asked for."""
        made = vars(self)
        for name in names:
            made.pop(name, None)

    def put_in(self, before: Sequence[Event], after: Sequence[Event], *, pages: Mapping[str, str]) -> None:
        """Put the events `after` in the place of `before`; some may have gone or come back. `pages` are those of the reports of `before`."""
        made = vars(self)
        self.forget("ordered", *(["judged"] if any(event.type in ROUNDS for event in (*before, *after)) else []))
        if {event.type for event in before} != {event.type for event in after}:
            self.forget("sections")
        self._put_in_facts({event.id for event in before}, after)
        for event in before:
            if "taking_part" in made:
                for actor in self.parts(event):
                    _take_out(self.taking_part, actor, event.id, lambda row: row[0].id)
            if "told_on" in made:
                for page in {pages[name] for name in event.reports if name in pages}:
                    _take_out(self.told_on, page, event.id, lambda row: row.id)
        for event in after:
            if "taking_part" in made:
                for actor, parts in self.parts(event).items():
                    insort(self.taking_part.setdefault(actor, []), (event, parts), key=lambda row: row[0].id)
            if "told_on" in made:
                for page in {r.page for r in self.view.reports(event)}:
                    insort(self.told_on.setdefault(page, []), event, key=lambda row: row.id)

    def _put_in_facts(self, gone: Iterable[str], after: Sequence[Event]) -> None:
        made = vars(self)
        facts: dict[str, Callable[[Event], Any]] = {
            "keys": lambda event: when_key(event, self.view),
            "places": places_of,
            "months": self._month,
            "outlets": self._outlets,
        }
        for name, fact in facts.items():
            if name in made:
                for event_id in gone:
                    made[name].pop(event_id, None)
                made[name].update({event.id: found for event in after if (found := fact(event)) is not None})

    @cached_property
    def serving(self) -> dict[str, list[RecordActor]]:
        """The actors who have a role with another, under the other's id."""
        held: dict[str, list[RecordActor]] = defaultdict(list)
        for actor in self.view.record.actors:
            for of in sorted({of for role in actor.roles for of in served(role, self.view.things) if of != actor.id}):
                held[of].append(actor)
        return dict(held)

    @cached_property
    def groups(self) -> dict[str, list[RecordActor]]:
        """The actors of which another is a member, under the member's id."""
        held: dict[str, list[RecordActor]] = defaultdict(list)
        for actor in self.view.record.actors:
            for member in actor.members:
                held[member].append(actor)
        return dict(held)

    @cached_property
    def positions(self) -> dict[str, list[RecordPosition]]:
        """Positions under their parties' ids; what a copy says again is left out."""
        return _under(self.view.own(self.view.record.positions), "party")

    @cached_property
    def promises(self) -> dict[str, list[RecordExpectation]]:
        """Expectations under the ids of those who promised or foresaw them; what a copy says again is left out."""
        return _under(self.view.own(self.view.record.expectations), "by")

    @cached_property
    def judged(self) -> dict[str, list[RecordStatement]]:
        """Statements that judge talks, under the ids of the rounds that they are about."""
        return judgements(rounds(self.view), self.view)

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """The links that begin or end at a thing, under its id."""
        held: dict[str, list[Link]] = defaultdict(list)
        for link in self.view.record.links:
            for end in dict.fromkeys((link.from_, link.to)):
                held[end].append(link)
        return dict(held)

    @cached_property
    def copies(self) -> dict[str, list[RecordArticle]]:
        """The copies of an article by their dates, under its id."""
        held: dict[str, list[RecordArticle]] = defaultdict(list)
        for article in sorted(self.view.record.articles, key=by_day):
            if article.copy_of:
                held[article.copy_of].append(article)
        return dict(held)

    @cached_property
    def told_on(self) -> dict[str, list[Event]]:
        """The events that are told on a page, under its id."""
        held: dict[str, list[Event]] = defaultdict(list)
        for event in self.view.record.events:
            for page in dict.fromkeys(r.page for r in self.view.reports(event)):
                held[page].append(event)
        return dict(held)


def _take_out(held: dict[str, list[Row]], name: str, event: str, key: Callable[[Row], str]) -> None:
    """Take the event with the id `event` from the rows under `name`; a name without rows goes too."""
    rows = held.pop(name, [])
    if left := [row for row in rows if key(row) != event]:
        held[name] = left


def _under(things: Iterable[Thing], field: str) -> dict[str, list[Thing]]:
    held: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        held[getattr(thing, field) or ""].append(thing)
    return dict(held)


def places_of(event: Event) -> dict[str, CitedValue]:
    """The places of `event` under their folded names; where the reports differ all of them."""
    field = event.fields.get(PLACE)
    found: dict[str, CitedValue] = {}
    for value in field.values if field else ():
        name = clean(value.value if isinstance(value.value, str) else value.raw)
        if name:
            found.setdefault(name.casefold(), value)
    return found


def heading(days: DateRange) -> tuple[str, str]:
    """The month in which `days` begin, or the years that they fill, in words and as a name: never a month that is not told.

    >>> heading(DateRange("2031-03-03", "2031-04-02")), heading(DateRange("2031-01-01", "2031-12-31"))
    (('March 2031', 'm-2031-03'), ('2031, no month told', 'm-2031'))
    """
    first, last = days.from_ or days.to or "", days.to or days.from_ or ""
    if first.endswith("-01-01") and last.endswith("-12-31"):
        years = say_days(DateRange(first, last))
        return f"{years}, no month told", f"m-{years.replace('–', '-')}"
    month = first[:MONTH]
    return say_days(DateRange(f"{month}-01", f"{month}-01")).partition(" ")[2] or first, f"m-{month}"
