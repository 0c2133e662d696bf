"""Rows on who acts and speaks: actors, statements, positions, expectations."""

from __future__ import annotations

from collections.abc import Iterator

from communique.exports.names import Names, Row, days, join, own
from communique.model.record import Record
from communique.model.spans import Span


def actors(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        first = a.mentions[0] if a.mentions else None
        yield {
            "id": a.id,
            "name": a.name,
            **names.quote("name", first.page if first else "", own(first) if first else None),
            "kind": a.kind,
            "country": a.country,
            "sector": a.sector,
            "members": join(a.members),
            "member_names": join(map(names.actor, a.members)),
            "aliases": join(a.aliases),
            "mentions": len(a.mentions),
            "anonymous": "yes" if a.anonymous else None,
            **names.quote("ground", a.grounds[0].page if a.grounds else "", own(a.grounds[0]) if a.grounds else None),
        }


def actor_roles(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        for r in a.roles:
            row = {"actor": a.id, "actor_name": a.name, "role": r.role, "of": r.of, "of_name": names.actor(r.of)}
            yield {**row, **names.quote("role", r.page, own(r))}


def actor_joins(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        for j in a.joins:
            row = {"actor": a.id, "actor_name": a.name, "rule": j.rule, "country": j.country}
            yield {**row, **names.quote("one", j.one.page, own(j.one)), **names.quote("other", j.other.page, own(j.other))}


def statements(record: Record, names: Names) -> Iterator[Row]:
    for s in record.statements:
        yield {
            "id": s.id,
            "article": names.articles.get(s.page),
            "tier": s.tier,
            "form": s.form,
            "speaker": s.speaker,
            "speaker_name": names.actor(s.speaker),
            **names.quote("source", s.page, s.source),
            **names.quote("cue", s.page, s.cue),
            **names.quote("content", s.page, Span(s.content[0].start, s.content[-1].end)),
            "channel": s.channel,
            "via": join(s.via),
            "via_names": join(map(names.actor, s.via)),
            "addressee": s.addressee,
            "addressee_name": names.actor(s.addressee),
            **days("said_on", s.said_on),
            "act": s.act,
            "polarity": s.polarity,
            "nested_in": s.nested_in,
            "reader": s.reader,
        }


def positions(record: Record, names: Names) -> Iterator[Row]:
    for p in record.positions:
        yield {
            "id": p.id,
            "article": names.articles.get(p.page),
            "party": p.party,
            "party_name": names.actor(p.party),
            "issue": p.issue,
            "stance": p.stance,
            "condition": p.condition,
            "attributed_by": p.attributed_by,
            **days("on", p.on),
            **names.quote("position", p.page, own(p)),
            "statement": p.statement,
            "reader": p.reader,
        }


def expectations(record: Record, names: Names) -> Iterator[Row]:
    for x in record.expectations:
        yield {
            "id": x.id,
            "article": names.articles.get(x.page),
            "by": x.by,
            "by_name": names.actor(x.by),
            "what": x.what,
            "expects": x.expects,
            "status": x.status,
            "due_from": x.due_from,
            "due_to": x.due_to,
            **days("said_on", x.said_on),
            "followed_by": x.followed_by,
            **names.quote("expectation", x.page, own(x)),
            "statement": x.statement,
            "reader": x.reader,
        }


def actor_mentions(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        for m in a.mentions:
            yield {"actor": a.id, "actor_name": a.name, **names.quote("mention", m.page, own(m))}


def statement_parts(record: Record, names: Names) -> Iterator[Row]:
    for s in record.statements:
        for number, span in enumerate(s.content, start=1):
            yield {"statement": s.id, "part": number, **names.quote("part", s.page, span)}
