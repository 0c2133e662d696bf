"""Countries that follow from whom somebody serves."""

from __future__ import annotations

from communique.actors.board import Board, Draft

CLOSE = frozenset(("envoy", "chief_of_staff", "adviser", "national_security_adviser", "spokesperson", "aide"))
OFFICIAL = frozenset(("GOV", "MIL", "SPY", "COP", "LEG", "JUD"))  # sectors of bodies whose people are all of one state
NO_TIE = frozenset(("expert", "kin", "lawyer"))
TURNS = 4  # an adviser of a spokesman of a minister of a state: longer chains are not met in news


def spread_countries(board: Board) -> None:
    """Give persons and groups the country of whom they serve, and a principal that of a close servant ("Mr. X's envoy" of the X delegation).

    Kinship and mere reporting give none. A country that words give to the person directly is never replaced.
    """
    for _ in range(TURNS):
        for draft in board.drafts():
            if draft.country is None and draft.kind == "person":
                draft.country = _from_roles(board, draft)
            elif draft.country is None and draft.klass != "allies" and draft.kind in ("group", "armed_force") and len(draft.members) == 1:
                draft.country = board.get(draft.members[0]).country
        for draft in board.drafts():
            _to_principal(board, draft)
            _to_body(board, draft)
            if draft.kind == "person":
                _sector(board, draft)


def _from_roles(board: Board, draft: Draft) -> str | None:
    for role in draft.roles:
        owner = board.get(role.of) if role.of else None
        if owner is not None and owner.kind != "media" and (owner.country or owner.faint) and not _kin(draft):
            return owner.country or owner.faint
    return None


def _sector(board: Board, draft: Draft) -> None:
    """Who serves a body is of its sector (an official of a rebel group is no government's); who serves a state, of its government."""
    owners = [board.get(r.of) for r in draft.roles if r.of]
    bodies = [o.sector for o in owners if o.kind in ("organisation", "armed_force", "media", "group") and o.sector]
    if bodies:
        draft.sector = bodies[0]
    elif draft.sector is None and any(o.kind == "state" or (o.kind == "person" and o.sector == "GOV") for o in owners) and not _kin(draft):
        draft.sector = "GOV"


def _kin(draft: Draft) -> bool:
    """Whether the roles are all such as tell no country: kin, a lawyer, an expert on a country."""
    return bool(draft.classes) and all(c in NO_TIE for c in draft.classes)


def _to_body(board: Board, draft: Draft) -> None:
    """Give a state's body (a council, a ministry) that has no country that of a person who holds an office of it."""
    if draft.kind != "person" or not (draft.country or draft.faint) or _kin(draft):
        return
    for role in draft.roles:
        body = board.get(role.of) if role.of else None
        if body is not None and body.kind in ("organisation", "armed_force") and body.sector in OFFICIAL and not body.country:
            body.country = draft.country or draft.faint


def _to_principal(board: Board, draft: Draft) -> None:
    if draft.kind != "person" or not (draft.country or draft.faint) or not CLOSE.intersection(draft.classes):
        return
    for role in draft.roles:
        owner = board.get(role.of) if role.of else None
        if owner is not None and owner.kind == "person" and not owner.country and owner is not draft:
            owner.country = draft.country or draft.faint
