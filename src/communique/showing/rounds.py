"""Rounds of talks: which there are, what is told of each day, and who called them what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from communique.model.record import Event, RecordStatement
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.showing.lines import Line, main_parties, statement_day, when_key, with_roles
from communique.showing.saying import say_claimants, say_field, say_value
from communique.showing.view import View
from communique.showing.words import clean, shorten
from communique.tables import load_list

WORD = re.compile(r"\w+")
ROUNDS = ("talks", "meeting")
BY_DAY = ("day_of_round", "duration_hours")
ELSEWHERE = ("date", "place", "participants", *BY_DAY)
ACTS = ("assess", "assert")
BESIDE, FAR = 3, 20  # words at most from an adjective, and from a noun, that judges to the word for talks: "talks in Oslo … have made progress"
HEAD = 8  # words of a statement without a word for talks ("useful", "it was a frank and useful exchange") in which the judging one stands
REACH = (("judgement_words.txt", BESIDE), ("judgement_nouns.txt", FAR))
QUOTE = 110
BEFORE, AFTER = 2, 3
"""Days before and after a round within which a judgement is taken to be of it."""


def rounds(view: View) -> list[Event]:
    """The talks and meetings of the record, by their dates."""
    return sorted((e for e in view.record.events if e.type in ROUNDS), key=lambda e: when_key(e, view))


def other_fields(event: Event, view: View) -> list[tuple[str, str]]:
    """Title and words of each field of `event` that no line of parties or days shows."""
    names = sorted(name for name in event.fields if name not in ELSEWHERE)
    return [(field_title(name, event), said) for name in names if (said := say_field(name, event.fields[name], name=view.name))]


def field_title(name: str, event: Event) -> str:
    """The field's name, "lasted" for a count of days or weeks."""
    whats = {v.what for v in event.fields[name].values}
    return "lasted" if name == "count" and whats <= {"day", "week", "month", "hour"} else name.replace("_", " ")


def round_parties(event: Event, view: View) -> Iterable[Line]:
    """A line for those between whom the talks were, with the people named beside them."""
    held = event.fields.get("participants")
    if held is None:
        return
    main = main_parties(held.values, view)
    ids = dict.fromkeys(v.value for v in held.values if isinstance(v.value, str))
    others = [i for i in ids if i not in main and getattr(view.things.get(i), "kind", "") == "person"]
    said = with_roles(main, held.values, view)
    people = f" · with {', '.join(map(view.name, others))}" if others else ""
    yield "between" if len(main) > 1 else "with", ", ".join(said) + people, ""


def round_days(event: Event, view: View) -> list[Line]:
    """A line for each day of which something is told beside its date, then what is told of no single day."""
    told: dict[str, list[str]] = {}
    for report in view.reports(event):
        if report.stage and (day := report.day()):
            told.setdefault(day, []).append(report.stage.replace("_", " "))
        for name in BY_DAY:
            for value in report.fields.get(name, ()):
                said = say_value(name, value, name=view.name) + say_claimants([value], name=view.name)
                told.setdefault(report.day(value), []).append(said)
    rows = [(day, list(dict.fromkeys(said))) for day, said in sorted(told.items(), key=lambda row: row[0] or "9999")]
    return [(say_days(DateRange(day, day)) if day else "no day told", " · ".join(said), "") for day, said in rows]


def judgements(events: Iterable[Event], view: View) -> dict[str, list[RecordStatement]]:
    """Statements that judge talks, under the round that they are about: one of their article in whose days, or shortly after, they were made;
    of several the one that the article tells most of."""
    held: dict[str, list[RecordStatement]] = {}
    real = [e for e in events if e.status in ("happened", "ongoing")]
    told_on: dict[str, list[Event]] = defaultdict(list)
    for event in real:
        for page in {r.page for r in view.reports(event)}:
            told_on[page].append(event)
    judged = {s.id for s in view.each_own(view.record.statements) if _judges(s)}
    for statement in sorted((view.things[s] for s in judged), key=lambda s: (s.act != "assess", s.page, s.content[0].start)):
        near = [e for e in told_on.get(statement.page, ()) if statement.nested_in not in judged and _near(e, statement, view)]
        if near:
            about = max(near, key=lambda e: (sum(r.page == statement.page for r in view.reports(e)), e.id))
            held.setdefault(about.id, []).append(statement)
    return held


def _judges(statement: RecordStatement) -> bool:
    """True where somebody judges talks: by a word that judges beside one for talks, or in the first words of an assessment.

    Talks yet to be held are not judged: "start substantive talks" has no word before it that marks them as known.
    """
    if statement.polarity == "negative" or statement.act not in ACTS:
        return False
    words = WORD.findall(clean(statement.raw).lower())
    talks = [i for i, word in enumerate(words) if word in _words("talk_words.txt")]
    judging = [(i, far) for name, far in REACH for i, word in enumerate(words) if word in _words(name)]
    if statement.act == "assess" and (talks or any(i < HEAD for i, _ in judging)):
        return True
    marks = _words("marking_words.txt")
    return any(abs(i - j) <= far and (j != i + 1 or i == 0 or words[i - 1] in marks) for i, far in judging for j in talks)


def _near(event: Event, statement: RecordStatement, view: View) -> bool:
    """Whether what was said on a page that tells of `event` was said in its days, or shortly before or after."""
    days, said = event.fields.get("date"), statement_day(statement, view)
    spans = [v.value for v in days.values if isinstance(v.value, DateRange)] if days else []
    if not spans or said is None or not said.to:
        return not spans
    first, last = min(s.from_ or "" for s in spans), max(s.to or "9999" for s in spans)
    return _shift(said.to, BEFORE) >= first and (said.from_ or said.to) <= _shift(last, AFTER)


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except ValueError:
        return day


def say_judgement(statement: RecordStatement, view: View) -> str:
    """What was said of the talks, by whom, and who prints it."""
    who = view.name(statement.speaker) if statement.speaker else "speaker not named"
    return f"{shorten(statement.raw, QUOTE)} — {who} ({view.told_by(statement)})"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_list("communique.showing", name))
