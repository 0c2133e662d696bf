"""Clear demands, refusals and offers on no issue of the codebook, kept in their own words: "demanded a halt to the parade"."""

from __future__ import annotations

from collections.abc import Sequence

from communique.events.stance_clauses import reach
from communique.events.stance_content import Content, told_of
from communique.events.stance_cues import Hit
from communique.events.stance_words import StanceWord
from communique.model.parse import Parse, Token
from communique.tables import load_list

OTHER = "other"  # the issue of what the codebook has no issue for: its words say what it is
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
SUMS = ("MONEY", "PERCENT")  # "demanded $36 a barrel", "offered 20 percent"
ENOUGH = 2  # words that say something: "refused talks" does not say which, "refused" even less


def unlisted(parse: Parse, hits: Sequence[Hit], words: Sequence[StanceWord], chain: Sequence[StanceWord]) -> tuple[Content, ...]:
    """What the last word of `chain` (outermost first: "refused | to accept") governs where it names no issue of `hits`: a clause, or a noun
    with words of its own; () where it is not clear what.

    `words` are all words of stance of the story: where another stands in the clause, that one says what is wanted.
    """
    word, plain = chain[-1], load_list(__package__, "stance_plain.txt")
    if word.kind not in ("verb", "noun") or not any(parse.tokens[w.i].lemma.casefold() in plain for w in chain):
        return ()
    stop = reach(parse, word.i, word.last)
    if any(not h.vague for h in told_of(parse, hits, word, stop)) or any(word.last <= w.i < stop and w.kind != "noun" for w in words):
        return ()
    told = [t for t in parse.tokens[word.last : stop] if (t.pos in CONTENT and t.ent not in ("DATE", "TIME")) or t.ent in SUMS]
    clear = _clause(parse, word, stop) or _thing(parse, word, stop)
    while stop > word.last and parse.tokens[stop - 1].text.casefold() in ("such", "right"):  # of "such as", "right after", where the clause was cut
        stop -= 1
    return (Content(OTHER, word.last, stop),) if clear and len(told) >= ENOUGH else ()


def _clause(parse: Parse, word: StanceWord, stop: int) -> bool:
    """True over an infinitive or a clause; under verbs of asking only one that names what is to be done ("to do more" does not)."""
    heads = [c for c in parse.children(word.i, "xcomp", "ccomp", "acl") if word.last <= c.i < stop and c.tag.startswith("VB")]
    lemma = parse.tokens[word.i].lemma.casefold()
    heads = [h for h in heads if not _told(parse, h) and not any(_idle(o) for o in parse.children(h.i, "dobj"))]
    if lemma == "insist":  # "insisted that it will go on" says what will be
        heads = [h for h in heads if not any(c.tag == "MD" and c.text.casefold() not in ("must", "should") for c in parse.children(h.i, "aux"))]
    if lemma == "want":
        heads = [h for h in heads if parse.children(h.i, "nsubj", "nsubjpass")]
    if lemma in load_list(__package__, "stance_asking.txt"):
        heads = [h for h in heads if any(o.pos in ("NOUN", "PROPN") for o in _held(parse, h))]
    return bool(heads)


def _told(parse: Parse, verb: Token) -> bool:
    """True for what is told as a fact beside the demand: "is demanding concessions and its leaders did not attend"."""
    return verb.tag in ("VBD", "VBZ") or any(c.tag in ("VBD", "VBZ") for c in parse.children(verb.i, "aux", "auxpass"))


def _idle(thing: Token) -> bool:
    return thing.lemma.casefold() in load_list(__package__, "stance_idle.txt")


def _held(parse: Parse, verb: Token) -> list[Token]:
    """The objects of `verb`, its own and those of its prepositions, and the subject of a passive."""
    behind = [o for p in parse.children(verb.i, "prep") for o in parse.children(p.i, "pobj", "pcomp")]
    return [*parse.children(verb.i, "dobj", "nsubjpass"), *behind]


def _thing(parse: Parse, word: StanceWord, stop: int) -> bool:
    """True over a noun that says what: not "the proposal" alone, not a change of what it does not name, not who is asked."""
    if parse.tokens[word.i].lemma.casefold() in (*load_list(__package__, "stance_asking.txt"), "want"):
        return False
    links = [p for p in parse.children(word.i, "prep") if p.i <= word.last and p.text.casefold() not in ("from", "by")]
    behind = [o for p in links for o in parse.children(p.i, "pobj")]
    held = [t for t in (*parse.children(word.i, "dobj"), *behind) if word.last <= t.i < stop]
    return any(t.ent in SUMS or (t.pos == "NOUN" and _says_what(parse, t)) for t in held)


def _says_what(parse: Parse, thing: Token) -> bool:
    lemma = thing.lemma.casefold()
    if _idle(thing) or (lemma in load_list(__package__, "stance_changing.txt") and parse.children(thing.i, "prep")):
        return False
    joined = {t.i for c in parse.children(thing.i, "conj") for t in parse.subtree(c.i)}
    below = [t for t in parse.subtree(thing.i) if t.i > thing.i and t.pos in CONTENT and t.i not in joined]
    if lemma in load_list(__package__, "stance_echoes.txt"):
        return bool(below)
    return bool(below) or any(c.pos in ("NOUN", "ADJ") for c in parse.children(thing.i, "amod", "compound"))
