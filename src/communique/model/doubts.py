"""Links between reports that a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

TIE, MERGE = "tie", "merge"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to a person. `question`: ``tie``, are the reports `one` and `two` of one event, as the record has it; ``merge``, are their
    events one. `event` and `other` are the ids of their events (the same for a tie).

    `score` is the evidence for one event and `needed` what such reports need; `reasons` speak for it and `against` against it, in words.
    `weight` sorts what is important and close first: outlets that tell of it, contradictions that hang on it, nearness to what is needed.
    """

    question: str
    one: str
    two: str
    event: str
    other: str
    score: float
    needed: float
    weight: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
