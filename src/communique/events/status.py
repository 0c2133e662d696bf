"""How real an event is, and how far: from tense, modals, negation, conditions and the words that govern it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from communique.events.frames import Frame
from communique.events.sitting import sat
from communique.events.syntax import antecedent, conjuncts, is_verb, lemma_of
from communique.model.parse import Parse
from communique.model.values import Value
from communique.tables import load_list, load_table

AHEAD_OF = ("until", "before", "once", "when")  # with the present tense: "until they reach a deal"
ENDING = ("stop", "cease", "halt", "quit")  # "agreed to stop shelling the town" announces no shelling
PAST = ("VBD", "VBN")
TYING = ("for", "of", "on", "to", "from", "with", "at", "toward", "towards", "against")  # prepositions that a word governs the event by
YEAR = re.compile(r"(?:the )?(?:(?:early|mid|late)[- ])?(?:1[89]|20)\d\d(?:['\u2019]?s)?")


@cache
def _words(kind: str) -> dict[str, str]:
    return {row["words"]: row["status"] for row in load_table(__package__, "status_words.tsv") if row["kind"] == kind}


def status_of(frame: Frame, dates: Sequence[Value]) -> str:
    """One of the statuses of DESIGN.md for the event of `frame`, dated by `dates`."""
    trigger = frame.candidate.trigger
    if trigger.status:
        return trigger.status
    verb = _main_verb(frame)
    told = of_verb(frame.parse, verb) if verb is not None else None
    if told == "denied" and _not_over(frame, verb):
        return "ongoing"
    if told == "denied" and _fruitless(frame, verb):
        told = None
    if told == "denied" and _no_more(frame):
        return "happened"
    if verb is not None and _came_to_nothing(frame, verb):
        return "cancelled"
    told = told or _planned(frame, verb)
    if verb is None or not _done_then(frame, verb, dates):
        told = told or _of_governor(frame, verb) or (_follows(frame.parse, verb) if verb is not None else None)
    if told:
        return told
    if any(YEAR.fullmatch(d.raw) for d in dates):
        return "historical"
    if verb is not None and _purpose(frame.parse, _first_joined(frame.parse, verb)):
        return "hypothetical"
    if verb is None and not dates and _awaited(frame):
        return "expected"
    return "ongoing" if _goes_on(frame) else "happened"


def _done_then(frame: Frame, verb: int, dates: Sequence[Value]) -> bool:
    """True for what was done on its own day, whatever is to be done with it: "agreed on the start of the plan signed on April 1, 2001"; not for
    what somebody "wants signed by August 28"."""
    token = frame.parse.tokens[verb]
    if not dates or token.dep != "acl" or token.tag != "VBN" or token.head not in frame.nouns:
        return False
    noun = frame.parse.tokens[token.head]
    wanted = noun.dep == "dobj" and frame.parse.tokens[noun.head].lemma.lower() in _words("governor")
    if noun.dep not in ("pobj", "dobj") or wanted:
        return False
    kind, lemma = frame.candidate.kind, token.lemma.lower()
    return lemma == "hold" or any(lemma in verbs for stage, verbs in kind.stage_verbs.items() if stage != kind.stages[0])


def _awaited(frame: Frame) -> bool:
    """True for the step that is to come first: "talks are to begin after the release of the prisoners"; not for talks or attacks before it."""
    parse = frame.parse
    top = parse.tokens[frame.nouns[-1]] if frame.nouns and frame.candidate.kind.stages[:1] == ("proposed",) else None
    prep = parse.tokens[top.head] if top is not None and top.dep == "pobj" else None
    if prep is None or prep.text.lower() not in ("after", "following", "upon", "until", "pending"):
        return False
    return is_verb(parse.tokens[prep.head]) and of_verb(parse, prep.head) == "expected"


def _fruitless(frame: Frame, verb: int | None) -> bool:
    """True for talks that "yielded no breakthrough" and "did not make progress": those were held."""
    top = frame.parse.tokens[frame.nouns[-1]] if frame.nouns and verb is not None else None
    brings = verb is not None and frame.parse.tokens[verb].lemma.lower() in ("make", "produce", "yield", "bring")
    return top is not None and brings and top.dep == "nsubj" and top.head == verb


def _came_to_nothing(frame: Frame, verb: int) -> bool:
    """True for talks that "failed to take place", not for those that failed to bring peace."""
    occurring = ("materialise", "materialize", "happen", "occur", "convene", "open", "begin", "start", "go", "take")
    parse = frame.parse
    fails = parse.tokens[verb].lemma.lower() == "fail" and bool(frame.nouns)
    return fails and any(c.lemma.lower() in occurring and not _of_things(parse, c.i) for c in parse.children(verb, "xcomp"))


def _of_things(parse: Parse, v: int) -> bool:
    return any(o.text.lower() != "place" for o in parse.children(v, "dobj"))


def _follows(parse: Parse, v: int) -> str | None:
    """What is still to come with the clause that a participle adds to: "they will sign a text on Friday, extending the truce"."""
    token = parse.tokens[v]
    if token.dep != "advcl" or token.tag != "VBG" or token.i < token.head or parse.children(v, "mark", "nsubj", "aux"):
        return None
    told = of_verb(parse, token.head) if is_verb(parse.tokens[token.head]) else None
    return told if told in ("expected", "conditional") else None


def _main_verb(frame: Frame) -> int | None:
    return next(iter([*frame.doing, *frame.verbs]), None)


def _first_joined(parse: Parse, v: int) -> int:
    """The first of infinitives that share one "to": "to study and discuss the text"."""
    token = parse.tokens[v]
    while token.dep == "conj" and token.tag == "VB" and not parse.children(token.i, "aux", "nsubj") and is_verb(parse.tokens[token.head]):
        token = parse.tokens[token.head]
    return token.i


def _not_over(frame: Frame, verb: int | None) -> bool:
    """True for a process that did not end: "the talks have not collapsed" denies no talks."""
    ended = {v for stage in ("suspended", "concluded", "collapsed") for v in frame.candidate.kind.stage_verbs.get(stage, ())}
    return verb is not None and bool(frame.nouns) and frame.type_takes("agenda") and lemma_of(frame.parse, verb) in ended


def _no_more(frame: Frame) -> bool:
    """True for a process that does not go on: "the talks, held on Tuesday, will not continue" were held."""
    if not frame.nouns or "concluded" not in frame.candidate.kind.stages:
        return False
    on = [v for v in frame.verbs if lemma_of(frame.parse, v) in ("continue", "go on", "proceed")]
    return any(of_verb(frame.parse, v) == "denied" for v in on)


def _planned(frame: Frame, verb: int | None) -> str | None:
    """What the verb that carries a noun says by itself: "talks were planned", "a meeting was cancelled", "they proposed a truce"."""
    kind = frame.candidate.kind
    if verb is None or frame.candidate.verb:
        return None
    lemma = lemma_of(frame.parse, verb)
    if lemma == "go" and frame.parse.tokens[verb].tag != "VBG":
        return None  # "the talks went late into the night"
    if any(_words("governor").get(lemma_of(frame.parse, c.i)) == "cancelled" for c in frame.parse.children(verb, "conj")):
        return "cancelled"  # "talks scheduled for August but cancelled"
    stage = next((s for s, verbs in kind.stage_verbs.items() if lemma in verbs), None)
    return _words("governor").get(lemma) if stage is None or stage == kind.stages[0] else None


def _purpose(parse: Parse, v: int) -> bool:
    """True for "they came to kill him" and "asked the U.N. to deliver aid": meant, not told as done."""
    token, helpers = parse.tokens[v], {c.text.lower() for c in parse.children(v, "aux")}
    if "to" not in helpers or "have" in helpers:
        return False
    done = load_list(__package__, "implicative.txt")
    return token.dep in ("advcl", "acl", "relcl") or (token.dep in ("xcomp", "ccomp") and parse.tokens[token.head].lemma.lower() not in done)


def of_verb(parse: Parse, v: int) -> str | None:
    """What auxiliaries, negation and conjunctions of verb `v` say; None when nothing."""
    token = parse.tokens[v]
    marker = next((_words("marker")[c.text.lower()] for c in parse.children(v, "mark") if c.text.lower() in _words("marker")), None)
    modal = next((c for c in parse.children(v, "aux") if c.text.lower() in _words("modal")), None)
    if modal is not None and modal.text.lower() == "should" and token.dep == "advcl":
        return "conditional"
    if marker:
        return marker
    if token.tag in ("VBP", "VBZ") and any(c.text.lower() in AHEAD_OF for c in parse.children(v, "mark", "advmod")):
        return "expected"
    none = any(d.text.lower() == "no" for o in parse.children(v, "dobj", "nsubjpass") for d in parse.children(o.i, "det"))
    negated = none or bool(parse.children(v, "neg")) or (token.dep == "pcomp" and parse.tokens[token.head].text.lower() == "without")
    if token.dep == "ccomp" and parse.tokens[token.head].lemma.lower() in _words("clause"):
        return _words("clause")[parse.tokens[token.head].lemma.lower()]
    asked = _subjunctive(parse, v)
    if asked:
        return asked
    if token.dep == "xcomp" and parse.tokens[token.head].lemma.lower() == "be" and parse.children(v, "aux"):
        return "expected"  # "they are to sign it in May"
    if modal is not None:
        status = _words("modal")[modal.text.lower()]
        return "denied" if negated and status == "expected" else status
    if negated:
        return "denied"
    if token.dep == "conj" and is_verb(parse.tokens[token.head]) and not parse.children(v, "nsubj", "aux"):
        return of_verb(parse, token.head)
    return None


def _subjunctive(parse: Parse, v: int) -> str | None:
    """What a clause in the subjunctive is: "demanded that Norland free them and that it leave", "proposed that a truce be signed"."""
    token, above = parse.tokens[v], parse.tokens[parse.tokens[v].head]
    if token.dep not in ("ccomp", "conj"):
        return None
    marked = any(c.text.lower() == "that" for c in parse.children(v, "mark"))
    helpers = parse.children(v, "aux", "auxpass")
    if token.dep == "conj" and marked and not helpers and above.dep == "ccomp":
        return _subjunctive(parse, above.i)
    word = above.lemma.lower()
    status = _words("subjunctive").get(word) if token.dep == "ccomp" and above.i != v else None
    told = above.tag not in PAST and word in load_list(__package__, "asserting.txt")
    plain = token.tag == "VB" or (token.tag == "VBP" and marked and not told)
    return status if status and ((plain and not helpers) or any(c.tag == "VB" and c.text.lower() == "be" for c in helpers[:1])) else None


def _of_governor(frame: Frame, verb: int | None) -> str | None:
    """What the words above say: "plan to meet", "a call for a truce", "refused to release"."""
    parse, ended = frame.parse, False
    for above in _governors(frame, verb):
        token = parse.tokens[above]
        if above in frame.nouns:
            continue
        ended = ended or (token.lemma.lower() in ENDING and frame.candidate.verb)
        told = of_verb(parse, above) if is_verb(token) else None
        if told:
            open_ = told == "expected" and token.lemma.lower() in ("accept", "support", "welcome", "back", "prefer", "consider")
            return "hypothetical" if ended or open_ else told
        particle = parse.children(above, "prt")
        full = f"{token.lemma.lower()} {particle[0].text.lower()}" if particle else token.lemma.lower()
        held = _words("governor").get(full)
        held = held or next((_words("voiced")[c.lemma.lower()] for c in parse.children(above, "dobj") if c.lemma.lower() in _words("voiced")), None)
        if held and not (full in ("set",) and not parse.children(above, "auxpass")):
            return "hypothetical" if ended else held
    top = frame.nouns[-1] if frame.nouns else None
    if top is not None and any(c.text.lower() == "any" for c in parse.children(top, "det")):
        return "hypothetical"
    if top is not None and any(c.text.lower() == "no" for c in parse.children(top, "det")):
        return "denied"
    return None


def _governors(frame: Frame, verb: int | None) -> Iterator[int]:
    """Words that the event completes, nearest first; reporting verbs with a clause of their own are no governors."""
    parse = frame.parse
    at = verb if verb is not None else frame.nouns[-1]
    for _ in range(5):
        token = parse.tokens[at]
        if token.dep == "conj" and parse.tokens[token.head].pos in ("VERB", "AUX"):
            at = token.head
            continue
        helped = token.dep == "ccomp" and parse.tokens[token.head].lemma.lower() in ("help", "let", "see") and not parse.children(at, "mark")
        helped = helped or (token.dep == "advcl" and parse.tokens[token.head].lemma.lower() in ("call", "appeal") and _purpose(parse, at))
        helped = helped or (token.dep == "advcl" and _agreed(parse, at))
        text = _text_for(parse, at)
        if text is not None:
            at = text
            yield at
            continue
        if helped:  # "called on them to help the sides reach a deal"
            at = token.head
            yield at
            continue
        meant = token.dep == "relcl" and _infinitive(parse, at)  # "a deal | to exchange | 40 prisoners"
        clause = token.dep in ("ccomp", "relcl", "ROOT", "advcl", "nsubj", "nsubjpass", "appos") and not meant
        if token.head == at or (clause and not _passive_plan(parse, at)):
            return
        above = parse.tokens[token.head]
        if token.dep == "dobj" and above.dep == "prep":
            return  # "following talks in Oslo, they agreed"
        if token.dep in ("pobj", "pcomp") and above.text.lower() not in (*TYING, *(("in", "about") if token.dep == "pcomp" else ())):
            return
        if token.dep == "pobj" and above.text.lower() == "at" and parse.tokens[sat(parse, token)].lemma.lower() == "agree":
            return  # "agreed at talks in Oslo", "agreed that they should share the water, at talks in Oslo": those were held
        at = token.head
        if above.pos in ("VERB", "AUX", "NOUN", "ADJ"):
            yield at


def _text_for(parse: Parse, at: int) -> int | None:
    """The text by which a purpose is settled: "signed a | pact | with the rebels to free them"."""
    token = parse.tokens[at]
    if token.dep != "advcl" or not _purpose(parse, at):
        return None
    return next((o.i for o in parse.children(token.head, "dobj") if _words("governor").get(o.lemma.lower()) == "announced" and o.pos == "NOUN"), None)


def _agreed(parse: Parse, at: int) -> bool:
    """True for what was agreed on, promised or refused where the parser has a purpose: "agreed at talks in Oslo last month to free them"."""
    head = parse.tokens[parse.tokens[at].head]
    whole = not parse.children(head.i, "dobj", "ccomp", "xcomp", "auxpass")
    return whole and head.lemma.lower() in _words("governor") and any(c.text.lower() == "to" for c in parse.children(at, "aux"))


def _passive_plan(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return token.dep == "nsubjpass" and parse.tokens[token.head].lemma.lower() in _words("governor")


def _goes_on(frame: Frame) -> bool:
    parse = frame.parse
    for v in [*frame.doing, *frame.verbs]:
        token = parse.tokens[v]
        now = any(c.tag in ("VBZ", "VBP") for c in parse.children(v, "aux"))
        if (token.tag == "VBG" and now) or (token.lemma.lower() in ("continue", "go on") and frame.nouns and (now or token.tag in ("VBZ", "VBP"))):
            return True
    return False


def stage_of(frame: Frame, stages: Mapping[str, str], status: str) -> str | None:
    """How far the event is on the ladder of its type, by the verbs that tell it; None when nothing says so."""
    parse, kind = frame.parse, frame.candidate.kind
    verb = _main_verb(frame)
    if status == "ongoing" and _not_over(frame, verb):
        return kind.stages[1]
    if status == "happened" and _no_more(frame):
        return "concluded"
    own = frame.candidate.trigger.stage or staged(parse, frame.verbs, stages)
    if own in kind.changes:
        return own
    asked = verb is not None and (parse.tokens[verb].dep in ("xcomp", "conj") or _infinitive(parse, verb))
    above = staged(parse, _governors(frame, verb), stages) if asked else None
    if status == "expected" and not above and verb is not None and kind.stages[:1] == ("proposed",) and _own_word(parse, verb):
        return kind.stages[1]
    return _lowered(above or own or kind.stage, status, kind.stages)


def _infinitive(parse: Parse, v: int) -> bool:
    """True for what a noun or clause is for: "a deal *to free* them"."""
    return parse.tokens[v].dep in ("acl", "relcl", "advcl") and any(c.text.lower() == "to" for c in parse.children(v, "aux"))


def _own_word(parse: Parse, v: int) -> bool:
    """True for what both sides say that they will do: "A and B said they would exchange prisoners"."""
    sayers = [(s.i, antecedent(parse, s.i)) for s in parse.children(v, "nsubj")]
    return any(a != s and len(conjuncts(parse, a)) == 2 for s, a in sayers)


def staged(parse: Parse, verbs: Iterable[int], stages: Mapping[str, str]) -> str | None:
    """The stage that the first of `verbs` to name one names; with its particle or object where the codebook has both ("take effect")."""
    for v in verbs:
        token = parse.tokens[v]
        more = [lemma_of(parse, v), *(f"{token.lemma.lower()} {c.text.lower()}" for c in parse.children(v, "dobj"))]
        more = [word for word in more if " " in word]
        if token.lemma.lower() == "call" and any(c.pos == "NOUN" and c.dep == "nsubj" for c in parse.children(v)) and _says(parse, v):
            continue  # "the agreement calls for a halt" is no call for an agreement
        if token.lemma.lower() == "end" and parse.children(v, "dobj") and _says(parse, v):
            continue  # "the accord ends a war"
        if token.lemma.lower() in ("come", "go") and not more and not _into(parse, v):
            continue  # "the ceasefire came two days before the visit"
        for word in [*more, token.lemma.lower()]:
            if word in stages:
                return stages[word]
    return None


def _into(parse: Parse, v: int) -> bool:
    return any(c.text.lower() == "into" for c in parse.children(v, "prep"))


def _says(parse: Parse, v: int) -> bool:
    """True where the subject of verb `v` is a thing said or written."""
    return any(s.lemma.lower() in load_list(__package__, "texts.txt") for s in parse.children(v, "nsubj"))


def _lowered(stage: str | None, status: str, ladder: Sequence[str]) -> str | None:
    """What is only expected is not yet carried out: the first rung; what is to be signed, or to come into force, has been agreed on."""
    if stage in ("signed", "in_force") and "in_principle" in ladder and status in ("expected", "announced", "promised"):
        return "in_principle"
    if status in ("expected", "announced", "promised", "demanded", "hypothetical", "conditional") and ladder[:1] in (("scheduled",), ("proposed",)):
        return stage if stage in ladder[:2] and stage != "opened" else ladder[0] if stage or ladder[0] == "scheduled" else None
    return stage
