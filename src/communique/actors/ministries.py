"""Ministries and armies by what they are: "Foreign Ministry" and "Ministry of Foreign Affairs", "the army" and "the Armed Forces" of one state."""

from __future__ import annotations

from functools import cache

from communique.actors.board import Board, Draft
from communique.actors.gazetteer import ways_to_call
from communique.actors.wordlists import words
from communique.tables import load_table

MINISTRY = frozenset(("ministry", "ministries"))
SMALL = frozenset(("of", "for", "the", "and", "&", "affairs", "federal", "union", "royal", "national"))


@cache
def _portfolios() -> dict[str, str]:
    return {form: row["portfolio"] for row in load_table(__package__, "portfolios.tsv") for form in row["forms"].split(";")}


def known_portfolio(name: str) -> str | None:
    """The portfolio of a ministry's `name` (any country's name left out), where portfolios.tsv lists it; None for anything else.

    >>> known_portfolio("Ministry of Foreign Affairs"), known_portfolio("Ministry of Defense"), known_portfolio("Red Cross")
    ('foreign', 'defence', None)
    """
    return _portfolios().get(" ".join(_told(name)))


def portfolio(name: str) -> str | None:
    """The portfolio of a ministry's `name`, one that no table lists as its words in any order; None for what is no ministry, or says none.

    >>> portfolio("Ministry of Peace and Unity"), portfolio("Unity and Peace Ministry"), portfolio("ministry")
    ('peace unity', 'peace unity', None)
    """
    return known_portfolio(name) or " ".join(sorted(_told(name))) or None


def _told(name: str) -> list[str]:
    """What the words of a ministry's name tell of its affairs; nothing for another name."""
    held = name.lower().replace("'s", " ").split()
    return [w for w in held if w not in MINISTRY and w not in SMALL] if MINISTRY.intersection(held) else []


def join_ministries(board: Board) -> None:
    """Make one of the ministries of one portfolio and one country in a story, and of one without a country where the story has no other."""
    held = [(d, p) for d in board.drafts() if d.kind == "organisation" and (p := _portfolio_of(d)) is not None]
    for draft, kind in held:
        if not board.has(draft.key) or board.get(draft.key) is not draft:
            continue
        same = [d for d, p in held if p == kind and d is not draft and board.get(d.key) is d]
        fit = [d for d in same if d.country == draft.country] or ([] if draft.country else same)
        countries = {d.country for d in fit}
        if len(countries) == 1 and fit:
            into = min((*fit, draft), key=lambda d: (d.country is None, not d.named, _first(d)))
            for other in (*fit, draft):
                board.merge(other, into)


def _portfolio_of(draft: Draft) -> str | None:
    return portfolio(_own_words(draft)) if "inistr" in draft.name else None


def _own_words(draft: Draft) -> str:
    """The name in lower case, less the name or adjective of its own state before or behind ("Peru's foreign ministry", "Armed Forces of Peru")."""
    name = draft.name.lower().replace("’", "'").replace("'s ", " ").removeprefix("the ")
    for called in ways_to_call(draft.country) if draft.country else ():
        name = name.removeprefix(called + " ").removesuffix(" of " + called).removesuffix(" of the " + called)
    return name


def _first(draft: Draft) -> int:
    return min((m.start for m in draft.mentions), default=0)


def join_armies(board: Board) -> None:
    """Make one of "the Sudanese army" and "the Sudanese Armed Forces": whatever a story calls the forces of one state in plain words, where it names
    one such force and no more."""
    forces = [d for d in board.drafts() if d.kind == "armed_force" and d.sector == "MIL" and d.country and _plainly_military(d)]
    for country in sorted({d.country for d in forces if d.country}):
        alike = [d for d in forces if d.country == country]
        named = [d for d in alike if d.named]
        if len(alike) > 1 and len(named) < 2:
            into = named[0] if named else alike[0]
            for other in alike:
                board.merge(other, into)


def _plainly_military(draft: Draft) -> bool:
    """Whether nothing but plain words say what forces these are: no navy, no guard, no corps with a name of its own."""
    return " ".join(w for w in _own_words(draft).split() if w not in SMALL) in words("plain_forces.txt")
