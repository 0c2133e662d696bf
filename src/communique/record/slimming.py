"""What of a page's actors tells which of them are one with other pages' actors, and the rest, which is asked for again when they are written.

Of ten mentions most say no more than the first: who is who hangs on names, offices and countries, so only the first mention of each name stays in
memory while actors are put together, and all of them come back one actor at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Generic, TypeVar

from communique.actors.folding import bare
from communique.model.actors import LocalActor, Mention
from communique.model.record import RecordMention
from communique.model.reviews import ActorReview
from communique.record.sources import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one page for an actor of the record, and those that say why it is anonymous."""

    mentions: tuple[RecordMention, ...]
    grounds: tuple[RecordMention, ...]


def reviewed_pages(reviews: Iterable[object]) -> frozenset[str]:
    """Pages on which a person decided who somebody is: any of their mentions may be what was decided on."""
    return frozenset(named.page for r in reviews if isinstance(r, ActorReview) for named in (r.one, r.two))


def slim(actor: LocalActor) -> LocalActor:
    """`actor` of a page with its first mention and the first of each of its names, and without the words that say why it is anonymous."""
    kept: dict[str, Mention] = {}
    for mention in actor.mentions:
        if mention.kind == "name":
            kept.setdefault(bare(" ".join(mention.raw.split())), mention)
    first = min(actor.mentions, key=lambda m: m.start, default=None)
    held = [m for m in actor.mentions if m is first or kept.get(bare(" ".join(m.raw.split()))) is m]
    return replace(actor, mentions=tuple(held), grounds=())


def words_of_actors(source: Source) -> dict[str, Words]:
    """The words of `source` for each actor of the record, by the actor's id."""
    return words_named(source.page, source.analysis.actors, source.actor)


def words_named(page: str, actors: Iterable[LocalActor], name_of: Callable[[str], str | None]) -> dict[str, Words]:
    """The words of `page` for each actor of the record, by its id, which `name_of` gives for the key of each of `actors`."""
    held: dict[str, list[LocalActor]] = {}
    for actor in actors:
        if (name := name_of(actor.key)) is not None:
            held.setdefault(name, []).append(actor)
    return {name: Words(_cited(page, each, "mentions"), _cited(page, each, "grounds")) for name, each in sorted(held.items())}


def _cited(page: str, actors: Sequence[LocalActor], what: str) -> tuple[RecordMention, ...]:
    found = {RecordMention(page, m.start, m.end, m.raw) for actor in actors for m in getattr(actor, what)}
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


class ByName(Generic[T]):
    """`things` with the ids of actors, sorted by these: `of` gives those of one actor, where actors are asked for in order."""

    def __init__(self, things: Iterable[tuple[str, T]]) -> None:
        self._groups = groupby(things, key=itemgetter(0))
        self._name: str | None = ""
        self._held: Iterator[tuple[str, T]] = iter(())

    def of(self, name: str) -> Iterator[T]:
        """Those of the actor with the id `name`, to be gone through before the next is asked for."""
        while self._name is not None and self._name < name:
            self._name, self._held = next(self._groups, (None, iter(())))
        return (thing for _, thing in self._held) if self._name == name else iter(())
