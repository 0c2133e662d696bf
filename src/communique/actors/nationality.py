"""What somebody is called before the name: "Chilean poet Ana Ruiz", "the Israeli right-winger Dan Peled" are of that country."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.board import Board
from communique.actors.wordlists import words

WIDEST = 4  # words between the nationality and the name


def put_nationalities(board: Board, spans: Iterable[tuple[int, int]]) -> None:
    """Give persons without a country (`faint`) that of the nationality before what they are called. `spans` are the tokens of their names."""
    for first, _ in spans:
        person = board.at(first)
        if person is not None and not (person.country or person.faint) and all(r.of is None for r in person.roles):
            person.faint = _before(board, first)


def _before(board: Board, first: int) -> str | None:
    tokens = board.parse.tokens
    if first < 2 or tokens[first - 1].pos != "NOUN" or tokens[first - 1].text.lower() in words("not_compatriots.txt"):
        return None
    for k in range(first - 1, max(-1, first - 2 - WIDEST), -1):
        token = tokens[k]
        draft = board.at(k)
        if draft is not None and draft.kind == "state":
            prefixed = k > 0 and tokens[k - 1].text in ("-", "/")
            return draft.country if token.pos == "ADJ" and not prefixed and tokens[k + 1].text != "-" else None
        plain = token.text == "-" or (token.pos in ("NOUN", "ADJ") and token.text.islower())
        if token.sentence != tokens[first].sentence or not plain:
            return None
    return None
