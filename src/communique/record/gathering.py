"""What only the corpus knows: dates of articles, copies, actors across articles. Gathered in one pass over the analyses, of which one is in memory
at a time; what is known of each page and actor lies on shelves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from communique.model.analysis import Analysis
from communique.model.places import Place
from communique.model.record import RecordActor
from communique.record.articles import STORY, Dates, bound_by_copies, story_in, text_of, title_clue
from communique.record.casting import Cast
from communique.record.copies import SAME_WORDS, Corpus, Shared, Text, copies_in
from communique.record.names import Names
from communique.record.pairing import Blocks, here
from communique.record.parties import Speakers
from communique.record.shelves import Shelf, Shelved, Shelves
from communique.record.shifts import counts_days
from communique.record.slimming import reviewed_pages
from communique.record.sources import Analyses, Looked, Source, Sources, Spans, local_ids, places_in, published_range
from communique.settings import Settings
from communique.times.dating import Dating
from communique.times.resolving import resolve

LATELY = 4096  # actors of which linking has in memory what it asks for again and again


@dataclass(frozen=True, slots=True)
class Ground:
    """What all steps of a merge stand on. `parser` names the parsers of the analyses; `actors` are what linking needs of them, by id:
    the rest is on the shelf `whole`, with few of their mentions. `states` leads from a person to the state for which he speaks."""

    sources: Sources
    actors: Mapping[str, RecordActor]
    whole: Shelf[RecordActor]
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
    cast = Cast(shelves, whole=reviewed_pages(reviews))
    seen = _look(analyses, shelves, cast, settings, blocks)
    copies = seen.shared.originals
    bounded = bound_by_copies(seen.datings, copies, Looked(seen.sentences, lambda page: title_clue(analyses[page])))
    cast.settle(copies=copies, reviews=reviews)
    facts = shelves(Facts)
    for page, names in cast.ids():
        facts.put(page, Facts(bounded.get(page) or seen.datings[page], names))
    sources = Sources(analyses, _Maker(Shelved(facts), seen.shared).source, stories=copies, sentences=seen.sentences)
    return Ground(sources, *_put_down(cast, shelves, sources.texts), seen.shared, seen.parser, seen.places, seen.counting)


def _look(analyses: Analyses, shelves: Shelves, cast: Cast, settings: Settings, blocks: Blocks) -> _Seen:
    """Go through `analyses`; their actors join `cast`."""
    ids, dates = Names(), Dates(shelves)
    sentences, stories = Spans(ids), Spans(ids)
    corpus = Corpus(lambda page: story_in(analyses.text(page), stories[page]), shelves, ids=ids)
    texts, parsers, places, counting = shelves(Text), set[str](), dict[str, Place](), Names()
    for analysis in analyses:
        page = analysis.page.id
        dates.add(analysis)
        sentences.add(page, analysis.sentences)
        stories.add(page, analysis.article.spans(*STORY))
        corpus.add(page, story_in(analysis.page.text, stories[page]))
        texts.put(page, text_of(analysis))
        cast.add(page, analysis.actors)
        parsers.add(analysis.parser)
        places.update((p.id, p) for p in places_in(analysis))
        if counts_days(analysis):
            counting.add(page)
    datings = dates.known(analyses, shelves)
    dated = Looked(sentences, lambda page: replace(texts[page], published=datings[page].published))
    shared = copies_in(corpus, dated, shelves, threshold=settings.copy_threshold, blocks=blocks)
    return _Seen(datings, sentences, shared, ", ".join(sorted(parsers - {""})), tuple(places[name] for name in sorted(places)), counting)


def _put_down(cast: Cast, shelves: Shelves, texts: Mapping[str, str]) -> tuple[Mapping[str, RecordActor], Shelf[RecordActor], Mapping[str, str]]:
    """What linking needs of the actors, by id; a shelf with all that is known of them; and the states for which persons speak."""
    light, whole, speakers = shelves(RecordActor), shelves(RecordActor), Speakers(texts)
    for actor in cast.actors():
        whole.put(actor.id, actor)
        light.put(actor.id, replace(actor, aliases=(), roles=(), mentions=(), grounds=(), joins=()))
        speakers.add(actor)
    actors = Shelved(light, held=LATELY)
    return actors, whole, speakers.states(actors)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes sources, of what is known of each page and of copies, by page."""

    facts: Mapping[str, Facts]
    shared: Shared

    def source(self, analysis: Analysis) -> Source:
        page = analysis.page.id
        facts, copy = self.facts[page], self.shared.copies[page] if page in self.shared.originals else None
        dating = facts.dating
        # What "on Tuesday" means hangs on the day on which the words were written: in a copy that is its original's, in a new version its own.
        days = [published_range(self.facts[copy.of].dating)] if copy else []
        days.insert(len(days) if copy and copy.kind in SAME_WORDS else 0, published_range(dating))
        written = next(filter(None, days), None)
        return Source(
            analysis=analysis,
            dating=dating,
            times=resolve(analysis.times, written),
            actors={a.key: name for a, name in zip(analysis.actors, facts.actors, strict=True)},
            ids=local_ids(analysis),
            copy_of=copy.of if copy else None,
            copy=copy,
            places={(p.start, p.end): p for p in analysis.places},
        )
