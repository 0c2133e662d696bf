"""From a model's reply to statements, reports, positions and expectations: all that its quotes carry, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from communique.analysing import Reading
from communique.codebooks.model import STATUSES, Codebook
from communique.events.reporting import attributed, innermost
from communique.events.stance_parties import Parties
from communique.language.reading import STORY_ROLES
from communique.llm.locating import Locator, sentence_numbers
from communique.llm.normalising import NO_VALUE, Normaliser
from communique.llm.schemas import fillers
from communique.llm.tally import DUPLICATE, NO_ACTOR, NOTHING_TOLD, TOO_LONG, UNKNOWN, WRONG_SHAPE, Tally, words
from communique.model.reports import Expectation, Position, Report
from communique.model.second import MODEL
from communique.model.spans import Span, hull
from communique.model.statements import Statement
from communique.model.values import Value

MOST_SENTENCES = 3
"""Sentences that one report, position or expectation may span."""
LONGEST = 4000
"""Characters of one statement."""
QUOTED = re.compile(r"[\"“”„«»]")


class Taker:
    """Takes what replies say of one story. `tally` counts; what was taken is in `statements`, `reports`, `positions`, `expectations`."""

    def __init__(self, reading: Reading, codebook: Codebook, known: Sequence[Statement] = ()) -> None:
        self._read = reading.analysis
        self._parse = reading.parse
        self._book = reading.book
        self._codebook = codebook
        self._known = tuple(known)
        story = self._read.article.spans(*STORY_ROLES)
        self.locator = Locator(self._read.page.text, story)
        self.normal = Normaliser(reading.parse, reading.book, self._read.times)
        self.tally = Tally()
        self.statements: list[Statement] = []
        self.reports: list[Report] = []
        self.positions: list[Position] = []
        self.expectations: list[Expectation] = []

    def take(self, replies: Sequence[dict[str, Any]]) -> None:
        """Take what `replies` hold; who says what comes first, since it tells whose word all else is."""
        for data in replies:
            for entry in self.tally.entries(data, "statements"):
                self._statement(entry)
        for data in replies:
            for entry in self.tally.entries(data, "reports"):
                self._report(entry)
            for entry in self.tally.entries(data, "positions"):
                self._position(entry)
            for entry in self.tally.entries(data, "expectations"):
                self._expectation(entry)

    def said(self) -> tuple[Statement, ...]:
        """All statements: those known from elsewhere and those taken."""
        return (*self._known, *self.statements)

    def place(self, what: str, quote: str | None, within: Span | None = None, *, most: int = MOST_SENTENCES) -> Span | None:
        """Where `quote` stands; None, and counted, where it has no place, no word or too many sentences."""
        if quote is None:
            self.tally.reject(what, WRONG_SHAPE)
            return None
        found = self.locator.find(quote, within)
        if isinstance(found, str):
            self.tally.reject(what, found, quote)
            return None
        if not self._parse.within(found):
            self.tally.reject(what, NO_VALUE, quote)
            return None
        if len(sentence_numbers(found, self._read.sentences)) > most or found.length > LONGEST:
            self.tally.reject(what, TOO_LONG, quote)
            return None
        return found

    def around(self, span: Span) -> Span:
        """From the beginning of the first to the end of the last sentence that `span` touches."""
        numbers = sentence_numbers(span, self._read.sentences)
        return hull([span, *(Span(*self._read.sentences[n]) for n in numbers)])

    def near(self, span: Span) -> Span:
        """The same with a sentence on each side."""
        numbers = sentence_numbers(span, self._read.sentences)
        held = self._read.sentences[max(0, numbers.start - 1) : numbers.stop + 1]
        return hull([span, *(Span(*s) for s in held)])

    def value(self, type_: str, field: str, entry: dict[str, Any], within: Span, *, role: str | None = None) -> Value | None:
        """The value of `field` that `entry` quotes, cited; None, and counted, where it gives none."""
        what = f"reports.{field}"
        ways = fillers(self._codebook, type_, field)
        if not ways:
            self.tally.reject("reports.values", UNKNOWN, field)
            return None
        span = self.place(what, words(entry, "quote"), within)
        if span is None:
            return None
        value = self.normal.value(ways, span, role)
        if value is None:
            self.tally.reject(what, NO_VALUE, entry.get("quote"))
            return None
        return attributed(value, self.said())

    def speaker(self, what: str, quote: str, span: Span) -> tuple[Span, str] | None:
        """Words and key of who says what stands in `span`; None, and counted, where `quote` names nobody."""
        source = self.place(what, quote, self.near(span), most=1)
        if source is None:
            return None
        key = self.normal.actor(source)
        if key is None:
            self.tally.reject(what, NO_ACTOR, quote)
            return None
        return source, key

    def _statement(self, entry: dict[str, Any]) -> None:
        what, quote = "statements", words(entry, "quote")
        span = self.place(what, quote, most=len(self._read.sentences))
        if span is None:
            return
        if any(span.overlap(s.span) for s in self.statements):
            self.tally.reject(what, DUPLICATE, quote)
            return
        named = words(entry, "speaker")
        who = self.speaker("statements.speaker", named, span) if named else None
        form = self._form(span)
        if who is None and form != "direct":
            self.tally.reject(what, NO_ACTOR, quote)
            return
        cue = words(entry, "cue")
        said = self.place("statements.cue", cue, self.around(span), most=1) if cue else None
        source, speaker = who or (None, None)
        self.statements.append(Statement(f"ms{len(self.statements)}", "speech", form, (span,), said, source, speaker, reader=MODEL))
        self.tally.accepted += 1 + (who is not None)

    def _form(self, span: Span) -> str:
        """direct where quotation marks stand around the words or at their ends, mixed where some are within, else indirect."""
        text = self._read.page.text
        before, inside = text[max(0, span.start - 1) : span.start], text[span.start : span.end]
        if QUOTED.match(before) or (QUOTED.match(inside) and QUOTED.match(inside[-1]) and len(QUOTED.findall(inside)) == 2):
            return "direct"
        return "mixed" if QUOTED.search(inside) else "indirect"

    def _report(self, entry: dict[str, Any]) -> None:
        what, quote, type_ = "reports", words(entry, "quote"), words(entry, "type") or ""
        kind = self._codebook.types.get(type_)
        if kind is None or entry.get("status") not in STATUSES:
            self.tally.reject("reports.type" if kind is None else "reports.status", UNKNOWN, quote)
            return
        span = self.place(what, quote)
        if span is None:
            return
        if any(r.type == type_ and span.overlap(Span(r.start, r.end)) for r in self.reports):
            self.tally.reject(what, DUPLICATE, quote)
            return
        fields = self._fields(type_, entry, span)
        if not fields or (kind.requires and not any(name in fields for name in kind.requires)):
            self.tally.reject(what, NOTHING_TOLD, quote)
            return
        stage = words(entry, "stage")
        if stage is not None and stage not in kind.stages:
            self.tally.reject("reports.stage", UNKNOWN, stage)
            stage = None
        trigger = self._trigger(span)
        said = innermost(trigger, self.said())
        held = tuple((name, tuple(values)) for name, values in fields.items())
        key, told = f"mr{len(self.reports)}", said.key if said else None
        self.reports.append(Report(key, type_, str(entry["status"]), stage, span.start, span.end, trigger, held, told, reader=MODEL))
        self.tally.accepted += 1 + sum(map(len, fields.values()))

    def _fields(self, type_: str, entry: dict[str, Any], span: Span) -> dict[str, list[Value]]:
        found: dict[str, list[Value]] = {}
        for given in self.tally.entries(entry, "values"):
            field = words(given, "field") or ""
            value = self.value(type_, field, given, self.around(span), role=words(given, "role"))
            if value is None:
                continue
            if any(same_value(value, v) or (value.start < v.end and v.start < value.end) for v in found.get(field, ())):
                self.tally.reject(f"reports.{field}", DUPLICATE, given.get("quote"))
                continue
            found.setdefault(field, []).append(value)
        return {name: sorted(values, key=lambda v: (v.start, v.end)) for name, values in sorted(found.items())}

    def _trigger(self, span: Span) -> Span:
        tokens = self._parse.within(span)
        held = {t.i for t in tokens}
        return next(t.span for t in tokens if t.head not in held or t.head == t.i)

    def _position(self, entry: dict[str, Any]) -> None:
        what, quote = "positions", words(entry, "quote")
        issue, stance = words(entry, "issue"), words(entry, "stance")
        if issue not in {i.id for i in self._codebook.issues} or stance not in {s.id for s in self._codebook.stances}:
            self.tally.reject("positions.stance", UNKNOWN, quote)
            return
        span = self.place(what, quote)
        if span is None:
            return
        parties = Parties(self._parse, self._book, self.said())
        named = self.place("positions.party", words(entry, "party"), self.near(span), most=1)
        party = parties.party(self.normal.actor(named))
        if party is None or not parties.weighs(party):
            if named is not None:
                self.tally.reject(what, NO_ACTOR, entry.get("party"))
            return
        if any(p.issue == issue and span.overlap(Span(p.start, p.end)) for p in self.positions):
            self.tally.reject(what, DUPLICATE, quote)
            return
        condition = words(entry, "condition")
        asked = self.place("positions.condition", condition, self.near(span)) if condition else None
        said = parties.covering(*span)
        by = parties.attribution(said, party)
        on, told = (said.said_on, said.key) if said is not None else (None, None)
        key = f"mp{len(self.positions)}"
        self.positions.append(Position(key, party, issue or "", stance or "", asked, by, on, span.start, span.end, told, reader=MODEL))
        self.tally.accepted += 1 + (asked is not None)

    def _expectation(self, entry: dict[str, Any]) -> None:
        what, quote, type_ = "expectations", words(entry, "quote"), words(entry, "type")
        if type_ is not None and type_ not in self._codebook.types:
            self.tally.reject("expectations.type", UNKNOWN, quote)
            return
        span = self.place(what, quote)
        if span is None:
            return
        if any(span.overlap(Span(x.start, x.end)) for x in self.expectations):
            self.tally.reject(what, DUPLICATE, quote)
            return
        parties = Parties(self._parse, self._book, self.said())
        named = words(entry, "by")
        by = self.speaker("expectations.by", named, span) if named else None
        if by is None:
            self.tally.reject(what, NO_ACTOR, quote)
            return
        due = self._due(words(entry, "due"), span)
        said = parties.covering(*span)
        text = " ".join(self._read.page.text[span.start : span.end].split())
        on, told = (said.said_on, said.key) if said is not None else (None, None)
        key, involved = f"mx{len(self.expectations)}", parties.party(by[1])
        self.expectations.append(
            Expectation(key, by[1], text, type_, due, on, span.start, span.end, told, (involved,) if involved else (), reader=MODEL)
        )
        self.tally.accepted += 2 + (due is not None)

    def _due(self, quote: str | None, span: Span) -> int | None:
        where = self.place("expectations.due", quote, self.around(span)) if quote else None
        if where is None:
            return None
        found = self.normal.time(where)
        if found is None:
            self.tally.reject("expectations.due", NO_VALUE, quote)
        return found


def same_value(one: Value, two: Value) -> bool:
    """Whether two values say the same: one actor, one time, one number, the same words."""
    if one.actor or two.actor:
        return one.actor == two.actor
    if one.time is not None or two.time is not None:
        return one.time == two.time
    if one.number is not None or two.number is not None:
        return one.number == two.number and one.unit == two.unit
    return " ".join((one.words or "").lower().split()) == " ".join((two.words or "").lower().split())


def spans_of(report: Report) -> Iterator[Span]:
    """The words of `report` and of its values."""
    yield Span(report.start, report.end)
    yield from (Span(v.start, v.end) for _, values in report.fields for v in values)
