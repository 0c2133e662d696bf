"""Positions: who stands how on each issue, in whose words, and where a party moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from communique.model.record import RecordPosition
from communique.model.wording import say_days
from communique.showing.changes import changes, position_key
from communique.showing.lines import say_reported
from communique.showing.saying import say_reader
from communique.showing.words import capital, clean
from communique.tables import load_table
from communique.web.items import LIMIT
from communique.web.site import Bit, Site

IN_CELL = 6
"""Positions in a cell of the table; the list below has all."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A position: since when, how the party stands, on what condition, the words, and whose account it is.

    `before` is the position from which the party moved, `statement` leads to the statement in which it was taken.
    """

    id: str
    when: str
    issue: str
    party: Bit
    stance: str
    condition: str
    words: str
    href: str | None
    voice: str
    voice_words: str
    printed: str
    before: Stand | None
    statement: str | None


def positions_page(site: Site) -> dict[str, Any]:
    """What the template ``positions.html`` needs: issues by name, in each the parties by name, in each the positions in time."""
    held: dict[str, dict[str, list[RecordPosition]]] = {}
    for position in site.view.own(site.view.record.positions):
        held.setdefault(position.issue, {}).setdefault(position.party, []).append(position)
    issues = [(issue_words(issue), issue, _parties(parties, site)) for issue, parties in sorted(held.items())]
    parties = sorted({p for held_by in held.values() for p in held_by}, key=lambda name: (site.view.name(name).casefold(), name))
    rows_of = {(issue, party): stances(positions, site) for issue, by in held.items() for party, positions in by.items()}
    matrix = [(site.actor(p) or Bit(clean(p)), [_cell(rows_of.get((i, p), [])) for i in sorted(held)]) for p in parties]
    held_rows = [row for _, _, parties in issues for _, rows in parties for row in rows]
    return {"issues": issues, "long": len(held_rows) > LIMIT, "moves": sum(row.before is not None for row in held_rows), "matrix": matrix}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party says or is said to want on an issue: the newest of its positions in time, and how many earlier ones are left out."""

    rows: list[Stand]
    more: int


def _cell(rows: list[Stand]) -> Cell:
    return Cell(rows[-IN_CELL:], max(0, len(rows) - IN_CELL))


def _parties(parties: dict[str, list[RecordPosition]], site: Site) -> list[tuple[Bit, list[Stand]]]:
    ordered = sorted(parties, key=lambda name: (site.view.name(name).casefold(), name))
    return [(site.actor(name) or Bit(clean(name)), stances(parties[name], site)) for name in ordered]


def stances(positions: Iterable[RecordPosition], site: Site) -> list[Stand]:
    """Rows for `positions` in time, each with the one from which its party moved."""
    ordered = sorted(positions, key=lambda p: position_key(p, site.view))
    moved = changes(ordered, site.view)
    return [_stand(p, moved.get(p.id), site) for p in ordered]


def _stand(position: RecordPosition, before: RecordPosition | None, site: Site) -> Stand:
    view = site.view
    return Stand(
        id=position.id,
        when=say_days(position.on) or say_reported(view.published(position.page)),
        issue=issue_words(position.issue),
        party=site.actor(position.party) or Bit(clean(position.party)),
        stance=position.stance.replace("_", " "),
        condition=clean(position.condition or ""),
        words=clean(position.raw),
        href=site.words(position.page, position.start, position.end),
        voice=position.attributed_by,
        voice_words=voice_words(position.attributed_by),
        printed=view.told_by(position) + say_reader(position.reader),
        before=_stand(before, None, site) if before else None,
        statement=site.href(position.statement) if position.statement else None,
    )


def issue_words(issue: str) -> str:
    """The issue's name as a heading."""
    return capital(clean(issue).replace("_", " "))


def voice_words(voice: str) -> str:
    """Whose account a position is: ``the reporter's account``."""
    return next((row["words"] for row in load_table("communique.showing", "voices.tsv") if row["voice"] == voice), clean(voice))
