"""The measure of scrapinghub's article-extraction-benchmark: precision and recall over 4-word shingles, averaged over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"\w+")
SHINGLE = 4
Count = tuple[int, int, int]


def compare(gold: str, found: str) -> Count:
    """Shingles in both, only found, only gold."""
    wanted, given = _shingles(gold), _shingles(found)
    both = sum((wanted & given).values())
    return both, sum(given.values()) - both, sum(wanted.values()) - both


def figures(counts: Sequence[Count]) -> str:
    """Precision and recall as means over pages, and the F1 of the two means."""
    precision = _mean([both / (both + extra) for both, extra, _ in counts if both + extra])
    recall = _mean([both / (both + missed) for both, _, missed in counts if both + missed])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"F1 {f1:.4f} precision {precision:.4f} recall {recall:.4f}"


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
