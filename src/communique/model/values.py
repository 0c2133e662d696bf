"""A value never stands alone."""

from __future__ import annotations

from dataclasses import dataclass

QUALIFIERS = ("exact", "at_least", "at_most", "about", "range", "vague")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a report, cited: ``page.text[start:end] == raw``.

    Exactly one of `number` (or ``(low, high)``), `words`, `actor` (key of an actor of the article) and `time` (index into its times) is
    set, unless the words are vague. `qualifier` is one of `QUALIFIERS`. `unit` is a plain word (``hours``, ``people``).
    `attributed_to` is the key of the actor whose word it is; None = the reporter's own voice.
    `tags` are further facts of the value by name: ``role`` of a participant, ``weapon``, ``what`` is counted.
    """

    start: int
    end: int
    raw: str
    number: int | float | tuple[float, float] | None = None
    words: str | None = None
    actor: str | None = None
    time: int | None = None
    qualifier: str = "exact"
    unit: str | None = None
    attributed_to: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
