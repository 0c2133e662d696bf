"""What is promised or foreseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.reporting import off_topic
from communique.events.stance_cues import find_hits
from communique.events.stance_futures import Future, event_type, find_expected, find_futures
from communique.events.stance_parties import Parties
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.reports import Expectation
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time

MARKS = re.compile(r"[\"“”‘„»«\[\]]|’(?!\w)|(?<!\w)['’]")
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
        self.expected = find_expected(parse, codebook.types)

    def expectation(self, future: Future) -> Expectation | None:
        """What `future` promises, by whom; None when it is no event of the codebook or nobody's word."""
        expects = event_type(self.parse, future, self.expected)
        if expects is None:
            return None
        span = self.parse.span(future.first, future.last)
        said = self.parties.covering(*span)
        due = self._time(span, None)
        if not self._told(future, said, due):
            return None
        by = self._by(future, said)
        if by is not None and not self.parties.weighs(by):
            return None
        what = self.parse.span(future.what, future.last)
        on, key = self._said_on(said, span), said.key if said else None
        return Expectation("", by, self._plain(what), expects, due, on, span.start, span.end, key, self._involved(future, by))

    def _told(self, future: Future, said: Statement | None, due: int | None) -> bool:
        """False for "would" that nobody reports or that a quotation supposes, and for what only the reporter foresees without a date."""
        if future.past and (said is None or self._quoted(future, said)):
            return False
        if future.kind in ("modal", "schedule") or future.by is None:
            return due is not None if said is None else bool(said.speaker)
        return True

    def _quoted(self, future: Future, said: Statement) -> bool:
        if said.form != "mixed":
            return said.form == "direct"
        before = self.parse.text[said.content[0].start : self.parse.tokens[future.verb].start]
        return before.count("“") + before.count('"') > before.count("”")

    def _by(self, future: Future, said: Statement | None) -> str | None:
        if future.by is not None:
            return self.parties.actor(future.by) or (said.speaker if said else None)
        return said.speaker if said else None

    def _time(self, span: Span, skip: Span | None) -> int | None:
        """Index of the first time expression in `span` that is not in `skip` and points ahead or names a day."""
        for index, time in enumerate(self.times):
            here = Span(time.start, time.end)
            dated = time.type in ("DATE", "TIME") or (skip is None and time.type == "DURATION" and self._ahead(time))
            if dated and span.covers(here) and not (skip and skip.overlap(here)):
                return index
        return None

    def _ahead(self, time: Time) -> bool:
        """True for a length of time by the end of which something is due: "within days", "in the coming weeks"."""
        tokens = self.parse.within(Span(time.start, time.end))
        return bool(tokens) and self.parse.tokens[max(0, tokens[0].i - 1)].text.casefold() in ("in", "within", "over", "during")

    def _said_on(self, said: Statement | None, span: Span) -> int | None:
        if said is not None and said.said_on is not None:
            return said.said_on
        sentence = self.parse.sentence_at(span.start)
        return self._time(sentence.span, span) if sentence else None

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

    def _rank(self, one: Expectation) -> tuple[int, int, int]:
        sentence = self.parse.sentence_at(one.start)
        said = next((s for s in self.parties.statements if s.key == one.statement), None)
        return (sentence is None or sentence.role != "body", FORMS.get(said.form, 3) if said else 3, one.start)

    def _same(self, one: Expectation, other: Expectation) -> bool:
        if Span(one.start, one.end).overlap(Span(other.start, other.end)):
            return True
        if one.expects != other.expects or self.parties.party(one.by) != self.parties.party(other.by):
            return False
        dues = {self.times[d].raw.casefold() for d in (one.due, other.due) if d is not None}
        return len(dues) < 2
