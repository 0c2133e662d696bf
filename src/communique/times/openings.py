"""What a paragraph that opens with "A day earlier, …" counts from: a day told in the paragraph above, else that of the story's lead.

.. code-block:: none

    The delegations met in the capital on Monday.        →  Monday
    Neither side would say more.
    A day earlier, shells had hit the harbour.           →  the day before Monday, told as the symbolic op ``event_shift`` with an anchor
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from communique.model.spans import Span
from communique.model.times import Time

DAYS = ("weekday", "date")
UNITS = ("day", "night", "week")
NOT_TOLD = ("future", "plan", "next", "this")  # directions of days that have not been
TOLD = "told"
LEAD = 2  # paragraphs at the head of a story that tell its main event


def with_openings(times: Sequence[Time], paragraphs: Sequence[Span]) -> tuple[Time, ...]:
    """`times`, the distances of the op ``event_shift`` at the beginning of one of `paragraphs` (of the body, in page order) given the day
    from which they count, where the story leaves no doubt: one day told in the paragraph above, or none there and all that the story has
    told so far is the day of its lead.
    """
    out = list(times)
    starts = {span.start: n for n, span in enumerate(paragraphs)}
    opened = [i for i, t in enumerate(times) if starts.get(t.start, 0) and t.op == "event_shift" and t.args[0] in UNITS and t.args[1] is not None]
    days = _days(times, paragraphs) if opened else []
    told = _told_so_far(times, days)
    for i in opened:
        n = starts[times[i].start]
        lead = paragraphs[min(n, LEAD) - 1].end
        anchor = days[n - 1][0] if _one(times, days[n - 1]) else None
        if not days[n - 1] and (first := told[n]) is not None and times[first].start < lead:
            anchor = first
        if anchor is not None:
            out[i] = replace(times[i], args=(*times[i].args[:3], TOLD), anchor=anchor)
    return tuple(out)


def _days(times: Sequence[Time], paragraphs: Sequence[Span]) -> list[list[int]]:
    """Per paragraph the indices of the days of which it tells as having been."""
    days: list[list[int]] = [[] for _ in paragraphs]
    starts = [span.start for span in paragraphs]
    for i, time in enumerate(times):
        n = bisect_right(starts, time.start) - 1
        if n >= 0 and time.start < paragraphs[n].end and time.op in DAYS and _is_day(time):
            days[n].append(i)
    return days


def _told_so_far(times: Sequence[Time], days: Sequence[Sequence[int]]) -> list[int | None]:
    """Per paragraph the first day told above it, None where there is none or more than one day was told."""
    out: list[int | None] = []
    first: int | None = None
    several = False
    for found in days:
        out.append(None if several else first)
        for i in found:
            first = i if first is None else first
            several = several or _named(times[i]) != _named(times[first])
    return out


def _is_day(time: Time) -> bool:
    if time.op == "date":
        return time.args[1] is not None and time.args[2] is not None and time.args[3] not in NOT_TOLD
    return time.args[1] not in NOT_TOLD


def _one(times: Sequence[Time], found: Sequence[int]) -> bool:
    """True when `found` are all the same day, whatever their time of day; False when there are none."""
    return len({_named(times[i]) for i in found}) == 1


def _named(time: Time) -> tuple[object, ...]:
    return (time.op, *time.args[:3]) if time.op == "date" else (time.op, time.args[0])
