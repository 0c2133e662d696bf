"""Filling the fields of an event as its codebook says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.codebooks.model import Filler
from communique.events import amounts, naming, phrases, placing, timing
from communique.events.classes import Classes
from communique.events.frames import Frame
from communique.events.timing import Clock
from communique.model.values import Value

Fields = dict[str, list[Value]]
Taker = Callable[[Classes, Clock, Frame, Filler, tuple[str, ...]], list[Value]]

TAKERS: dict[str, Taker] = {
    "actors": lambda classes, _clock, frame, filler, claimed: naming.actor_values(classes, frame, filler, claimed),
    "party": lambda classes, _clock, frame, filler, _claimed: naming.party_values(classes, frame, filler),
    "words": lambda classes, _clock, frame, filler, _claimed: phrases.word_values(classes, frame, filler),
    "place": lambda _classes, _clock, frame, filler, _claimed: placing.places(frame, filler),
    "agenda": lambda classes, _clock, frame, filler, _claimed: phrases.agenda(classes, frame, filler),
    "label": lambda _classes, _clock, frame, filler, _claimed: phrases.labels(frame, filler),
    "number": lambda classes, _clock, frame, filler, _claimed: amounts.counted(classes, frame, filler),
    "victims": lambda classes, _clock, frame, filler, _claimed: amounts.victims(classes, frame, filler),
    "date": lambda _classes, clock, frame, _filler, _claimed: timing.dates(clock, frame),
    "duration": lambda _classes, clock, frame, filler, _claimed: timing.durations(clock, frame, filler),
    "length": lambda _classes, clock, frame, _filler, _claimed: timing.lengths(clock, frame),
    "money": lambda _classes, _clock, frame, _filler, _claimed: amounts.money(frame),
    "previous": lambda _classes, clock, frame, _filler, _claimed: timing.previous(clock, frame),
    "next": lambda _classes, clock, frame, _filler, _claimed: timing.next_times(clock, frame),
    "ordinal": lambda _classes, _clock, frame, filler, _claimed: timing.ordinals(frame, filler),
}


def fill(classes: Classes, clock: Clock, frame: Frame) -> Fields:
    """The fields of the event of `frame`, each with its values in page order; fields without a value are absent."""
    read = ((name, _values(classes, clock, frame, slot)) for name, slot in frame.candidate.lexicon.slots)
    return {name: values for name, values in read if values}


def _values(classes: Classes, clock: Clock, frame: Frame, slot: Sequence[tuple[Filler, tuple[str, ...]]]) -> list[Value]:
    values: list[Value] = []
    for filler, claimed in slot:
        if filler.otherwise and values:
            continue
        for value in TAKERS[filler.takes](classes, clock, frame, filler, claimed):
            if not _held(values, value):
                values.append(value)
    return sorted(values, key=lambda v: (v.start, v.end)) if values else values


def _held(values: Sequence[Value], new: Value) -> bool:
    """True when `values` has the same actor, or something on the same words."""
    return any(v.actor == new.actor if new.actor else v.start < new.end and new.start < v.end for v in values)
