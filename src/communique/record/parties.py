"""For whom a person speaks in talks, once all articles together say what office and country the person has."""

from __future__ import annotations

from collections.abc import Mapping

from communique.model.actors import LocalActor
from communique.model.record import RecordActor
from communique.record.comparing import words_of
from communique.record.heads import Headed
from communique.tables import load_list

STANCES = "communique.events"
BEFORE = 12  # characters before an office in which "former" stands, as the events room looks for it


class Speakers:
    """For which state each person speaks: an official whose country is known and is itself an actor of the record.

    Not who has left the office, nor who serves a body that is no part of a state (a party, a union, a newspaper). For example "President Ana
    Vale" of one article, who in another is "Norland's President Ana Vale", speaks for Norland.
    """

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._serving: dict[str, tuple[str, frozenset[str]]] = {}

    def add(self, headed: Headed) -> None:
        """Take in an actor of the record, in order of ids."""
        actor = headed.actor
        if actor.kind == "state" and actor.country:
            self._states[actor.country] = actor.id
        elif actor.country and _may_speak(headed) and not headed.left:
            self._serving[actor.id] = actor.country, frozenset(filter(None, headed.offices))

    def states(self, actors: Mapping[str, RecordActor]) -> dict[str, str]:
        """State actor by the id of each person who speaks for it; `actors` are all that were taken in."""
        found = {name: (self._states[country], served) for name, (country, served) in self._serving.items() if country in self._states}
        return {name: state for name, (state, served) in found.items() if all(map(_of_a_state, map(actors.get, sorted(served))))}


def _may_speak(headed: Headed) -> bool:
    sector = headed.actor.sector
    return headed.actor.kind == "person" and bool(headed.offices) and (sector is None or sector in load_list(STANCES, "stance_sectors.txt"))


def _of_a_state(body: RecordActor | None) -> bool:
    return body is None or body.kind == "state" or body.sector in load_list(STANCES, "stance_sectors.txt")


def has_left(actor: LocalActor, text: str) -> bool:
    """Whether `text`, that of its page, says "former" of an office of `actor`."""
    former = load_list(STANCES, "stance_former.txt")
    return any(not words_of(text[max(0, role.start - BEFORE) : role.end]).isdisjoint(former) for role in actor.roles)
