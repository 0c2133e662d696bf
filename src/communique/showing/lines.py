"""One line for each thing of the record, as the summary and the page show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.model.record import (
    CitedValue,
    Event,
    EventField,
    RecordActor,
    RecordArticle,
    RecordExpectation,
    RecordPosition,
    RecordStatement,
)
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.pieces import Piece, join, say
from communique.showing.saying import by_phrase, field_pieces, is_many, say_claimants, say_reader
from communique.showing.view import View
from communique.showing.words import clean, shorten
from communique.tables import load_table

Line = tuple[str, str, str]
"""Date or other lead, what there is to say, reference ('' for none)."""
PLAIN_STATUS = ("happened", "ongoing")
WHOLE = ("day", "range", None)
"""Precisions of a date that speak of all its days; the others (month, season, year …) say that something was within them."""
FIRST_FIELDS = ("date", "place", "participants", "actor", "target")
CONDITIONS = ("if", "unless")
OPENINGS = (*CONDITIONS, "only", "once", "until", "before", "in", "on", "to", "as", "provided", "providing", "without")
"""Words with which a condition that is cited opens."""
OF_A_SIDE = (None, "party", "head of delegation")  # roles of participants that are a side or sit there for one
"""Words at the end of a stance after which its condition follows."""
WEEKDAY = 30
"""Characters of a day in the words of its article."""
OVERDUE = "overdue"
QUOTE = 160
"""Characters of a quotation in a line; the whole stands behind its reference."""


def event_days(event: Event) -> DateRange | None:
    """When `event` was: the merged date, or what its reports say together; None when no date is known."""
    held = event.fields.get("date")
    if held is None:
        return None
    known = [held.value] if isinstance(held.value, DateRange) else [v.value for v in held.values if isinstance(v.value, DateRange)]
    return known[0] if known else None


def is_loose(event: Event) -> bool:
    """True when the event was some time in its days ("in August"), not all through them ("1–21 November")."""
    days, held = event_days(event), event.fields.get("date")
    said = {v.precision for v in held.values if v.value == days} if held else set()
    return bool(days and days.from_ != days.to and said) and said.isdisjoint(WHOLE)


def say_when(event: Event, view: View) -> str:
    """The event's own date; of an undated article its words ("“Monday”"); or when it was first reported."""
    if said := say_days(event_days(event)):
        return said
    if words := _undated_words(event, view):
        return f"“{words}” of an undated article"
    reported = [days for r in view.reports(event) if (days := view.published(r.page))]
    first = min(reported, key=lambda d: d.from_ or d.to or "", default=None)
    return say_reported(first)


def _undated_words(event: Event, view: View) -> str:
    """What an article that has no date of its own says of the day: a weekday without its week. '' where an article that tells it is dated."""
    printed = [view.published(r.page) for r in view.reports(event)]
    if any(days and days.from_ and days.to for days in printed) or "date" not in event.fields:
        return ""
    return next((shorten(v.raw, WEEKDAY) for v in event.fields["date"].values if v.value is None), "")


def say_reported(days: DateRange | None) -> str:
    """When something of unknown date was printed: ``reported 3 March 2031``, ``reported since 2 March 2031``."""
    if days is None or not (days.from_ or days.to):
        return "date unknown"
    if days.from_ and days.to:
        return f"reported {say_days(days)}"
    return f"reported since {say_days(DateRange(days.from_, days.from_))}" if days.from_ else f"reported by {say_days(DateRange(days.to, days.to))}"


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
    return say(event_pieces(event, view))


def event_pieces(event: Event, view: View) -> list[Piece]:
    """`say_event`, each value with what it cites."""
    parts = [event_head(event, view)]
    if event.status not in PLAIN_STATUS:
        parts.append([Piece(say_status(event.status))])
    if event.stage:
        parts.append([Piece(event.stage.replace("_", " "))])
    parts += [_field(field, event.fields[field], view) for field in sorted(event.fields) if field not in FIRST_FIELDS]
    return join(parts, " · ")


def say_status(status: str) -> str:
    """How real an event is said to be, in words: ``announced``, ``told as history``."""
    return next((row["words"] for row in load_table(__package__, "statuses.tsv") if row["status"] == status), status.replace("_", " "))


def event_head(event: Event, view: View) -> list[Piece]:
    """What happened, where and between whom: ``talks in Lakeville: Norland, Sudland``."""
    place = _said("place", event, view)
    who = _said("participants", event, view) or _who_to_whom(event, view)
    return [
        Piece(event.type.replace("_", " ")),
        *([Piece(" in "), *place] if place else []),
        *([Piece(": "), *who] if who else []),
    ]


def _field(field: str, held: EventField, view: View) -> list[Piece]:
    said = field_pieces(field, held, name=view.name)
    numeric = any(not isinstance(v.value, str | DateRange) for v in held.values)
    return said if numeric or not said else [Piece(f"{field.replace('_', ' ')}: "), *said]


def _said(field: str, event: Event, view: View) -> list[Piece]:
    """What the event shows for a field; else the distinct values by name: several of a place are alternatives, several participants a list."""
    held = event.fields.get(field)
    if held is None:
        return []
    if held.agreement != "conflict" and isinstance(held.value, str) and field != "participants":
        return [Piece(view.name(held.value), next((v for v in held.values if v.value == held.value), None))]
    values = [v for v in held.values if not _only_counted(v, event)]
    ids = main_parties(values, view) if field == "participants" else [v.value for v in values if isinstance(v.value, str)]
    first = {v.value: v for v in reversed(values) if isinstance(v.value, str)}
    named = [(name, first[i]) for name, i in zip(with_roles(ids, values, view), ids, strict=True)]
    named += [(clean(v.raw), v) for v in values if not isinstance(v.value, str)]
    said = {name: Piece(name, value) for name, value in reversed(named)}
    return join([[said[name]] for name in dict.fromkeys(name for name, _ in named)], " or " if held.agreement == "conflict" else ", ")


def _only_counted(value: CitedValue, event: Event) -> bool:
    """True for words that only say how many were hurt: "killed 37 people" has no other target."""
    harmed = (v for name in ("fatalities", "injured", "abducted") if name in event.fields for v in event.fields[name].values)
    return any((v.page, v.start, v.end) == (value.page, value.start, value.end) for v in harmed)


def main_parties(values: Sequence[CitedValue], view: View) -> list[str]:
    """The participants that a line names: a person or a delegation is left out where its country is named, and unnamed people where two
    others are. Those who mediate or host come last."""
    ids = list(dict.fromkeys(v.value for v in values if isinstance(v.value, str)))
    actors = {i: a for i in ids if isinstance(a := view.things.get(i), RecordActor)}
    states = {a.country for a in actors.values() if a.kind == "state"}
    ids.sort(key=lambda i: any(v.value == i and v.role not in OF_A_SIDE for v in values))
    kept = [i for i in ids if i not in actors or actors[i].kind not in ("person", "group") or actors[i].country not in states]
    named = [i for i in kept if i not in actors or actors[i].kind != "group"]
    return named if len(named) > 1 else kept


def with_roles(ids: Iterable[str], values: Iterable[CitedValue], view: View) -> list[str]:
    """The names of `ids`, those who are no party to it with what they are: ``Norland (mediator)``."""
    roles = {v.value: v.role.replace("_", " ") for v in values if v.role and v.role != "party"}
    return [view.name(i) + (f" ({clean(roles[i])})" if i in roles else "") for i in ids]


def _who_to_whom(event: Event, view: View) -> list[Piece]:
    actor, target = _said("actor", event, view), _said("target", event, view)
    to = next((row["before"] for row in load_table(__package__, "targets.tsv") if row["type"] == event.type), "on")
    if actor and target:
        return [*actor, Piece(f" {to} "), *target, Piece(say_claimants(list(event.fields["actor"].values), name=view.name))]
    return actor or ([Piece(f"{to} "), *target] if target else [])


def say_conflict(field: str, event: Event, view: View) -> str:
    """`conflict_pieces` as one string."""
    return say(conflict_pieces(field, event, view))


def conflict_pieces(field: str, event: Event, view: View) -> list[Piece]:
    """What the reports say of a field on which they disagree, whose word each is and where it is printed:
    ``attack in Portside: 4 killed — Norland says (The Post) · 6 killed (Inland Times, copied by Daily Copy)``."""
    groups = by_phrase(field, event.fields[field].values, name=view.name)
    said = [
        [Piece(phrase, held[0]), Piece(f"{say_claimants(held, name=view.name)} ({view.outlets(x.page for x in held)})")]
        for phrase, held in groups.items()
    ]
    numeric = any(not isinstance(v.value, str | DateRange) for v in event.fields[field].values)
    place = [] if field == "place" else _said("place", event, view)
    head = [Piece(event.type.replace("_", " ")), *([Piece(" in "), *place] if place else []), Piece(": ")]
    return [*head, *([] if numeric else [Piece(f"{field.replace('_', ' ')} ")]), *join(said, " · ")]


def event_lines(events: Iterable[Event], view: View) -> list[Line]:
    """A line for each of `events`, by date."""
    ordered = sorted(when_key(e, view) for e in events)
    return [(say_when(e, view), say_event(e, view), view.ref(e.id)) for e in (view.things[name] for _, name in ordered)]


def say_article(article: RecordArticle, view: View) -> str:
    """Date, outlet and title; what is not known is said to be unknown."""
    title = shorten(article.title or "", QUOTE) or "(no title)"
    return f"{say_published(article, view) or 'date unknown'} · {view.outlet(article.page)} · {title}"


def say_published(article: RecordArticle, view: View) -> str:
    """The article's date with its basis where it is not stated: ``4 March 2031 (inferred)``, ``date unknown (likely 4 or 3 March 2031)``; '' where
    nothing is known of it."""
    days = view.published(article.page)
    likely = _or([say_days(DateRange(day, day)) for day in article.published_likely])
    if days is None or not (days.from_ and days.to):
        known = "; ".join(filter(None, [say_days(days) if days else "", f"likely {likely}" if likely else ""]))
        return f"date unknown ({known})" if known else ""
    return say_days(days) + (" (inferred)" if article.published_basis == "inferred" else f" (likely {likely})" if likely else "")


def _or(days: Sequence[str]) -> str:
    """Days to choose from, the month once where it is the same: ``4 or 3 March 2031``."""
    months = {day.partition(" ")[2] for day in days}
    held = [day.partition(" ")[0] for day in days[:-1]] if len(months) == 1 else list(days[:-1])
    return ", ".join(held) + (" or " if held else "") + "".join(days[-1:])


def statement_day(statement: RecordStatement, view: View) -> DateRange | None:
    """When it was said; else the day of its article."""
    return statement.said_on or view.published(statement.page)


def say_statement_day(statement: RecordStatement, view: View) -> str:
    """The day on which it was said, or on which it was reported."""
    if said := say_days(statement.said_on):
        return said
    return say_reported(view.published(statement.page))


def say_statement(statement: RecordStatement) -> str:
    """The words said, with what they do and where, as far as known."""
    silence = "not said" if statement.polarity == "negative" else None
    facts = [fact.replace("_", " ") for fact in (statement.act, statement.channel, silence) if fact]
    return shorten(statement.raw, QUOTE) + (f" ({', '.join(facts)})" if facts else "") + say_reader(statement.reader)


def say_position(position: RecordPosition, view: View) -> str:
    """Who stands how on the issue, and who says so."""
    voice = "somebody else" if position.attributed_by == "other" else position.attributed_by
    by = "" if voice == "self" else f" ({voice}'s account)"
    party, (verb, _, rest) = view.name(position.party), position.stance.partition("_")
    verb = verb.removesuffix("s") if is_many(party) else verb
    told = clean(position.condition) if position.condition else ""
    own = told.partition(" ")[0].lower() in OPENINGS  # the words bring their own "if"
    condition = f"{'' if own or rest in CONDITIONS else ' if'} {told}" if told else ""
    rest = "" if rest in CONDITIONS and (own or not told) else rest
    stance = f"{party} {verb}{' ' if rest else ''}{rest}{condition}{by}"
    return f"{stance}: “{shorten(position.raw, QUOTE)}” · {view.told_by(position)}{say_reader(position.reader)}"


def came_words(expectation: RecordExpectation) -> str:
    """What the event after `expectation` is to it: ``kept by``; where it was overdue by then ``came``."""
    return "came" if expectation.status == OVERDUE else f"{expectation.status} by"


def say_expectation(expectation: RecordExpectation, view: View) -> str:
    """What was promised or foreseen, by whom, by when, and when it came where that was late."""
    who = f"{view.name(expectation.by)}: " if expectation.by else ""
    due = say_days(DateRange(expectation.due_from, expectation.due_to))
    event = view.things.get(expectation.followed_by or "")
    came = f" · came {say_when(event, view)} [{view.ref(event.id)}]" if isinstance(event, Event) and expectation.status == OVERDUE else ""
    return f"{who}{shorten(expectation.what, QUOTE)}" + (f" · due {due}" if due else "") + came + say_reader(expectation.reader)
