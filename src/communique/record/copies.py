"""Which articles are copies of which: the same story under several mastheads, with a name changed or the end cut off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from communique.record.groups import groups_of

WORD = re.compile(r"\w+")
SIZE = 5  # words in a shingle, as in Broder 1997, long enough that two stories of one event share few
SAMPLE = 4  # one shingle in so many is looked up; the same ones on every page, so that a cut copy still meets its original
SHORTEST = 12  # shingles below which a body says too little to be called a copy


@dataclass(frozen=True, slots=True)
class Text:
    """What the copy rules know of one article: id (of its page), story, date (ISO or None) and the names of its publishers."""

    id: str
    body: str
    published: str | None = None
    outlet: str | None = None
    original_publisher: str | None = None


def shingles(body: str) -> frozenset[str]:
    """All runs of five words of `body`, in lower case, punctuation left out."""
    words = WORD.findall(body.lower())
    return frozenset(" ".join(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1))


def containment(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the smaller set that the other holds; 0.0 when one is empty.

    >>> containment(frozenset("ab"), frozenset("abc"))
    1.0
    """
    small = min(len(one), len(two))
    return len(one & two) / small if small else 0.0


def find_copies(texts: Sequence[Text], *, threshold: float) -> dict[str, str]:
    """For each article that is a copy, the id of its original.

    Two articles are copies of each other when `threshold` of the shorter body's shingles stand in the longer. The original of a group is
    the one whose outlet the others name as original publisher; else one that names no other publisher itself; among those the earliest
    dated (without a date: last), then the longest but for a few words (copies cut), then one that states its outlet, then the one that
    shares most with the others, then the smallest id. What shares too little with that original, though it is tied to one of its copies, is
    looked at again by itself.
    """
    texts = sorted(texts, key=lambda t: t.id)
    sets = [shingles(t.body) for t in texts]
    pairs = [(i, j) for i, j in _candidates(sets) if min(len(sets[i]), len(sets[j])) >= SHORTEST and containment(sets[i], sets[j]) >= threshold]
    found: dict[str, str] = {}
    for group in groups_of(range(len(texts)), pairs):
        left = group
        while len(left) > 1:
            near = {i: [j for j in left if j != i and containment(sets[i], sets[j]) >= threshold] for i in left}
            origin = _original({i: texts[i] for i in left}, {i: len(near[i]) for i in left})
            own = near[origin]
            found.update({texts[i].id: texts[origin].id for i in own})
            left = [i for i in left if i != origin and i not in own]
    return found


def publisher_key(name: str | None) -> str:
    """A publisher's name for comparing: case, punctuation and a leading "the" do not count.

    >>> publisher_key("The Daily News") == publisher_key("DAILY NEWS")
    True
    """
    words = WORD.findall((name or "").casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _candidates(sets: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Pairs that share a sampled shingle: each article with the first and with the one before it that holds the shingle."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, held in enumerate(sets):
        for key in {code for code in (crc32(s.encode()) for s in held) if len(held) < 200 or code % SAMPLE == 0}:
            holders[key].append(i)
    pairs = {(before[0], i) for before in holders.values() for i in before[1:]}
    pairs |= {pair for before in holders.values() for pair in pairwise(before)}
    return sorted(pairs)


def _original(group: Mapping[int, Text], near: Mapping[int, int]) -> int:
    """Which of `group` is the original; `near` tells how many of the others each is a copy of, or copied by."""
    named = {publisher_key(t.original_publisher) for t in group.values() if t.original_publisher}

    def rank(i: int) -> tuple[bool, bool, str, int, bool, int, str]:
        text = group[i]
        own = publisher_key(text.outlet)
        elsewhere = bool(text.original_publisher) and publisher_key(text.original_publisher) != own
        length = -(len(WORD.findall(text.body)) // SHORTEST)
        return (not (own and own in named), elsewhere, text.published or "9999", length, not text.outlet, -near[i], text.id)

    return min(group, key=rank)
