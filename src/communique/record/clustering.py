"""Reports → groups that tell of the same event, with the reasons for every tie.

Exactly dated reports are tied first; then roughly dated ones go to the one group that they fit; then undated ones to a group of their own
article; what is still without a date is looked for in the days before its article. Candidates share a block (family and day, family and
month, article), so cost grows with the events of a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from communique.model.record import Link
from communique.model.times import DateRange
from communique.record.averaging import unite_best
from communique.record.blocking import Sided, months_in, news, rough_length, stated
from communique.record.campaigns import Attacks, Seen, campaigns_together, is_series, series_together, told_near
from communique.record.comparing import compare_dates
from communique.record.crowding import Crowd, rivalled
from communique.record.deciding import Decided
from communique.record.foreseen import foreseen_together
from communique.record.grouping import Groups
from communique.record.matching import about_the_same, alike, foreseen, may_be_weighed, share_of_words, weighed
from communique.record.pairing import Blocks, compare_days, here, in_days
from communique.record.profiles import PLANNED, REAL, Profile
from communique.record.shelves import InMemory, Shelf
from communique.record.telling import speaks_again
from communique.record.tolls import is_harm_alone, tolls_together
from communique.record.weighing import crowd_odds, odds_needed, probability

COPIED = 0.7  # share of content words that a copied report keeps, an outlet's name or a cut end aside
REVISED = 0.6  # share of words that the sentence around a report keeps where a new version gives other numbers
FEW = 8  # groups without a day that are set beside each other before one of them is added to
REACH = 400  # characters, about two sentences, after an attack in which "the attack" is taken to be it


def group_reports(
    profiles: Iterable[Profile],
    decisions: Decided = Decided(),  # noqa: B008 (frozen)
    *,
    ties: Shelf[Link] | None = None,
    blocks: Blocks = here,
) -> Groups:
    """Put reports of one event together, what people put together last. The result does not depend on the order of `profiles`. Why they were put
    together goes on the shelf `ties`; `blocks` runs what compares the reports of one day."""
    groups = Groups(profiles, decisions, InMemory()(Link) if ties is None else ties)
    _tie_copies(groups)
    # What a copy repeats goes where its original goes, and is no second reason for anything.
    held = [p for p in groups.profiles.values() if not p.background and (p.page == p.story or groups.members(p.id) == [p.id])]
    _tie_exact(groups, held, blocks)
    _place_rough(groups, [(p, dates) for p in held if (dates := stated(p))], held)
    _tie_back(groups, held)
    _tie_harm(groups, held)
    _place_undated(groups, held)
    undated = [p for p in held if all(groups.profiles[m].when is None for m in groups.members(p.id))]
    _place_rough(groups, [(p, dates) for p in undated if (dates := news(p))], held)
    _tie_once(groups, held)
    _tie_series(groups, held)
    _tie_campaigns(groups, held)
    for one, two, reason in (*tolls_together(held), *foreseen_together(held)):
        groups.join(one, two, reason=reason)
    groups.decide()
    groups.forget()
    return groups


def _tie_copies(groups: Groups) -> None:
    """Tie each report of a copy to the report of its original that has the same words, one to one and in order."""
    copied = {p.story for p in groups.profiles.values() if p.page != p.story}
    blocks: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for p in (p for p in groups.profiles.values() if p.story in copied):
        blocks[p.story, p.type].append(p)
    for block in blocks.values():
        pairs = [
            (alike(p, o), share_of_words(p.told.text, o.told.text), p, o) for o in block if o.page == o.story for p in block if p.page != p.story
        ]
        for share, around, copy, original in sorted(pairs, key=lambda x: (-x[0], -x[1], abs(x[2].start - x[3].start), x[2].id, x[3].id)):
            taken = any(groups.profiles[m].page == copy.page for m in groups.members(original.id))
            if (share >= COPIED or around >= REVISED) and not taken and groups.members(copy.id) == [copy.id]:
                same = "the same words in" if share >= COPIED else "the sentence around it stands in"
                groups.join(copy.id, original.id, reason=f"{same} a copy of the article")


def _tie_exact(groups: Groups, held: Sequence[Profile], blocks: Blocks) -> None:
    """Join the dated reports with enough evidence, the best first, so that a weak tie never stands in the way of a strong one; then attacks by what
    is learned."""
    good, likely, told = list[tuple[float, str, str]](), list[tuple[float, str, str]](), set[str]()
    for found in blocks(compare_days, in_days(p for p in held if p.exact or may_be_weighed(p))):
        good += found.good
        likely += found.likely
        told.update(found.told)
    for _, one, two in sorted(good, key=lambda pair: (-pair[0], pair[1:])):
        groups.join(one, two)
    del good
    _join_likely(groups, likely, told)


def _join_likely(groups: Groups, pairs: Sequence[tuple[float, str, str]], told: Collection[str]) -> None:
    """Join groups of attacks while what is learned says, over all pairs of their reports, that they are likely enough one. `pairs` are those with
    nothing against them, with their points, `told` all that were set beside another: without what copies repeat."""
    crowd = Crowd(groups.profiles[r] for r in sorted(told))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for heads, p in sorted(_probable(groups, pairs, crowd)):
        sums[heads] += p
    held = {head: [m for m in groups.members(head) if m in told] for head in sorted({h for pair in sums for h in pair})}
    sizes = {head: len(members) for head, members in held.items()}
    pages = {head: frozenset(groups.profiles[m].page for m in members) for head, members in held.items()}
    means = {(one, two): total / (sizes[one] * sizes[two]) for (one, two), total in sums.items()}
    likely = {(one, two): p * sizes[one] * sizes[two] for (one, two), p in rivalled(means, pages).items()}

    def unite(one: str, two: str) -> bool:
        between = [(groups.match(a, b), a, b) for a in groups.members(one) for b in groups.members(two)]
        best = max(((m.score, a, b) for m, a, b in between if m.against is None), default=None)
        return best is not None and groups.join(best[1], best[2])

    unite_best(likely, sizes, probability(odds_needed()), unite)


def _probable(groups: Groups, pairs: Iterable[tuple[float, str, str]], crowd: Crowd) -> Iterator[tuple[tuple[str, str], float]]:
    """How likely the groups of each of `pairs` are one, by their first reports."""
    for points, one, two in pairs:
        heads = sorted({min(groups.members(r)) for r in (one, two)})
        if len(heads) == 2:
            stories = crowd.around(groups.profiles[one], groups.profiles[two])
            yield (heads[0], heads[1]), probability(points + crowd_odds(stories))


def _place_rough(groups: Groups, rough: Sequence[tuple[Profile, DateRange]], held: Sequence[Profile]) -> None:
    """Put each roughly dated report into the one group that it fits; of several into the one whose day is told, or into one of them where all
    fit each other; else it stays by itself."""
    blocks = Sided((p, months_in(p.when if p.exact else stated(p) or news(p))) for p in held)
    for p, dates in sorted(rough, key=lambda item: (rough_length(item[1]), item[0].id)):
        fits: dict[str, list[str]] = defaultdict(list)
        dated = set[str]()
        for o in blocks.beside(p, months_in(dates)):
            if o not in groups.members(p.id) and _fits_roughly(groups, p, dates, groups.profiles[o]):
                fits[groups.head(o)].append(o)
                if any(groups.profiles[m].exact for m in groups.members(o)):
                    dated.add(groups.head(o))
                if len(dated) > 1:
                    break
        if len(dated) < 2 and fits:
            found = [o for group in dated or fits for o in fits[group]]
            if len(dated or fits) == 1 or _one_another(groups, [fits[group][0] for group in fits]):
                groups.join(p.id, max(found, key=lambda o: (groups.match(p.id, o).score, o)))


def _fits_roughly(groups: Groups, p: Profile, dates: DateRange, other: Profile) -> bool:
    """True where `p`, which is placed by `dates`, may be of the event of `other`; what could be weighed has been."""
    if weighed(p, other) or _apart(dates, other) or _only_foreseen(groups, p.id, other.id):
        return False
    if p.kind.kind == "act" and p.story != other.story and not (p.sides and other.sides) and not about_the_same(p, other):
        return False  # one place in one week says too little where nobody is named
    return _fits(groups, p.id, other.id)


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


def _place_undated(groups: Groups, held: Sequence[Profile]) -> None:
    """Put undated reports to the group of their article that they fit best; a bare mention goes to the group told of most."""
    by_article: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for p in held:
        by_article[p.page, p.kind.family].append(p)
    for family in by_article.values():
        for p in sorted((p for p in family if p.when is None), key=lambda p: (p.start, p.id)):
            _join_nearest(groups, p, [o for o in family if o.id != p.id and (o.standing == p.standing or _awaits(p, o) or _same_step(p, o))])
        for p in (p for p in family if p.when is None):
            if all(groups.profiles[m].when is None for m in groups.members(p.id)):
                _join_nearest(groups, p, [o for o in family if o.when is not None and o.standing == p.standing])


def _tie_back(groups: Groups, held: Sequence[Profile]) -> None:
    """Tie to the attack told last before it what says no more of it than who did it ("the army had fired the shells"), and what tells its day
    ("the Oct. 3 attack on the base") where only the place, the sides or the aim of it were told and fit."""
    by_article: dict[str, list[Profile]] = defaultdict(list)
    for p in sorted((p for p in held if p.kind.kind == "strike"), key=lambda p: (p.start, p.id)):
        for before in reversed(by_article[p.page] if (p.vague and p.actor) or p.exact else ()):
            near = p.start - before.end <= REACH and before.kind.family == p.kind.family
            placed = p.exact and before.when is None and groups.match(p.id, before.id).score > 0
            words = speaks_again(p.told, before.told, described=p.exact) if near and (p.vague or placed) else ""
            if words and groups.join(p.id, before.id, reason=f"“{words}” is what was told before"):
                break
        by_article[p.page].append(p)


def _tie_harm(groups: Groups, held: Sequence[Profile]) -> None:
    """Tie what was done to people, told in a sentence of its own ("at least 40 were hurt"), to the one attack told shortly before it; the dead
    and the hurt of one sentence to each other; a toll ("the death toll rose to 80") to the only attack of its article."""
    by_article: dict[str, list[Profile]] = defaultdict(list)
    tolls: dict[str, list[Profile]] = defaultdict(list)
    told = (p for p in groups.profiles.values() if p.kind.family == "attack" and p.standing == REAL and not p.background)
    asked = {p.id for p in held if is_harm_alone(p)}
    for p in sorted(told, key=lambda p: (p.start, p.id)):
        near = [o for o in by_article[p.page] if p.start - o.end <= REACH and not _bare(groups, o)]
        alone = p.id in asked and groups.members(p.id) == [p.id] and all(o.told.sentence != p.told.sentence for o in near)
        if near and alone and len({groups.head(o.id) for o in near}) == 1:
            groups.join(p.id, near[-1].id, reason="what was done to people, told right after the attack")
        elif p.id in asked and (beside := _other_harm(p, by_article[p.page])):
            groups.join(p.id, beside.id, reason="the dead and the hurt of one sentence")
        elif alone and p.told.counts_up:
            tolls[p.page].append(p)
            continue
        by_article[p.page].append(p)
    for page, counted in tolls.items():
        if len({groups.head(o.id) for o in by_article[page]}) == 1:
            for p in counted:
                groups.join(p.id, by_article[page][0].id, reason="the toll of the only attack of which the article tells")


def _other_harm(p: Profile, told: Sequence[Profile]) -> Profile | None:
    """The last of the reports `told` before `p` in its sentence that counts only the dead where `p` counts only the hurt, or the other way round."""
    fields = {field for (field, _), _ in p.numbers}
    beside = (o for o in reversed(told) if p.told.sentence and o.told.sentence == p.told.sentence and is_harm_alone(o))
    return next((o for o in beside if fields.isdisjoint(field for (field, _), _ in o.numbers)), None)


def _bare(groups: Groups, p: Profile) -> bool:
    """True for what tells neither day nor place of an attack and is tied to nothing."""
    return groups.members(p.id) == [p.id] and not (p.exact or p.places)


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
    fits = [o for o in others if _fits(groups, p.id, o.id)]
    if fits:
        scores = ((o, groups.match(p.id, o.id).score, len(groups.members(o.id))) for o in fits)
        near = ((_newest(p, o), score, size, o.start < p.start, -abs(o.start - p.start), o.id) for o, score, size in scores)
        groups.join(p.id, max(near)[-1])


def _newest(p: Profile, other: Profile) -> str:
    """The last day of `other` where `p` tells what was expected: of the rounds that an article tells of, that is of the newest."""
    return other.when.to or "" if other.when and p.standing == PLANNED and other.standing == REAL else ""


def _tie_once(groups: Groups, held: Sequence[Profile]) -> None:
    """Tie reports of events that happen once between the same parties, whatever their dates say, unless these contradict."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for p in held:
        if p.kind.once and p.actor:
            blocks[(p.type, *sorted(p.actor))].append(p.id)
    for block in blocks.values():
        for one, two in combinations(sorted(block), 2):
            groups.join(one, two)


def _tie_series(groups: Groups, held: Sequence[Profile]) -> None:
    """Tie undated reports of a series of attacks by one side on one other that are told at about the same time."""
    for one, two, reason in series_together(held):
        members = [[groups.profiles[m] for m in groups.members(r)] for r in (one, two)]
        if all(is_series(p) for group in members for p in group) and all(told_near(a, b) for a in members[0] for b in members[1]):
            groups.join(one, two, reason=reason)


def _tie_campaigns(groups: Groups, held: Sequence[Profile]) -> None:
    """Tie tellings of a series of attacks, printed at any time, that stand for the same attacks."""
    strikes: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for p in held:
        if p.kind.kind == "strike" and p.standing == REAL:
            for side in p.actor:
                strikes[p.kind.family, side].append(p)
    for block in (strikes[key] for key in sorted(strikes) if any(map(is_series, strikes[key]))):
        heads = sorted({min(groups.members(p.id)) for p in block})
        together = [[groups.profiles[m] for m in sorted(groups.members(head))] for head in heads]
        series = [Seen.of(g) for g in together if all(map(is_series, g))]
        attacks = Attacks(Seen.of(g) for g in together if any(p.exact for p in g))
        for one, two, reason in campaigns_together(series, attacks):
            groups.join(one, two, reason=reason)


def _fits(groups: Groups, one: str, two: str) -> bool:
    return groups.match(one, two).enough(groups.profiles[one], groups.profiles[two]) and not groups.against(one, two)


def _apart(dates: DateRange, other: Profile) -> bool:
    return compare_dates(dates, other.when or news(other)).clash
