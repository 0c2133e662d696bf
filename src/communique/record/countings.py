"""What counts as a round: "this round of talks began last month" makes one of two sessions that others call two rounds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.model.record import Link, RecordReport
from communique.model.wording import say_days
from communique.record.comparing import gap_days
from communique.record.profiles import REAL, ROUND
from communique.record.relations import Told, by_page

THIS = re.compile(r"\b(?:this|the (?:current|present|latest|same|ongoing)) round\b", re.IGNORECASE)


def counted_otherwise(told: Mapping[str, Told], reports: Mapping[str, RecordReport], links: Sequence[Link]) -> Iterator[Link]:
    """A `contradicts` link from each report that makes one round of an earlier session and a later one of its article to each report that has
    them as two: that numbers the later one above the first, or that counts several rounds and refers to both.

    `links` are those between the events `told`, which go by id, `reports` those of the record by id.
    """
    talks = [t for t in told.values() if t.type == "talks" and t.standing == REAL and t.when and not t.background]
    beside = by_page(talks)
    referring: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.relation == "refers_to":
            referring[link.to].add(link.from_)
    for first in sorted(talks, key=lambda t: t.id):
        for one in (reports[r] for r in first.reports):
            if one.stage == "opened" and THIS.search(one.raw):
                for later in (t for t in beside[one.page] if _goes_on(first, t)):
                    counting = [r for m in sorted(referring[first.id] & referring[later.id]) for r in told[m].reports]
                    others = [*(r for r in later.reports if _number(reports[r]) > 1), *counting]
                    reason = f"one round: {say_days(first.when)} and {say_days(later.when)}; two rounds"
                    yield from (Link(one.id, other, "contradicts", (reason,)) for other in sorted(set(others)))


def _goes_on(first: Told, later: Told) -> bool:
    """True when `later`, of which the same page tells, may be what "this round", begun with `first`, goes on with."""
    if later.id == first.id or first.when is None or later.when is None:
        return False
    gap = gap_days(first.when, later.when)
    after = (first.when.to or "") < (later.when.from_ or "")
    return after and gap is not None and gap <= ROUND and len(first.sides & later.sides) > 1


def _number(report: RecordReport) -> float:
    """The number that `report` gives its round; 0 where it gives none."""
    return max((v.value for v in report.fields.get("round", ()) if isinstance(v.value, (int, float))), default=0)
