"""What became of what was promised or foreseen: kept, partly, broken, overdue, open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model.record import RecordActor, RecordExpectation, RecordReport
from communique.model.reports import Expectation
from communique.model.times import DateRange
from communique.record.calendar import Calendar, Name, Tie, begins, ends
from communique.record.comparing import words_of
from communique.record.converting import record_expectation
from communique.record.events import Linked
from communique.record.places import place
from communique.record.profiles import kind_of
from communique.record.relations import Told
from communique.record.sides import sides_of
from communique.record.sources import Source, published_range

LATE = 30  # days after its time within which something is what was promised, come late
FAILED = ("cancelled", "denied")
FAILED_STAGES = ("collapsed", "postponed", "violated", "expired")


@dataclass(frozen=True, slots=True)
class Awaited:
    """An expectation ready to be matched: the family of events that would keep it, after which day, of which sides (`loose`: the article
    tells neither whose it is to be nor of another such event)."""

    family: str
    said: str | None
    due: DateRange | None
    page: str
    printed: str | None
    start: int
    end: int
    sides: frozenset[str]
    words: frozenset[str]
    loose: bool = False
    own: frozenset[str] = frozenset()
    """The sides of who promised or foresees it."""


class Matcher:
    """The events that may answer expectations, by family and in order of time. `stories` leads from the page of a copy to that of its original;
    `families` are those of the events that are expected."""

    def __init__(
        self, linked: Linked, *, families: Iterable[str], stories: Mapping[str, str], actors: Mapping[str, RecordActor], as_of: str | None
    ) -> None:
        self.actors = actors
        self.as_of = as_of
        self.story = stories
        self.reports: Mapping[str, RecordReport] = linked.reports
        self.on = linked.on
        self.calendars = {family: Calendar(linked.told, family) for family in sorted(families)}

    def expectations(self, source: Source) -> Iterator[RecordExpectation]:
        """The expectations of `source`, each with the first later event that answers it; one at a place that its words name first.

        An event answers when it is of the family that is expected, involves the parties (those of the expectation; else those of the events of
        that family in the same article; else those of its talks; else the side of the speaker), and began after the words were said and not
        after its time: on a later day, or, when an article of a later day tells of it, on the same day, or before but ending later. Its status
        is ``kept`` when the event has happened and, where its type has final stages, reached one; ``partly`` before that; ``broken`` when it
        was cancelled or denied; without an event ``overdue`` when its time has passed by `as_of`, else ``open``. What came after its time is
        ``overdue`` too, with the event that came: the first that answers but for the time, within LATE days of it.
        """
        return (_record(source, x, self, self.as_of) for x in source.analysis.expectations)

    def awaited(self, source: Source, x: Expectation) -> Awaited | None:
        """What would keep `x`; None when the codebook names no type of event for it."""
        if x.expects is None:
            return None
        family = kind_of(x.expects).family
        said, printed = source.dates(x.said_on), published_range(source.dating)
        sides = sides_of(filter(None, map(source.actor, x.parties)), self.actors)
        own = sides_of(filter(None, [source.actor(x.by)]), self.actors)
        near = self._near(source.page, family) or self._near(source.page, "talks")
        loose = (not sides or sides == own) and not self._near(source.page, family)
        if not sides or (sides == own and near and not near & own):  # who only foresees what others will do is no party to it
            sides = near or own
        day = printed.to if printed else None
        words = words_of(source.raw(x.start, x.end))
        told = (said.to if said else None) or day
        return Awaited(family, told, source.dates(x.due), source.page, day, x.start, x.end, sides, words, loose, own)

    def _near(self, page: str, family: str) -> frozenset[str]:
        """The sides of the events of `family` that the article tells of."""
        return frozenset(s for t in self.on(page) if t.kind.family == family and not t.background for s in t.sides)

    def answer(self, awaited: Awaited) -> Told | None:
        """The first event after it that answers `awaited`: of those at a place that its words name, else in its time, else of all."""
        calendar = self.calendars.get(awaited.family)
        if calendar is None or awaited.said is None:
            return None
        there = self._first(calendar, list(calendar.places_in(awaited.words)), awaited)
        return there or self._first(calendar, [*sorted(awaited.sides), awaited.page, *self._places(awaited)], awaited)

    def _first(self, calendar: Calendar, ties: Sequence[Tie], awaited: Awaited) -> Told | None:
        """Of the events with one of `ties` the first in its time that answers `awaited`, else the first that does."""
        until, begin = (awaited.due.to, awaited.due.from_) if awaited.due else (None, None)
        first: Told | None = None
        for told in calendar.around(ties, awaited.said or "", until=until):
            if first is None or (begin and (begins(told) or "") >= begin):
                if not self._answers(told, awaited):
                    continue
                if begin is None or (begins(told) or "") >= begin:
                    return told
                first = told
        return first

    def late(self, awaited: Awaited) -> Told | None:
        """The event that answers `awaited` after its time, if one did within LATE days."""
        if awaited.due is None or awaited.due.to is None:
            return None
        last = (date.fromisoformat(awaited.due.to) + timedelta(days=LATE)).isoformat()
        told = self.answer(replace(awaited, due=DateRange(None, last)))
        done = told is not None and self.outcome(told) in ("kept", "partly") and (begins(told) or "") > awaited.due.to
        return told if done else None

    def _answers(self, told: Told, awaited: Awaited) -> bool:
        if told.standing == "past" or told.background or not self._parties(told, awaited) or not _done_by(told, awaited):
            return False
        if told.standing != "real" and told.status not in FAILED and not self._agreed(told):
            return False
        begun = begins(told)
        if begun is None or awaited.said is None or all(self._is_it(r, awaited) for r in told.reports):
            return False
        if awaited.due is not None and awaited.due.to is not None and begun > awaited.due.to:
            return False
        later = bool(awaited.printed and told.published and told.published[-1] > awaited.printed and told.when)
        return begun > awaited.said or (later and (begun == awaited.said or ends(told) > awaited.said))

    def _parties(self, told: Told, awaited: Awaited) -> bool:
        if not told.sides or not awaited.sides:
            return awaited.page in told.pages or self._same_place(told, awaited)
        shared = len(told.sides & awaited.sides) >= min(2, len(awaited.sides), len(told.sides))
        return shared or (awaited.loose and self._same_place(told, awaited))

    def _same_place(self, told: Told, awaited: Awaited) -> bool:
        """True where the article of `awaited` tells of such an event, of no known sides either, at the place of `told`: "a truce in Bosnia"."""
        here = self._places(awaited, type_=told.type)
        return bool(here & {place(p).name for p in told.places})

    def _places(self, awaited: Awaited, *, type_: str | None = None) -> set[Name]:
        """The names of the places of the events of no known sides, of `type_` where it is given, that the article of `awaited` tells of."""
        told = (t for t in self.on(awaited.page) if type_ in (None, t.type) and not t.sides)
        return {name for t in told for p in t.places if (name := place(p).name)}

    def _agreed(self, told: Told) -> bool:
        """Promised or announced after the words: for types with final stages that is a first step; that a thing is to end is none."""
        return bool(told.kind.final) and told.stage not in (None, "proposed", *FAILED_STAGES) and told.status != "expected"

    def _is_it(self, report: str, awaited: Awaited) -> bool:
        """True when `report` tells of the expectation itself, in its words or in a copy of them."""
        held = self.reports[report]
        if held.page == awaited.page:
            return held.start < awaited.end and awaited.start < held.end
        return self.story.get(held.page, held.page) == self.story.get(awaited.page, awaited.page) and words_of(held.raw) <= awaited.words

    def outcome(self, told: Told) -> str:
        """What an event that answers makes of the expectation."""
        status = told.status
        if status in FAILED or told.stage in FAILED_STAGES:
            return "broken"
        if told.kind.final:
            return "kept" if told.stage in told.kind.final else "partly"
        return "kept" if told.standing == "real" else "partly"


def _done_by(told: Told, awaited: Awaited) -> bool:
    """False for a strike that is not known to be of the sides whose strike was foreseen: "we will retaliate" is not kept by one on who said it."""
    if told.kind.kind != "strike":
        return True
    return bool(told.actor & awaited.sides) and not (awaited.own & told.target and not awaited.own & told.actor)


def _record(source: Source, x: Expectation, matcher: Matcher, as_of: str | None) -> RecordExpectation:
    awaited = matcher.awaited(source, x)
    told = matcher.answer(awaited) if awaited else None
    if told is not None:
        return record_expectation(source, x, status=matcher.outcome(told), followed_by=told.id)
    due = source.dates(x.due)
    overdue = due is not None and due.to is not None and as_of is not None and due.to < as_of
    late = matcher.late(awaited) if awaited and overdue else None
    return record_expectation(source, x, status="overdue" if overdue else "open", followed_by=late.id if late else None)
