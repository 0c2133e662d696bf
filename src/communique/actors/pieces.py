"""The names that the parser sees, put together where it cut them, and the words of which a name is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from communique.actors.labels import put_labels_right
from communique.actors.wordlists import bodies, offices, words
from communique.model.parse import Entity, Parse, Token

LONGEST = 6  # words of the longest name of a person
SYLLABLE = 6  # letters of the longest syllable of a Korean or Chinese name


def alike(parse: Parse) -> dict[str, list[Token]]:
    """The tokens of `parse` by how they are written."""
    held: dict[str, list[Token]] = {}
    for token in parse.tokens:
        held.setdefault(token.text, []).append(token)
    return held


def whole_names(parse: Parse) -> list[Entity]:
    """The entities of `parse`, with a long name of a person that the parser cut in two ("Abdul Aziz", "Mansour Karimi") in one piece."""
    found: list[Entity] = []
    for entity in put_labels_right(parse, map(partial(_to_its_head, parse), parse.entities)):
        before = found[-1] if found else None
        if before is not None and before.label == entity.label == "PERSON" and before.last == entity.first and entity.last - before.first <= LONGEST:
            part = parse.tokens[before.first : before.last]
            beside = any(t.dep == "appos" and t.head in range(before.first, before.last) for t in parse.tokens[entity.first : entity.last])
            if all((beside or t.dep == "compound") and t.head < entity.last and t.text.isalpha() for t in part):
                found[-1] = Entity(before.first, entity.last, before.start, entity.end, "PERSON")
                continue
        if before is not None and _one_union(parse, before, entity):
            found[-1] = Entity(before.first, entity.last, before.start, entity.end, "ORG")
            continue
        found.append(_holder(parse, entity))
    return found


def _one_union(parse: Parse, one: Entity, other: Entity) -> bool:
    """Whether two supposed bodies that "and" joins are one: "the International Longshore and Warehouse Union", where only the second has an article's
    noun, a word for a body at its end."""
    tokens = parse.tokens
    if not (one.label == other.label == "ORG") or other.first != one.last + 1 or tokens[one.last].text not in ("and", "&"):
        return False
    first = one.first + (tokens[one.first].pos == "DET")
    said = {t.text.lower() for t in tokens[first : one.last]}
    defined = first > 0 and tokens[first - 1].text.lower() == "the"
    whole = all(t.text.istitle() for t in (*tokens[first : one.last], *tokens[other.first : other.last]))
    return defined and whole and tokens[other.last - 1].text.lower() in bodies() and not said.intersection(bodies()) and other.last - other.first > 1


def _to_its_head(parse: Parse, entity: Entity) -> Entity:
    """`entity`, as far as the last word of the name where the parser saw a person in the first only ("Aung San Suu Kyi"): two or more unseen words in
    the body of the story, of which the last governs the first."""
    tokens = parse.tokens
    head = tokens[entity.first].head
    one = entity.label == "PERSON" and entity.last == entity.first + 1 and tokens[entity.first].dep == "compound"
    if not one or not entity.first + 2 <= head < entity.first + LONGEST or parse.sentences[tokens[head].sentence].role == "title":
        return entity
    rest = tokens[entity.last : head + 1]
    unseen = all(t.pos == "PROPN" and not t.ent and t.text.istitle() and t.text.isalpha() for t in rest)
    other = any(t.text.lower() in bodies() or t.text.lower() in offices() or t.text.lower() in words("papers.txt") for t in rest)
    return Entity(entity.first, head + 1, entity.start, tokens[head].end, "PERSON") if unseen and not other else entity


def _holder(parse: Parse, entity: Entity) -> Entity:
    """`entity`, as a person's name where it is the supposed place behind "the OFFICE of X," ("President of Chile, NAME NAME")."""
    tokens, k = parse.tokens, entity.first - 2
    if entity.label not in ("GPE", "ORG", "NORP", "LOC") or not 2 <= entity.last - entity.first <= 4 or k < 2 or tokens[k + 1].text != ",":
        return entity
    last = k
    while k > 0 and tokens[k].text[:1].isupper() and tokens[k].sentence == tokens[last + 1].sentence:
        k -= 1
    named = all(t.text[:1].isupper() and t.text.isalpha() for t in tokens[entity.first : entity.last])
    holds = k < last and k > 0 and tokens[k].text == "of" and tokens[k - 1].text.lower() in offices() and tokens[k - 1].tag in ("NN", "NNP")
    return Entity(entity.first, entity.last, entity.start, entity.end, "PERSON") if named and holds else entity


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
        yield held.rstrip(".") if "-" in held else held


def goes_on_small(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether the word in lower case behind the hyphen at token `i` is a part of the name that begins at `first`: a particle, or the second
    syllable of a name of East Asia whose family name comes first ("Ryu Hana-bi"), but not "Ryu-led"."""
    behind = tokens[i + 1]
    if behind.text in words("particles.txt"):
        return True
    short = behind.text.isalpha() and behind.text.islower() and len(behind.text) <= SYLLABLE
    return short and i == first + 2 and len(tokens[first].text) <= SYLLABLE and behind.text not in words("hyphened.txt")


def is_surname(parse: Parse, first: int, last: int) -> bool:
    """Whether a word for a body ends a person's name ("Bob Church"): two words, no article before them, and a calling before or an office behind,
    or who they are says something."""
    tokens = parse.tokens
    before, behind = tokens[first - 1] if first else None, tokens[last : last + 5]
    if last - first != 2 or tokens[first].text.lower() in bodies() or (before is not None and before.pos in ("DET", "ADJ", "PROPN")):
        return False
    calling = before is not None and before.text.islower() and before.text in offices() and before.tag == "NN"
    if calling or not behind:
        return calling
    held = next((t for t in behind[1:] if t.tag == "NN"), None) if behind[0].text == "," else None
    return (held is not None and held.text in offices()) or (tokens[last - 1].dep == "nsubj" and behind[0].lemma in words("speech.txt"))
