"""The words with which a report speaks again of what its article has told: "the blast", "the bomber", "the deal"."""

from __future__ import annotations

import re
from functools import cache

from communique.record.profiles import REAL, RESULTS, Profile
from communique.record.telling import said_again
from communique.tables import load_list

ROOM = "communique.record"
COUNTED = re.compile(r"\b(?:months?|years?|decades?) (?:after|since|before)\W*$")
AFTER = re.compile(r"\b(?:after|before|since|following) (?:the|this|that) [\w.-]+")  # what a time is counted from: "since the attack"


def attack_again(p: Profile) -> str:
    """The words within `p` that speak of a known attack or of who carried it out; '' for none."""
    nouns = (*load_list(ROOM, "attack_words.txt"), *load_list(ROOM, "attacker_words.txt"))
    return said_again(AFTER.sub("", _own_words(p)), nouns, described=True)


def result_again(one: Profile, two: Profile) -> str:
    """The words with which one of two reports of an article speaks, without a day of its own, of the agreement, truce or exchange that the other told
    before it ("the deal was signed by the general"); '' for none."""
    before, after = sorted((one, two), key=lambda p: p.start)
    known = one.page == two.page and one.kind.family in RESULTS and one.standing == two.standing == REAL
    if not known or after.when is not None or before.end > after.start:
        return ""
    return said_again(_own_words(after), load_list(ROOM, "result_words.txt"), described=False)


def of_another(p: Profile) -> bool:
    """True where the sentence of `p` has words for another attack, an earlier time or a whole war."""
    return bool(_elsewhere().search(p.told.text))


def counted_from(p: Profile) -> bool:
    """True for what a time is counted from ("three months after the two exchanged prisoners"), which is no news itself."""
    return bool(p.told.sentence and COUNTED.search(p.told.text[: p.start - p.told.sentence.start]))


def _own_words(p: Profile) -> str:
    """The words of `p`, in lower case; '' where its sentence is not known."""
    start = p.told.sentence.start if p.told.sentence else p.start
    return p.told.text[p.start - start : p.end - start]


@cache
def _elsewhere() -> re.Pattern[str]:
    words = (*load_list(ROOM, "elsewhere_words.txt"), *load_list(ROOM, "war_words.txt"))
    return re.compile(r"\b(?:" + "|".join(words) + r")\b")
