"""A parsed story, free of the parser that made it. Offsets are those of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.model.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i` counts through the whole parse; `head` is the index of the governing token (itself for a root).

    `pos` is the Universal POS tag, `tag` the Penn Treebank tag, `dep` the ClearNLP label as spaCy's English models give it,
    `ent` the OntoNotes entity type or ''. `sentence` is the index of its sentence.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    ent: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of the parse, in block `block` (index of the paragraph, counted through the story).

    `role` is the role of the block: title, standfirst, body, subhead. `start`/`end` are page offsets, outer white space left out.
    """

    i: int
    first: int
    last: int
    start: int
    end: int
    block: int
    role: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens ``[first, last)`` that the parser takes for a name or a quantity of type `label` (OntoNotes)."""

    first: int
    last: int
    start: int
    end: int
    label: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Parse:
    """Sentences, tokens and entities of one story, over ``text``, the page's text.

    `parser` is name, version and weights of what made it, as the cache key and the export show it.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    parser: str
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _edges: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))
        object.__setattr__(self, "_edges", tuple(self._reaches()))

    def _reaches(self) -> Iterator[tuple[int, int]]:
        """The first and the last index of what each token governs, itself included; half open."""
        low, high = list(range(len(self.tokens))), list(range(len(self.tokens)))
        ordered = [token.i for token in self.tokens if token.head == token.i]
        for i in ordered:  # grows on the way: each token comes behind its head
            ordered.extend(self._children[i])
        for i in reversed(ordered):
            head = self.tokens[i].head
            low[head], high[head] = min(low[head], low[i]), max(high[head], high[i])
        return ((first, last + 1) for first, last in zip(low, high, strict=True))

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Tokens governed by token `i`, in order; only those whose `dep` is among `deps` when any is given."""
        below = self._children[i]
        if not below:
            return ()
        return tuple([t for c in below if (t := self.tokens[c]).dep in deps] if deps else [self.tokens[c] for c in below])

    def subtree(self, i: int) -> Iterator[Token]:
        """All tokens below token `i` and itself, in page order."""
        held = {i}
        low, high = self._edges[i]
        stack = [i]
        while stack:
            for child in self._children[stack.pop()]:
                held.add(child)
                stack.append(child)
        return (self.tokens[k] for k in range(low, high) if k in held)

    def edges(self, i: int) -> tuple[int, int]:
        """Token range ``[first, last)`` from the leftmost to the rightmost token below token `i`, itself included."""
        return self._edges[i]

    def span(self, first: int, last: int) -> Span:
        """Page offsets of tokens ``[first, last)``; ValueError when the range is empty."""
        if first >= last:
            raise ValueError(f"empty token range [{first}, {last})")
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def subtree_span(self, i: int) -> Span:
        """Page offsets from the leftmost to the rightmost token below token `i`."""
        return self.span(*self._edges[i])

    def ancestors(self, i: int) -> Iterator[Token]:
        """The tokens above token `i`, nearest first, up to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def within(self, span: Span) -> tuple[Token, ...]:
        """Tokens that lie wholly inside `span`."""
        low = self._first_from(span.start)
        high = low
        while high < len(self.tokens) and self.tokens[high].end <= span.end:
            high += 1
        return self.tokens[low:high]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence whose span holds page offset `offset`."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None

    def of_sentence(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.last]

    def _first_from(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low
