"""Whom a story tells of by the office before it gives the name: "A rebel spokesman said A. … Rebel military spokesman NAME said B"."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.phrases import Phrase
from communique.actors.wordlists import offices, words
from communique.model.parse import Token

AHEAD = 3  # sentences in which the name follows
COMING = frozenset(("new", "next", "incoming", "future"))  # who is called so may be named further on
RANKED = frozenset(("general", "officer", "soldier", "colonel"))


def presented(board: Board, describer: Describer, phrase: Phrase) -> Draft | None:
    """The only person who is named first in one of the sentences right behind `phrase` and holds the same office of the same body or state, by
    words that hold those of the phrase; for a commander also one whom a rank alone presents. None where two are, or nobody."""
    klass = describer.office_class(phrase)
    if klass not in words("presented.txt") or board.parse.tokens[phrase.head].tag not in ("NN", "NNP"):
        return None
    people = [d for d in board.drafts() if d.kind == "person" and d.named]
    if phrase.definite and any(klass in d.classes and _told(board, d, phrase) for d in people):
        return None
    behind = [d for d in people if _follows(board, d, phrase)]
    found = [d for d in behind if klass in d.classes and _same_office(board, describer, d, phrase)]
    if not found and klass == "commander":
        found = [d for d in behind if d.roles and all(r.role.lower() in offices() and offices()[r.role.lower()].sector == "MIL" for r in d.roles)]
    return found[0] if len(found) == 1 and not _against(found[0], describer.country(phrase)) else None


def fits_then(board: Board, phrase: Phrase, draft: Draft, klass: str) -> bool:
    """Whether `draft`, who is of the class `klass`, can be meant by `phrase`: who is new, next or former there is so by an office of his, and one
    whom a rank alone gives the class ("Gen. Lind") is no "police inspector-general"."""
    said = _modifiers(board, phrase)
    raws = {w for r in draft.roles for w in r.raw.lower().replace("-", " ").split()}
    changed = {w for w in said if w in words("changing.txt")}
    if changed and not (raws & words("changing.txt") if changed - COMING else raws & changed or not _told(board, draft, phrase)):
        return False
    plain = len(changed) == len(set(said))
    return plain or klass not in RANKED or any(klass == o.klass for r in draft.roles if (o := offices().get(r.role.lower())) is not None)


def _told(board: Board, draft: Draft, phrase: Phrase) -> bool:
    return any(m.start < board.parse.tokens[phrase.first].start for m in draft.mentions)


def _follows(board: Board, draft: Draft, phrase: Phrase) -> bool:
    """Whether the first mention of `draft` is in one of the sentences right behind that of `phrase`."""
    first = min((m.start for m in draft.mentions), default=-1)
    here = board.parse.tokens[phrase.head].sentence
    held = board.parse.sentences[here + 1 : here + 1 + AHEAD]
    return bool(held) and held[0].start <= first < held[-1].end


def _same_office(board: Board, describer: Describer, draft: Draft, phrase: Phrase) -> bool:
    owner = describer.owner(phrase)
    said = set(_modifiers(board, phrase))
    fit = [r for r in draft.roles if said <= set(r.raw.lower().split()) and (owner is None or r.of in (None, owner.key))]
    return bool(fit) and (owner is not None or bool(said) or phrase.definite)


def _modifiers(board: Board, phrase: Phrase) -> list[str]:
    """The common words before the office, article apart."""
    held = board.parse.tokens[phrase.first : phrase.office_first]
    return [t.text.lower() for t in held if t.pos in ("NOUN", "ADJ") and board.at(t.i) is None and t.text.islower()]


def counterpart(board: Board, describer: Describer, phrase: Phrase) -> Draft | None:
    """The only person of the named state who holds an office of the same class as he of whom "his US counterpart" is said."""
    country = describer.country(phrase)
    if phrase.office is None or phrase.office.klass != "counterpart" or not country:
        return None
    own = next((d for t in _possessors(board, phrase) if (d := board.at(t.i)) is not None and d.kind == "person"), None)
    if own is None:
        return None
    classes = set(own.classes) - {"counterpart"}
    alike = [d for d in board.drafts() if d.named and d.kind == "person" and d is not own and country in (d.country, d.faint)]
    found = [d for d in alike if classes.intersection(d.classes)]
    return found[0] if len(found) == 1 else None


def _possessors(board: Board, phrase: Phrase) -> list[Token]:
    return [t for t in board.parse.tokens[phrase.first : phrase.head] if t.tag == "PRP$"]


def _against(draft: Draft, country: str | None) -> bool:
    return bool(country and draft.country and draft.country != country)
