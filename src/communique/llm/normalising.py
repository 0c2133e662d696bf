"""From located words to a value, by the same normalisers as our own reader's: actors, numbers, dates, lengths, places, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from communique.actors.book import ActorBook
from communique.codebooks.model import Filler
from communique.events.amounts import CURRENCIES, kind_of
from communique.events.numbering import amount_of
from communique.events.placing import place_name
from communique.events.timing import Clock, hours_of
from communique.model.parse import Parse, Token
from communique.model.spans import Span
from communique.model.times import Time
from communique.model.values import Value
from communique.tables import load_table

NO_VALUE = "no_value"
"""The words are on the page, but hold nothing of the kind that the field takes."""
WHEN = ("DATE", "TIME")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")


class Normaliser:
    """Reads values from spans of one story, with its parse, its actors and its times."""

    def __init__(self, parse: Parse, book: ActorBook, times: Sequence[Time]) -> None:
        self._parse = parse
        self._book = book
        self._times = times
        self._clock = Clock(parse, times, frozenset())
        self._takers: dict[str, Callable[[Span, Filler], Value | None]] = {
            "actors": self._actor,
            "party": lambda span, filler: self._actor(span, filler) or self._words(span, filler),
            "words": self._words,
            "agenda": self._words,
            "place": self._place,
            "label": self._label,
            "number": self._number,
            "victims": self._number,
            "money": self._money,
            "ordinal": self._ordinal,
            "date": lambda span, _: self._date(span),
            "previous": lambda span, _: self._date(span),
            "next": lambda span, _: self._date(span),
            "duration": lambda span, _: self._hours(span),
            "length": lambda span, _: self._hours(span),
        }

    def value(self, ways: Sequence[Filler], span: Span, role: str | None) -> Value | None:
        """What the words in `span` say for a field that is filled in `ways`; None where they hold no such thing. `role` picks among ways that
        give roles; a role that no way gives is none."""
        picked = [way for way in ways if way.role == role] or list(ways)
        return next((value for way in picked if (value := self._takers[way.takes](span, way)) is not None), None)

    def actor(self, span: Span | None) -> str | None:
        """Key of the actor for whom the words in `span` stand; None for nobody."""
        if span is None:
            return None
        key = self._book.at(span)
        if key is not None:
            return key
        head = self._head(span)
        return self._book.describe(head.i) if head is not None and head.pos in ("NOUN", "PROPN") and head.ent not in ("DATE", "TIME", "GPE") else None

    def time(self, span: Span | None, types: Sequence[str] = WHEN) -> int | None:
        """Index of the first time of one of `types` that lies in the words in `span`, or in which these lie."""
        if span is None:
            return None
        near = (n for n, t in enumerate(self._times) if t.type in types and _nested(Span(t.start, t.end), span))
        return next(near, None)

    def _actor(self, span: Span, filler: Filler) -> Value | None:
        key = self.actor(span)
        if key is None:
            return None
        return self._cited(span, actor=key, tags=(("role", filler.role),) if filler.role else ())

    def _words(self, span: Span, filler: Filler) -> Value | None:
        head = self._head(span)
        if head is None or not any(t.text[0].isalnum() for t in self._parse.within(span)):
            return None
        tags = ((filler.tag, kind_of(self._parse, head.i)),) if filler.tag and head.pos in ("NOUN", "PROPN") else ()
        return self._cited(span, words=self._parse.text[span.start : span.end], tags=tags)

    def _place(self, span: Span, filler: Filler) -> Value | None:
        del filler
        tokens = self._parse.within(span)
        found = (v for t in reversed(tokens) if (v := place_name(self._parse, t.i)) is not None and v.start < span.end and span.start < v.end)
        return next(found, None)

    def _label(self, span: Span, filler: Filler) -> Value | None:
        said = self._parse.text[span.start : span.end].lower()
        for label, words in filler.labels.items():
            for word in words:
                match = re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", said)
                if match and len(said) == span.length:  # some letters grow when they are made small
                    return self._cited(Span(span.start + match.start(), span.start + match.end()), words=label)
        return None

    def _number(self, span: Span, filler: Filler) -> Value | None:
        people = filler.takes == "victims"
        for token in self._heads(span):
            amount = amount_of(self._parse, token.i, article=people or filler.tag == "weapon")
            if amount is None or not self._touches(amount.first, amount.last, span):
                continue
            named = token.pos in ("NOUN", "PROPN") and token.tag != "CD"
            where = self._parse.span(amount.first, max(amount.last, token.i + 1))
            tag = filler.tag or ("what" if people else None)
            tags = ((tag, kind_of(self._parse, token.i)),) if tag and named else ()
            return self._cited(where, number=amount.number, qualifier=amount.qualifier, unit="people" if people else None, tags=tags)
        return None

    def _money(self, span: Span, filler: Filler) -> Value | None:
        unit = next((CURRENCIES[w] for t in self._parse.within(span) if (w := t.text.lower()) in CURRENCIES), None)
        found = self._number(span, filler) if unit else None
        if found is None or found.number is None:
            return None
        return self._cited(span, number=found.number, qualifier=found.qualifier, unit=unit)

    def _ordinal(self, span: Span, filler: Filler) -> Value | None:
        del filler
        known = {row["word"]: int(row["value"]) for row in load_table("communique.events", "ordinals.tsv")}
        for token in self._parse.within(span):
            word = token.text.lower()
            figures = ORDINAL.fullmatch(word)
            number = known.get(word) or (int(figures[1][:4]) if figures else None)
            if number:
                return self._cited(token.span, number=number)
        return None

    def _date(self, span: Span) -> Value | None:
        n = self.time(span)
        return None if n is None else self._cited(Span(self._times[n].start, self._times[n].end), time=n)

    def _hours(self, span: Span) -> Value | None:
        near = (n for n, t in enumerate(self._times) if t.type == "DURATION" and _nested(Span(t.start, t.end), span))
        found = [value for n in near if (value := hours_of(self._clock, n)) is not None]
        return found[-1] if found else None  # of "five to six hours" the last has the whole range

    def _cited(
        self,
        span: Span,
        *,
        number: int | float | tuple[float, float] | None = None,
        words: str | None = None,
        actor: str | None = None,
        time: int | None = None,
        qualifier: str = "exact",
        unit: str | None = None,
        tags: tuple[tuple[str, str], ...] = (),
    ) -> Value:
        raw = self._parse.text[span.start : span.end]
        return Value(span.start, span.end, raw, number, words, actor, time, qualifier, unit, None, tags)

    def _head(self, span: Span) -> Token | None:
        tokens = self._parse.within(span)
        held = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in held or t.head == t.i), None)

    def _heads(self, span: Span) -> list[Token]:
        """The head of the words in `span`, then the others, last first: a noun that is counted stands behind its number."""
        head = self._head(span)
        rest = [t for t in reversed(self._parse.within(span)) if t is not head and t.pos in ("NOUN", "NUM", "PROPN")]
        return ([head] if head is not None else []) + rest

    def _touches(self, first: int, last: int, span: Span) -> bool:
        where = self._parse.span(first, last)
        return where.start < span.end and span.start < where.end


def _nested(one: Span, two: Span) -> bool:
    return one.covers(two) or two.covers(one)
