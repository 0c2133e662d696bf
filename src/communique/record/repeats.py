"""What a copy of an article says again in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from communique.model.record import Link, RecordArticle, RecordExpectation, RecordPosition, RecordStatement
from communique.pages.copies.fingerprints import WORD

Said = RecordStatement | RecordPosition | RecordExpectation
REASON = "the same words in a copy of the article"


def repeated(
    articles: Sequence[RecordArticle],
    *,
    statements: Sequence[RecordStatement],
    positions: Sequence[RecordPosition],
    expectations: Sequence[RecordExpectation],
) -> list[Link]:
    """A link `repeats` from each statement, position and expectation on a copy to the one of its original that has the same words, one to
    one and in the order of the page. What a copy has of its own is linked to nothing."""
    pages = {a.id: a.page for a in articles}
    held: dict[str, dict[tuple[object, ...], list[Said]]] = defaultdict(lambda: defaultdict(list))
    things: list[Said] = [*statements, *positions, *expectations]
    for thing in sorted(things, key=lambda x: (x.page, _start(x), x.id)):
        held[thing.page][_words(thing)].append(thing)
    return [link for a in articles if a.copy_of in pages for link in _links(held[a.page], held[pages[a.copy_of or ""]])]


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
