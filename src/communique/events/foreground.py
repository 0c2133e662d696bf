"""What a sentence is about: its main clause, and what is said there; for codebooks that code one thing a clause.

The rule is that of the automatic coders of political events since KEDS (Schrodt, Davis and Weddle 1994): the verb of the main clause, or of what
it reports somebody to have said, is the event, and what that verb asks for, refuses or promises is its content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from communique.codebooks.model import Codebook
from communique.events.compiling import lexicon_of
from communique.events.frames import Frame
from communique.model.parse import Parse

WHEN = ("after", "following", "before", "since", "during", "amid", "despite", "at")
ASIDE = ("relcl", "advcl", "acl", "csubj")
TIED = ("xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "dative", "acl", "attr", "oprd", "advcl", "agent")


def foreground(frames: Sequence[Frame]) -> list[Frame]:
    """Those of `frames`, in order, that tell what their sentence is about."""
    by_sentence: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_sentence[frame.parse.tokens[frame.trigger].sentence].append(frame)
    return [f for held in by_sentence.values() for f in _of_sentence(held)]


def settled(frames: Sequence[Frame]) -> list[Frame]:
    """`frames` without those whose words give way to the event that they are said of: "agreed to swap prisoners" tells of the swap."""
    if not any(f.candidate.trigger.yields for f in frames):
        return list(frames)
    firm = [f for f in frames if not f.candidate.trigger.yields]
    return [f for f in frames if not f.candidate.trigger.yields or not any(_shares(o, f) or (_below(o, f) and not _apart(o, f)) for o in firm)]


def _apart(inner: Frame, outer: Frame) -> bool:
    """True for what only says when, or after what: "agreed to open the road *after* talks in Oslo"."""
    path = [inner.parse.tokens[_top(inner)], *inner.parse.ancestors(_top(inner))]
    upto = next((k for k, t in enumerate(path) if t.i == outer.trigger), len(path))
    return any(t.text.lower() in WHEN for t in path[:upto])


def _of_sentence(frames: Sequence[Frame]) -> list[Frame]:
    kept = [f for f in frames if not any(o is not f and o.candidate.trigger.holds and _below(f, o) for o in frames)]
    kept = [f for f in kept if not (f.candidate.trigger.yields and any(_gives_way(f, o) for o in kept))]
    least = min((_depth(f) for f in kept), default=0)
    return [f for f in kept if _depth(f) == least]


def _gives_way(loose: Frame, other: Frame) -> bool:
    """True where `other` is what `loose` ("will", "is ready to") says that somebody will do."""
    return other is not loose and (_shares(other, loose) or (_below(other, loose) and _depth(other) == _depth(loose)))


def _shares(a: Frame, b: Frame) -> bool:
    return bool({*a.verbs, *a.doing} & {*b.verbs, *b.doing})


def _top(frame: Frame) -> int:
    return next(iter([*frame.doing, *frame.verbs]), frame.nouns[-1] if frame.nouns else frame.trigger)


def _below(inner: Frame, outer: Frame) -> bool:
    """True when `inner` is part of what `outer` governs; what is joined to `outer` is not."""
    parse, heads = inner.parse, {outer.trigger, *outer.verbs}
    for at in {inner.trigger, _top(inner)}:
        token = parse.tokens[at]
        while token.head != token.i:
            if token.head in heads and token.i not in heads:
                if token.dep in TIED:
                    return True
                break
            token = parse.tokens[token.head]
    return False


def _depth(frame: Frame) -> int:
    """How many clauses that add, explain or condition lie between the event and the main clause; a noun that no verb carries is one deeper."""
    parse = frame.parse
    path = [parse.tokens[_top(frame)], *parse.ancestors(_top(frame))]
    aside = sum(_aside(parse, t.i) for t in path)
    return aside + (0 if frame.doing or frame.verbs else 1)


def _aside(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.dep == "advcl" and token.start < parse.tokens[token.head].start:
        return True
    return token.dep in ASIDE or (token.dep == "pcomp" and token.tag.startswith("VB"))


def turned(frame: Frame, status: str, codebook: Codebook) -> Frame | None:
    """`frame` as the type that a report of `status` is of (`EventType.becomes`); None where that is nothing."""
    name = frame.candidate.kind.becomes.get(status)
    if name == "nothing":
        return None
    if name is None:
        return frame
    kind = codebook.types[name]
    return replace(frame, candidate=replace(frame.candidate, type=name, kind=kind, lexicon=lexicon_of(codebook, kind)))
