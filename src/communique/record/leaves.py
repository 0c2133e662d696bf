"""What of a merge is done page by page, in blocks, as `communique.record.pairing` compares things two by two: each block is a pure function's one
argument, so that it may be read anywhere, and what comes back is rows for the shelves and little else.

A merge goes through the analyses twice: `look` finds what only all of them together can settle (dates, copies, who is who), `tell` says what each
page tells once that is known.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from communique.model.analysis import Analysis
from communique.model.places import Place
from communique.model.spans import Span
from communique.pages.copies.fingerprints import fingerprint
from communique.record.articles import STORY, Dated, dated, plain_facts, record_article, story_in, text_of
from communique.record.casting import Listing, listing
from communique.record.converting import record_positions, record_statements, record_times
from communique.record.profiles import kind_of
from communique.record.rounds import counts_round_days, with_own_days
from communique.record.shelves import Pack
from communique.record.shifts import counts_days
from communique.record.slimming import words_of_actors
from communique.record.sources import Analyses, Handed, Known, places_in, source_of
from communique.record.values import record_reports

PAGES = 12
"""Analyses in a block, some 50 KB each."""

T = TypeVar("T")
Row = tuple[str, object]
"""A key, and what `Shelves.pack` made of the thing that lies under it."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """Analyses; of those of the pages `whole` all words for actors count."""

    analyses: tuple[Handed, ...]
    whole: frozenset[str]
    pack: Pack


@dataclass(frozen=True, slots=True)
class Glance:
    """What one page adds to what only the corpus knows."""

    page: str
    dated: Dated
    sentences: tuple[tuple[int, int], ...]
    story: tuple[Span, ...]
    prints: array[int]
    text: object
    cast: Listing
    parser: str
    places: tuple[Place, ...]
    counts_days: bool


def leaves(analyses: Analyses, *, whole: Iterable[str], pack: Pack) -> Iterator[Leaves]:
    """Blocks of all `analyses`, in their order, for `look`."""
    held = frozenset(whole)
    for some in _some(analyses.handed()):
        yield Leaves(tuple(handed for _, handed in some), held.intersection(page for page, _ in some), pack)


def look(block: Leaves) -> tuple[Glance, ...]:
    """What each page of `block` adds, in their order."""
    return tuple(_look(handed(), block) for handed in block.analyses)


def _look(analysis: Analysis, block: Leaves) -> Glance:
    page, story = analysis.page.id, analysis.article.spans(*STORY)
    return Glance(
        page=page,
        dated=dated(analysis, block.pack),
        sentences=analysis.sentences,
        story=story,
        prints=fingerprint(story_in(analysis.page.text, story)),
        text=block.pack(text_of(analysis)),
        cast=listing(page, analysis.actors, whole=page in block.whole, pack=block.pack, text=analysis.page.text),
        parser=analysis.parser,
        places=tuple({p.id: p for p in places_in(analysis)}.values()),
        counts_days=counts_days(analysis),
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """Analyses with what the corpus knows of each; `codes` of the types in other codebooks; of the `states` for which persons speak, those of the
    persons on these pages."""

    analyses: tuple[tuple[Handed, Known], ...]
    codes: Mapping[str, Mapping[str, str]]
    states: Mapping[str, str]
    pack: Pack


@dataclass(frozen=True, slots=True)
class Told:
    """What one page says: rows for the shelves, and what is asked of it at once."""

    page: str
    article: Row
    facts: object
    newest: str
    words: tuple[Row, ...]
    named: Mapping[str, int] | None
    """How often the page names each actor; None where it reports nothing."""
    statements: tuple[Row, ...]
    positions: tuple[Row, ...]
    reports: tuple[Row, ...]
    times: tuple[object, ...]
    numbers_days: bool
    awaits: bool
    expected: frozenset[str]
    """The families of the events that it expects."""


def settled(
    handed: Iterable[tuple[str, Handed]], known: Mapping[str, Known], *, codes: Mapping[str, Mapping[str, str]], states: Mapping[str, str], pack: Pack
) -> Iterator[Settled]:
    """Blocks of analyses in their order, with what is `known` of each page, for `tell`."""
    for some in _some(handed):
        facts = [known[page] for page, _ in some]
        speaking = {name: states[name] for fact in facts for name in fact.actors if name in states}
        yield Settled(tuple((handed, fact) for (_, handed), fact in zip(some, facts, strict=True)), codes, speaking, pack)


def tell(block: Settled) -> tuple[Told, ...]:
    """What each page of `block` says, in their order."""
    return tuple(_tell(handed(), known, block) for handed, known in block.analyses)


def _tell(analysis: Analysis, known: Known, block: Settled) -> Told:
    source, pack = source_of(analysis, known), block.pack
    article, words = record_article(source), words_of_actors(source)
    reports = with_own_days(list(record_reports(source, block.codes)), source)
    times = sorted(record_times(source), key=lambda t: (t.start, t.end, t.type))
    return Told(
        page=source.page,
        article=(article.id, pack(article)),
        facts=pack(plain_facts(article)),
        newest=article.published or article.published_to or "",
        words=tuple((name, pack(said)) for name, said in words.items()),
        named={name: len(said.mentions) for name, said in words.items()} if analysis.reports else None,
        statements=tuple((s.id, pack(s)) for s in record_statements(source)),
        positions=tuple((p.id, pack(p)) for p in record_positions(source, block.states)),
        reports=tuple((r.id, pack(r)) for r in reports),
        times=tuple(map(pack, times)),
        numbers_days=counts_round_days(analysis),
        awaits=bool(analysis.expectations),
        expected=frozenset(kind_of(x.expects).family for x in analysis.expectations if x.expects),
    )


def _some(things: Iterable[T]) -> Iterator[tuple[T, ...]]:
    left = iter(things)
    while some := tuple(islice(left, PAGES)):
        yield some
