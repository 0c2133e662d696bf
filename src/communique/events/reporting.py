"""Sentences and a codebook → reports of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.classes import Classes
from communique.events.compiling import Matcher, compile_codebook
from communique.events.filling import Fields, fill
from communique.events.frames import Frame
from communique.events.gathering import TOLD, Told, gather
from communique.events.matching import find_frames, points_back
from communique.events.status import stage_of, status_of
from communique.events.syntax import noun_phrase
from communique.events.timing import Clock
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.reports import Report
from communique.model.spans import Span, hull
from communique.model.statements import Statement
from communique.model.times import Time
from communique.model.values import Value

# Events that did not happen, and those that no verb tells of, are worth a row only when the words say when or how many.
UNREAL = ("hypothetical", "conditional", "denied")
AHEAD = ("announced", "expected", "promised", "demanded", "hypothetical", "conditional")
FIRM = ("date", "count", "fatalities", "injured", "duration_hours", "intercepted", "weapons")


def find_reports(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Report, ...]:
    """The reports of `article`, in page order; none when the page is about something else (see `Codebook.off_topic`)."""
    del page
    if not codebook.types or not article.language.startswith("en") or off_topic(parse, codebook):
        return ()
    matcher = compile_codebook(codebook)
    classes = Classes(parse, book, matcher.classes)
    words = {form for t in parse.tokens for form in (t.lemma.lower(), t.text.lower())}
    frames = [f for f in find_frames(parse, matcher, classes) if not f.candidate.kind.setting or words.intersection(f.candidate.kind.setting)]
    classes = replace(classes, events=frozenset(n for f in frames for n in f.nouns))
    clock = Clock(parse, times, frozenset(f.trigger for f in frames))
    told = gather([_told(f, codebook, classes, clock, matcher) for f in frames], times)
    for part in told:
        _inherit(part, told)
    kept = [t for t in told if _worth(t)]
    keys = {id(f): f"r{n}" for n, t in enumerate(kept) for f in (t.frame, *t.merged)}
    return tuple(_report(t, keys, statements) for t in kept)


def off_topic(parse: Parse, codebook: Codebook) -> bool:
    """True when more different words of the story are among the codebook's `off_topic` words than among its `on_topic` ones."""
    words = {form for t in parse.tokens for form in (t.lemma.lower(), t.text.lower())}
    return len(words & set(codebook.off_topic)) > len(words & set(codebook.on_topic))


def _told(frame: Frame, codebook: Codebook, classes: Classes, clock: Clock, matcher: Matcher) -> Told:
    fields = fill(codebook, classes, clock, frame)
    status = status_of(frame, fields.get("date", ()))
    if status in AHEAD:
        fields.pop("outcome", None)
    stage = stage_of(frame, matcher.stages[frame.type], status)
    return Told(frame, fields, status, stage, _span(frame, fields, clock.triggers), points_back(frame))


def _span(frame: Frame, fields: Fields, triggers: frozenset[int]) -> Span:
    """The words that tell the event: from the first to the last of its trigger, verbs and values in the sentence, none beyond another event."""
    parse = frame.parse
    sentence = parse.sentences[parse.tokens[frame.trigger].sentence].span
    subject = [i for s in frame.at("subject") if s not in triggers for i in range(*noun_phrase(parse, s))]
    subject += [noun_phrase(parse, n)[0] for n in frame.nouns[-1:]]
    beside = [t.i for t in parse.subtree(frame.trigger) if t.lemma.lower() in frame.candidate.trigger.beside]
    below = [i for b in beside for i in range(*noun_phrase(parse, b))] if frame.candidate.verb else []
    own = [parse.tokens[i].span for i in {*(frame.core - set(frame.inner)), *below}]
    more = [Span(v.start, v.end) for held in fields.values() for v in held] + [parse.tokens[i].span for i in subject]
    others = [parse.tokens[i].start for i in triggers - frame.core]
    core = hull(own)
    near = [m for m in more if sentence.covers(m) and not any(m.end <= o < core.start or core.end <= o < m.start for o in others)]
    return hull([core, *near])


def _inherit(part: Told, told: Sequence[Told]) -> None:
    """What is part of a larger event has its actor and date, where its own words give none."""
    outer = next((t for t in told if part.frame.part_of in (t.frame, *t.merged)), None) if part.frame.part_of else None
    if outer is not None:
        for name in ("actor", "date"):
            if name in outer.fields and name not in part.fields:
                part.fields[name] = list(outer.fields[name])


def _worth(told: Told) -> bool:
    wanted = told.frame.candidate.kind.requires
    if wanted and not any(told.fields.get(name) for name in wanted):
        return False
    firm = any(v.number is not None or v.time is not None for name in FIRM for v in told.fields.get(name, ()))
    bare = not (told.frame.verbs or told.merged or told.frame.part_of) and told.status in (*TOLD, "demanded")
    if told.status in UNREAL or bare:
        return firm
    if told.status in AHEAD and set(told.fields) <= {"participants", "actor"}:
        return len(told.fields.get("participants", ())) > 1
    return len(told.fields) > 0


def _report(told: Told, keys: dict[int, str], statements: Sequence[Statement]) -> Report:
    trigger = told.frame.parse.tokens[told.frame.trigger].span
    said = _innermost(trigger, statements)
    outer = told.frame.part_of
    return Report(
        key=keys[id(told.frame)],
        type=told.frame.type,
        status=told.status,
        stage=told.stage,
        start=told.span.start,
        end=told.span.end,
        trigger=trigger,
        fields=tuple((name, tuple(_attributed(v, statements) for v in values)) for name, values in told.fields.items()),
        statement=said.key if said else None,
        within=keys.get(id(outer)) if outer is not None else None,
    )


def _attributed(value: Value, statements: Sequence[Statement]) -> Value:
    said = _innermost(Span(value.start, value.end), statements)
    return value if said is None else replace(value, attributed_to=said.speaker)


def _innermost(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The shortest statement with a speaker whose content covers `span`; what is only told of as promised or denied is none."""
    around = [s for s in statements if s.speaker and s.tier == "speech" and s.polarity != "negative" and any(c.covers(span) for c in s.content)]
    return min(around, key=lambda s: (s.span.length, -s.span.start, s.key), default=None)
