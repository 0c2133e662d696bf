"""Ranges of dates: "December 2-5", "from Monday to Thursday", "between 3 and 7 May".

Each end stays an expression with its own TIMEX3 value, as TempEval writes them, and has the interval of the whole range: whichever of the
two a reader of the story takes for the date of an event, it covers all of its days.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from communique.model.times import Resolved, Time
from communique.times.days import date_, weekday
from communique.times.lexicon import Words
from communique.times.matching import Draft
from communique.times.periods import year
from communique.times.places import Place

RANGED: dict[str, Callable[..., Resolved]] = {"date": date_, "weekday": weekday, "year": year}
LINKS = (("-",), ("to",), ("through",), ("thru",), ("until",), ("till",))
YEAR = 365
MOVES = 6  # words before a pair of dates in which a verb says that something was moved from one to the other


def with_ranges(times: list[Time], drafts: Sequence[Draft], words: Words, *, first: int) -> list[Time]:
    """`times`, the two ends of each range turned into the op ``range``; `drafts` are the same times as words, `first` the index of the first."""
    out = list(times)
    for i, (one, two) in enumerate(pairwise(drafts)):
        a, b = out[i], out[i + 1]
        if not (a.op == b.op and a.op in RANGED and a.type == b.type == "DATE" and _linked(one, two, words)):
            continue
        if b.anchor not in (a.anchor, first + i):
            continue
        told = (a.op, len(a.args), a.mod, *a.args, b.mod, *b.args)
        out[i] = replace(a, op="range", args=(0, *told))
        out[i + 1] = replace(b, op="range", args=(1, *told), anchor=a.anchor)
    return out


def own_end(time: Time) -> Time:
    """`time` by itself where it is one end of a range."""
    if time.op != "range":
        return time
    which, op, count, *told = time.args
    ends = told[1 : 1 + int(str(count))], told[2 + int(str(count)) :]
    return replace(time, op=str(op), args=tuple(ends[1 if which else 0]))


def _linked(one: Draft, two: Draft, words: Words) -> bool:
    between, before = tuple(w for w in words.lower[one.last : two.first] if w != "the"), words.lower[max(0, one.first - MOVES) : one.first]
    if between == ("and",):
        return before[-1:] == ("between",)
    return between in LINKS and not any(w.startswith(("postpone", "move", "delay", "reschedul", "push", "shift", "brought")) for w in before)


def range_(place: Place, which: int, op: str, count: int, *told: str | int | None) -> Resolved:
    """The value of the first (0) or last (1) end, and the interval from the one to the other; the end alone where they make no range."""
    mods, args = (told[0], told[1 + count]), (told[1 : 1 + count], told[2 + count :])
    ends = [_end(place, op, mods[n], args[n]) for n in (0, 1)]
    if op == "weekday":
        ends = _in_one_week(ends, args)
    elif op == "date" and args[1][0] is None and (_after(ends[0], ends[1]) or _apart(ends[0], ends[1])):
        ends[1] = _end(Place(place.day, _day(ends[0].from_), None), op, mods[1], (*args[1][:3], "next", *args[1][4:]))
    if op == "date" and (running := _under_way(place, mods, args)):
        ends = running
    one, two = ends
    if one.from_ is None or two.to is None or one.from_ > two.to:
        return ends[which]
    return replace(ends[which], from_=one.from_, to=two.to)


def _under_way(place: Place, mods: Sequence[object], args: Sequence[Sequence[object]]) -> list[Resolved] | None:
    """The two ends where what "will run from May to September" is told of in between: it has begun. None for any other."""
    if args[0][0] is not None or args[1][0] is not None or args[0][3] != "future" or place.base is None:
        return None
    first = _end(place, "date", mods[0], (*args[0][:3], "past", *args[0][4:]))
    last = _end(Place(place.day, _day(first.from_)), "date", mods[1], (*args[1][:3], "next", *args[1][4:]))
    begun = (first.from_ or "9") <= place.base.isoformat() <= (last.to or "")
    return [first, last] if begun else None


def _end(place: Place, op: str, mod: object, args: Sequence[object]) -> Resolved:
    return RANGED[op](replace(place, mod=None if mod is None else str(mod)), *args)


def _in_one_week(ends: list[Resolved], args: Sequence[Sequence[object]]) -> list[Resolved]:
    """Monday to Thursday of one run of days: ahead, counted from the first of them, else back from the last."""
    days = int(str(args[1][0])) - int(str(args[0][0]))
    length = timedelta(days=days % 7)
    one, two = _day(ends[0].from_), _day(ends[1].from_)
    if one is None or two is None:
        return ends
    if args[0][1] in ("future", "plan", "next", "this"):
        return [ends[0], _on(one + length)]
    return [_on(two - length), ends[1]]


def _on(day: date) -> Resolved:
    return Resolved(day.isoformat(), day.isoformat(), day.isoformat())


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _apart(one: Resolved, two: Resolved) -> bool:
    """True when more than a year lies between the two ends: of a range without years the last is the first that comes after the first."""
    first, last = _day(one.from_), _day(two.from_)
    return first is not None and last is not None and (last - first).days > YEAR


def _after(one: Resolved, two: Resolved) -> bool:
    return one.from_ is not None and two.from_ is not None and one.from_ > two.from_
