"""Precision, recall, F1."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """Of `gold` things that are there and `found` things that were given, `right` are the same. All rates lie in 0..1.

    >>> round(Score(4, 5, 3).f1, 3)
    0.667
    """

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 when there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when there is neither gold nor found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)


@dataclass(slots=True)
class Figures:
    """Scores by task, the misses of each task (words for a person), and remarks on the gold.

    `recall_only` are tasks whose gold does not list all there is, so that what else was found is no mistake.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    recall_only: set[str] = field(default_factory=set)
    misses: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def f1(self, task: str) -> float:
        """F1 of `task`, 0..1. KeyError when the gold had nothing on it."""
        return self.scores[task].f1

    def add(self, task: str, score: Score, *, recall_only: bool = False) -> None:
        """Count `score` towards `task`."""
        if recall_only:
            self.recall_only.add(task)
        self.scores[task] = self.scores.get(task, Score(0, 0, 0)) + score

    def miss(self, task: str, words: str) -> None:
        """Keep `words` among the misses of `task`."""
        self.misses.setdefault(task, []).append(words)
