"""Towns that are neither capitals nor in the tables of regions: where a group or a deed is at home."""

from __future__ import annotations

from functools import cache

from communique.actors.board import Board
from communique.actors.folding import bare
from communique.actors.wordlists import words
from communique.tables import load_table

SHORTEST_FOLDED = 6  # letters of a name that is looked up without its accents: "Būsh" is nobody's "Bush"


def put_towns(board: Board) -> None:
    """Note on `board` the country of each town that nobody goes by and that the parser takes for a place, or that "town of" says is one."""
    tokens = board.parse.tokens
    for entity in board.parse.entities:
        if entity.label == "GPE":
            _put(board, entity.first, entity.last)
    for token in tokens[2:]:
        if token.pos == "PROPN" and tokens[token.i - 1].text == "of" and tokens[token.i - 2].lemma.lower() in words("place_nouns.txt"):
            _put(board, token.i, token.i + 1)


def _put(board: Board, first: int, last: int) -> None:
    span = board.parse.span(first, last)
    code = _towns().get(board.parse.text[span.start : span.end])
    if code and not any(board.at(i) is not None or i in board.places for i in range(first, last)):
        board.towns.update(dict.fromkeys(range(first, last), code))


@cache
def _towns() -> dict[str, str]:
    held: dict[str, str] = {}
    for row in load_table(__package__, "towns.tsv"):
        for name in row["names"].split(";"):
            plain = "".join(c for c in bare(name) if c.isalnum() or c in " -")
            held.setdefault(name, row["code"])
            if len(plain) >= SHORTEST_FOLDED and plain != name.lower():
                held.setdefault(plain.title(), row["code"])
    return held
