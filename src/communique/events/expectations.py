"""What is promised or foreseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.reporting import off_topic
from communique.events.stance_clauses import subject
from communique.events.stance_cues import find_hits, within
from communique.events.stance_futures import Future, core_of, event_type, find_expected, find_futures
from communique.events.stance_parties import Parties
from communique.events.status import YEAR
from communique.events.syntax import MODIFIERS
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse, Token
from communique.model.reports import Expectation
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.tables import load_list, load_table

MARKS = re.compile(r"[\"“”‘„»«\[\]]|’(?!\w)|(?<!\w)['’]")
PAST = re.compile(r"\b(?:last|ago|previous|past|earlier|yesterday)\b", re.IGNORECASE)
NOW = ("now", "current", "currently")  # no day by which anything is due
DEADLINES = ("deadline", "date", "target", "summit", "round", "meeting", "talk", "election", "vote", "session")  # of which a time may be the day due
ENOUGH = 3  # events named by nouns on a page that is about them
FORMS = {"direct": 0, "mixed": 1, "indirect": 2}


def find_expectations(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Expectation, ...]:
    """The expectations of `article`, in page order: promises, announcements and forecasts of events of the codebook's types.

    What one party tells twice is given once, in its own words where the page quotes them. Offsets are code points of the page.
    On a page that names no issue of the codebook only what two sides are to do with each other, where it tells of their talks.
    """
    del page, article
    if off_topic(parse, codebook):
        return ()
    finder = _Finder(parse, Parties(parse, book, statements), times, codebook)
    if codebook.issues and not finder.hits and not finder.negotiating():
        return ()
    found = [e for future in find_futures(parse) if (e := finder.expectation(future))]
    found = found if finder.hits or not codebook.issues else [e for e in found if finder.between_sides(e)]
    kept = sorted(finder.once(found), key=lambda e: (e.start, e.end))
    return tuple(replace(e, key=f"x{number}") for number, e in enumerate(kept))


class _Finder:
    def __init__(self, parse: Parse, parties: Parties, times: Sequence[Time], codebook: Codebook) -> None:
        self.parse = parse
        self.parties = parties
        self.times = times
        self.expected = find_expected(parse, codebook)
        self.hits = find_hits(parse, codebook.issues)

    def expectation(self, future: Future) -> Expectation | None:
        """What `future` promises, by whom; None when it is no event of the codebook or nobody's word."""
        said = self.parties.covering(*self.parse.span(future.first, future.last))
        future = self._within(future, said)
        span = self.parse.span(future.first, future.last)
        due = self._due(span, future)
        typed = replace(future, types=()) if due is not None else future
        expects = event_type(self.parse, typed, self.expected)
        relayed = said is not None and future.by is None and self.parties.relays(said.speaker)
        if (relayed and due is None) or not (relayed or self._told(future, said, due)):
            return None
        if expects is None and not self._matters(future, due):
            return None
        by = None if relayed else self._by(future, said)
        if by is not None and not self.parties.weighs(by) and (due is None or not self.parties.speaks(by)):
            return None
        what = self.parse.span(future.what, future.last)
        on, key = self._said_on(said, span, future), said.key if said else None
        on = None if on == due else on
        return Expectation("", by, self._plain(what), expects, due, on, span.start, span.end, key, self._involved(future, by))

    def _within(self, future: Future, said: Statement | None) -> Future:
        """`future` without what stands behind the words said: "by April | , the minister said"."""
        end = said.span.end if said is not None else len(self.parse.text)
        inside = [t.i + 1 for t in self.parse.tokens[future.verb : future.last] if t.end <= end]
        return replace(future, last=max(inside, default=future.last))

    def _told(self, future: Future, said: Statement | None, due: int | None) -> bool:
        """False for "would" that nobody reports or that a quotation supposes, and for what only the reporter foresees without a date."""
        if future.past and (said is None or self._quoted(future, said)):
            return False
        if future.kind == "plan":
            return said is None or bool(said.speaker)
        if future.kind in ("modal", "schedule") or future.by is None:
            return due is not None or self._announced(future) if said is None else bool(said.speaker)
        return True

    def _announced(self, future: Future) -> bool:
        """True for what a reporter says that sides will do, without a day: "the foreign ministers will hold a meeting on it"."""
        own = self.parse.tokens[future.verb].dep in ("ROOT", "conj", "parataxis")
        who = self._subject(future) if own else None
        key = self.parties.actor(who.i) if who is not None and future.kind == "modal" and not future.past else None
        return key is not None and len(self._involved(future, None)) > 1

    def negotiating(self) -> bool:
        """True for a page that names things of the codebook by nouns often enough to be about them."""
        return sum(self.parse.tokens[h.last - 1].pos == "NOUN" for h in self.expected) >= ENOUGH

    def between_sides(self, one: Expectation) -> bool:
        """True for what at least two sides of talks have to do with."""
        return one.expects is not None and sum(map(self.parties.negotiates, one.parties)) > 1

    def _matters(self, future: Future, due: int | None) -> bool:
        """True for what is no event of the codebook but on one of its issues, and planned, promised or dated: "promised to disarm"."""
        core = core_of(self.parse, future.verb)
        named = [h for h in within(self.expected, future.first, future.last) if not h.weak and core & set(range(h.first, h.last))]
        if future.kind == "forecast" or (named and not future.promise) or not self._doing(future):
            return False
        if due is None and future.kind != "plan" and not (future.promise and future.by is not None):
            return False
        bound = due is not None and future.kind == "promise" and future.by is not None
        return bound or bool(within(self.hits, future.what, future.last))

    def _doing(self, future: Future) -> bool:
        """True when somebody does what is foreseen or it is done to something: not "the siege will cost millions"."""
        if future.by is not None or self.parse.children(future.verb, "auxpass"):
            return True
        begins = self.parse.tokens[future.verb].lemma.casefold() in load_list(__package__, "stance_occurring.txt")
        if begins and any(not h.weak for h in within(self.hits, future.first, future.verb)):
            return True
        who = next(iter(self.parse.children(future.verb, "nsubj")), None) or self._subject(future)
        if who is None:
            return False
        doers = (*load_list(__package__, "stance_officials.txt"), *load_list(__package__, "stance_doers.txt"))
        return self.parties.weighs(self.parties.party(self.parties.actor(who.i))) or who.lemma.casefold() in doers

    def _subject(self, future: Future) -> Token | None:
        who = subject(self.parse, future.verb)
        return self.parse.tokens[who] if who is not None else None

    def _quoted(self, future: Future, said: Statement) -> bool:
        if said.form != "mixed":
            return said.form == "direct"
        before = self.parse.text[said.content[0].start : self.parse.tokens[future.verb].start]
        return before.count("“") + before.count('"') > before.count("”")

    def _by(self, future: Future, said: Statement | None) -> str | None:
        if future.by is not None:
            return self._together(future.by) or self.parties.actor(future.by) or (said.speaker if said else None)
        return said.speaker if said else None

    def _together(self, i: int) -> str | None:
        """The group of the names that "and" joins at token `i`, where each can be a party: "Chad and Niger agreed to reopen their embassies"."""
        others = self.parse.children(i, "conj")
        if not others or not all(self.parties.weighs(self.parties.party(self.parties.actor(k))) for k in (i, *(o.i for o in others))):
            return None
        key = self.parties.book.at(self.parse.span(self.parse.edges(i)[0], others[-1].i + 1))
        return key if key is not None and len(self.parties.book.get(key).members) > 1 else None

    def _due(self, span: Span, future: Future) -> int | None:
        """Index of the time expression that says when what `future` foresees is to be: a day, or the end of a length of time; of several in
        `span` one that hangs on its verb."""
        over = self._over(future)
        ahead = (i for i, time in enumerate(self.times) if time.type == "DURATION" and span.covers(self._place(i)) and self._ahead(time))
        coming = [i for i in (*self._times(span), *ahead) if self.times[i].raw.casefold() not in NOW and self._coming(i, over)]
        days = [i for i in coming if not (i + 1 in coming and self._hour_of(i, i + 1))]
        return min(days, key=lambda i: (self._far(i, over), i)) if days else self._day_before(span, future.verb)

    def _far(self, index: int, over: Sequence[int]) -> bool:
        """True for a time that hangs elsewhere than below `over`: a dateline, a remark in brackets."""
        first = next(iter(self.parse.within(self._place(index))), None)
        return first is None or not set(over) & {a.i for a in self.parse.ancestors(first.i)}

    def _day_before(self, span: Span, verb: int) -> int | None:
        """Index of a time before `span` that hangs on `verb` itself: "On Monday, | 20 prisoners will be freed"."""
        sentence = self.parse.sentence_at(span.start)
        for i in self._times(Span(sentence.start, span.start)) if sentence and sentence.start < span.start else ():
            top = self._top(i)
            over = self.parse.tokens[top.head] if top is not None else None
            hangs = over is not None and (over.i == verb or (over.dep == "prep" and over.head == verb))
            if hangs and self.times[i].raw.casefold() not in NOW and not self._counted(i):
                return i
        return None

    def _top(self, index: int) -> Token | None:
        """The token of a time expression that the others hang on."""
        held = self.parse.within(self._place(index))
        inside = {t.i for t in held}
        return next((t for t in held if t.head not in inside), None)

    def _hour_of(self, hour: int, day: int) -> bool:
        """True for "at 0600 GMT on 29 August", where the day says which hour is meant."""
        between = self.parse.text[self.times[hour].end : self.times[day].start].split()
        return self.times[hour].type == "TIME" and self.times[day].type == "DATE" and between in ([], ["on"], [","])

    def _over(self, future: Future) -> tuple[int, ...]:
        """The tokens on which a time of what `future` foresees may hang: its verb, and what schedules it ("talks are planned | for May"); not
        what promises it ("agreed | on Monday to meet")."""
        verb = self.parse.tokens[future.verb]
        return (verb.i, verb.head) if future.by is None and verb.dep in ("xcomp", "nsubjpass") else (verb.i,)

    def _of_noun(self, index: int) -> bool:
        """True for a time that says which thing is meant: "implementing their February 2002 truce", "arising from the Oct. 18 clash"."""
        top = self._top(index)
        if top is None or self.parse.tokens[top.head].lemma in DEADLINES:
            return False
        plain = top.dep in ("compound", "nmod", "amod", "nummod") and self.parse.tokens[top.head].pos in ("NOUN", "PROPN")
        return plain or (top.dep in MODIFIERS and YEAR.search(self.times[index].raw) is not None)

    def _coming(self, index: int, over: Sequence[int]) -> bool:
        """False for a time that says when something else was: "the federation that they formed in 1994"."""
        first = next(iter(self.parse.within(self._place(index))), None)
        if self._counted(index) or PAST.search(self.times[index].raw) or self._of_noun(index):
            return False
        for token in self.parse.ancestors(first.i) if first else ():
            if token.i in over:
                return True
            if token.i == self.parse.tokens[over[0]].head and len(over) == 1 and token.pos == "VERB":
                return self._by_then(index, over[0])  # not "agreed | on Monday to meet"
            ends = token.dep == "relcl" and token.lemma.casefold() in ("expire", "end", "lapse", "elapse")
            ahead = self._to_come(token)
            if ends or token.tag == "VBD" or (token.tag == "VBN" and token.dep in ("relcl", "advcl", "acl") and not ahead):
                return False
        return True

    def _counted(self, index: int) -> bool:
        """True for a time that another event is counted from: "two years | after the war"."""
        tokens = self.parse.within(self._place(index))
        return bool(tokens) and self.parse.tokens[min(tokens[-1].i + 1, len(self.parse.tokens) - 1)].text.casefold() in ("after", "before", "since")

    def _by_then(self, index: int, what: int) -> bool:
        """True for a time behind a word of promise that says by when a thing is to be: "plans talks before May"."""
        top = self._top(index)
        link = self.parse.tokens[top.head].text.casefold() if top is not None else ""
        return self.parse.tokens[what].pos == "NOUN" and link in ("by", "before", "for", "in", "within")

    def _to_come(self, token: Token) -> bool:
        """True for the participles of what is to be: "talks planned for May", "a truce due to end on Friday"; not for "announced on Friday"."""
        rows = load_table(__package__, "stance_promises.tsv")
        return token.lemma == "plan" or any(r["word"] == token.lemma.casefold() and r["kind"] in ("schedule", "forecast") for r in rows)

    def _times(self, span: Span) -> tuple[int, ...]:
        return tuple(i for i, time in enumerate(self.times) if time.type in ("DATE", "TIME") and span.covers(self._place(i)))

    def _ahead(self, time: Time) -> bool:
        """True for a length of time by the end of which something is due: "within days", "in the coming weeks"."""
        tokens = self.parse.within(Span(time.start, time.end))
        since = self.parse.tokens[self.parse.tokens[max(0, tokens[0].i - 1)].head] if tokens else None
        if since is not None and any(c.tag == "JJS" or c.lemma in ("first", "last") for c in self.parse.children(since.i, "amod")):
            return False  # "the first talks in six years"
        return bool(tokens) and self.parse.tokens[max(0, tokens[0].i - 1)].text.casefold() in ("in", "within", "over", "during")

    def _said_on(self, said: Statement | None, span: Span, future: Future) -> int | None:
        if said is not None and said.said_on is not None:
            return said.said_on
        sentence = self.parse.sentence_at(span.start)
        around = (span, *(said.content if said is not None else ()))
        beside = (i for i in self._times(sentence.span if sentence else span) if not any(c.overlap(self._place(i)) for c in around))
        return next((i for i in beside if self._telling(i, future) and not self._counted(i)), None)

    def _place(self, index: int) -> Span:
        return Span(self.times[index].start, self.times[index].end)

    def _telling(self, index: int, future: Future) -> bool:
        """True when a time hangs on a verb that tells of what is to come, not on another clause."""
        tokens = self.parse.within(self._place(index))
        verb = next((a for t in tokens[:1] for a in self.parse.ancestors(t.i) if a.pos in ("VERB", "AUX")), None)
        above, joined = {future.verb}, False
        for below in (self.parse.tokens[future.verb], *self.parse.ancestors(future.verb)):
            joined = joined or (below.dep == "conj" and any(c.text.casefold() in ("has", "have") for c in self.parse.children(below.i, "aux")))
            above |= set() if joined else {below.head}
        over = {a.i for a in self.parse.ancestors(future.verb)} - above  # "said last year …, but has agreed to meet"
        return verb is not None and verb.i not in over and (verb.i in above or verb.dep in ("ROOT", "parataxis", "ccomp"))

    def _plain(self, span: Span) -> str:
        words = MARKS.sub("", self.parse.text[span.start : span.end])
        return " ".join(words.split()).strip(" ,.;:")

    def _involved(self, future: Future, by: str | None) -> tuple[str, ...]:
        joint = self.parse.children(future.by, "conj") if future.by is not None else ()
        together = self.parties.book.get(by).members if by is not None and joint else ()
        keys: list[str | None] = [self.parties.party(key) for key in together or (by,)]
        for token in (*joint, *self.parse.tokens[future.first : future.last]):
            if token.pos in ("PROPN", "PRON") or token.ent in ("GPE", "NORP"):
                keys.append(self.parties.party(self.parties.actor(token.i)))
        return tuple(dict.fromkeys(k for k in keys if k and self.parties.weighs(k)))

    def once(self, found: Sequence[Expectation]) -> list[Expectation]:
        """One of those that are the same promise of the same party, and none that lies inside another."""
        kept: list[Expectation] = []
        for one in sorted(found, key=self._rank):
            if not any(self._same(one, other) for other in kept):
                kept.append(one)
        return kept

    def _heading(self, one: Expectation) -> bool:
        """True in a title or standfirst, which the body tells again."""
        sentence = self.parse.sentence_at(one.start)
        return sentence is None or sentence.role != "body"

    def _rank(self, one: Expectation) -> tuple[int, int, int]:
        said = next((s for s in self.parties.statements if s.key == one.statement), None)
        return (self._heading(one), FORMS.get(said.form, 3) if said else 3, one.start)

    def _same(self, one: Expectation, other: Expectation) -> bool:
        if Span(one.start, one.end).overlap(Span(other.start, other.end)):
            return True
        if self._heading(one) and one.expects == other.expects and set(one.parties) & set(other.parties):
            return True
        if one.expects is None or one.expects != other.expects or self.parties.party(one.by) != self.parties.party(other.by):
            return False
        dues = {self.times[d].raw.casefold() for d in (one.due, other.due) if d is not None}
        return len(dues) < 2
