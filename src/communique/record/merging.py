"""Many analyses → one record: the third pure function, its steps in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.codebooks.model import Codebook
from communique.model.analysis import Analysis
from communique.model.page import Unread
from communique.model.record import Record, RecordActor, RecordTime
from communique.record.articles import bound_by_copies, copies_among, date_articles, newest, record_article, title_clue
from communique.record.converting import record_positions, record_statements, record_times
from communique.record.events import Linked, link_events
from communique.record.following import record_expectations
from communique.record.parties import spoken_for
from communique.record.people import merge_actors
from communique.record.repeats import repeated
from communique.record.rounds import with_day_times, with_own_days
from communique.record.shifts import with_shifted_times
from communique.record.sources import Source, local_ids, published_range
from communique.record.values import record_reports
from communique.settings import Settings
from communique.times.dating import Dating
from communique.times.resolving import resolve


@dataclass(frozen=True, slots=True)
class _Prepared:
    sources: tuple[Source, ...]
    actors: tuple[RecordActor, ...]


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
    reports of the same event are put together and expectations are matched with what happened later. `reviews` are decisions on values,
    which lie over the record when it is read and change nothing here.
    """
    del reviews
    prepared = _prepare([a for _, a in sorted({a.page.id: a for a in analyses}.items())], settings)
    sources, actors = prepared.sources, {a.id: a for a in prepared.actors}
    articles = sorted((record_article(s) for s in sources), key=lambda a: a.id)
    as_of = as_of or newest(articles)
    codes = {name: kind.codes.model_dump(exclude_none=True) for name, kind in codebook.types.items()}
    reports = [r for s in sources for r in with_own_days(list(record_reports(s, codes)), s)]
    linked = link_events(reports, articles=articles, actors=actors, codebook=codebook, sources=sources)
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
        links=tuple(sorted({*linked.links, *repeats}, key=lambda k: (k.from_, k.to, k.relation, k.reasons))),
        positions=positions,
        expectations=expected,
        unread=tuple(sorted(unread, key=lambda u: (u.path, u.member or "", u.code))),
    )


def _times(sources: Sequence[Source], linked: Linked) -> tuple[RecordTime, ...]:
    shifted = with_shifted_times((t for s in sources for t in record_times(s)), linked.shifts)
    times = with_day_times(shifted, sources, linked.reports, linked.first_days)
    return tuple(sorted(times, key=lambda t: (t.page, t.start, t.end, t.type)))


def _prepare(analyses: Sequence[Analysis], settings: Settings) -> _Prepared:
    datings = date_articles(analyses)
    copies = copies_among(analyses, datings, threshold=settings.copy_threshold)
    datings = bound_by_copies(datings, copies, {a.page.id: title_clue(a) for a in analyses})
    ids, actors = merge_actors(analyses, copies=copies)
    return _Prepared(tuple(_source(a, datings, copies, ids) for a in analyses), actors)


def _source(analysis: Analysis, datings: Mapping[str, Dating], copies: Mapping[str, str], ids: Mapping[tuple[str, str], str]) -> Source:
    page = analysis.page.id
    dating = datings[page]
    # What "on Tuesday" means hangs on the day on which the words were written: in a copy that is its original's.
    written = published_range(datings[copies[page]]) if page in copies else None
    written = written or published_range(dating)
    return Source(
        analysis=analysis,
        dating=dating,
        times=resolve(analysis.times, written),
        actors={a.key: ids[page, a.key] for a in analysis.actors if (page, a.key) in ids},
        ids=local_ids(analysis),
        copy_of=copies.get(page),
    )
