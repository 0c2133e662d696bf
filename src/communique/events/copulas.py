"""What an event is said to be: "Friday's talks were the first contact between Peru and Chile" tells of the talks by another noun."""

from __future__ import annotations

from communique.model.parse import Parse, Token
from communique.tables import load_list


def called(parse: Parse, top: Token) -> tuple[int, int] | None:
    """The verb and the noun by which the meeting whose phrase has head `top` is said to be one of a row; None where it is not.

    "The meeting was the third between them": then the word that counts stands for the noun. Not "the talks were a contact between them",
    which only says what kind of thing they are, and not "were the first casualty".
    """
    verb = parse.tokens[top.head]
    if top.dep != "nsubj" or verb.lemma.lower() != "be" or parse.children(verb.i, "neg"):
        return None
    row = load_list(__package__, "meeting_rows.txt")
    for noun in parse.children(verb.i, "attr", "acomp"):
        counts = [c for c in parse.children(noun.i, "amod", "compound") if c.text.lower() in row]
        itself = noun.text.lower() in row
        if (counts and noun.lemma.lower() in load_list(__package__, "meeting_nouns.txt")) or itself:
            return verb.i, noun.i
    return None
