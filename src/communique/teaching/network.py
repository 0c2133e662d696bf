"""A network of one inner layer, learned by Adam (Kingma & Ba 2015, with decoupled decay) on rows of what an encoder shows of phrases: several are
learned, each from another beginning, and their mean is again one network. The same rows give the same network on one machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_weights import Net

Floats = NDArray[np.float32]
INNER, ROUNDS, BATCH = 128, 8, 256
PACE, DECAY = 3e-4, 1e-2
DROPPED = 0.3  # of what is shown, and of the inner layer, at each step
WARM = 0.1  # of the steps the pace rises, then it falls
KEPT, KEPT_SQUARE = 0.9, 0.999  # of the slopes seen before, and of their squares
SAMPLE = 20  # each so manieth row tells the mean and the spread
COURSES = 3


def learn_net(shown: NDArray[np.float16], odds: Floats, right: Floats) -> Net:
    """The network that tells from `shown`, and from the log odds at first look, what is right: 1.0 or 0.0 for each row and field."""
    some = shown[::SAMPLE].astype(np.float32)
    mean, spread = some.mean(axis=0), some.std(axis=0) + np.float32(1e-3)
    courses = [_course(shown, odds, right, mean, spread, seed) for seed in range(1, COURSES + 1)]
    inner, inner_base, outer, outer_base = (np.concatenate([course[n] for course in courses], axis=-1 if n < 2 else 0) for n in range(4))
    share = np.float32(1.0 / COURSES)
    return Net(mean, spread, inner, inner_base, outer * share, outer_base.reshape(COURSES, -1).sum(axis=0) * share)


def _course(shown: NDArray[np.float16], odds: Floats, right: Floats, mean: Floats, spread: Floats, seed: int) -> list[Floats]:
    """The weights and bases of one network."""
    dice = np.random.default_rng(seed)
    inner = (dice.standard_normal((shown.shape[1], INNER)) / shown.shape[1] ** 0.5).astype(np.float32)
    weights = [inner, np.zeros(INNER, np.float32), np.zeros((INNER, right.shape[1]), np.float32), np.zeros(right.shape[1], np.float32)]
    slopes, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    steps = ROUNDS * -(-len(shown) // BATCH)
    for step, rows in enumerate(_batches(len(shown), dice), 1):
        x = (shown[rows].astype(np.float32) - mean) / spread * _kept((len(rows), shown.shape[1]), dice)
        pace = PACE * min(1.0, step / steps / WARM) * (1.0 - step / (steps + 1))
        for w, down, slope, square in zip(weights, _slopes(weights, x, odds[rows], right[rows], dice), slopes, squares, strict=True):
            slope += (1.0 - KEPT) * (down - slope)
            square += (1.0 - KEPT_SQUARE) * (down * down - square)
            size = np.sqrt(square / (1.0 - KEPT_SQUARE**step)) + np.float32(1e-8)
            w -= np.float32(pace) * (slope / (1.0 - KEPT**step) / size + np.float32(DECAY) * w)
    return weights


def _batches(count: int, dice: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for _ in range(ROUNDS):
        order = dice.permutation(count)
        yield from (order[start : start + BATCH] for start in range(0, count, BATCH))


def _kept(shape: tuple[int, ...], dice: np.random.Generator) -> Floats:
    """Zero for what is dropped, and for the rest what makes up for that."""
    return (dice.random(shape, dtype=np.float32) > DROPPED) * np.float32(1.0 / (1.0 - DROPPED))


def _slopes(weights: list[Floats], x: Floats, odds: Floats, right: Floats, dice: np.random.Generator) -> list[Floats]:
    """How the mean loss of the rows changes with each of the weights."""
    inner, inner_base, outer, outer_base = weights
    seen = x @ inner + inner_base
    kept = _kept(seen.shape, dice)
    bent = np.maximum(seen, 0.0) * kept
    said = bent @ outer + outer_base + odds
    off = (1.0 / (1.0 + np.exp(-said)) - right) / len(x)
    back = (off @ outer.T) * kept * (seen > 0.0)
    return [x.T @ back, back.sum(axis=0), bent.T @ off, off.sum(axis=0)]
