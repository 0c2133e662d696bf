"""What only the corpus knows: dates of articles, copies, actors across articles. Gathered in one pass over the analyses, of which one is in memory
at a time; what is known of each page and actor lies on shelves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from communique.model.places import Place
from communique.model.record import RecordActor
from communique.record.articles import Dates, bound_by_copies, story_in, title_clue
from communique.record.casting import Cast
from communique.record.copies import SAME_WORDS, Corpus, Shared, Text, copies_in
from communique.record.leaves import leaves, look
from communique.record.names import Names
from communique.record.pairing import Blocks, here
from communique.record.parties import Speakers
from communique.record.shelves import Shelved, Shelves
from communique.record.slimming import reviewed_pages
from communique.record.sources import Analyses, Known, Looked, Sources, Spans, published_range
from communique.settings import Settings
from communique.times.dating import Dating

LATELY = 4096  # actors of which linking has in memory what it asks for again and again


@dataclass(frozen=True, slots=True)
class Ground:
    """What all steps of a merge stand on. `parser` names the parsers of the analyses; `actors` are what linking needs of them, by id:
    the rest is in `cast`. `states` leads from a person to the state for which he speaks."""

    sources: Sources
    cast: Cast
    actors: Mapping[str, RecordActor]
    states: Mapping[str, str]
    shared: Shared
    parser: str
    places: tuple[Place, ...]
    counting: Names
    """Pages with words that may count days from an event."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What only the corpus knows of a page: when its article was published, and the ids of its actors in the order of its analysis."""

    dating: Dating
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one pass over the analyses shows."""

    datings: Mapping[str, Dating]
    sentences: Spans
    shared: Shared
    parser: str
    places: tuple[Place, ...]
    counting: Names


def gather(analyses: Analyses, shelves: Shelves, settings: Settings, *, reviews: Sequence[object] = (), blocks: Blocks = here) -> Ground:
    """The ground of a record of `analyses`; of `reviews` it follows those on names. `blocks` runs the comparing of stories."""
    whole = reviewed_pages(reviews)
    cast = Cast(shelves, whole=whole)
    seen = _look(analyses, shelves, cast, settings, blocks, whole)
    copies = seen.shared.originals
    bounded = bound_by_copies(seen.datings, copies, Looked(seen.sentences, lambda page: title_clue(analyses[page])))
    cast.settle(copies=copies, reviews=reviews)
    facts = shelves(Facts)
    for page, names in cast.ids():
        facts.put(page, Facts(bounded.get(page) or seen.datings[page], names))
    sources = Sources(analyses, _Knowing(Shelved(facts), seen.shared).of, stories=copies, sentences=seen.sentences)
    return Ground(sources, cast, *_put_down(cast, shelves), seen.shared, seen.parser, seen.places, seen.counting)


def _look(analyses: Analyses, shelves: Shelves, cast: Cast, settings: Settings, blocks: Blocks, whole: Collection[str]) -> _Seen:
    """Go through `analyses`; their actors join `cast`."""
    ids, dates = Names(), Dates(shelves)
    sentences, stories = Spans(shelves, ids), Spans(shelves, ids)
    corpus = Corpus(lambda page: story_in(analyses.text(page), stories[page]), shelves, ids=ids)
    texts, parsers, places, counting = shelves(Text), set[str](), dict[str, Place](), Names()
    for found in chain.from_iterable(blocks(look, leaves(analyses, whole=whole, pack=shelves.pack))):
        page = found.page
        dates.take(found.dated)
        sentences.add(page, found.sentences)
        stories.add(page, found.story)
        corpus.take(page, found.prints)
        texts.put_row(page, found.text)
        cast.take(found.cast)
        parsers.add(found.parser)
        places.update((p.id, p) for p in found.places)
        if found.counts_days:
            counting.add(page)
    datings = dates.known(analyses, shelves)
    dated = Looked(sentences, lambda page: replace(texts[page], published=datings[page].published))
    shared = copies_in(corpus, dated, shelves, threshold=settings.copy_threshold, blocks=blocks)
    return _Seen(datings, sentences, shared, ", ".join(sorted(parsers - {""})), tuple(places[name] for name in sorted(places)), counting)


def _put_down(cast: Cast, shelves: Shelves) -> tuple[Mapping[str, RecordActor], Mapping[str, str]]:
    """What linking needs of the actors, by id, and the states for which persons speak."""
    light, speakers = shelves(RecordActor), Speakers()
    for headed in cast.heads():
        light.put(headed.actor.id, replace(headed.actor, aliases=(), joins=()))
        speakers.add(headed)
    actors = Shelved(light, held=LATELY)
    return actors, speakers.states(actors)


@dataclass(frozen=True, slots=True)
class _Knowing:
    """What the corpus knows of each page: its facts, and of what it is a copy."""

    facts: Mapping[str, Facts]
    shared: Shared

    def of(self, page: str) -> Known:
        facts, copy = self.facts[page], self.shared.copies[page] if page in self.shared.originals else None
        # What "on Tuesday" means hangs on the day on which the words were written: in a copy that is its original's, in a new version its own.
        days = [published_range(self.facts[copy.of].dating)] if copy else []
        days.insert(len(days) if copy and copy.kind in SAME_WORDS else 0, published_range(facts.dating))
        return Known(facts.dating, facts.actors, copy, next(filter(None, days), None))
