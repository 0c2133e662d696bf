"""Mentions of one event in one article made one: "the talks lasted five hours" adds to the talks told of above."""

from __future__ import annotations

from collections.abc import Sequence

from communique.events.again import apart, day_of, same_dates, same_sides, told_again
from communique.events.classes import Classes
from communique.events.frames import Frame
from communique.events.mentions import TOLD, Told
from communique.model.times import Time
from communique.model.values import Value
from communique.tables import load_list

ORDERED = ("first", "second", "third", "fourth", "fifth", "sixth")
LENGTHS = frozenset(("day", "week", "month", "hour", "year"))  # "six weeks of talks" are no six talks
ADDING = ("also", "too", "well")


def gather(mentions: Sequence[Told], times: Sequence[Time], classes: Classes) -> list[Told]:
    """`mentions` in page order, those that point back joined to the nearest one above that they do not contradict."""
    kept: list[Told] = []
    for mention in mentions:
        if mention.frame.candidate.trigger.between:
            above = _settled_too(kept, mention, times)
        elif mention.frame.candidate.kind.once:
            above = told_again([k for k in kept if k.frame.type == mention.frame.type and _as_far(k, mention)], mention, times, classes)
        else:
            above = _above(kept, mention, times, classes) if mention.back or mention.status not in TOLD else _also_fired(kept, mention)
        if above is not None:
            _add(above, mention)
        elif not mention.frame.candidate.trigger.told:
            kept.append(mention)
    return kept


def _above(kept: Sequence[Told], mention: Told, times: Sequence[Time], classes: Classes) -> Told | None:
    """What `mention` points back to: for a process the one of the same date, or the article's first; else the nearest."""
    fit = [k for k in kept if _one(k, mention, times, classes)]
    if _right_before(mention):
        last = [k for k in kept if k.frame.type == mention.frame.type and _as_real(k, mention)][-1:]
        return next((k for k in last if k in fit), None)
    if not mention.frame.candidate.kind.stage_verbs:
        return fit[-1] if fit else None
    first = next((k for k in kept if k.frame.type == mention.frame.type and _as_real(k, mention)), None)
    dated = [k for k in fit if k.fields.get("date") and mention.fields.get("date") and same_dates(k, mention, times)]
    return dated[-1] if dated else first if first in fit else fit[-1] if fit and first is None else None


def _numbered_apart(a: Told, b: Told) -> bool:
    """True for "the second meeting" beside "the first official meeting"."""
    first, second = (
        {c.lemma.lower() for n in t.frame.nouns for c in t.frame.parse.children(n, "amod") if c.ent == "ORDINAL" or c.lemma.lower() in ORDERED}
        for t in (a, b)
    )
    return bool(first and second and not first & second)


def _settled_too(kept: Sequence[Told], mention: Told, times: Sequence[Time]) -> Told | None:
    """What the same parties settled above: one agreement, whatever it is on and however often it is told."""
    parties = {v.actor or v.words for v in mention.fields.get("participants", ())}
    told = [k for k in kept if k.frame.candidate.trigger.between and k.status == mention.status and same_dates(k, mention, times)]
    return next((k for k in told if parties and parties == {v.actor or v.words for v in k.fields.get("participants", ())}), None)


def _right_before(mention: Told) -> bool:
    """True for "those talks", which are the ones told of last."""
    frame = mention.frame
    return any(c.text.lower() in ("those", "these") for n in frame.nouns for c in frame.parse.children(n, "det"))


def _also_fired(kept: Sequence[Told], mention: Told) -> Told | None:
    """What was told just before, where `mention` only adds weapons to it: "fired 40 rockets at Goma. Seven missiles were also fired"."""
    if not kept or mention.frame.type != kept[-1].frame.type or "weapons" not in kept[-1].fields or set(mention.fields) != {"weapons"}:
        return None
    parse, before = mention.frame.parse, kept[-1]
    near = apart(before, mention) <= 1
    added = any(c.text.lower() in ADDING for v in mention.frame.doing for c in parse.children(v, "advmod"))
    return before if near and added and before.status == mention.status else None


def _one(a: Told, b: Told, times: Sequence[Time], classes: Classes) -> bool:
    related = a.frame.type == b.frame.type or a.frame.type in b.frame.candidate.kind.part_of
    related = related and not a.frame.candidate.trigger.yields  # what they "agreed to" do is not the text that they sign
    far = a.frame.type != b.frame.type and not b.frame.candidate.kind.stage_verbs and apart(a, b) > 1
    if not related or far or not _as_real(a, b) or set(a.frame.verbs) & set(b.frame.verbs) or not a.fields:
        return False
    if _changed_later(a, b) or _in_another_round(a, b) or _whole(a, b) or _numbered_apart(a, b):
        return False
    if not _same_words(a, b, "place") or _counted_apart(a, b) or not same_sides(a, b, classes):
        return False
    return same_dates(a, b, times) or _another_day(a, b, times) or _one_to_come(a, b, times)


def _one_to_come(a: Told, b: Told, times: Sequence[Time]) -> bool:
    """True for "the talks, set for 6 November" where talks were told of that are to be "next week"."""
    if not b.back or a.status in TOLD or b.status in TOLD:
        return False
    spans = [{times[v.time].op for v in t.fields.get("date", []) if v.time is not None} for t in (a, b)]
    return spans[0] != spans[1] and "period" in spans[0] | spans[1]


def _changed_later(a: Told, b: Told) -> bool:
    """True for a breach, an end or an extension beside a dated beginning, or beside another of them: "came into force on Thursday … broke the
    truce" are two events."""
    changes = a.frame.candidate.kind.changes
    first, second = a.stage, b.stage
    if first in changes and second in changes:
        return first != second
    return first is not None and first not in changes and second in changes and bool(a.fields.get("date"))


def _in_another_round(a: Told, b: Told) -> bool:
    """True for talks of many ("last month's six-nation talks") beside those of the two that the first names."""
    formats = {v.words for v in b.fields.get("format", ())} - {v.words for v in a.fields.get("format", ())}
    return bool(formats & {"multilateral", "trilateral"}) and len(a.fields.get("participants", ())) in (1, 2)


def _whole(a: Told, b: Told) -> bool:
    """True for talks without an article that are told with a day and a place, of which `a` has neither: "they had agreed at talks in Oslo in May"
    tells of others than "they hold talks with the rebels"."""
    parse, top = b.frame.parse, b.frame.nouns[-1] if b.frame.nouns else b.frame.trigger
    bare = not b.frame.verbs and not parse.children(top, "det", "poss")
    return bare and all(b.fields.get(name) and not a.fields.get(name) for name in ("date", "place"))


def _as_real(a: Told, b: Told) -> bool:
    """True when both are told as done, or neither; "the talks are expected to last a week" are those that have begun."""
    return (a.status in TOLD) == (b.status in TOLD) or (a.status in TOLD and _to_last(b))


def _as_far(a: Told, b: Told) -> bool:
    """True when both are told as done, or neither, or both as settled: "agreed to swap prisoners … a swap had been agreed"."""
    return _as_real(a, b) or (a.stage == b.stage and b.stage != b.frame.candidate.kind.stage)


def _to_last(mention: Told) -> bool:
    verbs = [mention.frame.parse.tokens[v] for v in mention.frame.verbs]
    return mention.back and any(v.dep == "xcomp" and v.lemma.lower() in ("last", "run", "continue", "take", "stretch") for v in verbs)


def _another_day(a: Told, b: Told, times: Sequence[Time]) -> bool:
    """True when `b` tells no more than another weekday of what `a` tells: "Wednesday's negotiations" of talks that began on Tuesday."""
    days = [v.time for told in (a, b) for v in told.fields.get("date", []) if v.time is not None]
    return set(b.fields) <= {"date"} and all(isinstance(day_of(times[n]), str) for n in days)


def _same_words(a: Told, b: Told, name: str) -> bool:
    first, second = a.fields.get(name, []), b.fields.get(name, [])
    return not first or not second or any(_alike(x.words or "", y.words or "") for x in first for y in second)


def _alike(a: str, b: str) -> bool:
    """True for the same words, and for a name within a longer one: "Dayton" and "Dayton, Ohio"."""
    first, second = ({w.strip(",.").lower() for w in words.split()} for words in (a, b))
    return first <= second or second <= first


def _counted_apart(a: Told, b: Told) -> bool:
    """True for "two rounds of talks" beside one, and for different rounds or days."""
    for name in ("count", "round", "day_of_round"):
        first, second = ({v.number for v in t.fields.get(name, []) if not LENGTHS & {w for _, w in v.tags}} for t in (a, b))
        counted = name == "count" or (name == "round" and b.frame.verbs and apart(a, b) == 0)  # "ended, two months after the first round was held"
        if (counted and first != second) or (first and second and not first & second):
            return True
    return False


def _add(into: Told, mention: Told) -> None:
    meant = ("duration_hours", "date") if into.status in TOLD and mention.status not in TOLD else ()
    meant = ("actor", *meant) if _charged(mention.frame) else meant
    into.cited()
    for name, values in ((n, v) for n, v in mention.fields.items() if n not in meant):
        held = into.fields.setdefault(name, [])
        held += [v for v in values if not any(_repeats(h, v) for h in held)]
        held.sort(key=lambda v: (v.start, v.end))
    into.stage = _further(into, mention)
    into.merged.append(mention.frame)


def _charged(frame: Frame) -> bool:
    """True for what one side charges another with: who "accused Norland of staging the attack" does not tell who attacked."""
    parse = frame.parse
    above = [parse.tokens[parse.tokens[parse.tokens[v].head].head] for v in frame.doing if parse.tokens[v].dep == "pcomp"]
    above = [parse.tokens[t.head] if t.dep == "dobj" else t for t in above]
    return any(t.lemma.lower() in load_list(__package__, "charging.txt") for t in above)


def _repeats(a: Value, b: Value) -> bool:
    if b.actor is not None:
        return a.actor == b.actor
    return (a.number, a.words, a.qualifier) == (b.number, b.words, b.qualifier) if b.time is None else a.raw.lower() == b.raw.lower()


def _further(a: Told, b: Told) -> str | None:
    ladder = a.frame.candidate.kind.stages
    known = [s for s in (a.stage, b.stage) if s in ladder]
    return max(known, key=ladder.index) if known else a.stage or b.stage
