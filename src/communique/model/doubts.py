"""Links between reports, and names of actors, that a person should look at."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.record import RecordMention

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


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """Are the names `one` and `two`, of the actors with the ids `actor` and `other`, one person's? Asked of a `tie` that the record has, or of
    a possible `merge`; `reason` is the rule that joined them, or why they may be one."""

    question: str
    one: RecordMention
    two: RecordMention
    actor: str
    other: str
    reason: str
    weight: float
