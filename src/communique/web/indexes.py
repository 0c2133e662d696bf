"""What of the record belongs to whom, looked up once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from communique.model.record import Event, Link, RecordActor, RecordArticle, RecordExpectation, RecordPosition, RecordStatement
from communique.showing.lines import statement_day
from communique.showing.rounds import judgements, rounds
from communique.showing.view import View

Thing = TypeVar("Thing", RecordPosition, RecordExpectation)

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

    def speaker(self, statement: RecordStatement) -> str:
        """The id of the actor on whose page the statement stands; ``""`` where no actor is known."""
        return statement.speaker if isinstance(self.view.things.get(statement.speaker or ""), RecordActor) and statement.speaker else ""

    def _said(self, statement: RecordStatement) -> tuple[str, str, int]:
        days = statement_day(statement, self.view)
        return ((days.from_ or days.to if days else None) or "9999", statement.page, statement.content[0].start)

    @cached_property
    def taking_part(self) -> dict[str, list[tuple[Event, list[str]]]]:
        """Events, and the fields in which they name an actor, under the actor's id."""
        held: dict[str, dict[str, tuple[Event, list[str]]]] = defaultdict(dict)
        for event in self.view.record.events:
            for name, field in sorted(event.fields.items()):
                for value in field.values:
                    as_what = (value.role or "participant") if name == "participants" else name
                    for actor, what in ((value.value, as_what), (value.attributed_to, "source")):
                        if isinstance(actor, str) and isinstance(self.view.things.get(actor), RecordActor):
                            parts = held[actor].setdefault(event.id, (event, []))[1]
                            parts += [what] if what not in parts else []
        return {actor: list(events.values()) for actor, events in held.items()}

    @cached_property
    def serving(self) -> dict[str, list[RecordActor]]:
        """The actors who have a role with another, under the other's id."""
        held: dict[str, list[RecordActor]] = defaultdict(list)
        for actor in self.view.record.actors:
            for of in sorted({role.of for role in actor.roles if role.of and role.of != actor.id}):
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
        for article in sorted(self.view.record.articles, key=lambda a: (a.published_from or a.published or "9999", a.id)):
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


def _under(things: Iterable[Thing], field: str) -> dict[str, list[Thing]]:
    held: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        held[getattr(thing, field) or ""].append(thing)
    return dict(held)
