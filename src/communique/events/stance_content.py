"""The issue in what a word of stance governs, coordinated issues, and issues taken up again ("refused that demand")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.events.stance_clauses import reach
from communique.events.stance_cues import Hit, specific, within
from communique.events.stance_words import StanceWord, carriers
from communique.model.parse import Parse, Token
from communique.tables import load_list

AROUND = frozenset(("nsubj", "nsubjpass", "ccomp", "advcl", "relcl", "parataxis"))
AIMING = ("aim", "arrive", "direct", "look", "sit", "work")
NEAR = 7  # words that may stand between "and" and the issue that it adds
FAR = 12  # words between a word of stance and its issue; on the PLOVER GSR sentences nearly all that lay further off were about something else


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens ``[first, last)`` are on `issue`; `vague`: only on the plan, deal or proposal, without saying which; `lacking`: on something
    that goes without it ("a deal without guarantees")."""

    issue: str
    first: int
    last: int
    vague: bool = False
    lacking: bool = False


def content_of(parse: Parse, hits: Sequence[Hit], word: StanceWord, stop: int) -> tuple[Content, ...]:
    """The issues that `word` governs up to token `stop`; for a judgement, and for "X, which Kyiv rejects", those of what stands before."""
    if word.kind == "judgement":
        return _judged(parse, hits, word)
    if _reduced(parse, word):
        return _before(parse, hits, word)
    found = _units(parse, told_of(parse, hits, word, stop), word.last, stop, refusing=word.stance == "rejects")
    return found or _before(parse, hits, word)


def told_of(parse: Parse, hits: Sequence[Hit], word: StanceWord, stop: int) -> list[Hit]:
    """The hits between `word` and token `stop` that are on what it governs."""
    told = [h for h in within(hits, word.last, stop) if not _aside(parse, word, h) and not _loose(parse, h)]
    held = {i for h in told for i in range(h.first, h.last)}
    return [h for h in told if (last := parse.tokens[h.last - 1]).dep != "poss" or last.head not in held]  # "the mediators' truce" is on the truce


def _aside(parse: Parse, word: StanceWord, hit: Hit) -> bool:
    """True for what only says when or where ("a line that Norland rejected in peace talks", "must stay secret at this stage of mediation"), and
    for what lies in the clause around `word` rather than below it ("agreed a truce, the mediator said")."""
    token = parse.tokens[hit.last - 1]
    over = {a.i for a in parse.ancestors(word.i)}
    while token.i != word.i and token.head not in (word.i, token.i):
        if token.head in over and token.dep in AROUND and token.tag != "VB":
            return True
        if _occasion(parse, token) or _handed(token) or _to_whom(parse, word, token):
            return True
        token = parse.tokens[token.head]
    if _handed(token) or _to_whom(parse, word, token):
        return True
    where = token.dep == "prep" and token.text.casefold() in load_list(__package__, "stance_aside.txt")
    return token.head == word.i != token.i and token.i >= word.last and (_occasion(parse, token) or (where and word.kind == "verb"))


def _to_whom(parse: Parse, word: StanceWord, token: Token) -> bool:
    """True for who gets or makes a proposal: "handed its proposal | to mediators", "rejects the proposal | from mediators"."""
    people = load_list(__package__, "stance_officials.txt")
    to = token.dep in ("prep", "dative") and token.text.casefold() in ("to", "from") and word.kind == "noun" and word.stance == "offers"
    return to and any(o.lemma.casefold() in people for o in parse.children(token.i, "pobj"))


def _of_a_text(parse: Parse, token: Token) -> bool:
    """True for what is done to a text rather than on the ground: "the withdrawal of a letter", "the release of the statement"."""
    behind = (o for p in parse.children(token.i, "prep") if p.text == "of" for o in parse.children(p.i, "pobj"))
    texts = (*load_list(__package__, "stance_papers.txt"), *load_list(__package__, "stance_echoes.txt"))
    return any(o.lemma.casefold() in texts for o in behind)


def _handed(token: Token) -> bool:
    """True for a relative clause or participle that says from whom a text came: "a proposal that it had received from mediators"."""
    told = token.dep in ("relcl", "acl") and token.tag in ("VBD", "VBN")
    return told and token.lemma.casefold() in load_list(__package__, "stance_handing.txt")


def _occasion(parse: Parse, token: Token) -> bool:
    """True for a preposition of time or occasion: "during the truce", "at this stage of mediation"; not for "aimed at disarmament"."""
    told = token.dep == "prep" and token.text.casefold() in load_list(__package__, "stance_times.txt")
    return told and parse.tokens[token.head].lemma not in AIMING


def _loose(parse: Parse, hit: Hit) -> bool:
    """True for a weak cue that only says where ("peace on the island") or of what kind ("border clashes", "the parliament's staff")."""
    token = parse.tokens[hit.last - 1]
    head = parse.tokens[token.head]
    if hit.last == hit.first + 1 and token.pos == "NOUN" and not hit.vague and _of_a_text(parse, token):
        return True
    if not hit.weak or token.pos not in ("NOUN", "PROPN"):
        return False
    if token.dep in ("poss", "compound", "nmod"):
        matters = (*load_list(__package__, "stance_echoes.txt"), *load_list(__package__, "stance_matters.txt"))
        return head.lemma.casefold() not in matters
    topic = head.text.casefold() == "on" and parse.tokens[head.head].lemma.casefold() in load_list(__package__, "stance_matters.txt")
    return token.dep == "pobj" and head.text.casefold() in load_list(__package__, "stance_where.txt") and not topic


def _units(parse: Parse, hits: Sequence[Hit], first: int, stop: int, *, refusing: bool = False) -> tuple[Content, ...]:
    """The first hit and those coordinated with it, each with its own words; the same issue once."""
    units: list[tuple[Hit, int]] = []
    nearest = min((h.first for h in hits), default=first)  # a vague hit too: "an agreement over the use and filling of the dam"
    hits = tuple(h for h in specific(parse, hits) if not _told_of_others(parse, first, h) and not _addressed(parse, first, h))
    if not hits or nearest - first > FAR:
        return ()
    for hit in hits:
        if any(t.lemma.casefold() in load_list(__package__, "stance_averting.txt") for t in parse.tokens[first : hit.first]):
            break
        joint = _joint(parse, units[-1][0].last, hit.first) if units else first
        aside = bool(units) and _in_another_clause(parse, units[0][0].first, hit.first)
        if joint is None or aside or ((hit.vague or refusing) and _changing(parse, first, hit)):
            continue
        units.append((hit, joint))
    contents: list[Content] = []
    for n, (hit, begin) in enumerate(units):
        end = min(_end(parse, hit, begin, stop), units[n + 1][1] if n + 1 < len(units) else stop)
        while end > hit.last and (parse.tokens[end - 1].dep in ("cc", "punct", "det") or parse.tokens[end - 1].text == ","):
            end -= 1
        if all(hit.issue != c.issue for c in contents):
            contents.append(Content(hit.issue, begin, end, hit.vague, _lacking(parse, begin, hit)))
    return tuple(contents)


def _in_another_clause(parse: Parse, first: int, hit: int) -> bool:
    """True where token `hit` is joined to something in a participle with its doer that describes what token `first` is on: "refused to
    discuss the status of the valley, an area claimed by both Chad and the neighbouring region"."""
    around = {first, *(a.i for a in parse.ancestors(first))}
    path = [parse.tokens[hit], *parse.ancestors(hit)]
    return any(t.dep == "acl" and t.tag == "VBN" and t.i not in around and parse.children(t.i, "agent") for t in path)


def _changing(parse: Parse, first: int, hit: Hit) -> bool:
    """True for a change of the plan, which is no plan: "ruled out any change to the agreement"."""
    over = {a.i for a in parse.ancestors(hit.first)}
    return any(t.i in over and t.lemma.casefold() in load_list(__package__, "stance_changing.txt") for t in parse.tokens[first : hit.first])


def _addressed(parse: Parse, first: int, hit: Hit) -> bool:
    """True for the name of who is asked: "urged NATO to stop handing over detainees"."""
    name = parse.tokens[hit.last - 1]
    verb = parse.tokens[name.head]
    asked = name.dep == "nsubj" and name.pos == "PROPN" and any(c.text.casefold() == "to" for c in parse.children(verb.i, "aux"))
    told = name.dep == "dobj" and name.pos == "PROPN" and verb.i < first and any(c.i > name.i for c in parse.children(verb.i, "xcomp"))
    return asked or told


def _told_of_others(parse: Parse, first: int, hit: Hit) -> bool:
    """True inside a relative clause on people: "will not sit with those who break every truce"."""
    for token in (parse.tokens[hit.first], *parse.ancestors(hit.first)):
        if token.i < first:
            return False
        over = parse.tokens[token.head]
        people = over.pos in ("PROPN", "PRON") or over.lemma.casefold() in (
            *load_list(__package__, "stance_officials.txt"),
            *load_list(__package__, "stance_doers.txt"),
        )
        if token.dep == "relcl" and over.i >= first and people:
            return True
    return False


def _end(parse: Parse, hit: Hit, begin: int, stop: int) -> int:
    """Right edge of the largest phrase within ``[begin, stop)`` that holds `hit`."""
    top = next((t.i for t in parse.tokens[hit.first : hit.last] if not hit.first <= t.head < hit.last), hit.first)
    while begin <= parse.tokens[top].head < stop and parse.tokens[top].head != top:
        top = parse.tokens[top].head
    return max(hit.last, min(stop, parse.edges(top)[1]))


def _joint(parse: Parse, after: int, hit: int) -> int | None:
    """Where the words begin that a conjunction or comma before token `hit` adds; None when `hit` is not coordinated."""
    for k in range(hit - 1, max(after, hit - NEAR) - 1, -1):
        token = parse.tokens[k]
        if token.text.casefold() in ("but", "not", "than", "of") and (token.dep in ("cc", "neg") or token.text == "than"):
            return None
        if token.dep == "cc" or token.text == ",":
            return k + 1 if token.dep == "cc" or _bare(parse, k + 1, hit) else None
        if token.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP") and not _another_that(parse, token, after):
            return None
    return None


def _another_that(parse: Parse, token: Token, after: int) -> bool:
    """True for the verb of a second clause that is asked for: "demanded that Norland withdraw and that it *free* the prisoners"."""
    verb = token.head if token.tag == "MD" else token.i
    return any(c.text.casefold() == "that" and c.i >= after for c in parse.children(verb, "mark"))


def _bare(parse: Parse, first: int, last: int) -> bool:
    plain = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "PUNCT", "NUM")
    return all(t.pos in plain or t.text.casefold() == "of" for t in parse.tokens[first:last])


def _judged(parse: Parse, hits: Sequence[Hit], word: StanceWord) -> tuple[Content, ...]:
    """The subject of "X is unacceptable", or what follows in "it is unacceptable that X"."""
    copula = parse.tokens[next(iter(carriers(parse, word.i, word.last)), word.i)]
    called = next((o for o in parse.children(copula.i, "dobj") if o.i < word.i), None)
    if called and copula.lemma in load_list(__package__, "stance_calling.txt"):
        found = specific(parse, within(hits, *parse.edges(called.i)))
        return (Content(found[0].issue, copula.i, word.last, found[0].vague, _lacking(parse, copula.i, found[0])),) if found else ()
    subjects = parse.children(copula.i, "nsubj", "nsubjpass", "csubj")
    if any(s.text.casefold() == "it" for s in subjects) or not subjects:
        return _units(parse, within(hits, word.last, end := reach(parse, word.i, word.last)), word.last, end)[:1]
    first, last = parse.edges(subjects[0].i)
    found = specific(parse, within(hits, first, last))
    return (Content(found[0].issue, first, word.last, found[0].vague, _lacking(parse, first, found[0])),) if found else ()


def _lacking(parse: Parse, first: int, hit: Hit) -> bool:
    """True where "without" or "excluding" stands over `hit`, its words beginning at token `first`."""
    over = {a.i for a in parse.ancestors(hit.first)}
    return any(t.text.casefold() in ("without", "excluding", "lacking") and t.i in over for t in parse.tokens[first : hit.first])


def _reduced(parse: Parse, word: StanceWord) -> bool:
    """True for "a truce demanded by Norland", where what is demanded stands before."""
    token = parse.tokens[word.i]
    return token.dep == "acl" and token.tag == "VBN" and bool(parse.children(word.i, "agent"))


def _before(parse: Parse, hits: Sequence[Hit], word: StanceWord) -> tuple[Content, ...]:
    """The noun that a relative clause hangs on ("a partition, which Nicosia rejects"), or the subject of a passive ("was rejected by")."""
    token = parse.tokens[word.i]
    ending = word.kind == "duty" and token.lemma.casefold() in load_list(__package__, "stance_ending.txt")
    passive = parse.children(word.i, "nsubjpass") if parse.children(word.i, "agent") or word.kind == "duty" else ()
    passive = parse.children(word.i, "nsubj") if ending else passive
    if not passive and word.kind == "duty" and token.dep == "xcomp" and parse.children(word.i, "auxpass"):
        passive = parse.children(token.head, "nsubj")  # "the embargo needs to be lifted"
    if passive:
        first, last = parse.edges(passive[0].i)[0], max(parse.edges(passive[0].i)[1], word.i + 1)
    elif token.dep == "relcl" and any(c.tag in ("WDT", "WP") or c.text == "that" for c in parse.children(word.i, "dobj", "mark")):
        first, last = parse.edges(token.head)[0], parse.edges(word.i)[0]
    elif _reduced(parse, word):
        first, last = parse.edges(token.head)[0], word.i
    else:
        return ()
    found = specific(parse, within(hits, first, last))
    end = word.i + 1 if word.kind == "duty" else word.last
    return (Content(found[0].issue, first, end, found[0].vague),) if found else ()


def told_by_copula(parse: Parse, word: StanceWord) -> StanceWord:
    """`word` with its content behind the copula where it is a noun told so: "its main demand is X", "among its demands are X"."""
    over = next((a for a in list(parse.ancestors(word.i))[:2] if a.lemma in ("be", "include", "remain")), None)
    own = [c for c in parse.children(word.i, "prep", "acl") if c.text.casefold() not in ("from", "by")]
    if word.kind != "noun" or over is None or over.i < word.last or own:
        return word
    return replace(word, i=over.i, last=over.i + 1)


def echoed(parse: Parse, word: StanceWord, stop: int, earlier: StanceWord, last: int) -> bool:
    """True when `word` governs "that demand", "the proposal" or "it" and `earlier`, ending at token `last`, is near enough to be meant."""
    here, there = parse.sentences[parse.tokens[word.i].sentence], parse.sentences[parse.tokens[earlier.i].sentence]
    if last > word.first or earlier.i >= word.i or here.i - there.i > 1 or here.block - there.block > 1:
        return False
    held = [c for c in parse.children(word.i, "dobj") if c.i < stop]
    held += [o for p in parse.children(word.i, "prep") if p.i < stop for o in parse.children(p.i, "pobj")]
    if parse.tokens[word.i].dep in ("relcl", "acl") and parse.tokens[parse.tokens[word.i].head].lemma in load_list(__package__, "stance_echoes.txt"):
        return here.i == there.i
    for token in held:
        if parse.children(token.i, "acl", "relcl") or any(p.text.casefold() in ("for", "of", "to") for p in parse.children(token.i, "prep")):
            continue
        pointing = any(d.text.casefold() in ("that", "this", "these", "those", "such", "the", "both") for d in parse.children(token.i, "det", "amod"))
        if token.lemma.casefold() in load_list(__package__, "stance_echoes.txt") and pointing:
            return True
        if token.text.casefold() in ("it", "this", "that") and token.pos == "PRON" and here.i == there.i + 1:
            return True
    return False
