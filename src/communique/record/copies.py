"""Which articles are copies of which: the same story under several mastheads, cut, with a name changed, or carried on by its outlet.

`find_copies` puts the bodies that may be alike together by their fingerprints, compares these pairs, groups what is one story and says for
each copy what it is, of which article, and why that one counts as the original. docs/copies.md has the rules with an example.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from communique.pages.copies.fingerprints import WORD, fingerprint
from communique.pages.copies.index import Index
from communique.pages.copies.overlap import Body, Overlap, overlap
from communique.record.groups import parts
from communique.record.names import HALF, MASK, Names, Originals
from communique.record.pairing import Blocks, Stories, compare_stories, here
from communique.record.shelves import InMemory, Shelf, Shelved, Shelves

ROUND = 12  # words by which two lengths must differ for one to be the longer
WHOLE = 0.95  # share of both bodies from which a copy is called one without more words
NEAR = 0.75  # … a near-copy
CUT = 0.8  # share of a truncated body that stands in the whole one
LESS = 0.9  # length of a truncated body, of that of the whole one, at most
SAME_WORDS = ("copy", "near_copy", "truncated")  # kinds of copies that were written when their original was
PAIRS = 256  # in a block: as many stories at most are taken apart at a time
HELD = 32  # bodies held in memory word by word, 100 to 200 KB each
LATEST = "9999"  # after every date: an article without one


@dataclass(frozen=True, slots=True)
class Text:
    """What the copy rules know of one article: id (of its page), story ('' where a `Corpus` asks for it), date (ISO or None) and the names of
    its publishers."""

    id: str
    body: str = ""
    published: str | None = None
    outlet: str | None = None
    original_publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """That an article is a copy of the article `of`.

    `kind`: ``copy`` (the same words), ``near_copy`` (edited), ``truncated`` (the end or parts left out), ``extended`` (words added),
    ``update`` (another version of the same outlet), ``adapted`` (rewritten in part under another masthead). `share` is the share of the
    copy's words that stand in the original in passages; `reason` says why the other one counts as the original.
    """

    of: str
    kind: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Words that two articles share though they are different stories: ``body[start:end]`` of each."""

    one: str
    start: int
    end: int
    two: str
    two_start: int
    two_end: int


@dataclass(frozen=True, slots=True)
class Shared:
    """What articles have of each other: `copies` by the copy's id, the id of the original of each, and passages, in order of ids and places."""

    copies: Mapping[str, Copy]
    originals: Originals
    passages: Iterable[Borrowed]


class Corpus:
    """Stories by their fingerprints. A story is taken apart when it is compared, and only the last are kept: `story` gives it by id. Others may
    add the same `ids`."""

    def __init__(self, story: Callable[[str], str], shelves: Shelves | None = None, *, ids: Names | None = None) -> None:
        self.ids = Names() if ids is None else ids
        self._index = Index(shelves)
        self._story = story
        self.body = lru_cache(maxsize=HELD)(lambda i: Body(story(self.ids[i])))

    def add(self, name: str, story: str) -> None:
        """Add a story, whose id comes after those that were added before."""
        self.take(name, fingerprint(story))

    def take(self, name: str, prints: Sequence[int]) -> None:
        """The same, of the fingerprint of a story."""
        self.ids.add_once(name)
        self._index.add(prints)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Articles that may be alike, by their number in the order of adding, in order."""
        return self._index.pairs()

    def blocks(self, threshold: float) -> Iterator[Stories]:
        """The same pairs in blocks, with the stories."""
        pairs = self.pairs()
        while block := tuple(islice(pairs, PAIRS)):
            yield Stories({i: self._story(self.ids[i]) for i in sorted({i for pair in block for i in pair})}, block, threshold)

    def length(self, i: int) -> int:
        return len(self.body(i).words)


@dataclass(frozen=True, slots=True)
class _Known:
    """A corpus with what is known of its articles, by id."""

    corpus: Corpus
    texts: Mapping[str, Text]

    def text(self, i: int) -> Text:
        return self.texts[self.corpus.ids[i]]


def find_copies(texts: Sequence[Text], *, threshold: float) -> Shared:
    """The copies among `texts`, and the passages that others of them share.

    Articles are one story when `same_story` of `communique.pages.copies` ties them; `threshold` is the share of a body that two versions of a
    story have in common. A group holds what is tied to the article with most ties; the rest is looked at again by itself. The original of
    a group is the article whose outlet others name as original publisher; else one that names no other publisher; among those
    the earliest dated (without a date: last), then the longest but for a few words, then one that states its outlet, then
    the one with most ties, then the smallest id.
    """
    held = {t.id: t for t in sorted(texts, key=lambda t: t.id)}
    corpus = Corpus(lambda name: held[name].body)
    for text in held.values():
        corpus.add(text.id, text.body)
    found = copies_in(corpus, held, InMemory(), threshold=threshold)
    return replace(found, copies=dict(found.copies), passages=tuple(found.passages))


def copies_in(corpus: Corpus, texts: Mapping[str, Text], shelves: Shelves, *, threshold: float, blocks: Blocks = here) -> Shared:
    """As `find_copies`, of the stories in `corpus`, of which `texts` say the rest by id; `blocks` runs the comparing. What is found of copies lies on
    `shelves`."""
    known = _Known(corpus, texts)
    ones, twos = array("I"), array("I")
    passages = shelves(bytes)
    for found in blocks(compare_stories, corpus.blocks(threshold)):
        for one, two in found.tied:
            ones.append(one)
            twos.append(two)
        for pair, places in found.passages:
            passages.put("{:010}{:010}".format(*pair), array("I", (*pair, *(at for place in places for at in place))).tobytes())
    copies, found_of = shelves(Copy), array("Q")
    for origin, members in _stories(known, ones, twos):
        for i in (i for i in members if i != origin):
            copies.put(corpus.ids[i], _copy(known, i, origin))
            found_of.append(i << HALF | origin)
    originals = Originals(corpus.ids, ((entry >> HALF, entry & MASK) for entry in found_of))
    return Shared(Shelved(copies), originals, _Passages(corpus.ids, originals, passages))


class _Passages(Iterable[Borrowed]):
    """What stories that are not one have of each other, in order; read again each time that it is gone through."""

    def __init__(self, ids: Names, originals: Originals, shelf: Shelf[bytes]) -> None:
        self._ids, self._originals, self._shelf = ids, originals, shelf

    def __iter__(self) -> Iterator[Borrowed]:
        for _, row in self._shelf.items():
            one, two, *at = array("I", row)
            if self._originals.of(one) != self._originals.of(two):
                names = self._ids[one], self._ids[two]
                for start, end, other_start, other_end in (at[n : n + 4] for n in range(0, len(at), 4)):
                    yield Borrowed(names[0], start, end, names[1], other_start, other_end)


def publisher_key(name: str | None) -> str:
    """A publisher's name for comparing: case, punctuation and a leading "the" do not count.

    >>> publisher_key("The Daily News") == publisher_key("DAILY NEWS")
    True
    """
    words = WORD.findall((name or "").casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _stories(known: _Known, ones: Sequence[int], twos: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Each story of several articles, of which two in turn of `ones` and `twos` are tied: its original and all its articles."""
    for part in parts(ones, twos, array("I", range(len(known.corpus.ids)))):
        near: dict[int, set[int]] = defaultdict(set)
        for i, j in ((ones[n], twos[n]) for n in part):
            near[i].update((i, j))
            near[j].update((i, j))
        left = set(near)
        while len(left) > 1:
            core = min(left, key=lambda i: (-len(near[i] & left), i))
            members = sorted(near[core] & left)
            if len(members) > 1:
                yield _original(known, members, {i: len(near[i] & left) for i in members}), members
            left -= {core, *members}


def _original(known: _Known, members: Sequence[int], near: Mapping[int, int]) -> int:
    """Which of `members` is the original; `near` tells with how many of the others each is tied."""
    group = {i: known.text(i) for i in members}
    named = {publisher_key(t.original_publisher) for t in group.values() if t.original_publisher}
    return min(group, key=lambda i: (*_claim(group[i], named), -(known.corpus.length(i) // ROUND), not group[i].outlet, -near[i], i))


def _claim(text: Text, named: set[str]) -> tuple[bool, bool, str]:
    own = publisher_key(text.outlet)
    return not (own and own in named), _credits_other(text), text.published or LATEST


def _credits_other(text: Text) -> bool:
    return bool(text.original_publisher) and publisher_key(text.original_publisher) != publisher_key(text.outlet)


def _copy(known: _Known, i: int, origin: int) -> Copy:
    corpus, copy, original = known.corpus, known.text(i), known.text(origin)
    lengths = corpus.length(i), corpus.length(origin)
    found = overlap(corpus.body(i), corpus.body(origin))
    return Copy(original.id, _kind(copy, original, found, lengths), round(found.one, 2), _reason(copy, original, lengths))


def _kind(copy: Text, original: Text, found: Overlap, lengths: tuple[int, int]) -> str:
    if found.least >= WHOLE:
        return "copy"
    if copy.outlet and publisher_key(copy.outlet) == publisher_key(original.outlet):
        return "update"
    shorter, longer = lengths[0] < LESS * lengths[1], lengths[1] < LESS * lengths[0]
    if shorter and found.one >= (CUT if found.two < NEAR else WHOLE):
        return "truncated"
    if longer and found.two >= (CUT if found.one < NEAR else WHOLE):
        return "extended"
    return "near_copy" if found.least >= NEAR else "adapted"


def _reason(copy: Text, original: Text, lengths: tuple[int, int]) -> str:
    """Why `original` counts as the original of `copy`: the first thing that tells them apart."""
    outlet = original.outlet or "the other"
    if copy.original_publisher and publisher_key(copy.original_publisher) == publisher_key(original.outlet):
        return f"the copy names {outlet} as original publisher"
    if _credits_other(copy) and not _credits_other(original):
        return f"the copy names {copy.original_publisher} as original publisher, the other names nobody"
    if (copy.published or LATEST) != (original.published or LATEST):
        return f"dated {original.published}, {'the copy ' + copy.published if copy.published else 'the copy has no date'}"
    if lengths[0] // ROUND != lengths[1] // ROUND:
        return f"{lengths[1]} words, the copy {lengths[0]}"
    return f"states its outlet, {original.outlet}" if original.outlet and not copy.outlet else "nothing tells them apart"
