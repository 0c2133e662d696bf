"""Reports → groups that tell of the same event, with the reasons for every tie.

Exactly dated reports are tied first; then roughly dated ones go to the one group that they fit; then undated ones to a group of their own
article; what is still without a date is looked for in the days before its article. Candidates share a block (family and day, family and
month, article), so cost grows with the events of a day.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from communique.model.record import Link
from communique.model.times import DateRange
from communique.record.blocking import news, sought, stated
from communique.record.campaigns import Attacks, Seen, campaigns_together, is_series, series_together, told_near
from communique.record.comparing import compare_dates
from communique.record.deciding import Decided
from communique.record.foreseen import foreseen_together
from communique.record.grouping import Groups
from communique.record.matching import about_the_same, alike, foreseen, same_count, share_of_words, weighed
from communique.record.pairing import Blocks, here
from communique.record.places import named_in
from communique.record.pooling import FRESH
from communique.record.precision import days_between
from communique.record.profiles import PLANNED, REAL, Profile
from communique.record.referring import tie_referring
from communique.record.retelling import tie_retold
from communique.record.roster import (
    ACT,
    BACKGROUND,
    BARE,
    COPY,
    DATED,
    EXACT,
    HARM,
    ISPLANNED,
    ISREAL,
    NEWS,
    ONCE,
    PLACED,
    SERIES,
    STATED,
    STRIKE,
    VAGUE,
    Chosen,
    Roster,
)
from communique.record.shelves import InMemory, Shelf
from communique.record.telling import speaks_again
from communique.record.tolls import TYPE as TOLLS
from communique.record.tolls import is_harm_alone, tolls_together
from communique.record.tying import tie_exact

ATTACK = "attack"
COPIED = 0.7  # share of content words that a copied report keeps, an outlet's name or a cut end aside
REVISED = 0.6  # share of words that the sentence around a report keeps where a new version gives other numbers
FEW = 8  # groups without a day that are set beside each other before one of them is added to
PAST = 92  # days before its article that are no news
REACH = 400  # characters, about two sentences, after an attack in which "the attack" is taken to be it


def group_reports(
    profiles: Roster | Iterable[Profile],
    decisions: Decided = Decided(),  # noqa: B008 (frozen)
    *,
    ties: Shelf[Link] | None = None,
    blocks: Blocks = here,
) -> Groups:
    """Put reports of one event together, what people put together last. The result does not depend on the order of `profiles`. Why they were put
    together goes on the shelf `ties`; `blocks` runs what compares the reports of one day."""
    roster = profiles if isinstance(profiles, Roster) else Roster(profiles, InMemory()(bytes))
    groups = Groups(roster, decisions, InMemory()(Link) if ties is None else ties)
    _tie_copies(groups)
    # What a copy repeats goes where its original goes, and is no second reason for anything.
    held = roster.all(but=BACKGROUND).where(lambda n: not roster.flags[n] & COPY or groups.is_alone(n))
    tie_exact(groups, held, blocks)
    _place_rough(groups, held.of(STATED), held.of(0, but=VAGUE))
    _tie_back(groups, held)
    _tie_harm(groups, held)
    _place_undated(groups, held)
    _place_rough(groups, held.of(NEWS).where(lambda n: _is_undated(groups, n)), held)
    tie_referring(groups, held)
    tie_retold(groups, held)
    _tie_once(groups, held)
    _tie_series(groups, held)
    _tie_campaigns(groups, held)
    acts = held.of(ACT | ISPLANNED, but=DATED)
    for one, two, reason in (*tolls_together(held.of(ISREAL, but=EXACT | PLACED).where(_typed(roster, TOLLS))), *foreseen_together(acts)):
        groups.join(one, two, reason=reason)
    groups.decide()
    groups.forget()
    return groups


def _typed(roster: Roster, type_: str) -> Callable[[int], bool]:
    """Which reports, by number, are of this type."""
    wanted = roster.types.of(type_)
    return lambda n: roster.type[n] == wanted


def _is_undated(groups: Groups, number: int) -> bool:
    """True where the group of a report has no date."""
    return not any(groups.profiles.flags[n] & DATED for n in groups.beside(number))


def _tie_copies(groups: Groups) -> None:
    """Tie each report of a copy to the report of its original that has the same words, one to one and in order."""
    roster = groups.profiles
    copied, types = bytearray(len(roster.pages)), len(list(roster.types))
    for n in roster.all(COPY).numbers:
        copied[roster.story[n]] = 1
    for pile in roster.all().where(lambda n: copied[roster.story[n]]).piles(lambda n: roster.story[n] * types + roster.type[n]):
        block = list(pile)
        pairs = [
            (alike(p, o), share_of_words(p.told.text, o.told.text), p, o) for o in block if o.page == o.story for p in block if p.page != p.story
        ]
        for share, around, copy, original in sorted(pairs, key=lambda x: (-x[0], -x[1], abs(x[2].start - x[3].start), x[2].id, x[3].id)):
            taken = any(groups.profiles[m].page == copy.page for m in groups.members(original.id))
            if (share >= COPIED or around >= REVISED) and not taken and groups.members(copy.id) == [copy.id]:
                same = "the same words in" if share >= COPIED else "the sentence around it stands in"
                groups.join(copy.id, original.id, reason=f"{same} a copy of the article")


def _place_rough(groups: Groups, rough: Chosen, held: Chosen) -> None:
    """Put each roughly dated report into the one group that it fits; of several into the one whose day is told, or into one of them where all
    fit each other; else it stays by itself."""
    roster = groups.profiles
    asked = bytearray(len(roster))
    for n in held.numbers:
        asked[n] = 1
    for p in rough.by(lambda n: roster.last[n] - roster.first[n]):
        dates = sought(p)
        if dates is None:
            continue
        fits: dict[int, list[str]] = defaultdict(list)
        dated = set[int]()
        for o in roster.beside(p, dates, asked):
            if groups.head(o.id) != groups.head(p.id) and _fits_roughly(groups, p, dates, o):
                fits[groups.head(o.id)].append(o.id)
                if any(roster.flags[n] & EXACT for n in groups.beside(groups.head(o.id))):
                    dated.add(groups.head(o.id))
                if len(dated) > 1:
                    break
        if len(dated) < 2 and fits:
            found = [o for group in dated or fits for o in fits[group]]
            if len(dated or fits) == 1 or _one_another(groups, [fits[group][0] for group in fits]):
                groups.join(p.id, max(found, key=lambda o: (groups.match(p.id, o).score, o)))


def _fits_roughly(groups: Groups, p: Profile, dates: DateRange, other: Profile) -> bool:
    """True where `p`, which is placed by `dates`, may be of the event of `other`; what could be weighed has been."""
    if weighed(p, other) or _apart(dates, other) or _only_foreseen(groups, p.id, other.id) or not (_fresh(p, other) or same_count(p, other)):
        return False
    if p.kind.kind == "act" and p.story != other.story and not (p.sides and other.sides) and not about_the_same(p, other):
        return False  # one place in one week says too little where nobody is named
    return _fits(groups, p.id, other.id)


def _fresh(p: Profile, other: Profile) -> bool:
    """False for an attack without a day beside one of some days before its article: that it recalls that one takes more than their place."""
    printed, last = p.published.from_ if p.published else None, other.when.to if other.when else None
    if p.kind.kind != "strike" or p.when is not None or not (printed and last):
        return True
    return days_between(last, printed) <= FRESH


def _one_another(groups: Groups, reports: Sequence[str]) -> bool:
    """True where a few `reports`, none of whose groups has a day, all fit each other."""
    if len(reports) > FEW:
        return False
    told = [(groups.profiles[r], stated(groups.profiles[r]) or news(groups.profiles[r])) for r in reports]
    return all(dates is not None and _fits_roughly(groups, one, dates, two) for (one, dates), (two, _) in combinations(told, 2))


def _only_foreseen(groups: Groups, one: str, two: str) -> bool:
    """True for something told as done without its date beside what is only foreseen: it may be told as done, with its date, elsewhere."""
    for real, planned in ((one, two), (two, one)):
        done = groups.profiles[real].standing == REAL and all(groups.profiles[m].when is None for m in groups.members(real))
        if done and all(groups.profiles[m].standing == PLANNED for m in groups.members(planned)):
            return True
    return False


def _place_undated(groups: Groups, held: Chosen) -> None:
    """Put undated reports to the group of their article that they fit best; a bare mention goes to the group told of most."""
    roster = groups.profiles
    kinds = len(list(roster.families))

    def place_of(n: int) -> int:
        return roster.page[n] * kinds + roster.family[n]

    undated = {place_of(n) for n in held.of(0, but=DATED).numbers}
    for pile in held.where(lambda n: place_of(n) in undated).piles(place_of):
        family = list(pile)
        for p in sorted((p for p in family if p.when is None), key=lambda p: (p.start, p.id)):
            _join_nearest(groups, p, [o for o in family if o.id != p.id and (o.standing == p.standing or _awaits(p, o) or _same_step(p, o))])
        for p in (p for p in family if p.when is None):
            if all(groups.profiles[m].when is None for m in groups.members(p.id)):
                _join_nearest(groups, p, [o for o in family if o.when is not None and o.standing == p.standing])


def _tie_back(groups: Groups, held: Chosen) -> None:
    """Tie to the attack told last before it what says no more of it than who did it ("the army had fired the shells"), and what tells its day
    ("the Oct. 3 attack on the base") where only the place, the sides or the aim of it were told and fit."""
    roster = groups.profiles
    for article in held.of(STRIKE).piles(roster.page.__getitem__):
        flags = [roster.flags[n] for n in article.numbers]
        if len(flags) > 1 and (any(f & BARE for f in flags) or (any(f & EXACT for f in flags) and not all(f & DATED for f in flags))):
            told = list(article.by(roster.start.__getitem__))
            for at, p in enumerate(told):
                _tie_to_before(groups, p, told[:at])


def _tie_to_before(groups: Groups, p: Profile, told: Sequence[Profile]) -> None:
    """Tie the attack `p` to one of those `told` before it in its article, if it is only spoken of again."""
    for before in reversed(told if (p.vague and p.actor) or p.exact else ()):
        if p.start - before.end <= REACH and before.kind.family == p.kind.family:
            placed = p.exact and before.when is None and groups.match(p.id, before.id).score > 0
            words = speaks_again(p.told, before.told, described=p.exact) if p.vague or placed else ""
            if words and groups.join(p.id, before.id, reason=f"“{words}” is what was told before"):
                break


def _tie_harm(groups: Groups, held: Chosen) -> None:
    """Tie what was done to people, told in a sentence of its own ("at least 40 were hurt"), to the one attack told shortly before it; the dead
    and the hurt of one sentence to each other; a toll ("the death toll rose to 80") to the only attack of its article."""
    roster = groups.profiles
    asked = held.of(HARM)
    pages, attack = {roster.page[n] for n in asked.numbers}, roster.families.of(ATTACK)
    told = roster.all(ISREAL, but=BACKGROUND).where(lambda n: roster.page[n] in pages and roster.family[n] == attack)
    alone = {p.id for p in asked}
    for article in told.piles(roster.page.__getitem__):
        _tie_harm_of(groups, list(article.by(roster.start.__getitem__)), alone)


def _tie_harm_of(groups: Groups, article: Sequence[Profile], asked: Collection[str]) -> None:
    """The same for the attacks of one article, of which those `asked` tell what was done to people."""
    before, counted = list[Profile](), list[Profile]()
    for p in article:
        near = [o for o in before if p.start - o.end <= REACH and not _bare(groups, o)]
        alone = p.id in asked and groups.members(p.id) == [p.id] and all(o.told.sentence != p.told.sentence for o in near)
        if near and alone and len({groups.head(o.id) for o in near}) == 1:
            groups.join(p.id, near[-1].id, reason="what was done to people, told right after the attack")
        elif p.id in asked and (beside := _other_harm(p, before)):
            groups.join(p.id, beside.id, reason="the dead and the hurt of one sentence")
        elif alone and p.told.counts_up:
            counted.append(p)
            continue
        before.append(p)
    if len({groups.head(o.id) for o in before}) == 1:
        for p in counted:
            groups.join(p.id, before[0].id, reason="the toll of the only attack of which the article tells")


def _other_harm(p: Profile, told: Sequence[Profile]) -> Profile | None:
    """The last of the reports `told` before `p` in its sentence that counts only the dead where `p` counts only the hurt, or the other way round."""
    fields = {field for (field, _), _ in p.numbers}
    beside = (o for o in reversed(told) if p.told.sentence and o.told.sentence == p.told.sentence and is_harm_alone(o))
    return next((o for o in beside if fields.isdisjoint(field for (field, _), _ in o.numbers)), None)


def _bare(groups: Groups, p: Profile) -> bool:
    """True for what tells neither day nor place of an attack, nor its target by name, and is tied to nothing."""
    return groups.members(p.id) == [p.id] and not (p.exact or p.places or any(map(named_in, p.aims)))


def _awaits(p: Profile, real: Profile) -> bool:
    """True when `p` tells what was expected of the round `real`, which at the time was under way or is looked back at."""
    if p.kind.kind != "round" or p.standing != PLANNED or real.standing != REAL or not foreseen(p, real):
        return False
    return p.told.back or real.stage == "opened"


def _same_step(p: Profile, other: Profile) -> bool:
    """True for one step of an act, told as done and as settled: "have agreed to a truce", "agreed to cease fire on Friday"."""
    return p.kind.kind == "act" and bool(p.stage) and p.stage == other.stage and {p.standing, other.standing} == {REAL, PLANNED}


def _join_nearest(groups: Groups, p: Profile, others: Sequence[Profile]) -> None:
    """Join `p` to the one of `others` that it fits best: by evidence, then the event that the article tells most of, then the one before."""
    fits = [o for o in others if not _long_past(p, o) and _fits(groups, p.id, o.id)]
    if fits:
        scores = ((o, groups.match(p.id, o.id).score, len(groups.members(o.id))) for o in fits)
        near = ((_newest(p, o), score, size, o.start < p.start, -abs(o.start - p.start), o.id) for o, score, size in scores)
        groups.join(p.id, max(near)[-1])


def _long_past(p: Profile, other: Profile) -> bool:
    """True where `p` is told without a day, as news is, and its article dates `other`, which comes after it, to long before."""
    printed = p.published.from_ if p.published else None
    last = other.when.to if other.when else None
    if p.when is not None or p.start > other.start or p.standing != REAL or not (printed and last):
        return False
    return days_between(last, printed) > PAST


def _newest(p: Profile, other: Profile) -> str:
    """The last day of `other` where `p` tells what was expected: of the rounds that an article tells of, that is of the newest."""
    return other.when.to or "" if other.when and p.standing == PLANNED and other.standing == REAL else ""


def _tie_once(groups: Groups, held: Chosen) -> None:
    """Tie reports of events that happen once between the same parties, whatever their dates say, unless these contradict."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for p in held.of(ONCE):
        blocks[(p.type, *sorted(p.actor))].append(p.id)
    for block in blocks.values():
        for one, two in combinations(sorted(block), 2):
            groups.join(one, two)


def _tie_series(groups: Groups, held: Chosen) -> None:
    """Tie undated reports of a series of attacks by one side on one other that are told at about the same time."""
    for one, two, reason in series_together(held.of(SERIES, but=DATED)):
        members = [[groups.profiles[m] for m in groups.members(r)] for r in (one, two)]
        if all(is_series(p) for group in members for p in group) and all(told_near(a, b) for a in members[0] for b in members[1]):
            groups.join(one, two, reason=reason)


def _tie_campaigns(groups: Groups, held: Chosen) -> None:
    """Tie tellings of a series of attacks, printed at any time, that stand for the same attacks."""
    told = {(p.kind.family, side) for p in held.of(SERIES) for side in p.actor}
    strikes: dict[tuple[str, str], array[int]] = {key: array("I") for key in sorted(told)}
    for p in held.of(STRIKE | ISREAL) if told else ():
        for side in p.actor:
            if (p.kind.family, side) in told:
                strikes[p.kind.family, side].append(groups.profiles.at(p.id))
    for block in strikes.values():
        heads = sorted({min(groups.beside(n)) for n in block})
        series = [Seen.of(g) for g in _together(groups, heads) if all(map(is_series, g))]
        attacks = Attacks(Seen.of(g) for g in _together(groups, heads) if any(p.exact for p in g))
        for one, two, reason in campaigns_together(series, attacks):
            groups.join(one, two, reason=reason)


def _together(groups: Groups, heads: Iterable[int]) -> Iterator[list[Profile]]:
    return ([groups.profiles.number(n) for n in sorted(groups.beside(head))] for head in heads)


def _fits(groups: Groups, one: str, two: str) -> bool:
    return groups.match(one, two).enough(groups.profiles[one], groups.profiles[two]) and not groups.against(one, two)


def _apart(dates: DateRange, other: Profile) -> bool:
    return compare_dates(dates, other.when or news(other)).clash
