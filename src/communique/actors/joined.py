"""The two actors that an "and" or a hyphen joins."""

from __future__ import annotations

from communique.actors.board import Board, Draft


def joined_at(board: Board, k: int) -> tuple[Draft, Draft] | None:
    """The two actors that the "and" or hyphen at token `k` joins: the nearest before and after it, with no third in the list."""
    left, right = _side(board, k, -1), _side(board, k, 1)
    if left is None or right is None or left is right or _listed(board, k):
        return None
    return left, right


def _side(board: Board, k: int, step: int) -> Draft | None:
    """The actor next to token `k` on one side: on the right past articles, adjectives and titles to the head of the phrase."""
    tokens = board.parse.tokens
    if step < 0:
        return board.at(k - 1) if k > 0 else None
    j, found = k + 1, None
    while j < len(tokens) and j - k < 8 and tokens[j].sentence == tokens[k].sentence:
        if tokens[j].pos not in ("DET", "ADJ", "NOUN", "PROPN", "PART") and board.at(j) is None:
            break
        draft = board.at(j)
        found = draft if draft is not None and (found is None or draft.kind == "person") else found
        if tokens[j].tag == "POS":
            break
        j += 1
    return found


def _listed(board: Board, k: int) -> bool:
    """Whether the "and" at token `k` ends a list of three or more."""
    tokens = board.parse.tokens
    first = k - 1
    while first > 0 and board.at(first - 1) is board.at(k - 1):
        first -= 1
    while first > 0 and tokens[first - 1].text.lower() == "the":
        first -= 1
    return first > 1 and tokens[first - 1].text == "," and (d := board.at(first - 2)) is not None and d is not board.at(k - 1)
