"""What a record holds at words that gold names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.evaluate.gold import Entry
from communique.model.record import CitedValue, Event, Record, RecordReport, RecordStatement
from communique.model.times import DateRange
from communique.record.comparing import words_of
from communique.record.lengths import began
from communique.record.places import place
from communique.record.profiles import kind_of


@dataclass
class Held:
    """`record` for look-ups by words; `pages` gives page ids by the gold's names of documents, `issues` the cues of each issue."""

    record: Record
    pages: Mapping[str, str]
    issue_cues: Mapping[str, tuple[str, ...]]
    event_of: dict[str, Event] = field(init=False)
    _relations: dict[tuple[str, str], set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.event_of = {r: e for e in self.record.events for r in e.reports}
        self._relations = {}
        for link in self.record.links:
            for pair in ((link.from_, link.to), (link.to, link.from_)):
                self._relations.setdefault(pair, set()).add(link.relation)

    def at(self, span: Entry, page: str, start: int, end: int) -> bool:
        """True when ``[start, end)`` of `page` shares words with `span`."""
        return page == self.pages[span["doc"]] and start < span["end"] and span["start"] < end

    def times(self, span: Entry) -> list[tuple[str | None, str | None, str | None]]:
        """Value, first and last day of what is dated at `span`, the clues to articles' dates among them."""
        found = [(t.value, t.from_, t.to) for t in self.record.times if self.at(span, t.page, t.start, t.end)]
        clues = (c for a in self.record.articles for c in a.published_clues if self.at(span, c.page, c.start, c.end))
        return found + [(c.from_, c.from_, c.to) for c in clues]

    def actors(self, span: Entry) -> set[str]:
        """Ids of the actors mentioned at `span`."""
        return {a.id for a in self.record.actors for m in a.mentions if self.at(span, m.page, m.start, m.end)}

    def places(self, span: Entry) -> set[str]:
        """The words that name places at `span`, in lower case."""
        return {w for _, name, v in self._cited(span) if name == "place" for w in place(str(v.value)).name}

    def events(self, span: Entry) -> set[str]:
        """Ids of the events that a report at `span` tells of, or that have a value cited there."""
        told = {self.event_of[r.id].id for r in self.record.reports if self.at(span, r.page, r.start, r.end)}
        return told | {e.id for e, _, _ in self._cited(span)}

    def told_of(self, span: Entry) -> set[str]:
        """As `events`; where a statement is all that stands there, the events on whose days it was made, among those of its page."""
        found = self.events(span)
        days = {s.said_on for s in self._statements(span) if s.said_on}
        pages = {e.id for e in self.record.events for f in e.fields.values() for v in f.values if v.page == self.pages[span["doc"]]}
        on = (e.id for e in self.record.events if e.type == "talks" and e.id in pages and e.fields.get("date"))
        return found or {e for e in on if any(v.value in days for v in self._event(e).fields["date"].values)}

    def fields(self, span: Entry, name: str) -> set[str]:
        """Ids of the events whose field `name` cites words at `span`."""
        return {e.id for e, field_, _ in self._cited(span) if field_ == name}

    def values(self, span: Entry) -> set[tuple[str, str, str]]:
        """What numbers at `span` are values of: event, field and what is counted."""
        held = self._cited(span)
        return {(e.id, name, v.weapon or v.what or self._day(v)) for e, name, v in held if isinstance(v.value, (int, float, tuple))}

    def cited(self, span: Entry) -> list[tuple[str, str, CitedValue]]:
        """Event, field and value for each value of an event at `span`."""
        return [(e.id, name, v) for e, name, v in self._cited(span)]

    def beginnings(self, span: Entry) -> list[tuple[DateRange, bool]]:
        """The days on which what is dated, or told to have lasted for a time, at `span` began, and whether it is a length that says so."""
        article = next((a for a in self.record.articles if a.page == self.pages[span["doc"]]), None)
        times = [t for t in self.record.times if self.at(span, t.page, t.start, t.end)]
        found = [(DateRange(t.from_, t.to), False) for t in times if t.from_ or t.to]
        if article is not None and article.published:
            lengths = (began(t.value, t.mod, article.published) for t in times if t.type == "DURATION")
            found += [(days, True) for days in lengths if days is not None]
        return found

    def seated(self, span: Entry) -> set[str]:
        """Ids of the talks and meetings told on the page of `span` in which somebody named at `span` takes part."""
        named, page = self.actors(span), self.pages[span["doc"]]
        here = {r.id for r in self.record.reports if r.page == page}
        told = {e.id: e for r, e in self.event_of.items() if r in here and kind_of(e.type).kind == "round"}
        seats = {e.id: {v.value for v in e.fields["participants"].values} for e in told.values() if "participants" in e.fields}
        return {e for e, sitting in seats.items() if named & sitting}

    def speakers(self, span: Entry) -> set[str]:
        """Ids of those who say something at `span`."""
        return {s.speaker for s in self._statements(span) if s.speaker}

    def followed_by(self, span: Entry) -> set[str]:
        """Ids of the events that what is foreseen at `span` came true in."""
        held = (x for x in self.record.expectations if self.at(span, x.page, x.start, x.end))
        return {x.followed_by for x in held if x.followed_by and x.status in ("kept", "partly")}

    def positions(self, span: Entry) -> set[tuple[str, str, str]]:
        """Party, issue and stance of the positions at `span`."""
        return {(p.party, p.issue, p.stance) for p in self.record.positions if self.at(span, p.page, p.start, p.end)}

    def issues(self, span: Entry) -> set[str]:
        """Issues of the positions at `span` and those that an agenda there names."""
        found = {issue for _, issue, _ in self.positions(span)}
        said = [_stems(v.raw) for _, name, v in self._cited(span) if name == "agenda"]
        return found | {name for name, cues in self.issue_cues.items() for words in said if any(_stems(cue) <= words for cue in cues)}

    def role_holders(self, span: Entry) -> set[str]:
        """Ids of the actors that `span` gives an office."""
        return {a.id for a in self.record.actors for r in a.roles if self.at(span, r.page, r.start, r.end)}

    def relations(self, one: str, two: str) -> set[str]:
        """Relations of the links between two things, in either direction."""
        return self._relations.get((one, two), set())

    def contradicting(self, one: Entry, two: Entry) -> bool:
        """True when the record says that reports at the two places cannot both be right."""
        pairs = ((a.id, b.id) for a in self._reports(one) for b in self._reports(two))
        return any("contradicts" in self.relations(a, b) for a, b in pairs)

    def acting(self, actor: str) -> bool:
        """True when `actor` takes part in an event or holds a position."""
        named = (v.value for e in self.record.events for n in ("participants", "actor", "target") if n in e.fields for v in e.fields[n].values)
        return actor in set(named) or any(p.party == actor for p in self.record.positions)

    def is_cited(self, span: Entry) -> bool:
        """True when anything but an actor's mention and a time cites words at `span`."""
        return bool(self._cited(span) or self._statements(span) or self.positions(span) or self._reports(span))

    def _reports(self, span: Entry) -> list[RecordReport]:
        return [r for r in self.record.reports if self.at(span, r.page, r.start, r.end)]

    def _statements(self, span: Entry) -> list[RecordStatement]:
        return [s for s in self.record.statements if any(self.at(span, s.page, c.start, c.end) for c in s.content)]

    def _cited(self, span: Entry) -> list[tuple[Event, str, CitedValue]]:
        held = ((e, name, v) for e in self.record.events for name, f in e.fields.items() for v in f.values)
        return [(e, name, v) for e, name, v in held if self.at(span, v.page, v.start, v.end)]

    def _event(self, name: str) -> Event:
        return next(e for e in self.record.events if e.id == name)

    def _day(self, value: CitedValue) -> str:
        report = next((r for r in self.record.reports if r.id == value.report), None)
        return report.day(value) if report else ""


def _stems(words: str) -> set[str]:
    return {w[:-1] if w.endswith("s") else w for w in words_of(words.replace("..", " "))}
