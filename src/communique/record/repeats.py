"""What a copy of an article says again in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from communique.model.record import Link, RecordExpectation, RecordPosition, RecordStatement
from communique.pages.copies.fingerprints import WORD

Said = RecordStatement | RecordPosition | RecordExpectation
HELD = 8  # pages whose words stay in memory: the copies of one story come one after the other
REASON = "the same words in a copy of the article"


def repeated(stories: Iterable[tuple[str, str]], said: Callable[[str], Iterable[Said]]) -> Iterator[Link]:
    """A link `repeats` from each statement, position and expectation on a copy to the one of its original that has the same words, one to
    one and in the order of the page. What a copy has of its own is linked to nothing. `stories` are the pages of originals, each with that of a copy,
    in order; `said` gives what stands on a page, by its id."""
    by_words = lru_cache(maxsize=HELD)(lambda page: _by_words(said(page)))
    return (link for original, copy in stories for link in _links(by_words(copy), by_words(original)))


def _by_words(things: Iterable[Said]) -> dict[tuple[object, ...], list[Said]]:
    held: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for thing in sorted(things, key=lambda x: (_start(x), x.id)):
        held[_words(thing)].append(thing)
    return held


def _links(copy: dict[tuple[object, ...], list[Said]], original: dict[tuple[object, ...], list[Said]]) -> Iterator[Link]:
    for words in sorted(copy, key=str):
        for one, two in zip(copy[words], original.get(words, ()), strict=False):
            yield Link(one.id, two.id, "repeats", (REASON,))


def _start(thing: Said) -> int:
    return thing.content[0].start if isinstance(thing, RecordStatement) else thing.start


def _words(thing: Said) -> tuple[object, ...]:
    """What two things must share to be the same words again."""
    words = " ".join(WORD.findall(thing.raw.casefold()))
    if isinstance(thing, RecordStatement):
        return "statement", thing.tier, words
    if isinstance(thing, RecordPosition):
        return "position", thing.issue, thing.stance, words
    return "expectation", thing.expects or "", words
