"""From a rule's match to symbolic times: which function builds what the rules of rules.tsv find."""

from __future__ import annotations

from communique.times import amounts, dates, distances, eras, lists, quarters
from communique.times.grammar import Found
from communique.times.lexicon import Words
from communique.times.matching import Draft, Match

BUILDERS = dates.BUILDERS | amounts.BUILDERS | quarters.BUILDERS | distances.BUILDERS | eras.BUILDERS | lists.BUILDERS


def build(words: Words, found: Found) -> list[Draft]:
    """The symbolic times of one match; [] when its numbers make no sense (a 40th of May)."""
    return BUILDERS[found.builder](Match(words, found))
