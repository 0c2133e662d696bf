"""Reports → events, each with its fields, and the links between events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.codebooks.model import Codebook
from communique.model.ids import SIZE
from communique.model.record import Event, Link, RecordActor, RecordArticle, RecordReport
from communique.record.clustering import Groups, group_reports
from communique.record.countings import counted_otherwise
from communique.record.deciding import decided
from communique.record.making import Maker
from communique.record.origins import origins_of
from communique.record.profiling import Pages, profiles_of
from communique.record.relations import Told, link_told
from communique.record.rounds import first_days, with_days
from communique.record.shifts import Shifts, shifted_days, with_shifts
from communique.record.sources import Source

ACTOR = re.compile(rf"\ba-[a-z2-7]{{{SIZE}}}\b")


@dataclass(frozen=True, slots=True)
class Linked:
    """The reports (with what linking derived), the events that they tell of, and the links between events; each sorted.

    `told` gives for each event what linking knows of it: when, where, who; `first_days` for a report of a round the round's first day;
    `shifts` the days of words that count from another event.
    """

    reports: tuple[RecordReport, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    told: Mapping[str, Told]
    first_days: Mapping[str, str]
    shifts: Shifts


def link_events(
    reports: Sequence[RecordReport],
    *,
    articles: Sequence[RecordArticle],
    actors: Mapping[str, RecordActor],
    codebook: Codebook,
    sources: Sequence[Source],
    rules: Mapping[str, str] | None = None,
    reviews: Sequence[object] = (),
) -> Linked:
    """Put `reports` of one event, which come from `sources`, together and link the events; decisions on links among `reviews` come first.

    An event's id comes from its family and its first report (by date of the article, then id), so it stays when later articles join.
    """
    by_page = {a.page: a for a in articles}
    pages = Pages(by_page, {s.page: s.analysis.sentences for s in sources}, {s.page: s.analysis.page.text for s in sources}, actors)
    decisions = decided(reports, reviews)
    groups = group_reports(profiles_of(reports, pages), decisions)
    shifts = shifted_days(sources, groups)
    if shifts:
        reports = [with_shifts(r, shifts) for r in reports]
        groups = group_reports(profiles_of(reports, pages), decisions)
    first = first_days(reports, groups)
    held = {r.id: with_days(r, first.get(r.id)) for r in reports}
    profiles = {p.id: p for p in profiles_of(held.values(), pages)}
    maker = Maker(held, by_page, origins_of(articles), actors, codebook, rules or {})
    events, told = list[Event](), dict[str, Told]()
    for group in groups.all():
        event = maker.event(group)
        events.append(event)
        told[event.id] = Told.of(event, [profiles[r] for r in group])
    links = link_told(told.values(), held, event_of={r: e.id for e in events for r in e.reports})
    links += [*counted_otherwise(told.values(), held, links), *ties(groups), *(link for event in events for link in maker.contradictions(event))]
    return Linked(
        reports=tuple(sorted(held.values(), key=lambda r: r.id)),
        events=tuple(sorted(events, key=lambda e: e.id)),
        links=tuple(sorted({readable(k, actors) for k in links}, key=lambda k: (k.from_, k.to, k.relation, k.reasons))),
        told=told,
        first_days=first,
        shifts=shifts,
    )


def readable(link: Link, actors: Mapping[str, RecordActor]) -> Link:
    """`link` with the names of actors in place of their ids."""
    reasons = (ACTOR.sub(lambda m: actors[m[0]].name if m[0] in actors else m[0], reason) for reason in link.reasons)
    return Link(link.from_, link.to, link.relation, tuple(reasons))


def ties(groups: Groups) -> list[Link]:
    """Why reports were put together: a link for each tie."""
    return [Link(one, two, "same_as", reasons) for (one, two), reasons in sorted(groups.reasons.items())]


