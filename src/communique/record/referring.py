"""What speaks again of the one attack that an article tells of: "the blast also wrecked a school", "the bomber struck the men's hall"; and the dead
whom a sentence counts beside an attack."""

from __future__ import annotations

from collections.abc import Sequence

from communique.record.again import attack_again, of_another
from communique.record.campaigns import is_series
from communique.record.grouping import Groups
from communique.record.profiles import Profile
from communique.record.roster import BACKGROUND, EXACT, ISREAL, PLACED, Chosen
from communique.record.tolls import is_harm_alone

FAMILY = "attack"


def tie_referring(groups: Groups, held: Chosen) -> None:
    """Tie to the only attack that its article has told of before it what speaks of it again and says no other place or day; and the dead (or hurt) to
    the attack of the same sentence, which counts the hurt (or dead) only."""
    roster = groups.profiles
    attack = roster.families.of(FAMILY)
    for pile in held.of(ISREAL, but=BACKGROUND).where(lambda n: roster.family[n] == attack).piles(roster.page.__getitem__):
        whole = all(roster.flags[n] & EXACT and roster.flags[n] & PLACED for n in pile.numbers)
        if not whole and len({groups.head_of(n) for n in pile.numbers}) > 1:
            told = list(pile.by(roster.start.__getitem__))
            for at, p in enumerate(told):
                _tie_in_sentence(groups, p, told)
                _tie_again(groups, p, told[:at])


def _tie_in_sentence(groups: Groups, p: Profile, told: Sequence[Profile]) -> None:
    if not is_harm_alone(p) or groups.members(p.id) != [p.id]:
        return
    beside = [o for o in told if o.id != p.id and o.told.sentence and o.told.sentence == p.told.sentence and not is_harm_alone(o)]
    counted = [_counts(o) for o in beside]
    if len({groups.head(o.id) for o in beside}) == 1 and any(counted) and all(_counts(p).isdisjoint(found) for found in counted):
        groups.join(p.id, beside[0].id, reason="the attack and what it did, in one sentence")


def _counts(p: Profile) -> frozenset[str]:
    return frozenset(field for (field, _), _ in p.numbers)


def _tie_again(groups: Groups, p: Profile, before: Sequence[Profile]) -> None:
    words = attack_again(p)
    others = {groups.head(o.id): o for o in reversed(before)} if words else {}
    others.pop(groups.head(p.id), None)
    if len(others) != 1 or of_another(p) or is_series(p) or not any(map(_told_of, others.values())):
        return
    (attack,) = others.values()
    if _adds(groups, p, attack):
        groups.join(p.id, attack.id, reason=f"“{words}” is the only attack of which the article has told")


def _told_of(p: Profile) -> bool:
    """True for a report that says which attack it is."""
    return p.exact or bool(p.places or p.aims or p.bodies or p.told.weapons)


def _adds(groups: Groups, p: Profile, attack: Profile) -> bool:
    """True unless both are told with their place, or both with their day."""
    both = [[m for m in map(groups.profiles.__getitem__, groups.members(name)) if m.page == p.page] for name in (p.id, attack.id)]
    return not all(any(m.exact for m in group) for group in both) and not all(any(m.places for m in group) for group in both)
