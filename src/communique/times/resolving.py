"""From symbolic time expressions to TIMEX3 values and intervals."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model.times import DateRange, Resolved, Time


def resolve(times: Sequence[Time], published: DateRange | None) -> tuple[Resolved, ...]:
    """What each of `times` means in an article of that date (None: undetermined), in the same order."""
    raise NotImplementedError
