"""Analyses made by hand, for the record's tests: invented people and talks; a story is a list of sentences with what they tell."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from communique.codebooks.model import Codebook
from communique.model.actors import LocalActor, Mention
from communique.model.analysis import Analysis
from communique.model.article import Article, Block, Named, StatedDate
from communique.model.page import Page, page_id
from communique.model.record import Record, Scalar
from communique.model.reports import Expectation, Report
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import DateRange, Time
from communique.model.values import Value
from communique.record.merging import merge
from communique.settings import Settings

STATES = {"Peru": "PER", "Ecuador": "ECU", "Chile": "CHL", "Brazil": "BRA", "Kenya": "KEN", "Norway": "NOR"}
REBELS = ("Andean Front", "The Front", "River League")
UNNAMED = ("officials", "residents")
CODEBOOK = Codebook(name="hand", version="1")


@dataclass
class Story:
    """A page under construction. `actors` are known by name: states of `STATES`, else persons."""

    outlet: str | None
    published: str | None
    original: str | None = None
    text: str = ""
    people: dict[str, str] = field(default_factory=dict)
    actors: dict[str, LocalActor] = field(default_factory=dict)
    times: list[Time] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    expectations: list[Expectation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def tell(
        self,
        sentence: str,
        type_: str = "",
        *,
        status: str = "happened",
        stage: str | None = None,
        within: str | None = None,
        **fields: str | int | float | Sequence[object],
    ) -> str:
        """Append `sentence`; with `type_` it is a report. Fields: ``date="1995-11-01"`` (or ``"+2"``: two days after the event told before),
        ``place`` words, ``target`` a name or words in lower case, ``participants=["Peru", "Ana Ruiz, head of delegation"]``, numbers, or a
        tuple ``(number, qualifier, tag, attributed_to)``. Gives the report's key."""
        self._sentence(sentence)
        return self.also(sentence, type_, status=status, stage=stage, within=within, **fields) if type_ else ""

    def also(
        self,
        words: str,
        type_: str,
        *,
        status: str = "happened",
        stage: str | None = None,
        within: str | None = None,
        **fields: str | int | float | Sequence[object],
    ) -> str:
        """A report in `words`, told before (their last place on the page); see `tell`."""
        start = self.text.rindex(words)
        end = start + len(words)
        held = tuple((name, self._values(name, given, start, end)) for name, given in fields.items())
        key = f"r{len(self.reports)}"
        self.reports.append(Report(key, type_, status, stage, start, end, Span(start, start + 3), held, within=within))
        return key

    def expect(
        self, sentence: str, expects: str | None, *, by: str, parties: tuple[str, ...] = (), said: str | None = None, due: str | None = None
    ) -> None:
        """Append `sentence`, which tells of an expectation."""
        start, end = self._sentence(sentence)
        said_on = None if said is None else self._time(said, start, end)
        due_on = None if due is None else self._time(due, start, end)
        x = Expectation(
            f"x{len(self.expectations)}", self._actor(by, start, end), sentence, expects, due_on, said_on, start, end,
            parties=tuple(self._actor(p, start, end) for p in parties),
        )  # fmt: skip
        self.expectations.append(x)

    def say(self, sentence: str, speaker: str) -> None:
        """Append `sentence`, all of which is what `speaker` says."""
        start, end = self._sentence(sentence)
        key = f"s{len(self.statements)}"
        self.statements.append(Statement(key, "speech", "indirect", (Span(start, end),), None, None, self._actor(speaker, start, end)))

    def _sentence(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words + "\n"
        self.sentences.append((start, start + len(words)))
        return self.sentences[-1]

    def analysis(self) -> Analysis:
        """The page as `analyse` would give it."""
        text = self.text
        digest = hashlib.sha256(text.encode()).hexdigest()
        page = Page(page_id(sha256_text=digest, url=self.outlet), f"{self.outlet}.txt", self.outlet, None, digest, digest, "text/1", text)
        stated = None if self.published is None else StatedDate(self.published, self.published, 0, 0, "")
        article = Article(page.id, (Block(0, len(text), "body"),), None, None, stated, _named(self.outlet), _named(self.original), (), (), "en")
        return Analysis(
            page, article, tuple(self.times), tuple(self.actors.values()), tuple(self.statements), tuple(self.reports), (),
            tuple(self.expectations), tuple(self.sentences), "hand", 0,
        )  # fmt: skip

    def copy(self, outlet: str, published: str | None = None, *, names_original: bool = True) -> Story:
        """The same story under another masthead."""
        original = self.outlet if names_original else None
        return replace(self, outlet=outlet, published=published or self.published, original=original)

    def _values(self, name: str, given: object, start: int, end: int) -> tuple[Value, ...]:
        return tuple(self._value(name, one, start, end) for one in (given if isinstance(given, list) else [given]))

    def _value(self, name: str, given: object, start: int, end: int) -> Value:
        raw = self.text[start:end]
        if name == "date":
            return Value(start, end, raw, time=self._time(given, start, end))
        if name in ("participants", "actor", "target") and not str(given)[0].islower():
            who, _, role = str(given).partition(", ")
            return Value(start, end, raw, actor=self._actor(who, start, end), tags=(("role", role),) if role else ())
        if isinstance(given, tuple):
            number, qualifier, tag, by = (*given, None, None, None)[:4]
            source = None if by is None else self._actor(str(by), start, end)
            key = "weapon" if name in ("weapons", "intercepted") else "what"
            assert isinstance(number, (int, float, tuple))
            return Value(
                start, end, raw, number=number, qualifier=str(qualifier or "exact"), attributed_to=source, tags=((key, str(tag)),) if tag else ()
            )
        if isinstance(given, (int, float)):
            return Value(start, end, raw, number=given)
        return Value(start, end, raw, words=str(given))

    def _actor(self, name: str, start: int, end: int) -> str:
        country = STATES.get(name) or self.people.get(name)
        kind = "state" if name in STATES else "group" if name in UNNAMED else "organisation" if name in REBELS else "person"
        self.actors.setdefault(name, LocalActor(name, name, kind, country, mentions=(Mention(start, end, self.text[start:end]),)))
        return name

    def _time(self, given: object, start: int, end: int) -> int:
        if str(given)[0] in "+-":
            self.times.append(Time(start, end, self.text[start:end], "DATE", "event_shift", ("day", float(str(given)), 1)))
            return len(self.times) - 1
        year, month, *day = map(int, str(given).split("-"))
        self.times.append(Time(start, end, self.text[start:end], "DATE", "date", (year, month, day[0] if day else None, "", None)))
        return len(self.times) - 1


def _named(name: str | None) -> Named | None:
    return None if name is None else Named(name, 0, 0, "")


def record(*stories: Story, as_of: str | None = None, reviews: Sequence[object] = (), rules: dict[str, str] | None = None) -> Record:
    """The record of `stories`."""
    settings = Settings(rules=rules or {})
    return merge([s.analysis() for s in stories], codebook=CODEBOOK, settings=settings, as_of=as_of, reviews=reviews)


def days(value: Scalar) -> tuple[str | None, str | None]:
    """First and last day of a value that is a date; anything else fails the test."""
    assert isinstance(value, DateRange), value
    return value.from_, value.to


def grouped(made: Record) -> list[list[str]]:
    """For each event, the sentences of its reports, sorted."""
    raw = {r.id: r.raw for r in made.reports}
    return sorted(sorted({raw[r] for r in e.reports}) for e in made.events)
