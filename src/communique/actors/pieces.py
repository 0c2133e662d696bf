"""The names that the parser sees, put together where it cut them, and the words of which a name is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model.parse import Entity, Parse, Token

LONGEST = 6  # words of the longest name of a person


def alike(parse: Parse) -> dict[str, list[Token]]:
    """The tokens of `parse` by how they are written."""
    held: dict[str, list[Token]] = {}
    for token in parse.tokens:
        held.setdefault(token.text, []).append(token)
    return held


def whole_names(parse: Parse) -> list[Entity]:
    """The entities of `parse`, with a long name of a person that the parser cut in two ("Abdul Aziz", "Mansour Karimi") in one piece."""
    found: list[Entity] = []
    for entity in parse.entities:
        before = found[-1] if found else None
        if before is not None and before.label == entity.label == "PERSON" and before.last == entity.first and entity.last - before.first <= LONGEST:
            part = parse.tokens[before.first : before.last]
            beside = any(t.dep == "appos" and t.head in range(before.first, before.last) for t in parse.tokens[entity.first : entity.last])
            if all((beside or t.dep == "compound") and t.head < entity.last and t.text.isalpha() for t in part):
                found[-1] = Entity(before.first, entity.last, before.start, entity.end, "PERSON")
                continue
        found.append(entity)
    return found


def words_of_name(tokens: Iterable[Token]) -> Iterator[str]:
    """The words of a name; hyphenated parts are put together again ("Abdel", "-", "Fattah")."""
    held = ""
    for token in tokens:
        if token.text == "-":
            held += "-"
        elif held.endswith("-"):
            held += token.text
        else:
            if held:
                yield held
            held = token.text
    if held:
        yield held
