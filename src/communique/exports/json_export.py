"""The record as JSON, key for key as the design says. Keys may be added, never renamed.

Two builds of the same pages give the same bytes: there is no time of making in it, and the order is the record's.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from communique.model import record as nouns
from communique.model.page import Page
from communique.model.spans import Span
from communique.model.times import DateRange

FORMAT = 1
"""Value of the key ``communique``: rises only when a key changes its meaning."""


def export_json(record: nouns.Record, *, with_text: bool = False) -> str:
    """`record` as JSON text that ends in a line feed. `with_text` adds the text of each page, so that citations can be opened."""
    return json.dumps(as_json(record, with_text=with_text), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_json(record: nouns.Record, *, with_text: bool = False) -> dict[str, Any]:
    """`record` as what `json.dumps` takes. Spans are ``[start, end]``; what is absent is null or missing."""
    return {
        "communique": FORMAT,
        "codebook": record.codebook,
        "as_of": record.as_of,
        "parser": record.parser,
        "pages": [_page(page, with_text=with_text) for page in record.pages],
        "articles": [_article(article) for article in record.articles],
        "actors": [_actor(actor) for actor in record.actors],
        "times": [_time(time) for time in record.times],
        "statements": [_statement(statement) for statement in record.statements],
        "reports": [_report(report) for report in record.reports],
        "events": [_event(event) for event in record.events],
        "links": [{"from": k.from_, "to": k.to, "relation": k.relation, "reasons": list(k.reasons)} for k in record.links],
        "positions": [_position(position) for position in record.positions],
        "expectations": [_expectation(expectation) for expectation in record.expectations],
    }


def plain(value: nouns.Scalar) -> Any:
    """A value of a field: a number (whole ones without a fraction), ``[low, high]``, ``{"from", "to"}``, or words.

    >>> plain(5.0), plain((5.0, 6.5)), plain(None)
    (5, [5, 6.5], None)
    """
    if isinstance(value, DateRange):
        return {"from": value.from_, "to": value.to}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _given(**optional: Any) -> dict[str, Any]:
    """Keys that the design does not ask for are there only when they say something."""
    return {key: value for key, value in optional.items() if value is not None}


def _cited(thing: Any) -> dict[str, Any]:
    return {"page": thing.page, "start": thing.start, "end": thing.end, "raw": thing.raw}


def _page(page: Page, *, with_text: bool) -> dict[str, Any]:
    return {
        "id": page.id,
        "path": page.path,
        "url": page.url,
        "member": page.member,
        "sha256": page.sha256,
        "sha256_text": page.sha256_text,
        "renderer": page.renderer,
        "chars": len(page.text),
    } | _given(text=page.text if with_text else None)


def _article(article: nouns.RecordArticle) -> dict[str, Any]:
    return {
        "id": article.id,
        "page": article.page,
        "title": article.title,
        "standfirst": article.standfirst,
        "published": article.published,
        "published_from": article.published_from,
        "published_to": article.published_to,
        "published_basis": article.published_basis,
        "published_clues": [_cited(c) | {"rule": c.rule, "from": c.from_, "to": c.to} for c in article.published_clues],
        "outlet": article.outlet,
        "original_publisher": article.original_publisher,
        "authors": list(article.authors),
        "contributors": list(article.contributors),
        "title_span": _span(article.title_span),
        "standfirst_span": _span(article.standfirst_span),
        "outlet_span": _span(article.outlet_span),
        "body": [_span(span) for span in article.body],
        "language": article.language,
        "copy_of": article.copy_of,
    } | _given(
        note=article.note,
        copy_kind=article.copy_kind,
        copy_share=article.copy_share,
        copy_reason=article.copy_reason,
        passages=[asdict(p) for p in article.passages] or None,
    )


def _actor(actor: nouns.RecordActor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "reference": actor.reference,
        "members": list(actor.members),
        "aliases": list(actor.aliases),
        "roles": [{"role": r.role, "of": r.of} | _cited(r) for r in actor.roles],
        "mentions": [_cited(m) for m in actor.mentions],
    }


def _time(time: nouns.RecordTime) -> dict[str, Any]:
    return _cited(time) | {"type": time.type, "value": time.value, "mod": time.mod, "from": time.from_, "to": time.to}


def _statement(statement: nouns.RecordStatement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "page": statement.page,
        "tier": statement.tier,
        "form": statement.form,
        "speaker": statement.speaker,
        "source": _span(statement.source),
        "cue": _span(statement.cue),
        "content": [_span(span) for span in statement.content],
        "raw": statement.raw,
        "channel": statement.channel,
        "via": list(statement.via),
        "addressee": statement.addressee,
        "said_on": plain(statement.said_on),
        "act": statement.act,
        "polarity": statement.polarity,
        "nested_in": statement.nested_in,
    }


def _value(value: nouns.CitedValue) -> dict[str, Any]:
    return {
        "value": plain(value.value),
        "kind": value.kind,
        "raw": value.raw,
        "qualifier": value.qualifier,
        "unit": value.unit,
        "page": value.page,
        "start": value.start,
        "end": value.end,
        "attributed_to": value.attributed_to,
    } | _given(
        role=value.role,
        weapon=value.weapon,
        what=value.what,
        precision=value.precision,
        rule=value.rule,
        report=value.report,
        origin=value.origin,
    )


def _report(report: nouns.RecordReport) -> dict[str, Any]:
    return {
        "id": report.id,
        "page": report.page,
        "type": report.type,
        "codes": dict(sorted(report.codes.items())),
        "status": report.status,
        "stage": report.stage,
        "start": report.start,
        "end": report.end,
        "raw": report.raw,
        "fields": {name: [_value(v) for v in values] for name, values in sorted(report.fields.items())},
    } | _given(statement=report.statement, within=report.within)


def _event(event: nouns.Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "stage": event.stage,
        "reports": list(event.reports),
        "fields": {name: _field(field) for name, field in sorted(event.fields.items())},
    }


def _field(field: nouns.EventField) -> dict[str, Any]:
    return {
        "value": plain(field.value),
        "rule": field.rule,
        "agreement": field.agreement,
        "outlets": field.outlets,
        "origins": field.origins,
        "values": [_value(v) for v in field.values],
    }


def _position(position: nouns.RecordPosition) -> dict[str, Any]:
    return {
        "id": position.id,
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "condition": position.condition,
        "attributed_by": position.attributed_by,
        "on": plain(position.on),
        **_cited(position),
        **_given(statement=position.statement),
    }


def _expectation(expectation: nouns.RecordExpectation) -> dict[str, Any]:
    return {
        "id": expectation.id,
        "by": expectation.by,
        "what": expectation.what,
        "status": expectation.status,
        "due_from": expectation.due_from,
        "due_to": expectation.due_to,
        "said_on": plain(expectation.said_on),
        "followed_by": expectation.followed_by,
        **_cited(expectation),
        **_given(expects=expectation.expects, statement=expectation.statement),
    }
