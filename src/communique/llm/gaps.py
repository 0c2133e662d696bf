"""What the rules left undetermined, as questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from communique.codebooks.model import Codebook
from communique.llm.prompting import harmless, parts, shown, wording
from communique.llm.replies import Question
from communique.llm.schemas import gaps_schema
from communique.model.analysis import Analysis
from communique.model.spans import Span

SPEAKER = "speaker"


class Gap(NamedTuple):
    """`field` (or ``speaker``) of the report (or statement) with the key `of` is not known; `about` are its words."""

    of: str
    type: str
    field: str
    about: Span


def gaps(analysis: Analysis, codebook: Codebook) -> tuple[Gap, ...]:
    """For each report the fields that its type asks for or that every type has, and for each statement its speaker, where there is none."""
    return (*_of_reports(analysis, codebook), *(Gap(s.key, "", SPEAKER, s.span) for s in analysis.statements if s.speaker is None))


def _of_reports(analysis: Analysis, codebook: Codebook) -> Iterator[Gap]:
    for report in analysis.reports:
        kind = codebook.types.get(report.type)
        wanted = dict.fromkeys((*codebook.common, *kind.requires)) if kind is not None else ()
        yield from (Gap(report.key, report.type, name, Span(report.start, report.end)) for name in wanted if not report.values(name))


def gap_questions(analysis: Analysis, codebook: Codebook, *, part: int) -> tuple[tuple[Question, dict[int, Gap]], ...]:
    """A request for each part of the story that has open questions, with these by number."""
    numbered = dict(enumerate(gaps(analysis, codebook), start=1))
    asked = []
    for spans in parts(analysis, part):
        here = {n: gap for n, gap in numbered.items() if any(span.overlap(gap.about) for span in spans)}
        if here:
            lines = [_line(n, gap, analysis) for n, gap in here.items()]
            user = "\n".join((shown(analysis, spans), "Questions:", *lines))
            asked.append((Question(wording("gaps.txt"), user, gaps_schema()), here))
    return tuple(asked)


def _line(number: int, gap: Gap, analysis: Analysis) -> str:
    words = harmless(" ".join(analysis.page.text[gap.about.start : gap.about.end].split()))
    if gap.field == SPEAKER:
        return f"{number}. Who said it? “{words}”"
    return f"{number}. {gap.type}, {gap.field}? “{words}”"
