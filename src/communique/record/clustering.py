"""Reports → groups that tell of the same event, with the reasons for every tie.

Exactly dated reports are tied first; then roughly dated ones go to the one group that they fit; then undated ones to a group of their own
article; what is still without a date is looked for in the days before its article. Candidates share a block (family and day, family and
month, article), so cost grows with the events of a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from sys import intern

from communique.model.times import DateRange
from communique.record.averaging import unite_best
from communique.record.blocking import Sided, candidates, months_in, news, rough_length, stated
from communique.record.campaigns import Attacks, Seen, campaigns_together, is_series, series_together, told_near
from communique.record.comparing import compare_dates, gap_days, length_days
from communique.record.crowding import Crowd, rivalled
from communique.record.deciding import Decided
from communique.record.matching import Match, about_the_same, alike, foreseen, match, may_be_weighed, share_of_words, weighed
from communique.record.places import place
from communique.record.profiles import PLANNED, REAL, ROUND, Profile, placed_by
from communique.record.telling import speaks_again
from communique.record.tolls import is_harm_alone, tolls_together
from communique.record.weighing import crowd_odds, odds_needed, probability

MATCHES = 30_000  # pairs of reports whose match stays in memory, about 0.7 KB each: a pair is asked for again soon or hardly ever
COPIED = 0.7  # share of content words that a copied report keeps, an outlet's name or a cut end aside
REVISED = 0.6  # share of words that the sentence around a report keeps where a new version gives other numbers
FEW = 8  # groups without a day that are set beside each other before one of them is added to
REACH = 400  # characters, about two sentences, after an attack in which "the attack" is taken to be it


class Groups:
    """Groups of reports under construction: `join` unites two unless a member of the one is against a member of the other."""

    def __init__(self, profiles: Iterable[Profile], decisions: Decided = Decided()) -> None:  # noqa: B008 (frozen)
        self._decisions = decisions
        self.profiles = {p.id: p for p in sorted(profiles, key=lambda p: p.id)}
        self._group = {p: [p] for p in self.profiles}
        self.reasons: dict[tuple[str, str], tuple[str, ...]] = {}
        self._known: dict[tuple[str, str], Match] = {}

    def match(self, one: str, two: str) -> Match:
        """How well two reports fit, by id; computed once while there is room for it."""
        key = (one, two) if one < two else (two, one)
        if key not in self._known:
            if len(self._known) >= MATCHES:
                self.forget()
            self._known[key] = match(self.profiles[key[0]], self.profiles[key[1]])
        return self._known[key]

    def forget(self) -> None:
        """Drop what is known of pairs; it is computed anew when it is asked for."""
        self._known.clear()

    def members(self, report: str) -> list[str]:
        """The group that holds `report`."""
        return self._group[report]

    def against(self, one: str, two: str) -> str | None:
        """Why the groups of two reports cannot be one; None when they can. Days of one round that lie apart are no reason where the days
        between are told of as well."""
        said = self._kept_apart(one, two)
        if said:
            return said
        pairs = ((a, b, self.match(a, b)) for a in self._group[one] for b in self._group[two])
        known = (*self._group[one], *self._group[two])
        told = self._told_as_two(one, two)
        if told:
            return told
        reasons = [m for a, b, m in pairs if m.against and not (m.elsewhere and self._one_place(a, b, known))]
        if reasons and all(m.apart for m in reasons) and self._meet(one, two):
            return None
        return reasons[0].against if reasons else None

    def _kept_apart(self, one: str, two: str) -> str | None:
        apart = self._decisions.apart
        pairs = ((min(a, b), max(a, b)) for a in self._group[one] for b in self._group[two]) if apart else ()
        return next((apart[pair] for pair in pairs if pair in apart), None)

    def decide(self) -> None:
        """Put together what a person put together, whatever speaks against it, unless a person keeps others of the two groups apart."""
        for (one, two), said in self._decisions.same.items():
            if self._group[one] is not self._group[two] and not self._kept_apart(one, two):
                self._unite(one, two, (said,))

    def _told_as_two(self, one: str, two: str) -> str | None:
        """Why two groups are not one where an article tells an attack of each with its day and place, and nothing says that these are one."""
        pages = {self.profiles[a].page: a for a in self._group[one] if _told_whole(self.profiles[a])}
        for b in self._group[two]:
            a = pages.get(self.profiles[b].page)
            if a and _told_whole(self.profiles[b]) and not self.match(a, b).enough(self.profiles[a], self.profiles[b]):
                return "told as two in one article"
        return None

    def _one_place(self, one: str, two: str, known: Iterable[str]) -> bool:
        """True when another of the reports `known` names the places of two in one phrase: "the air base near Loja" of "the air base", "Loja"."""
        names = [frozenset[str]().union(*(place(p).name for p in self.profiles[r].places)) for r in (one, two)]
        return all(names) and any(names[0] | names[1] <= place(p).name for r in known if r not in (one, two) for p in self.profiles[r].places)

    def _meet(self, one: str, two: str) -> bool:
        """True when the days of two groups, each from its first to its last, meet or follow each other."""
        spans = [placed_by(tuple(p.when for m in self._group[r] if (p := self.profiles[m]).exact and p.when), several_days=True) for r in (one, two)]
        if spans[0] is None or spans[1] is None:
            return False
        gap, both = gap_days(spans[0], spans[1]), placed_by((spans[0], spans[1]), several_days=True)
        length = length_days(both) if both else None
        return gap is not None and gap <= 1 and length is not None and length <= ROUND

    def join(self, one: str, two: str, *, reason: str | None = None) -> bool:
        """Unite the groups of two reports and keep the reasons of this tie. False when they are one already or something is against it."""
        first, second = self._group[one], self._group[two]
        if first is second or self.against(one, two):
            return False
        reasons = (reason,) if reason else self.match(one, two).reasons
        self._unite(one, two, reasons or ("told in the same article, nothing against it",))
        return True

    def _unite(self, one: str, two: str, reasons: tuple[str, ...]) -> None:
        first, second = self._group[one], self._group[two]
        first.extend(second)
        for member in second:
            self._group[member] = first
        self.reasons[(one, two) if one < two else (two, one)] = tuple(map(intern, reasons))

    def all(self) -> list[list[str]]:
        """The groups, each sorted, in the order of their first id."""
        return sorted({id(g): sorted(g) for g in self._group.values()}.values())


def _told_whole(p: Profile) -> bool:
    return p.kind.kind == "strike" and p.when is not None and bool(p.places)


def group_reports(profiles: Sequence[Profile], decisions: Decided = Decided()) -> Groups:  # noqa: B008 (frozen)
    """Put reports of one event together, what people put together last. The result does not depend on the order of `profiles`."""
    groups = Groups(profiles, decisions)
    _tie_copies(groups)
    # What a copy repeats goes where its original goes, and is no second reason for anything.
    held = [p for p in groups.profiles.values() if not p.background and (p.page == p.story or groups.members(p.id) == [p.id])]
    _tie_exact(groups, held)
    _place_rough(groups, [(p, dates) for p in held if (dates := stated(p))], held)
    _tie_back(groups, held)
    _tie_harm(groups, held)
    _place_undated(groups, held)
    undated = [p for p in held if all(groups.profiles[m].when is None for m in groups.members(p.id))]
    _place_rough(groups, [(p, dates) for p in undated if (dates := news(p))], held)
    _tie_once(groups, held)
    _tie_series(groups, held)
    _tie_campaigns(groups, held)
    for one, two, reason in tolls_together(held):
        groups.join(one, two, reason=reason)
    groups.decide()
    groups.forget()
    return groups


def _tie_copies(groups: Groups) -> None:
    """Tie each report of a copy to the report of its original that has the same words, one to one and in order."""
    blocks: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for p in groups.profiles.values():
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


def _tie_exact(groups: Groups, held: Sequence[Profile]) -> None:
    profiles = groups.profiles
    _join_best(groups, ((a, b) for a, b in candidates(p for p in held if p.exact) if not weighed(profiles[a], profiles[b])))
    strikes = [p for p in held if may_be_weighed(p)]
    _join_likely(groups, lambda: ((a, b) for a, b in candidates(strikes) if weighed(profiles[a], profiles[b])))


def _join_likely(groups: Groups, pairs: Callable[[], Iterable[tuple[str, str]]]) -> None:
    """Join groups of attacks while what is learned says, over all pairs of their reports, that they are likely enough one. `pairs` gives the pairs
    that may be, each time that it is asked."""
    told = {r for pair in pairs() for r in pair}  # without what copies repeat
    crowd = Crowd(groups.profiles[r] for r in sorted(told))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for heads, p in sorted(_probable(groups, pairs(), crowd)):
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


def _probable(groups: Groups, pairs: Iterable[tuple[str, str]], crowd: Crowd) -> Iterator[tuple[tuple[str, str], float]]:
    """How likely the groups of each of `pairs` with nothing against them are one, by their first reports."""
    for one, two in pairs:
        found = groups.match(one, two)
        if found.against is None:
            heads = sorted({min(groups.members(r)) for r in (one, two)})
            if len(heads) == 2:
                stories = crowd.around(groups.profiles[one], groups.profiles[two])
                yield (heads[0], heads[1]), probability(found.score + crowd_odds(stories))


def _place_rough(groups: Groups, rough: Sequence[tuple[Profile, DateRange]], held: Sequence[Profile]) -> None:
    """Put each roughly dated report into the one group that it fits; of several into the one whose day is told, or into one of them where all
    fit each other; else it stays by itself."""
    blocks = Sided((p, months_in(p.when if p.exact else stated(p) or news(p))) for p in held)
    for p, dates in sorted(rough, key=lambda item: (rough_length(item[1]), item[0].id)):
        fits: dict[int, list[str]] = defaultdict(list)
        dated = set[int]()
        for o in blocks.beside(p, months_in(dates)):
            if o not in groups.members(p.id) and _fits_roughly(groups, p, dates, groups.profiles[o]):
                fits[id(groups.members(o))].append(o)
                if any(groups.profiles[m].exact for m in groups.members(o)):
                    dated.add(id(groups.members(o)))
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
    """Tie what was done to people, told in a sentence of its own ("at least 40 were hurt"), to the one attack told shortly before it."""
    by_article: dict[str, list[Profile]] = defaultdict(list)
    told = (p for p in groups.profiles.values() if p.kind.family == "attack" and p.standing == REAL and not p.background)
    asked = {p.id for p in held if is_harm_alone(p)}
    for p in sorted(told, key=lambda p: (p.start, p.id)):
        near = [o for o in by_article[p.page] if p.start - o.end <= REACH]
        alone = p.id in asked and groups.members(p.id) == [p.id] and all(o.told.sentence != p.told.sentence for o in near)
        if near and alone and len({id(groups.members(o.id)) for o in near}) == 1:
            groups.join(p.id, near[-1].id, reason="what was done to people, told right after the attack")
        if groups.members(p.id) != [p.id] or p.exact or p.places:
            by_article[p.page].append(p)


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


def _join_best(groups: Groups, pairs: Iterable[tuple[str, str]]) -> None:
    """Join the pairs with enough evidence, the best first, so that a weak tie never stands in the way of a strong one."""
    scored = ((groups.match(*pair), pair) for pair in pairs)
    good = [(m.score, pair) for m, pair in scored if m.enough(groups.profiles[pair[0]], groups.profiles[pair[1]])]
    for _, (one, two) in sorted(good, key=lambda item: (-item[0], item[1])):
        groups.join(one, two)


def _fits(groups: Groups, one: str, two: str) -> bool:
    return groups.match(one, two).enough(groups.profiles[one], groups.profiles[two]) and not groups.against(one, two)


def _apart(dates: DateRange, other: Profile) -> bool:
    return compare_dates(dates, other.when or news(other)).clash
