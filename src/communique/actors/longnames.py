"""Names of organisations that go on behind a "for": "Movement for Democratic Change", "Party for the People"."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.gazetteer import Known
from communique.actors.naming import BodyName
from communique.actors.wordlists import bodies, groups, offices
from communique.model.parse import Parse

INNER = ("the", "and", "of")


def long_names(parse: Parse, known: Iterable[Known]) -> list[BodyName]:
    """Names of a word for a body, "for", and more capitalised words, where no data file knows the whole."""
    held = list(known)
    whole = {i: (k.first, k.last) for k in held for i in range(k.first, k.last)}
    states = {k.first for k in held if k.entry.kind == "state"}
    found = []
    for token in parse.tokens:
        if token.text != "for" or token.i == 0 or not _body_word(parse, token.i - 1) or whole.get(token.i) or _of_office(parse, token.i - 1):
            continue
        first, last = _before(parse, token.i - 1), _after(parse, token.i + 1, states)
        if last > token.i + 1:
            found.append(BodyName(first, last))
    return found


def _body_word(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    low = token.text.lower()
    return token.text[:1].isupper() and (low in bodies() or (low in groups() and not groups()[low].plural and low not in offices()))


def _of_office(parse: Parse, i: int) -> bool:
    """Whether token `i` is what an office is of ("Under-Secretary of State for Political Affairs")."""
    return i > 1 and parse.tokens[i - 1].text == "of" and parse.tokens[i - 2].text.lower() in offices()


def _before(parse: Parse, i: int) -> int:
    sentence = parse.sentences[parse.tokens[i].sentence]
    while i > sentence.first and parse.tokens[i - 1].text[:1].isupper() and parse.tokens[i - 1].pos in ("PROPN", "ADJ", "NOUN"):
        i -= 1
    return i


def _after(parse: Parse, i: int, states: set[int]) -> int:
    """End of the capitalised words from token `i` on, with small words between them; before "of STATE"."""
    tokens, end = parse.tokens, i
    limit = parse.sentences[tokens[i - 1].sentence].last
    while i < limit and (tokens[i].text[:1].isupper() or tokens[i].text in INNER):
        if i in states or (tokens[i].text == "and" and tokens[i - 1].pos != "PROPN"):
            break
        i += 1
        end = i if tokens[i - 1].text[:1].isupper() else end
    return end
