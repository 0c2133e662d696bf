"""The record through time: as it was known on a day, and what changed between two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.model.changes import CONTRADICTED, KINDS, NEW, RESOLVED, REVISED, Change, Cited
from communique.model.record import CitedValue, Event, Record, RecordArticle, RecordExpectation, RecordPosition, RecordReport, Scalar
from communique.record.comparing import show

SETTLED = ("kept", "partly", "broken")


def pages_known(articles: Iterable[RecordArticle], day: str) -> set[str]:
    """The pages of those of `articles` that were printed on `day` or before; an article of unknown date is not taken for known then."""
    return {a.page for a in articles if (printed := _printed(a)) and printed <= day}


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """What `after` has that `before` had not, or otherwise: in the order of `KINDS`, then kinds of things, then ids.

    Events are the same where they share reports, so that one whose id changed since an earlier article joined it is not new.
    """
    found = [*_new_things(before, after), *_events(before, after), *_expectations(before, after)]
    return tuple(sorted(found, key=lambda c: (KINDS.index(c.kind), c.of, c.thing, c.field or "")))


def _new_things(before: Record, after: Record) -> Iterator[Change]:
    known = {a.id for a in before.articles} | {p.id for p in before.positions} | {x.id for x in before.expectations}
    for article in after.articles:
        if article.id not in known:
            span = article.title_span or next(iter(article.body), None)
            cited = (Cited(article.page, span.start, span.end, article.title or ""),) if span else ()
            yield Change(NEW, "articles", article.id, None, "", article.title or "", cited)
    for position in after.positions:
        if position.id not in known:
            yield Change(NEW, "positions", position.id, position.issue, "", position.stance, (_words(position),))
    for expectation in after.expectations:
        if expectation.id not in known:
            yield Change(NEW, "expectations", expectation.id, None, "", expectation.status, (_words(expectation),))


def _events(before: Record, after: Record) -> Iterator[Change]:
    held = {r: e for e in before.events for r in e.reports}
    reports = {r.id: r for r in after.reports}
    for event in after.events:
        earlier = _earlier(event, held)
        if earlier is None:
            yield Change(NEW, "events", event.id, None, "", event.status, tuple(_words(reports[r]) for r in event.reports if r in reports))
            continue
        if (earlier.status, earlier.stage) != (event.status, event.stage):
            added = [r for r in event.reports if r not in earlier.reports] or list(event.reports)
            said = [" · ".join(filter(None, (e.status, e.stage))) for e in (earlier, event)]
            yield Change(REVISED, "events", event.id, "status", said[0], said[1], tuple(_words(reports[r]) for r in added if r in reports))
        yield from _fields(earlier, event)


def _earlier(event: Event, held: dict[str, Event]) -> Event | None:
    """The event that most of the reports of `event` were of; ties go to the smallest id."""
    counts = Counter(held[r].id for r in event.reports if r in held)
    best = min(counts, key=lambda name: (-counts[name], name), default=None)
    return next((held[r] for r in event.reports if r in held and held[r].id == best), None)


def _fields(earlier: Event, event: Event) -> Iterator[Change]:
    for name in sorted(event.fields):
        now, then = event.fields[name], earlier.fields.get(name)
        old = {(v.page, v.start, v.end) for v in then.values} if then else set()
        fresh = tuple(v for v in now.values if (v.page, v.start, v.end) not in old) or now.values
        before = _shown(then.values, then.value) if then else ""
        change = (event.id, name, before, _shown(now.values, now.value), tuple(Cited(v.page, v.start, v.end, v.raw) for v in fresh))
        was, conflict = then is not None and then.agreement == "conflict", now.agreement == "conflict"
        if conflict and not was:
            yield Change(CONTRADICTED, "events", *change)
        elif was and not conflict:
            yield Change(RESOLVED, "events", *change)
        elif change[2] != change[3]:
            yield Change(REVISED if then else NEW, "events", *change)


def _shown(values: Iterable[CitedValue], value: Scalar) -> str:
    """The value shown; where several stand side by side, all of them."""
    if value is not None:
        return next((show(v.value, v.qualifier) for v in values if v.value == value), show(value))
    return ", ".join(sorted({show(v.value, v.qualifier) for v in values if v.value is not None}))


def _expectations(before: Record, after: Record) -> Iterator[Change]:
    then = {x.id: x for x in before.expectations}
    for x in after.expectations:
        earlier = then.get(x.id)
        if earlier is not None and earlier.status != x.status:
            kind = CONTRADICTED if x.status == "broken" else RESOLVED if x.status in SETTLED else REVISED
            event = next((e for e in after.events if e.id == x.followed_by), None)
            came = tuple(_words(r) for r in after.reports if event and r.id in event.reports)
            yield Change(kind, "expectations", x.id, None, earlier.status, x.status, (_words(x), *came))


def _words(thing: RecordReport | RecordPosition | RecordExpectation) -> Cited:
    return Cited(thing.page, thing.start, thing.end, thing.raw)


def _printed(article: RecordArticle) -> str | None:
    return article.published or article.published_to
