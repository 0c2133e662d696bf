"""Of which sector is who holds an office: that of whom he or she serves, where the words tell whom, else the office's own."""

from __future__ import annotations

from collections.abc import Collection

from communique.actors.board import Board, Draft
from communique.actors.phrases import Phrase
from communique.actors.wordlists import Office, bodies, offices, words
from communique.model.actors import Role

BODILY = ("organisation", "media", "group", "armed_force")
HEADING = ("head_of_state", "deputy_head")
SERVING = frozenset((*HEADING, "secretary", "official", "adviser", "aide", "chief_of_staff"))  # in a state and in any body alike


def sector_of(board: Board, phrase: Phrase, role: Role) -> str | None:
    """The PLOVER sector of the office `phrase` as held by the role's words; None where it is a body's, of which no sector is known.

    A president, secretary or official of a company, union or movement is of its sector; "union vice president" is of no state either.
    """
    assert phrase.office is not None
    body = board.get(role.of) if role.of else None
    if _text(board, phrase.first - 1) in ("and", ",") and (held := offices().get(_text(board, phrase.first - 2).lower())) is not None:
        return held.sector if held.sector == "BUS" else phrase.office.sector
    klass = phrase.office.klass
    if phrase.office.sector in ("GOV", None) and (body is None or body.kind == "state") and (side := opposed(_before(board, phrase))) is not None:
        return side
    if klass in ("negotiator", "chief_negotiator") and body is not None and body.kind == "organisation" and body.sector is None:
        return None
    if klass not in SERVING or phrase.office.words.startswith("secretary of"):
        return phrase.office.sector
    if body is not None and body.kind in BODILY:
        return _of_body(body, phrase.office)
    if body is None and (modifiers := [w for w in _before(board, phrase) if w in bodies()]):
        return bodies()[modifiers[-1]]
    return body.sector if body is not None and body.kind == "person" and phrase.office.serves == "person" else phrase.office.sector


def _of_body(body: Draft, office: Office) -> str | None:
    """The body's sector; a named body without one, and without a state or a word for a body, that has a president is a company."""
    if office.klass not in HEADING:
        return body.sector or (office.sector if body.country else None)
    public = body.country or any(w.lower() in bodies() for w in body.name.split())
    return body.sector or (None if public or body.kind != "organisation" else "BUS")


def _before(board: Board, phrase: Phrase) -> list[str]:
    """The words of the phrase before its office, in lower case."""
    return [t.text.lower() for t in board.parse.tokens[phrase.first : phrase.office_first]]


def _text(board: Board, i: int) -> str:
    tokens = board.parse.tokens
    return tokens[i].text if 0 <= i < len(tokens) else ""


def opposed(before: Collection[str]) -> str | None:
    """The sector of who is told of with the words `before`, where one of them says that they are against their state: "a rebel official"."""
    held = set(before)
    return "OPP" if "opposition" in held else "REB" if held & words("rebel_modifiers.txt") else None
