"""A person's decision on whether two reports tell of one event, or two names are of one actor."""

from __future__ import annotations

from dataclasses import dataclass

SAME, APART, UNDONE = "same", "apart", "undone"
LINK_DECISIONS = (SAME, APART, UNDONE)


@dataclass(frozen=True, slots=True)
class Told:
    """A report by its citation: the words ``[start, end)`` of `page` tell of something of `type`. Ids may change with a new analysis."""

    page: str
    start: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class LinkReview:
    """`who` decided `at` (ISO date and time) that `one` and `two` tell of the `same` event (a tie confirmed, or two events merged) or of two
    (`apart`: an event split), and `why`; or that the program decides again (`undone`). The last decision on two reports holds."""

    one: Told
    two: Told
    decision: str
    who: str
    at: str
    why: str

    def __post_init__(self) -> None:
        _check(self.decision)


@dataclass(frozen=True, slots=True)
class Named:
    """A name by its citation: the words `raw`, ``[start, end)`` of `page`."""

    page: str
    start: int
    end: int
    raw: str = ""


@dataclass(frozen=True, slots=True)
class ActorReview:
    """`who` decided `at` (ISO date and time) that the names `one` and `two` are of the `same` actor or of two (`apart`), and `why`; or that the
    program decides again (`undone`). The last decision on the actors of two names holds."""

    one: Named
    two: Named
    decision: str
    who: str
    at: str
    why: str

    def __post_init__(self) -> None:
        _check(self.decision)


def _check(decision: str) -> None:
    """ValueError for what is no decision on two."""
    if decision not in LINK_DECISIONS:
        raise ValueError(f"unknown decision {decision!r}: write one of {', '.join(LINK_DECISIONS)}")
