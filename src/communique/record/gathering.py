"""What only the corpus knows: dates of articles, copies, actors across articles. Gathered in one pass over the analyses, of which one is in memory
at a time; what stays is small for each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.model.analysis import Analysis
from communique.model.places import Place
from communique.model.record import RecordActor
from communique.record.articles import STORY, Dates, bound_by_copies, story_in, text_of, title_clue
from communique.record.copies import SAME_WORDS, Copy, Corpus, Shared, Text, copies_in
from communique.record.parties import spoken_for
from communique.record.people import merge_actors
from communique.record.shelves import Shelf, Shelves
from communique.record.shifts import counts_days
from communique.record.slimming import reviewed_pages, slim
from communique.record.sources import Analyses, Looked, Source, Sources, Spans, local_ids, places_in, published_range
from communique.settings import Settings
from communique.times.dating import Dating
from communique.times.resolving import resolve


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
    counting: tuple[str, ...]
    """Pages with words that may count days from an event."""


def gather(analyses: Analyses, shelves: Shelves, settings: Settings, *, reviews: Sequence[object] = ()) -> Ground:
    """The ground of a record of `analyses`; of `reviews` it follows those on names."""
    dates, sentences, stories, decided = Dates(), Spans(), Spans(), reviewed_pages(reviews)
    corpus = Corpus(lambda page: story_in(analyses.text(page), stories[page]))
    texts, parsers, places, counting, slimmed = list[Text](), set[str](), dict[str, Place](), list[str](), list[Analysis]()
    for analysis in analyses:
        page = analysis.page.id
        dates.add(analysis)
        sentences.add(page, analysis.sentences)
        stories.add(page, analysis.article.spans(*STORY))
        corpus.add(page, story_in(analysis.page.text, stories[page]))
        texts.append(text_of(analysis))
        slimmed.append(slim(analysis, decided))
        parsers.add(analysis.parser)
        places.update((p.id, p) for p in places_in(analysis))
        if counts_days(analysis):
            counting.append(page)
    datings = dates.known(analyses)
    shared = copies_in(corpus, [replace(t, published=datings[t.id].published) for t in texts], threshold=settings.copy_threshold)
    copies = {page: copy.of for page, copy in shared.copies.items()}
    datings = bound_by_copies(datings, copies, Looked(datings, lambda page: title_clue(analyses[page])))
    ids, actors = merge_actors(slimmed, copies=copies, reviews=reviews)
    by_page = {a.page.id: tuple(ids.get((a.page.id, actor.key)) for actor in a.actors) for a in slimmed}
    maker = _Maker(datings, shared.copies, by_page)
    sources = Sources(analyses, maker.source, dated=datings, copies=shared.copies, sentences=sentences)
    parser = ", ".join(sorted(parsers - {""}))
    states = spoken_for(actors, sources.texts)
    known = tuple(places[name] for name in sorted(places))
    return Ground(sources, *_put_down(actors, shelves), states, shared, parser, known, tuple(counting))


def _put_down(actors: Iterable[RecordActor], shelves: Shelves) -> tuple[dict[str, RecordActor], Shelf[RecordActor]]:
    """What linking needs of `actors`, by id, and a shelf with all that is known of them."""
    light, shelf = {}, shelves(RecordActor)
    for actor in actors:
        shelf.put(actor.id, actor)
        light[actor.id] = replace(actor, aliases=(), roles=(), mentions=(), grounds=(), joins=())
    return light, shelf


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes sources: datings, copies and ids of actors, by page; the ids in the analysis's own order, None where the record has none."""

    datings: Mapping[str, Dating]
    copies: Mapping[str, Copy]
    actors: Mapping[str, Sequence[str | None]]

    def source(self, analysis: Analysis) -> Source:
        page = analysis.page.id
        dating, copy = self.datings[page], self.copies.get(page)
        # What "on Tuesday" means hangs on the day on which the words were written: in a copy that is its original's, in a new version its own.
        days = [published_range(self.datings[copy.of])] if copy else []
        days.insert(len(days) if copy and copy.kind in SAME_WORDS else 0, published_range(dating))
        written = next(filter(None, days), None)
        return Source(
            analysis=analysis,
            dating=dating,
            times=resolve(analysis.times, written),
            actors={a.key: name for a, name in zip(analysis.actors, self.actors[page], strict=True) if name is not None},
            ids=local_ids(analysis),
            copy_of=copy.of if copy else None,
            copy=copy,
            places={(p.start, p.end): p for p in analysis.places},
        )
