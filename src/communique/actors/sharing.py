"""Offices that several persons hold: "Presidents A of X and B of Y", "the foreign ministers of X and Y, A and B"."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.phrases import Phrase
from communique.actors.roles import RoleFinder
from communique.actors.wordlists import Office, office_words, offices, titles, words_of_offices
from communique.model.actors import Role
from communique.model.parse import Token

MARKS = (",", ":", "-", "--", "(")
BETWEEN = ("of", "from", "the", "and", *MARKS)
REACH = 14  # tokens between the office and the first name: "of the United States, Russia and South Sudan, "
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def share_offices(board: Board, describer: Describer, roles: RoleFinder) -> None:
    """Give each person of a list behind an office in the plural that office, and the state that the words give to that person.

    States are named with each ("Presidents A of X and B of Y"), or in the order of the persons before or behind them; one state is that of all.
    """
    for token in board.parse.tokens:
        if token.tag not in ("NNS", "NNPS", "NNP") or token.text[-1:] != "s" or token.i in roles.used:
            continue
        office = _office(board, token)
        start = _names_from(board, roles, token.i) if office is not None else None
        if office is None or start is None:
            continue
        people, told, tail = _people(board, roles, start[1])
        phrase = describer.phrase(token.i)
        if len(people) < 2 or (phrase is not None and phrase.group is None):
            continue
        states = _states(describer, phrase, told, len(people), [s for _, s, _ in people])
        direct = start[1] == token.i + 1
        whole = (phrase.first, phrase.last) if phrase is not None else (start[0], token.i + 1)
        for (person, _, end), state in zip(people, states, strict=True):
            _give(board, person, office, state, (start[0], tail or end) if direct else whole)
        roles.used.add(token.i)
        if phrase is not None and not direct:
            group = describer.group(phrase)
            group.members = [p.key for p, _, _ in people] if group.klass and not group.named else group.members


def counted_people(board: Board, phrase: Phrase) -> Draft | None:
    """Whom "the three mediators", "the three presidents" stand for: the group of that class with so many members, else so many persons who hold
    that office. None where the story names others, or more."""
    held = board.parse.tokens[phrase.first : phrase.head]
    count = next((COUNTS[t.text.lower()] for t in held if t.text.lower() in COUNTS), 0)
    if not phrase.definite or phrase.group is None or phrase.owners or phrase.after or len(held) != 2 or count < 2:
        return None
    before = board.parse.tokens[phrase.first].start
    alike = [d for d in board.drafts() if d.klass == phrase.group.klass and len(d.members) == count and _told_before(d, before)]
    if len(alike) == 1:
        return alike[0]
    office = offices().get(board.parse.tokens[phrase.head].lemma.lower())
    people = [d for d in board.drafts() if d.kind == "person" and d.named and office and office.klass in d.classes and _told_before(d, before)]
    if alike or len(people) != count:
        return None
    span = board.parse.span(phrase.first, phrase.last)
    group = board.new(" ".join(board.parse.text[span.start : span.end].split()).removeprefix("The ").removeprefix("the "), "group", named=False)
    group.klass, group.plural, group.members, group.sector = phrase.group.klass, True, [d.key for d in people], phrase.group.sector
    return group


def _told_before(draft: Draft, start: int) -> bool:
    return any(m.start < start for m in draft.mentions)


def _office(board: Board, head: Token) -> tuple[Office, int] | None:
    """The longest office in the plural that ends in `head`, and how many words it has."""
    tokens, single = board.parse.tokens, _singular(head)
    if single not in words_of_offices() and head.text.lower() not in words_of_offices() and single not in titles():
        return None
    for size in range(min(office_words(), head.i + 1), 0, -1):
        held = tokens[head.i - size + 1 : head.i + 1]
        found = offices().get(" ".join([*(t.text.lower() for t in held[:-1]), _singular(held[-1])]))
        title = titles().get(_singular(head), (None, None))[1] if size == 1 and found is None else None
        found = offices().get(title) if title else found
        if found is not None and found.klass != "kin" and all(t.sentence == head.sentence for t in held):
            return found, size
    return None


def _singular(token: Token) -> str:
    low = token.text.lower()
    return low if low in offices() else token.lemma.lower() if token.lemma.lower() in offices() else low.removesuffix("s")


def _names_from(board: Board, roles: RoleFinder, head: int) -> tuple[int, int] | None:
    """First token of the office's words, and of the first name behind them with nothing but states and marks between; None for none."""
    tokens = board.parse.tokens
    office = _office(board, tokens[head])
    first, k = head - (office[1] if office else 1) + 1, head + 1
    while k < min(len(tokens), head + REACH) and tokens[k].sentence == tokens[head].sentence:
        if k in roles.starts and (k == head + 1 or tokens[k - 1].text in MARKS):
            return first, k
        draft = board.at(k)
        if not (tokens[k].text.lower() in BETWEEN or (draft is not None and draft.kind in ("state", "organisation"))):
            return None
        k += 1
    return None


def _people(board: Board, roles: RoleFinder, k: int) -> tuple[list[tuple[Draft, Draft | None, int]], list[Draft], int]:
    """The persons of the list that begins at token `k`, each with its state and where that ends; the states told, and the token after those
    that stand behind the whole list, 0 where none do."""
    tokens, people = board.parse.tokens, list[tuple[Draft, Draft | None, int]]()
    tail, last = list[Draft](), 0
    while k in roles.starts and (person := board.at(k)) is not None and person.kind == "person":
        end = roles.starts[k][1]
        state, after = _state_behind(board, end)
        people.append((person, state, after))
        k = after
        while k < len(tokens) and tokens[k].text in (",", "and"):
            k += 1
        if k == after:
            break
        if k not in roles.starts and state is not None and all(s is None for _, s, _ in people[:-1]):
            tail, last = _state_list(board, state, after)
            break
    return people, tail or [s for _, s, _ in people if s is not None], last


def _state_list(board: Board, first: Draft, k: int) -> tuple[list[Draft], int]:
    """`first` and the states joined to it from token `k` on, and the token after the last."""
    tokens, found, last = board.parse.tokens, [first], k
    while k < len(tokens):
        draft = board.at(k)
        if draft is not None and draft.kind == "state":
            found += [draft] if draft not in found else []
            last = k + 1
        elif tokens[k].text not in (",", "and", "the"):
            break
        k += 1
    return found, last


def _state_behind(board: Board, k: int) -> tuple[Draft | None, int]:
    """The state of "of X" or "(X)" at token `k`, and the token after it; else None and `k`."""
    tokens = board.parse.tokens
    if k + 1 >= len(tokens) or tokens[k].text.lower() not in ("of", "from", "("):
        return None, k
    j = k + 2 if tokens[k + 1].text.lower() == "the" else k + 1
    state = board.at(j) if j < len(tokens) else None
    if state is None or state.kind not in ("state", "organisation", "armed_force"):
        return None, k
    while j < len(tokens) and board.at(j) is state:
        j += 1
    return state, j + (tokens[k].text == "(" and j < len(tokens) and tokens[j].text == ")")


def _states(describer: Describer, phrase: Phrase | None, told: list[Draft], count: int, own: list[Draft | None]) -> list[Draft | None]:
    """For each of `count` persons the state that the words give; None where they give none or leave it open."""
    if all(own):
        return own
    if len(told) == count and sum(s is not None for s in own) == 1:
        return list(told)
    if any(own) or phrase is None:
        return own
    around = describer.states_before(phrase) or describer.states_after(phrase)
    if len(around) == count:
        return list(around)
    owner = describer.owner(phrase) if len(around) < 2 else None
    return [owner if owner is not None and owner.kind == "state" else None] * count


def _give(board: Board, person: Draft, office: tuple[Office, int], state: Draft | None, said: tuple[int, int]) -> None:
    span = board.parse.span(*said)
    person.roles.append(Role(office[0].words, state.key if state else None, span.start, span.end, board.parse.text[span.start : span.end]))
    person.classes.append(office[0].klass)
    person.sector = person.sector or office[0].sector
