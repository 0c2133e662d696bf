"""A stretch of a page cut into segments, so that every cited span is marked and none is lost where two overlap."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.model.spans import Span
from communique.showing.words import JOINERS, UNSAFE
from communique.web.addresses import words_anchor

DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows (Unicode TR9); shown by their names instead of obeyed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a page that are all cited by the same things. `anchors` are the names of cited spans and mentions that begin here.

    `kinds` are the parts of the record that cite them, `actor` the id of the actor whom they name, `tip` what a time expression means.
    """

    start: int
    end: int
    words: str
    anchors: tuple[str, ...]
    kinds: tuple[str, ...]
    actor: str | None
    tip: str | None


@dataclass(frozen=True, slots=True)
class Layer:
    """A span to mark: by a part of the record (`kind`), as the mention of an actor, as a time expression, or only as a `place` to be led to."""

    span: Span
    kind: str | None = None
    actor: str | None = None
    tip: str | None = None
    place: bool = False


def segments(text: str, whole: Span, layers: Sequence[Layer]) -> list[Segment]:
    """``text[whole]`` in segments that break wherever a layer begins or ends. Offsets are those of `text`; the segments' words, put
    together, are the words of `whole` with harmful characters shown by name.

    >>> [(s.words, s.kinds) for s in segments("six hours of talks", Span(0, 18), [Layer(Span(0, 9), "value"), Layer(Span(4, 18), "event")])]
    [('six ', ('value',)), ('hours', ('event', 'value')), (' of talks', ('event',))]
    """
    held = [layer for layer in layers if layer.span.overlap(whole)]
    edges = sorted({whole.start, whole.end, *(e for layer in held for e in layer.span if whole.start < e < whole.end)})
    return [_segment(text, Span(a, b), held) for a, b in pairwise(edges)]


def _segment(text: str, span: Span, layers: Iterable[Layer]) -> Segment:
    over = [layer for layer in layers if layer.span.covers(span)]
    begin = [layer for layer in over if (layer.kind or layer.actor or layer.place) and layer.span.start == span.start]
    named = [layer for layer in over if layer.actor]
    return Segment(
        start=span.start,
        end=span.end,
        words=visible(text[span.start : span.end]),
        anchors=tuple(dict.fromkeys(words_anchor(*layer.span) for layer in begin)),
        kinds=tuple(sorted({layer.kind for layer in over if layer.kind})),
        actor=min(named, key=lambda layer: layer.span.length).actor if named else None,
        tip=next((layer.tip for layer in over if layer.tip), None),
    )


def visible(words: str) -> str:
    """`words` with characters that steer a reader's screen shown by their code points (U+202E), and those that show nothing left out.

    >>> visible("so\\u00adft \\u202egnp")
    'soft [U+202E]gnp'
    """
    return "".join(map(_shown, words))


def _shown(char: str) -> str:
    if char in DIRECTION:
        return f"[U+{ord(char):04X}]"
    return char if char.isspace() or char in JOINERS or unicodedata.category(char) not in UNSAFE else ""
