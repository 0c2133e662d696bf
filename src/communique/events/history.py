"""Events that a story only looks back on: "four years of war after Iraq's invasion", "since the Soviet invasion of Afghanistan"."""

from __future__ import annotations

from communique.events.filling import Fields
from communique.events.frames import Frame
from communique.events.status import of_verb
from communique.events.syntax import is_verb, pobjs
from communique.model.parse import Parse, Token
from communique.tables import load_list

SINCE = "since"
PAST = ("VBD", "VBN")
# What the clause around may not be where its day is counted from the event: then the event may be as unreal as the clause.
SUPPOSED = ("expected", "hypothetical", "conditional", "demanded")


def is_history(frame: Frame, fields: Fields) -> bool:
    """True for a bare noun of a type with `EventType.history` that says whose act it was, after "since", "after", "following" or "before".

    "Since" is said of what has happened; after the others, the clause must not be supposed ("would need months after an invasion"), and with
    "before" it must be told in the past.
    """
    parse = frame.parse
    if not frame.candidate.kind.history or not frame.nouns or frame.verbs or frame.doing or not any(v.actor for v in fields.get("actor", ())):
        return False
    word = _preposition(parse, parse.tokens[frame.nouns[-1]])
    if word is None:
        return False
    said = word.text.lower()
    clauses = [t for t in parse.ancestors(word.i) if is_verb(t)]
    if said == SINCE:
        return True
    if said not in load_list(__package__, "history_words.txt") or any(of_verb(parse, t.i) in SUPPOSED for t in clauses[:1]):
        return False
    return said != "before" or any(_past(parse, t) for t in clauses[:1])


def _preposition(parse: Parse, noun: Token) -> Token | None:
    """The preposition before `noun`, or before that of which it is the start ("since the beginning of X's invasion")."""
    word = parse.tokens[noun.head]
    if noun.dep != "pobj":
        return None
    above = parse.tokens[word.head]
    begun = word.text.lower() == "of" and above.lemma.lower() in load_list(__package__, "beginnings.txt") and noun.i in pobjs(parse, above.i, "of")
    return _preposition(parse, above) if begun else word


def _past(parse: Parse, verb: Token) -> bool:
    return verb.tag in PAST or any(c.tag == "VBD" for c in parse.children(verb.i, "aux", "auxpass"))
