"""Reports → events, each with its fields, and the links between events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from communique.codebooks.model import Codebook
from communique.model.ids import SIZE
from communique.model.record import Event, Link, RecordActor, RecordReport
from communique.model.reviews import LinkReview
from communique.record.clustering import group_reports
from communique.record.countings import counted_otherwise
from communique.record.deciding import Decided, decided
from communique.record.grouping import Groups
from communique.record.making import Maker
from communique.record.origins import origins_of
from communique.record.packing import Once, Packer, spared
from communique.record.pairing import Blocks, here
from communique.record.profiles import Profile
from communique.record.profiling import Pages, profiles_of
from communique.record.relations import Told, link_told
from communique.record.rounds import RoundDay, first_day, with_days
from communique.record.shelves import Shelf, Shelves
from communique.record.shifts import Shifts, shifted_days, with_shifts
from communique.record.sources import Source

ACTOR = re.compile(rf"\ba-[a-z2-7]{{{SIZE}}}\b")
LATELY = 2048  # reports that stay in memory: those of an event are asked for several times


class Reports(Mapping[str, RecordReport]):
    """Reports on a shelf, by id, with the days that linking derives: of words that count from another event (`shifts`), and of a numbered day of
    a round whose first day is known (`first_days`, by report; `rounds`, by page)."""

    def __init__(self, shelf: Shelf[RecordReport]) -> None:
        self._shelf = shelf
        self._told = lru_cache(maxsize=LATELY)(shelf.__getitem__)
        self.shifts: Shifts = {}
        self.first_days: dict[str, str] = {}
        self.rounds: dict[str, list[RoundDay]] = {}

    def __getitem__(self, name: str) -> RecordReport:
        return self._with_days(self._told(name))

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._shelf.items())

    def __len__(self) -> int:
        return len(self._shelf)

    def in_order(self) -> Iterator[RecordReport]:
        """All, by id."""
        return (self._with_days(report) for _, report in self._shelf.items())

    def by_page(self) -> Iterator[RecordReport]:
        """All, page by page."""
        return map(self._with_days, self._shelf)

    def know_days(self, group: Sequence[RecordReport]) -> None:
        """Note the first day of the round that `group` tells of, where it is known."""
        first = first_day(group)
        for report in group if first else ():
            self.first_days[report.id] = first or ""
            self.rounds.setdefault(report.page, []).append(RoundDay.of(report, first or ""))

    def _with_days(self, report: RecordReport) -> RecordReport:
        shifted = with_shifts(report, self.shifts) if self.shifts else report
        return with_days(shifted, self.first_days.get(report.id))


@dataclass(frozen=True, slots=True)
class Linked:
    """The reports, the events that they tell of, and links between events and between reports, by where they lead from.

    `told` gives for each event what linking knows of it: when, where, who; `status` how real it is.
    """

    reports: Reports
    events: Shelf[Event]
    links: Shelf[Link]
    told: Mapping[str, Told]
    status: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Made:
    """What linking knows of events, how real they are, and the reports that lie inside another."""

    told: dict[str, Told] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)


def link_events(
    shelf: Shelf[RecordReport],
    shelves: Shelves,
    *,
    pages: Pages,
    codebook: Codebook,
    counting: Iterable[Source],
    rules: Mapping[str, str] | None = None,
    reviews: Sequence[object] = (),
    blocks: Blocks = here,
) -> Linked:
    """Put the reports on `shelf`, which stand on `pages`, together where they tell of one event, and link the events; decisions on links among
    `reviews` come first; `shelves` hold what is made on the way, and `blocks` runs what compares the reports of a day. `counting` are the sources
    with words that count days from another event.

    An event's id comes from its family and its first report (by date of the article, then id), so it stays when later articles join.
    """
    reports, actors = Reports(shelf), pages.actors
    groups = _grouped(reports, pages, counting, _decided(reports, reviews), shelves, blocks)
    groups.profiles = {}  # nothing asks for them any more
    for group in groups.all():
        reports.know_days([reports[r] for r in group])
    events, links = shelves(Event), shelves(Link)
    maker = Maker(reports, pages.articles, origins_of(pages.articles, pages.copied), actors, codebook, rules or {})
    made = _made(groups, maker, pages, events, links)
    found = link_told(made.told.values(), reports, event_of={r: t.id for t in made.told.values() for r in t.reports}, within=made.within)
    for link in chain(found, counted_otherwise(made.told.values(), reports, found), groups.ties):
        links.put(link.from_, readable(link, actors))
    return Linked(reports, events, links, made.told, made.status)


def _decided(reports: Reports, reviews: Sequence[object]) -> Decided:
    """What `reviews` say, which are on few of the pages."""
    pages = {told.page for review in reviews if isinstance(review, LinkReview) for told in (review.one, review.two)}
    return decided((r for r in reports.by_page() if r.page in pages), reviews) if pages else Decided()


def _grouped(reports: Reports, pages: Pages, counting: Iterable[Source], decisions: Decided, shelves: Shelves, blocks: Blocks) -> Groups:
    """The groups of `reports`; once more where words that count from an event got a day by them, which `reports` then have."""
    once = Once()
    profiles = list(_packed(reports.by_page(), pages, Packer(shelves(bytes), once)))
    groups = group_reports(profiles, decisions, ties=shelves(Link), blocks=blocks)
    reports.shifts = shifted_days(counting, groups)
    if not reports.shifts:
        return groups
    del groups
    shifted = {page for page, _, _ in reports.shifts}
    again = _packed([reports[p.id] for p in profiles if p.page in shifted], pages, Packer(shelves(bytes), once))
    return group_reports([*(p for p in profiles if p.page not in shifted), *again], decisions, ties=shelves(Link), blocks=blocks)


def _packed(reports: Iterable[RecordReport], pages: Pages, pack: Packer) -> Iterator[Profile]:
    return (pack(p) for report in reports for p in profiles_of([report], pages))


def _made(groups: Groups, maker: Maker, pages: Pages, events: Shelf[Event], links: Shelf[Link]) -> _Made:
    made, once = _Made(), Once()
    for group in groups.all():
        reports = [maker.reports[r] for r in group]
        event = maker.event(group)
        events.put(event.id, event)
        made.status[event.id] = event.status
        made.told[event.id] = spared(Told.of(event, profiles_of(reports, pages)), once)
        for link in maker.contradictions(event):
            links.put(link.from_, readable(link, maker.actors))
        made.within.update((r.id, r.within) for r in reports if r.within)
    return made


def readable(link: Link, actors: Mapping[str, RecordActor]) -> Link:
    """`link` with the names of actors in place of their ids."""
    reasons = (ACTOR.sub(lambda m: actors[m[0]].name if m[0] in actors else m[0], reason) for reason in link.reasons)
    return Link(link.from_, link.to, link.relation, tuple(reasons))
