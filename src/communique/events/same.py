"""A story as a key: what is found once of a parse is kept for the room's next question about it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.parse import Parse


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A parse that is looked up as itself: comparing all of its tokens would cost more than what is kept for it."""

    parse: Parse

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.parse is other.parse

    def __hash__(self) -> int:
        return id(self.parse)
