"""Where in a dense stretch the story begins and ends, and what of it stands beyond."""

from __future__ import annotations

from collections.abc import Sequence

from communique.pages.seen import Seen

ENDINGS = frozenset({"contributors", "bio", "syndication", "comments", "legal"})
SOME, COMMENTS = 80, 3  # words of the story above comments, and stamps from which on they are taken for comments
ABOVE, BELOW = 60, 12  # paragraphs around the story in which others of it are looked for
WORDS = 20  # that such a paragraph must have
SHARED = 0.2  # share of a paragraph's long words that the story must have too; set by trial on the development dumps


def after_byline(seen: Sequence[Seen], first: int, last: int) -> tuple[int, int]:
    """The stretch from the byline or date line on, where one stands among its first paragraphs: what is above it is no body."""
    prose = 0
    for i in range(first, last):
        if seen[i].line.prose:
            prose += 1
            if prose > 2:
                break
        elif seen[i].data:
            first = i + 1
    return first, last


def before_ending(seen: Sequence[Seen], first: int, last: int) -> int:
    """Where the stretch ends: before credits or copyright that have most of its running text above them, and before readers' comments."""
    words = [len(one.line.words) if one.prose else 0 for one in seen[first:last]]
    stamps = [i for i in range(first, last) if seen[i].stamp]
    above = 0
    for i in range(first, last):
        ends = (seen[i].role in ENDINGS and not _amid(seen, i, last)) or seen[i].heads == "comments"
        if ends and above >= SOME and sum(words) - above < above / 2:
            return i
        opens = seen[i].role == "comments" or seen[i].heads == "comments" or (i in stamps and len(seen[i].line.words) > 1)
        if opens and above >= SOME and sum(1 for j in stamps if j >= i) >= COMMENTS:
            return i
        above += words[i - first]
    return last


def _amid(seen: Sequence[Seen], i: int, last: int) -> bool:
    """True for what may be a note on an author or a teaser, between two paragraphs of running text."""
    return seen[i].either and i + 1 < last and seen[i - 1].prose and seen[i + 1].prose


def widen(seen: Sequence[Seen], first: int, last: int) -> tuple[int, int]:
    """The range ``[first, last)`` of the story, widened to paragraphs beyond a box of furniture that share its long words.

    Going up it stops at a byline or date line, going down at credits, comments and copyright.
    """
    told = frozenset(word for one in seen[first:last] if one.prose for word in one.line.subjects)
    for i in range(first - 1, max(-1, first - 1 - ABOVE), -1):
        if seen[i].data:
            break
        if _speaks_of(seen[i], told):
            first = i
    for i in range(last, min(len(seen), last + BELOW)):
        if seen[i].role in ENDINGS or seen[i].heads == "comments":
            break
        if _speaks_of(seen[i], told):
            last = i + 1
    return first, last


def _speaks_of(one: Seen, told: frozenset[str]) -> bool:
    if not (one.prose and not one.line.bullet and len(one.line.words) >= WORDS and one.line.ends):
        return False
    words = one.line.subjects
    return bool(words) and sum(map(told.__contains__, words)) >= SHARED * len(words)
