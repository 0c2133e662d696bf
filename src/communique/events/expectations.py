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
NOW = ("now", "current", "currently")  # no day by which anything is due
FORMS = {"direct": 0, "mixed": 1, "indirect": 2}


def find_expectations(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Expectation, ...]:
    """The expectations of `article`, in page order: promises, announcements and forecasts of events of the codebook's types.

    What one party tells twice is given once, in its own words where the page quotes them. Offsets are code points of the page.
    None on a page that names no issue of the codebook.
    """
    del page, article
    if off_topic(parse, codebook) or (codebook.issues and not find_hits(parse, codebook.issues)):
        return ()
    finder = _Finder(parse, Parties(parse, book, statements), times, codebook)
    found = [e for future in find_futures(parse) if (e := finder.expectation(future))]
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
        due = self._due(span, future.verb)
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
            return due is not None if said is None else bool(said.speaker)
        return True

    def _matters(self, future: Future, due: int | None) -> bool:
        """True for what is no event of the codebook but on one of its issues, and planned, promised or dated: "promised to disarm"."""
        core = core_of(self.parse, future.verb)
        named = [h for h in within(self.expected, future.first, future.last) if not h.weak and core & set(range(h.first, h.last))]
        if future.kind == "forecast" or (named and not future.promise) or not self._doing(future):
            return False
        if due is None and future.kind != "plan" and not (future.promise and future.by is not None):
            return False
        return bool(within(self.hits, future.what, future.last))

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
            return self.parties.actor(future.by) or (said.speaker if said else None)
        return said.speaker if said else None

    def _due(self, span: Span, verb: int) -> int | None:
        """Index of the first time expression in `span` that says when `verb` is to be: a day, or the end of a length of time."""
        ahead = (i for i, time in enumerate(self.times) if time.type == "DURATION" and span.covers(self._place(i)) and self._ahead(time))
        coming = [i for i in (*self._times(span), *ahead) if self.times[i].raw.casefold() not in NOW and self._coming(i, verb)]
        return min((i for i in coming if not (i + 1 in coming and self._hour_of(i, i + 1))), default=None)

    def _hour_of(self, hour: int, day: int) -> bool:
        """True for "at 0600 GMT on 29 August", where the day says which hour is meant."""
        between = self.parse.text[self.times[hour].end : self.times[day].start].split()
        return self.times[hour].type == "TIME" and self.times[day].type == "DATE" and between in ([], ["on"], [","])

    def _coming(self, index: int, verb: int) -> bool:
        """False for a time that says when something else was: "the federation that they formed in 1994"."""
        first = next(iter(self.parse.within(self._place(index))), None)
        if first is not None and first.dep in MODIFIERS and YEAR.fullmatch(self.times[index].raw):
            return False  # "implementing their 2002 truce"
        for token in self.parse.ancestors(first.i) if first else ():
            if token.i == verb:
                return True
            ends = token.dep == "relcl" and token.lemma.casefold() in ("expire", "end", "lapse", "elapse")
            ahead = any(row["word"] == token.lemma.casefold() for row in load_table(__package__, "stance_promises.tsv"))
            if ends or token.tag == "VBD" or (token.tag == "VBN" and token.dep in ("relcl", "advcl", "acl") and not ahead):
                return False
        return True

    def _times(self, span: Span) -> tuple[int, ...]:
        return tuple(i for i, time in enumerate(self.times) if time.type in ("DATE", "TIME") and span.covers(self._place(i)))

    def _ahead(self, time: Time) -> bool:
        """True for a length of time by the end of which something is due: "within days", "in the coming weeks"."""
        tokens = self.parse.within(Span(time.start, time.end))
        return bool(tokens) and self.parse.tokens[max(0, tokens[0].i - 1)].text.casefold() in ("in", "within", "over", "during")

    def _said_on(self, said: Statement | None, span: Span, future: Future) -> int | None:
        if said is not None and said.said_on is not None:
            return said.said_on
        sentence = self.parse.sentence_at(span.start)
        around = (span, *(said.content if said is not None else ()))
        beside = (i for i in self._times(sentence.span if sentence else span) if not any(c.overlap(self._place(i)) for c in around))
        return next((i for i in beside if self._telling(i, future)), None)

    def _place(self, index: int) -> Span:
        return Span(self.times[index].start, self.times[index].end)

    def _telling(self, index: int, future: Future) -> bool:
        """True when a time hangs on a verb that tells of what is to come, not on another clause."""
        tokens = self.parse.within(self._place(index))
        verb = next((a for t in tokens[:1] for a in self.parse.ancestors(t.i) if a.pos in ("VERB", "AUX")), None)
        above = {future.verb, *(a.i for a in self.parse.ancestors(future.verb))}
        return verb is not None and (verb.i in above or verb.dep in ("ROOT", "parataxis", "ccomp"))

    def _plain(self, span: Span) -> str:
        words = MARKS.sub("", self.parse.text[span.start : span.end])
        return " ".join(words.split()).strip(" ,.;:")

    def _involved(self, future: Future, by: str | None) -> tuple[str, ...]:
        keys: list[str | None] = [self.parties.party(by)]
        joint = self.parse.children(future.by, "conj") if future.by is not None else ()
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
