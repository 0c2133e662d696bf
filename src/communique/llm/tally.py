"""Counting what of a reply is taken and what is not, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from communique.model.second import Rejected

LONGEST = 160
"""Characters of rejected words that are kept."""
UNKNOWN, WRONG_SHAPE, DUPLICATE, TOO_LONG, NO_ACTOR, NOTHING_TOLD = "unknown_name", "wrong_shape", "duplicate", "too_long", "no_actor", "nothing_told"

ELSEWHERE = "elsewhere"
"""An answer that only repeats the words asked about, or stands more than a sentence away from them."""


class Tally:
    """`accepted` counts things and values taken, `rejected` holds the others."""

    def __init__(self) -> None:
        self.accepted = 0
        self.rejected: list[Rejected] = []

    def reject(self, what: str, reason: str, quote: object = "") -> None:
        """Count something that is not taken."""
        self.rejected.append(Rejected(what, reason, readable(quote)))

    def entries(self, data: Any, name: str) -> Iterator[dict[str, Any]]:
        """The objects in the list `name` of `data`; what is none is rejected."""
        held = data.get(name)
        if held is None:
            return
        if not isinstance(held, list):
            self.reject(name, WRONG_SHAPE, held)
            return
        for entry in held:
            if isinstance(entry, dict):
                yield entry
            else:
                self.reject(name, WRONG_SHAPE, entry)


def words(entry: dict[str, Any], key: str) -> str | None:
    """The string under `key`; None where there is none."""
    held = entry.get(key)
    return held if isinstance(held, str) and held.strip() else None


def readable(quote: object) -> str:
    """`quote` in one short line that UTF-8 can hold.

    >>> readable("a\\n b" + chr(0xD800))
    'a b\\\\ud800'
    """
    text = " ".join(str(quote)[: 4 * LONGEST].split())[:LONGEST]
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
