"""Do two reports tell of the same event? Features with the values compared, then an explicit rule for each kind of event."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import hypot

from communique.model.record import CitedValue
from communique.record.again import result_again
from communique.record.aims import aim_again, same_aim
from communique.record.comparing import (
    COMPATIBLE,
    CONFLICT,
    OUTGROWN,
    SAME,
    UNKNOWN,
    compare_dates,
    compare_numbers,
    gap_days,
    interval,
    length_days,
)
from communique.record.places import compare_places, exactness, is_venue, place
from communique.record.profiles import EXCHANGE, PLANNED, REAL, RESULTS, RISING, TRUCE, UNREAL, Profile, content_words
from communique.record.weighing import log_odds, odds_needed
from communique.record.wording import counted, names_of, pair, same_days

# Evidence that two reports need, beside dates that meet and no feature against: judged on hand-made cases and the dev pages.
NEEDED = {"round": 1.0, "strike": 2.5, "act": 1.0}
NEEDED_ROUGH = {"round": 1.0, "strike": 3.0, "act": 1.5}
WITHIN_ARTICLE = {"round": 0.0, "strike": 4.0, "act": 1.0}
ENDED = ("concluded", "collapsed", "suspended")
NEAR = 3  # days between two articles that both tell of talks as news, without their days
NAMED = 1.5  # a place of the one among the names in the words of the other
# What a number that both give is worth. One in which they differ takes off: sources count differently, but it speaks for two events.
POINTS = {SAME: 2.0, COMPATIBLE: 1.0, OUTGROWN: 0.0, UNKNOWN: 0.0, CONFLICT: -0.5}
NESTED = 4.0  # one clause of a sentence inside the other's words: "shells hit the market and killed nine"
ONLY_DAYS = 5.0  # what two attacks lose that have nothing but their days in common: the learned reports nearly all tell a place
WEIGHED = 31  # days: "in May" is the roughest date that says something, and of an attack that the other evidence may outweigh
MANY = 10  # people: below it two stories give the same number by chance
SHARE = 0.8  # of the shorter report that must lie inside the other
ABOUT = 0.6  # cosine of how often two articles name each side, from which they are about the same conflict
ALIKE = ((0.6, 1.5), (0.3, 1.0))  # share of common content words and what it is worth


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for two reports being of one event: `score`, `reasons` with the values compared, and `against`, which forbids it.

    `elsewhere`: their places are what is against it; a report that names both may still join them ("the base near Loja").
    `apart`: nothing but their days is against it, and what they tell of may last for days: reports of the days between may still join them.
    """

    score: float
    reasons: tuple[str, ...]
    against: str | None = None
    apart: bool = False
    elsewhere: bool = False

    def enough(self, one: Profile, two: Profile) -> bool:
        """True when nothing is against it and the evidence is what the kind of event needs."""
        return self.against is None and self.score >= needed(one, two)

    def brief(self) -> Match:
        """The same without the words for it, which take most of its room."""
        return Match(self.score, (), "against" if self.against else None, apart=self.apart, elsewhere=self.elsewhere)


def needed(one: Profile, two: Profile) -> float:
    """The evidence that two reports of one family need to be of one event."""
    if weighed(one, two):
        return odds_needed()
    table = WITHIN_ARTICLE if one.page == two.page else NEEDED if one.exact and two.exact else NEEDED_ROUGH
    return table[one.kind.kind]


def match(one: Profile, two: Profile) -> Match:
    """Compare two reports of one family.

    Against: both are told as something unreal or only one is; they are rounds of different number; they lie apart in time (sessions of
    one round may be a day apart); they name different places; they share too few parties, or have actor and target the other way round;
    in one article, they differ in a number of the same thing; the one is told as a part of the other. For: each feature on which they agree.
    """
    score, reasons, common = 0.0, list[str](), False
    learned = weighed(one, two)
    for feature in (_told, _standing, _rounds, _place, _parties, _numbers, _words, _context, _time):
        points, reason, against = feature(one, two)
        if against:
            apart = feature is _time and one.kind.kind == "round" and one.standing == two.standing
            return Match(0.0, (reason,), reason, apart=apart, elsewhere=feature is _place)
        score += points if not learned or feature is _words else 0.0
        common = common or (points > 0 and feature is not _time)
        if reason:
            reasons.append(reason)
    if not learned:
        return Match(score, tuple(reasons))
    told = log_odds(one, two) + _aims(one, two)[0] + (0.0 if one.places and two.places else _named_there(one, two)[0])
    return Match(score + told - (0.0 if common else ONLY_DAYS), tuple(reasons))


def weighed(one: Profile, two: Profile) -> bool:
    """True for attacks of two stories, both dated to within `WEIGHED` days: what speaks for these being one was learned
    (`communique.record.weighing`)."""
    return one.story != two.story and may_be_weighed(one) and may_be_weighed(two)


def may_be_weighed(p: Profile) -> bool:
    """True for an attack that is dated well enough."""
    return p.kind.kind == "strike" and p.when is not None and (p.exact or (length_days(p.when) or WEIGHED + 1) <= WEIGHED)


Found = tuple[float, str, bool]
NOTHING: Found = (0.0, "", False)


def _told(one: Profile, two: Profile) -> Found:
    if one.page != two.page:
        return NOTHING
    if one.within == two.id or two.within == one.id:
        return 0.0, "the one is told as a part of the other", True
    if one.kind.kind == "round":
        return NOTHING
    if again := result_again(one, two):
        return 1.0, f"“{again}” is what was told before", False
    shared = min(one.end, two.end) - max(one.start, two.start)
    if shared >= SHARE * min(one.end - one.start, two.end - two.start):
        return NESTED, "told in the same words", False
    if aimed := aim_again(one, two):
        return NESTED, f"“{aimed}” is what was told before", False
    harm = one.told.harm != two.told.harm or one.told.toll != two.told.toll
    if one.told.sentence and one.told.sentence == two.told.sentence and harm and one.told.cited & two.told.cited:
        return NESTED, "the attack and what it did, in one sentence", False
    return NOTHING


def _standing(one: Profile, two: Profile) -> Found:
    if UNREAL in (one.standing, two.standing):
        return 0.0, f"{one.type} is told as {one.standing}, {two.type} as {two.standing}", True
    if {one.standing, two.standing} == {REAL, PLANNED} and one.kind.kind == "round" and not (one.exact and two.exact):
        planned, real = (one, two) if one.standing == PLANNED else (two, one)
        return NOTHING if foreseen(planned, real) or _due(planned, real) else (0.0, "the one is still to come", True)
    return NOTHING


def foreseen(planned: Profile, real: Profile) -> bool:
    """True when talks that are expected may be the talks `real`: no date of their own, no word of a next round, and told either looking back
    ("had been expected to discuss the border") or while the round was not over."""
    if planned.when is not None or planned.told.later or planned.background:
        return False
    return planned.told.back or planned.page != real.page or real.stage not in ENDED


def _due(planned: Profile, real: Profile) -> bool:
    """True when the day for which talks were planned had come when another story told, without their day, of talks that were held."""
    if planned.story == real.story or not (planned.exact and planned.when and planned.when.to and real.when is None and real.published):
        return False
    return planned.when.to <= (real.published.from_ or "")


def _rounds(one: Profile, two: Profile) -> Found:
    if one.round is None or two.round is None:
        return NOTHING
    return (1.0, f"same round: {one.round}", False) if one.round == two.round else (0.0, f"round {one.round} and round {two.round}", True)


def _time(one: Profile, two: Profile) -> Found:
    if one.when is None or two.when is None:
        return NOTHING
    verdict = compare_dates(one.when, two.when)
    if not verdict.clash:
        known = (one.exact and two.exact) or (one.when == two.when and (length_days(one.when) or WEIGHED + 1) <= WEIGHED)
        return (0.5 if known else 0.0), same_days(one.when, two.when), False
    held = (one.kind.kind == "round" and one.standing == two.standing and one.exact and two.exact) or weighed(one, two)
    return 0.0, f"different dates: {verdict.reason}", not (held and gap_days(one.when, two.when) == 1)


def _place(one: Profile, two: Profile) -> Found:
    pairs = [(a, b) for a in one.places for b in two.places]
    verdicts = [compare_places(a, b) for a, b in pairs]
    if not verdicts:
        return _named_there(one, two)
    if one.spots & two.spots and not any(v.relation == SAME for v in verdicts):  # "Kiev" and "Kyiv"
        return 2.0, f"same place: {pair(one.places[0], two.places[0])}", False
    for relation, points in ((SAME, 2.0), (COMPATIBLE, 1.0)):
        found = [(min(exactness(a), exactness(b)), v.reason) for (a, b), v in zip(pairs, verdicts, strict=True) if v.relation == relation]
        if found:
            named, reason = max(found, key=lambda item: item[0])
            return (points if named == 2 else points / 2), f"{'same place' if relation == SAME else 'places that fit'}: {reason}", False
    agreed_elsewhere = one.kind.family == TRUCE and one.type != two.type
    different = (all(v.clash for v in verdicts) and not agreed_elsewhere) or (_named(one) and _named(two) and _told_apart(one, two))
    return 0.0, f"different places: {verdicts[0].reason}" if different else "", different


def _named_there(one: Profile, two: Profile) -> Found:
    """A place of the one that the other names without saying that it is its place; in another article, where it is no mere background. Of an attack
    the whole sentence is asked: "at least 67 were killed after a bomb tore through a hospital in Loja"."""
    if one.page == two.page:
        return NOTHING
    for placed, other in ((one, two), (two, one)):
        said = () if other.places else other.told.around if other.kind.kind == "strike" else other.told.names
        name = next((p for p in placed.places if place(p).name and place(p).name <= frozenset(said)), None)
        if name is not None:
            return NAMED, f"{name} is named in both", False
    return NOTHING


def _told_apart(one: Profile, two: Profile) -> bool:
    """True where unlike names of places mean two events: not of attacks at two places in a town; nor of a truce of which the one tells where it was
    agreed and the other where it holds; nor of others where the one is a house, which may stand in the town that the other names."""
    if one.kind.kind == "strike":
        return not (weighed(one, two) and _one_town(one, two))
    if one.kind.family == TRUCE and one.type != two.type:
        return False
    return not any(map(is_venue, (*one.places, *two.places)))


def _one_town(one: Profile, two: Profile) -> bool:
    """True for places that share a name: "the market, Loja", "the station, Loja"."""
    return any(place(a).name & place(b).name for a in one.places for b in two.places)


def _named(one: Profile) -> bool:
    return all(exactness(p) == 2 for p in one.places)


def _parties(one: Profile, two: Profile) -> Found:
    if one.kind.kind == "round":
        return _delegations(one, two)
    points, reasons = 0.0, []
    for name, first, second in (("actor", one.actor, two.actor), ("target", one.target, two.target)):
        if first and second:
            if not first & second and (first & (two.target or two.actor) or name == "actor" or one.kind.kind == "act"):
                return 0.0, f"different {name}: {names_of(first)} and {names_of(second)}", True
            if first & second:
                points += 1.0
                reasons.append(f"same {name}: {names_of(first & second)}")
    worth, aim = _aims(one, two)
    if worth:
        points += worth
        reasons.append(aim)
    if not (one.actor or two.actor) and one.sides and two.sides:
        shared = one.sides & two.sides
        if not shared:
            # who only took part is told in many ways, and who signs for a side may be told by himself
            different = not (weighed(one, two) or _from_both_ends(one, two) or result_again(one, two))
            return 0.0, f"different parties: {names_of(one.sides)} and {names_of(two.sides)}" if different else "", different
        points += 1.0 if len(shared) > 1 or _with_unnamed(one, two) else 0.5
        reasons.append(f"parties in both: {names_of(shared)}")
    return points, "; ".join(reasons), False


def _from_both_ends(one: Profile, two: Profile) -> bool:
    """True for an exchange of which each story names one side, where both stories are about the two: "A freed 20", "20 soldiers of B came home"."""
    if one.kind.family != EXCHANGE or len(one.sides) > 1 or len(two.sides) > 1:
        return False
    return one.sides | two.sides <= about_the_same(one, two)


def _with_unnamed(one: Profile, two: Profile) -> bool:
    """True for a truce or an exchange of which the one report names only sides of the other, in articles of the same days: "the government and the
    rebels", "Manila and the Front"."""
    return one.kind.family in (TRUCE, EXCHANGE) and (one.sides <= two.sides or two.sides <= one.sides) and printed_near(one, two)


def _aims(one: Profile, two: Profile) -> tuple[float, str]:
    """What the targets in words are worth. A town may be a body to the one article's reader and a place to the other's; two bodies are compared as
    sides."""
    pairs = [*product(one.aims, (*two.aims, *two.bodies)), *product(one.bodies, two.aims)]
    worth, aim = max(((same_aim(a, b), f"same target: {pair(a, b)}") for a, b in pairs), default=(0.0, ""))
    return (worth, aim) if worth else (0.0, "")


def _delegations(one: Profile, two: Profile) -> Found:
    """Rounds share two sides, or the one names only sides of the other; who mediates or hosts tells no two rounds apart, nor do two names of
    an organisation that meets the same side. A meeting of named persons is not the round around it."""
    meeting = next((p for p in (one, two) if p.type == "meeting"), one)
    if one.type != two.type and (meeting.people or meeting.type != "meeting") and (one.people ^ two.people) and not (one.people & two.people):
        return 0.0, f"{one.type} and {two.type} of other persons", True
    shared = one.sides & two.sides
    if len(shared) > 1 or (shared and (one.sides <= two.sides or two.sides <= one.sides)):
        return 1.0, f"parties in both: {names_of(shared)}", False
    if not one.parties or not two.parties or one.parties <= two.sides or two.parties <= one.sides:
        return NOTHING
    if shared and not all(any(map(_country, p.parties - shared)) for p in (one, two)):
        return 0.25, f"parties in both: {names_of(shared)}, with {names_of((one.parties | two.parties) - shared)}", False
    return 0.0, f"different parties: {names_of(one.parties)} and {names_of(two.parties)}", True


def _country(side: str) -> bool:
    return len(side) == 3 and side.isupper()


def _numbers(one: Profile, two: Profile) -> Found:
    points, reasons = 0.0, []
    for key, first in one.numbers:
        for other, second in two.numbers:
            if key[0] != other[0]:
                continue
            verdict = compare_numbers(first.value, second.value, qualifiers=(first.qualifier, second.qualifier))
            if key != other and not (verdict.relation == SAME and _of_alike(key[1], other[1], first, one.kind.family)):
                continue
            if verdict.clash and one.page == two.page and not (one.told.counts_up or two.told.counts_up):
                return 0.0, f"{counted(*key)}: {verdict.reason}", True
            rising = verdict.clash and key[0] in RISING and _rises(one, first, two, second)
            points += 0.0 if rising or first.value == second.value == 0 else POINTS[verdict.relation]
            reasons.append(f"{counted(*key)}: {verdict.reason}")
    return points, "; ".join(reasons), False


def _of_alike(one: str, two: str, number: CitedValue, family: str) -> bool:
    """True for a number of things of one noun ("prisoners", "government prisoners"), and in exchanges for one of `MANY` whatever they are called
    ("20 soldiers", "20 captives")."""
    many = isinstance(number.value, (int, float)) and number.value >= MANY
    return bool(one and two) and (one.split()[-1] == two.split()[-1] or (many and family == EXCHANGE))


def _rises(one: Profile, first: CitedValue, two: Profile, second: CitedValue) -> bool:
    """True when the article of the later day counts more: the dead of an attack are found one after the other."""
    days = [p.published.to if p.published else None for p in (one, two)]
    sizes = [interval(v.value, v.qualifier) for v in (first, second)]
    if not (days[0] and days[1] and sizes[0] and sizes[1]):
        return False
    return (days[0] < days[1]) if sizes[0] < sizes[1] else (days[1] < days[0])


def _words(one: Profile, two: Profile) -> Found:
    """The same words; not for rounds, since every round of talks is told in the words of the last."""
    if one.kind.kind == "round" or one.page == two.page:
        return NOTHING
    share = alike(one, two)
    points = next((worth for least, worth in ALIKE if share >= least), 0.0)
    return points, f"{share:.0%} of their words are the same" if points else "", False


def _context(one: Profile, two: Profile) -> Found:
    """Articles about the same sides: what talks on the same days, and what talks bring about of the same day, need where a report names no place or
    parties; told without their days they need it, too, where the articles are a few days apart."""
    days, talks = one.exact and two.exact, one.kind.kind == "round"
    late = not days and (talks or one.kind.family in RESULTS) and printed_near(one, two)
    held = late or (days and (talks or one.kind.family in RESULTS))
    shared = about_the_same(one, two) if held else frozenset()
    return (0.5, f"both articles are about {names_of(shared)}", False) if shared else NOTHING


def printed_near(one: Profile, two: Profile) -> bool:
    """True for two articles whose days are known and at most `NEAR` days apart."""
    gap = gap_days(one.published, two.published) if one.published and two.published else None
    return gap is not None and gap <= NEAR


def about_the_same(one: Profile, two: Profile) -> frozenset[str]:
    """The sides, two at least, that two stories are both about; none where they are one story or about other sides."""
    first, second = dict(one.context), dict(two.context)
    shared = frozenset(first.keys() & second.keys())
    if one.story == two.story or len(shared) < 2:
        return frozenset()
    near = sum(first[s] * second[s] for s in shared) / (hypot(*first.values()) * hypot(*second.values()))
    return shared if near >= ABOUT else frozenset()


def common_ground(one: Profile, two: Profile) -> bool:
    """True where two reports have more than days in common: a place, a party or an aim; or their stories are about the same sides, one at least where
    both count `MANY` of the same."""
    if any(feature(one, two)[0] > 0 for feature in (_place, _parties)) or about_the_same(one, two):
        return True
    counts = [{(key, v.value) for key, v in p.numbers if isinstance(v.value, (int, float)) and v.value >= MANY} for p in (one, two)]
    return bool(counts[0] & counts[1] and dict(one.context).keys() & dict(two.context).keys())


def same_count(one: Profile, two: Profile) -> bool:
    """True where a number of both is the same or fits, and none cannot both be right."""
    counted = [
        compare_numbers(a.value, b.value, qualifiers=(a.qualifier, b.qualifier)) for key, a in one.numbers for other, b in two.numbers if key == other
    ]
    return any(v.fits for v in counted) and not any(v.clash for v in counted)


def alike(one: Profile, two: Profile) -> float:
    """Share of the content words of two reports that both hold (Jaccard)."""
    return _jaccard(one.words, two.words)


def share_of_words(one: str, two: str) -> float:
    """The same for two texts."""
    return _jaccard(content_words(one), content_words(two))


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    both = one | two
    return len(one & two) / len(both) if both else 0.0
