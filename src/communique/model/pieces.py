"""Actors in pieces: one that is named on a hundred thousand pages has more words than memory should hold at a time.

An actor comes as a `RecordActor` with the first of its words, and behind it as many `ActorWords` as hold the others, in order:
``whole(in_pieces(actors))`` are `actors`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from communique.model.record import RecordActor, RecordJoin, RecordMention, RecordRole

MOST = 500
"""Words of an actor, of all sorts, in one piece: about 60 KB as JSON."""
PARTS = ("mentions", "grounds", "roles", "joins")
"""The parts of an actor of which each page may add more."""


@dataclass(frozen=True, slots=True)
class ActorWords:
    """More words of the actor with the id `id`, behind those that came before."""

    id: str
    mentions: tuple[RecordMention, ...] = ()
    grounds: tuple[RecordMention, ...] = ()
    roles: tuple[RecordRole, ...] = ()
    joins: tuple[RecordJoin, ...] = ()


Piece = RecordActor | ActorWords
P = TypeVar("P", bound=Piece)


def in_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Actors, whole or in pieces, in pieces of at most `MOST` words."""
    for piece in pieces:
        if sum(len(getattr(piece, part)) for part in PARTS) <= MOST:
            yield piece
        else:
            bare = _filled(piece, {})
            yield from with_words(bare, ((part, word) for part in PARTS for word in getattr(piece, part)))


def with_words(bare: Piece, words: Iterable[tuple[str, Any]]) -> Iterator[Piece]:
    """`bare`, a piece without words, with `words`, each with its part, and further pieces with those for which it has no room.

    >>> ana = RecordActor("a-1", "Ana Vale", "person", None, None, (), (), (), ())
    >>> mentions = [RecordMention("p-1", at, at + 3, "Ana") for at in range(0, 4 * MOST, 4)]
    >>> [(type(piece).__name__, len(piece.mentions)) for piece in with_words(ana, [*(("mentions", m) for m in mentions), ("grounds", mentions[0])])]
    [('RecordActor', 500), ('ActorWords', 0)]
    """
    piece, size, held = bare, 0, defaultdict[str, list[Any]](list)
    for part, word in words:
        if size == MOST:
            yield _filled(piece, held)
            piece, size, held = ActorWords(bare.id), 0, defaultdict(list)
        held[part].append(word)
        size += 1
    yield _filled(piece, held)


def _filled(piece: P, held: Mapping[str, Iterable[Any]]) -> P:
    """`piece` with these words, and no others."""
    make: Callable[..., P] = replace
    return make(piece, **{part: tuple(held.get(part, ())) for part in PARTS})


def actors_in(pieces: Iterable[Piece]) -> Iterator[tuple[RecordActor, Iterator[Piece]]]:
    """Each actor of `pieces` with all its pieces, of which it is the first; these are to be gone through before the next."""
    left = iter(pieces)
    following: list[RecordActor] = [piece for piece in [next(left, None)] if isinstance(piece, RecordActor)]

    def of(first: RecordActor) -> Iterator[Piece]:
        yield first
        for piece in left:
            if isinstance(piece, RecordActor):
                following.append(piece)
                return
            yield piece

    while following:
        actor = following.pop()
        own = of(actor)
        yield actor, own
        for _ in own:
            pass


def whole(pieces: Iterable[Piece]) -> Iterator[RecordActor]:
    """The actors of which `pieces` are."""
    for actor, own in actors_in(pieces):
        first, *others = own
        if others:
            actor = _filled(actor, {part: [word for piece in (first, *others) for word in getattr(piece, part)] for part in PARTS})
        yield actor


def summed(pieces: Iterable[Piece]) -> Iterator[tuple[RecordActor, tuple[str, ...]]]:
    """Each actor of `pieces` without its words, and a digest of those of each part: the same however it is cut into pieces."""
    for actor, own in actors_in(pieces):
        digests = {part: hashlib.sha256() for part in PARTS}
        for piece in own:
            for part, digest in digests.items():
                for word in getattr(piece, part):
                    digest.update(repr(word).encode("utf-8", "surrogatepass"))
        yield _filled(actor, {}), tuple(digest.hexdigest() for digest in digests.values())
