"""Targets that are no actors, in words: "the market", "Loja train station", "a bus in the old town". Do two reports aim at the same?"""

from __future__ import annotations

import re

from communique.record.again import of_another
from communique.record.comparing import WORD
from communique.record.places import named_in, place
from communique.record.profiles import REAL, Profile

AT_NAME = 2.0
ALIKE = 1.0  # the same target in words: "the central market"
INSIDE = re.compile(r"\b(?:in|of|at|near|on|outside|,)\b|,")
KNOWN = re.compile(r"(?:the|this|that|these|those)\b", re.IGNORECASE)


def same_aim(one: str, two: str) -> float:
    """What two targets in words are worth: all of the nouns of the one are among those of the other ("a market in the old town", "the
    market"); more where they share a name ("the town of Loja", "Loja"), beside which they may be put in two ways.

    >>> same_aim("Loja train station", "the railway station of Loja"), same_aim("Loja train station", "Loja market")
    (2.0, 0.0)
    """
    first, second = place(one).name, place(two).name
    named = named_in(one) & second
    if first and second and (first <= second or second <= first):
        return AT_NAME if named else ALIKE
    return AT_NAME if named and _thing(one) == _thing(two) else 0.0


def aim_again(one: Profile, two: Profile) -> str:
    """The words with which the later of two reports of attacks of an article speaks of the target of the other as of a known one, which both know by
    its name or the one by its kind alone ("the station" after "a station in Loja"); '' for none, or where it speaks of another attack."""
    before, after = sorted((one, two), key=lambda p: p.start)
    known = one.page == two.page and one.standing == two.standing == REAL and before.end <= after.start
    if not known or before.kind.kind != "strike" or (before.exact and after.exact) or of_another(after):
        return ""
    said = ((aim, same_aim(aim, told)) for aim in after.aims for told in before.aims)
    return next((aim for aim, worth in said if worth == AT_NAME or (worth and KNOWN.match(aim))), "")


def _thing(words: str) -> str:
    """The noun of a phrase: ``station`` of "the railway station of Loja"."""
    nouns: list[str] = WORD.findall(INSIDE.split(words)[0].lower())
    return nouns[-1] if nouns else ""
