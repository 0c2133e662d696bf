"""The body of a story → a few numbers that its copies have too.

Of the hashes of all runs of five words, the smallest in every window of sixteen is kept: two bodies that share 20 words in a row, wherever
they stand, share a number (winnowing: Schleimer, Wilkerson and Aiken 2003). A body of 600 words has about 70.
"""

from __future__ import annotations

import re
from array import array
from hashlib import blake2b
from zlib import crc32

WORD = re.compile(r"\w+")
SIZE = 5  # words in a shingle, as in Broder 1997: two stories of one event share few of them
WINDOW = 16  # shingles in a window; 1 in 8.5 of all is kept


def words_of(body: str) -> list[str]:
    """The words of `body` in lower case, punctuation left out."""
    return WORD.findall(body.lower())


def fingerprint(body: str) -> array[int]:
    """The numbers of `body`, 64 bits each, without doubles, smallest first; empty for a body of fewer than five words."""
    words = words_of(body)
    shingles = [" ".join(words[i : i + SIZE]).encode() for i in range(len(words) - SIZE + 1)]
    codes = [crc32(s) for s in shingles]
    kept = {min(codes[i : i + WINDOW]) for i in range(max(1, len(codes) - WINDOW + 1))} if codes else set()
    # The 32 bits that choose are too few to tell millions of bodies apart.
    chosen = {s for s, code in zip(shingles, codes, strict=True) if code in kept}
    return array("Q", sorted(int.from_bytes(blake2b(s, digest_size=8).digest(), "big") for s in chosen))
