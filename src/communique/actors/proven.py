"""Names for which nothing speaks but the parser's label: they are listed only where the record tells of them."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.acting import does
from communique.actors.board import Board, Draft
from communique.actors.naming import BodyName
from communique.actors.wordlists import bodies, groups, offices, words
from communique.model.actors import Mention
from communique.model.parse import Token

WITH = frozenset(("with", "by", "between", "against"))


def put_unproven_aside(board: Board, others: Iterable[BodyName]) -> None:
    """Make those drafts unnamed, so that `ActorBook.freeze` keeps them only where asked, that are one word or more which the parser took for a
    body (`others`) or for a person, and of which the story has no other evidence; and states that only say where something is.

    Evidence is a word for a body in the name, a second name, an office or a sector; that it does or says something, has something, is dealt
    with or spoken to, or is joined by "and" to somebody. "Orlan" in "the Orlan drone" has none.
    """
    found = {draft.key: draft for name in others if (draft := board.at(name.first)) is not None}
    found |= {d.key: d for d in board.drafts() if d.kind == "person" and " " not in d.name}
    served = {board.get(r.of).key for d in board.drafts() for r in d.roles if r.of}
    for draft in board.drafts():
        if draft.kind == "state" and not draft.roles and draft.mentions and all(_of_place(board, m) for m in draft.mentions):
            draft.named = draft.key in served
    for draft in found.values():
        if draft.key not in served and not _known(draft) and not any(_takes_part(board, t) for t in _heads(board, draft)):
            draft.named = False


def _of_place(board: Board, mention: Mention) -> bool:
    """Whether a mention of a state says only where something is: "the Austrian capital", "Irish time"."""
    held = board.parse.within(mention.span)
    nouns = [board.parse.tokens[t.head].text.lower() for t in held if t.tag == "JJ" and t.dep == "amod"]
    return len(held) == 1 and bool(nouns) and nouns[0] in words("where_nouns.txt")


def _known(draft: Draft) -> bool:
    """Whether the draft has more than a name: an office, a sector, another spelling, a word of bodies in its name, the user's word."""
    told = bool(draft.sector or draft.roles or draft.classes or draft.reference or draft.gender)
    spelled = {m.raw for m in draft.mentions if m.kind == "name"}
    wording = {w.lower() for w in draft.name.split()}
    body = draft.kind != "person" and any(w in bodies() or w in groups() for w in wording)
    body = body or (" " in draft.name and draft.name.split()[-1] in words("movement_words.txt"))
    return told or body or len(spelled) > 1 or draft.kind not in ("person", "organisation")


def _heads(board: Board, draft: Draft) -> list[Token]:
    """The tokens of its names that govern the others."""
    tokens = [t for m in draft.mentions if m.kind == "name" for t in board.parse.within(m.span)]
    return [t for t in tokens if board.at(t.i) is draft and (t.head == t.i or board.at(t.head) is not draft)]


def _takes_part(board: Board, token: Token) -> bool:
    parse = board.parse
    above = parse.tokens[token.head]
    if token.dep in ("conj", "appos") and above.i != token.i:
        return board.at(above.i) is not None or above.text.lower() in bodies() or _takes_part(board, above)
    if token.dep in ("nsubj", "nsubjpass", "agent", "poss", "dative"):
        return True
    if token.dep == "dobj":
        return token.ent == "PERSON" or above.lemma.lower() in words("speech.txt") or does(parse, token)
    if token.dep in ("compound", "nmod", "amod"):
        low = above.text.lower()
        return token.ent != "PERSON" and (low in offices() or above.lemma.lower() in offices() or low in groups())
    return token.dep == "pobj" and (above.text.lower() in WITH or does(parse, token))
