"""Links between events: part of, result of, follows, refers to. Each with its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.model.record import Event, Link, RecordReport
from communique.model.times import DateRange
from communique.model.wording import say_days
from communique.record.campaigns import Attacks, attacks_of, is_series
from communique.record.comparing import SAME, Verdict, compare_dates, gap_days
from communique.record.nearby import Nearby
from communique.record.places import compare_places
from communique.record.profiles import PLANNED, REAL, RESULTS, UNREAL, Kind, Profile, kind_of, placed_by
from communique.record.wording import names_of, same_days

MEETING = "meeting"
AFTER = 3  # days after the last day of talks within which what is agreed counts as their result


@dataclass(frozen=True, slots=True)
class Told:
    """What linking knows of an event, over all its reports."""

    id: str
    type: str
    kind: Kind
    stage: str | None
    standing: str
    when: DateRange | None
    dates: tuple[DateRange, ...]
    places: tuple[str, ...]
    sides: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    pages: frozenset[str]
    reports: tuple[str, ...]
    published: tuple[str, ...]
    background: bool
    actor: frozenset[str]
    target: frozenset[str]
    aimed: frozenset[str]
    series: bool
    exact: bool
    sentences: frozenset[tuple[str, int]] = frozenset()
    """Page and first offset of each sentence that tells of it, for talks and what they bring about."""
    status: str = ""

    @staticmethod
    def of(event: Event, profiles: Sequence[Profile]) -> Told:
        """`event`, told by `profiles`."""
        kind = kind_of(event.type)
        dates = tuple(sorted({d for p in profiles for d in p.dates}, key=lambda d: (d.from_ or "", d.to or "")))
        days = tuple(sorted({p.when for p in profiles if p.exact and p.when}, key=lambda d: (d.from_ or "", d.to or "")))
        standings = {p.standing for p in profiles}
        return Told(
            id=event.id,
            type=event.type,
            kind=kind,
            stage=event.stage,
            standing=next((s for s in (REAL, "past", PLANNED) if s in standings), UNREAL),
            when=placed_by(days or dates, several_days=kind.kind == "round" and bool(days)),
            dates=dates,
            places=tuple(sorted({place for p in profiles for place in p.places})),
            sides=frozenset(s for p in profiles for s in p.sides),
            parties=frozenset(s for p in profiles for s in p.parties),
            people=frozenset(a for p in profiles for a in p.people),
            pages=frozenset(p.page for p in profiles),
            reports=event.reports,
            published=tuple(sorted({p.published.to for p in profiles if p.published and p.published.to})),
            background=any(p.background for p in profiles),
            actor=frozenset(s for p in profiles for s in p.actor),
            target=frozenset(s for p in profiles for s in p.target),
            aimed=frozenset(w for p in profiles for w in p.aimed),
            series=all(is_series(p) for p in profiles),
            exact=bool(days),
            sentences=frozenset((p.page, p.told.sentence.start) for p in profiles if p.told.sentence and _of_talks(p.type, kind)),
            status=event.status,
        )


def _of_talks(type_: str, kind: Kind) -> bool:
    return kind.kind == "round" or type_ in RESULTS


def link_told(told: Mapping[str, Told], reports: Mapping[str, RecordReport], *, inside: Iterable[tuple[str, str, str]]) -> list[Link]:
    """All links between the events `told`, by id, sorted. `inside` gives events a report of which lies inside of one of another event: both events,
    and that report."""
    events = [t for t in told.values() if t.kind.kind == "round" or t.type in (MEETING, *RESULTS) or t.series]
    events.sort(key=lambda t: t.id)
    rounds = [t for t in events if t.kind.kind == "round" and t.standing not in (UNREAL, PLANNED)]
    single = sorted((t for t in rounds if not t.background and t.when), key=lambda t: ((t.when.from_ or "") if t.when else "", t.id))
    found = [
        *_within(inside, reports),
        *_side_meetings(events, single),
        *_background(rounds, single),
        *_campaigns([t for t in events if t.series], told),
        *_results(events, single),
        *_successions([t for t in single if t.type == "talks"], _same_parties),
        *_successions(_made(events), _between_the_same),
    ]
    return sorted(set(found), key=lambda link: (link.from_, link.to, link.relation, link.reasons))


def _within(inside: Iterable[tuple[str, str, str]], reports: Mapping[str, RecordReport]) -> Iterable[Link]:
    """An event whose report lies inside another's is part of it."""
    return (Link(inner, outer, "part_of", (f"told as a part of it: “{_short(reports[around].raw)}”",)) for inner, outer, around in inside)


def _side_meetings(events: Sequence[Told], rounds: Sequence[Told]) -> Iterable[Link]:
    """A meeting is part of the talks in whose days and place it was held, between sides of these talks; an undated one also of the only talks
    of its articles where nothing is against it (the town and the palace in which they sat)."""
    talks = [t for t in rounds if t.type == "talks"]
    known, told = Nearby(talks, _when), by_page(talks)
    for meeting in events:
        if meeting.type != MEETING or meeting.standing != REAL:
            continue
        beside = {t.id for page in meeting.pages for t in told.get(page, ())}
        for round_ in known.near(_placed_at(meeting), within=1):
            reasons = _reasons(meeting, round_, near=1)
            held = meeting.sides & round_.sides and (meeting.when or meeting.pages & round_.pages) and _placed(meeting, round_)
            if reasons and (held or (beside == {round_.id} and _nothing_against(meeting, round_))):
                yield Link(meeting.id, round_.id, "part_of", reasons)


def by_page(events: Iterable[Told]) -> dict[str, list[Told]]:
    """Events by the pages that tell of them, each list in the order of `events`."""
    held: dict[str, list[Told]] = defaultdict(list)
    for event in events:
        for page in event.pages:
            held[page].append(event)
    return held


def _nothing_against(meeting: Told, round_: Told) -> bool:
    """True for an undated meeting between no other sides than `round_` and at no other place."""
    if meeting.when is not None:
        return False
    apart = any(compare_places(a, b).clash for a in meeting.places for b in round_.places)
    return not apart and (not meeting.sides or not round_.sides or meeting.sides <= round_.sides)


def _background(rounds: Sequence[Told], single: Sequence[Told]) -> Iterable[Link]:
    """A mention of several rounds refers to each round inside its dates and place; one that names no place, to those between the same sides."""
    known = Nearby(single, _when)
    for mention in rounds:
        if not mention.background or not mention.dates:
            continue
        near = {round_.id: round_ for dates in mention.dates for round_ in known.near(dates)}
        for round_ in near.values():
            date = next((v for d in mention.dates if (v := compare_dates(d, round_.when)).fits), None)
            place = _place(mention, round_)
            placed = place is not None or (not mention.places and len(mention.sides & round_.sides) > 1)
            if date is None or not placed or (mention.parties and round_.parties and not mention.parties & round_.parties):
                continue
            yield Link(mention.id, round_.id, "refers_to", _known(_met("date", date), place, _shared(mention, round_)))


def _campaigns(series: Sequence[Told], told: Mapping[str, Told]) -> Iterable[Link]:
    """A mention of a series of attacks by one side on another refers to each attack of that campaign whose day is told."""
    attacks: dict[tuple[str, str], list[Told]] = {(mention.kind.family, side): [] for mention in series for side in mention.actor}
    for attack in (t for t in (told.values() if attacks else ()) if t.kind.kind == "strike" and t.standing == REAL and t.exact):
        for side in attack.actor:
            if (attack.kind.family, side) in attacks:
                attacks[attack.kind.family, side].append(attack)
    known = {key: Attacks(held) for key, held in attacks.items() if held}
    for mention in series:
        sides = [known[key] for side in sorted(mention.actor) if (key := (mention.kind.family, side)) in known]
        found = {attack.id: (attack, reason) for held in sides for attack, reason in attacks_of(mention, held)}
        for attack, reason in found.values():
            printed = say_days(DateRange(mention.published[0], mention.published[-1])) if mention.published else say_days(mention.when)
            days = f"{say_days(attack.when)} is within the time of a series of attacks told on {printed}"
            yield Link(mention.id, attack.id, "refers_to", (reason, days))


def _results(events: Sequence[Told], rounds: Sequence[Told]) -> Iterable[Link]:
    """What was agreed at talks: told in the same article, within days of them, between their sides, or in one sentence with them ("the two factions
    signed a truce after five days of talks at the commission")."""
    told = by_page(rounds)
    for result in events:
        if result.type not in RESULTS or result.standing in ("past", UNREAL) or result.stage == "proposed":
            continue
        beside = {r.id: r for page in sorted(result.pages) for r in told.get(page, ())}
        near = [(r, reasons) for r in beside.values() if (reasons := _reasons(result, r, near=AFTER)) is not None]
        near = [(r, reasons) for r, reasons in near if not (result.sides and r.sides) or result.sides & r.sides or result.sentences & r.sentences]
        near = [(r, reasons) for r, reasons in near if not _elsewhere(result, r)]
        if near:
            round_, reasons = max(near, key=lambda item: (len(item[0].reports), _ended(item[0]), item[0].id))
            yield Link(result.id, round_.id, "result_of", (*reasons, "told in the same article"))


def _elsewhere(one: Told, two: Told) -> bool:
    """True when every place of the one is another than those of the other."""
    pairs = [compare_places(a, b) for a in one.places for b in two.places]
    return bool(pairs) and all(p.clash for p in pairs)


def _made(events: Sequence[Told]) -> list[Told]:
    """Agreements that were made, in order of their day."""
    made = [t for t in events if t.type == "agreement" and t.standing == REAL and t.when and t.when.from_ and t.sides]
    return sorted(made, key=lambda t: ((t.when.from_ or "") if t.when else "", t.id))


def _successions(rounds: Sequence[Told], alike: Callable[[Told, Told], bool]) -> Iterable[Link]:
    """Each round follows the last round before it that is `alike` (of the same parties), each step of an agreement ("initialed", "signed")
    the last one between the same sides. `rounds` are in order of their first day."""
    earlier: dict[str, list[Told]] = defaultdict(list)
    for round_ in rounds:
        near = {t.id: t for side in sorted(round_.sides) or [""] for t in earlier[side][-8:]}
        before = [t for t in near.values() if _before(t, round_) and alike(t, round_)]
        if before:
            last = max(before, key=lambda t: (_ended(t), t.id))
            yield Link(round_.id, last.id, "follows", _known(f"{say_days(round_.when)}, after {say_days(last.when)}", _shared(round_, last)))
        for side in sorted(round_.sides) or [""]:
            earlier[side].append(round_)


def _before(one: Told, two: Told) -> bool:
    return bool(one.when and two.when and one.when.to and two.when.from_ and one.when.to < two.when.from_)


def _same_parties(one: Told, two: Told) -> bool:
    shared = one.sides & two.sides
    return len(shared) > 1 or bool(shared and one.pages & two.pages)


def _between_the_same(one: Told, two: Told) -> bool:
    """The same sides; one side alone says too little ("an agreement with the Front")."""
    return one.parties == two.parties and len(one.parties) > 1


def _known(*reasons: str | None) -> tuple[str, ...]:
    return tuple(filter(None, reasons))


def _reasons(one: Told, round_: Told, *, near: int) -> tuple[str, ...] | None:
    """Why `one` may belong to `round_`: its date in or shortly after the round's days (or no date of its own); None when it cannot."""
    when = _placed_at(one)
    if when is None or round_.when is None:
        return None
    gap = gap_days(round_.when, when)
    early = bool(when.to and round_.when.from_ and when.to < round_.when.from_)
    if gap is None or gap > near or early:
        return None
    return _known(_days(when, round_.when, gap, own=one.when is not None), _place(one, round_), _shared(one, round_))


def _placed_at(one: Told) -> DateRange | None:
    """The days of `one`, else the first day on which it was told."""
    return one.when or (DateRange(one.published[0], one.published[0]) if one.published else None)


def _when(told: Told) -> DateRange | None:
    return told.when


def _days(when: DateRange, round_: DateRange, gap: int, *, own: bool) -> str:
    """How the days of something stand to those of a round in which, or up to `gap` days after which, it was; `own` days or its article's."""
    if not own:
        days = f"the {'day' if round_.from_ == round_.to else 'days'} of the round"
        told = "" if when == round_ else f"{say_days(when)}, {'after' if gap else 'in'} "
        return f"told on {told}{days}, {say_days(round_)}"
    return f"{say_days(when)}, right after {say_days(round_)}" if gap else same_days(when, round_)


def _ended(told: Told) -> str:
    return told.when.to or "" if told.when else ""


def _placed(one: Told, two: Told) -> bool:
    return not one.places or _place(one, two) is not None


def _place(one: Told, two: Told) -> str | None:
    return next((_met("place", v) for a in one.places for b in two.places if (v := compare_places(a, b)).fits), None)


def _shared(one: Told, two: Told) -> str:
    return f"parties in both: {names_of(shared)}" if (shared := one.sides & two.sides) else ""


def _met(what: str, verdict: Verdict) -> str:
    return f"same {what}: {verdict.reason}" if verdict.relation == SAME else f"{what}s that fit: {verdict.reason}"


def _short(raw: str) -> str:
    words = raw.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
