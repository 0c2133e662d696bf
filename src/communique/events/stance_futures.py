"""Clauses that promise or foresee: "talks would resume soon", "expects an exchange", "agreed to meet again", "is due to sign"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from communique.codebooks.issues import Issue
from communique.codebooks.model import Codebook
from communique.events.same import Same, standing
from communique.events.stance_clauses import negated, no_longer, reach, subject
from communique.events.stance_cues import Hit, find_hits, within
from communique.events.syntax import antecedent, noun_phrase
from communique.model.parse import Parse, Token
from communique.tables import load_list, load_table

FUTURE = frozenset(("will", "'ll", "would", "shall", "'d"))
ARGUMENTS = frozenset(("in", "to", "on", "for", "with", "at", "into", "by", "of"))
CLAUSE_SUBJECTS = ("nsubj", "nsubjpass", "expl")


@dataclass(frozen=True, slots=True)
class Future:
    """Tokens ``[first, last)`` tell something to come, what comes beginning at `what`; `verb` is its head.

    `kind`: ``modal`` ("will", "would"), ``plan`` ("is to"), promise, forecast or schedule. `by` is the token of who promises or foresees,
    where the clause says so. `past` is True for "would", `promise` for words that bind who says them ("pledged to"). `types`: event types
    that the word is taken for; empty for all.
    """

    verb: int
    first: int
    last: int
    what: int
    kind: str
    by: int | None = None
    past: bool = False
    promise: bool = False
    types: tuple[str, ...] = ()


def find_futures(parse: Parse) -> tuple[Future, ...]:
    """All such clauses of `parse`, in page order; those wished, feared, asked, negated or under "if" are left out."""
    places = standing(Same(parse))
    told: list[Future] = []
    begun = {i for word in (*FUTURE, "go", "be", *_promises()) for i in places.get(word, ())}
    for i in sorted(begun.union(t.i for t in parse.tokens if t.dep == "relcl")):
        told += (*_modal(parse, parse.tokens[i]), *_lexical(parse, parse.tokens[i]), *_of_noun(parse, parse.tokens[i]))
    found = [f for f in told if _real(parse, f)]
    return tuple(sorted(found, key=lambda f: (f.first, -f.last)))


@cache
def _promises() -> dict[str, dict[str, str]]:
    """The words of promise, each with its row."""
    return {row["word"]: row for row in reversed(load_table(__package__, "stance_promises.tsv"))}


def _modal(parse: Parse, token: Token) -> Iterator[Future]:
    word = token.text.casefold()
    if word in FUTURE and token.dep == "aux" and token.tag == "MD":
        verb = token.head
        stative = parse.tokens[verb].lemma == "be" and not parse.children(verb, "expl")
        stative = stative or (parse.tokens[verb].lemma == "have" and bool(parse.children(verb, "xcomp")))  # "will have to leave": a duty
        heads = parse.children(verb, *CLAUSE_SUBJECTS)
        idle = stative or any(t.tag in ("WDT", "WP", "WP$") for c in heads for t in (c, *parse.children(c.i, "poss")))
        if not idle and not any(c.lemma == "have" for c in parse.children(verb, "aux")) and not _asks(parse, token, verb):
            yield _clause(parse, verb, token.i, past=word in ("would", "'d"))
    elif token.lemma == "go" and token.tag == "VBG":
        for verb in (c.i for c in parse.children(token.i, "xcomp") if c.tag == "VB"):
            yield _clause(parse, verb, token.i, past=False, over=token.i)
    elif token.lemma == "be" and token.tag in ("VBP", "VBZ"):
        for verb in (c.i for c in parse.children(token.i, "xcomp") if _planned(parse, token, c)):
            yield replace(_clause(parse, verb, token.i, past=False, over=token.i), kind="plan")


def _of_noun(parse: Parse, token: Token) -> Iterator[Future]:
    """What a relative clause foresees of its noun: "a truce that is to begin on 10 May", "talks that will open in June"."""
    if token.dep != "relcl" or parse.tokens[token.head].pos != "NOUN":
        return
    over = token if token.lemma == "be" and token.tag in ("VBP", "VBZ") else None
    verbs = [c.i for c in parse.children(token.i, "xcomp") if _planned(parse, token, c)] if over else [token.i]
    ahead = over is not None or any(c.tag == "MD" and c.text.casefold() in FUTURE for c in parse.children(token.i, "aux"))
    relative = any(c.tag in ("WDT", "WP") for c in parse.children(token.i, "nsubj", "nsubjpass"))
    for verb in verbs if ahead and relative and parse.tokens[token.i - 1].text != "," else ():
        if parse.tokens[verb].lemma.casefold() in load_list(__package__, "stance_occurring.txt"):
            noun = noun_phrase(parse, token.head)[0]
            past = any(c.text.casefold() == "would" for c in parse.children(token.i, "aux"))
            yield Future(verb, noun, _end(parse, verb, verb + 1), noun, "plan" if over else "modal", None, past)


def _with_beginning(parse: Parse, verb: int, end: int) -> int:
    """`end` of a foreseeing clause, moved behind when what it names last is to begin: "for talks, | which would begin on 25 May"."""
    sentence = parse.sentences[parse.tokens[verb].sentence]
    if end + 2 >= sentence.last or parse.tokens[end].text != "," or parse.tokens[end + 1].tag != "WDT":
        return end
    clause = parse.tokens[parse.tokens[end + 1].head]
    begins = clause.lemma.casefold() in load_list(__package__, "stance_occurring.txt")
    inside = clause.dep == "relcl" and verb < clause.head < end
    if begins and inside and any(c.text.casefold() in FUTURE for c in parse.children(clause.i, "aux")):
        return _end(parse, clause.i, clause.i + 1)
    return end


def _planned(parse: Parse, token: Token, verb: Token) -> bool:
    """True for "elections are to be held", not for "the aim is to hold elections" or "is yet to be held"."""
    if not any(c.text.casefold() == "to" for c in parse.children(verb.i, "aux")) or verb.i - token.i > 5:
        return False
    idle = load_list(__package__, "stance_aims.txt")
    heads = parse.children(token.i, *CLAUSE_SUBJECTS)
    late = {t.text.casefold() for t in parse.tokens[token.i + 1 : verb.i]} & {"yet", "still", "nowhere", "actually", "really", "simply", "mainly"}
    vain = any((s.lemma.casefold() in idle and s.tag not in ("WDT", "WP")) or s.dep == "expl" for s in heads)
    return bool(heads) and not late and not vain and verb.lemma not in idle


def _asks(parse: Parse, token: Token, verb: int) -> bool:
    return any(c.i > token.i for c in parse.children(verb, "nsubj", "nsubjpass"))


def _clause(parse: Parse, verb: int, modal: int, *, past: bool, over: int | None = None) -> Future:
    heads = parse.children(over if over is not None else verb, *CLAUSE_SUBJECTS)
    first = min((parse.edges(s.i)[0] for s in heads if s.i < modal), default=modal)
    return Future(verb, first, _with_beginning(parse, verb, _end(parse, verb, verb + 1)), first, "modal", None, past)


def _end(parse: Parse, verb: int, last: int) -> int:
    """End of what `verb` governs, a condition ("if put to a vote") included."""
    end = reach(parse, verb, last)
    sentence = parse.sentences[parse.tokens[verb].sentence]
    opener = parse.tokens[end] if end < sentence.last else None
    limits = load_list(__package__, "stance_limits.txt")
    beside = end + 1 < sentence.last and f"{parse.tokens[end].text} {parse.tokens[end + 1].text}".casefold() in limits
    if opener and (beside or opener.text.casefold() in limits) and opener.dep in ("mark", "prep", "advmod"):
        head = opener.i if opener.dep == "prep" else opener.head
        if verb in {a.i for a in parse.ancestors(head)}:
            end = max(end, min(sentence.last, parse.edges(head)[1]))
    end = next((k for k in range(last, end - 1) if parse.tokens[k].text == "," and parse.tokens[k + 1].text.casefold() == "without"), end)
    if end < sentence.last and parse.tokens[end].dep == "prep" and parse.tokens[end].head == verb:
        day = any(o.ent == "DATE" for o in parse.children(end, "pobj"))  # "will begin at a minute after midnight | on 10 October"
        end = min(sentence.last, parse.edges(end)[1]) if day else end
    while end > last and parse.tokens[end - 1].dep in ("punct", "cc"):
        end -= 1
    return end


def _lexical(parse: Parse, token: Token) -> Iterator[Future]:
    row = _promises().get(token.lemma.casefold())
    if row is None or token.dep in ("amod", "compound") or not (token.tag.startswith("VB") or (token.pos == "ADJ" and row["kind"] == "schedule")):
        return
    if any(c.text.casefold() == "had" for c in parse.children(token.i, "aux")):
        return
    passive = bool(parse.children(token.i, "auxpass")) or row["kind"] == "schedule"
    if passive and not (_copular(parse, token) or parse.children(token.i, "auxpass")):
        return
    target = _governed(parse, token, row["frame"].split())
    if target is None and "date" in row["frame"] and any(p.text.casefold() in ("by", "on", "in") for p in parse.children(token.i, "prep")):
        target = token.i  # "a final accord is due by June"
    if target is not None and _done(parse, target):
        return
    types = tuple(row["types"].split())
    if target is not None and passive:
        heads = [*parse.children(token.i, "nsubjpass", "nsubj"), *(parse.children(token.head, "nsubj") if token.dep in ("acomp", "attr") else ())]
        first = min((parse.edges(s.i)[0] for s in heads if s.i < token.i), default=token.i)
        what = target if parse.tokens[first].tag in ("WDT", "WP") else first  # "NAME, who is due to | resign in May"
        yield Future(target, first, _end(parse, target, token.i + 1), what, row["kind"], None, types=types)
    elif target is not None:
        first, begin = token.i, _begin(parse, target, token.i)
        end, binds = _end(parse, token.i, token.i + 1), row["binding"] == "yes"
        yield Future(target, first, end, begin, row["kind"], subject(parse, token.i), promise=binds, types=types)


def _done(parse: Parse, i: int) -> bool:
    """True for what has been done: "announced that it has imposed sanctions"."""
    helpers = [c.text.casefold() for c in parse.children(i, "aux")]
    return parse.tokens[i].dep == "ccomp" and (parse.tokens[i].tag == "VBD" or helpers[:1] in (["has"], ["have"], ["had"]))


def _copular(parse: Parse, token: Token) -> bool:
    return token.dep in ("acomp", "attr", "oprd") and parse.tokens[token.head].lemma in ("be", "remain")


def _governed(parse: Parse, token: Token, frame: Sequence[str]) -> int | None:
    """The verb or noun that a word of promise governs in one of the ways of `frame`."""
    below = [c for c in parse.children(token.i, "xcomp", "ccomp", "advcl") if c.i > token.i]
    for child in below:
        infinitive = child.tag == "VB" and any(c.text.casefold() == "to" for c in parse.children(child.i, "aux"))
        if "infinitive" in frame and infinitive and child.dep != "advcl" and not _end_of_other(parse, token, child):
            return child.i
        if "clause" in frame and child.dep == "ccomp" and not infinitive:
            return child.i
    things = [c for c in parse.children(token.i, "dobj", "nsubjpass") if c.dep == "nsubjpass" or c.i > token.i]
    return things[0].i if "object" in frame and things else None


def _end_of_other(parse: Parse, token: Token, infinitive: Token) -> bool:
    """True for what something else is agreed or promised for: "agreed to a truce | to ease the talks"."""
    between = [p for p in parse.children(token.i, "prep") if p.text.casefold() in ("to", "on") and p.i < infinitive.i]
    return any(o.ent not in ("DATE", "TIME") for p in between for o in parse.children(p.i, "pobj"))


def _begin(parse: Parse, target: int, over: int) -> int:
    first = max(over + 1, parse.edges(target)[0])
    while parse.tokens[first].text.casefold() in ("that", '"', ",", "to") and first < target:
        first += 1
    return first


def _real(parse: Parse, future: Future) -> bool:
    """False for what is negated, asked, under "if" or "whether", or wished, feared and doubted."""
    sentence = parse.sentences[parse.tokens[future.verb].sentence]
    if any(t.text == "?" for t in parse.tokens[max(sentence.first, sentence.last - 2) : sentence.last]):
        return False
    over = parse.tokens[future.verb].head if future.kind != "modal" else future.verb
    denied = negated(parse, future.verb) or no_longer(parse, future.verb) or negated(parse, over)
    if denied or any(t.dep == "neg" for t in parse.tokens[future.first : future.what]):
        return False
    if future.past and _drafted(parse, future.verb):
        return False
    wishes = load_list(__package__, "stance_wishes.txt")
    chain = (parse.tokens[future.verb], *parse.ancestors(future.verb))
    for n, token in enumerate(chain):
        marks = {c.text.casefold() for c in parse.children(token.i, "mark")}
        modals = {c.text.casefold() for c in parse.children(token.i, "aux")}
        if marks & {"if", "whether", "unless", "lest", "before", "until", "after", "once"} or modals & {"could", "might", "may", "should", "must"}:
            return False
        if n and chain[n - 1].dep in ("ccomp", "acl") and negated(parse, token.i):
            return False  # "is not hopeful that they will meet", "has not said when it will leave"
        beside = n and chain[n - 1].dep == "conj"
        about = (token, *parse.children(token.i, "acomp", "attr")) if n and not beside else ()
        if any(t.lemma.casefold() in wishes or t.text.casefold().removesuffix("s") in wishes for t in about):
            return False
        if token.dep in ("relcl", "conj", "parataxis") and n:
            break
    return True


def _drafted(parse: Parse, verb: int) -> bool:
    """True under "under the proposal", "according to the draft": terms that nobody has agreed to yet."""
    heads = (p for p in parse.children(verb, "prep") if p.text.casefold() in ("under", "in", "by", "according"))
    held = (t for p in heads for t in parse.subtree(p.i) if t.i < verb)
    return any(t.lemma.casefold() in load_list(__package__, "stance_drafts.txt") for t in held)


def find_expected(parse: Parse, codebook: Codebook) -> tuple[Hit, ...]:
    """Where `parse` names an event of a type of `codebook`: by the table of expected events, for types that it lacks by their own triggers.

    Of a codebook without types, all those of the table.
    """
    return find_hits(parse, _named(codebook), enough=0)


@lru_cache(maxsize=8)
def _named(codebook: Codebook) -> tuple[Issue, ...]:
    """The types of `codebook` with the words that name their events."""
    types = codebook.types
    rows = load_table(__package__, "stance_expected.tsv")
    kinds: list[Issue] = []
    for kind in types or dict.fromkeys(r["type"] for r in rows):
        triggers = types[kind].triggers if kind in types else ()
        own = tuple(r["cue"] for r in rows if r["type"] == kind and not r["core"])
        core = tuple(r["cue"] for r in rows if r["type"] == kind and r["core"])
        free = (t for t in triggers if not (t.subject or t.object or t.needs or t.beside))  # others mean it only beside words of a class
        cues = own or tuple(word for t in triggers for word in t.nouns) + tuple(word for t in free for word in t.verbs)
        kinds.append(Issue(id=kind, label=kind, definition=kind, cues=cues, weak=core))
    return tuple(kinds)


def event_type(parse: Parse, future: Future, expected: Sequence[Hit]) -> str | None:
    """The type of the event of `expected` that would keep `future`: named by its verb, subject or object, else by what else it holds."""
    hits = within([h for h in expected if not future.types or h.issue in future.types], future.first, future.last)
    subjects = _subjects(parse, future.verb)
    core = core_of(parse, future.verb)
    hits = tuple(h for h in hits if _in(h, core) or (_supposed(parse, h, future.verb) and not h.weak and not _deep(parse, h.first, future.verb)))
    ranked = sorted(hits, key=lambda h: (not _in(h, core), h.last <= future.verb, h.first))
    lemma = parse.tokens[future.verb].lemma.casefold()
    verbal = parse.tokens[future.verb].tag.startswith("VB")
    passed, passive = False, bool(parse.children(future.verb, "auxpass"))
    if (passive and lemma in load_list(__package__, "stance_active.txt")) or _meets_a_thing(parse, future.verb):
        return None
    for hit in ranked:
        supposed = not _in(hit, core)
        if (passed and not supposed) or (supposed and not passive):
            continue  # what a condition names counts only for what would be done then: "would be rejected if put to a vote"
        if not verbal or supposed or hit.first <= future.verb < hit.last:
            return hit.issue
        if not _in(hit, subjects) and lemma in load_list(__package__, "stance_undoing.txt"):
            return None  # "will boycott the vote", "would accept a truce"
        if not _in(hit, subjects) or lemma in load_list(__package__, "stance_occurring.txt"):
            return hit.issue
        passed = True  # "the talks will be closed to the press"
    return None


def _meets_a_thing(parse: Parse, verb: int) -> bool:
    """True for "will meet its obligations", which is no meeting."""
    lists = ("stance_officials.txt", "stance_doers.txt", "stance_groups.txt")
    people = [word for name in lists for word in load_list(__package__, name)]
    met = parse.children(verb, "dobj") if parse.tokens[verb].lemma == "meet" else ()
    return any(o.pos == "NOUN" and o.ent == "" and o.lemma.casefold() not in people for o in met)


def _subjects(parse: Parse, verb: int) -> frozenset[int]:
    """The subjects of `verb`, its own or that of "is (due, expected) to" above it."""
    own = parse.children(verb, "nsubj", "nsubjpass")
    token = parse.tokens[verb]
    raised = token.dep in ("xcomp", "acomp")
    heads = own or (parse.children(token.head, "nsubj", "nsubjpass") if raised else ())
    return frozenset(antecedent(parse, c.i) if c.tag in ("WDT", "WP") else c.i for c in heads)


def core_of(parse: Parse, verb: int) -> frozenset[int]:
    """`verb` and the tokens that head its subject, its objects and those of an infinitive below it."""
    core = {verb, *_subjects(parse, verb), *(c.i for c in parse.children(verb, "dobj"))}
    held = [c for c in parse.children(verb, "prep", "agent") if c.text.casefold() in ARGUMENTS]
    core |= {o.i for c in held for o in parse.children(c.i, "pobj")}
    core |= {o.i for i in sorted(core - {verb}) for p in parse.children(i, "prep") if p.text == "of" for o in parse.children(p.i, "pobj")}
    core |= {o.i for x in parse.children(verb, "xcomp") for o in (x, *parse.children(x.i, "dobj", "nsubj"))}
    return frozenset(core)


def _supposed(parse: Parse, hit: Hit, verb: int) -> bool:
    """True for what stands under "if" behind `verb`."""
    return any(t.text.casefold() == "if" for t in parse.tokens[verb : hit.first])


def _deep(parse: Parse, i: int, verb: int) -> bool:
    """True when token `i` lies in a relative clause below `verb`: what it names is not what the clause foresees."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if token.i == verb:
            return False
        if token.dep == "relcl":
            return True
    return False


def _in(hit: Hit, core: frozenset[int]) -> bool:
    return any(hit.first <= i < hit.last for i in core)
