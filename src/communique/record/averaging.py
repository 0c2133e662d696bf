"""Groups by average linkage: the two groups whose pairs fit best on average are united first, until none fit well enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush
from typing import Generic, TypeVar

Name = TypeVar("Name", str, int)


def unite_best(sums: Mapping[tuple[Name, Name], float], sizes: Mapping[Name, int], least: float, unite: Callable[[Name, Name], bool]) -> None:
    """Call `unite` with the names of two groups, the best first, while the mean over all pairs of their members is at least `least`. `sums` are the
    scores of such pairs, added up for each two groups (a pair without score counts 0), `sizes` how many members each begins with. What is united
    goes on under the first name; two for which `unite` gives False stay apart.

    >>> unite_best({("a", "b"): 0.9, ("b", "c"): 0.5, ("c", "d"): 0.2}, dict.fromkeys("abcd", 1), 0.3, lambda one, two: print(one, two) is None)
    a b
    """
    groups = _Groups(sums, sizes)
    queue = [(-mean, one, two) for one, two in sums if (mean := groups.mean(one, two)) >= least]
    heapify(queue)
    while queue:
        mean, one, two = heappop(queue)
        if one not in groups.size or two not in groups.size or -mean != groups.mean(one, two):
            continue
        if not unite(one, two):
            groups.forget(one, two)
            continue
        for other in groups.join(one, two):
            if (now := groups.mean(one, other)) >= least:
                heappush(queue, (-now, one, other))


class _Groups(Generic[Name]):
    """Sizes of groups, and the sums of the scores between them."""

    def __init__(self, sums: Mapping[tuple[Name, Name], float], sizes: Mapping[Name, int]) -> None:
        self.size: dict[Name, int] = dict(sizes)
        self._sums: dict[Name, dict[Name, float]] = defaultdict(dict)
        for (one, two), score in sums.items():
            self._sums[one][two] = self._sums[two][one] = score

    def mean(self, one: Name, two: Name) -> float:
        return self._sums[one].get(two, 0.0) / (self.size[one] * self.size[two])

    def forget(self, one: Name, two: Name) -> None:
        """The two never fit."""
        self._sums[one].pop(two, None)
        self._sums[two].pop(one, None)

    def join(self, one: Name, two: Name) -> list[Name]:
        """Take `two` into `one`; gives the groups that have a score with it, sorted."""
        for other, score in self._sums.pop(two).items():
            if other != one:
                self._sums[one][other] = self._sums[other][one] = self._sums[one].get(other, 0.0) + score
                self._sums[other].pop(two, None)
        self._sums[one].pop(two, None)
        self.size[one] += self.size.pop(two)
        return sorted(self._sums[one])
