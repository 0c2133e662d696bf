"""One line for each thing of the record, as the summary and the page show it."""

from __future__ import annotations

from communique.model.record import Event, EventField, RecordArticle, RecordExpectation, RecordPosition, RecordStatement
from communique.model.times import DateRange
from communique.terminal.safe import clean, shorten
from communique.terminal.saying import say_claimants, say_days, say_field
from communique.terminal.view import View

PLAIN_STATUS = ("happened", "ongoing")
FIRST_FIELDS = ("date", "place", "participants", "actor", "target")
QUOTE = 160
"""Characters of a quotation in a line; the whole stands behind its reference."""


def event_days(event: Event) -> DateRange | None:
    """When `event` was: the merged date, or what its reports say together; None when no date is known."""
    held = event.fields.get("date")
    if held is None:
        return None
    known = [held.value] if isinstance(held.value, DateRange) else [v.value for v in held.values if isinstance(v.value, DateRange)]
    return known[0] if known else None


def say_when(event: Event, view: View) -> str:
    """The event's own date, or when it was first reported."""
    if said := say_days(event_days(event)):
        return said
    reported = [days for r in view.reports(event) if (days := view.published(r.page))]
    first = min(reported, key=lambda d: d.from_ or d.to or "", default=None)
    return f"reported {say_days(first)}" if first else "date unknown"


def when_key(event: Event, view: View) -> tuple[str, str]:
    """Sorts events by their date, or where that is unknown by the date of the first report; the undated come last."""
    days = event_days(event)
    if days and (days.from_ or days.to):
        return (days.from_ or days.to or "", event.id)
    reported = [d.from_ or d.to or "" for r in view.reports(event) if (d := view.published(r.page))]
    return (min(reported, default="9999"), event.id)


def say_event(event: Event, view: View) -> str:
    """What happened, where, between whom, with every count and whose word it is.

    For example ``talks in Lakeville: Norland, Sudland · concluded · 6 hours``.
    """
    head = event.type.replace("_", " ")
    place = _said("place", event, view)
    who = _said("participants", event, view) or _who_to_whom(event, view)
    parts = [head + (f" in {place}" if place else "") + (f": {who}" if who else "")]
    if event.status not in PLAIN_STATUS:
        parts.append(event.status)
    if event.stage:
        parts.append(event.stage.replace("_", " "))
    for field, held in sorted(event.fields.items()):
        if field not in FIRST_FIELDS and (said := _field(field, held, view)):
            parts.append(said)
    return clean(" · ".join(parts))


def _field(field: str, held: EventField, view: View) -> str:
    said = say_field(field, held, name=view.name)
    numeric = any(not isinstance(v.value, str | DateRange) for v in held.values)
    return said if numeric or not said else f"{field.replace('_', ' ')}: {said}"


def _said(field: str, event: Event, view: View) -> str:
    """The distinct values of a field by name; several of a place are alternatives, several participants a list."""
    held = event.fields.get(field)
    if held is None:
        return ""
    names = list(dict.fromkeys(view.name(v.value) if isinstance(v.value, str) else clean(v.raw) for v in held.values))
    return (" or " if held.agreement == "conflict" else ", ").join(names)


def _who_to_whom(event: Event, view: View) -> str:
    actor, target = _said("actor", event, view), _said("target", event, view)
    if actor and target:
        return f"{actor} on {target}{say_claimants(list(event.fields['actor'].values), name=view.name)}"
    return actor or (f"on {target}" if target else "")


def say_article(article: RecordArticle, view: View) -> str:
    """Date, outlet and title; what is not known is said to be unknown."""
    days = say_days(view.published(article.page)) or "date unknown"
    basis = " (inferred)" if article.published_basis == "inferred" else ""
    title = shorten(article.title or "", QUOTE) or "(no title)"
    return f"{days}{basis} · {view.outlet(article.page)} · {title}"


def say_statement(statement: RecordStatement) -> str:
    """The words said, with what they do and where, as far as known."""
    silence = "not said" if statement.polarity == "negative" else None
    facts = [fact.replace("_", " ") for fact in (statement.act, statement.channel, silence) if fact]
    return shorten(statement.raw, QUOTE) + (f" ({', '.join(facts)})" if facts else "")


def say_position(position: RecordPosition, view: View) -> str:
    """Who stands how on the issue, and who says so."""
    condition = f" if {clean(position.condition)}" if position.condition else ""
    by = "" if position.attributed_by == "self" else f" ({position.attributed_by}'s account)"
    return f"{view.name(position.party)} {position.stance.replace('_', ' ')}{condition}{by}: “{shorten(position.raw, QUOTE)}”"


def say_expectation(expectation: RecordExpectation, view: View) -> str:
    """What was promised or foreseen, by whom, and by when."""
    who = view.name(expectation.by) if expectation.by else "(nobody named)"
    due = say_days(DateRange(expectation.due_from, expectation.due_to))
    return f"{who}: {shorten(expectation.what, QUOTE)}" + (f" · due {due}" if due else "")
