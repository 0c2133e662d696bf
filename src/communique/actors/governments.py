"""Short forms of governments: "the Government of the Republic of the Philippines (GPH)"."""

from __future__ import annotations

from communique.actors.abbreviations import brackets
from communique.actors.board import Board

NEAR = 7  # tokens between "Government" and the bracket


def join_governments(board: Board) -> None:
    """Let the short form in brackets behind "the Government of STATE" stand for the state, there and wherever the story has it again."""
    tokens = board.parse.tokens
    for i in brackets(board.parse):
        state, first = board.at(i - 1), board.parse.sentences[tokens[i].sentence].first
        before = {t.text.lower() for t in tokens[max(first, i - NEAR) : i]}
        if state is None or state.kind != "state" or "government" not in before or "of" not in before:
            continue
        for token in tokens:
            if token.text != tokens[i + 1].text:
                continue
            draft = board.at(token.i)
            if draft is None:
                board.mention(state, token.i, token.i + 1)
            elif draft.kind == "organisation" and not draft.sector and not draft.country:
                board.merge(draft, state)
