"""The record as flat tables: one per kind, each column with the function that fills it.

``*_quote, *_page, *_start, *_end`` stand beside each cited value: the words, the path of their page, and their offsets in its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.exports.json_export import plain
from communique.model.record import CitedValue, Record, Scalar
from communique.model.spans import Span
from communique.model.times import DateRange
from communique.tables import load_table

Row = Mapping[str, object]
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, so that a table can be read without another one."""

    pages: Mapping[str, str]
    texts: Mapping[str, str]
    actors: Mapping[str, str]
    articles: Mapping[str, str]

    def actor(self, name: str | None) -> str | None:
        """Name of the actor with id `name`, or the words themselves where they are no id."""
        return self.actors.get(name, name) if name else None

    def quote(self, prefix: str, page: str, span: Span | None) -> dict[str, object]:
        """The four columns of a citation; empty when there is none."""
        if span is None:
            return dict.fromkeys(citation(prefix))
        words = self.texts.get(page, "")[span.start : span.end]
        return dict(zip(citation(prefix), (words, self.pages.get(page), span.start, span.end), strict=True))


def citation(prefix: str) -> tuple[str, str, str, str]:
    """Names of the four columns of a citation."""
    return f"{prefix}_quote", f"{prefix}_page", f"{prefix}_start", f"{prefix}_end"


def names_of(record: Record) -> Names:
    """What the ids of `record` stand for."""
    return Names(
        pages={p.id: p.path if p.member is None else f"{p.path}#{p.member}" for p in record.pages},
        texts={p.id: p.text for p in record.pages},
        actors={a.id: a.name for a in record.actors},
        articles={a.page: a.id for a in record.articles},
    )


def tables(record: Record) -> dict[str, Iterator[Row]]:
    """The rows of each table of `record`, by the table's name; each row has the columns of `columns`."""
    names = names_of(record)
    return {name: rows(record, names) for name, rows in TABLES.items()}


def columns() -> dict[str, dict[str, str]]:
    """The columns of each table, in order, with their meaning: ``data/columns.tsv``, where ``x_*`` stands for the four columns of a citation."""
    found: dict[str, dict[str, str]] = {name: {} for name in TABLES}
    for row in load_table(__package__, "columns.tsv"):
        name = row["column"]
        for column in citation(name.removesuffix("_*")) if name.endswith("_*") else (name,):
            found[row["table"]][column] = row["meaning"]
    return found


def _join(words: Iterable[str | None]) -> str:
    return SEPARATOR.join(word for word in words if word)


def _own(thing: Any) -> Span:
    return Span(thing.start, thing.end)


def _days(prefix: str, days: DateRange | None) -> dict[str, object]:
    return {f"{prefix}_from": days.from_ if days else None, f"{prefix}_to": days.to if days else None}


def _scalar(prefix: str, value: Scalar, names: Names) -> dict[str, object]:
    """A value in four columns: itself, low and high of a number, and the days of a date; actors by name beside their id."""
    shown = plain(value)
    low, high = value if isinstance(value, tuple) else (value, value) if isinstance(value, int | float) else (None, None)
    days = value if isinstance(value, DateRange) else DateRange(None, None)
    text = f"{shown[0]}-{shown[1]}" if isinstance(value, tuple) else None if isinstance(value, DateRange) else shown
    return {
        prefix: text,
        f"{prefix}_name": names.actors.get(value) if isinstance(value, str) else None,
        f"{prefix}_low": plain(low),
        f"{prefix}_high": plain(high),
        f"{prefix}_from": days.from_,
        f"{prefix}_to": days.to,
    }


def _articles(record: Record, names: Names) -> Iterator[Row]:
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
            "outlet": a.outlet,
            **names.quote("outlet", a.page, a.outlet_span),
            "original_publisher": a.original_publisher,
            "authors": _join(a.authors),
            "contributors": _join(a.contributors),
            "language": a.language,
            "copy_of": a.copy_of,
            "note": a.note,
        }


def _clues(record: Record, names: Names) -> Iterator[Row]:
    for a in record.articles:
        for c in a.published_clues:
            yield {"article": a.id, "rule": c.rule, "from": c.from_, "to": c.to, **names.quote("clue", c.page, _own(c))}


def _actors(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        first = a.mentions[0] if a.mentions else None
        yield {
            "id": a.id,
            "name": a.name,
            **names.quote("name", first.page if first else "", _own(first) if first else None),
            "kind": a.kind,
            "country": a.country,
            "sector": a.sector,
            "members": _join(a.members),
            "member_names": _join(map(names.actor, a.members)),
            "aliases": _join(a.aliases),
            "mentions": len(a.mentions),
        }


def _actor_roles(record: Record, names: Names) -> Iterator[Row]:
    for a in record.actors:
        for r in a.roles:
            row = {"actor": a.id, "actor_name": a.name, "role": r.role, "of": r.of, "of_name": names.actor(r.of)}
            yield {**row, **names.quote("role", r.page, _own(r))}


def _times(record: Record, names: Names) -> Iterator[Row]:
    for t in record.times:
        row = {"type": t.type, "value": t.value, "mod": t.mod, "from": t.from_, "to": t.to}
        yield {"article": names.articles.get(t.page), **row, **names.quote("time", t.page, _own(t))}


def _statements(record: Record, names: Names) -> Iterator[Row]:
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
            "via": _join(s.via),
            "via_names": _join(map(names.actor, s.via)),
            "addressee": s.addressee,
            "addressee_name": names.actor(s.addressee),
            **_days("said_on", s.said_on),
            "act": s.act,
            "polarity": s.polarity,
            "nested_in": s.nested_in,
        }


def _reports(record: Record, names: Names) -> Iterator[Row]:
    for r in record.reports:
        yield {
            "id": r.id,
            "article": names.articles.get(r.page),
            "type": r.type,
            "plover": r.codes.get("plover"),
            "acled": r.codes.get("acled"),
            "mend": r.codes.get("mend"),
            "status": r.status,
            "stage": r.stage,
            **names.quote("report", r.page, _own(r)),
            "statement": r.statement,
            "within": r.within,
        }


def _value(v: CitedValue, names: Names) -> dict[str, object]:
    return {
        **_scalar("value", v.value, names),
        **names.quote("value", v.page, _own(v)),
        "kind": v.kind,
        "qualifier": v.qualifier,
        "unit": v.unit,
        "precision": v.precision,
        "attributed_to": v.attributed_to,
        "attributed_to_name": names.actor(v.attributed_to),
        "role": v.role,
        "weapon": v.weapon,
        "what": v.what,
        "rule": v.rule,
    }


def _report_values(record: Record, names: Names) -> Iterator[Row]:
    for r in record.reports:
        for field, values in sorted(r.fields.items()):
            for v in values:
                yield {"report": r.id, "type": r.type, "field": field, **_value(v, names)}


def _events(record: Record, _: Names) -> Iterator[Row]:
    for e in record.events:
        fields = sorted(e.fields.items())
        disputed = [name for name, field in fields if field.agreement == "conflict"]
        row = {"id": e.id, "type": e.type, "status": e.status, "stage": e.stage, "reports": _join(e.reports)}
        yield {**row, "disputed_fields": _join(disputed)}


def _event_fields(record: Record, names: Names) -> Iterator[Row]:
    for e in record.events:
        for name, field in sorted(e.fields.items()):
            merged = {"agreement": field.agreement, "outlets": field.outlets, "origins": field.origins, "merged_by": field.rule}
            for v in field.values:
                one = {"report": v.report, "origin": v.origin, **_value(v, names)}
                yield {"event": e.id, "type": e.type, "field": name, **merged, **_scalar("merged", field.value, names), **one}


def _positions(record: Record, names: Names) -> Iterator[Row]:
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
            **_days("on", p.on),
            **names.quote("position", p.page, _own(p)),
            "statement": p.statement,
        }


def _expectations(record: Record, names: Names) -> Iterator[Row]:
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
            **_days("said_on", x.said_on),
            "followed_by": x.followed_by,
            **names.quote("expectation", x.page, _own(x)),
            "statement": x.statement,
        }


def _links(record: Record, _: Names) -> Iterator[Row]:
    for k in record.links:
        yield {"from": k.from_, "to": k.to, "relation": k.relation, "reasons": _join(k.reasons)}


def _unread(record: Record, _: Names) -> Iterator[Row]:
    for u in record.unread:
        yield {"path": u.path, "member": u.member, "code": u.code, "reason": u.reason}


TABLES: dict[str, Callable[[Record, Names], Iterator[Row]]] = {
    "articles": _articles,
    "clues": _clues,
    "actors": _actors,
    "actor_roles": _actor_roles,
    "times": _times,
    "statements": _statements,
    "reports": _reports,
    "report_values": _report_values,
    "events": _events,
    "event_fields": _event_fields,
    "positions": _positions,
    "expectations": _expectations,
    "links": _links,
    "unread": _unread,
}
"""The tables in the order of the flow."""
