"""The stretch of a page that is densest in running text."""

from __future__ import annotations

from collections.abc import Sequence

from communique.pages.seen import Seen

# Points of a paragraph, in words of running text. Set by trial on the English development dumps (BENCH.md, data/articles), in three styles.
MOST = 30.0
SHORT, LISTED, HEADLINE, FURNITURE, REPEATED, HEADING = -4.0, -4.0, -6.0, -6.0, -12.0, -6.0
STAMPED = -20.0
LISTED_PROSE = 0.1  # of its points for running text with a bullet
ALONE = 0.4  # of its points for running text between two paragraphs that are none, as in teasers
PASSED = frozenset({"navigation", "caption", "credit"})  # what stands between two paragraphs without parting them
LONGEST_HEADLINE = 16  # words
LEAST = 7.9  # points below which a page has no story: one paragraph of 20 words is enough


def best_stretch(seen: Sequence[Seen]) -> tuple[int, int] | None:
    """The half-open range of paragraphs with the most running text for the least furniture; None when no stretch has enough.

    The sum of the paragraphs' points is largest over it (Kadane's algorithm); the first of equals is taken.
    """
    best, best_range = LEAST, None
    total, start = 0.0, 0
    for i, one in enumerate(seen):
        if total <= 0:
            total, start = 0.0, i
        total += _points(one) * (ALONE if one.prose and not _joined(seen, i) else 1.0)
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range


def _joined(seen: Sequence[Seen], i: int) -> bool:
    """True when running text stands next to paragraph `i`, furniture that a phrase gives away left aside."""
    return any(_next_prose(seen, i, step) for step in (-1, 1))


def _next_prose(seen: Sequence[Seen], i: int, step: int) -> bool:
    i += step
    while 0 <= i < len(seen) and (seen[i].role in PASSED or _teaser(seen, i)):
        i += step
    return 0 <= i < len(seen) and (seen[i].prose or seen[i].sentence)


def _teaser(seen: Sequence[Seen], i: int) -> bool:
    """True for a heading such as "See also:" with one headline under it, and for that headline."""
    if seen[i].heads == "related":
        return i + 1 < len(seen) and _headline(seen[i + 1])
    return i > 0 and seen[i - 1].heads == "related" and _headline(seen[i])


def _headline(one: Seen) -> bool:
    return one.plain and not one.line.ends and 3 <= len(one.line.words) <= LONGEST_HEADLINE


def _points(one: Seen) -> float:
    line, count = one.line, one.line.size
    if one.repeated:
        return REPEATED
    if one.heads is not None:
        return HEADING
    if one.role is not None:
        return FURNITURE
    if one.timed:
        return STAMPED
    if line.prose:
        return min(count, MOST) * (LISTED_PROSE if line.bullet or one.copies > 1 else 1.0)
    if line.ends and line.lower >= 0.4:
        return count / 2
    if line.bullet:
        return LISTED
    return SHORT if count <= 4 else HEADLINE
