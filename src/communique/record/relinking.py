"""A record after decisions on links, without merging all of it again: only the neighbourhood of the reports decided on is regrouped.

Reports are neighbours that share a family and a month, or a family and an article. Events that no decision reaches keep their ids and are
the same objects; what a decision moves gets its fields, its agreement and its ties anew, and other links follow their event. Whether a promise was
kept is asked again by the next build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.codebooks.model import Codebook
from communique.model.record import Event, Link, Record, RecordArticle, RecordReport
from communique.record.blocking import months_of
from communique.record.clustering import group_reports
from communique.record.deciding import Decided, decided
from communique.record.events import readable
from communique.record.grouping import Groups
from communique.record.making import Maker
from communique.record.origins import origins_of
from communique.record.profiles import DEAL, TRUCE, kind_of
from communique.record.profiling import pages_of, profiles_of
from communique.record.ruling import picked_rules

OF_REPORTS = ("same_as", "contradicts")


@dataclass(frozen=True, slots=True)
class _Changed:
    """Ids of the events that go, the groups of reports that come, and the groups they are of."""

    gone: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    grouped: Groups


def relink(
    record: Record,
    reviews: Sequence[object],
    *,
    codebook: Codebook,
    sentences: Mapping[str, Sequence[tuple[int, int]]],
    rules: Mapping[str, str] | None = None,
) -> Record:
    """`record`, as the last build made it, with the decisions on links among `reviews` followed. `sentences` are those of each page.

    `rules` are those that a user picked, by field; None takes those that the record's numbers say.

    The same as a build's, but for what hangs on articles as a whole: promises, and links between events that are new.
    """
    decisions = decided(record.reports, reviews)
    event_of = {r: e for e in record.events for r in e.reports}
    touched = {event_of[r].id for pair in decisions.pairs for r in pair if r in event_of}
    if not touched:
        return record
    changed = _regroup(record, decisions, touched, sentences)
    maker = _maker(record, codebook, picked_rules(record) if rules is None else rules)
    new = [maker.event(group) for group in changed.groups]
    kept = [e for e in record.events if e.id not in changed.gone]
    heirs = _heirs((e for e in record.events if e.id in changed.gone), new)
    return replace(
        record,
        events=tuple(sorted((*kept, *new), key=lambda e: e.id)),
        links=_links(record, changed, new, maker, heirs),
        expectations=tuple(
            replace(x, followed_by=heirs[x.followed_by]) if x.followed_by in heirs else x for x in record.expectations
        ),
    )  # fmt: skip


def _regroup(record: Record, decisions: Decided, touched: set[str], sentences: Mapping[str, Sequence[tuple[int, int]]]) -> _Changed:
    """Regroup the neighbourhood; what changes is every group that has a report of a `touched` event, and every event that such a group takes from."""
    event_of = {r: e for e in record.events for r in e.reports}
    near = _neighbours(record, touched)
    groups = group_reports(profiles_of([r for r in record.reports if r.id in near], pages_of(record, sentences)), decisions)
    gone, reports = set(touched), set[str]()
    while True:
        told = {m for e in record.events if e.id in gone for r in e.reports for m in groups.members(r)}
        if told == reports:
            break
        reports = told
        gone |= {event_of[r].id for r in reports}
    held = sorted({tuple(sorted(groups.members(r))) for r in reports})
    return _Changed(frozenset(gone), tuple(held), groups)


def _neighbours(record: Record, touched: set[str]) -> set[str]:
    """Ids of the reports of all events that share a block with a `touched` one."""
    reports = {r.id: r for r in record.reports}
    articles = {a.page: a for a in record.articles}
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in record.events:
        for block in {b for r in event.reports for b in _blocks(reports[r], articles[reports[r].page])}:
            blocks[block].add(event.id)
    near = {other for events in blocks.values() if events & touched for other in events}
    return {r for e in record.events if e.id in near for r in e.reports}


def _blocks(report: RecordReport, article: RecordArticle) -> Iterable[tuple[str, str]]:
    family = kind_of(TRUCE if report.type == DEAL else report.type).family  # an agreement may be one on a ceasefire
    yield family, report.page
    for month in months_of(report, article.published):
        yield family, month


def _maker(record: Record, codebook: Codebook, rules: Mapping[str, str]) -> Maker:
    articles = {a.page: a for a in record.articles}
    return Maker({r.id: r for r in record.reports}, articles, origins_of(articles), {a.id: a for a in record.actors}, codebook, rules)


def _heirs(gone: Iterable[Event], new: Sequence[Event]) -> dict[str, str]:
    """For each event that goes, the one that has most of its reports; ties go to the smallest id."""
    return {old.id: min(new, key=lambda e: (-len(set(e.reports) & set(old.reports)), e.id)).id for old in gone}


def _links(record: Record, changed: _Changed, new: Sequence[Event], maker: Maker, heirs: Mapping[str, str]) -> tuple[Link, ...]:
    moved = {r for group in changed.groups for r in group}
    links = set[Link]()
    for link in record.links:
        if link.relation in OF_REPORTS and (link.from_ in moved or link.to in moved):
            continue
        held = replace(link, from_=heirs.get(link.from_, link.from_), to=heirs.get(link.to, link.to))
        if held.from_ != held.to:
            links.add(held)
    links |= {readable(k, maker.actors) for k in changed.grouped.ties if k.from_ in moved}
    links |= {readable(k, maker.actors) for event in new for k in maker.contradictions(event)}
    return tuple(sorted(links, key=lambda k: (k.from_, k.to, k.relation, k.reasons)))
