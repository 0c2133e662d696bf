"""What the overlap of two bodies means: the same story, cut or carried on, a passage taken over, or nothing."""

from __future__ import annotations

from communique.pages.copies.overlap import Body, Overlap, Passage

SHORTEST = 16  # words of a body below which it says too little to be called a copy
HEAD = 30  # words before what two bodies have in common that still count as its beginning: a heading or a byline left in the body
ALIKE = 0.75  # share of both bodies from which they are one story, where one of them begins with what is common
SURE = 0.85  # … and wherever the difference is: a story whose first paragraph was written anew
CUT = 0.8  # share of a cut story that stands in the whole one
ON, OFF = 0.6, 0.2  # shares of the two bodies where a story that begins the same is carried on
BOTH = 0.35  # least share of the longer body in two versions of a story of which one begins later
LATER = 150  # words before its beginning in that one: the paragraphs that the other dropped or a local opening
PASSAGE = 24  # words of a passage
VERBATIM = 0.5  # density of a passage that is taken over; lists of names and dates, alike by chance, have less
TOLD = 12  # of them outside of quotation marks: what somebody said to all is no borrowing


def same_story(found: Overlap, *, lengths: tuple[int, int], threshold: float) -> str | None:
    """``copy``, ``cut`` or ``version`` where two bodies with `lengths` words are one story; None where they are not.

    A copy has nearly all words of the other. A cut one is held by the other nearly whole, from its beginning on. Two versions share
    `threshold` of one body's words and not much less of the other's, and one of them begins with what they share: stories of one event that
    have the same background begin differently, both of them, and a story that stands whole in the middle of a longer one is a passage.
    """
    if min(lengths) < SHORTEST:
        return None
    if found.least >= (ALIKE if found.front <= HEAD else SURE):
        return "copy"
    if found.head <= HEAD and found.most >= CUT:
        return "cut"
    begins = found.head <= HEAD and found.most >= ON and found.least >= OFF
    versions = found.front <= HEAD and found.head <= LATER and found.most >= threshold and found.least >= BOTH
    return "version" if begins or versions else None


def taken_over(found: Overlap, one: Body, two: Body) -> tuple[Passage, ...]:
    """The passages of `one` and `two` that are long enough to be taken over and have enough words outside of quotation marks in both."""
    long = (p for p in found.passages if p.words >= PASSAGE and p.density >= VERBATIM)
    return tuple(p for p in long if one.unquoted(p.start, p.end) >= TOLD and two.unquoted(p.other_start, p.other_end) >= TOLD)
