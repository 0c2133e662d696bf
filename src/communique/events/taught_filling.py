"""Putting what was learned from coded articles into reports: into the fields that the rules of the codebook left empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.taught import Filler, find_fillers, lesson_from
from communique.events.taught_phrases import head_of, wording
from communique.events.taught_story import Story, classes_by_word
from communique.events.taught_weights import encoder_from
from communique.model.parse import Parse
from communique.model.reports import Report
from communique.model.second import TAUGHT
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.values import Value

ACTORS = ("actors", "party")
TAKEN = (*ACTORS, "words")
NEAR = 3  # sentences between a report and a phrase that fills a field of it


def story_of(parse: Parse, book: ActorBook, statements: Sequence[Statement], reports: Sequence[Report], codebook: Codebook) -> Story:
    """The story as `communique.events.taught` looks at it. No actor is added to the book."""
    speakers = frozenset(s.speaker for s in statements if s.speaker)
    return Story(parse, reports, cache(book.known_at), speakers, classes_by_word(codebook))


def fillable(codebook: Codebook) -> dict[str, str]:
    """The fields of `codebook` that a phrase can fill, each with what it takes: ``actors``, ``party`` or ``words``."""
    fields = [*codebook.common.items(), *(f for kind in codebook.types.values() for f in kind.fields.items())]
    return {name: next(f.takes for f in fillers if f.takes in TAKEN) for name, fillers in fields if any(f.takes in TAKEN for f in fillers)}


def filled(reports: tuple[Report, ...], parse: Parse, book: ActorBook, statements: Sequence[Statement], codebook: Codebook) -> tuple[Report, ...]:
    """`reports` with what the lesson of `codebook` fills their empty fields with; as they are where it has none.

    A phrase goes to the nearest report whose type has the field, the trigger at most three sentences away from one of its mentions, and is left out
    where some report has a value of that field in the same words or at the same place. Raises CodebookError C301 where the encoder of the lesson is
    gone or another one.
    """
    if codebook.learned is None or not reports:
        return reports
    told = list(reports)
    takes, lesson = fillable(codebook), lesson_from(codebook.learned.text)
    encoder = encoder_from(codebook.learned.encoder, lesson.encoder) if lesson.encoder else None
    for filler in find_fillers(story_of(parse, book, statements, reports, codebook), lesson, encoder):
        if filler.field in takes and not any(_has(report, filler) for report in told):
            nearest = min(_near(told, filler, parse, codebook), default=None)
            if nearest is not None:
                _, _, n, mention = nearest
                value = _value(filler, mention, parse, book, takes[filler.field])
                told[n] = replace(told[n], fields=(*told[n].fields, (filler.field, (value,))))
    return tuple(told)


def _has(report: Report, filler: Filler) -> bool:
    """True when `report` has the words of `filler` in its field, or anything at a mention of it."""
    values = report.values(filler.field)
    return any(wording(v.raw) == filler.words or any(v.start < s.end and s.start < v.end for s in filler.spans) for v in values)


def _near(told: Sequence[Report], filler: Filler, parse: Parse, codebook: Codebook) -> Iterator[tuple[int, int, int, int]]:
    """Sentences and characters between, number of the report, number of the mention, for all reports near enough whose field is empty."""
    for n, report in enumerate(told):
        fields = {**codebook.common, **codebook.types[report.type].fields}
        at = parse.sentence_at(report.trigger.start)
        if filler.field not in fields or report.values(filler.field) or at is None:
            continue
        for k, (place, span) in enumerate(zip(filler.places, filler.spans, strict=True)):
            between = abs(parse.tokens[place[0]].sentence - at.i)
            if between <= NEAR:
                yield between, abs(span.start - report.trigger.start), n, k


def _value(filler: Filler, mention: int, parse: Parse, book: ActorBook, takes: str) -> Value:
    span: Span = filler.spans[mention]
    raw = parse.text[span.start : span.end]
    tags = (("reader", TAUGHT), ("chance", f"{filler.chance:.2f}"))
    if takes in ACTORS:
        return Value(span.start, span.end, raw, actor=book.describe(head_of(parse, filler.places[mention])), tags=tags)
    return Value(span.start, span.end, raw, words=raw, tags=tags)
