"""Who sat at the table: the parties with their people, and those who mediated or hosted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.record import CitedValue, Event, RecordActor, RecordRole
from communique.showing.lines import OF_A_SIDE, main_parties
from communique.showing.view import View
from communique.showing.words import clean
from communique.tables import load_list

WORD = re.compile(r"\w+")
PARTY = "party"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a delegation: the words that put him or her at the talks (None where only a role says so), and the roles told."""

    actor: str
    value: CitedValue | None
    roles: tuple[RecordRole, ...]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A participant with its people. `role` is what it was there, ``party`` or ``mediator`` …; `named` are people whom the same articles call
    its envoys or negotiators without saying that they were there."""

    actor: str
    role: str
    values: tuple[CitedValue, ...]
    members: tuple[Member, ...]
    named: tuple[Member, ...]

    @property
    def third(self) -> bool:
        """Whether it took part as no side: it mediated, hosted, observed or guaranteed."""
        return any(value.role not in OF_A_SIDE for value in self.values)


def delegations(event: Event, view: View, *, serving: Mapping[str, Sequence[RecordActor]]) -> list[Delegation]:
    """The participants of `event`: parties first, then those who mediated or hosted. A person stands with the party that he or she serves,
    who mediates by himself. `serving` holds the actors with a role for another under the other's id."""
    held = event.fields.get("participants")
    if held is None:
        return []
    under: dict[str, list[CitedValue]] = {}
    for value in held.values:
        under.setdefault(value.value if isinstance(value.value, str) else clean(value.raw), []).append(value)
    apart = [name for name, values in under.items() if any(value.role not in OF_A_SIDE for value in values)]
    first = [name for name in under if name in set(main_parties(held.values, view))] or list(under)
    sides = [name for name in first if not _person(name, view)]
    main = [name for name in first if name in sides or name in apart or _side(name, sides, view) is None]
    main += [name for name in under if name not in main and (name in apart or _side(name, main, view) is None) and not _all_of(name, sides, view)]
    pages = {report.page for report in view.reports(event)}
    found = [_delegation(name, under, main, pages, view, serving=serving.get(name, ())) for name in main]
    return sorted(found, key=lambda d: (d.third, d.role != PARTY))


def _delegation(
    name: str, under: dict[str, list[CitedValue]], main: list[str], pages: set[str], view: View, *, serving: Iterable[RecordActor]
) -> Delegation:
    people = [other for other in under if other not in main and _side(other, main, view) == name]
    members = tuple(Member(other, under[other][0], _roles(other, name, view)) for other in people)
    named = tuple(
        Member(actor.id, None, roles)
        for actor in serving
        if actor.id not in under and actor.kind == "person"
        if (roles := tuple(r for r in actor.roles if _negotiates(r, name, view) and r.page in pages))
    )
    parts = sorted({(value.role or PARTY).replace("_", " ") for value in under[name]}, key=lambda part: (part == PARTY, part))
    return Delegation(name, " / ".join(parts), tuple(under[name]), members, named)


def _all_of(name: str, sides: Sequence[str], view: View) -> bool:
    """Whether the words name the parties only by what they are, beside two that stand there by name: "the delegations", "both sides"."""
    actor = view.things.get(name)
    words = WORD.findall(clean(actor.name if isinstance(actor, RecordActor) else name).casefold())
    named = [side for side in sides if side != name and getattr(view.things.get(side), "kind", "group") != "group"]
    return len(named) > 1 and bool(words) and set(words) <= set(load_list(__package__, "collective_words.txt"))


def _person(name: str, view: View) -> bool:
    return getattr(view.things.get(name), "kind", "") == "person"


def _side(name: str, main: Iterable[str], view: View) -> str | None:
    """The one of `main` whom the actor serves or whose country is his."""
    actor = view.things.get(name)
    if not isinstance(actor, RecordActor):
        return None
    serves = [side for side in main if any(side in served(role, view.things) for role in actor.roles)]
    states = {a.country: side for side in main if isinstance(a := view.things.get(side), RecordActor) and a.kind == "state"}
    return next(iter(serves), None) or (states.get(actor.country) if actor.country else None)


def _roles(name: str, side: str, view: View) -> tuple[RecordRole, ...]:
    actor = view.things.get(name)
    roles = actor.roles if isinstance(actor, RecordActor) else ()
    return tuple(r for r in roles if side in served(r, view.things)) or roles


def _negotiates(role: RecordRole, side: str, view: View) -> bool:
    """Whether the role is one at talks for the side: its envoy, or the leader of "the Kenyan delegation"."""
    if role.of is None or side not in served(role, view.things):
        return False
    said = role.role if role.of == side else f"{role.role} {view.name(role.of)}"
    return bool(set(WORD.findall(clean(said).casefold())) & set(load_list(__package__, "delegation_words.txt")))


def served(role: RecordRole, things: Mapping[str, object]) -> tuple[str, ...]:
    """Ids of those with whom the role is: whom the words name, and behind a group such as "the Kenyan delegation" the one that it stands for."""
    if role.of is None:
        return ()
    group = things.get(role.of)
    behind = group.members if isinstance(group, RecordActor) and group.kind == "group" and len(group.members) == 1 else ()
    return (role.of, *behind)
