"""Reading the parse: conjuncts, logical subjects and objects, what hangs on a preposition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = ("WDT", "WP", "WP$")
MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")


def conjuncts(parse: Parse, i: int) -> list[int]:
    """Token `i` and what is joined to it ("Russia, Ukraine and the US"), in order."""
    found = [i]
    for joined in parse.children(i, "conj"):
        found += conjuncts(parse, joined.i)
    return found


def all_of(parse: Parse, heads: Iterable[int]) -> list[int]:
    """`heads` with their conjuncts, each once."""
    return list(dict.fromkeys(c for head in heads for c in conjuncts(parse, head)))


def chain_head(parse: Parse, i: int) -> int:
    """The first of the conjuncts that token `i` belongs to."""
    while parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
    return i


def is_verb(token: Token) -> bool:
    """True for verbs and for participles that the parser calls adjectives of a clause."""
    return token.pos in ("VERB", "AUX") or (token.dep in ("ROOT", "relcl", "advcl", "ccomp", "xcomp", "acl") and token.tag.startswith("VB"))


def lemma_of(parse: Parse, i: int) -> str:
    """The lemma of token `i` in lower case, with its particle: ``wrap up``."""
    token = parse.tokens[i]
    particle = parse.children(i, "prt")
    return f"{token.lemma.lower()} {particle[0].text.lower()}" if particle else token.lemma.lower()


def is_passive(parse: Parse, v: int) -> bool:
    """True when verb `v` has its logical object as subject, or none (reduced relatives: "talks mediated by Oman")."""
    if parse.children(v, "nsubjpass", "auxpass", "csubjpass"):
        return True
    token = parse.tokens[v]
    own = parse.children(v, "nsubj")
    if token.dep == "conj" and token.tag in ("VBN", "VBD") and not parse.children(v, "aux") and only_numbers(own):
        return (token.tag == "VBN" or bool(own)) and is_passive(parse, token.head)
    return token.tag == "VBN" and token.dep in ("acl", "amod", "advcl") and not parse.children(v, "aux")


def only_numbers(subjects: Iterable[Token]) -> bool:
    """True for no subject and for "three were killed and 15 wounded", which the parser reads as an active clause."""
    return all(s.tag == "CD" or s.lemma.lower() in ("dozen", "score", "hundred", "thousand", "other", "several", "many") for s in subjects)


def by_whom(parse: Parse, v: int) -> list[int]:
    """Objects of "by" below `v`."""
    return [p.i for prep in parse.children(v, "agent", "prep") if prep.text.lower() == "by" for p in parse.children(prep.i, "pobj")]


def logical_subject(parse: Parse, v: int, depth: int = 0) -> list[int]:
    """Heads of who does what verb `v` says: passives turned, relative pronouns followed, shared subjects found; [] when nobody is named."""
    if is_passive(parse, v):
        return all_of(parse, by_whom(parse, v))
    own = [antecedent(parse, s.i) for s in parse.children(v, "nsubj", "csubj")]
    if own:
        return all_of(parse, own)
    return _shared_subject(parse, v, depth) if depth < 6 else []


def _shared_subject(parse: Parse, v: int, depth: int) -> list[int]:
    token, above = parse.tokens[v], parse.tokens[v].head
    if above == v:
        return []
    if token.dep == "conj" and is_verb(parse.tokens[above]):
        return surface_subject(parse, above, depth + 1) if not is_passive(parse, v) else []
    if token.dep in ("xcomp", "advcl", "ccomp") and is_verb(parse.tokens[above]):
        if token.dep == "advcl" and token.tag == "VBG" and is_passive(parse, above):
            return all_of(parse, by_whom(parse, above))
        moved = [m for m in parse.children(above, "dobj") if m.i < v] if token.dep == "xcomp" else []
        return all_of(parse, [m.i for m in moved]) or surface_subject(parse, above, depth + 1)
    if token.dep == "xcomp" or (token.dep == "acomp"):
        return surface_subject(parse, above, depth + 1)
    if token.dep == "acl" and token.tag == "VBG":
        return [above]
    if token.dep == "pcomp":
        verb = parse.tokens[parse.tokens[above].head]
        charged = parse.children(verb.i, "dobj") if parse.tokens[above].text.lower() in ("of", "for", "from") and is_verb(verb) else ()
        if charged:  # "accused A of breaking the truce": A broke it
            return all_of(parse, [o.i for o in charged])
        return surface_subject(parse, verb.i, depth + 1) if is_verb(verb) else []
    if token.dep in ("acomp", "attr") or parse.tokens[above].dep == "acomp":
        return surface_subject(parse, above, depth + 1)
    return []


def surface_subject(parse: Parse, v: int, depth: int = 0) -> list[int]:
    """The subject that verb `v` shares with what depends on it: the surface one, even of a passive."""
    own = [antecedent(parse, s.i) for s in parse.children(v, *SUBJECTS)]
    if own:
        return all_of(parse, own)
    return _shared_subject(parse, v, depth) if depth < 6 else []


def logical_object(parse: Parse, v: int) -> list[int]:
    """Heads of what verb `v` is done to: direct objects, passive subjects, the noun of a reduced relative."""
    if not is_passive(parse, v):
        return all_of(parse, [o.i for o in parse.children(v, "dobj")])
    own = [antecedent(parse, s.i) for s in parse.children(v, "nsubjpass", "nsubj")]
    token = parse.tokens[v]
    if not own and token.dep == "acl":
        own = [token.head]
    if not own and token.dep == "conj":
        return surface_subject(parse, token.head)
    return all_of(parse, own)


def antecedent(parse: Parse, i: int) -> int:
    """The noun that relative pronoun `i` stands for, or "they" and "it" of what somebody says of itself; `i` itself for other words."""
    if parse.tokens[i].text.lower() in ("they", "it"):
        return _sayer(parse, i)
    if parse.tokens[i].tag not in RELATIVE:
        return i
    for above in parse.ancestors(i):
        if above.dep == "relcl":
            return above.head
    return i


def _sayer(parse: Parse, i: int) -> int:
    """Who "they" and "it" are in "A and B said that they had agreed": the subject of the verb of saying, where the numbers fit."""
    clause = parse.tokens[parse.tokens[i].head]
    verb = parse.tokens[clause.head]
    if clause.dep != "ccomp" or not is_verb(verb) or clause.head == clause.i:
        return i
    for subject in parse.children(verb.i, "nsubj"):
        many = subject.tag in ("NNS", "NNPS") or bool(parse.children(subject.i, "conj"))
        if subject.pos in ("NOUN", "PROPN") and many == (parse.tokens[i].text.lower() == "they"):
            return subject.i
    return i


def pobjs(parse: Parse, i: int, *names: str) -> list[int]:
    """Heads of the objects of the prepositions `names` below token `i`, conjuncts included."""
    found = [p.i for prep in preps(parse, i) if prep.text.lower() in names for p in parse.children(prep.i, "pobj", "pcomp")]
    return all_of(parse, found)


def preps(parse: Parse, i: int) -> Iterator[Token]:
    """Prepositions below token `i`, those below them included ("from Oslo to Bergen")."""
    for prep in parse.children(i, "prep", "agent", "dative"):
        yield prep
        yield from (p for p in parse.children(prep.i, "prep"))


def noun_phrase(parse: Parse, i: int) -> tuple[int, int]:
    """Token range of the noun phrase of head `i` without relative clauses, participles, appositions, conjuncts and outer commas."""
    first, last = i, i + 1
    for child in parse.children(i):
        if child.dep in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "preconj"):
            continue
        low, high = parse.edges(child.i) if child.dep != "prep" else _prep_edges(parse, child.i)
        first, last = min(first, low), max(last, high)
    return first, last


def _prep_edges(parse: Parse, prep: int) -> tuple[int, int]:
    last = prep + 1
    for head in parse.children(prep, "pobj"):
        last = max([last] + [noun_phrase(parse, c)[1] for c in conjuncts(parse, head.i)])
    return prep, last
