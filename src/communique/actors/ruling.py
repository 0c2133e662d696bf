"""Whose is "the government", who are "the rebels", when a story has one of each?"""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.conflict import mediators
from communique.actors.gazetteer import state_names
from communique.actors.wordlists import words
from communique.model.actors import Role
from communique.model.parse import Token

HEADS = frozenset(("head_of_state", "head_of_government"))
RULE = frozenset(("government", "junta", "regime"))
GONE_BY = frozenset(("former", "ex", "onetime", "erstwhile", "old"))
CLIMB = 3  # "talks with rebels in Doha": from the preposition up to what was held there


def the_government(board: Board) -> Draft | None:
    """The only state, mediators apart, whose government the story names ("Kenya's government", "the Kenyan government"); None for none or several."""
    apart = mediators(board)
    found = (d for t in board.parse.tokens if t.text.lower() in RULE and (d := _state_of(board, t.i)) is not None)
    held = {d.key: d for d in found if d.key not in apart}
    return next(iter(held.values())) if len(held) == 1 else None if held else fought_at_home(board)


def fought_at_home(board: Board) -> Draft | None:
    """The state of the story's rebels, where they all are of one, the story names it too and they fight no other: whose "the government" is that they
    deal with."""
    held = _rebels(board)
    codes = {d.country for d in held}
    home = len(codes) == 1 and not any(d.name in words("rebels_abroad.txt") for d in held) and codes >= _of_others(board)
    code = codes.pop() if home else None
    return board.state(code, state_names()[code]) if code and (board.has(f"state:{code}") or code in board.places.values()) else None


def _state_of(board: Board, i: int) -> Draft | None:
    parse = board.parse
    near = [*parse.children(i, "poss", "amod", "compound", "nmod")]
    near += [o for p in parse.children(i, "prep") if p.text.lower() in ("of", "in") for o in parse.children(p.i, "pobj")]
    found = [d for t in near if (d := board.at(t.i)) is not None and d.kind == "state"]
    return found[0] if len(found) == 1 else _of_capital(board, i)


def _of_capital(board: Board, i: int) -> Draft | None:
    """The state of "the government in CAPITAL"."""
    inside = [o for p in board.parse.children(i, "prep") if p.text.lower() in ("of", "in") for o in board.parse.children(p.i, "pobj")]
    code = board.places.get(inside[0].i) if len(inside) == 1 and board.parse.tokens[i].text.lower() in RULE else None
    return board.state(code, state_names()[code]) if code else None


def the_rebels(board: Board) -> Draft | None:
    """The only rebel organisation that the story names; None for none or several, or where it tells of rebels of another country too."""
    held = _rebels(board)
    return held[0] if len(held) == 1 and {held[0].country} >= _of_others(board) else None


def _rebels(board: Board) -> list[Draft]:
    return [d for d in board.drafts() if d.named and d.sector == "REB" and d.kind in ("armed_force", "organisation")]


def _of_others(board: Board) -> set[str | None]:
    """The countries that the words beside "rebels" and the like tell."""
    told = (t.i for t in board.parse.tokens if t.text.lower() in words("rebels.txt"))
    return {d.country for i in told if (d := _state_of(board, i)) is not None}


def point_sides(board: Board) -> None:
    """Let "government" and "rebel" before a noun, bare "rebels" and "the government" stand for the only government and rebels of the story."""
    government, rebels = the_government(board), the_rebels(board)
    for token in board.parse.tokens:
        low = token.text.lower()
        draft = (_of_capital(board, token.i) or government) if low in RULE else rebels if low in words("rebels.txt") else None
        if draft is None or board.at(token.i) is not None or (not token.text.islower() and not _opens(board, token.i)):
            continue
        if token.dep in ("compound", "amod", "nmod") and token.head > token.i:
            if _gone_by(board, token):
                continue  # "a former rebel leader" may have led another group, long ago
            if low in words("ruling.txt") and board.parse.tokens[token.i + 1].text != "-":
                board.point(token.i, draft)
        elif _alone(board, token, draft):
            _mention(board, draft, token.i)


def _alone(board: Board, token: Token, draft: Draft) -> bool:
    """Whether "the government" or "rebels" stands for `draft` by itself, or with the capital of it ("the government in CAPITAL")."""
    if token.text.lower() not in RULE:
        return _bare(board, token.i) and token.tag == "NNS"
    return _before(board, token.i) == "the" and (_bare(board, token.i) or _of_capital(board, token.i) is draft)


def _gone_by(board: Board, token: Token) -> bool:
    return any(t.text.lower() in GONE_BY for t in board.parse.children(token.head, "amod", "advmod", "compound") if t.i < token.i)


def _opens(board: Board, i: int) -> bool:
    """Whether token `i` is capitalised for its place only: it opens a sentence or what follows a mark, or stands before a word in lower case."""
    tokens = board.parse.tokens
    first = board.parse.sentences[tokens[i].sentence].first
    return i == first or tokens[i - 1].pos == "PUNCT" or tokens[min(i + 1, len(tokens) - 1)].text.islower()


def _before(board: Board, i: int) -> str:
    tokens = board.parse.tokens
    return tokens[i - 1].text.lower() if i > 0 and tokens[i - 1].sentence == tokens[i].sentence else ""


def _bare(board: Board, i: int) -> bool:
    """No number, adjective or "of …" tells these from others."""
    children = board.parse.children(i)
    plain = all(c.dep in ("det", "punct", "cc", "conj", "case", "appos", "relcl") for c in children)
    return plain and all(c.text.lower() == "the" for c in children if c.dep == "det")


def _mention(board: Board, draft: Draft, i: int) -> None:
    first = i - 1 if _before(board, i) == "the" else i
    board.mention(draft, first, i + 1, "nominal")
    board.point(i, draft)


def settle_heads(board: Board) -> None:
    """Give "President NAME" without a country the state of the story's only government, where the words leave no other reading.

    He must be the only head without a country, the state have no other of that office, and he be set against its rebels or do what one does
    at home. Where the United States are in the story he may be theirs, whom many outlets name without a country: then only the first will do,
    or that an American deals with him.
    """
    state = the_government(board)
    bare = [d for d in board.drafts() if d.kind == "person" and d.named and _is_bare_head(d)]
    if state is None or len(bare) != 1:
        return
    person = bare[0]
    office = next(c for c in person.classes if c in HEADS)
    if any(d is not person and d.country == state.country and office in d.classes for d in board.drafts()):
        return
    american = any("USA" in (d.country, d.faint) for d in board.drafts())
    if _against_rebels(board, person) or (_dealt_with(board, person, "USA") if american else _rules(board, person)):
        person.country = state.country
        person.roles = [Role(r.role, r.of or state.key, r.start, r.end, r.raw) for r in person.roles]


def _is_bare_head(draft: Draft) -> bool:
    former = any(w in r.role.lower() for r in draft.roles for w in ("former", "ex-", "ousted", "elect"))
    plain = bool(HEADS.intersection(draft.classes)) and not (draft.country or draft.faint) and not former
    return plain and all(r.of is None for r in draft.roles)


def _heads(board: Board, person: Draft) -> list[Token]:
    """The tokens of the story that stand for `person` and govern their phrase."""
    tokens = board.parse.tokens
    return [t for t in tokens if board.at(t.i) is person and board.at(t.head) is not person]


def _against_rebels(board: Board, person: Draft) -> bool:
    """ "talks between President NAME and the rebels"."""
    parse = board.parse
    for token in _heads(board, person):
        first = parse.tokens[token.head] if token.dep == "conj" else token
        above = parse.tokens[first.head]
        pair = [first, *parse.children(first.i, "conj")]
        if first.dep == "pobj" and above.text.lower() == "between" and any(d.sector == "REB" for t in pair if (d := board.at(t.i)) is not None):
            return True
    return False


def _dealt_with(board: Board, person: Draft, code: str) -> bool:
    """Whether somebody of the state `code` is the subject of a verb whose object is `person`, who then is not of that state."""
    for token in _heads(board, person):
        if token.dep == "dobj" and any(d.country == code for s in board.parse.children(token.head, "nsubj") if (d := board.at(s.i)) is not None):
            return True
    return False


def _rules(board: Board, person: Draft) -> bool:
    verbs = (board.parse.tokens[t.head] for t in _heads(board, person) if t.dep == "nsubj")
    return any(v.lemma.lower() in words("ruling_verbs.txt") for v in verbs)


def _is_venue(board: Board, i: int) -> bool:
    """Whether the place at token `i` is only where people met: "the government and the rebels met in Juba"."""
    place = board.parse.tokens[i]
    if place.dep != "pobj" or board.parse.tokens[place.head].text.lower() not in ("in", "at"):
        return False
    above = [t for _, t in zip(range(CLIMB), board.parse.ancestors(place.head), strict=False)]
    held = [o for t in above if t.pos == "VERB" for o in board.parse.children(t.i, "dobj")]
    return any(t.lemma.lower() in words("venue_verbs.txt") for t in (*above, *held))


def settle_locals(board: Board) -> None:
    """In a story of one state only, its ministers, judges, rebels, parties, police and protesters without a country are that state's.

    Heads of state and government are not: a story may name another country's president and nothing else of that country. Nor are rebels whom
    its envoys or mediators deal with, or who are met elsewhere.
    """
    venues = {i for i in board.places if _is_venue(board, i)}
    codes = {d.country for d in board.drafts() if d.country} | {code for i, code in board.places.items() if i not in venues}
    if len(codes) != 1:
        return
    code = codes.pop()
    abroad = any(board.places[i] != code for i in venues) or any(d.country == code and _goes_between(d) for d in board.drafts())
    for draft in board.drafts():
        if draft.country or draft.faint or draft.sector in ("UNO", "IGO", "EUR", "NGO", "IMG"):
            continue
        if draft.kind == "person" and draft.classes and all(c in words("local_offices.txt") for c in draft.classes):
            draft.faint = code if all(r.of is None for r in draft.roles) else None
        elif abroad and (draft.klass in words("rebel_classes.txt") or draft.sector == "REB"):
            continue
        elif (draft.klass in words("local_groups.txt") and not draft.members) or (draft.named and draft.sector in ("REB", "PTY", "OPP")):
            draft.faint = code


def _goes_between(draft: Draft) -> bool:
    """Whether `draft` is sent to deal with others, so that its country need not be theirs."""
    return draft.klass in ("mediators", "envoys") or bool({"mediator", "envoy"}.intersection(draft.classes))
