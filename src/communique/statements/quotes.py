"""Pairing quotation marks: what on the page stands between which marks.

Goes in: the page's text and its blocks. Comes out: every quotation with its offsets, marks included; one that runs over several
paragraphs has one part in each.

>>> find_quotes('“Yes,” she said.', [Span(0, 16)])[0].parts
(Span(start=0, end=6),)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from communique.model.spans import Span, hull, trim
from communique.tables import load_table

SINGLE = "'’‘‚‹›"
SPACED = "«»"  # French print sets spaces inside its marks
FARTHEST = 2000  # characters within which a single mark must close, so that a page of apostrophes costs no more than its length


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: page offsets of its parts, one per paragraph, marks included. `outer` is True when it is in no other quotation.

    `single` tells single marks; `closed` is False when the last part has no closing mark and ends with its paragraph.
    """

    parts: tuple[Span, ...]
    single: bool
    outer: bool
    closed: bool

    @property
    def span(self) -> Span:
        """From the first mark to the last."""
        return hull(self.parts)


@dataclass(slots=True)
class _Open:
    start: int
    mark: str


@cache
def _marks() -> tuple[dict[str, str], frozenset[str]]:
    rows = load_table(__package__, "quote_marks.tsv")
    closers: dict[str, str] = {row["open"]: row["close"] for row in rows}
    return closers, frozenset(row["open"] for row in rows if row["kind"] == "single")


def find_quotes(text: str, blocks: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations in `blocks` of `text`, by start. A missing closing mark ends its quotation with the paragraph.

    A paragraph that opens with a mark after one that did not close goes on with the same quotation (the convention of English print).
    """
    found: list[Quote] = []
    pending: list[Span] = []
    for block in blocks:
        quotes = _of_block(text, block)
        if pending:
            first = quotes[0] if quotes and quotes[0].outer and not text[block.start : quotes[0].span.start].strip() else None
            if first:
                pending.extend(first.parts)
                quotes = quotes[1:]
                if not first.closed and first.span.end >= block.end:
                    found.extend(quotes)
                    continue
            found.append(Quote(tuple(pending), False, True, first is not None and first.closed))
            pending = []
        last = next((q for q in reversed(quotes) if not q.closed and q.outer and not q.single and q.span.end >= block.end), None)
        if last is not None and not quotes[-1].single:
            quotes.remove(last)
            pending = list(last.parts)
        found.extend(quotes)
    if pending:
        found.append(Quote(tuple(pending), False, True, False))
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _of_block(text: str, block: Span) -> list[Quote]:
    """Quotations of one paragraph, by start; at most one is left open, and it runs to the end of the paragraph."""
    closers, singles = _marks()
    closing = frozenset("".join(closers.values()))
    inner = _doubled(text[block.start : block.end])
    stack: list[_Open] = []
    found: list[Quote] = []
    for at, mark in enumerate(inner):
        if mark not in closers and mark not in closing:
            continue
        opened = next((k for k in range(len(stack) - 1, -1, -1) if mark in closers[stack[k].mark]), None)
        if opened is not None and _closes(inner, at):
            span = Span(block.start + stack[opened].start, block.start + at + 1)
            found.append(Quote((span,), stack[opened].mark in singles, opened == 0, True))
            del stack[opened:]
        elif mark in closers and _opens(inner, at, single=mark in singles, ahead=closers[mark]):
            if stack and stack[-1].mark == mark and mark not in singles:
                left = stack.pop()
                if not stack:
                    found.append(Quote((trim(text, Span(block.start + left.start, block.start + at)),), False, True, False))
            stack.append(_Open(at, mark))
    if stack and stack[0].mark not in singles:
        start = block.start + stack[0].start
        found = [q if q.span.start < start else replace(q, outer=False) for q in found]
        found.append(Quote((Span(start, block.end),), False, True, False))
    return sorted(found, key=lambda q: (q.span.start, -q.span.end))


def _doubled(inner: str) -> str:
    """`inner` with ``…'' as double marks, one for one: each pair becomes a double mark on its outer side and a filler on its inner side."""
    inner = re.sub(r"(?<!\w)(?:''|``)(?=\w)", '"\x01', inner)
    return re.sub(r"''(?!\w)", '\x01"', inner)


def _closes(inner: str, at: int) -> bool:
    """An apostrophe inside or at the end of a word closes nothing; a mark after a space closes nothing, but for « … » and at the end."""
    before, after = inner[at - 1 : at], inner[at + 1 : at + 2]
    single = inner[at] in SINGLE
    if single and after.isalnum():
        return False
    if single and before in ("s", "S") and after == " " and inner[at + 2 : at + 3].islower():
        rest = inner[at + 1 : at + FARTHEST]
        return not any(mark + end in rest for mark in SINGLE for end in " ,.")
    return inner[at] in SPACED or not (before.isspace() and after and not after.isspace())


def _opens(inner: str, at: int, *, single: bool, ahead: str) -> bool:
    """A mark opens before a word, at the start or after white space, a bracket, a dash or another mark; a single one must close later."""
    before, after = inner[at - 1 : at] if at else "", inner[at + 1 : at + 2]
    if not after or (after.isspace() and inner[at] not in SPACED):
        return False
    if before and (before.isalnum() or before in ".,;!?%)"):
        return False
    if not single:
        return True
    if inner[at] != "‘" and after.isdigit():
        return False
    return any(inner[k] in ahead and _closes(inner, k) for k in range(at + 2, min(len(inner), at + FARTHEST)))
