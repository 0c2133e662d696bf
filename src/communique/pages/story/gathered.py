"""Lines of a page that hold the story once more, for machines: the paragraphs of a body run together in a hidden element."""

from __future__ import annotations

from collections.abc import Sequence

from communique.pages.story.aligning import RUN

LONG = 100  # words; longer than nearly all paragraphs of news
LEAST = 8  # words of a line that is more than a heading
MOSTLY = 0.7  # share of a line's runs of words that stand on shorter lines


def gathered(lines: Sequence[Sequence[str]], told: Sequence[int]) -> list[int]:
    """Indices of the long lines among `told` whose words stand nearly all on others of them, each less than half as long.

    `lines` are given as their words, `told` are the indices of those that an extractor takes for the story.

    >>> parts = [[f"{letter}{n}" for n in range(50)] for letter in "abc"]
    >>> gathered([*parts, sum(parts, [])], range(4))
    [3]
    """
    found = []
    for i in (i for i in told if len(lines[i]) >= LONG):
        parts = {run for j in told if LEAST <= len(lines[j]) < len(lines[i]) / 2 for run in _runs(lines[j])}
        runs = list(_runs(lines[i])) if parts else []
        if runs and sum(run in parts for run in runs) >= MOSTLY * len(runs):
            found.append(i)
    return found


def _runs(words: Sequence[str]) -> zip[tuple[str, ...]]:
    return zip(*(words[k:] for k in range(RUN)), strict=False)
