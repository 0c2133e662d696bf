"""Rows on where the record comes from: pages, articles, their dates and copies, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator

from communique.exports.names import Names, Row, join, own
from communique.model.record import Record
from communique.model.spans import Span


def pages(record: Record, names: Names) -> Iterator[Row]:
    for p in record.pages:
        yield {
            "id": p.id,
            "article": names.articles.get(p.id),
            "path": p.path,
            "member": p.member,
            "url": p.url,
            "sha256": p.sha256,
            "sha256_text": p.sha256_text,
            "renderer": p.renderer,
            "encoding": p.encoding,
            "fetched": p.fetched,
            "characters": len(p.text),
        }


def articles(record: Record, names: Names) -> Iterator[Row]:
    for a in record.articles:
        yield {
            "id": a.id,
            "path": names.pages.get(a.page),
            "title": a.title,
            **names.quote("title", a.page, a.title_span),
            "standfirst": a.standfirst,
            **names.quote("standfirst", a.page, a.standfirst_span),
            "published": a.published,
            "published_from": a.published_from,
            "published_to": a.published_to,
            "published_basis": a.published_basis,
            "published_likely": join(a.published_likely),
            "outlet": a.outlet,
            **names.quote("outlet", a.page, a.outlet_span),
            "original_publisher": a.original_publisher,
            "authors": join(a.authors),
            "contributors": join(a.contributors),
            "language": a.language,
            "copy_of": a.copy_of,
            "copy_kind": a.copy_kind,
            "copy_share": a.copy_share,
            "copy_reason": a.copy_reason,
            "note": a.note,
        }


def clues(record: Record, names: Names) -> Iterator[Row]:
    for a in record.articles:
        for c in a.published_clues:
            yield {"article": a.id, "rule": c.rule, "from": c.from_, "to": c.to, **names.quote("clue", c.page, own(c))}


def times(record: Record, names: Names) -> Iterator[Row]:
    for t in record.times:
        row = {"type": t.type, "value": t.value, "mod": t.mod, "from": t.from_, "to": t.to}
        yield {"article": names.articles.get(t.page), **row, **names.quote("time", t.page, own(t))}


def unread(record: Record, _: Names) -> Iterator[Row]:
    for u in record.unread:
        yield {"path": u.path, "member": u.member, "code": u.code, "reason": u.reason}


def article_body(record: Record, names: Names) -> Iterator[Row]:
    for a in record.articles:
        for number, span in enumerate(a.body, start=1):
            yield {"article": a.id, "part": number, **names.quote("body", a.page, span)}


def shared_passages(record: Record, names: Names) -> Iterator[Row]:
    for a in record.articles:
        for p in a.passages:
            row = {"article": a.id, **names.quote("passage", a.page, own(p)), "other_article": p.article}
            yield {**row, **names.quote("other", p.page, Span(p.other_start, p.other_end))}


def reviews(_: Record, names: Names) -> Iterator[Row]:
    for r in names.reviews:
        row = {"field": r.field, "decision": r.decision, "value": r.value, "who": r.who, "at": r.at, "why": r.why}
        yield {**row, **names.quote("review", r.page, own(r))}


def link_reviews(_: Record, names: Names) -> Iterator[Row]:
    for r in names.link_reviews:
        one, two = (names.quote(prefix, told.page, own(told)) for prefix, told in (("one", r.one), ("two", r.two)))
        yield {"decision": r.decision, "who": r.who, "at": r.at, "why": r.why, **one, "one_type": r.one.type, **two, "two_type": r.two.type}


def actor_reviews(_: Record, names: Names) -> Iterator[Row]:
    for r in names.actor_reviews:
        one, two = (names.quote(prefix, named.page, own(named)) for prefix, named in (("one", r.one), ("two", r.two)))
        yield {"decision": r.decision, "who": r.who, "at": r.at, "why": r.why, **one, **two}
