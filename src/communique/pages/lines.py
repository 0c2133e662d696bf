"""A page's text as lines and paragraphs, and what can be seen of them in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from communique.model.spans import Span
from communique.pages.agencies import signature_at
from communique.pages.kept import kept
from communique.tables import load_list

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1780-\u17ff\u1000-\u109f]")  # kana, Chinese, Thai, Khmer, Burmese
LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
CLOSERS = "\"'”’»)]}*_ \u200b\ufeff"
SENTENCE_ENDS = frozenset(".!?…。؟।")
MEASURED = frozenset({"words", "size", "ends", "lower", "prose"})
INNER_END = re.compile(r"[.!?…](?<=[\w\"”’)][.!?…])[\"”’)]*\s+[\"“‘(]*[^\W\d_]")
BULLET = re.compile(r"(?:[•·*▪‣◦+»►→-]|\d{1,2}[.)]|list \d+ of \d+)\s*(?=\S)")
LONE = frozenset({".", ",", ";", ":", ")", ").", "),", "?", "!"})
PARTED = re.compile(r"[^\W\d_]{2}[-\u00ad\u2010]$")
SENTENCE = 8  # words of running text at least
LONG = 5  # letters of a word that tells of a subject
INDENT, DEEPEST = 2, 8  # characters by which the first line of a paragraph is set in
WIDEST_WRAP, NARROWEST_WRAP = 110, 40


@dataclass(frozen=True, init=False)
class Line:
    """A stretch of the page without its outer white space; `gap` says that a blank line stands before it.

    What is measured of it is measured together, when any of it is first asked for:

    - `words`, and `size`, their number; two characters make one in scripts whose words no space parts
    - `ends`: it ends as a sentence does, closing quotes and brackets and an agency's signature left aside
    - `lower`: share of the words with letters that begin in lower case; headlines and menus have few. 1 in scripts without letter case
    - `prose`: it is running text: a sentence of eight words or more, or the start of one that is long
    """

    start: int
    end: int
    text: str
    gap: bool
    count: int = 1
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    size: int = field(init=False, repr=False, compare=False)
    ends: bool = field(init=False, repr=False, compare=False)
    lower: float = field(init=False, repr=False, compare=False)
    prose: bool = field(init=False, repr=False, compare=False)

    def __init__(self, start: int, end: int, text: str, gap: bool, count: int = 1) -> None:
        # a third of the time that a frozen dataclass takes for it; a page has hundreds
        self.__dict__.update(start=start, end=end, text=text, gap=gap, count=count)

    def __getattr__(self, name: str) -> Any:
        if name not in MEASURED:
            raise AttributeError(name)
        text = self.text
        words = tuple(WORD.findall(text))
        size = len(words) + (0 if text.isascii() else len(UNSPACED.findall(text)) // 2)
        bare = text.rstrip(CLOSERS)
        ends = bare[-1:] in SENTENCE_ENDS or (len(words) >= SENTENCE and bool(bare) and signature_at(text) is not None)
        lower = _lower(text, words)
        self.__dict__.update(words=words, size=size, ends=ends, lower=lower, prose=_is_prose(text, size, ends=ends, lower=lower))
        return self.__dict__[name]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @kept
    def bullet(self) -> bool:
        return BULLET.match(self.text) is not None

    @kept
    def subjects(self) -> tuple[str, ...]:
        """Its long words in lower case, each once, which tell of its subject."""
        return tuple(dict.fromkeys([word.lower() for word in self.words if len(word) >= LONG]))

    @kept
    def key(self) -> str:
        """The words alone, for comparing lines."""
        words = self.__dict__.get("words")  # many a line is compared and not measured
        return " ".join(WORD.findall(self.text) if words is None else words).lower()


def _lower(text: str, words: Sequence[str]) -> float:
    letters = [word[0] for word in words if word[0].isalpha()]
    if not letters:
        return 0.0
    if not text.isascii() and text.lower() == text.upper():
        return 1.0
    return sum(map(str.islower, letters)) / len(letters)


def _is_prose(text: str, size: int, *, ends: bool, lower: float) -> bool:
    if size < SENTENCE or (lower < 0.4 and not (ends and lower >= 0.25)):
        return False
    return ends or size >= 40 or (size >= 14 and INNER_END.search(text) is not None)


def inner_ends(text: str) -> int:
    """How many sentences end within `text`; of two with a lone letter between them, as initials have, one counts."""
    count = behind = 0
    for found in INNER_END.finditer(text):
        if found.start() > behind:
            count, behind = count + 1, found.end()
    return count


def bare_lines(text: str) -> Iterator[str]:
    """As `split_lines`, the text of each alone."""
    return filter(None, map(str.strip, LINE.findall(text)))


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    before = 0
    for found in LINE.finditer(text):
        held = found[0]
        bare = held.strip()
        if bare:
            start = found.start() if held[0] == bare[0] else found.end() - len(held.lstrip())
            gap = start - before > 1 and bool(lines) and len(BREAK.findall(text, before, start)) > 1
            before = start + len(bare)
            lines.append(Line(start, before, bare, gap))
    return tuple(lines)


def split_paragraphs(text: str) -> tuple[Line, ...]:
    """As `split_lines`, with the lines of one paragraph put together where the page breaks its paragraphs.

    Two kinds of page do: those wrapped at a fixed width (a line is full when the next line's first word had no room in it, or when it
    ends within a word; where single lines are set in, they begin a paragraph), and those with a line for each stretch of text between
    tags, where sentences go on in lower case or with a comma.
    """
    lines = split_lines(text)
    inset = _set_in(text, lines)
    width = _wrap_width(lines, inset)
    if width:
        joins = [_full(a, b, width - by) and not new for a, b, by, new in zip(lines, lines[1:], inset, inset[1:], strict=False)]
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


def _full(line: Line, following: Line, width: int) -> bool:
    """True when the first word of `following` had no room in `line`."""
    first = following.text.split(maxsplit=1)[0]
    return not following.bullet and (len(line.text) + 1 + len(first) > width or _parted(line, following))


def _parted(line: Line, following: Line) -> bool:
    """True when a word goes on from `line` to `following`: "nego-", "tiators"."""
    return PARTED.search(line.text) is not None and following.text[0].islower()


def _set_in(text: str, lines: Sequence[Line]) -> list[int]:
    """By how many characters lines begin further to the right than most others do, as the first of a paragraph does; 0 for the others.

    All are 0 where that is no rare thing.
    """
    margins = [line.start - text.rfind("\n", 0, line.start) for line in lines]
    usual = sorted(margins)[len(margins) // 2] if margins else 0
    found = [margin - usual if INDENT <= margin - usual <= DEEPEST else 0 for margin in margins]
    return found if sum(map(bool, found)) * 2 < len(found) else [0] * len(found)


def _wrap_width(lines: Sequence[Line], inset: Sequence[int]) -> int:
    """The width at which the page is wrapped, `inset` counted in; 0 when it is not.

    Wrapped means: no line is wider than `WIDEST_WRAP`, and most lines that another follows without a blank line between are full.
    """
    pairs = [(a, b, by) for a, b, by in zip(lines, lines[1:], inset, strict=False) if not b.gap]
    width = max((len(a.text) + by for a, _, by in pairs), default=0)
    if width < NARROWEST_WRAP or max((len(line.text) for line in lines if " " in line.text), default=0) > WIDEST_WRAP:
        return 0
    full = sum(1 for a, b, by in pairs if _full(a, b, width - by))
    return width if full >= 4 and full * 2 >= len(pairs) else 0


def _is_broken(lines: Sequence[Line]) -> bool:
    """True when sentences run over line ends all through the page, though it is not wrapped at a width."""
    tails = sum(1 for a, b in pairwise(lines) if not b.gap and _continues(b) and not a.ends and _is_tail(a, b))
    lone = sum(1 for a, b in pairwise(lines) if b.text in LONE and not b.gap and not a.ends)
    return tails + 2 * lone >= 3 and (tails + 2 * lone) * 20 >= sum(1 for line in lines if line.prose)


def _is_tail(line: Line, following: Line) -> bool:
    told = (_running(line) and len(following.words) >= 3) or (_running(following) and len(following.words) >= 8)
    return told and not following.bullet


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
    return bool(line.words) and line.text[-1].isalpha() and line.words[-1].lower() in function_words()


@cache
def function_words() -> frozenset[str]:
    """English words that no sentence ends with, in lower case."""
    return frozenset(load_list(__package__, "function_words_en.txt"))
