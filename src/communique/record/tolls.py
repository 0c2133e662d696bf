"""Dead and hurt told by themselves: of the attack told before ("at least 40 were hurt"), or of a whole war ("the war has killed some 250,000")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from communique.record.again import of_another
from communique.record.comparing import interval
from communique.record.matching import about_the_same
from communique.record.profiles import REAL, Profile
from communique.record.wording import names_of
from communique.tables import load_list

TYPE = "casualties"
LEAST = 1000  # dead: what one attack seldom kills, and what UCDP takes for a war in a year (codebook of the UCDP/PRIO Armed Conflict Dataset)
BACK = 20  # so that the work grows with the articles
NEAR = 92  # days between the articles: a toll of a war still under way grows


def tolls_together(profiles: Iterable[Profile]) -> Iterator[tuple[str, str, str]]:
    """Pairs of ids of reports that count the dead of one war, with the reason: both tell such a number, in articles about the same sides, printed
    within months of each other. Each is set beside the `BACK` printed before it."""
    told = sorted(filter(_is_toll, profiles), key=lambda p: (p.published.to or "" if p.published else "", p.id))
    for at, two in enumerate(told):
        for one in told[max(0, at - BACK) : at]:
            sides = about_the_same(one, two)
            if sides and _near(one, two):
                yield one.id, two.id, f"both count the dead of a war; both articles are about {names_of(sides)}"


def is_harm_alone(p: Profile) -> bool:
    """True for what was done to people, of fewer than `LEAST`, told without day, place, doer or aim, and not as that of something else."""
    bare = p.told.harm and p.when is None and not (p.places or p.actor or p.target or p.aims or p.bodies)
    counts = [interval(v.value, v.qualifier) for _, v in p.numbers]
    few = bool(counts) and all(ends and ends[0] < LEAST for ends in counts)
    return bare and few and not of_another(p)


def _is_toll(p: Profile) -> bool:
    dead = [interval(v.value, v.qualifier) for (field, tag), v in p.numbers if field == "fatalities" and not tag]
    whole = any(ends and ends[0] >= LEAST for ends in dead)
    return p.type == TYPE and p.standing == REAL and whole and not (p.exact or p.places) and bool(_words().search(p.told.text))


def _near(one: Profile, two: Profile) -> bool:
    days = [date.fromisoformat(p.published.to) for p in (one, two) if p.published and p.published.to]
    return len(days) == 2 and abs((days[0] - days[1]).days) <= NEAR


@cache
def _words() -> re.Pattern[str]:
    nouns = "|".join(load_list("communique.record", "war_words.txt"))
    return re.compile(rf"\bsince (?:19|20)\d\d\b|\b(?:the|this|a|years?|months?|decades?)(?: of)?(?: \w+)? (?:{nouns})\b")
