"""Many analyses → one record: the third pure function, its steps in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import Record, RecordActor, RecordTime
from communique.record.articles import (
    bound_by_copies,
    copies_among,
    date_articles,
    newest,
    passage_links,
    record_article,
    title_clue,
    with_passages,
)  # fmt: skip
from communique.record.converting import record_positions, record_statements, record_times
from communique.record.copies import SAME_WORDS, Copy, Shared
from communique.record.events import Linked, link_events
from communique.record.following import record_expectations
from communique.record.parties import spoken_for
from communique.record.people import merge_actors
from communique.record.repeats import repeated
from communique.record.rounds import with_day_times, with_own_days
from communique.record.shifts import with_shifted_times
from communique.record.sources import Source, known_places, local_ids, published_range
from communique.record.values import record_reports
from communique.settings import Settings
from communique.times.dating import Dating
from communique.times.resolving import resolve


@dataclass(frozen=True, slots=True)
class _Prepared:
    sources: tuple[Source, ...]
    actors: tuple[RecordActor, ...]
    shared: Shared


def merge(
    analyses: Iterable[Analysis],
    *,
    codebook: Codebook,
    settings: Settings,
    reviews: Sequence[object] = (),
    as_of: str | None = None,
    unread: Sequence[Unread] = (),
) -> Record:
    """The record of `analyses`, in whatever order they come. `as_of` (ISO date) defaults to the newest article's date.

    Dates and copies of articles come first, since every date on a page hangs on them; then everything that a page says gets its id; then
    reports of the same event are put together and expectations are matched with what happened later. Of `reviews`, in the order
    in which they were made, decisions on links (`communique.model.reviews`) say which reports are of one event; decisions on values lie over the
    record when it is read (`communique.record.reviewing`) and change nothing here.
    """
    prepared = _prepare([a for _, a in sorted({a.page.id: a for a in analyses}.items())], settings)
    sources, actors = prepared.sources, {a.id: a for a in prepared.actors}
    given = [s.analysis for s in sources]
    articles = sorted(with_passages([record_article(s) for s in sources], prepared.shared, given), key=lambda a: a.id)
    as_of = as_of or newest(articles)
    codes = {name: kind.codes.model_dump(exclude_none=True) for name, kind in codebook.types.items()}
    reports = [r for s in sources for r in with_own_days(list(record_reports(s, codes)), s)]
    linked = link_events(reports, articles=articles, actors=actors, codebook=codebook, sources=sources, rules=settings.rules, reviews=reviews)
    statements = tuple(sorted((x for s in sources for x in record_statements(s)), key=lambda x: x.id))
    states = spoken_for(prepared.actors, {s.page: s.analysis.page.text for s in sources})
    positions = tuple(sorted((x for s in sources for x in record_positions(s, states)), key=lambda x: x.id))
    expected = record_expectations(sources, linked, actors=actors, as_of=as_of)
    repeats = repeated(articles, statements=statements, positions=positions, expectations=expected)
    return Record(
        codebook=f"{codebook.name} {codebook.version}",
        as_of=as_of,
        parser=", ".join(sorted({s.analysis.parser for s in sources} - {""})),
        pages=tuple(s.analysis.page for s in sources),
        articles=tuple(articles),
        actors=tuple(sorted(prepared.actors, key=lambda a: a.id)),
        times=_times(sources, linked),
        statements=statements,
        reports=linked.reports,
        events=linked.events,
        links=tuple(sorted({*linked.links, *repeats, *passage_links(articles, given)}, key=lambda k: (k.from_, k.to, k.relation, k.reasons))),
        positions=positions,
        expectations=expected,
        places=known_places(given),
        unread=tuple(sorted(unread, key=lambda u: (u.path, u.member or "", u.code))),
    )


def _times(sources: Sequence[Source], linked: Linked) -> tuple[RecordTime, ...]:
    shifted = with_shifted_times((t for s in sources for t in record_times(s)), linked.shifts)
    times = with_day_times(shifted, sources, linked.reports, linked.first_days)
    return tuple(sorted(times, key=lambda t: (t.page, t.start, t.end, t.type)))


def _prepare(analyses: Sequence[Analysis], settings: Settings) -> _Prepared:
    datings = date_articles(analyses)
    shared = copies_among(analyses, datings, threshold=settings.copy_threshold)
    copies = {page: copy.of for page, copy in shared.copies.items()}
    datings = bound_by_copies(datings, copies, {a.page.id: title_clue(a) for a in analyses})
    ids, actors = merge_actors(analyses, copies=copies)
    return _Prepared(tuple(_source(a, datings, shared.copies, ids) for a in analyses), actors, shared)


def _source(analysis: Analysis, datings: Mapping[str, Dating], copies: Mapping[str, Copy], ids: Mapping[tuple[str, str], str]) -> Source:
    page = analysis.page.id
    dating = datings[page]
    copy = copies.get(page)
    # What "on Tuesday" means hangs on the day on which the words were written: in a copy that is its original's, in a new version its own.
    days = [published_range(datings[copy.of])] if copy else []
    days.insert(len(days) if copy and copy.kind in SAME_WORDS else 0, published_range(dating))
    written = next(filter(None, days), None)
    return Source(
        analysis=analysis,
        dating=dating,
        times=resolve(analysis.times, written),
        actors={a.key: ids[page, a.key] for a in analysis.actors if (page, a.key) in ids},
        ids=local_ids(analysis),
        copy_of=copy.of if copy else None,
        copy=copy,
        places={(p.start, p.end): p for p in analysis.places},
    )
