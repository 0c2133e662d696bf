"""Descriptions that mean an actor who is named or described more fully elsewhere in the story."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.phrases import Phrase
from communique.actors.ruling import the_government
from communique.actors.wordlists import words

BODIES = ("armed_force", "organisation")


def join_appositions(board: Board, describer: Describer) -> None:
    """Let a description stand for the body beside it: "the rebel group X", "the country's largest rebel group, the X", "the X, a rebel group"."""
    for token in describer.heads():
        phrase = describer.phrase(token.i)
        if phrase is None or phrase.group is None or phrase.group.plural or board.at(token.i) is not None or phrase.group.kind == "state":
            continue
        body = _right_after(board, phrase) or _after_comma(board, phrase) or _before_comma(board, phrase) or _right_before(board, phrase)
        if body is not None:
            board.mention(body, phrase.first, phrase.last, "nominal")
            board.point(token.i, body)


def _body(board: Board, i: int) -> Draft | None:
    draft = board.at(i) if 0 <= i < len(board.parse.tokens) else None
    return draft if draft is not None and draft.named and draft.kind in BODIES and draft.sector not in ("UNO", "IGO", "EUR", "GOV") else None


def _right_after(board: Board, phrase: Phrase) -> Draft | None:
    """ "the rebel group X": the name that the noun is the compound of."""
    body = _body(board, phrase.last)
    head = board.parse.tokens[phrase.head]
    return body if body is not None and phrase.last == phrase.head + 1 and head.head > head.i and board.at(head.head) is body else None


def _right_before(board: Board, phrase: Phrase) -> Draft | None:
    """ "the People's Army (PA) rebel group": a movement named right before the noun for what it is."""
    tokens = board.parse.tokens
    k = phrase.head - 1
    while k > 0 and (tokens[k].text == ")" or tokens[k].text.lower() in ("rebel", "guerrilla", "militant", "insurgent", "separatist", "armed")):
        k -= 1
    if tokens[phrase.head].text.lower() not in words("common_nouns.txt") or phrase.last != phrase.head + 1 or tokens[phrase.last].tag == "NNS":
        return None
    body = _body(board, k)
    return body if body is not None and (body.sector == "REB" or body.kind == "armed_force") else None


def _after_comma(board: Board, phrase: Phrase) -> Draft | None:
    """The body named between commas right after the phrase."""
    tokens = board.parse.tokens
    i = phrase.last
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return None
    i += 2 if tokens[i + 1].text.lower() == "the" else 1
    body = _body(board, i)
    while body is not None and i < len(tokens) and board.at(i) is body:
        i += 1
    closed = i >= len(tokens) or tokens[i].pos == "PUNCT" or tokens[i].sentence != tokens[phrase.head].sentence
    return body if closed else None


def _before_comma(board: Board, phrase: Phrase) -> Draft | None:
    """The body named right before the comma before a phrase that stands in apposition to it."""
    tokens = board.parse.tokens
    if phrase.first < 2 or tokens[phrase.first - 1].text != "," or tokens[phrase.head].dep != "appos":
        return None
    return _body(board, phrase.first - 2)


def join_forces(board: Board) -> None:
    """Make one of "the army" and the only army of the story whose country is told ("Sudan's army"), and the like."""
    for draft in board.drafts():
        if draft.named or draft.country or draft.kind != "armed_force" or draft.klass not in ("forces", "police", "navy", "air_force"):
            continue
        if _bare(draft.name) not in ("army", "military", "armed forces", "police", "navy", "air force", "troops"):
            continue
        alike = [d for d in board.drafts() if d is not draft and d.klass == draft.klass and not d.named and d.country]
        if not alike and draft.klass == "forces" and (state := the_government(board)) is not None:
            draft.country = state.country
        elif len(alike) == 1:
            draft.members.clear()
            board.merge(draft, alike[0])


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")
