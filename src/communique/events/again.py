"""Is this the event that the story has told of? By the sides, the days and the numbers of two mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.events.classes import Classes
from communique.events.matching import further
from communique.events.mentions import Told
from communique.events.naming import side_of
from communique.events.owners import RETURN
from communique.model.parse import Parse
from communique.model.spans import Span
from communique.model.times import Time
from communique.model.values import Value

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OTHERS = ("other", "another", "more", "further")
REMAINS = ("body", "remains", "corpse")
BOTH_WAYS = (*RETURN, "swap", "trade")


def told_again(kept: Sequence[Told], mention: Told, times: Sequence[Time], classes: Classes) -> Told | None:
    """The event among `kept` that `mention` tells of once more, the nearest; None where a day, a side, a number or its words set it apart."""
    if further(mention.frame) or _several(mention) or _besides(mention):
        return None
    whole = [k for k in kept if k.fields and not _several(k) and _dead(k) == _dead(mention)]
    fit = [k for k in whole if _same_time(k, mention, times) and _same_numbers(k, mention, classes) and _of_one_exchange(k, mention, classes)]
    return fit[-1] if fit else None


def _several(told: Told) -> bool:
    """True for many events told as one: "three other exchanges have taken place"."""
    return any(told.frame.parse.tokens[n].tag in ("NNS", "NNPS") for n in told.frame.nouns[-1:])


def _besides(told: Told) -> bool:
    """True for what was done beside what was told, or at another time: "they also agreed to free the wounded", "a day after A freed three",
    "freed nine others"."""
    parse = told.frame.parse
    if any(c.text.lower() in ("after", "before", "since") for v in told.frame.verbs for c in parse.children(v, "mark")):
        return True
    counted = [i for position in ("object", "of") for i in told.frame.at(position)]
    if any(c.lemma.lower() in OTHERS for i in counted for c in parse.children(i, "amod", "det")):
        return True
    above = [parse.tokens[told.frame.verbs[0]]] if told.frame.verbs else []
    above += [parse.tokens[t.head] for t in above if t.dep == "xcomp"]
    return any(c.text.lower() == "also" for t in above for c in parse.children(t.i, "advmod"))


def _dead(told: Told) -> bool:
    """True for the dead, who are handed over apart from the living."""
    tokens = told.frame.parse.tokens
    return any(tokens[i].lemma.lower() in REMAINS for position in ("object", "of") for i in told.frame.at(position))


def _same_time(a: Told, b: Told, times: Sequence[Time]) -> bool:
    """True for days that agree; a day that only the later mention has sets it apart, unless it points back or counts as many."""
    if "date" in b.fields and "date" not in a.fields:
        return b.back or bool(_numbers(a) & _numbers(b))
    return same_dates(a, b, times)


def _of_one_exchange(a: Told, b: Told, classes: Classes) -> bool:
    """True for the same sides; for one side's part beside the other's where the words say that it was both ways."""
    first, second = (_sides(t, classes) for t in (a, b))
    if not first or not second or first <= second or second <= first:
        return True
    return not first & second and apart(a, b) <= 1 and any(_both_ways(t.frame.parse, t.frame.trigger) for t in (a, b))


def _both_ways(parse: Parse, i: int) -> bool:
    sentence = parse.of_sentence(parse.sentences[parse.tokens[i].sentence])
    return any(t.lemma.lower() in BOTH_WAYS and t.tag.startswith(("NN", "VB")) for t in sentence)


def _same_numbers(a: Told, b: Told, classes: Classes) -> bool:
    """False where both count the people of one side, and not alike; within a sentence two may count them differently."""
    first, second = _counts(a, classes), _counts(b, classes)
    return apart(a, b) == 0 or all(first[side] & second[side] for side in first.keys() & second.keys())


def _counts(told: Told, classes: Classes) -> dict[str | None, set[object]]:
    found: dict[str | None, set[object]] = {}
    for value in told.fields.get("count", ()):
        if value.number is not None:
            sides = [side_of(classes.book, t.span) for t in classes.parse.within(Span(value.start, value.end))]
            found.setdefault(next((s for s in sides if s), None), set()).add(value.number)
    return found


def _numbers(told: Told) -> set[object]:
    return {v.number for v in told.fields.get("count", ()) if v.number is not None}


def _sides(told: Told, classes: Classes) -> set[str]:
    return {side for v in told.fields.get("participants", ()) if ("role", "mediator") not in v.tags for side in _stood_for(v, classes)}


def _stood_for(value: Value, classes: Classes) -> Iterator[str]:
    """The countries, forces and bodies that the actor of `value` speaks for; none for a group or a person of whom nothing is known."""
    for key in (value.actor, *classes.actor(value.actor).members) if value.actor else ():
        actor = classes.actor(key)
        if actor.country or actor.kind in ("state", "organisation", "armed_force"):
            yield actor.country or key
        yield from (r.of for r in actor.roles if r.of and not actor.country)


def same_sides(a: Told, b: Told, classes: Classes) -> bool:
    """True where two mentions may be of the same parties: an actor of both, or one side of both, or one of them names nobody."""
    for name in ("participants", "actor"):
        first, second = ([v for v in t.fields.get(name, ()) if ("role", "mediator") not in v.tags] for t in (a, b))
        if not first or not second or {v.actor or v.words for v in first} & {v.actor or v.words for v in second}:
            continue
        if name != "participants" or any(t.frame.candidate.kind.part_of for t in (a, b)):
            return False  # who met whom, who struck: other persons of one country make another event
        known, others = ({s for v in held for s in _stood_for(v, classes)} for held in (first, second))
        if not known & others:
            return False
    return True


def apart(a: Told, b: Told) -> int:
    """How many sentences `b` is behind `a` and what was joined to it."""
    tokens = b.frame.parse.tokens
    return tokens[b.frame.trigger].sentence - max(tokens[f.trigger].sentence for f in (a.frame, *a.merged))


def same_dates(a: Told, b: Told, times: Sequence[Time]) -> bool:
    """True where a day is told of both, or one of them has none."""
    first, second = a.fields.get("date", []), b.fields.get("date", [])
    if not first or not second:
        return True
    return any(day_of(times[x.time]) == day_of(times[y.time]) for x in first for y in second if x.time is not None and y.time is not None)


def day_of(time: Time) -> object:
    """What tells the day of a time within one article: its weekday where it names one, else its rule."""
    named = [d for d in WEEKDAYS if d in time.raw.lower()]
    return named[0] if named else (time.op, time.args)
