"""Reading the parse: conjuncts, logical subjects and objects, what hangs on a preposition."""

from __future__ import annotations

from collections.abc import Iterable

from communique.events.same import once
from communique.model.parse import Parse, Token
from communique.tables import load_list

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NAMED = ("GPE", "ORG", "NORP")
FINITE = ("VBD", "VBZ", "VBP")
RELATIVE = ("WDT", "WP", "WP$")
PARTICLES = ("down", "out", "off", "back", "over", "up", "away")  # that the parser may call adverbs: "shot down 14 drones"
MODIFIERS = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")


def conjuncts(parse: Parse, i: int) -> list[int]:
    """Token `i` and what is joined to it ("Russia, Ukraine and the US"), in order."""
    found = [i]
    for joined in (*parse.children(i, "conj"), *_joined_to_name(parse, i), *_listed(parse, i)):
        if not _set_against(parse, i, joined):
            found += conjuncts(parse, joined.i)
    return found


def _listed(parse: Parse, i: int) -> tuple[Token, ...]:
    """The second name of a list that the parser takes for what the first is called: "Turkey, the UN, Russia and Ukraine signed"."""
    token = parse.tokens[i]
    behind = parse.tokens[token.head].text.lower() if token.dep == "pobj" else ""
    among = token.dep in ("nsubj", "nsubjpass") or behind in ("with", "between", "by", "from")
    if token.ent not in NAMED or token.pos != "PROPN" or not among:
        return ()
    return tuple(c for c in parse.children(i, "appos") if c.ent in NAMED and c.pos == "PROPN" and parse.children(c.i, "conj"))


def _set_against(parse: Parse, i: int, joined: Token) -> bool:
    """True for a noun behind "but", with which another clause begins: "signed by the government but the rebels held out"."""
    between = [c for c in parse.children(i, "cc") if i < c.i < joined.i]
    return bool(between) and between[-1].text.lower() == "but" and joined.pos in ("NOUN", "PROPN") and not parse.children(i, "neg", "preconj")


def _joined_to_name(parse: Parse, i: int) -> tuple[Token, ...]:
    """What is joined to somebody whose name stands behind a title, where the parser hangs it: "the premier, Ann Lind, and her deputy, Bo Berg"."""
    named = [n for n in parse.children(i, "appos") if n.ent == "PERSON"] if parse.tokens[i].tag in ("NN", "NNP") else []
    behind = [c for n in named for c in parse.children(n.i, "conj")]
    return tuple(c for c in behind if c.ent == "PERSON" or any(a.pos == "PROPN" for a in parse.children(c.i, "appos")))


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
    particle = parse.children(i, "prt") or tuple(c for c in parse.children(i, "advmod") if c.i == i + 1 and c.text.lower() in PARTICLES)
    return f"{token.lemma.lower()} {particle[0].text.lower()}" if particle else token.lemma.lower()


@once
def is_passive(parse: Parse, v: int) -> bool:
    """True when verb `v` has its logical object as subject, or none (reduced relatives: "talks mediated by Oman"); not for "are locked in talks"."""
    if parse.tokens[v].lemma.lower() in ("lock", "engage") and any(c.text.lower() == "in" for c in parse.children(v, "prep")):
        return False
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


def logical_subject(parse: Parse, v: int) -> list[int]:
    """Heads of who does what verb `v` says: passives turned, relative pronouns followed, shared subjects found; [] when nobody is named."""
    return list(_logical_subject(parse, v))


@once
def _logical_subject(parse: Parse, v: int) -> tuple[int, ...]:
    if is_passive(parse, v):
        return tuple(all_of(parse, by_whom(parse, v)))
    own = list(parse.children(v, "nsubj", "csubj") or parse.children(v, "nsubjpass"))
    own = [s for s in own if not _left_over(parse, s)] if len(own) > 1 else own
    if own:
        return tuple(dict.fromkeys(i for s in own for i in _stood_for(parse, s)))
    return tuple(all_of(parse, torn_subject(parse, v)) or _shared_subject(parse, v, 0))


def torn_subject(parse: Parse, v: int) -> list[int]:
    """The subject of finite verb `v` that the parser joins to the phrase that opens the clause: "In a round of talks in Oslo, | Peru and Chile
    traded drafts", where Peru would be one more town."""
    verb = parse.tokens[v]
    opening = [p for p in parse.children(v, "prep", "advcl") if p.i < v]
    helped = verb.tag == "VBN" and bool(parse.children(v, "aux", "auxpass"))
    if verb.dep not in ("ROOT", "ccomp") or not opening or not (verb.tag in FINITE or helped) or parse.children(v, *SUBJECTS, "expl"):
        return []
    comma = max((t.i for t in parse.tokens[opening[0].i : v] if t.text == ","), default=None)
    if comma is None or any(t.dep == "cc" for t in parse.tokens[comma + 1 : comma + 2]):
        return []
    behind = parse.tokens[comma + 1 : v]
    torn = [t for t in behind if t.dep in ("conj", "appos") and t.head < comma and t.pos in ("NOUN", "PROPN") and parse.edges(t.i)[0] == comma + 1]
    return [t.i for t in torn[:1] if not any(is_verb(b) and b.dep not in ("aux", "auxpass", *MODIFIERS) for b in behind)]


def _left_over(parse: Parse, subject: Token) -> bool:
    """True for the subject of a clause before "and" that the parser gave to the verb behind it: "Lind proposed a judge, and on Monday they met"."""
    ands = [c for c in parse.children(subject.i, "cc") if c.i > subject.i and any(is_verb(t) for t in parse.tokens[subject.i : c.i])]
    later = [s for s in parse.children(subject.head, "nsubj") if s.i > subject.i]
    return bool(ands and later) and not parse.children(subject.i, "conj") and ands[-1].i < later[-1].i


def _stood_for(parse: Parse, subject: Token) -> list[int]:
    """`subject` and what is joined to it; for "who" and "which" the nouns before it: in "Lind, who led the talks, and Berg" Lind led them."""
    found = conjuncts(parse, antecedent(parse, subject.i))
    return [i for i in found if i < subject.i] or found if subject.tag in RELATIVE else found


def _shared_subject(parse: Parse, v: int, depth: int) -> list[int]:
    token, above = parse.tokens[v], parse.tokens[v].head
    if above == v:
        return []
    if token.dep == "conj" and is_verb(parse.tokens[above]):
        above = joined_to(parse, token)
        return surface_subject(parse, above, depth + 1) if not is_passive(parse, v) else []
    if token.dep in ("xcomp", "advcl", "ccomp") and is_verb(parse.tokens[above]):
        if token.dep == "advcl" and token.tag == "VBG" and is_passive(parse, above):
            return all_of(parse, by_whom(parse, above))
        moved = [m for m in parse.children(above, "dobj") if m.i < v] if token.dep == "xcomp" and not instruments(parse, v) else []
        return all_of(parse, [m.i for m in moved]) or surface_subject(parse, above, depth + 1)
    if token.dep == "xcomp" or (token.dep == "acomp"):
        return surface_subject(parse, above, depth + 1)
    if token.dep == "acl":
        return [above] if token.tag == "VBG" else _whose(parse, above)
    if token.dep == "pcomp":
        verb = parse.tokens[parse.tokens[above].head]
        if verb.dep == "dobj" and parse.tokens[verb.head].lemma.lower() in load_list(__package__, "charging.txt"):
            return all_of(parse, [verb.i])
        charged = parse.children(verb.i, "dobj") if parse.tokens[above].text.lower() in ("of", "for", "from", "into") and is_verb(verb) else ()
        if charged:  # "accused A of breaking the truce": A broke it
            return all_of(parse, [o.i for o in charged])
        return surface_subject(parse, verb.i, depth + 1) if is_verb(verb) else []
    if token.dep in ("acomp", "attr") or parse.tokens[above].dep == "acomp":
        return surface_subject(parse, above, depth + 1)
    return []


def _whose(parse: Parse, noun: int) -> list[int]:
    """Whose decision, offer or right it is to do what an infinitive behind `noun` says: "Norland's decision to expel them"."""
    owners = [c.i for c in parse.children(noun, "poss")]
    verb = parse.tokens[parse.tokens[noun].head]
    light = parse.tokens[noun].dep == "dobj" and is_verb(verb) and not owners
    return all_of(parse, owners) or (surface_subject(parse, verb.i, 5) if light else [])


def joined_to(parse: Parse, token: Token) -> int:
    """The verb that verb `token` is joined to: in "accused A of arming them and wants …" the parser has "arming", but "wants" goes with "accused"."""
    above = token.head
    while token.tag in FINITE and parse.tokens[above].tag == "VBG" and not parse.children(above, "aux"):
        over = next((t for t in parse.ancestors(above) if t.tag in FINITE), None)
        if over is None or over.i == token.i:
            break
        above = over.i
    return above


def instruments(parse: Parse, v: int) -> list[int]:
    """What verb `v` is done with where a verb of using governs it: "used 40 drones to strike the base"."""
    token = parse.tokens[v]
    above = parse.tokens[token.head]
    using = token.dep in ("xcomp", "advcl") and above.lemma.lower() in ("use", "employ") and any(c.text == "to" for c in parse.children(v, "aux"))
    return [o for o in logical_object(parse, above.i) if o < v] if using and above.i < v else []


def surface_subject(parse: Parse, v: int, depth: int = 0) -> list[int]:
    """The subject that verb `v` shares with what depends on it: the surface one, even of a passive."""
    own = [antecedent(parse, s.i) for s in parse.children(v, *SUBJECTS)]
    if own:
        return all_of(parse, own)
    return _shared_subject(parse, v, depth) if depth < 6 else []


def logical_object(parse: Parse, v: int) -> list[int]:
    """Heads of what verb `v` is done to: direct objects, passive subjects, the noun of a reduced relative."""
    return list(_logical_object(parse, v))


@once
def _logical_object(parse: Parse, v: int) -> tuple[int, ...]:
    if not is_passive(parse, v):
        # Of two, the one behind a comma adds to the clause: "fired 40 rockets, the largest salvo this year".
        direct = parse.children(v, "dobj") or _shared_object(parse, v) or _left_so(parse, v)
        if parse.tokens[v].dep == "relcl" and len(direct) == 1 and direct[0].tag in RELATIVE:
            return tuple(all_of(parse, [antecedent(parse, direct[0].i)]))  # "the hills that they seized"
        own = [o.i for k, o in enumerate(direct) if not k or parse.tokens[parse.edges(o.i)[0] - 1].text != ","]
        return tuple(all_of(parse, [n for o in own for n in (_in_return(parse, v, o) or [o])]))
    own = [antecedent(parse, s.i) for s in parse.children(v, "nsubjpass", "nsubj")]
    token = parse.tokens[v]
    if not own and token.dep == "acl":
        own = [token.head]
    if not own and (token.dep == "conj" or (token.dep == "xcomp" and parse.children(v, "auxpass"))):  # "are expected to be released"
        return tuple(surface_subject(parse, token.head))
    return tuple(all_of(parse, own))


def _shared_object(parse: Parse, v: int) -> tuple[Token, ...]:
    """The object that two verbs written together have between them: "intercepted and destroyed four drones"."""
    together = [c for c in parse.children(v, "conj") if c.i == v + 2 and c.tag == parse.tokens[v].tag and not parse.children(c.i, *SUBJECTS)]
    return tuple(o for c in together for o in parse.children(c.i, "dobj"))


def _left_so(parse: Parse, v: int) -> tuple[Token, ...]:
    """Whom it left so: "has left 13,000 people dead", which the parser may read as a clause of its own."""
    if parse.tokens[v].lemma.lower() != "leave":
        return ()
    so = [c.i for c in parse.children(v, "ccomp") if c.tag == "JJ" and not parse.children(c.i, "mark", "aux")]
    return tuple(s for i in so for s in parse.children(i, "nsubj"))


def _in_return(parse: Parse, v: int, o: int) -> list[int]:
    """What a bare number `o` counts where the other side's noun says it: "return 600 for 600 bodies"."""
    if parse.tokens[o].tag != "CD" or parse.children(o, "prep"):
        return []
    given = [p.i for prep in parse.children(v, "prep") if prep.text == "for" for p in parse.children(prep.i, "pobj")]
    return [p for p in given if parse.children(p, "nummod")]


def gapped(parse: Parse, o: int) -> list[tuple[int, int]]:
    """Who did the same to how many more, where the verb is said once: (Chile, 250) of the prisoners in "Peru freed 300 prisoners and Chile 250"."""
    named = [c for c in parse.children(o, "conj") if c.tag == "NNP" and parse.children(o, "nummod")]
    return [(c.i, n.i) for c in named for n in parse.children(c.i, "nummod") if n.i == c.i + 1 and n.tag == "CD"]


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


def equated(parse: Parse, i: int) -> list[int]:
    """What the phrase with head `i` is said to be: "the sticking point is the map", "the map remains a sticking point"."""
    verb = parse.tokens[parse.tokens[i].head]
    if verb.lemma.lower() not in ("be", "remain", "become", "include") or parse.children(verb.i, "neg", "expl"):
        return []
    subject = parse.tokens[i].dep == "nsubj"
    others = parse.children(verb.i, "attr", "oprd", "dobj") if subject else parse.children(verb.i, "nsubj")
    return all_of(parse, [o.i for o in others if o.i != i and o.pos in ("NOUN", "PROPN")])


def partitive(parse: Parse, i: int) -> list[int]:
    """The noun that number `i` counts some of: "9 of the rockets", "rockets, of which 9 were …", "31 of them" (the nearest plural noun before)."""
    found = pobjs(parse, i, "of") or pobjs(parse, parse.tokens[i].head, "of")
    return [n for p in found for n in ([p] if parse.tokens[p].pos == "NOUN" else _counted_before(parse, p, i))]


def _counted_before(parse: Parse, pronoun: int, i: int) -> list[int]:
    word, at = parse.tokens[pronoun], min(pronoun, i)
    if word.text.lower() not in ("which", "them"):
        return []
    first = parse.sentences[max(0, word.sentence - (word.text.lower() == "them"))].first
    counted = [t for t in parse.tokens[first:at] if t.tag == "NNS" and parse.children(t.i, "nummod")]
    return [counted[-1].i] if counted and counted[-1].dep != "conj" and not parse.children(counted[-1].i, "conj") else []


def pobjs(parse: Parse, i: int, *names: str) -> list[int]:
    """Heads of the objects of the prepositions `names` below token `i`, conjuncts included."""
    below = behind(parse, i)
    return all_of(parse, [o for word, objects in below if word in names for o in objects]) if below else []


@once
def behind(parse: Parse, i: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each preposition below token `i` in lower case, with the heads of its objects."""
    return tuple([(prep.text.lower(), tuple([p.i for p in parse.children(prep.i, "pobj", "pcomp")])) for prep in preps(parse, i)])


@once
def preps(parse: Parse, i: int) -> tuple[Token, ...]:
    """Prepositions below token `i`, those below and joined to them included ("from Oslo to Bergen", "in and around Oslo")."""
    below = [(prep, *parse.children(prep.i, "prep"), *_joined_preps(parse, prep.i)) for prep in parse.children(i, "prep", "agent", "dative")]
    return tuple([p for found in below for p in found])


def _joined_preps(parse: Parse, prep: int) -> tuple[Token, ...]:
    return tuple(c for c in parse.children(prep, "conj") if c.pos == "ADP")


@once
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
    for clause in parse.children(prep, "pcomp"):
        last = max(last, _gerund_end(parse, clause.i)) if clause.tag == "VBG" else last
    return prep, last


def _gerund_end(parse: Parse, v: int) -> int:
    """One past "ending the war in the south" behind a preposition."""
    last = max([v + 1, *(c.i + 1 for c in parse.children(v, "prt"))])
    for joined in parse.children(v, "conj"):
        last = max(last, _gerund_end(parse, joined.i)) if joined.tag == "VBG" else last
    for o in all_of(parse, [c.i for c in parse.children(v, "dobj")]):
        last = max(last, noun_phrase(parse, o)[1])
    return max([last, *(_prep_edges(parse, p.i)[1] for p in parse.children(v, "prep"))])


def closed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Tokens ``[first, last)`` without half a quotation: with the closing mark behind them, else without the mark that they begin with."""
    if sum(t.text == '"' for t in parse.tokens[first:last]) % 2 == 0:
        return first, last
    if last < len(parse.tokens) and parse.tokens[last].text == '"':
        return first, last + 1
    if parse.tokens[first].text == '"' and last - first > 1:
        return first + 1, last
    inner = next(k for k in range(first, last) if parse.tokens[k].text == '"')
    return (first, inner) if 0 < first < inner and parse.tokens[first - 1].text == '"' else (first, last)


def speakers(parse: Parse, i: int) -> list[int]:
    """Who says what token `i` tells: the subjects of the nearest verb above that has its clause as object; [] where nobody says it."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        above = parse.tokens[token.head]
        if token.dep in ("ccomp", "parataxis") and is_verb(above) and above.i != token.i:
            return logical_subject(parse, above.i)
        inner = [c for c in parse.children(token.i, "ccomp", "parataxis") if c.start < token.start and token.i != i]
        if inner:
            return logical_subject(parse, token.i)
    return []
