"""Whose position it is when a person's country is known from another article only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import CODEBOOK, Story

from communique.model.actors import LocalActor, Role
from communique.model.analysis import Analysis
from communique.model.reports import Position
from communique.record.merging import merge
from communique.settings import Settings


def page(outlet: str, words: str, *, country: str | None, office: str | None) -> Analysis:
    """An article in which Ana Vale, whose country it may name, wants something."""
    story = Story(outlet, "1994-05-04")
    story.people["Ana Vale"] = country or ""
    story.tell(words, "visit", actor="Ana Vale")
    if country:
        story.tell("Peru is at the coast.", "visit", actor="Peru")
    made = story.analysis()
    start = words.index(office) if office else 0
    roles = (Role(office, None, start, start + len(office), office),) if office else ()
    actors = tuple(_with(a, country, roles) if a.name == "Ana Vale" else a for a in made.actors)
    position = Position("p0", "Ana Vale", "territory", "demands", None, "self", None, 0, len(words))
    return replace(made, actors=actors, positions=() if country else (position,))


def _with(actor: LocalActor, country: str | None, roles: tuple[Role, ...]) -> LocalActor:
    mentions = tuple(replace(m, kind="name") for m in actor.mentions)
    return replace(actor, country=country, roles=roles, mentions=mentions)


@pytest.mark.parametrize(
    ("words", "office", "country", "party"),
    [
        ("President Ana Vale wants the valley back.", "President", "PER", "Peru"),
        ("Foreign minister Ana Vale wants the valley back.", "Foreign minister", "PER", "Peru"),
        ("Former president Ana Vale wants the valley back.", "president", "PER", "Ana Vale"),
        ("Ana Vale wants the valley back.", None, "PER", "Ana Vale"),
        ("President Ana Vale wants the valley back.", "President", None, "Ana Vale"),
    ],
)
def test_an_official_speaks_for_the_state_once_it_is_known(words: str, office: str | None, country: str | None, party: str) -> None:
    pages = [page("A", words, country=None, office=office)]
    if country:
        pages.append(page("B", "Peru sent Ana Vale to Oslo.", country=country, office=None))
    made = merge(pages, codebook=CODEBOOK, settings=Settings())
    names = {a.id: a.name for a in made.actors}
    assert [names[p.party] for p in made.positions] == [party]
