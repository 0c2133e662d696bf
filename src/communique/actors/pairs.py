"""Whom do "both sides", "the two countries", "the warring parties", "the two leaders" stand for?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.actors.board import Board, Draft
from communique.actors.conflict import rivals
from communique.actors.joined import joined_at
from communique.actors.phrases import Phrase
from communique.actors.ruling import the_government, the_rebels
from communique.actors.wordlists import narrower, offices, words

BOTH = frozenset(("both", "two"))
SENT = ("envoys", "officials", "leaders", "ministers", "presidents")
EITHER = ("each", "either", "neither")
SIDES = ("delegation", "party", "camp", "panel")
BARE = ("parties", "delegations", "teams")  # with nothing but "the" before them; "the sides" always are the two
PAIRS = ("both states", "both sides")  # "the two countries" and "the two parties", where both are the same two
BACK = 3  # sentences looked back for two persons who are called "the two leaders"
PEOPLE = frozenset(("leaders", "presidents", "commanders", "ministers", "negotiators", "generals", "men", "women", "envoys", "premiers", "rivals"))


def is_both(board: Board, phrase: Phrase) -> bool:
    """Whether a group phrase means two parties or persons that the story names: "both sides", "the two countries", "the warring parties"."""
    if phrase.group is None:
        return False
    before = [t.text.lower() for t in board.parse.tokens[phrase.first : phrase.head]]
    if not phrase.group.plural:
        return before[-1:] != [] and before[-1] in EITHER and (phrase.group.klass in SIDES or phrase.group.klass == "countries") and not phrase.owners
    noun = board.parse.tokens[phrase.head].text.lower()
    if any(board.at(k) is not None for k in phrase.owners) and "warring" not in before:
        return False
    counted = bool(BOTH.intersection(before))
    if phrase.group.klass in SIDES:
        if before == ["the"] and noun in BARE and phrase.last == phrase.head + 1:
            return bool(_joint(board, phrase.first) or rivals(board, phrase.first))
        return noun in words("sides.txt") and (counted or "warring" in before or "rival" in before or (before == ["the"] and noun == "sides"))
    if phrase.group.klass == "rivals":
        return counted or "warring" in before or (before == ["the"] and bool(_members(board, phrase, noun)))
    definite = "both" in before or (counted and phrase.definite)
    return definite and (phrase.group.klass in ("countries", "government") or noun in PEOPLE)


def both_sides(board: Board, phrase: Phrase) -> Draft:
    """The group of the two, with them as members where the story tells who they are; one group for the same two."""
    noun = board.parse.tokens[phrase.head].text.lower()
    members = _members(board, phrase, noun)
    classes = (f"both {_sort(phrase)}", *((phrase.group.klass, *PAIRS) if phrase.group is not None and members else ()))
    known = next((d for d in board.drafts() if d.klass in classes and sorted(d.members) == sorted(members)), None)
    if known is None:
        span = board.parse.span(phrase.first, phrase.last)
        known = board.new(_bare(board.parse.text[span.start : span.end]), "group", named=False)
        known.klass, known.plural, known.members = f"both {_sort(phrase)}", True, members
    board.mention(known, phrase.first, phrase.last, "nominal")
    board.point(phrase.head, known)
    return known


def _sort(phrase: Phrase) -> str:
    """Whether two states, two parties or two people are meant."""
    assert phrase.group is not None
    if phrase.group.klass in ("countries", "government"):
        return "states"
    return "sides" if phrase.group.klass in (*SIDES, "rivals") else "people"


def _in_apposition(board: Board, i: int) -> list[str]:
    """The two named right after: "the two leaders, NAME and NAME"."""
    tokens = board.parse.tokens
    if i >= len(tokens) or tokens[i].text not in (",", ":", "-"):
        return []
    for k in range(i + 1, min(i + 9, len(tokens))):
        if tokens[k].text == "and" and tokens[k].sentence == tokens[i].sentence:
            pair = joined_at(board, k)
            return [d.key for d in pair] if pair is not None and all(board.at(j) for j in (i + 1, i + 2) if tokens[j].pos == "PROPN") else []
    return []


def _members(board: Board, phrase: Phrase, noun: str) -> list[str]:
    named = _in_apposition(board, phrase.last)
    if named:
        return named
    if _sort(phrase) == "states":
        return _states_before(board, phrase.first)
    if _sort(phrase) == "people":
        return _persons_before(board, phrase.first, noun)
    joint = _joint(board, phrase.first)
    before = {t.text.lower() for t in board.parse.tokens[phrase.first : phrase.head]}
    if len(joint) > 2 and not before & BOTH:
        return joint
    found = rivals(board, phrase.first) or (joint if len(joint) == 2 else []) or _government_and_rebels(board) or _sent_by_two(board, phrase.first)
    return found or (_states_before(board, phrase.first) if phrase.group is not None and phrase.group.klass == "rivals" else [])


def _joint(board: Board, i: int) -> list[str]:
    """The states of the only negotiators of several states that the story tells of before token `i` ("Kenyan, Chadian and Malian negotiators")."""
    start = board.parse.tokens[i].start
    held = [d for d in board.drafts() if d.klass in SIDES and len(d.members) > 1 and any(m.start < start for m in d.mentions)]
    return list(held[0].members) if len(held) == 1 else []


def _sent_by_two(board: Board, i: int) -> list[str]:
    """The two of whom the only envoys, officials or leaders of two before token `i` are: "Envoys of Kenya and Somalia met"."""
    start = board.parse.tokens[i].start
    held = [d for d in board.drafts() if d.klass in SENT and len(d.members) == 2 and any(m.start < start for m in d.mentions)]
    return list(held[0].members) if len(held) == 1 else []


def _government_and_rebels(board: Board) -> list[str]:
    """The only government and the only rebels of the story; of a government elsewhere, the rebels' own where the story names their state."""
    government, rebels = the_government(board), the_rebels(board)
    home = f"state:{rebels.country}" if rebels is not None and rebels.country else ""
    if government is not None and government.key != home and board.has(home):
        government = board.get(home)
    return [government.key, rebels.key] if government is not None and rebels is not None else []


def _states_before(board: Board, i: int) -> list[str]:
    """The two states last named together before token `i`, else the only two of the sentence before and its own; the states of two persons too."""
    found = next(_pairs(board, i, lambda d: _state_of(board, d)), None)
    if found is not None:
        return found
    first = _first_back(board, i, 1)
    named = {d.key: d for t in board.parse.tokens[first:i] if (d := board.at(t.i)) is not None and d.kind == "state"}
    return list(named) if len(named) == 2 else []


def _state_of(board: Board, draft: Draft) -> str | None:
    if draft.kind == "state":
        return draft.key
    key = f"state:{draft.country}"
    return key if draft.kind == "person" and draft.country and board.has(key) else None


def _persons_before(board: Board, i: int, noun: str) -> list[str]:
    """The two persons named together just before token `i`, else the only two who hold such an office, else the only two of the last
    sentences; else the states of "the leaders of A and B"."""
    found = next(_pairs(board, i, lambda d: d.key if d.kind == "person" else None), None)
    if found is not None:
        return found
    people = [d for d in board.drafts() if d.kind == "person" and d.named]
    holders = [d.key for d in people if _may_be(noun).intersection(d.classes)]
    if len(holders) == 2:
        return holders
    first = _first_back(board, i, BACK)
    near = {d.key for t in board.parse.tokens[first:i] if (d := board.at(t.i)) is not None}
    named = [d.key for d in people if d.key in near]
    if len(named) == 2:
        return named
    joint = [d for d in board.drafts() if d.klass in ("leaders", "presidents", "ministers") and len(d.members) == 2]
    return list(joint[0].members) if len(joint) == 1 else []


def _may_be(noun: str) -> frozenset[str]:
    """Classes of the offices that a plural noun may stand for ("commanders": generals, rebel leaders)."""
    office = offices().get(noun.removesuffix("s"))
    return frozenset((office.klass,)) | narrower().get(office.klass, frozenset()) if office else frozenset()


def _first_back(board: Board, i: int, back: int) -> int:
    sentences = board.parse.sentences
    return sentences[max(0, board.parse.tokens[i].sentence - back)].first


def _pairs(board: Board, i: int, key: Callable[[Draft], str | None]) -> Iterator[list[str]]:
    """Pairs joined by "and" before token `i`, the nearest first, by what `key` gives for their actors."""
    for token in reversed(board.parse.tokens[:i]):
        if token.text.lower() not in ("and", "-") or token.sentence > board.parse.tokens[i].sentence:
            continue
        pair = joined_at(board, token.i)
        keys = [key(d) for d in pair] if pair is not None else []
        held = [k for k in keys if k is not None]
        if len(held) == 2 and held[0] != held[1]:
            yield held


def _bare(text: str) -> str:
    head, _, tail = text.partition(" ")
    return " ".join((tail if head.lower() in ("the", "a", "an") and tail else text).split())
