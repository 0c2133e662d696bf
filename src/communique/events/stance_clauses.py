"""How far a predicate reaches in its sentence, who its subject is, and whether it is asserted at all."""

from __future__ import annotations

from communique.events.syntax import joined_to
from communique.model.parse import Parse, Token
from communique.tables import load_list

SUBJECTS = ("nsubj", "nsubjpass")
CASTING = ("include", "recognize", "recognise", "accept", "have", "serve", "act", "use", "name", "appoint", "treat", "keep")  # over "X as mediator"
RELATIVE = frozenset(("WP", "WDT"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
ASKED = ("ask", "call", "expect", "force", "press", "request", "require", "urge")  # whose passive tells what others want of the subject
OWN_SUBJECT = 8  # tokens behind a conjunction within which a clause of its own has its subject
NEAR_CONDITION = 4  # tokens between a content and a condition behind it: a comma, "but", "only"
UP_AS_SUBJECT = frozenset(("xcomp", "conj", "advcl", "acomp", "attr", "oprd", "ccomp", "dep", "prep", "aux", "pcomp"))


def reach(parse: Parse, i: int, last: int) -> int:
    """The token after the last one that the predicate at token `i`, its phrase ending before `last`, can govern.

    Looks along the sentence, as parsers often hang the far end of a complement on the wrong word: up to a subordinate clause of time,
    reason, contrast or condition, a coordinate clause with a verb beside the predicate, or the verb of saying around it.
    """
    sentence = parse.sentences[parse.tokens[i].sentence]
    above = {a.i for a in parse.ancestors(i)} | {i}
    barriers = load_list(__package__, "stance_barriers.txt")
    stop = sentence.last
    for k in range(max(last, i + 1), sentence.last):
        token = parse.tokens[k]
        if token.text.casefold() in barriers and _opens_clause(parse, token):
            stop = k
        elif (token.dep == "conj" and token.head in above and token.tag.startswith("VB") and token.pos in ("VERB", "AUX")) or (k in above and k > i):
            stop = _left_of(parse, k, last)
        elif _ends(parse, token, above) or _new_clause(parse, token, sentence.last):
            stop = k
        else:
            continue
        break
    return _strip(parse, last, stop)


def _new_clause(parse: Parse, token: Token, stop: int) -> bool:
    """True for the comma before "and", "but" or "or" and a clause with a subject and a verb of its own."""
    if token.text != "," or token.i + 1 >= stop or parse.tokens[token.i + 1].tag != "CC":
        return False
    first = token.i + 2
    for subject in (t for t in parse.tokens[first : min(stop, first + OWN_SUBJECT)] if t.dep in SUBJECTS):
        verb = parse.tokens[subject.head]
        finite = verb.tag in FINITE or bool(parse.children(verb.i, "aux", "auxpass"))
        return finite and verb.i > subject.i and parse.edges(subject.i)[0] <= first
    return False


def _ends(parse: Parse, token: Token, above: set[int]) -> bool:
    """True for what stands beside, not below, the predicates `above`: behind a semicolon, in ", which …", by what means, to what end, what else."""
    if token.text == ";" or (token.tag in RELATIVE and parse.tokens[token.i - 1].text == ","):
        return True
    return _means(parse, token) or _beside(parse, token, above) or _purpose(parse, token)


def _means(parse: Parse, token: Token) -> bool:
    """True for "by" over a gerund: "sought a truce by offering to withdraw" seeks no withdrawal."""
    return token.text.casefold() == "by" and token.i + 1 < len(parse.tokens) and parse.tokens[token.i + 1].tag == "VBG"


def _beside(parse: Parse, token: Token, above: set[int]) -> bool:
    """True for a participle behind a comma that tells what else the subject does: "demanded a truce, warning of more raids if …"."""
    if token.tag != "VBG" or token.dep != "advcl" or token.head not in above or parse.tokens[token.i - 1].text != ",":
        return False
    return token.lemma.casefold() not in load_list(__package__, "stance_occurring.txt")  # "talks will be held, beginning on Monday"


def _purpose(parse: Parse, token: Token) -> bool:
    """True for "in order", "so as", "so that": what something is wanted or offered for is not what is wanted or offered."""
    if token.lemma not in ("in", "so"):
        return False
    pair = tuple(t.text.casefold() for t in parse.tokens[token.i : token.i + 2])
    return pair in (("in", "order"), ("so", "as"), ("so", "that"))


def _opens_clause(parse: Parse, token: Token) -> bool:
    if token.dep == "cc":
        return parse.tokens[token.head].pos in ("VERB", "AUX", "ADJ")
    if token.text.casefold() == "as" and token.dep == "prep" and parse.tokens[token.head].lemma in CASTING:
        return False
    telling = token.text.endswith("ing") and parse.tokens[token.i - 1].text == ","  # ", warning of …", whatever the parser calls it
    return telling or token.dep in ("mark", "advmod", "prep") or token.pos == "SCONJ"


def _left_of(parse: Parse, verb: int, least: int) -> int:
    """Left edge of the clause of `verb` (its subject, its conjunction), at least `least`."""
    edge = verb
    for child in parse.children(verb, *SUBJECTS, "aux", "auxpass", "neg", "mark", "advmod"):
        if least <= child.i < edge:
            edge = max(least, parse.edges(child.i)[0])
    while edge - 1 >= least and (parse.tokens[edge - 1].dep in ("cc", "punct") or parse.tokens[edge - 1].text.casefold() == "that"):
        edge -= 1
    return edge


def _strip(parse: Parse, first: int, last: int) -> int:
    while last > first and parse.tokens[last - 1].dep in ("punct", "cc"):
        last -= 1
    return last


def subject(parse: Parse, i: int) -> int | None:
    """Token that heads the (logical) subject of the predicate at token `i`; None when the sentence does not say.

    Passive: the agent. Infinitives and participles take the subject, or the object, of what governs them ("urged Kyiv to accept",
    "accused Kyiv of refusing"); relative pronouns give way to their noun.
    """
    seen: set[int] = set()
    while i not in seen:
        seen.add(i)
        token = parse.tokens[i]
        if parse.children(i, "auxpass") and token.tag == "VBN" and not _stative(parse, token):
            return next((o.i for a in parse.children(i, "agent") for o in parse.children(a.i, "pobj")), None)
        own = next((c for c in parse.children(i, *SUBJECTS)), None)
        if own:
            return _antecedent(parse, own)
        if token.dep == "acl" and token.tag != "VB":
            return next((o.i for a in parse.children(i, "agent") for o in parse.children(a.i, "pobj")), token.head)
        above = _governor(parse, token)
        if isinstance(above, Token):
            return above.i
        if above is None:
            return None
        i = above
    return None


def _governor(parse: Parse, token: Token) -> int | Token | None:
    """The index of the predicate above whose subject is meant, or the object that is meant itself."""
    if token.dep not in UP_AS_SUBJECT:
        return None
    head = parse.tokens[joined_to(parse, token) if token.dep == "conj" else token.head]
    if token.dep == "pcomp" and head.text.casefold() in ("of", "for"):
        over = parse.tokens[head.head]
        if over.pos in ("NOUN", "PROPN", "PRON"):
            return over
        held = next((c for c in parse.children(over.i, "dobj", "nsubjpass") if c.i < token.i), None)
        return held or over.i
    if token.dep in ("xcomp", "ccomp", "advcl") and token.tag == "VB":
        controlled = next((c for c in parse.children(head.i, "dobj") if head.i < c.i < token.i), None)
        if controlled and head.lemma != "promise":
            return controlled
    if token.dep == "prep" and head.pos in ("NOUN", "PROPN", "PRON"):
        return None
    return head.i


def _stative(parse: Parse, token: Token) -> bool:
    """ "is opposed to", "is prepared to" are states, not passives."""
    return token.lemma not in ASKED and not parse.children(token.i, "agent") and bool(parse.children(token.i, "xcomp", "prep"))


def _antecedent(parse: Parse, token: Token) -> int:
    if token.tag in RELATIVE or (token.text.casefold() == "that" and token.pos in ("PRON", "SCONJ")):
        clause = parse.tokens[token.head]
        if clause.dep == "relcl":
            return clause.head
    return token.i


def negated(parse: Parse, i: int) -> bool:
    """True when the predicate at token `i`, or the copula that carries it, is negated ("not", "never", "no longer")."""
    heads = [i]
    token = parse.tokens[i]
    if token.dep in ("acomp", "attr", "oprd", "prep"):
        heads.append(token.head)
    for head in heads:
        if under_none(parse, head) or any(
            c.dep == "neg" or c.text.casefold() in ("never", "nor", "neither") for c in parse.children(head) if abs(c.i - i) < 8
        ):
            return True
    return bool(token.pos == "NOUN" and any(c.text.casefold() == "no" for c in parse.children(i, "det")))


def under_none(parse: Parse, i: int) -> bool:
    """True for "under no circumstances", "in no way", "on no account" below the predicate at token `i`."""
    held = (o for p in parse.children(i, "prep") for o in parse.children(p.i, "pobj"))
    none = (o for o in held if any(d.text.casefold() == "no" for d in parse.children(o.i, "det")))
    return any(o.lemma.casefold() in load_list(__package__, "stance_never.txt") for o in none)


def no_longer(parse: Parse, i: int) -> bool:
    """True for "no longer demands", "is no longer opposed"."""
    return any(t.text.casefold() == "longer" and parse.tokens[t.i - 1].text.casefold() == "no" for t in parse.tokens[max(0, i - 4) : i] if t.i)


def asserted(parse: Parse, i: int) -> bool:
    """False when what the predicate at token `i` says is only possible, supposed, asked, feared or expected, or holds under "if"."""
    chain = [parse.tokens[i], *parse.ancestors(i)]
    sentence = parse.sentences[parse.tokens[i].sentence]
    if any(t.text == "?" for t in parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last]) or _counted_from(parse, chain[0]):
        return False
    for n, token in enumerate(chain):
        beside = n and chain[n - 1].dep == "conj"  # "denies arming them and calls for a truce": beside, not under, the denial
        if _marked(parse, token.i, "if", "unless", "whether", "until", "lest") if beside else _unreal(parse, token, first=n == 0):
            return False
        if token.dep in ("ROOT", "relcl", "conj", "parataxis") and n:
            break
    return True


def _counted_from(parse: Parse, token: Token) -> bool:
    """True for a gerund that a time is counted from: "within 72 hours of Norland approving the deal", "in a week of accepting it"."""
    if token.tag != "VBG":
        return False
    before = token.i - 1
    if before > 0 and parse.tokens[before].dep in ("pobj", "nsubj", "compound", "poss"):
        before = parse.edges(before)[0] - 1
    of = parse.tokens[max(before, 0)]
    if of.text.casefold() != "of" or of.i == 0:
        return False
    return parse.tokens[of.i - 1].ent in ("TIME", "DATE") or parse.tokens[of.i - 1].lemma in ("hour", "day", "week", "month")


def _unreal(parse: Parse, token: Token, *, first: bool) -> bool:
    children = parse.children(token.i)
    if _marked(parse, token.i, "if", "unless", "whether", "until", "lest"):
        return True
    weak = any(c.text.casefold() in ("might", "may", "could") for c in children if c.dep == "aux")
    if weak and not any(c.dep == "neg" or (c.dep == "advcl" and _marked(parse, c.i, "if")) for c in children):
        return True
    passive = any(c.dep == "auxpass" for c in children)
    if first and passive and any(c.text.casefold() in ("would", "will") for c in children if c.dep == "aux"):
        return True
    about = () if first else (token, *parse.children(token.i, "acomp", "attr"))
    return any(t.lemma.casefold() in load_list(__package__, "stance_unreal.txt") for t in about)


def _marked(parse: Parse, i: int, *words: str) -> bool:
    return any(c.text.casefold() in words for c in parse.children(i, "mark"))


def banned(parse: Parse, i: int) -> bool:
    """True when the clause of the verb at token `i` says that something is not to be: "not", "never", "there can be no", "none of them"."""
    held = parse.children(i, "attr", "dobj", "nsubj", "nsubjpass")
    none = any(d.text.casefold() in ("no", "neither") for a in held for d in parse.children(a.i, "det", "cc", "preconj")) or under_none(parse, i)
    none = none or any(a.text.casefold() in ("none", "nobody", "nothing") for a in held)
    return none or any(c.dep == "neg" or c.text.casefold() == "never" for c in parse.children(i))


def conditions(parse: Parse, i: int, last: int) -> tuple[int, int, bool] | None:
    """Tokens of the condition on the predicate at token `i` whose content ends at token `last`, and whether it is a negative one
    ("unless", "until", "without"); None without one. It stands in or right behind the content, or before the predicate."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    below = {i, *(a.i for a in parse.ancestors(i) if a.i < i and i - a.i < 5)}
    for token in parse.tokens[sentence.first : min(sentence.last, last + NEAR_CONDITION)]:
        clause = parse.tokens[token.head]
        word = token.text.casefold()
        if token.dep == "mark" and word in ("if", "once", "unless", "until", "provided", "providing") and clause.dep == "advcl":
            if token.i < i and clause.head in below:
                return token.i, _strip(parse, token.i, min(parse.edges(clause.i)[1], i)), word in ("unless", "until")
            if token.i > i and not _of_another(parse, clause, i):
                return token.i, _strip(parse, token.i, max(parse.edges(clause.i)[1], token.i + 1)), word in ("unless", "until")
        elif token.i > i and _first_wanted(parse, token):
            return token.i, _strip(parse, token.i, max(parse.edges(token.head if token.dep == "mark" else token.i)[1], token.i + 1)), True
        elif token.i > i and _part_only(parse, i, token):
            return token.i, _strip(parse, token.i, parse.edges(token.i)[1]), False
        elif token.i > i and (length := _phrase(parse, token)):
            return token.i, _strip(parse, token.i, max(_far(parse, token, length), token.i + length)), word == "without"
    return None


def _of_another(parse: Parse, clause: Token, i: int) -> bool:
    """True for a condition on what another participle tells: "demanded a truce, *warning* of more raids if it fails"."""
    over = parse.tokens[clause.head]
    return over.i > i and over.tag == "VBG" and over.dep == "advcl"


def _first_wanted(parse: Parse, token: Token) -> bool:
    """True for "before" or "until" on what will not be done: "would not disarm before a settlement", "refuses to talk until the siege ends"."""
    word = token.text.casefold()
    over = parse.tokens[parse.tokens[token.head].head if token.dep == "mark" else token.head]
    return token.dep in ("mark", "prep") and over.tag == "VB" and word in ("before", "until")


def _part_only(parse: Parse, i: int, token: Token) -> bool:
    """True for "would *only* agree to a truce | as part of a settlement", which asks for the settlement."""
    words = [t.text.casefold() for t in parse.tokens[token.i : token.i + 3]]
    return words == ["as", "part", "of"] and any(c.text.casefold() == "only" for c in parse.children(i, "advmod"))


def _phrase(parse: Parse, token: Token) -> int:
    """Number of words of the conditional phrase ("as long as") that begins at `token`; 0 when none does."""
    for phrase in load_list(__package__, "stance_conditions.txt"):
        words = phrase.split()
        if [t.text.casefold() for t in parse.tokens[token.i : token.i + len(words)]] == words:
            return len(words)
    return 0


def _far(parse: Parse, token: Token, length: int) -> int:
    """Right edge of what the conditional phrase of `length` words governs."""
    held = [parse.edges(t.i)[1] for t in parse.tokens[token.i : token.i + length]]
    held += [parse.edges(t.head)[1] for t in parse.tokens[token.i : token.i + length] if t.dep == "mark" or (t.dep == "advmod" and t.head > t.i)]
    return max(held)
