"""Where the words of an extracted text stand on the lines of a page.

``told_shares(["Talks went on for hours.", "Sign up"], "Talks went on for hours.")`` gives ``[1.0, 0.0]``. Words alone are compared, in any
case, so white space, entities, joined and broken lines do not matter; a line counts by the runs of words that it shares with the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

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
    told_lines = [words_of(line) for line in told.split("\n")]
    runs, whole = _runs(list(chain.from_iterable(told_lines))), {" ".join(words) for words in told_lines}
    held = _covered(list(chain.from_iterable(lines)), runs)
    shares: list[float] = []
    place = 0
    for line in lines:
        end = place + len(line)
        shares.append(held.count(1, place, end) / len(line) if line else 0.0)
        place = end
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


def _covered(words: Sequence[str], runs: set[tuple[str, ...]]) -> bytes:
    """For each of `words` 1 where it is in one of `runs`, else 0."""
    size = len(next(iter(runs), ()))
    if not size or len(words) < size:
        return bytes(len(words))
    begun = bytes(map(runs.__contains__, zip(*(words[k:] for k in range(size)), strict=False)))
    bits = int.from_bytes(begun, "little")  # one byte a word, so that a shift by a byte is the next word
    whole = 0
    for k in range(size):
        whole |= bits << (8 * k)
    return whole.to_bytes(len(words), "little")
