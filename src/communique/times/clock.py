"""Times of day as TIMEX3 writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.times.lexicon import values

# Hours that a part of the day covers, for reading "4 in the morning" and "9:30 at night".
PM_PARTS = ("TAF", "TEV", "TNI")
DIGITS = re.compile(r"\d{1,2}")


def clock_code(words: Sequence[str], *, part: str | None = None) -> str | None:
    """``["10", "p.m."]`` → ``T22:00``; `part` (``TMO``, ``TNI``) settles a time that does not say. None when it is no time of day.

    >>> clock_code(["10:35", "a.m."]), clock_code(["4"], part="TMO"), clock_code(["noon"])
    ('T10:35', 'T04:00', 'T12:00')
    """
    word = words[-1] if words[-1] in values("FIXED") else words[0]
    if word in values("FIXED"):
        return f"T{values('FIXED')[word]}"
    numbers = [int(n) for w in words for n in DIGITS.findall(w)] or [int(values("NUMW").get(word, "99"))]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    said = "".join(words[1:]) + (word[-2:] if word[-1:] == "m" else "")
    afternoon = "p" in said or (part in PM_PARTS and "a" not in said and 0 < hour < 12 and not (part == "TNI" and hour < 6))
    if "p" in said or "a" in said or part:
        hour = hour % 12 + 12 if afternoon else 0 if hour == 12 and "a" in said else hour
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
