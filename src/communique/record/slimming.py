"""What of a page's actors tells which of them are one with other pages' actors, and the rest, which is asked for again when they are written.

Of ten mentions most say no more than the first: who is who hangs on names, offices and countries, so only the first mention of each name stays in
memory while actors are put together, and all of them come back one actor at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from communique.actors.folding import bare
from communique.model.actors import LocalActor, Mention
from communique.model.record import RecordActor, RecordMention
from communique.model.reviews import ActorReview
from communique.record.shelves import Shelf
from communique.record.sides import Context, context_of
from communique.record.sources import Source


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
    held: dict[str, list[LocalActor]] = {}
    for actor in source.analysis.actors:
        if (name := source.actor(actor.key)) is not None:
            held.setdefault(name, []).append(actor)
    return {name: Words(_cited(source, each, "mentions"), _cited(source, each, "grounds")) for name, each in sorted(held.items())}


def _cited(source: Source, actors: Sequence[LocalActor], what: str) -> tuple[RecordMention, ...]:
    found = {RecordMention(source.page, m.start, m.end, m.raw) for actor in actors for m in getattr(actor, what)}
    return tuple(sorted(found, key=lambda m: (m.start, m.end)))


def context_on(words: Mapping[str, Words], actors: Mapping[str, RecordActor]) -> Context:
    """The sides that a page names and how often, of what `words_of_actors` gives for it."""
    return context_of(Counter({name: len(said.mentions) for name, said in words.items()}), actors)


def whole_actors(actors: Iterable[RecordActor], shelf: Shelf[Words]) -> Iterator[RecordActor]:
    """`actors`, sorted by id, with all their words; on `shelf` these lie by actor id, page by page."""
    said = groupby(shelf.items(), key=itemgetter(0))
    name, found = next(said, (None, iter(())))
    for actor in actors:
        if actor.id != name:
            yield actor
            continue
        held = [words for _, words in found]
        mentions, grounds = (tuple(m for words in held for m in getattr(words, what)) for what in ("mentions", "grounds"))
        yield replace(actor, mentions=mentions, grounds=grounds)
        name, found = next(said, (None, iter(())))
