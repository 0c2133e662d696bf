"""One analysed page with what only the corpus knows of it: its date, its ids, its actors; and all of them, of which few are in memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, TypeVar

from communique.model.analysis import Analysis
from communique.model.ids import content_id
from communique.model.page import Page
from communique.model.places import Place, Placed
from communique.model.times import DateRange, Resolved
from communique.record.copies import Copy
from communique.record.names import Names, Originals
from communique.record.shelves import Shelves
from communique.times.dating import Dating
from communique.times.resolving import resolve

LATELY = 64  # texts of pages that stay in memory: reports are gone through page by page, and an event's articles again and again
Found = TypeVar("Found")


class Analyses(Protocol):
    """Analyses, each of another page: to be gone through as often as need be, in the order of their pages' ids, and to be had by page id."""

    def __iter__(self) -> Iterator[Analysis]: ...

    def __getitem__(self, page: str) -> Analysis: ...

    def handed(self) -> Iterator[tuple[str, Handed]]:
        """The page id of each, in the same order, and the analysis as blocks take it (`communique.record.leaves`)."""
        ...

    def text(self, page: str) -> str:
        """The text of the page with the id `page`."""
        ...

    def pages(self) -> Iterator[Page]:
        """Their pages, in the same order."""
        ...


class Handed(Protocol):
    """An analysis that is read where it is asked for: here, or, pickled as it is kept, in another process."""

    def __call__(self) -> Analysis: ...


@dataclass(frozen=True, slots=True)
class Held:
    """One that is in memory."""

    analysis: Analysis

    def __call__(self) -> Analysis:
        return self.analysis


class Given:
    """Analyses that are in memory; of several of one page the last counts."""

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        self._held = dict(sorted({a.page.id: a for a in analyses}.items()))

    def __iter__(self) -> Iterator[Analysis]:
        return iter(self._held.values())

    def __getitem__(self, page: str) -> Analysis:
        return self._held[page]

    def handed(self) -> Iterator[tuple[str, Handed]]:
        return ((page, Held(analysis)) for page, analysis in self._held.items())

    def text(self, page: str) -> str:
        return self._held[page].page.text

    def pages(self) -> Iterator[Page]:
        return (a.page for a in self._held.values())


class Looked(Mapping[str, Found]):
    """What `look` finds for each of `names`; the last `held` stay in memory."""

    def __init__(self, names: Mapping[str, object], look: Callable[[str], Found], *, held: int = LATELY) -> None:
        self._names = names
        self._look = lru_cache(maxsize=held)(look)

    def __getitem__(self, name: str) -> Found:
        return self._look(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Spans(Mapping[str, Sequence[tuple[int, int]]]):
    """Spans of each page, such as those of its sentences, on a shelf. In memory are the ids of the pages (`pages`), which others may share.

    >>> from communique.record.shelves import InMemory
    >>> spans = Spans(InMemory())
    >>> spans.add("p-1", [(0, 3)]), spans.add("p-2", []), spans.add("p-3", [(1, 4), (5, 9)])
    (None, None, None)
    >>> spans["p-1"], spans["p-2"], spans["p-3"]
    (((0, 3),), (), ((1, 4), (5, 9)))
    """

    def __init__(self, shelves: Shelves, pages: Names | None = None) -> None:
        self.pages = Names() if pages is None else pages
        self._shelf, self._number = shelves(bytes), 0
        self._look = lru_cache(maxsize=LATELY)(self._read)

    def add(self, page: str, spans: Iterable[tuple[int, int]]) -> None:
        """Keep the spans of `page`, whose id comes after those that were added before."""
        self.pages.add_once(page)
        self._number += 1
        if len(self.pages) != self._number:
            raise ValueError(f"the spans of {page} are here")
        self._shelf.put(page, array("I", (at for span in spans for at in span)).tobytes())

    def __getitem__(self, page: str) -> Sequence[tuple[int, int]]:
        return self._look(page)

    def __iter__(self) -> Iterator[str]:
        return iter(self.pages)

    def __len__(self) -> int:
        return len(self.pages)

    def _read(self, page: str) -> Sequence[tuple[int, int]]:
        held = array("I")
        held.frombytes(self._shelf[page])
        return tuple(zip(held[::2], held[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Source:
    """An analysis ready to go into the record. `actors` and `ids` give ids for the analysis's own keys; `times` stands beside its times; `places`
    are the places by the words that name them."""

    analysis: Analysis
    dating: Dating
    times: tuple[Resolved, ...]
    actors: Mapping[str, str]
    ids: Mapping[str, str]
    copy_of: str | None = None
    copy: Copy | None = None
    places: Mapping[tuple[int, int], Placed] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return self.analysis.page.id

    def raw(self, start: int, end: int) -> str:
        """The words ``[start, end)`` of the page."""
        return self.analysis.page.text[start:end]

    def actor(self, key: str | None) -> str | None:
        """Actor id for the analysis's own `key`; None for None and for keys that no actor has."""
        return None if key is None else self.actors.get(key)

    def dates(self, time: int | None) -> DateRange | None:
        """Interval of the time expression with index `time`; None when there is none or it is undetermined."""
        if time is None:
            return None
        found = self.times[time]
        return DateRange(found.from_, found.to) if found.from_ or found.to else None


@dataclass(frozen=True, slots=True)
class Known:
    """What only the corpus knows of a page: when its article was published, the ids of its actors in the order of its analysis, of which article it
    is a copy, and when its words were `written`."""

    dating: Dating
    actors: tuple[str, ...]
    copy: Copy | None
    written: DateRange | None


def source_of(analysis: Analysis, known: Known) -> Source:
    """`analysis` with what is `known` of its page."""
    return Source(
        analysis=analysis,
        dating=known.dating,
        times=resolve(analysis.times, known.written),
        actors={a.key: name for a, name in zip(analysis.actors, known.actors, strict=True)},
        ids=local_ids(analysis),
        copy_of=known.copy.of if known.copy else None,
        copy=known.copy,
        places={(p.start, p.end): p for p in analysis.places},
    )


class Sources:
    """The sources of a corpus, each made when it is asked for: `analyses` with what is `known` of each page. `sentences` are those of each page,
    `stories` gives the page of the original of each that is a copy."""

    def __init__(self, analyses: Analyses, known: Callable[[str], Known], *, stories: Originals, sentences: Spans) -> None:
        self._analyses, self.stories, self.sentences = analyses, stories, sentences
        self.known: Mapping[str, Known] = Looked(sentences, known)
        self.texts: Mapping[str, str] = Looked(sentences, analyses.text)

    def handed(self) -> Iterator[tuple[str, Handed]]:
        """The analyses as blocks take them, with the ids of their pages, in the order of these."""
        return self._analyses.handed()

    def __getitem__(self, page: str) -> Source:
        return source_of(self._analyses[page], self.known[page])


def article_id(page: str) -> str:
    """Id of the article on `page`: one page holds one article."""
    return content_id("art", page)


def published_range(dating: Dating) -> DateRange | None:
    """The interval in which an article was published; None when nothing is known."""
    if dating.published:
        return DateRange(dating.published, dating.published)
    return DateRange(dating.from_, dating.to) if dating.from_ or dating.to else None


def places_in(analysis: Analysis) -> Iterator[Place]:
    """All places that `analysis` names or may name."""
    return (p for placed in analysis.places for p in (placed.place, *placed.candidates) if p is not None)


def local_ids(analysis: Analysis) -> dict[str, str]:
    """Record ids for the keys of statements, reports, positions and expectations of `analysis`.

    Each id hashes what defines the thing: page, spans and type, never its number on the page. Things that share all of these are told
    apart by their order.
    """
    page = analysis.page.id
    named: list[tuple[str, str, tuple[object, ...]]] = [
        *((s.key, "s", (page, s.tier, [list(c) for c in s.content], list(s.cue or ()))) for s in analysis.statements),
        *((r.key, "r", (page, r.type, r.start, r.end, list(r.trigger))) for r in analysis.reports),
        *((p.key, "pos", (page, p.start, p.end, p.issue, p.stance, list(p.condition or ()))) for p in analysis.positions),
        *((x.key, "x", (page, x.start, x.end, x.expects)) for x in analysis.expectations),
    ]
    seen: dict[str, int] = {}
    ids: dict[str, str] = {}
    for key, prefix, parts in named:
        first = content_id(prefix, *parts)
        seen[first] = seen.get(first, 0) + 1
        ids[f"{prefix}:{key}"] = first if seen[first] == 1 else content_id(prefix, *parts, seen[first])
    return ids
