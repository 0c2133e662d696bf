"""What an encoder adds to the first look at coded articles: log odds by a network that was learned on what the encoder shows of phrases."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_weights import likely, packed, unpacked
from communique.teaching.encoders import Published
from communique.teaching.network import learn_net

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Looked:
    """A coded article after the first look: where the mentions of its phrases begin and end, the log odds of phrases and of the article as told by
    what other articles teach, and 1.0 for each phrase and field that is right."""

    text: str
    phrases: Sequence[Sequence[tuple[int, int]]]
    odds: Floats
    about: Floats
    right: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """`content` of the file; `odds` of all phrases of all articles, each article judged by what the articles of other folds teach."""

    content: bytes
    odds: Floats

    def note(self, file: str) -> dict[str, str]:
        """What the lesson says of it; `file` is the name that it is kept by."""
        return {"file": file, "sha256": hashlib.sha256(self.content).hexdigest()}


def encoded(published: Published, articles: Sequence[Looked], folds: NDArray[np.int64]) -> Encoded:
    """What `published` adds to the first look at `articles`, which are dealt into `folds`. Phrases that are very unlikely stay as they are."""
    encoder = unpacked(packed(published.weights, published.facts, published.words))
    near = [likely(a.odds) for a in articles]
    rows = [
        encoder.shown(a.text, [a.phrases[k] for k in held], a.odds[held], a.about).astype(np.float16)
        for a, held in zip(articles, near, strict=True)
        if len(held)
    ]
    told, right = (np.concatenate([part[held] for part, held in zip(parts, near, strict=True)]).astype(np.float32) for parts in _parts(articles))
    of, shown = np.repeat(folds, [len(held) for held in near]), np.concatenate(rows)
    said = told.copy()
    for fold in np.unique(of):
        others, own = np.flatnonzero(of != fold), np.flatnonzero(of == fold)
        said[own] = learn_net(shown[others], told[others], right[others]).said(shown[own].astype(np.float32), told[own])
    starts = np.cumsum([0, *(len(a.odds) for a in articles)])
    odds = np.concatenate([a.odds for a in articles])
    odds[np.concatenate([start + held for start, held in zip(starts[:-1], near, strict=True)])] = said
    return Encoded(packed(published.weights, published.facts, published.words, learn_net(shown, told, right)), odds)


def _parts(articles: Sequence[Looked]) -> tuple[list[Floats], list[Floats]]:
    return [a.odds for a in articles], [a.right for a in articles]
