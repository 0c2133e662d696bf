"""Whose side is a person on, by words for sending and representing: "Kenya was represented by NAME and NAME"?"""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.acting import acts
from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.wordlists import words
from communique.model.parse import Parse, Token

LED = frozenset(("represent", "lead", "head"))
HELD = frozenset(("include", "comprise", "feature"))
SIDES = ("delegation", "party", "camp", "panel")


def spread_sides(board: Board, describer: Describer) -> None:
    """Give persons without a country that of the state or delegation that sends them or that they stand for, where a sentence says so.

    "A was represented by NAME and NAME", "representing A were NAMES", "A sent NAME", "the team, whose delegation included NAMES",
    "on the A side, NAMES attended", "for A, NAMES took part". What else the story tells of a person's country wins.
    """
    verbs = {*LED, *HELD, "represent", *words("sending.txt"), *words("attending.txt")}
    for token in board.parse.tokens:
        if token.pos == "PUNCT" or token.lemma.lower() not in verbs:
            continue
        for owner, heads in _claims(board, describer, token):
            code = owner.country or owner.faint
            for person in (_persons(board, heads)) if code else ():
                person.faint = person.faint or code
                person.sector = person.sector or ("GOV" if owner.kind == "state" else None)


def _claims(board: Board, describer: Describer, token: Token) -> Iterator[tuple[Draft, list[Token]]]:
    """Pairs of a state or delegation and the words for its people, by the verb `token`."""
    lemma = token.lemma.lower()
    if lemma in LED:
        yield from _led(board, describer, token)
    if lemma == "represent" and token.tag == "VBG":
        yield from _representing(board, describer, token)
    if lemma in words("sending.txt") and token.pos == "VERB":
        for owner in _owners(board, describer, board.parse.children(token.i, "nsubj")):
            if owner.kind in ("state", "armed_force", "organisation") and not _addressed(board.parse, token):
                yield owner, list(board.parse.children(token.i, "dobj"))
    if lemma in HELD:
        for subject in board.parse.children(token.i, "nsubj"):
            for owner in _owners(board, describer, [_whose(board.parse, subject)]):
                yield owner, list(board.parse.children(token.i, "dobj"))
    if lemma in words("attending.txt"):
        yield from _for_a_side(board, describer, token)


def _led(board: Board, describer: Describer, verb: Token) -> Iterator[tuple[Draft, list[Token]]]:
    agents = [o for p in board.parse.children(verb.i, "agent", "prep") if p.text == "by" for o in board.parse.children(p.i, "pobj")]
    subjects = list(board.parse.children(verb.i, "nsubjpass")) or ([board.parse.tokens[verb.head]] if verb.dep == "acl" else [])
    for owner in _owners(board, describer, subjects) if agents else ():
        yield owner, agents


def _representing(board: Board, describer: Describer, verb: Token) -> Iterator[tuple[Draft, list[Token]]]:
    """ "Representing A were NAMES", "NAMES, representing A, …"; what follows is on A's side."""
    parse = board.parse
    above, owned = parse.tokens[verb.head], list(parse.children(verb.i, "dobj"))
    if verb.dep == "amod" and above.dep == "nsubj":  # how the parser often takes the inverted sentence
        above, owned = parse.tokens[above.head], [above]
    inverted = above.lemma == "be" and verb.i < above.i
    people = [t for t in parse.children(above.i, "nsubj", "attr") if t.i > above.i] if inverted else [above] if verb.dep in ("acl", "relcl") else []
    for owner in _owners(board, describer, owned):
        yield owner, people


def _for_a_side(board: Board, describer: Describer, verb: Token) -> Iterator[tuple[Draft, list[Token]]]:
    """ "For A, NAMES took part", "on the A side, NAMES attended": the phrase opens the clause."""
    parse = board.parse
    if verb.lemma == "take" and "part" not in {t.text for t in parse.children(verb.i, "dobj")}:
        return
    people = [t for t in parse.children(verb.i, "nsubj", "attr") if verb.lemma != "be" or t.i > verb.i]
    for prep in parse.children(verb.i, "prep"):
        if prep.text.lower() not in ("for", "on", "from") or prep.i > verb.i:
            continue
        heads = [o for o in parse.children(prep.i, "pobj") if prep.text.lower() == "for" or o.text.lower() in ("side", "delegation", "team")]
        for owner in _owners(board, describer, heads):
            if owner.kind in ("state", "group", "armed_force"):
                yield owner, [t for t in people if t.i > prep.i]


def _whose(parse: Parse, subject: Token) -> Token:
    """For "whose delegation" the noun before the clause, else `subject` itself."""
    if any(t.text.lower() == "whose" for t in parse.children(subject.i, "poss")):
        clause = parse.tokens[subject.head]
        return parse.tokens[clause.head] if clause.dep == "relcl" else subject
    return subject


def _addressed(parse: Parse, verb: Token) -> bool:
    """Whether something is sent to the person ("sent NAME a letter"), or the person is sent away ("sent NAME home")."""
    return bool(parse.children(verb.i, "dative")) or any(t.text.lower() in ("home", "back", "away") for t in parse.children(verb.i))


def _owners(board: Board, describer: Describer, heads: list[Token] | tuple[Token, ...]) -> Iterator[Draft]:
    """The states, bodies and delegations for which `heads` stand."""
    for token in heads:
        phrase = describer.phrase(token.i)
        known = board.at(token.i)
        if known is None and phrase is not None and phrase.group is not None and acts(board.parse, phrase):
            known = describer.group(phrase) if phrase.owners or phrase.after else None
        if known is None or known.kind == "person" or known.kind == "media":
            continue
        if known.kind in ("state", "armed_force") or known.klass in SIDES:
            yield known


def _persons(board: Board, heads: list[Token]) -> Iterator[Draft]:
    """The persons for whom `heads` stand, with those joined to them, without a country of their own."""
    for token in heads:
        if not _is_person(board, token.i):
            continue
        for person in (board.get(key) for key in _listed(board, token.i)):
            if not person.country:
                yield person
        yield from _persons(board, [t for t in board.parse.children(token.i, "conj") if t.pos == "PROPN"])


def _listed(board: Board, i: int) -> list[str]:
    """Keys of the person at token `i` and of those right before in a list of names ("NAME, NAME and NAME"), whatever the parser makes of it."""
    parse, keys, k = board.parse, list[str](), i
    first = parse.sentences[parse.tokens[i].sentence].first
    while k >= first and (draft := board.at(k)) is not None and draft.kind == "person":
        keys.append(draft.key)
        while k > first and board.at(k) is draft:
            k -= 1
        while k > first and parse.tokens[k].text in ("and", ","):
            k -= 1
        if board.at(k) is draft or parse.tokens[k + 1].text not in ("and", ","):
            break
    return keys


def _is_person(board: Board, i: int) -> bool:
    draft = board.at(i)
    return draft is not None and draft.kind == "person"
