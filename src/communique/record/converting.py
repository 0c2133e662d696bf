"""From what an article says in its own keys to the record's statements, times, positions and expectations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.model.record import RecordExpectation, RecordPosition, RecordStatement, RecordTime
from communique.model.reports import Expectation
from communique.record.sources import Source


def record_times(source: Source) -> Iterator[RecordTime]:
    """The time expressions of `source`, resolved."""
    for time, found in zip(source.analysis.times, source.times, strict=True):
        yield RecordTime(source.page, time.start, time.end, time.raw, time.type, found.value, time.mod, found.from_, found.to)


def record_statements(source: Source) -> Iterator[RecordStatement]:
    """The statements of `source`. A speaker that is not among the actors is None."""
    for s in source.analysis.statements:
        yield RecordStatement(
            id=source.ids[f"s:{s.key}"],
            page=source.page,
            tier=s.tier,
            form=s.form,
            speaker=source.actor(s.speaker),
            source=s.source,
            cue=s.cue,
            content=s.content,
            raw=source.raw(*s.span),
            channel=s.channel,
            via=tuple(a for a in map(source.actor, s.via) if a),
            addressee=None if s.addressee is None else source.raw(*s.addressee),
            said_on=source.dates(s.said_on),
            act=s.act,
            polarity=s.polarity,
            nested_in=statement_id(source, s.nested_in),
            reader=s.reader,
        )


def record_positions(source: Source, states: Mapping[str, str]) -> Iterator[RecordPosition]:
    """The positions of `source`; those whose party is not among the actors cannot be shown and are left out. `states` leads from a person
    to the state for which that person speaks."""
    for p in source.analysis.positions:
        party = source.actor(p.party)
        if party is None:
            continue
        yield RecordPosition(
            id=source.ids[f"pos:{p.key}"],
            party=states.get(party, party),
            issue=p.issue,
            stance=p.stance,
            condition=None if p.condition is None else source.raw(*p.condition),
            attributed_by=p.attributed_by,
            on=source.dates(p.on),
            page=source.page,
            start=p.start,
            end=p.end,
            raw=source.raw(p.start, p.end),
            statement=statement_id(source, p.statement),
            reader=p.reader,
        )


def record_expectation(source: Source, x: Expectation, *, status: str, followed_by: str | None) -> RecordExpectation:
    """Expectation `x` of `source`, with what became of it."""
    due = source.dates(x.due)
    return RecordExpectation(
        id=source.ids[f"x:{x.key}"],
        by=source.actor(x.by),
        what=x.what,
        status=status,
        due_from=due.from_ if due else None,
        due_to=due.to if due else None,
        said_on=source.dates(x.said_on),
        followed_by=followed_by,
        page=source.page,
        start=x.start,
        end=x.end,
        raw=source.raw(x.start, x.end),
        expects=x.expects,
        statement=statement_id(source, x.statement),
        reader=x.reader,
    )


def statement_id(source: Source, key: str | None) -> str | None:
    """Record id of the statement with the analysis's own `key`."""
    return None if key is None else source.ids.get(f"s:{key}")


