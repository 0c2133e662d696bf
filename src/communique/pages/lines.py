"""A page's text as lines and paragraphs, and what can be seen of them in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from communique.model.spans import Span, trim
from communique.tables import load_list

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
CLOSERS = "\"'”’»)]}*_ \u200b\ufeff"
SENTENCE_END = re.compile(r"[.!?…。؟।]")
INNER_END = re.compile(r"[\w\"”’)][.!?…][\"”’)]*\s+[\"“‘(]*[^\W\d_]")
BULLET = re.compile(r"(?:[•·*▪‣◦+»►→-]|\d{1,2}[.)]|list \d+ of \d+)\s*(?=\S)")
LONE = frozenset({".", ",", ";", ":", ")", ").", "),", "?", "!"})
WIDEST_WRAP, NARROWEST_WRAP = 110, 40


@dataclass(frozen=True)
class Line:
    """A stretch of the page without its outer white space; `gap` says that a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    count: int = 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.text))

    @cached_property
    def ends(self) -> bool:
        """True when the line ends as a sentence does, closing quotes and brackets left aside."""
        bare = self.text.rstrip(CLOSERS)
        return bool(bare) and SENTENCE_END.match(bare[-1]) is not None

    @cached_property
    def bullet(self) -> bool:
        return BULLET.match(self.text) is not None

    @cached_property
    def lower(self) -> float:
        """Share of the words with letters that begin in lower case; headlines and menus have few."""
        letters = [w for w in self.words if w[0].isalpha()]
        return sum(1 for w in letters if w[0].islower()) / len(letters) if letters else 0.0

    @cached_property
    def prose(self) -> bool:
        """True for running text: a sentence of eight words or more, or the start of one that is long."""
        n = len(self.words)
        if self.lower < 0.4 and not (n >= 8 and self.ends and self.lower >= 0.25):
            return False
        return (n >= 8 and self.ends) or (n >= 14 and INNER_END.search(self.text) is not None) or n >= 40

    @cached_property
    def key(self) -> str:
        """The words alone, for comparing lines."""
        return " ".join(self.words).lower()


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    before = 0
    for found in LINE.finditer(text):
        start, end = trim(text, Span(found.start(), found.end()))
        if start < end:
            gap = bool(lines) and _breaks(text[before:start]) > 1
            lines.append(Line(start, end, text[start:end], gap))
            before = end
    return tuple(lines)


def split_paragraphs(text: str) -> tuple[Line, ...]:
    """As `split_lines`, with the lines of one paragraph put together where the page breaks its paragraphs.

    Two kinds of page do: those wrapped at a fixed width (a line is full when the next line's first word had no room in it), and those
    with a line for each stretch of text between tags, where sentences go on in lower case or with a comma.
    """
    lines = split_lines(text)
    width = _wrap_width(lines)
    if width:
        joins = [_full(a, b, width) for a, b in pairwise(lines)]
    elif _is_broken(lines):
        joins = [_goes_on(a, b, c) for a, b, c in zip(lines, lines[1:], (*lines[2:], None), strict=False)]
    else:
        return lines
    joined = list(lines[:1])
    for line, on in zip(lines[1:], joins, strict=True):
        head = joined[-1]
        if on and not line.gap:
            joined[-1] = Line(head.start, line.end, text[head.start : line.end], head.gap, head.count + 1)
        else:
            joined.append(line)
    return tuple(joined)


def _breaks(between: str) -> int:
    return len(re.findall(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", between))


def _full(line: Line, following: Line, width: int) -> bool:
    """True when the first word of `following` had no room in `line`."""
    first = following.text.split(maxsplit=1)[0]
    return not following.bullet and len(line.text) + 1 + len(first) > width


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the page is wrapped; 0 when it is not.

    Wrapped means: no line is wider than `WIDEST_WRAP`, and most lines that another follows without a blank line between are full.
    """
    if not lines:
        return 0
    width = max(len(line.text) for line in lines)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    full = sum(1 for a, b in pairs if _full(a, b, width))
    return width if full >= 4 and full * 2 >= len(pairs) else 0


def _is_broken(lines: Sequence[Line]) -> bool:
    """True when sentences run over line ends all through the page, though it is not wrapped at a width."""
    tails = sum(1 for a, b in pairwise(lines) if not b.gap and not a.ends and _is_tail(a, b))
    lone = sum(1 for a, b in pairwise(lines) if not b.gap and not b.words and b.text in LONE and not a.ends)
    return tails + 2 * lone >= 3 and (tails + 2 * lone) * 20 >= sum(1 for line in lines if line.prose)


def _is_tail(line: Line, following: Line) -> bool:
    told = (_running(line) and len(following.words) >= 3) or (_running(following) and len(following.words) >= 8)
    return told and not following.bullet and _continues(following)


def _running(line: Line) -> bool:
    return len(line.words) >= 3 and line.lower >= 0.4


def _continues(line: Line) -> bool:
    first = line.text[0]
    return first.islower() or first in ",.;:)?!’'”%" or (first in "—–-" and not line.bullet)


def _goes_on(line: Line, following: Line, third: Line | None) -> bool:
    """True when `following` is of the same sentence as `line`; a name in capitals is when `third` goes on after it."""
    if following.bullet or (line.ends and following.text[0] not in ",;)"):
        return False
    if _continues(following) or line.text[-1] in ",(“‘—–" or _hangs(line):
        return True
    linked = third is not None and not third.gap and _continues(third) and not following.ends and len(following.words) <= 10
    return linked and _running(line)


def _hangs(line: Line) -> bool:
    return bool(line.words) and line.text[-1].isalpha() and line.words[-1].lower() in load_list(__package__, "function_words_en.txt")
