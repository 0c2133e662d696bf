"""Where the words of an extracted text stand on the lines of a page.

``told_shares(["Talks went on for hours.", "Sign up"], "Talks went on for hours.")`` gives ``[1.0, 0.0]``. Words alone are compared, in any
case, so white space, entities, joined and broken lines do not matter; a line counts by the runs of words that it shares with the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"\w+")
RUN = 4  # words; as in the measure of the article-extraction benchmark


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case."""
    return WORD.findall(text.lower())


def told_shares(lines: Sequence[Sequence[str]], told: str) -> list[float]:
    """For each line, given as its words, the share of its words that stand in `told` in a run of `RUN` words.

    A run may cross line ends, so that a short line counts where `told` has it between the same neighbours; a short line counts too where it
    is a whole line of `told` and lies between lines that are told.
    """
    runs, whole = _runs(words_of(told)), {" ".join(words_of(line)) for line in told.split("\n")}
    held = _covered([word for line in lines for word in line], runs)
    shares: list[float] = []
    place = 0
    for line in lines:
        shares.append(sum(held[place : place + len(line)]) / len(line) if line else 0.0)
        place += len(line)
    full = [i for i, share in enumerate(shares) if share >= 0.5 and len(lines[i]) >= 2 * RUN]
    if full:
        for i in range(max(0, full[0] - 2), min(len(lines), full[-1] + 3)):
            if 0 < len(lines[i]) < 2 * RUN and " ".join(lines[i]) in whole:
                shares[i] = 1.0
    return shares


def found_share(lines: Sequence[Sequence[str]], told: str) -> tuple[int, int]:
    """How many words of `told` stand on the lines in a run of `RUN` words, and how many there are."""
    words = words_of(told)
    return sum(_covered(words, _runs([word for line in lines for word in line]))), len(words)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    if len(words) < RUN:
        return {tuple(words)} if words else set()
    return set(zip(*(words[k:] for k in range(RUN)), strict=False))


def _covered(words: Sequence[str], runs: set[tuple[str, ...]]) -> list[bool]:
    """For each of `words`, whether it is in one of `runs`."""
    size = len(next(iter(runs), ()))
    held = [False] * len(words)
    if size:
        for i, run in enumerate(zip(*(words[k:] for k in range(size)), strict=False)):
            if run in runs:
                held[i : i + size] = [True] * size
    return held
