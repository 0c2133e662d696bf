"""An article as the site shows it: its lines with every cited span marked, and beside each line what the record takes from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.model.record import RecordArticle
from communique.model.spans import Span, trim
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.view import View
from communique.web.cites import Cite
from communique.web.marking import Layer, Segment, segments

NEIGHBOURS = 1
"""Sentences before and after a cited one that an excerpt shows."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the record takes from a line. `spans` are the words, for the script that lights them up: ``120-150 160-170``."""

    label: str
    kind: str
    href: str | None
    first: str
    spans: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the record takes from a line for one thing: its own note, or the words `of` for a thing whose words begin elsewhere, and the notes
    of its values under their fields."""

    kind: str
    head: Note | None
    of: str
    fields: tuple[tuple[str, tuple[Note, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: `role` is title, standfirst, body or other; `runs` are its shown stretches, between which words are left out.

    `skipped` says that words before the line are not shown.
    """

    role: str
    runs: tuple[tuple[Segment, ...], ...]
    notes: tuple[Notes, ...]
    skipped: bool


def rows(article: RecordArticle, cites: Sequence[Cite], view: View, *, shown: Sequence[Span]) -> list[Row]:
    """The lines of the article's page that lie in the stretches `shown`."""
    text = view.pages[article.page].text
    layers = [*_cited_layers(cites), *_named_layers(article.page, view), *(Layer(s, place=True) for s in view.sentences(article.page))]
    found: list[Row] = []
    skipped = False
    for line in _lines(text):
        runs = [trim(text, Span(max(line.start, s.start), min(line.end, s.end))) for s in shown if s.overlap(line)]
        runs = [run for run in runs if run.length]
        if not runs:
            skipped = True
            continue
        notes = _notes(cites, runs, line)
        whole = tuple(tuple(segments(text, run, [layer for layer in layers if layer.span.overlap(run)])) for run in runs)
        found.append(Row(_role(article, line), whole, notes, skipped or runs[0].start > line.start + 1))
        skipped = runs[-1].end < line.end - 1
    return found


def excerpt(article: RecordArticle, cites: Iterable[Cite], view: View) -> list[Span]:
    """The stretches of the page that hold what the record cites: whole sentences with `NEIGHBOURS` around them, else whole lines."""
    text = view.pages[article.page].text
    sentences = view.sentences(article.page)
    keep: set[int] = set()
    outside: list[Span] = [article.title_span] if article.title_span else []
    for span in (span for cite in cites for span in cite.spans):
        held = [i for i, s in enumerate(sentences) if s.overlap(span)]
        keep.update(i for h in held for i in range(h - NEIGHBOURS, h + NEIGHBOURS + 1) if 0 <= i < len(sentences))
        if not held:
            outside.append(_line_of(text, span))
    return merged([*(sentences[i] for i in sorted(keep)), *outside], text)


def merged(spans: Iterable[Span], text: str) -> list[Span]:
    """`spans` in order; those that meet, or have only white space between them, joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [line for line in found if text[line.start : line.end].strip()]


def _line_of(text: str, span: Span) -> Span:
    after = text.find("\n", max(span.start, span.end - 1))
    return Span(text.rfind("\n", 0, span.start) + 1, after if after >= 0 else len(text))


def _role(article: RecordArticle, line: Span) -> str:
    if article.title_span and article.title_span.overlap(line):
        return "title"
    if article.standfirst_span and article.standfirst_span.overlap(line):
        return "standfirst"
    return "body" if any(s.overlap(line) for s in article.body) else "other"


def _cited_layers(cites: Iterable[Cite]) -> list[Layer]:
    return [Layer(span, kind=cite.kind) for cite in cites for span in cite.spans]


def _named_layers(page: str, view: View) -> list[Layer]:
    """The actors whom the page names, and its time expressions."""
    named = [Layer(Span(m.start, m.end), actor=actor) for actor, m in view.mentions.get(page, ())]
    meant = [(t, say_days(DateRange(t.from_, t.to)) or t.value) for t in view.times.get(page, ())]
    return [*named, *(Layer(Span(t.start, t.end), tip=said, place=True) for t, said in meant if said)]


def _notes(cites: Iterable[Cite], runs: Sequence[Span], line: Span) -> tuple[Notes, ...]:
    """Notes on what begins on the line: an event with its values in one, everything else by itself."""
    things: dict[tuple[str, str | None], list[Cite]] = {}
    for cite in cites:
        if line.start <= cite.start < line.end and any(span.overlap(run) for span in cite.spans for run in runs):
            things.setdefault(("" if cite.kind in ("event", "value") else f"{cite.kind} {cite.label}", cite.href), []).append(cite)
    return tuple(map(_group, things.values()))


def _group(held: Sequence[Cite]) -> Notes:
    heads = [cite for cite in held if cite.kind != "value"]
    fields: dict[str, dict[str, list[Cite]]] = {}
    for cite in held:
        if cite.kind == "value":
            fields.setdefault(cite.field, {}).setdefault(cite.label, []).append(cite)
    values = tuple((field, tuple(map(_note, labels.values()))) for field, labels in fields.items())
    return Notes(held[0].kind if not heads else heads[0].kind, _note(heads) if heads else None, held[0].of, values)


def _note(held: Sequence[Cite]) -> Note:
    """A note for cites of one label, all of their words together."""
    spans = list(dict.fromkeys(span for cite in held for span in cite.spans))
    return Note(held[0].label, held[0].kind, held[0].href, f"w-{spans[0].start}-{spans[0].end}", " ".join(f"{s.start}-{s.end}" for s in spans))
