"""The items in their order, narrowed to what a person wants to see, and what comes next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import chain, islice
from urllib.parse import urlencode

from communique.model.correcting import WHOLE
from communique.store.reviews import Key, Review, by_person
from communique.web.checking.items import Item

REJECTED = "rejected"
OPEN, DECIDED, DIFFER, ALL = "open", "decided", "differ", "all"
STATES = (OPEN, DECIDED, DIFFER, ALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the queue is narrowed to; '' for all. `state`: ``open`` (nobody has decided; to a coder who works blind: he has not), ``decided``,
    ``differ`` (people decided differently), ``all``."""

    state: str = OPEN
    field: str = ""
    type: str = ""
    outlet: str = ""
    event: str = ""

    def query(self) -> str:
        """As the end of an address, ``?`` included; '' for the whole queue."""
        held = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        return f"?{urlencode(held)}" if held else ""


def wanted(given: Mapping[str, str]) -> Wanted:
    """What an address asks for; what it cannot ask for is left out."""
    held = {f.name: given.get(f.name, "") for f in fields(Wanted)}
    return Wanted(**held | {"state": held["state"] if held["state"] in STATES else OPEN})


@dataclass
class Queue:
    """`items` in their order; `who` checks them."""

    items: Sequence[Item]
    who: str
    blind: bool = False
    decided: dict[Key, str] = field(default_factory=dict)
    """The decision on each item that has one: a person's own where he has one, ``differ`` where people's are not the same."""
    moot: set[int] = field(init=False, default_factory=set)
    """Items that nobody needs to decide any more: all else of a thing that was rejected as a whole."""
    _at: dict[Key, int] = field(init=False)
    _of: dict[str, list[int]] = field(init=False)
    _narrowed: dict[Wanted, list[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._at = {item.key: number for number, item in enumerate(self.items)}
        self._of = {}
        for number, item in enumerate(self.items):
            self._of.setdefault(item.thing, []).append(number)

    def item(self, key: Key) -> Item | None:
        """The item of `key`; None where the record has none."""
        at = self._at.get(key)
        return None if at is None else self.items[at]

    def note(self, key: Key, history: Sequence[Review]) -> None:
        """Take in all decisions on `key`."""
        state = _state(history, self.who, blind=self.blind)
        if state:
            self.decided[key] = state
        else:
            self.decided.pop(key, None)
        if key[3] in WHOLE and (item := self.item(key)) is not None:
            self._weigh(self._of[item.thing])

    def _weigh(self, numbers: Sequence[int]) -> None:
        """Whether the items at `numbers`, those of one thing, are moot."""
        whole = [n for n in numbers if self.items[n].field in WHOLE]
        self.moot.difference_update(numbers)
        if all(self.decided.get(self.items[n].key) == REJECTED for n in whole):
            self.moot.update(n for n in numbers if n not in whole and self.items[n].key not in self.decided)

    def next(self, wanted: Wanted, after: Key | None = None, *, back: bool = False) -> Item | None:
        """The first item that is `wanted` behind that of `after` (before it with `back`), and from the other end on; None where there is no other."""
        held = self._narrow(wanted)
        here = self._at.get(after, -1) if after else -1
        behind, before = bisect_right(held, here), bisect_left(held, here)
        forth, again = range(behind, len(held)), range(before)
        order = chain(reversed(again), reversed(forth)) if back else chain(forth, again)
        there = (held[n] for n in order)
        return next((self.items[n] for n in there if self._is(self.items[n].key, wanted.state) and not self._passed(n, wanted)), None)

    def listed(self, wanted: Wanted, *, start: int, number: int) -> tuple[list[Item], int]:
        """The items that are `wanted` from the one at `start` on, at most `number`, and how many there are in all."""
        held = self._narrow(wanted)
        if wanted.state == ALL:
            return [self.items[n] for n in held[start : start + number]], len(held)
        if wanted.state == OPEN:
            done, whole = self.progress(wanted)
            found = (self.items[n] for n in held if self.items[n].key not in self.decided and n not in self.moot)
            return list(islice(found, start, start + number)), whole - done
        inside = set(held)
        rows = sorted(n for key in self.decided if self._is(key, wanted.state) and (n := self._at.get(key, -1)) in inside)
        return [self.items[n] for n in rows[start : start + number]], len(rows)

    def progress(self, wanted: Wanted) -> tuple[int, int]:
        """How many items are decided of those that are `wanted` in any state, and how many these are."""
        held = self._narrow(wanted)
        if len(held) == len(self.items):
            return sum(key in self._at for key in self.decided) + len(self.moot), len(held)
        inside = set(held)
        return sum(self._at.get(key, -1) in inside for key in self.decided) + len(self.moot & inside), len(held)

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, int]]]:
        """What `field`, `type` and `outlet` can be narrowed to, each with its number of items."""
        held = {"field": (i.field for i in self.items), "type": (i.of for i in self.items), "outlet": (i.outlet for i in self.items)}
        return {name: sorted(Counter(v for v in values if v).items(), key=lambda row: (-row[1], row[0])) for name, values in held.items()}

    def _narrow(self, wanted: Wanted) -> list[int]:
        static = Wanted(ALL, wanted.field, wanted.type, wanted.outlet, wanted.event)
        if static not in self._narrowed:
            if len(self._narrowed) >= KEPT:
                self._narrowed.clear()
            self._narrowed[static] = list(_found(self.items, static))
        return self._narrowed[static]

    def _passed(self, number: int, wanted: Wanted) -> bool:
        return wanted.state == OPEN and number in self.moot

    def _is(self, key: Key, state: str) -> bool:
        decided = self.decided.get(key)
        return state == ALL or (decided is None if state == OPEN else decided == DIFFER if state == DIFFER else decided is not None)


KEPT = 32
"""Narrowed queues that are kept."""


def _found(items: Sequence[Item], wanted: Wanted) -> Iterator[int]:
    asked = [(name, value) for name in ("field", "outlet", "event") if (value := getattr(wanted, name))]
    for number, item in enumerate(items):
        if all(getattr(item, name) == value for name, value in asked) and wanted.type in ("", item.of):
            yield number


def _state(history: Sequence[Review], who: str, *, blind: bool) -> str:
    """How an item stands after `history`; '' where nobody's decision (of one who works blind: not his own) holds."""
    held = by_person(history)
    if not held or (blind and who not in held):
        return ""
    if len({(r.decision, r.value) for r in held.values()}) > 1:
        return DIFFER
    return (held.get(who) or next(iter(held.values()))).decision
