"""Meetings of one sentence that places and days tell apart: "held talks in Oslo in May 2019, in Geneva in the same month and in Cairo last June"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.events.frames import Frame
from communique.events.mentions import Told
from communique.events.placing import place_name
from communique.events.timing import Clock
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.model.values import Value

AT = ("in", "at")
BETWEEN = frozenset((",", ";", "and", "then"))
SAME = ("the same ", "that same ")


@dataclass(frozen=True, slots=True)
class Stop:
    """One place with its day: tokens ``[first, last)``."""

    first: int
    last: int
    place: Value
    day: Value


def told_apart(told: Sequence[Told], clock: Clock) -> list[Told]:
    """`told`, each meeting at several places, every one with a day, made as many; the first keeps what else was merged into it."""
    found: list[Told] = []
    for one in told:
        stops = _stops(one.frame, clock) if one.frame.type_takes("participants") and one.frame.type_takes("agenda") else []
        found += [_at(one, stop, first=n == 0) for n, stop in enumerate(stops)] or [one]
    return found


def until(frame: Frame, clock: Clock, place: Sequence[Value], span: Span) -> Span:
    """`span` up to the end of the stop whose place is `place`, where the event of `frame` has several."""
    tokens = frame.parse.tokens
    stop = next((s for s in _stops(frame, clock) if place and s.place.start == place[0].start), None)
    return span if stop is None else Span(span.start, max(tokens[stop.last - 1].end, tokens[frame.trigger].end))


def _at(told: Told, stop: Stop, *, first: bool) -> Told:
    frame = told.frame if first else replace(told.frame)
    merged = told.merged if first else []
    return replace(told, frame=frame, fields=told.fields.changed({"date": [stop.day], "place": [stop.place]}), merged=merged)


def _stops(frame: Frame, clock: Clock) -> list[Stop]:
    """The stops behind the trigger, in order; none unless there are two or more, each with a place and a day and only joined to the next."""
    parse = frame.parse
    found: list[Stop] = []
    at = next((c for c in _openings(frame) if _read(parse, clock, c, None) is not None), None)
    while at is not None:
        stop = _read(parse, clock, at, found[-1].day if found else None)
        if stop is None:
            return []
        found.append(stop)
        at = stop.last
        while at < len(parse.tokens) and parse.tokens[at].text.lower() in BETWEEN:
            at += 1
        more = at > stop.last and at < len(parse.tokens) and parse.tokens[at].text.lower() in AT
        at = at if more else None
    return found if len(found) > 1 else []


def _openings(frame: Frame) -> Iterator[int]:
    """Prepositions of place that hang on the event itself, behind its trigger."""
    tokens = frame.parse.tokens
    sentence = frame.parse.sentences[tokens[frame.trigger].sentence]
    own = {*frame.nouns, *frame.verbs}
    yield from (t.i for t in tokens[frame.trigger : sentence.last] if t.text.lower() in AT and t.dep == "prep" and t.head in own)


def _read(parse: Parse, clock: Clock, at: int, before: Value | None) -> Stop | None:
    """The stop whose preposition is token `at`: a named place and one day right behind it. `before`: the day that "the same month" is of."""
    held = next((p for p in parse.children(at, "pobj") if p.i < at + 5), None)
    place = place_name(parse, held.i) if held is not None else None
    if place is None:
        return None
    last = parse.within(Span(place.start, place.end))[-1].i + 1
    begin = last + 1 if last < len(parse.tokens) and parse.tokens[last].text.lower() in ("in", "on") else last
    n = next((n for n, t in enumerate(clock.times) if begin < len(parse.tokens) and t.start == parse.tokens[begin].start and t.type == "DATE"), None)
    if n is None:
        return None
    time = clock.times[n]
    same = time.raw.lower().startswith(SAME)
    if same and (before is None or before.time is None):
        return None
    day = Value(time.start, time.end, time.raw, time=before.time if same and before is not None else n)
    return Stop(at, parse.within(Span(time.start, time.end))[-1].i + 1, place, day)
