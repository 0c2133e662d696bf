"""The second look at a phrase: how it stands among the other phrases of its article, in numbers that trees are grown on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_features import Phrase
from communique.model.parse import Parse

Floats = NDArray[np.float64]
FAINT = -6.0  # log odds below which a phrase is not looked at again
NONE = -12.0  # stands for the odds of a phrase that is not there


def looked_at(odds: Floats, field: int) -> NDArray[np.int64]:
    """The phrases that are worth a second look for the field with number `field`."""
    return np.flatnonzero(odds[:, field] > FAINT)


def numbers(parse: Parse, phrases: Sequence[Phrase], odds: Floats, about: Floats) -> Floats:
    """A row for each phrase: its log odds for each field, the best and the sum of the article, of its sentences, and of phrases with the same words;
    how the article as a whole looks (`about`, one more than fields); how often and where it has the phrase.

    `odds` has a row for each phrase and a column for each field.
    """
    if not len(phrases):
        return np.zeros((0, 0))
    count = len(phrases)
    best = np.vstack([np.sort(odds, axis=0)[::-1][:3], np.full((3, odds.shape[1]), NONE)])[:3]
    sums = np.log((1.0 / (1.0 + np.exp(-odds))).sum(axis=0) + 1e-3)
    ranks = np.argsort(np.argsort(-odds, axis=0, kind="stable"), axis=0, kind="stable").astype(np.float64)
    kin = _kin(phrases)
    inside = [np.vstack([_best(odds, k[n]) for k in kin]) for n in range(3)]
    held = [sorted({parse.tokens[first].sentence for first, _ in p.places}) for p in phrases]
    spoken = _by_sentence(odds, held)
    said = np.vstack([_best(spoken, h) for h in held])
    counts = [[len(p.places), len(p.words.split()), h[0], len(k[0]), len(k[1]), count] for p, h, k in zip(phrases, held, kin, strict=True)]
    whole = np.concatenate([best.ravel(), sums, about])
    return np.hstack([odds, odds - best[0], ranks, *inside, said, np.array(counts, dtype=np.float64), np.tile(whole, (count, 1))])


def _best(odds: Floats, among: Sequence[int]) -> Floats:
    return odds[list(among)].max(axis=0) if among else np.full(odds.shape[1], NONE)


def _by_sentence(odds: Floats, held: Sequence[Sequence[int]]) -> Floats:
    """A row for each sentence: the best log odds of the phrases that it has; `held` are the sentences of each phrase."""
    best = np.full((max(max(h) for h in held) + 1, odds.shape[1]), NONE)
    for n, sentences in enumerate(held):
        best[sentences] = np.maximum(best[sentences], odds[n])
    return best


def _kin(phrases: Sequence[Phrase]) -> list[tuple[list[int], list[int], list[int]]]:
    """For each phrase those with all its words and more, those with some of its words and no others, and those with its last word."""
    words = [frozenset(p.words.split()) for p in phrases]
    ends = [p.words.split()[-1].rstrip("s") for p in phrases]
    by_word: dict[str, list[int]] = defaultdict(list)
    for n, held in enumerate(words):
        for word in held:
            by_word[word].append(n)
    found = []
    for n, held in enumerate(words):
        near = sorted({k for word in held for k in by_word[word]} - {n})
        found.append(([k for k in near if held <= words[k]], [k for k in near if words[k] < held], [k for k in near if ends[k] == ends[n]]))
    return found
