"""Positions: who stands how on each issue, in whose words, and where a party moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from communique.model.record import RecordPosition
from communique.model.wording import say_days
from communique.showing.changes import changes, position_key
from communique.showing.lines import say_reported
from communique.showing.saying import say_reader
from communique.showing.words import capital, clean
from communique.tables import load_table
from communique.web.items import LIMIT
from communique.web.paging import cut, part_name, parts_of
from communique.web.rejected import rejected
from communique.web.site import Bit, Site

IN_CELL = 6
"""Positions in a cell of the table; the list below has all."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A position: since when, how the party stands, on what condition, the words, and whose account it is.

    `before` is the position from which the party moved, `statement` leads to the statement in which it was taken,
    `mark` is what people decided on it.
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
    mark: str = ""


def positions_page(site: Site, part: int = 1) -> dict[str, Any]:
    """What the template ``positions.html`` needs: issues by name, in each the parties by name, in each the positions in time; of a long list the
    first part has the table too."""
    every = site.index.stood
    shown, paged = cut(every, "positions.html", part)
    groups = {key: list(rows) for key, rows in groupby(every, key=_group)}
    here = {p.id for p in shown}
    rows_of = {key: [s for s in stances(groups[key], site) if s.id in here] for key, _ in groupby(shown, key=_group)}
    issues = [
        (issue_words(issue), issue, [(site.actor(key[1]) or Bit(clean(key[1])), rows_of[key]) for key in keys])
        for issue, keys in groupby(rows_of, key=lambda key: key[0])
    ]
    return {
        "issues": issues,
        "long": len(shown) > LIMIT,
        "moves": paged.parts > 1 or any(row.before for rows in rows_of.values() for row in rows),
        "matrix": _matrix(groups, site) if part == 1 else [],
        "columns": [(issue_words(issue), issue, _begins(issue, every, site)) for issue in dict.fromkeys(p.issue for p in every)],
        "paged": paged,
        "struck": rejected(site, RecordPosition) if part == 1 else [],
    }


def position_parts(site: Site) -> int:
    """In how many parts the page of positions stands."""
    return parts_of(len(site.index.stood))


def _begins(issue: str, every: Sequence[RecordPosition], site: Site) -> str:
    """Where the positions on `issue` begin."""
    first = next(p.id for p in every if p.issue == issue)
    part = site.index.part(first)
    return f"#{issue}" if part == 1 else f"{part_name('positions.html', part)}#{issue}"


def _group(position: RecordPosition) -> tuple[str, str]:
    return position.issue, position.party


def _matrix(groups: Mapping[tuple[str, str], Sequence[RecordPosition]], site: Site) -> list[tuple[Bit, list[Cell]]]:
    """A row for each party, by name, with a cell for each issue."""
    issues = list(dict.fromkeys(issue for issue, _ in groups))
    parties = sorted({party for _, party in groups}, key=lambda name: (site.view.name(name).casefold(), name))
    return [(site.actor(p) or Bit(clean(p)), [_cell(groups.get((i, p), ()), site) for i in issues]) for p in parties]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party says or is said to want on an issue: the newest of its positions in time, and how many earlier ones are left out."""

    rows: list[Stand]
    more: int


def _cell(positions: Sequence[RecordPosition], site: Site) -> Cell:
    rows = stances(positions, site)
    return Cell(rows[-IN_CELL:], max(0, len(rows) - IN_CELL))


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
        mark=site.decisions.mark(position.id),
    )


def issue_words(issue: str) -> str:
    """The issue's name as a heading."""
    return capital(clean(issue).replace("_", " "))


def voice_words(voice: str) -> str:
    """Whose account a position is: ``the reporter's account``."""
    return next((row["words"] for row in load_table("communique.showing", "voices.tsv") if row["voice"] == voice), clean(voice))
