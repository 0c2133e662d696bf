"""Where words stand on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points of one page's text.

    >>> Span(3, 7).overlap(Span(5, 9))
    2
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """Number of code points shared with `other`; 0 when they do not meet."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """Smallest span around all of `spans`; ValueError when there is none."""
    held = list(spans)
    return Span(min(s.start for s in held), max(s.end for s in held))


def trim(text: str, span: Span, *, also: str = "") -> Span:
    """`span` without white space (and the characters of `also`) at its ends.

    >>> trim("  talks, ", Span(0, 9), also=",")
    Span(start=2, end=7)
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)
