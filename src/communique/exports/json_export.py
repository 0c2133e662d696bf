"""The record as JSON, key for key as the design says. Keys may be added, never renamed.

Two builds of the same pages give the same bytes: there is no time of making in it, and the order is the record's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from communique.model import record as nouns
from communique.model.page import Page
from communique.model.pieces import PARTS
from communique.model.places import Place
from communique.model.spans import Span
from communique.model.times import DateRange

FORMAT = 1
"""Value of the key ``communique``: rises only when a key changes its meaning."""


def export_json(record: nouns.Record, *, with_text: bool = False) -> str:
    """`record` as JSON text that ends in a line feed. `with_text` adds the text of each page, so that citations can be opened."""
    return b"".join(json_chunks(record, with_text=with_text)).decode("utf-8")


def json_chunks(record: nouns.Record, *, with_text: bool = False) -> Iterator[bytes]:
    """The text of `export_json` as UTF-8, a thing of the record at a time."""
    before = "{"
    for key, value in _parts(record, with_text=with_text).items():
        yield f"{before}\n {json.dumps(key)}: ".encode()
        before = ","
        if isinstance(value, Iterator):
            yield from _list_chunks(value)
        else:
            yield _text(value)
    yield b"\n}\n"


def _list_chunks(things: Iterator[Any]) -> Iterator[bytes]:
    before = b"["
    for thing in things:
        yield before + b"\n  "
        yield from (chunk.replace(b"\n", b"\n  ") for chunk in _thing_chunks(thing))
        before = b","
    yield b"[]" if before == b"[" else b"\n ]"


def _thing_chunks(thing: Any) -> Iterator[bytes]:
    """The text of `thing`; of one with lists that are made as they are read, part by part."""
    if not isinstance(thing, dict) or not any(isinstance(value, Iterator) for value in thing.values()):
        yield _text(thing)
        return
    before = b"{"
    for key, value in thing.items():
        yield before + b"\n " + _text(key) + b": "
        before = b","
        yield from _list_chunks(value) if isinstance(value, Iterator) else [_text(value).replace(b"\n", b"\n ")]
    yield b"\n}"


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")


def as_json(record: nouns.Record, *, with_text: bool = False) -> dict[str, Any]:
    """`record` as what `json.dumps` takes. Spans are ``[start, end]``; what is absent is null or missing."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _parts(record, with_text=with_text).items()}


def _parts(record: nouns.Record, *, with_text: bool) -> dict[str, Any]:
    """The keys of the export, with what is a list there as an iterator."""
    return {
        "communique": FORMAT,
        "codebook": record.codebook,
        "as_of": record.as_of,
        "parser": record.parser,
        "pages": (page_json(page, with_text=with_text) for page in record.pages),
        "articles": (article_json(article) for article in record.articles),
        "actors": (actor_json(actor) if _is_read(actor) else _actor_parts(actor) for actor in record.actors),
        "times": (time_json(time) for time in record.times),
        "statements": (statement_json(statement) for statement in record.statements),
        "reports": (report_json(report) for report in record.reports),
        "events": (event_json(event) for event in record.events),
        "links": (link_json(link) for link in record.links),
        "positions": (position_json(position) for position in record.positions),
        "expectations": (expectation_json(expectation) for expectation in record.expectations),
        "places": (place_facts(place) for place in record.places),
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


def page_json(page: Page, *, with_text: bool) -> dict[str, Any]:
    """`page`, with its text where `with_text` asks for it."""
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


def article_json(article: nouns.RecordArticle) -> dict[str, Any]:
    """`article` as the export has it."""
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
        place=article.place,
        place_span=_span(article.place_span),
        published_likely=list(article.published_likely) or None,
    )


def place_facts(place: Place) -> dict[str, Any]:
    """A place of the gazetteer as what `json.dumps` takes; `people` is null where it is not known."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "claimed_by": list(place.claimed_by),
        "disputed": place.disputed,
        "areas": list(place.areas),
        "area_name": place.area_name,
        "lat": place.lat,
        "lon": place.lon,
        "radius": place.radius,
        "people": place.people or None,
    }


def actor_json(actor: nouns.RecordActor) -> dict[str, Any]:
    """`actor` as the export has it."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _actor_parts(actor).items()}


def _is_read(actor: nouns.RecordActor) -> bool:
    """False where words of `actor` are read when they are asked for (`communique.store.lookup`)."""
    return all(isinstance(getattr(actor, part), tuple) for part in PARTS)


def _actor_parts(actor: nouns.RecordActor) -> dict[str, Any]:
    """The same with what it says of its words as iterators."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "reference": actor.reference,
        "members": list(actor.members),
        "aliases": list(actor.aliases),
        "roles": ({"role": r.role, "of": r.of} | _cited(r) for r in actor.roles),
        "mentions": map(_cited, actor.mentions),
        "anonymous": actor.anonymous,
        "grounds": map(_cited, actor.grounds),
        "joins": ({"rule": j.rule, "country": j.country, "one": _cited(j.one), "other": _cited(j.other)} for j in actor.joins),
    }


def time_json(time: nouns.RecordTime) -> dict[str, Any]:
    """`time` as the export has it."""
    return _cited(time) | {"type": time.type, "value": time.value, "mod": time.mod, "from": time.from_, "to": time.to}


def statement_json(statement: nouns.RecordStatement) -> dict[str, Any]:
    """`statement` as the export has it."""
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
    } | _given(reader=statement.reader)


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
        reader=value.reader,
        place=value.place,
        candidates=list(value.candidates) or None,
        place_reason=value.place_reason,
    )


def report_json(report: nouns.RecordReport) -> dict[str, Any]:
    """`report` as the export has it."""
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
    } | _given(statement=report.statement, within=report.within, reader=report.reader, differs=report.differs)


def event_json(event: nouns.Event) -> dict[str, Any]:
    """`event` as the export has it."""
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


def position_json(position: nouns.RecordPosition) -> dict[str, Any]:
    """`position` as the export has it."""
    return {
        "id": position.id,
        "party": position.party,
        "issue": position.issue,
        "stance": position.stance,
        "condition": position.condition,
        "attributed_by": position.attributed_by,
        "on": plain(position.on),
        **_cited(position),
        **_given(statement=position.statement, reader=position.reader),
    }


def expectation_json(expectation: nouns.RecordExpectation) -> dict[str, Any]:
    """`expectation` as the export has it."""
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
        **_given(expects=expectation.expects, statement=expectation.statement, reader=expectation.reader),
    }


def link_json(link: nouns.Link) -> dict[str, Any]:
    """`link` as the export has it."""
    return {"from": link.from_, "to": link.to, "relation": link.relation, "reasons": list(link.reasons)}
