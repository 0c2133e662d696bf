"""One field of an event: every reported value, whether they agree, and the value that a named rule shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, product

from communique.model.record import EventField, Link, RecordActor, RecordReport
from communique.model.second import BOTH, MODEL, RULES
from communique.record.comparing import COMPATIBLE, CONFLICT, OUTGROWN, SAME, UNKNOWN, Verdict, interval
from communique.record.handling import Given, Handling, alike, compare, handling_of
from communique.record.ruling import OWN, PREFERRED, rule_number
from communique.record.showing import rule_name, shown

SUPERSEDED = "superseded"


def event_field(
    name: str, given: Sequence[Given], *, actors: Mapping[str, RecordActor], several_days: bool, rules: Mapping[str, str] | None = None
) -> EventField:
    """Field `name` of an event of which `given` are all reported values (with their origins).

    `agreement`, the first of these that holds: ``conflict`` two values of the same thing cannot both be right; ``superseded`` a value differs
    from what the same origin said later, or outgrows a bound; ``single`` one origin only; ``unresolved`` values that cannot be compared;
    ``compatible`` bounds, roundings and places inside places; ``agree`` the same. Values whose words say nothing definite are kept but not
    compared. `several_days`: the event may last (a round of talks), so that different days of it are no conflict. `rules` are those that a user
    picked, by field (`communique.record.ruling`); the rule that gave the value stands beside it.
    """
    picked = (rules or {}).get(name, "")
    handling = _ruled(handling_of(name, given), picked)
    given = sorted(given, key=lambda g: (g.printed, g.value.page, g.value.start, g.value.end, repr(g.value.value), g.value.kind))
    groups = alike([g for g in voting(given) if g.value.value is not None], handling)
    relations = {r for group in groups for r in _relations(group, handling, actors, several_days=several_days)}
    origins = len({g.value.origin for g in given if g.value.origin})
    current = [g for group in groups for g in _current(group, handling, actors)]
    names = {a: actors[a].name for g in given if (a := (g.value.origin or "").removeprefix("actor:")) in actors}
    ruled = rule_number(current, picked, outlets=names) if handling.compares == "number" and len(groups) == 1 else None
    return EventField(
        value=ruled.value if ruled else shown(current, handling, groups=len(groups), several_days=several_days),
        rule=ruled.rule if ruled else rule_name(handling, len(groups), several_days=several_days),
        agreement=_agreement(relations, origins),
        outlets=len({g.outlet for g in given}),
        origins=origins,
        values=tuple(g.value for g in given),
    )


def voting(given: Sequence[Given]) -> list[Given]:
    """`given` without what only a language model gives where the rules have something for the same report: such a value is shown beside theirs
    for a person to decide, and is no report's word against another's until then."""
    ruled = {g.value.report for g in given if g.value.reader in (RULES, BOTH)}
    return [g for g in given if g.value.reader != MODEL or g.value.report not in ruled]


def linking_fields(report: RecordReport) -> RecordReport:
    """`report` for linking: without the values that `voting` leaves out."""
    if report.reader != BOTH:
        return report
    fields = {n: tuple(v for v in held if v.reader != MODEL) or held for n, held in report.fields.items()}
    return replace(report, fields=fields)


def _ruled(handling: Handling, picked: str) -> Handling:
    """`handling` with the rule that a user picked for a number, where `communique.record.showing` knows it."""
    if handling.compares != "number" or not picked:
        return handling
    return replace(handling, rule=picked if picked in OWN else "latest" if picked.startswith(PREFERRED) else handling.rule)


def contradictions(name: str, given: Sequence[Given], *, actors: Mapping[str, RecordActor], several_days: bool) -> Iterator[Link]:
    """A link between each two reports whose values for field `name` cannot both be right."""
    handling = handling_of(name, given)
    if handling.rule == "union":
        return
    for group in alike(voting(given), handling):
        current = [g for g in group if not _outdated(g, group)]
        for one, two in combinations(sorted(current, key=lambda g: (g.printed, g.value.report or "")), 2):
            verdict = compare(one.value, two.value, handling, actors)
            if _relation(verdict, one, two, dates=several_days and handling.compares == "dates") == CONFLICT:
                yield Link(two.value.report or "", one.value.report or "", "contradicts", (f"{name}: {verdict.reason}",))


def _relations(group: Sequence[Given], handling: Handling, actors: Mapping[str, RecordActor], *, several_days: bool) -> set[str]:
    """How the values of one thing stand to each other; each two distinct values are compared once, whoever gives them. Values of one report of a
    field that may have many are not compared."""
    if handling.rule == "union":
        sets = {g.value.report: frozenset(str(o.value.value) for o in group if o.value.report == g.value.report) for g in group}
        return {COMPATIBLE} if len(set(sets.values())) > 1 else {SAME} if len(sets) > 1 else set()
    alike_: dict[tuple[str, str, str | None], list[Given]] = defaultdict(list)
    current = [g for g in group if not _outdated(g, group)]
    for given in current:
        alike_[repr(given.value.value), given.value.qualifier, given.value.place].append(given)
    found = {SUPERSEDED} if len(current) < len(group) else set[str]()
    for one, two in combinations_with_replacement(alike_.values(), 2):
        if one is not two or len(one) > 1:
            verdict = compare(one[0].value, two[-1].value, handling, actors)
            if verdict.relation == UNKNOWN and handling.compares == "place" and _inside_both(one[0], two[0], alike_.values(), handling, actors):
                verdict = Verdict(COMPATIBLE, verdict.reason)
            pairs = product(one, two) if one is not two else combinations(one, 2)
            found |= _stand(verdict, pairs, dates=several_days and handling.compares == "dates")
    return found


def _inside_both(one: Given, two: Given, held: Iterable[Sequence[Given]], handling: Handling, actors: Mapping[str, RecordActor]) -> bool:
    """True where a third value lies in the places of both: "Loja" of "southern Ecuador" and "the Andes"."""
    return any(all(compare(o[0].value, g.value, handling, actors).fits for g in (one, two)) for o in held if o[0] is not one and o[0] is not two)


def _stand(verdict: Verdict, pairs: Iterable[tuple[Given, Given]], *, dates: bool) -> set[str]:
    """What `verdict` on two values makes of the `pairs` who give them; `dates`: of an event that may last for days."""
    if not verdict.clash and verdict.relation != OUTGROWN:
        return {verdict.relation}
    found = set[str]()
    for one, two in pairs:
        found.add(_relation(verdict, one, two, dates=dates))
        if CONFLICT in found:
            break
    return found


def _relation(verdict: Verdict, one: Given, two: Given, *, dates: bool) -> str:
    if not verdict.clash:
        return SUPERSEDED if verdict.relation == OUTGROWN and one.value.report != two.value.report else verdict.relation
    if dates:
        return COMPATIBLE
    if one.value.report == two.value.report:
        return UNKNOWN
    return SUPERSEDED if one.value.origin == two.value.origin and one.printed != two.printed else CONFLICT


def _outdated(early: Given, group: Sequence[Given]) -> bool:
    """True where one of `group`, not printed before `early`, says that the toll rose above `early`, whoever gave that."""
    size = interval(early.value.value, early.value.qualifier) if not early.risen else None
    later = (interval(g.value.value, g.value.qualifier) for g in group if g.risen and early.printed <= g.printed)
    return size is not None and any(found is not None and size[1] < found[0] for found in later)


def _agreement(relations: Set[str], origins: int) -> str:
    for relation, name in ((CONFLICT, "conflict"), (SUPERSEDED, "superseded")):
        if relation in relations:
            return name
    if origins < 2 or not relations:
        return "single"
    return "unresolved" if UNKNOWN in relations else "compatible" if COMPATIBLE in relations else "agree"


def _current(group: Sequence[Given], handling: Handling, actors: Mapping[str, RecordActor]) -> list[Given]:
    """`group` without the values that the same origin replaced by a later, different one, and those above which a toll is told to have risen."""
    by_origin: dict[str | None, list[Given]] = defaultdict(list)
    for given in group:
        by_origin[given.value.origin].append(given)
    return [
        g for g in group
        if not any(o.printed > g.printed and compare(g.value, o.value, handling, actors).clash for o in by_origin[g.value.origin])
        and not _outdated(g, group)
    ]  # fmt: skip
