"""The actors that the user tells of: where a story names them, and that what is said of them wins."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.board import Board, Draft
from communique.actors.gazetteer import Known, spellings
from communique.actors.naming import PersonName, capital
from communique.actors.wordlists import titles
from communique.model.actors import USER_FILE, GivenActor
from communique.model.parse import Parse


def given_persons(parse: Parse, known: Iterable[Known]) -> tuple[list[PersonName], list[Known]]:
    """The names of persons among `known`, less those inside a longer name of a person ("Ana Vale" in "Ana Vale Cruz"); and the others."""
    held = list(known)
    persons = [k for k in held if k.entry.how == "person" and not _inside_longer(parse, k)]
    return [_named(parse, k) for k in persons], [k for k in held if k.entry.how != "person"]


def _inside_longer(parse: Parse, known: Known) -> bool:
    for entity in parse.entities:
        if entity.label == "PERSON" and entity.first < known.last and known.first < entity.last:
            around = [i for i in range(entity.first, entity.last) if not known.first <= i < known.last]
            if any(capital(parse.tokens[i]) and parse.tokens[i].text.lower() not in titles() for i in around):
                return True
    return False


def _named(parse: Parse, known: Known) -> PersonName:
    before = parse.tokens[known.first - 1].text.lower() if known.first else ""
    return PersonName(known.first, known.last, tuple(t.text for t in parse.tokens[known.first : known.last]), before if before in titles() else None)


def settle_given(board: Board, given: Iterable[GivenActor]) -> None:
    """Make the drafts of one given actor one, under the given name, with the kind, country and sector that are given. Twice changes nothing.

    A state keeps what the table of states says: only its names are the user's.
    """
    for actor in given:
        found = [d for d in board.drafts() if _is_of(d, actor)]
        for other in found[1:]:
            board.merge(other, found[0])
        for draft in found[:1]:
            draft.aliases.append(draft.name)
            draft.name, draft.kind, draft.reference = actor.name, actor.kind, USER_FILE
            draft.country = actor.country or draft.country
            draft.sector = actor.sector or draft.sector


def _is_of(draft: Draft, actor: GivenActor) -> bool:
    """By the whole name of the draft: its shorter names can be another's."""
    if not draft.named or draft.kind == "state" or actor.kind == "state" or (draft.kind == "person") != (actor.kind == "person"):
        return False
    return draft.name == actor.name or draft.name in spellings(actor)
