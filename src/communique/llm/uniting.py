"""Two readings of one story side by side: what both say is marked so, what only one says carries whose it is, what differs is shown twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.llm.locating import sentence_numbers
from communique.llm.taking import same_value
from communique.model.reports import Expectation, Position, Report
from communique.model.second import BOTH, MODEL, RULES
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.values import Value

HALF = 0.5
"""Share of the characters of two spans that both have, from which on they are one statement: the measure that statements are scored by."""


class Union:
    """Puts readings together; `agreed` and `differed` count what both give, alike or not."""

    def __init__(self, sentences: Sequence[tuple[int, int]]) -> None:
        self._sentences = sentences
        self.agreed = 0
        self.differed = 0

    def statements(self, ours: Sequence[Statement], theirs: Sequence[Statement]) -> tuple[Statement, ...]:
        """One statement where both have the words and nobody speaks against the speaker; else both of them."""
        left = list(theirs)
        kept: list[Statement] = []
        for one in ours:
            two = next((s for s in left if _share(one.span, s.span) >= HALF), None)
            if two is None:
                kept.append(replace(one, reader=RULES))
            elif two.speaker in (None, one.speaker):
                left.remove(two)
                self.agreed += 1
                kept.append(replace(one, reader=BOTH))
            elif one.speaker is None:
                left.remove(two)
                self.agreed += 1
                kept.append(replace(one, speaker=two.speaker, source=two.source, reader=BOTH))
            else:
                self.differed += 1
                kept.append(replace(one, reader=RULES))
        return (*kept, *left)

    def reports(self, ours: Sequence[Report], theirs: Sequence[Report]) -> tuple[Report, ...]:
        """One report where both tell of something of one type in one sentence, with the values of both."""
        left = list(theirs)
        kept: list[Report] = []
        for one in ours:
            near = [r for r in left if r.type == one.type and self._meet(one, r)]
            two = max(near, key=lambda r: (Span(one.start, one.end).overlap(Span(r.start, r.end)), -r.start), default=None)
            if two is None:
                kept.append(_marked(one))
            else:
                left.remove(two)
                kept.append(self._united(one, two))
        return (*kept, *map(_marked, left))

    def positions(self, ours: Sequence[Position], theirs: Sequence[Position]) -> tuple[Position, ...]:
        """One position where party, issue and stance are the same in one sentence; else both of them."""
        left = list(theirs)
        kept: list[Position] = []
        for one in ours:
            near = [p for p in left if (p.party, p.issue) == (one.party, one.issue) and self._meet(one, p)]
            two = next((p for p in near if p.stance == one.stance), None)
            if two is not None:
                left.remove(two)
            self.agreed += two is not None
            self.differed += two is None and bool(near)
            kept.append(replace(one, reader=BOTH if two is not None else RULES))
        return (*kept, *left)

    def expectations(self, ours: Sequence[Expectation], theirs: Sequence[Expectation]) -> tuple[Expectation, ...]:
        """One expectation where both have it of one actor in one sentence; else both of them."""
        left = list(theirs)
        kept: list[Expectation] = []
        for one in ours:
            two = next((x for x in left if x.by == one.by and self._meet(one, x)), None)
            if two is not None:
                left.remove(two)
            self.agreed += two is not None
            kept.append(replace(one, reader=BOTH if two is not None else RULES))
        return (*kept, *left)

    def _united(self, one: Report, two: Report) -> Report:
        fields: list[tuple[str, tuple[Value, ...]]] = []
        for name in dict.fromkeys((*dict(one.fields), *dict(two.fields))):
            fields.append((name, self._values(one.values(name), two.values(name))))
        said = {"status": (one.status, two.status), "stage": (one.stage, two.stage)}
        differs = tuple((name, theirs) for name, (ours, theirs) in said.items() if theirs is not None and theirs != ours)
        self.agreed += 1
        self.differed += len(differs)
        return replace(one, fields=tuple(fields), reader=BOTH, differs=differs)

    def _values(self, ours: Sequence[Value], theirs: Sequence[Value]) -> tuple[Value, ...]:
        left = list(theirs)
        kept: list[Value] = []
        for one in ours:
            two = next((v for v in left if same_value(one, v)), None)
            if two is not None:
                left.remove(two)
            self.agreed += two is not None
            kept.append(by(one, BOTH if two is not None else RULES))
        self.differed += len(left) if ours else 0
        return (*kept, *(by(v, MODEL) for v in left))

    def _meet(self, one: Report | Position | Expectation, two: Report | Position | Expectation) -> bool:
        first = sentence_numbers(Span(one.start, one.end), self._sentences)
        second = sentence_numbers(Span(two.start, two.end), self._sentences)
        return bool(set(first) & set(second))


def by(value: Value, reader: str) -> Value:
    """`value` with the mark of who gives it."""
    return replace(value, tags=(*(t for t in value.tags if t[0] != "reader"), ("reader", reader)))


def _marked(report: Report) -> Report:
    """A report that only one reader has, its values marked too."""
    reader = report.reader or RULES
    return replace(report, reader=reader, fields=tuple((name, tuple(by(v, reader) for v in values)) for name, values in report.fields))


def marked_reports(reports: Sequence[Report]) -> tuple[Report, ...]:
    """`reports`, each with its values marked as its reader's."""
    return tuple(map(_marked, reports))


def _share(one: Span, two: Span) -> float:
    shared = one.overlap(two)
    return shared / (one.length + two.length - shared) if shared else 0.0
