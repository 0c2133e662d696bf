"""For whom a person speaks in talks, once all articles together say what office and country the person has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model.record import RecordActor, RecordRole
from communique.record.comparing import words_of
from communique.tables import load_list

STANCES = "communique.events"
BEFORE = 12  # characters before an office in which "former" stands, as the events room looks for it


def spoken_for(actors: Iterable[RecordActor], texts: Mapping[str, str]) -> dict[str, str]:
    """State actor by the id of each person who speaks for it: an official whose country is known and is itself an actor of the record.

    Not who has left the office, nor who serves a body that is no part of a state (a party, a union, a newspaper). `texts` are the pages'
    texts by page id. For example "President Ana Vale" of one article, who in another is "Norland's President Ana Vale", speaks for Norland.
    """
    by_id = {a.id: a for a in actors}
    states = {a.country: a.id for a in by_id.values() if a.kind == "state" and a.country}
    return {a.id: states[a.country] for a in by_id.values() if a.country in states and _official(a, by_id, texts)}


def _official(actor: RecordActor, actors: Mapping[str, RecordActor], texts: Mapping[str, str]) -> bool:
    official = load_list(STANCES, "stance_sectors.txt")
    if actor.kind != "person" or not actor.roles or not (actor.sector is None or actor.sector in official):
        return False
    served = [body for r in actor.roles if (body := actors.get(r.of or ""))]
    return all(b.kind == "state" or b.sector in official for b in served) and not any(_former(r, texts) for r in actor.roles)


def _former(role: RecordRole, texts: Mapping[str, str]) -> bool:
    words = words_of(texts.get(role.page, "")[max(0, role.start - BEFORE) : role.end])
    return not words.isdisjoint(load_list(STANCES, "stance_former.txt"))
