"""The participles and clauses that add to an event: "a raid, *killing* four", "an attack on a convoy that *wounded* two"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.frames import Frame, background
from communique.events.syntax import is_verb
from communique.model.parse import Parse


def complete(frame: Frame) -> None:
    """Add the participles that hang on the event."""
    frame.inner = [c for v in [*frame.verbs, *frame.nouns] for c in _participles(frame.parse, v)]
    frame.inner += [c for n in frame.nouns for c in _hurt_by(frame, n)]
    frame.grew()


def _hurt_by(frame: Frame, noun: int) -> Iterator[int]:
    """Verbs that say who was hurt, which the parser hangs on what was attacked: "an attack on a convoy that wounded two guards"."""
    parse, harming = frame.parse, frame.candidate.lexicon.harming
    struck = [o.i for p in parse.children(noun, "prep") if p.text.lower() in ("on", "against", "at") for o in parse.children(p.i, "pobj")]
    for clause in (c for o in (struck if harming else ()) for c in parse.children(o, "relcl")):
        if clause.lemma.lower() in harming and any(s.tag == "WDT" for s in parse.children(clause.i, "nsubj")):
            yield clause.i


def _participles(parse: Parse, v: int) -> Iterator[int]:
    for clause in parse.children(v, "advcl", "relcl", "acl"):
        if clause.dep == "relcl" and (background(parse, clause) or any(c.text.lower() == "to" for c in parse.children(clause.i, "aux"))):
            continue
        if (clause.tag == "VBG" and clause.dep != "relcl") or clause.dep == "relcl":
            held = [clause.i] + [c.i for c in parse.children(clause.i, "conj") if is_verb(c)]
            if clause.dep == "relcl" or not parse.children(clause.i, "nsubj", "mark"):
                yield from held

