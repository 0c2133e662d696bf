"""Names that are places because the words beside them say so, and states that share a word ("North and South Korea")."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.board import Board
from communique.actors.gazetteer import Entry, Known, codes_by_name, state_names
from communique.actors.states import acts_as_government
from communique.actors.wordlists import groups, words
from communique.model.parse import Parse
from communique.tables import load_table

OF_PERSONS = ("camp", "hotel", "hospital")  # "the camp of NAME" may be a person's followers, the others somebody's property
HALVES = ("North", "South", "East", "West")


def place_tokens(parse: Parse) -> frozenset[int]:
    """Tokens of the capitalised names in "the province of NAME" and "NAME province"."""
    held: set[int] = set()
    nouns = words("place_nouns.txt")
    tokens = parse.tokens
    for token in tokens:
        if token.lemma.lower() not in nouns or not token.text.islower():
            continue
        if token.i + 2 < len(tokens) and tokens[token.i + 1].text == "of" and token.lemma.lower() not in OF_PERSONS:
            held.update(_run(parse, token.i + 2, 1))
        if token.i > 0:
            held.update(_run(parse, token.i - 1, -1))
    held.update(_explained(parse))
    return frozenset(held)


def _explained(parse: Parse) -> Iterable[int]:
    """Names that an apposition calls a place ("Brask, a town on the river"), with the other tokens of the same single word."""
    nouns, tokens = words("place_nouns.txt"), parse.tokens
    single = set[str]()
    called = [t for t in tokens if t.dep == "appos" and t.text.islower() and t.lemma.lower() in nouns]
    owned = {t.head for t in called if t.lemma.lower() in OF_PERSONS}
    for token in (tokens[i] for i in sorted({t.head for t in called} - owned)):
        if token.pos != "PROPN":
            continue
        yield from _run(parse, token.i, -1)
        if token.i == 0 or tokens[token.i - 1].pos != "PROPN":
            single.add(token.text)
    yield from (t.i for t in tokens if t.text in single and (t.i == 0 or tokens[t.i - 1].pos != "PROPN"))


def _run(parse: Parse, i: int, step: int) -> Iterable[int]:
    """The capitalised proper nouns from token `i` on in one direction."""
    sentence = parse.sentences[parse.tokens[i - 1 if step > 0 else i + 1].sentence]
    while sentence.first <= i < sentence.last and parse.tokens[i].pos == "PROPN" and parse.tokens[i].text[:1].isupper():
        if parse.tokens[i].ent in ("PERSON", "ORG") and step < 0 and parse.tokens[i + 1].ent == parse.tokens[i].ent:
            return
        yield i
        i += step


def put_halves(board: Board, known: Iterable[Known]) -> None:
    """Let "North" in "North and South Korea" stand for its state, and "the North" once the story has named one of the two."""
    named: set[str] = set()
    held = list(known)
    by_start = {k.first: k for k in held if k.entry.how == "name"}
    told = {k.first: k.entry.name for k in held if k.entry.how in ("name", "adjective")}
    tokens = board.parse.tokens
    named |= _divided_names(board.parse)
    for token in tokens:
        if token.i in told:
            named.add(told[token.i])
        if token.text not in HALVES or board.at(token.i) is not None or token.i + 1 >= len(tokens):
            continue
        shared = by_start.get(token.i + 2) if tokens[token.i + 1].text.lower() in ("and", "or") else None
        name = f"{token.text} {shared.entry.name.partition(' ')[2]}" if shared is not None else _half(board, token.i, named)
        code = codes_by_name().get(name or "")
        if code is not None:
            board.mention(board.state(code, state_names()[code]), token.i, token.i + 1)


def _divided_names(parse: Parse) -> set[str]:
    """Names of the halves of what the story calls "the two Koreas"."""
    rows = load_table(__package__, "divided.tsv")
    words_for = {r["word"]: r["codes"] for r in rows}
    return {state_names()[code] for t in parse.tokens if t.text in words_for for code in words_for[t.text].split(";")}


def put_divided(board: Board) -> None:
    """Let "the two Koreas" stand for the group of the two states, where "two" or "both" is said."""
    named = {r["word"]: r["codes"].split(";") for r in load_table(__package__, "divided.tsv")}
    for token in board.parse.tokens:
        if token.text not in named or token.i == 0 or board.parse.tokens[token.i - 1].text.lower() not in ("two", "both"):
            continue
        states = [board.state(code, state_names()[code]) for code in named[token.text]]
        known = next((d for d in board.drafts() if d.klass == "both states" and d.members == [s.key for s in states]), None)
        group = known or board.new(f"two {token.text}", "group", named=False)
        group.klass, group.plural, group.members = "both states", True, [s.key for s in states]
        first = token.i - 2 if token.i > 1 and board.parse.tokens[token.i - 2].text.lower() == "the" else token.i - 1
        board.mention(group, first, token.i + 1, "nominal")
        board.point(token.i, group)


def _half(board: Board, i: int, named: set[str]) -> str | None:
    """The state that "the North" means: half of the one divided name so far; None for a direction or a part of a longer name."""
    tokens = board.parse.tokens
    if i == 0 or tokens[i - 1].text.lower() != "the" or tokens[i].dep in ("compound", "amod", "nmod") or tokens[i + 1].text == "of":
        return None
    sends = tokens[i + 1].tag == "POS" and (group := groups().get(tokens[tokens[i].head].text.lower())) is not None and group.kind != "state"
    if not (sends or acts_as_government(board.parse, Known(i, i + 1, Entry("capital", tokens[i].text, "state")))):
        return None
    bases = {n.partition(" ")[2] for n in named if n.partition(" ")[0] in HALVES}
    return f"{tokens[i].text} {next(iter(bases))}" if len(bases) == 1 else None
