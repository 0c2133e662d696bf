"""How right the phrases that were found are: an article's phrases against the things that its coder named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Entity = frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of phrases that are right, found, and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Twice the right ones by all found and wanted.

        >>> Score(right=1, found=1, wanted=3).f1
        0.5
        """
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


def scored(found: Iterable[Sequence[str]], gold: Sequence[Sequence[Entity]]) -> Score:
    """The score of what was `found` in each article against its entities.

    >>> scored([["bomb", "car bomb", "rifle"]], [[frozenset({"bomb", "car bomb"}), frozenset({"grenade"})]])
    Score(right=1, found=3, wanted=2)
    """
    total = Score()
    for words, entities in zip(found, gold, strict=True):
        total += Score(paired(words, entities), len(words), len(entities))
    return total


def paired(words: Sequence[str], entities: Sequence[Entity]) -> int:
    """The most pairs of one of `words` with one entity that has it as a wording, each used once (Kuhn's method)."""
    pairs: dict[int, int] = {}

    def place(n: int, seen: set[int]) -> bool:
        for k, entity in enumerate(entities):
            if k not in seen and words[n] in entity:
                seen.add(k)
                if k not in pairs or place(pairs[k], seen):
                    pairs[k] = n
                    return True
        return False

    return sum(place(n, set()) for n in range(len(words)))
