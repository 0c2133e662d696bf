"""Coded articles → what is kept of them in the file of what was learned: their words, and which phrases filled which field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from communique.events.taught_memory import Pair, end_of, pair_of, same_thing, words_of

LEAST, MOST = 2, 0.3  # articles that have a word which articles are compared by: so many or more, and at most this share of all
TWICE = 2  # articles that give two names to one thing, from which on they are taken for names of one thing elsewhere
Where = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A coded article: its text, the wordings of its phrases, and for each field the things that fill it, each by all its wordings."""

    text: str
    phrases: Sequence[str]
    things: Sequence[Sequence[frozenset[str]]]

    @property
    def right(self) -> list[frozenset[str]]:
        """For each field the wordings that would be right."""
        return [frozenset().union(*things) for things in self.things]


def remembered(articles: Sequence[Kept]) -> Mapping[str, Any]:
    """The part of the file that `communique.events.taught_memory.memory_from` reads; two articles or more."""
    words: dict[str, list[int]] = defaultdict(list)
    for n, article in enumerate(articles):
        for word in words_of(article.text):
            words[word].append(n)
    held = {w: those for w, those in sorted(words.items()) if LEAST <= len(those) <= MOST * len(articles)}
    filled = [[int(bool(right)) for right in a.right] for a in articles]
    wordings = _where((a.phrases, a.right) for a in articles)
    ends = _where(({end_of(p) for p in a.phrases}, [{end_of(p) for p in right} for right in a.right]) for a in articles)
    names = [[*pair, int(same)] for pair, same in sorted(_names(articles).items())]
    return {"words": held, "filled": [[*row, max(row)] for row in filled], "wordings": wordings, "ends": ends, "names": names}


def _names(articles: Sequence[Kept]) -> dict[Pair, bool]:
    """Pairs of wordings of which the coders say another thing than their words do: True for two names of one thing, False for names of two."""
    one, two = Counter[Pair](), Counter[Pair]()
    for article in articles:
        for k, things in enumerate(article.things):
            one.update({pair_of(k, a, b) for names in things for a, b in combinations(sorted(names), 2)})
            two.update({pair_of(k, a, b) for some, others in combinations(things, 2) for a in some for b in others if a != b})
    return dict(_against(one, two))


def _against(one: Counter[Pair], two: Counter[Pair]) -> Iterator[tuple[Pair, bool]]:
    for pair in one | two:
        same = same_thing(*pair[1:])
        if (not same and one[pair] >= TWICE and one[pair] > two[pair]) or (same and two[pair] > one[pair]):
            yield pair, not same


def _where(articles: Iterable[tuple[Iterable[str], Sequence[Iterable[str]]]]) -> Where:
    """For each phrase that fills something, the articles that have it, then for each field those where it fills it."""
    there: dict[str, list[int]] = defaultdict(list)
    right: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    fields = 0
    for n, (phrases, filling) in enumerate(articles):
        fields = len(filling)
        for phrase in sorted(set(phrases)):
            there[phrase].append(n)
        for k, names in enumerate(filling):
            for phrase in sorted(set(names)):
                right[phrase][k].append(n)
    return {phrase: [there[phrase], *(found[k] for k in range(fields))] for phrase, found in sorted(right.items())}
