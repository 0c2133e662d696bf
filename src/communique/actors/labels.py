"""The parser's labels of names, put right by the whole story: one label for a name in all places, none for a clause, persons among persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from communique.actors.folding import is_initial
from communique.actors.wordlists import bodies, groups, offices, titles, words
from communique.model.parse import Entity, Parse, Sentence, Token

NAMES = frozenset(("PERSON", "ORG"))
LISTED = 2  # persons in a list that make one of an unknown name among them
JOINING = (",", "and", ";")
GROUPLIKE = ("organisation", "armed_force")


def put_labels_right(parse: Parse, entities: Iterable[Entity]) -> list[Entity]:
    """`entities` with what the parser labelled against the story put right: a clause is cut to the name that it ends in ("Lima quoted the leader
    A Silva"), a name that the story shows to be a body's is an ORG in all places, an unknown word in a list of persons is a person."""
    held = [_without_clause(parse, entity) for entity in entities if not _only_titles(parse, entity)]
    told = _bodies_told(parse, held)
    held = [_labelled(e, "ORG") if e.label == "PERSON" and _written(parse, e) in told else e for e in held]
    return _with_listed(parse, held)


def _labelled(entity: Entity, label: str) -> Entity:
    return Entity(entity.first, entity.last, entity.start, entity.end, label)


def _only_titles(parse: Parse, entity: Entity) -> bool:
    """Whether a supposed person's name is titles alone ("Tengku Dato'"), which the name itself follows."""
    held = parse.tokens[entity.first : entity.last]
    titled = all(t.text.lower() in titles() or t.text == "'" for t in held)
    behind = parse.tokens[entity.last : entity.last + 1]
    return titled and len(held) > 1 and entity.label == "PERSON" and bool(behind) and behind[0].text[:1].isupper()


def _without_clause(parse: Parse, entity: Entity) -> Entity:
    """The capitalised words that end a supposed person's name which holds a verb or an office in lower case."""
    held = parse.tokens[entity.first : entity.last]
    if entity.label != "PERSON" or not any(_of_clause(t) for t in held[:-1]):
        return entity
    first = entity.last
    while first > entity.first and parse.tokens[first - 1].text[:1].isupper():
        first -= 1
    return Entity(first, entity.last, parse.tokens[first].start, entity.end, "PERSON") if first < entity.last else entity


def _of_clause(token: Token) -> bool:
    return token.text.islower() and (token.tag in ("VBD", "VBZ", "VBN") or token.text in offices()) and token.text not in words("particles.txt")


def _written(parse: Parse, entity: Entity) -> str:
    """The words of a name, article and possessive apart."""
    held = parse.tokens[entity.first : entity.last]
    return " ".join(t.text for t in held if t.tag != "POS" and not (t.i == entity.first and t.pos == "DET"))


def _bodies_told(parse: Parse, entities: list[Entity]) -> set[str]:
    """Names of several words that the parser takes for a person's somewhere, and the story for a body's: by what stands in apposition, by a last
    word that is a movement's, or because the parser itself takes most of them for a body's and nothing but its label speaks for a person."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.label in NAMES:
            by_name[_written(parse, entity)].append(entity)
    return {name for name, same in by_name.items() if _is_body(parse, name.split(), same)}


def _is_body(parse: Parse, held: list[str], same: list[Entity]) -> bool:
    if len(held) < 2 or all(e.label == "ORG" for e in same) or any(_personal(parse, e) for e in same):
        return False
    if held[-1] in words("movement_words.txt") or any(_apposed_body(parse, e) for e in same):
        return True
    return 2 * sum(e.label == "ORG" for e in same) > len(same)


def _personal(parse: Parse, entity: Entity) -> bool:
    """Whether a title or an office stands before the name, "who" or an office behind it, or an initial in it."""
    tokens = parse.tokens
    before = tokens[entity.first - 1].text.lower() if entity.first else ""
    behind = [t.text.lower() for t in tokens[entity.last : entity.last + 2]]
    calling = any(c.text.lower() in offices() for t in tokens[entity.first : entity.last] for c in parse.children(t.i, "appos"))
    first = tokens[entity.first].text
    title = before in titles() or before in offices() or first.lower() in titles()
    return title or calling or behind[:2] == [",", "who"] or any(is_initial(t.text) for t in tokens[entity.first : entity.last])


def _apposed_body(parse: Parse, entity: Entity) -> bool:
    """Whether a noun for a body says behind a comma, or behind "is", what the name is of: "X, a panel of exiles,", "X is a group that speaks"."""
    tokens = parse.tokens
    if entity.last >= len(tokens):
        return False
    inside = tokens[entity.first : entity.last]
    told = [c for t in inside for c in parse.children(t.i, "appos")] if tokens[entity.last].text == "," else []
    told += [c for t in inside if t.dep == "nsubj" and tokens[t.head].lemma == "be" for c in parse.children(t.head, "attr")]
    for child in told:
        low = child.text.lower()
        noun = groups().get(low)
        bodily = low in bodies() or low in words("common_nouns.txt") or (noun is not None and noun.kind in GROUPLIKE and not noun.plural)
        if child.i > entity.last and child.tag == "NN" and bodily and low not in offices():
            return True
    return False


def _with_listed(parse: Parse, entities: list[Entity]) -> list[Entity]:
    """`entities` with the persons of lists put right: in a list that the parser sees several persons in, an item that it does not label is one too
    where it is two words or more, and so is one unknown word between two persons."""
    label = {e.first: e for e in entities}
    found, gone = list[Entity](), set[int]()
    people = Counter(parse.tokens[e.first].sentence for e in entities if e.label == "PERSON")
    for items in _lists(parse, [parse.sentences[i] for i in sorted(people) if people[i] >= LISTED]):
        known = [(e := label.get(a)) is not None and e.label == "PERSON" and e.last == b for a, b in items]
        if sum(known) < LISTED or 2 * sum(known) < len(items) - 1:
            continue
        for n, (a, b) in enumerate(items):
            inner = 0 < n < len(items) - 1 and _is_name(parse, items[n - 1]) and _is_name(parse, items[n + 1])
            word = b == a + 1 and inner and parse.tokens[a].text.istitle() and (a not in label or label[a].last == b)
            if not known[n] and _is_name(parse, (a, b)) and (word or (b > a + 1 and not any(t.ent for t in parse.tokens[a:b]))):
                found.append(Entity(a, b, parse.tokens[a].start, parse.tokens[b - 1].end, "PERSON"))
                gone.add(a)
    return sorted([e for e in entities if e.first not in gone] + found, key=lambda e: e.first) if found else entities


def _is_name(parse: Parse, item: tuple[int, int]) -> bool:
    """Whether the words of an item can be a person's name: none tells a body, the first no office, none is an acronym."""
    held = parse.tokens[slice(*item)]
    said = {t.text.lower() for t in held}
    told = said.intersection(bodies()) or said.intersection(groups()) or held[0].text.lower() in offices().keys() - titles().keys()
    return not told and all(t.pos == "PROPN" and t.text[:1].isupper() and not (t.text.isupper() and len(t.text) > 1) for t in held)


def _lists(parse: Parse, sentences: Iterable[Sentence]) -> Iterator[list[tuple[int, int]]]:
    """The lists of capitalised words with commas and "and" between them in `sentences`, as the token ranges of their items; those of three and
    more."""
    for sentence in sentences:
        items = list[tuple[int, int]]()
        first, k = sentence.first, sentence.first
        while k <= sentence.last:
            inside = k < sentence.last and parse.tokens[k].text[:1].isupper() and parse.tokens[k].text not in JOINING
            if inside:
                k += 1
                continue
            if k > first:
                items.append((first, k))
            joined = k > first and k < sentence.last and parse.tokens[k].text in JOINING
            stop = k + 1
            while joined and stop < sentence.last and parse.tokens[stop].text in JOINING:
                stop += 1
            if not joined or stop >= sentence.last or not parse.tokens[stop].text[:1].isupper():
                if len(items) > LISTED:
                    yield items
                items = []
            first = k = stop
