"""Coded articles → what is kept of them in the file of what was learned: their words, and which phrases filled which field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.events.taught_memory import end_of, words_of

LEAST, MOST = 2, 0.3  # articles that have a word which articles are compared by: so many or more, and at most this share of all
Where = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A coded article: its text, the wordings of its phrases, and for each field the wordings that would be right."""

    text: str
    phrases: Sequence[str]
    right: Sequence[frozenset[str]]


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
    return {"words": held, "filled": [[*row, max(row)] for row in filled], "wordings": wordings, "ends": ends}


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
