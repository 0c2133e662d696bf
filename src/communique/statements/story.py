"""The parsed story with its quotation marks: what every step of this room reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse, Sentence, Token
from communique.model.spans import Span, trim
from communique.statements.bounds import bounded
from communique.statements.quotes import Quote, find_quotes

STORY_ROLES = ("title", "standfirst", "body", "subhead")
DASHES = ("-", "--", "—", "–", "―")
# A place in capitals, then perhaps a date or an agency, then a dash with spaces: the form of wire services (AP, AFP, Reuters style books).
PLACED = 7  # tokens of the longest place before a colon: "Karla, New Ruritania (Ruritania):"
DATELINE = re.compile(r"[A-Z][A-Z'’.-]{2,}[^—–\n“\"]{0,60}?\s(?:—|–|--?)\s+")
NICKNAME = re.compile(r"^[\w.] [“\"][A-Z]\w+[”\"] [A-Z]$")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True)
class Story:
    """`quotes` are all quotations; `inside[i]` is the index of the outermost one around token `i`, or -1.

    `starts` are the offsets of the paragraphs, `blocks` the paragraphs of the body, `marked` the quotations of each with the part that stands there.
    """

    text: str
    parse: Parse
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]
    starts: tuple[int, ...]
    blocks: tuple[Span, ...]
    marked: tuple[tuple[tuple[Quote, Span], ...], ...]

    def near(self, span: Span) -> Iterator[tuple[Quote, Span]]:
        """The quotations, each with its part, in the paragraphs that `span` touches."""
        k = max(bisect_right(self.starts, span.start) - 1, 0)
        while k < len(self.starts) and self.starts[k] < span.end:
            yield from self.marked[k]
            k += 1

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.parse.sentences[self.tokens[i].sentence]

    def quote_of(self, i: int) -> Quote | None:
        """The outermost quotation around token `i`; None outside of all."""
        return self.quotes[self.inside[i]] if 0 <= i < len(self.inside) and self.inside[i] >= 0 else None

    def opens(self, i: int) -> Quote | None:
        """The outermost quotation that begins with token `i`."""
        quote = self.quote_of(i)
        return quote if quote and self.tokens[i].start == quote.span.start else None

    def closes(self, i: int) -> Quote | None:
        """The outermost quotation that ends with token `i`."""
        quote = self.quote_of(i)
        return quote if quote and self.tokens[i].end == quote.span.end else None

    def first_word(self, sentence: Sentence) -> int:
        """First token of `sentence` after a dateline ("GENEVA (AP) — ") that opens its paragraph."""
        k = bisect_right(self.starts, sentence.start) - 1
        match = DATELINE.match(self.text, sentence.start) if k >= 0 and not self.text[self.starts[k] : sentence.start].strip() else None
        if match is None:
            return self._behind_place(sentence) if k >= 0 and not self.text[self.starts[k] : sentence.start].strip() else sentence.first
        return next((t.i for t in self.parse.of_sentence(sentence) if t.start >= match.end()), sentence.first)

    def _behind_place(self, sentence: Sentence) -> int:
        """First token of `sentence` after a place and a colon ("KARLA: ", "Karla (Ruritania): "), the dateline of many papers."""
        tokens = self.parse.of_sentence(sentence)
        colon = next((t for t in tokens[:PLACED] if t.text in (":", "):")), None)
        before = tokens[: colon.i - sentence.first] if colon is not None else ()
        named = [t for t in before if t.pos != "PUNCT"]
        closed = colon is not None and (colon.text == "):" or (before and before[-1].text == ")"))
        placed = bool(named) and (named[-1].ent == "GPE" if closed else all(t.ent == "GPE" for t in named))
        placed = placed and all(t.pos == "PROPN" and t.text[:1].isupper() for t in named)
        return colon.i + 1 if colon is not None and placed and colon.i + 1 < sentence.last else sentence.first

    def last_word(self, sentence: Sentence) -> int:
        """Token after the last one of `sentence` that is not closing punctuation; closing quotation marks stay in."""
        last = sentence.last
        if sentence.role == "title":  # "Talks fail, X says | Outlet"
            last = next((t.i for t in self.parse.of_sentence(sentence) if t.text == "|" and t.i > sentence.first), last)
        while last > sentence.first and self.tokens[last - 1].text in (".", ";", ":", ",", *DASHES, "?", "!") and not self.quote_of(last - 1):
            last -= 1
        return last

    def span(self, first: int, last: int) -> Span:
        """Page offsets of tokens ``[first, last)`` without white space and without commas and the like at the ends."""
        return trim(self.text, self.parse.span(first, last), also=",;:–—-")


def _nickname(text: str, quote: Quote) -> bool:
    """ "Ana “Kit” Lind": one word with a capital between two parts of a name."""
    return NICKNAME.match(text[max(quote.span.start - 2, 0) : quote.span.end + 2]) is not None


def tell(page: Page, article: Article, parse: Parse) -> Story:
    """`parse` with the quotations of `article`."""
    blocks = article.spans(*STORY_ROLES)
    quotes = tuple(bounded(page.text, q, parse) for q in find_quotes(page.text, blocks) if not _nickname(page.text, q))
    outer = [(n, part) for n, q in enumerate(quotes) if q.outer for part in q.parts]
    outer.sort(key=lambda pair: pair[1])
    starts = [part.start for _, part in outer]
    marked: list[list[tuple[Quote, Span]]] = [[] for _ in blocks]
    edges = [b.start for b in blocks]
    for quote in quotes:
        for part in quote.parts:
            marked[bisect_right(edges, part.start) - 1].append((quote, part))
    inside = []
    for token in parse.tokens:
        k = bisect_right(starts, token.start) - 1
        inside.append(outer[k][0] if k >= 0 and token.start < outer[k][1].end else -1)
    return Story(page.text, parse, quotes, tuple(inside), tuple(edges), tuple(article.spans("body")), tuple(map(tuple, marked)))
