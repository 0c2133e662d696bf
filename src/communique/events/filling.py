"""Filling the fields of an event as its codebook says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from copy import copy

from communique.codebooks.model import Filler
from communique.events import amounts, naming, phrases, placing, timing, trailing
from communique.events.classes import Classes
from communique.events.compiling import Way
from communique.events.frames import Frame
from communique.events.same import Same, by_sentence
from communique.events.timing import Clock
from communique.model.values import Value

HIT = "target"
Taker = Callable[[Classes, Clock, Frame, Filler, tuple[str, ...]], list[Value]]

TAKERS: dict[str, Taker] = {
    "actors": lambda classes, _clock, frame, filler, claimed: naming.actor_values(classes, frame, filler, claimed),
    "party": lambda classes, _clock, frame, filler, _claimed: naming.party_values(classes, frame, filler),
    "words": lambda classes, _clock, frame, filler, _claimed: phrases.word_values(classes, frame, filler),
    "place": lambda _classes, clock, frame, filler, _claimed: _place(clock, frame, filler),
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


def _place(clock: Clock, frame: Frame, filler: Filler) -> list[Value]:
    """Where it was; of a truce or an exchange, what only stands near is where it was settled."""
    found = placing.places(frame, filler)
    if found or (frame.candidate.kind.stages[:1] == ("proposed",) and not frame.type_takes("outcome")):
        return found
    return trailing.place_behind(frame, clock.times, placing.place_name) or placing.called_after(frame)


class Fields(MutableMapping[str, list[Value]]):
    """The fields of the event of one mention, each with its values in page order. A field is read when it is first asked for: most mentions are
    refused for want of one or two, before the others are looked at. A field without a value is absent.
    """

    __slots__ = ("_asked", "_held", "_words")

    def __init__(self, classes: Classes, clock: Clock, frame: Frame) -> None:
        self._asked = (classes, clock, frame)
        self._words = by_sentence(Same(frame.parse))[frame.parse.tokens[frame.trigger].sentence]
        self._held: dict[str, list[Value] | None] = dict.fromkeys(frame.candidate.lexicon.slots)

    def __getitem__(self, name: str) -> list[Value]:
        held = self._of(name)
        if not held:
            raise KeyError(name)
        return held

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._of(name))

    def __setitem__(self, name: str, values: list[Value]) -> None:
        if not self._held.get(name):
            self._held.pop(name, None)  # a field that is added stands last
        self._held[name] = values

    def __delitem__(self, name: str) -> None:
        self.forget(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name in tuple(self._held) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def forget(self, name: str) -> None:
        """Leave out the field `name`, without reading it."""
        self._held.pop(name, None)

    def changed(self, values: Mapping[str, list[Value]]) -> Fields:
        """The same fields but for those of `values`."""
        other = copy(self)
        other._held = {**self, **values}
        return other

    def _of(self, name: str) -> list[Value]:
        held = self._held.get(name, [])
        if held is None:
            held = self._held[name] = self._read(name)
        return held

    def _read(self, name: str) -> list[Value]:
        """The values of `name`; a target that was killed, hurt or taken is none, for that has a field of its own."""
        classes, clock, frame = self._asked
        ways = [w for w in frame.candidate.lexicon.slots[name] if not (w.asks and w.asks.isdisjoint(self._words))]
        values = _values(classes, clock, frame, ways)
        if name != HIT or not values:
            return values
        harm = [n for n, fillers in frame.candidate.kind.fields.items() if any(f.takes == "victims" for f in fillers)]
        hurt = [h for n in harm for h in self.get(n, ())]
        return [v for v in values if not any(v.start < h.end and h.start < v.end for h in hurt)]


def _values(classes: Classes, clock: Clock, frame: Frame, ways: Sequence[Way]) -> list[Value]:
    values: list[Value] = []
    for way in ways:
        role = way.filler.role
        if way.filler.otherwise and any(not role or ("role", role) in v.tags for v in values):
            continue
        for value in TAKERS[way.filler.takes](classes, clock, frame, way.filler, way.claimed):
            if not _held(values, value):
                values.append(value)
    return sorted(values, key=lambda v: (v.start, v.end)) if values else values


def _held(values: Sequence[Value], new: Value) -> bool:
    """True when `values` has the same actor, or something on the same words."""
    return any(v.actor == new.actor if new.actor else v.start < new.end and new.start < v.end for v in values)
