"""Reports → events, each with its fields, and the links between events."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass
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
from communique.record.names import Names
from communique.record.origins import origins_of
from communique.record.packing import pack, unpack
from communique.record.pairing import Blocks, here
from communique.record.profiling import Pages, profiles_of
from communique.record.relations import Told, link_told
from communique.record.roster import INSIDE, Roster
from communique.record.rounds import RoundDay, first_day, with_days
from communique.record.shelves import Shelf, Shelves
from communique.record.shifts import Shifts, shifted_days, with_shifts
from communique.record.sources import Source

ACTOR = re.compile(rf"\ba-[a-z2-7]{{{SIZE}}}\b")
LATELY = 2048  # reports that stay in memory: those of an event are asked for several times


class Reports(Mapping[str, RecordReport]):
    """Reports on a shelf, by id, with the days that linking derives: of words that count from another event (`shifts`), and of a numbered day of
    a round whose first day is known (`first_days`, by report; `rounds`, by page, for those of the pages `numbering`)."""

    def __init__(self, shelf: Shelf[RecordReport], numbering: Container[str]) -> None:
        self._shelf, self._numbering = shelf, numbering
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
            if with_days(report, first) is not report:
                self.first_days[report.id] = first or ""
            if report.page in self._numbering:
                self.rounds.setdefault(report.page, []).append(RoundDay.of(report, first or ""))

    def _with_days(self, report: RecordReport) -> RecordReport:
        shifted = with_shifts(report, self.shifts) if self.shifts else report
        return with_days(shifted, self.first_days.get(report.id))


@dataclass(frozen=True, slots=True)
class Linked:
    """The reports, the events that they tell of, and links between events and between reports, by where they lead from.

    `told` gives for each event what linking knows of it: when, where, who; `on` those of which the reports of a page tell.
    """

    reports: Reports
    events: Shelf[Event]
    links: Shelf[Link]
    told: Mapping[str, Told]
    on: Callable[[str], Sequence[Told]]


class Tolds(Mapping[str, Told]):
    """What linking knows of events, on a shelf, by the event's id."""

    def __init__(self, shelf: Shelf[bytes]) -> None:
        self._shelf = shelf
        self._look = lru_cache(maxsize=LATELY)(lambda name: unpack(Told, shelf[name]))

    def put(self, told: Told) -> None:
        """Keep `told`."""
        self._shelf.put(told.id, pack(told))

    def __getitem__(self, name: str) -> Told:
        return self._look(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._shelf.items())

    def __len__(self) -> int:
        return len(self._shelf)

    def values(self) -> ValuesView[Told]:
        """All, by id, each read when its turn comes."""
        return _InOrder(self)

    def in_order(self) -> Iterator[Told]:
        """The same once."""
        return (unpack(Told, packed) for _, packed in self._shelf.items())


class _InOrder(ValuesView[Told]):
    _mapping: Tolds

    def __iter__(self) -> Iterator[Told]:
        return self._mapping.in_order()


class _Made:
    """The events of groups of reports: what linking knows of them, and which event a report tells of."""

    def __init__(self, groups: Groups, told: Tolds) -> None:
        self.groups, self.told = groups, told
        self.ids = bytearray()
        self._ends = array("Q")
        self._event = array("I", bytes(4 * len(groups.profiles)))  # by the first of the group

    def add(self, group: Sequence[str], told: Told) -> None:
        """Keep what is told of the event of `group`."""
        self._event[self.groups.head(group[0])] = len(self._ends)
        self.ids += told.id.encode()
        self._ends.append(len(self.ids))
        self.told.put(told)

    def event(self, number: int) -> str:
        """The id of the event of the report with this number."""
        at = self._event[self.groups.head_of(number)]
        return self.ids[self._ends[at - 1] if at else 0 : self._ends[at]].decode()

    def on(self, page: str) -> list[Told]:
        """What is told of the events of the reports on `page`."""
        return [self.told[name] for name in sorted({self.event(number) for number in self.groups.profiles.on_page(page)})]

    def inside(self) -> Iterator[tuple[str, str, str]]:
        """The events of the reports that lie inside of another of another event: theirs, that one's, and the other report."""
        roster = self.groups.profiles
        for p in roster.all(INSIDE):
            if p.within in roster.names and (inner := self.event(roster.at(p.id))) != (outer := self.event(roster.at(p.within or ""))):
                yield inner, outer, p.within or ""


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
    story: Callable[[str], Sequence[str]] | None = None,
    numbering: Container[str] = (),
    names: Names | None = None,
) -> Linked:
    """Put the reports on `shelf`, which stand on `pages`, together where they tell of one event, and link the events; decisions on links among
    `reviews` come first; `shelves` hold what is made on the way, and `blocks` runs what compares the reports of a day. `counting` are the sources
    with words that count days from another event; `story` gives the pages of the story of a page, its original first (None: the articles say it);
    `numbering` are the pages with words that number the days of a round; `names` are the ids of all pages, where they are at hand.

    An event's id comes from its family and its first report (by date of the article, then id), so it stays when later articles join.
    """
    reports, actors = Reports(shelf, numbering), pages.actors
    groups = _grouped(reports, pages, counting, _decided(reports, reviews), shelves, blocks, names)
    events, links = shelves(Event), shelves(Link)
    maker = Maker(reports, pages.articles, origins_of(pages.articles, story), actors, codebook, rules or {})
    made = _made(groups, reports, maker, pages, events, links, Tolds(shelves(bytes)))
    found = link_told(made.told, reports, inside=made.inside())
    for link in chain(found, counted_otherwise(made.told, reports, found), groups.ties):
        links.put(link.from_, readable(link, actors))
    return Linked(reports, events, links, made.told, made.on)


def _decided(reports: Reports, reviews: Sequence[object]) -> Decided:
    """What `reviews` say, which are on few of the pages."""
    pages = {told.page for review in reviews if isinstance(review, LinkReview) for told in (review.one, review.two)}
    return decided((r for r in reports.by_page() if r.page in pages), reviews) if pages else Decided()


def _grouped(
    reports: Reports, pages: Pages, counting: Iterable[Source], decisions: Decided, shelves: Shelves, blocks: Blocks, names: Names | None
) -> Groups:
    """The groups of `reports`; once more where words that count from an event got a day by them, which `reports` then have."""
    roster = Roster((p for report in reports.by_page() for p in profiles_of([report], pages)), shelves(bytes), pages=names)
    groups = group_reports(roster, decisions, ties=shelves(Link), blocks=blocks)
    reports.shifts = shifted_days(counting, groups)
    if not reports.shifts:
        return groups
    del groups
    shifted = sorted({page for page, _, _ in reports.shifts})
    again = (reports[roster.names[number]] for page in shifted for number in roster.on_page(page))
    roster.change((p for report in again for p in profiles_of([report], pages)), shelves(bytes))
    return group_reports(roster, decisions, ties=shelves(Link), blocks=blocks)


def _made(groups: Groups, known: Reports, maker: Maker, pages: Pages, events: Shelf[Event], links: Shelf[Link], told: Tolds) -> _Made:
    made = _Made(groups, told)
    for group in groups.all():
        known.know_days([known[r] for r in group])
        event = maker.event(group)
        events.put(event.id, event)
        # What is known of a report is as it was when it was put together with others, but for a day that these gave it.
        profiles = [profiles_of([known[r]], pages)[0] if r in known.first_days else groups.profiles[r] for r in group]
        made.add(group, Told.of(event, profiles))
        for link in maker.contradictions(event):
            links.put(link.from_, readable(link, maker.actors))
    return made


def readable(link: Link, actors: Mapping[str, RecordActor]) -> Link:
    """`link` with the names of actors in place of their ids."""
    reasons = (ACTOR.sub(lambda m: actors[m[0]].name if m[0] in actors else m[0], reason) for reason in link.reasons)
    return Link(link.from_, link.to, link.relation, tuple(reasons))
