"""A network of one inner layer, learned by Adam (Kingma & Ba 2015, with decoupled decay) on rows of what an encoder shows of phrases: several are
learned side by side, each from another beginning, and their mean is again one network. The same rows give the same network on one machine."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_weights import Net

Floats = NDArray[np.float32]
INNER, ROUNDS, BATCH = 128, 8, 512
PACE, DECAY = np.float32(4e-4), np.float32(1e-2)
DROPPED = 77  # of 256 numbers that are shown, and of 256 units of the inner layer, at each step
WARM = 0.1  # of the steps the pace rises, then it falls
KEPT, KEPT_SQUARE = np.float32(0.9), np.float32(0.999)  # of the slopes seen before, and of their squares
LEAST = np.float32(1e-8)
SAMPLE = 20  # each so manieth row tells the mean and the spread
COURSES = 3
SEED = 1


def learn_net(shown: NDArray[np.float16], odds: Floats, right: Floats) -> Net:
    """The network that tells from `shown`, and from the log odds at first look, what is right: 1.0 or 0.0 for each row and field."""
    some = shown[::SAMPLE].astype(np.float32)
    mean, spread = some.mean(axis=0), some.std(axis=0) + np.float32(1e-3)
    courses = _Courses(shown.shape[1], right.shape[1])
    steps = ROUNDS * -(-len(shown) // BATCH)
    for step, rows in enumerate(_batches(len(shown), courses.dice), 1):
        x = (shown[rows].astype(np.float32) - mean) / spread
        pace = PACE * np.float32(min(1.0, step / steps / WARM) * (1.0 - step / (steps + 1)))
        courses.learn(x, odds[rows], right[rows], pace, step)
    inner, inner_base, outer, outer_base = courses.weights
    together = outer.reshape(-1, right.shape[1]) * np.float32(1.0 / COURSES)
    return Net(mean, spread, inner, inner_base, together, outer_base.mean(axis=0)[0])


def _batches(count: int, dice: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for _ in range(ROUNDS):
        order = dice.permutation(count)
        yield from (order[start : start + BATCH] for start in range(0, count, BATCH))


class _Courses:
    """Several networks that are shown the same. `weights`: the inner layers of all side by side, their bases; for each its outer layer and base."""

    def __init__(self, width: int, fields: int) -> None:
        self.dice = np.random.default_rng(SEED)
        inner = (self.dice.standard_normal((width, COURSES * INNER)) / width**0.5).astype(np.float32)
        shapes = ((COURSES * INNER,), (COURSES, INNER, fields), (COURSES, 1, fields))
        self.weights = [inner, *(np.zeros(shape, np.float32) for shape in shapes)]
        self.slopes, self.squares, self.spare = ([np.zeros_like(w) for w in self.weights] for _ in range(3))

    def learn(self, x: Floats, odds: Floats, right: Floats, pace: np.float32, step: int) -> None:
        """A step of Adam; in place, since a network is larger than what a processor keeps at hand."""
        ahead, scale = pace / (1 - KEPT ** np.float32(step)), 1 / (1 - KEPT_SQUARE ** np.float32(step))
        for w, down, slope, square, spare in zip(self.weights, self._down(x, odds, right), self.slopes, self.squares, self.spare, strict=True):
            slope *= KEPT
            slope += np.multiply(down, 1 - KEPT, out=spare)
            square *= KEPT_SQUARE
            square += np.multiply(np.multiply(down, down, out=spare), 1 - KEPT_SQUARE, out=spare)
            np.sqrt(np.multiply(square, scale, out=spare), out=spare)
            spare += LEAST
            w *= 1 - pace * DECAY
            w -= np.multiply(np.divide(slope, spare, out=spare), ahead, out=spare)

    def _down(self, x: Floats, odds: Floats, right: Floats) -> list[Floats]:
        """How the mean loss of the rows, summed over the networks, changes with each of the weights."""
        inner, inner_base, outer, outer_base = self.weights
        x *= self._kept(x.shape)
        seen = x @ inner + inner_base
        kept = self._kept(seen.shape) * (seen > 0.0)
        bent = _apart(seen * kept)
        off = (1.0 / (1.0 + np.exp(-(bent @ outer + outer_base + odds))) - right) / np.float32(len(x))
        back = (off @ outer.transpose(0, 2, 1)).transpose(1, 0, 2).reshape(seen.shape) * kept
        return [x.T @ back, back.sum(axis=0), bent.transpose(0, 2, 1) @ off, off.sum(axis=1, keepdims=True)]

    def _kept(self, shape: tuple[int, ...]) -> Floats:
        """Zero for what is dropped, and for the rest what makes up for that."""
        drawn = np.frombuffer(self.dice.bytes(shape[0] * shape[1]), np.uint8).reshape(shape)
        return (drawn >= DROPPED) * np.float32(256 / (256 - DROPPED))


def _apart(bent: Floats) -> Floats:
    """The inner layer of each network for itself: networks × rows × units."""
    return bent.reshape(len(bent), COURSES, INNER).transpose(1, 0, 2)
