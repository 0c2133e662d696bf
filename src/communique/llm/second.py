"""The second reader as a pure function: a reading by the rules and the model's replies → one analysis.

Nothing here asks anybody: the replies are an argument, so that the same pages and the same replies give the same record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.analysing import Reading
from communique.codebooks.model import Codebook
from communique.llm.gaps import SPEAKER, Gap, gap_questions
from communique.llm.parsing import Parsed, parse_reply
from communique.llm.prompting import questions
from communique.llm.replies import Question, Reply
from communique.llm.taking import Taker
from communique.llm.tally import DUPLICATE, ELSEWHERE, UNKNOWN
from communique.llm.uniting import Union, by, marked_reports
from communique.model.analysis import Analysis, actors_used
from communique.model.second import MODEL, RULES, SecondReading
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.values import Value


def asked(reading: Reading, codebook: Codebook, *, mode: str, part: int) -> tuple[Question, ...]:
    """What a model is asked about the page of `reading`; nothing where the page has no story, or no gap."""
    if mode == "gaps":
        return tuple(question for question, _ in gap_questions(reading.analysis, codebook, part=part))
    return questions(reading.analysis, codebook, part=part)


def second_reading(reading: Reading, replies: Sequence[Reply], codebook: Codebook, *, mode: str, model: str, part: int) -> Analysis:
    """The analysis with what `replies`, in the order of `asked`, add to or put in the place of what the rules found.

    Whatever the replies are, each span of the result is words of the story, and each value is read from its words by our own normalisers.
    """
    given = reading.analysis
    taker = Taker(reading, codebook, () if mode == "model" else given.statements)
    parsed = [parse_reply(reply) for reply in replies]
    for one, reply in zip(parsed, replies, strict=True):
        if one.problem:
            taker.tally.reject("reply", one.problem, reply.text)
    if mode == "gaps":
        return _filled(reading, parsed, taker, codebook, model=model, part=part)
    taker.take([one.data for one in parsed])
    union = Union(given.sentences)
    if mode == "model":
        found = replace(
            given,
            statements=tuple(taker.statements),
            reports=marked_reports(taker.reports),
            positions=tuple(taker.positions),
            expectations=tuple(taker.expectations),
        )
    else:
        found = replace(
            given,
            statements=union.statements(given.statements, taker.statements),
            reports=union.reports(given.reports, taker.reports),
            positions=union.positions(given.positions, taker.positions),
            expectations=union.expectations(given.expectations, taker.expectations),
        )
    return _told(found, reading, taker, model, agreed=union.agreed, differed=union.differed)


def _told(found: Analysis, reading: Reading, taker: Taker, model: str, *, agreed: int = 0, differed: int = 0) -> Analysis:
    tally = taker.tally
    said = SecondReading(model, tally.accepted, agreed, differed, tuple(tally.rejected))
    kept = {s.key for s in found.statements}
    reports = tuple(r if r.statement in kept else replace(r, statement=None) for r in found.reports)
    positions = tuple(p if p.statement in kept else replace(p, statement=None) for p in found.positions)
    expectations = tuple(x if x.statement in kept else replace(x, statement=None) for x in found.expectations)
    parser = f"{found.parser}, second reader {model}"
    actors = reading.book.freeze(actors_used(found.statements, reports, positions, expectations))
    return replace(found, actors=actors, reports=reports, positions=positions, expectations=expectations, parser=parser, second=said)


def _filled(reading: Reading, parsed: Sequence[Parsed], taker: Taker, codebook: Codebook, *, model: str, part: int) -> Analysis:
    given = reading.analysis
    fields: dict[str, dict[str, tuple[Value, ...]]] = {}
    speakers: dict[str, tuple[Span, str]] = {}
    for one, (_, numbered) in zip(parsed, gap_questions(given, codebook, part=part), strict=True):
        for entry in taker.tally.entries(one.data, "answers"):
            number = entry.get("question")
            gap = numbered.get(number) if isinstance(number, int) else None
            if gap is None:
                taker.tally.reject("answers", UNKNOWN, entry.get("quote"))
            else:
                _answer(gap, entry, taker, fields, speakers)
    statements = tuple(_spoken(s, speakers.get(s.key)) for s in given.statements)
    reports = tuple(
        replace(r, fields=(*r.fields, *fields[r.key].items()), reader=RULES) if r.key in fields else r for r in marked_reports(given.reports)
    )
    positions = tuple(replace(p, reader=RULES) for p in given.positions)
    expectations = tuple(replace(x, reader=RULES) for x in given.expectations)
    found = replace(given, statements=statements, reports=reports, positions=positions, expectations=expectations)
    return _told(found, reading, taker, model)


def _spoken(statement: Statement, found: tuple[Span, str] | None) -> Statement:
    if found is None:
        return replace(statement, reader=RULES)
    return replace(statement, source=found[0], speaker=found[1], reader=MODEL)


def _answer(
    gap: Gap,
    entry: Mapping[str, object],
    taker: Taker,
    fields: dict[str, dict[str, tuple[Value, ...]]],
    speakers: dict[str, tuple[Span, str]],
) -> None:
    quote = str(entry.get("quote") or "")
    held = gap.of in speakers if gap.field == SPEAKER else gap.field in fields.get(gap.of, {})
    if held:
        taker.tally.reject(f"answers.{gap.field}", DUPLICATE, quote)
        return
    if gap.field == SPEAKER:
        found = taker.speaker("answers.speaker", quote, gap.about)
        if found is not None:
            speakers[gap.of] = found
    else:
        value = taker.value(gap.type, gap.field, {"quote": quote}, taker.around(gap.about))
        where = None if value is None else Span(value.start, value.end)
        if where is not None and (where.covers(gap.about) or not taker.near(gap.about).covers(where)):
            taker.tally.reject(f"answers.{gap.field}", ELSEWHERE, quote)
        elif value is not None:
            fields.setdefault(gap.of, {})[gap.field] = (by(value, MODEL),)
    taker.tally.accepted += gap.of in speakers if gap.field == SPEAKER else gap.field in fields.get(gap.of, {})
