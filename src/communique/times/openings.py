"""What a paragraph that opens with "A day earlier, …" counts from: a day told in the paragraph above, else that of the story's lead.

.. code-block:: none

    The delegations met in the capital on Monday.        →  Monday
    Neither side would say more.
    A day earlier, shells had hit the harbour.           →  the day before Monday, told as the symbolic op ``event_shift`` with an anchor
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model.spans import Span
from communique.model.times import Time

DAYS = ("weekday", "date")
UNITS = ("day", "night", "week")
NOT_TOLD = ("future", "next", "this")  # directions of days that have not been
TOLD = "told"
LEAD = 2  # paragraphs at the head of a story that tell its main event


def with_openings(times: Sequence[Time], paragraphs: Sequence[Span]) -> tuple[Time, ...]:
    """`times`, the distances of the op ``event_shift`` at the beginning of one of `paragraphs` (of the body, in page order) given the day
    from which they count, where the story leaves no doubt: one day told in the paragraph above, or none there and all that the story has
    told so far is the day of its lead.
    """
    out = list(times)
    starts = {span.start: n for n, span in enumerate(paragraphs)}
    for i, time in enumerate(times):
        n = starts.get(time.start, 0)
        if n and time.op == "event_shift" and time.args[0] in UNITS and time.args[1] is not None:
            anchor = _day_above(times, paragraphs, n)
            if anchor is not None:
                out[i] = replace(time, args=(*time.args[:3], TOLD), anchor=anchor)
    return tuple(out)


def _day_above(times: Sequence[Time], paragraphs: Sequence[Span], n: int) -> int | None:
    above = _days(times, paragraphs[n - 1])
    if above:
        return above[0] if _one(times, above) else None
    before = [i for span in paragraphs[:n] for i in _days(times, span)]
    lead = before and times[before[0]].start < paragraphs[min(n, LEAD) - 1].end
    return before[0] if lead and _one(times, before) else None


def _days(times: Sequence[Time], span: Span) -> list[int]:
    """Indices of the days of which `span` tells as having been."""
    inside = (i for i, t in enumerate(times) if span.start <= t.start < span.end and t.op in DAYS)
    return [i for i in inside if _is_day(times[i])]


def _is_day(time: Time) -> bool:
    if time.op == "date":
        return time.args[1] is not None and time.args[2] is not None and time.args[3] not in NOT_TOLD
    return time.args[1] not in NOT_TOLD


def _one(times: Sequence[Time], found: Sequence[int]) -> bool:
    """True when all of `found` are the same day, whatever their time of day."""
    return len({(times[i].op, *times[i].args[:3]) if times[i].op == "date" else ("weekday", times[i].args[0]) for i in found}) == 1
