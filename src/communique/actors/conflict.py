"""Who are the two that fight or negotiate with each other? Not those who mediate between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from communique.actors.board import Board, Draft
from communique.actors.joined import joined_at
from communique.actors.wordlists import words
from communique.model.parse import Token

BETWEEN, TOGETHER, ASIDE = 3, 2, 1  # weight of "talks between A and B", of "A and B agree", of "A and B" elsewhere
SIDES = ("state", "organisation", "armed_force")


def rivals(board: Board, i: int, *, least: int = 2) -> list[str]:
    """Keys of the two parties whose talks or war the story is about, by how often and how plainly it names them together.

    Of equals those named nearest to token `i`. None when no pair is named with at least the weight `least`, or only one that mediates.
    """
    return _heaviest(board, i, SIDES, least) or _heaviest(board, i, ("person",), max(least, TOGETHER))


def _heaviest(board: Board, i: int, kinds: tuple[str, ...], least: int) -> list[str]:
    apart = mediators(board)
    weights: Counter[tuple[str, ...]] = Counter()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    orders: dict[tuple[str, ...], list[str]] = {}
    for at, pair, weight in _named_together(board, kinds):
        keys = [d.key for d in pair]
        if apart.intersection(keys):
            continue
        same = tuple(sorted(keys))
        weights[same] += weight
        places[same].append(at)
        orders.setdefault(same, keys)
    if not weights or max(weights.values()) < least:
        return []
    return orders[min(weights, key=lambda p: (-weights[p], min(abs(i - at) for at in places[p]), p))]


def mediators(board: Board) -> set[str]:
    """Keys of those who mediate, host or guarantee: "brokered by A", "A-brokered talks", "mediators from A", "A is hosting the talks"."""
    held: set[str] = set()
    for token in board.parse.tokens:
        if token.lemma.lower() in words("mediating.txt"):
            held.update(d.key for d in _about(board, token))
    return held | {m for d in board.drafts() if d.klass in ("mediators", "joined") and d.key in held for m in d.members}


def _about(board: Board, token: Token) -> Iterator[Draft]:
    """Actors that mediate by the word `token`: its subject, agent, modifier, or what a hyphen ties to it."""
    parse = board.parse
    near = [*parse.children(token.i, "nsubj", "amod", "compound", "poss", "nmod", "npadvmod", "attr")]
    near += [o for p in parse.children(token.i, "prep", "agent") if p.text.lower() in ("by", "from", "of") for o in parse.children(p.i, "pobj")]
    if token.i > 1 and parse.tokens[token.i - 1].text == "-":
        near.append(parse.tokens[token.i - 2])
    if token.dep == "relcl":
        near.append(parse.tokens[token.head])
    if token.dep in ("attr", "appos") or (token.dep == "conj" and token.pos == "VERB"):
        near += parse.children(token.head, "nsubj")
    near += [c for t in near for c in parse.children(t.i, "amod", "poss", "compound") if t.text.lower() in ("government", "authorities")]
    for t in near:
        for each in (t, *_conjuncts(board, t)):
            draft = board.at(each.i)
            if draft is not None:
                yield draft
                yield from (board.get(m) for m in draft.members)


def _conjuncts(board: Board, token: Token) -> Iterator[Token]:
    for child in board.parse.children(token.i, "conj"):
        yield child
        yield from _conjuncts(board, child)


def _named_together(board: Board, kinds: tuple[str, ...]) -> Iterator[tuple[int, tuple[Draft, Draft], int]]:
    """Pairs of parties joined by "and" or a hyphen, where they stand, and how plainly they are set against each other."""
    parse = board.parse
    for token in parse.tokens:
        pair = joined_at(board, token.i) if token.text == "and" and token.i > 0 else None
        if token.text == "-" and 0 < token.i < len(parse.tokens) - 1:
            left, right, weight = board.at(token.i - 1), board.at(token.i + 1), TOGETHER
        elif pair is not None and parse.tokens[token.i - 1].dep in ("amod", "compound", "nmod"):
            left, right, weight = *pair, _weight(board, _top(board, token.i + 1))
        else:
            chain = [token, *_conjuncts(board, token)] if token.dep != "conj" else []
            if len(chain) != 2:
                continue
            left, right, weight = board.at(chain[0].i), board.at(chain[1].i), _weight(board, token)
        if left is not None and right is not None and left is not right and all(_is_side(d, kinds) for d in (left, right)):
            yield token.i, (left, right), weight


def _top(board: Board, i: int) -> Token:
    """The token that governs the name at token `i`."""
    tokens = board.parse.tokens
    while board.at(tokens[i].head) is board.at(i) and tokens[i].head != i:
        i = tokens[i].head
    return tokens[i]


def _is_side(draft: Draft, kinds: tuple[str, ...]) -> bool:
    """States, movements and forces can be parties, and persons for want of these; media, unions of states and mere groups are none."""
    return draft.kind in kinds and draft.sector not in ("UNO", "IGO", "EUR", "NGO", "JRN", "BUS")


def _weight(board: Board, token: Token) -> int:
    parse = board.parse
    above = parse.tokens[token.head]
    if token.dep == "pobj" and above.text.lower() == "between":
        return BETWEEN if parse.tokens[above.head].lemma.lower() in words("contests.txt") else TOGETHER
    done = {above.lemma.lower()}
    if above.lemma.lower() in words("attempting.txt"):
        done.update(t.lemma.lower() for t in parse.children(above.i, "xcomp"))
    if above.lemma.lower() == "hold":
        done.update("meet" for t in parse.children(above.i, "dobj") if t.lemma.lower() in words("contests.txt"))
    if token.dep in ("nsubj", "nsubjpass") and done & words("contending.txt"):
        return TOGETHER
    return ASIDE
