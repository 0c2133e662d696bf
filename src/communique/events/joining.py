"""Mentions of one event in one clause made one."""

from __future__ import annotations

from collections import defaultdict

from communique.events.frames import Frame
from communique.events.syntax import by_whom, chain_head, only_numbers
from communique.model.parse import Parse

MEETING = ("meet", "gather", "convene", "assemble", "resume", "open", "begin", "start", "sit")


def joined(frames: list[Frame]) -> list[Frame]:
    """Mentions that are one event in one clause made one; a strike "including" which a barrage goes made part of it."""
    by_sentence: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        kept = by_sentence[frame.parse.tokens[frame.trigger].sentence]
        into = next((k for k in kept if _same(k, frame)), None)
        if into is not None:
            _absorb(into, frame)
            continue
        frame.part_of = next((k for k in kept if _includes(k, frame)), None)
        kept.append(frame)
    for kept in by_sentence.values():
        for frame in kept:
            frame.inner += [v for v in _hurting(frame) if not any(v in k.core for k in kept)]
            frame.grew()
    return sorted((f for kept in by_sentence.values() for f in kept), key=lambda f: f.trigger)


def _same(a: Frame, b: Frame) -> bool:
    """True when `a` and `b`, of one sentence and `a` before, tell one event."""
    parse = a.parse
    if a.candidate.trigger.yields or b.candidate.trigger.yields:
        return False
    if not b.candidate.verb and (b.trigger in a.nouns or a.trigger in b.nouns):
        return True
    if b.candidate.verb and (b.trigger in a.inner or (a.type == b.type and b.trigger in _hurting(a))):
        return True
    if set(a.verbs) & set(b.verbs) and not _opposed(a, b):
        return True
    if set(b.verbs) & set(a.inner) and not b.candidate.verb and a.type in b.candidate.kind.part_of:
        return True  # "hit three tankers, causing damage of 3 million dollars"
    if (b.candidate.verb and _adds(a, b)) or _meets_for(a, b) or _goes_on(a, b):
        return True
    if a.type != b.type:
        return False
    if b.candidate.verb and a.candidate.verb:
        joined_to = parse.tokens[b.trigger].head == a.trigger and parse.tokens[b.trigger].dep == "conj"
        alike = a.candidate.trigger is b.candidate.trigger or (not a.candidate.lexicon.harming and not _elsewhere(parse, (a.trigger, b.trigger)))
        return alike and joined_to and _of_one_doer(parse, b.trigger)
    noun, other = (b, a) if not b.candidate.verb else (a, b)
    top = parse.tokens[noun.nouns[-1]]
    if top.dep in ("conj", "appos") and not other.candidate.verb:
        if top.dep == "conj" and by_whom(parse, top.i) and parse.children(chain_head(parse, top.i), "poss"):
            return False  # "the government's release of 30 men and the release by the rebels of nine"
        return chain_head(parse, top.i) in other.nouns or top.head in other.nouns
    above = parse.tokens[parse.tokens[top.head].head] if top.dep == "pobj" else parse.tokens[top.head]
    return other.candidate.verb and above.i in {*other.verbs, *other.absorbed, *other.inner} and parse.tokens[top.head].text.lower() != "after"


def _adds(a: Frame, b: Frame) -> bool:
    """True for what a clause adds to the event before it: "they met to discuss …", "rebels raided the base and two guards were killed"."""
    token = a.parse.tokens[b.trigger]
    if token.head not in a.verbs:
        return False
    told_of = b.type in (a.type, *a.candidate.kind.part_of) or (a.type_takes("agenda") and _meant(b))
    purpose = token.dep in ("advcl", "xcomp") and told_of and a.type != b.type
    return purpose or (token.dep == "conj" and a.type in b.candidate.kind.part_of and a.type != b.type)


def _meets_for(a: Frame, b: Frame) -> bool:
    """True for the talks that a meeting is held for: "met in Oslo to hold another round of talks", "resumed talks to continue discussions"."""
    if b.candidate.verb or not b.verbs or not b.type_takes("agenda") or b.type not in (a.type, *a.candidate.kind.part_of):
        return False
    token = a.parse.tokens[b.verbs[0]]
    aimed = token.dep in ("advcl", "xcomp", "acl") and any(c.text.lower() == "to" for c in a.parse.children(token.i, "aux"))
    told = a.parse.tokens[token.head]
    return aimed and a.type_takes("agenda") and token.head in (*a.verbs, *a.nouns) and told.lemma.lower() in MEETING


def _meant(b: Frame) -> bool:
    """True for talks that are what somebody goes somewhere for: "flew to Cairo to discuss the crossing"."""
    return b.type_takes("agenda") and any(c.text.lower() == "to" for c in b.parse.children(b.trigger, "aux"))


def _goes_on(a: Frame, b: Frame) -> bool:
    """True for violence told by joined verbs, one of which says who was hurt: "hit X and killed N", "were killed and N hurt in a strike"."""
    related = a.type == b.type or a.type in b.candidate.kind.part_of or b.type in a.candidate.kind.part_of
    hurting = a.candidate.lexicon.harming & b.candidate.lexicon.harming
    if not related or not hurting:
        return False
    parse = a.parse
    pairs = [(v, w) for v in a.verbs for w in b.verbs if v != w and chain_head(parse, v) == chain_head(parse, w)]
    told = [(v, w) for v, w in pairs if {parse.tokens[v].lemma.lower(), parse.tokens[w].lemma.lower()} & hurting]
    return any(_of_one_doer(parse, max(pair)) and not _elsewhere(parse, pair) for pair in told)


def _hurting(frame: Frame) -> list[int]:
    """Verbs joined to the event that say who was hurt: "hit a school and killed nine pupils"."""
    parse, words = frame.parse, frame.candidate.lexicon.harming
    joined_on = [(v, c.i) for v in frame.verbs for c in parse.children(v, "conj") if c.lemma.lower() in words]
    hung = [(v, a) for v in frame.verbs for c in parse.children(v, "conj") if only_numbers([c]) for a in parse.children(c.i, "acl")]
    joined_on += [(v, a.i) for v, a in hung if a.tag == "VBN" and a.lemma.lower() in words]  # "killed and at least 12 injured"
    return [c for v, c in joined_on if _of_one_doer(parse, c) and not _elsewhere(parse, (v, c))]


def _of_one_doer(parse: Parse, v: int) -> bool:
    """True for a joined verb without a doer of its own: none named, or only the number of those hurt ("and 15 wounded")."""
    own = parse.children(v, "nsubj", "csubj")
    return only_numbers(own) and not (parse.children(v, "agent") and not own)


def _elsewhere(parse: Parse, pair: tuple[int, int]) -> bool:
    """True when both verbs have a place or a date of their own: "shelled Goma on Monday and killed two soldiers in Bunia"."""
    kinds = [{p.ent for o in parse.children(v, "prep") for p in parse.children(o.i, "pobj") if p.ent in ("GPE", "LOC", "DATE")} for v in pair]
    return bool(kinds[0] & kinds[1])


def _opposed(a: Frame, b: Frame) -> bool:
    """True for two events that one verb sets beside each other: "the meeting followed talks"."""
    return not a.candidate.verb and not b.candidate.verb and not set(a.nouns) & set(b.nouns) and _apart(a, b)


def _apart(a: Frame, b: Frame) -> bool:
    tops = [f.parse.tokens[f.nouns[-1]] for f in (a, b)]
    opened = any(t.dep == "pobj" and f.parse.tokens[t.head].text.lower() in ("with", "in", "as") for t, f in zip(tops, (a, b), strict=True))
    return tops[0].dep != tops[1].dep and not opened


def _absorb(into: Frame, frame: Frame) -> None:
    into.absorbed += [frame.trigger] if frame.candidate.verb else []
    same = frame.candidate.trigger is into.candidate.trigger
    deed = frame.type == into.type and frame.parse.tokens[frame.trigger].lemma.lower() not in frame.candidate.lexicon.harming
    into.peers += [frame.trigger] if frame.candidate.verb and (same or deed) else []
    told = into.candidate.verb or into.trigger in frame.nouns  # "nine were killed in an attack", "the toll of the attack"
    if into.candidate.trigger.told and not frame.candidate.trigger.told:
        into.candidate, into.trigger = frame.candidate, frame.trigger
    if frame.candidate.rank < into.candidate.rank and frame.type != into.type and told and not frame.candidate.verb:
        into.absorbed += [into.trigger] if into.candidate.verb else []
        into.candidate, into.trigger = frame.candidate, frame.trigger
    for mine, others in ((into.nouns, frame.nouns), (into.verbs, frame.verbs), (into.doing, frame.doing), (into.inner, frame.inner)):
        mine += [i for i in others if i not in mine]
    into.grew()


def _includes(outer: Frame, inner: Frame) -> bool:
    parse = inner.parse
    if inner.candidate.verb or outer.type not in inner.candidate.kind.part_of or outer.type != inner.type:
        return False
    top = parse.tokens[inner.nouns[-1]]
    prep = parse.tokens[top.head]
    return top.dep == "pobj" and prep.text.lower() in ("including", "in", "as") and bool({t.i for t in parse.ancestors(top.i)} & outer.core)
