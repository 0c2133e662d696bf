"""How many: weapons, prisoners, rounds, and people killed or hurt."""

from __future__ import annotations

from collections.abc import Sequence

from communique.codebooks.model import ENGINE_CLASSES, Filler
from communique.events.classes import Classes
from communique.events.frames import Frame
from communique.events.numbering import Amount, amount_of, bound_before
from communique.events.syntax import conjuncts, gapped, logical_object, logical_subject, noun_phrase, partitive, pobjs
from communique.model.parse import Parse, Token
from communique.model.values import Value
from communique.tables import load_table

BRINGING = ("result", "cause", "lead", "claim", "bring", "end")
CURRENCIES = {row["word"]: row["unit"] for row in load_table(__package__, "currencies.tsv")}


def counted(classes: Classes, frame: Frame, filler: Filler) -> list[Value]:
    """Numbers of the nouns in the filler's positions that are among `of`; "drones" without a number gives none."""
    parse, found = frame.parse, []
    told = [v for v in frame.verbs if parse.tokens[v].lemma.lower() in filler.verbs]
    named = [n for n in frame.nouns if parse.tokens[n].lemma.lower() in filler.nouns]
    if (filler.verbs and not told) or (filler.nouns and not named):
        return []
    heads = [i for position in filler.from_ for i in frame.at(position)]
    heads += [o for v in told if named for o in logical_object(parse, v) if o not in frame.core]  # "the toll reached 31"
    for i in dict.fromkeys(heads):
        some = [o for o in partitive(parse, i) if parse.tokens[i].tag == "CD" and _among(classes, o, filler.of)]
        found += [_value(parse, amount, o, filler) for o in some[:1] if (amount := amount_of(parse, i)) is not None]
        if not _among(classes, i, filler.of):
            continue
        article = filler.tag == "weapon"
        owned = [(o, amount_of(parse, o, article=False)) for o in pobjs(parse, i, "of")]
        found += [_of_other(parse, amount, i, filler) for _, n in gapped(parse, i) if (amount := amount_of(parse, n)) is not None]
        for noun, amount in [(i, amount_of(parse, i, article=article)), *owned, (i, _every(parse, i))]:
            if amount is not None:
                found.append(_value(parse, amount, noun, filler))
                break
    return found


def _of_other(parse: Parse, amount: Amount, noun: int, filler: Filler) -> Value:
    """How many more of what `noun` names; see `gapped`."""
    span = parse.span(amount.first, amount.last)
    tags = ((filler.tag, kind_of(parse, noun)),) if filler.tag else ()
    return Value(span.start, span.end, parse.text[span.start : span.end], number=amount.number, qualifier=amount.qualifier, tags=tags)


def _every(parse: Parse, i: int) -> Amount | None:
    """ "all prisoners of war": as many as there are, which is no number."""
    held = next((c for c in parse.children(i, "det", "predet", "nmod", "amod") if c.text.lower() in ("all", "every") and c.i < i), None)
    return Amount(held.i, held.i + 1, None, "vague") if held is not None and parse.tokens[i].tag in ("NNS", "NN") else None


def money(frame: Frame) -> list[Value]:
    """What a damage cost: "$7 billion in damage", "damage of 3 million euros"; the currency as unit."""
    parse, found = frame.parse, []
    sums = [*frame.nouns[1:], *frame.at("of")]
    sums += [c.i for n in frame.nouns for c in parse.children(n, "compound", "nmod", "quantmod")]
    for i in dict.fromkeys(sums):
        near = parse.tokens[parse.edges(i)[0] : i + 2]
        unit = next((CURRENCIES[t.text.lower()] for t in near if t.text.lower() in CURRENCIES), None)
        amount = amount_of(parse, i) if unit else None
        if amount is None or unit is None or amount.number is None:
            continue
        first = min(amount.first, next((t.i for t in near if t.text in CURRENCIES), amount.first))
        first, bound = bound_before(parse, first) if amount.qualifier == "exact" else (first, amount.qualifier)
        span = parse.span(first, max(amount.last, i + 1))
        raw = parse.text[span.start : span.end]
        found.append(Value(span.start, span.end, raw, number=amount.number, qualifier=bound or amount.qualifier, unit=unit))
    return found[:1]


def _among(classes: Classes, i: int, names: Sequence[str]) -> bool:
    lemma = classes.parse.tokens[i].lemma.lower()
    known = [name for name in names if name in classes.words or name in ENGINE_CLASSES]
    return lemma in names or classes.is_any(i, known)


def _value(parse: Parse, amount: Amount, noun: int, filler: Filler) -> Value:
    span = parse.span(amount.first, max(amount.last, noun + 1))
    tags = ((filler.tag, kind_of(parse, noun)),) if filler.tag else ()
    return Value(span.start, span.end, parse.text[span.start : span.end], number=amount.number, qualifier=amount.qualifier, tags=tags)


def kind_of(parse: Parse, noun: int) -> str:
    """The counted noun with what narrows it: "ballistic missile", "prisoner of war"; without its owner and adjectives of size."""
    nouns = [c for c in parse.children(noun, "compound", "amod") if c.i < noun and c.tag in ("NN", "JJ")]
    nouns = [c for c in nouns if c.text != "-" and parse.tokens[c.i - 1].text != "-"]
    before = [_hyphenated(parse, c) for c in nouns if c.ent not in ("NORP", "GPE", "PERSON", "CARDINAL")]
    of = [parse.tokens[p].lemma.lower() for p in pobjs(parse, noun, "of") if parse.tokens[p].lemma.lower() == "war"]
    wide = [w for w in before if w not in ("more", "other", "further", "new", "large", "many", "several", "single", "lone")]
    return " ".join([*wide, parse.tokens[noun].lemma.lower(), *(f"of {w}" for w in of)])


def _hyphenated(parse: Parse, token: Token) -> str:
    """The lemma of `token`, with the rest of the word where a hyphen goes on: "anti-ship"."""
    last = token.i
    while last + 2 < len(parse.tokens) and parse.tokens[last + 1].text == "-" and parse.tokens[last + 1].start == parse.tokens[last].end:
        last += 2
    return token.lemma.lower() if last == token.i else "".join(t.text.lower() for t in parse.tokens[token.i : last + 1])


def victims(classes: Classes, frame: Frame, filler: Filler) -> list[Value]:
    """People that the event killed or hurt: objects of the verbs, "12 dead", "the deaths of two boys"; with who they were as tag ``what``."""
    parse = frame.parse
    heads: list[int] = []
    for v in dict.fromkeys([frame.trigger, *frame.verbs, *frame.inner, *frame.absorbed]):
        lemma = parse.tokens[v].lemma.lower()
        if lemma in filler.verbs:
            heads += logical_subject(parse, v) if lemma in ("die", "perish") else logical_object(parse, v)
        elif any(c.lemma.lower() in filler.nouns for c in parse.children(v, "advmod", "oprd", "acomp")):
            heads += logical_object(parse, v)  # "shot dead a driver"
        heads += [o for o in logical_object(parse, v) if any(c.lemma.lower() in filler.nouns for c in parse.children(o, "amod"))]  # "shot dead three"
        heads += _leaving(parse, v, filler) + _brought(parse, v, filler)
    heads = [o for i in heads for o in (pobjs(parse, i, "of") if _stands_for(parse, i) else [i])]
    found = []
    for i in dict.fromkeys(heads):
        somebody = classes.is_any(i, ("people", "number", "person")) or parse.tokens[i].lemma.lower() == "life"
        if not (somebody or _vague(parse, i) or parse.children(i, "nummod")):
            continue
        amount = amount_of(parse, i)
        if (amount is not None and amount.last - 1 <= i) or (amount is not None and parse.tokens[i].tag == "CD"):
            found.append(_people(parse, amount, i))
    return found


def _stands_for(parse: Parse, i: int) -> bool:
    """True for "a total of nine soldiers", "the lives of 30,000 people"."""
    return parse.tokens[i].lemma.lower() == "total" or (parse.tokens[i].lemma.lower() == "life" and bool(pobjs(parse, i, "of")))


def _vague(parse: Parse, i: int) -> bool:
    return parse.tokens[i].lemma.lower() in ("dozen", "score", "hundred", "thousand", "ten", "several", "many")


def _brought(parse: Parse, v: int, filler: Filler) -> list[int]:
    """Whose death the event brought: "resulted in the deaths of two boys", "caused four deaths" (the deaths themselves, where they are counted)."""
    if parse.tokens[v].lemma.lower() not in BRINGING:
        return []
    told = [*logical_object(parse, v), *pobjs(parse, v, "in", "to")]
    told = [i for o in told for i in conjuncts(parse, o) if parse.tokens[i].lemma.lower() in filler.nouns]
    return [o for i in told for o in (pobjs(parse, i, "of", "to") or [i])]


def _leaving(parse: Parse, v: int, filler: Filler) -> list[int]:
    """ "left four people dead and 12 wounded": the subject of the small clause."""
    if parse.tokens[v].lemma.lower() != "leave":
        return []
    found = []
    for child in parse.children(v, "ccomp", "oprd", "acomp", "dobj"):
        for c in conjuncts(parse, child.i):
            if parse.tokens[c].lemma.lower() in filler.nouns and child.dep == "oprd":
                found += [o.i for o in parse.children(v, "dobj")]
            elif parse.tokens[c].lemma.lower() in filler.nouns:
                found += [s.i for s in parse.children(c, "nsubj")]
                found += [c] if parse.children(c, "nummod") else []
    return found


def _people(parse: Parse, amount: Amount, i: int) -> Value:
    i = next(iter(pobjs(parse, i, "of")), i) if _vague(parse, i) else i
    last = noun_phrase(parse, i)[1] if parse.tokens[i].tag != "CD" else i + 1
    last = min([last, *(p.i for p in parse.children(i, "prep", "cc", "conj", "punct") if p.i > i)])
    span = parse.span(min(amount.first, i), max(amount.last, last))
    words = () if parse.tokens[i].tag == "CD" or parse.tokens[i].lemma.lower() == "life" or _vague(parse, i) else (("what", kind_of(parse, i)),)
    raw = parse.text[span.start : span.end]
    return Value(span.start, span.end, raw, number=amount.number, qualifier=amount.qualifier, unit="people", tags=words)
