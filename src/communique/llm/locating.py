"""Finding quoted words on the page: exactly, or uniquely up to white space and quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from communique.model.spans import Span

MARKS = str.maketrans(dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("‘’‚ʼ`´‛′", "'"))
NOT_FOUND, AMBIGUOUS, EMPTY = "not_found", "ambiguous", "empty"
"""Why words have no place. `AMBIGUOUS`: they stand at several places, and nothing says which is meant."""


class Locator:
    """Finds words in `spans` of `text` (the story). Offsets are code points of `text`, half open; nothing outside of `spans` is found."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = tuple(spans)
        self._plain, self._places = _flat(text, self._spans)

    def find(self, quote: str, within: Span | None = None) -> Span | str:
        """Where `quote` stands, or why it has no place. Of several places the only one that lies in `within` is meant."""
        words = quote.strip()
        if not words:
            return EMPTY
        found = self._exact(words) or self._alike(words)
        if within is not None and len(found) > 1:
            found = [span for span in found if within.covers(span)] or found
        if len(found) == 1:
            return found[0]
        return AMBIGUOUS if found else NOT_FOUND

    def _exact(self, words: str) -> list[Span]:
        return [Span(at, at + len(words)) for s in self._spans for at in _all(self._text, words, s.start, s.end)]

    def _alike(self, words: str) -> list[Span]:
        plain = _flat(words, (Span(0, len(words)),))[0].strip()
        if not plain.strip("\"'"):
            return []
        return [Span(self._places[at], self._places[at + len(plain) - 1] + 1) for at in _all(self._plain, plain, 0, len(self._plain))]


def _all(text: str, words: str, start: int, end: int) -> list[int]:
    """Where `words` begin in ``text[start:end]``, places that overlap left out."""
    found: list[int] = []
    at = text.find(words, start, end)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words), end)
    return found


def _flat(text: str, spans: Sequence[Span]) -> tuple[str, list[int]]:
    """The words of `spans` with one space for each stretch of white space, a line end between spans, plain quotation marks; and where each
    character stands."""
    held: list[str] = []
    places: list[int] = []
    for start, end in spans:
        blank = False
        for at in range(start, end):
            if text[at].isspace():
                blank = True
                continue
            if blank and held and held[-1] != "\n":
                held.append(" ")
                places.append(at - 1)
            held.append(text[at])
            places.append(at)
            blank = False
        held.append("\n")
        places.append(end)
    return "".join(held).translate(MARKS), places


def sentence_numbers(span: Span, sentences: Sequence[tuple[int, int]]) -> range:
    """The numbers of `sentences` (in page order) that `span` touches."""
    ends = list(accumulate((end for _, end in sentences), max))
    first = bisect_left(ends, span.start + 1)
    last = first
    while last < len(sentences) and sentences[last][0] < span.end:
        last += 1
    return range(first, last)
