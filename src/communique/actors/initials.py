"""Short forms made of initials: "CPUC" after "California Public Utilities Commission", "JFK" after "John Fitzgerald Kennedy"."""

from __future__ import annotations

from communique.actors.board import Board, Draft

SHORTEST = 3  # two letters fit too many names


def join_initials(board: Board) -> None:
    """Make one of a name in capitals of which the story tells nothing and the only body of the story whose words have these initials, else
    the only person."""
    held = [d for d in board.drafts() if d.named and d.kind in ("organisation", "armed_force", "media")]
    people = [d for d in board.drafts() if d.named and d.kind == "person"]
    for short in held:
        letters = short.name.replace(".", "")
        if len(letters) < SHORTEST or " " in letters or not letters.replace("&", "").isupper() or not _unknown(short):
            continue
        long = [d for d in held if d is not short and letters in _initials(d.name) and board.has(d.key)]
        long = long or [d for d in people if letters == _initials(d.name)[1]]
        if len({d.key for d in long}) == 1:
            board.merge(short, long[0])


def _unknown(draft: Draft) -> bool:
    return draft.kind == "organisation" and draft.sector is None and draft.country is None and not draft.reference


def _initials(name: str) -> tuple[str, str]:
    """The initials of the words with capitals and of all words; "&" is a letter of its own.

    >>> _initials("Gas & Electric Board for the North")
    ('G&EBN', 'G&EBFTN')
    """
    parts = [w for w in name.replace("-", " ").split() if w[0].isalnum() or w == "&"]
    return "".join(w[0] for w in parts if w[0].isupper() or w == "&"), "".join(w[0].upper() for w in parts)
