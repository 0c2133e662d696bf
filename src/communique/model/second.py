"""What came of asking a language model about a page: the second reader's account of itself."""

from __future__ import annotations

from dataclasses import dataclass

RULES, MODEL, BOTH = "rules", "model", "both"
"""Who gives a thing: our own reader, the second one, or both. A record that only our own reader made says nothing of it."""
TAUGHT = "taught"
"""Who gives a value that no rule gives: what a codebook learned from coded articles."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that a model replied and that did not reach the record: `what` it was to be (``reports.fatalities``), why not (a reason of
    docs/second-reader.md), and the words that it quoted."""

    what: str
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class SecondReading:
    """`model` is the name under which it was asked, `accepted` counts the things and values that reached the analysis, `agreed` those that the
    rules had too, `differed` those where the rules had something else."""

    model: str
    accepted: int
    agreed: int
    differed: int
    rejected: tuple[Rejected, ...] = ()
