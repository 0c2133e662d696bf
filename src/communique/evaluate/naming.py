"""Is this actor the one that gold names? Names are compared without punctuation and case, and by the last name in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from communique.model.record import Record, RecordActor
from communique.tables import load_table

STATES = ("communique.actors", "states.tsv")
"""Names of states with their codes, capitals and seats of government: the data of the room that names actors."""


def words(text: object) -> list[str]:
    """The words of `text`, without punctuation and case.

    >>> words("The Harbour-Post’s")
    ['the', 'harbour', 'post', 's']
    """
    return re.sub(r"[^\w\s]", " ", str(text).casefold().replace("’", "'")).split()


def flat(text: object) -> str:
    """`words` with single spaces."""
    return " ".join(words(text))


def fold(name: str) -> str:
    """A last name whatever the transliteration of its ending: -iy, -yy, -ii, -i and -y are the same."""
    return re.sub(r"(iy|yy|ii|i|y)$", "y", name)


@cache
def _states() -> dict[str, str]:
    """Code of each name by which a state or its government is called."""
    found: dict[str, str] = {}
    for row in load_table(*STATES):
        code, *cells = row.values()
        for name in (part for cell in cells for part in cell.split(";") if part.strip()):
            found.setdefault(flat(name), code)
        found[code.lower()] = code
    return found


class Namer:
    """Names of the actors of one record."""

    def __init__(self, record: Record) -> None:
        self.actors = {a.id: a for a in record.actors}

    def names(self, value: object) -> Iterator[str]:
        """Every name by which `value` (id of an actor, or words) is known, those of its members included."""
        actor = self.actors.get(value) if isinstance(value, str) else None
        if actor is None:
            yield from [flat(value)] if value not in (None, "") else []
            return
        yield from map(flat, (actor.name, *actor.aliases))
        for member in actor.members:
            if member != value:
                yield from self.names(member)

    def means(self, value: object, gold: str) -> bool:
        """True when `value` is the one whom gold calls `gold`: a state by any of its names, anyone else by full or last name."""
        wanted = flat(gold)
        known = list(self.names(value))
        code = _states().get(wanted)
        if code:
            actor = self.actors.get(value) if isinstance(value, str) else None
            return any(_states().get(name) == code for name in known) or (actor is not None and _is_of(actor, code))
        last = fold(wanted.split()[-1]) if wanted else ""
        return any(wanted == name or last in map(fold, name.split()) for name in known)

    def any_means(self, values: Iterable[object], gold: str) -> bool:
        """True when one of `values` is the one whom gold calls `gold`."""
        return any(self.means(value, gold) for value in values)


def _is_of(actor: RecordActor, code: str) -> bool:
    return actor.kind != "person" and actor.country == code


def same_country(country: str | None, gold: str) -> bool:
    """True when the alpha-3 code `country` is that of the state that gold names."""
    return country is not None and _states().get(flat(gold)) == country
