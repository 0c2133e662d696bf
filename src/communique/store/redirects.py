"""Ids that a new build no longer has: where did their words go?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.model.record import Record
from communique.model.spans import Span

Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Redirect:
    """`old`, an id of an earlier build, is now `new`; None when nothing in the record has its words any more."""

    kind: str
    old: str
    new: str | None


def redirects(before: Record, after: Record) -> tuple[Redirect, ...]:
    """What became of each id of `before` that `after` lacks: the object of the same kind whose cited words overlap most (ties: smallest id)."""
    found = []
    now = _cited(after)
    for kind, old in _cited(before).items():
        new = now[kind]
        by_page = _by_page(new)
        found += [Redirect(kind, name, _heir(old[name], by_page)) for name in sorted(old.keys() - new.keys())]
    return tuple(found)


def _by_page(objects: dict[str, list[Place]]) -> dict[str, list[tuple[Span, str]]]:
    index: dict[str, list[tuple[Span, str]]] = {}
    for name, places in objects.items():
        for page, span in places:
            index.setdefault(page, []).append((span, name))
    return index


def _heir(places: Iterable[Place], by_page: dict[str, list[tuple[Span, str]]]) -> str | None:
    shared: dict[str, int] = {}
    for page, span in places:
        for other, name in by_page.get(page, ()):
            shared[name] = shared.get(name, 0) + span.overlap(other)
    return min((name for name, size in shared.items() if size), key=lambda name: (-shared[name], name), default=None)


def _cited(record: Record) -> dict[str, dict[str, list[Place]]]:
    reports = {r.id: [(r.page, Span(r.start, r.end))] for r in record.reports}
    return {
        "articles": {a.id: [(a.page, span) for span in a.body] for a in record.articles},
        "actors": {a.id: [(m.page, Span(m.start, m.end)) for m in a.mentions] for a in record.actors},
        "statements": {s.id: [(s.page, span) for span in s.content] for s in record.statements},
        "reports": reports,
        "events": {e.id: list(_of_reports(e.reports, reports)) for e in record.events},
        "positions": {p.id: [(p.page, Span(p.start, p.end))] for p in record.positions},
        "expectations": {e.id: [(e.page, Span(e.start, e.end))] for e in record.expectations},
    }


def _of_reports(ids: Iterable[str], reports: dict[str, list[Place]]) -> Iterator[Place]:
    for name in ids:
        yield from reports.get(name, ())
