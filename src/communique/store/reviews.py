"""People's decisions on values: appended rows, found by their citation. Those on links are `communique.model.reviews`."""

from __future__ import annotations

from dataclasses import dataclass

DECISIONS = ("confirmed", "corrected", "rejected")


@dataclass(frozen=True, slots=True)
class Review:
    """`who` decided `at` (ISO date and time) on the value of `field` cited at ``[start, end)`` of `page`, and `why`.

    `field` is kind and field with a dot (``reports.fatalities``). `value` is the JSON text of the right value of a `corrected` one.
    """

    page: str
    start: int
    end: int
    field: str
    decision: str
    value: str | None
    who: str
    at: str
    why: str

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise ValueError(f"unknown decision {self.decision!r}: write one of {', '.join(DECISIONS)}")
        if (self.decision == "corrected") != (self.value is not None):
            raise ValueError("a corrected value needs its right value, and no other decision has one")
