"""What can be measured of each paragraph of a page by itself, in any language: the first columns of the table that the trees read.

No word of a page is among the columns: lengths, punctuation, letter case, the kind of furniture that a phrase gives away, repetition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.pages.lines import inner_ends
from communique.pages.seen import Seen

Column = NDArray[np.floating[Any]]
Rows = NDArray[np.intp]

QUOTES = frozenset('"“”„«»「」‘’')
SIGN = re.compile(r"[\d|•·>»›/{}=<_*]")
COMMAS = ",،、，"
KINDS = ("related", "navigation", "caption", "credit", "comments", "legal", "bio", "contributors", "syndication", "date")
NUMBER_OF_KIND: dict[str | None, int] = {kind: number for number, kind in enumerate(KINDS, start=1)}
NUMBER_OF_RULE = {"body": 1, "subhead": 2}
NUMBER_OF_HEAD = {"related": 1, "comments": 2, "legal": 3}
# Columns that are properties of the paragraph itself.
OWN = ("words", "ends", "lower", "prose", "sentence", "bullet", "gap", "joined", "repeated", "copies", "timed", "stamp")
_own = attrgetter(
    "line.size", "line.ends", "line.lower", "prose", "sentence", "line.bullet", "line.gap", "line.count", "repeated", "copies", "timed", "stamp"
)
LASTS = "?:….!"
MOST_WORDS, MOST_SIGNS = 150, 900  # beyond which more words or characters tell nothing more
HEAD = 300  # characters in which signs are counted
FAR = 60.0  # paragraphs from which on a distance tells nothing more
FEW, BESIDE, OFF = 2, 4, 15  # words of a line that is passed over unless text is near; what near is, in paragraphs; where all is passed over
OPENING = 5  # words of an opening that teasers repeat


def measures(seen: Sequence[Seen], story: Mapping[int, str]) -> tuple[dict[str, Column], Rows]:
    """Name → one number for each of the paragraphs `seen`, and those that the trees are asked about; `story` is what the rules found.

    What only these need is 0 for the others, the lines of a menu far from any running text.
    """
    held = dict(zip(OWN, np.array([_own(one) for one in seen], dtype=np.float64).T.copy(), strict=True))
    words = np.minimum(MOST_WORDS, held["words"])
    table = {
        "words": words,
        "signs": np.minimum(MOST_SIGNS, _column([len(one.line.text) for one in seen])),
        **{name: held[name] for name in ("ends", "lower", "prose", "sentence", "bullet", "gap")},
        "joined": np.minimum(5, held["joined"]),
        "kind": _column([NUMBER_OF_KIND.get(one.role, 0) for one in seen]),
        "heads": _column([0 if one.heads is None else NUMBER_OF_HEAD.get(one.heads, 4) for one in seen]),
        "repeated": held["repeated"],
        "copies": np.minimum(4, held["copies"]),
        "timed": held["timed"],
        "stamp": held["stamp"],
        "rules": _column([NUMBER_OF_RULE.get(story.get(i, ""), 0) for i in range(len(seen))]),
        "cased": np.full(len(seen), _cased(seen)),
    }
    table["length"] = table["signs"] / np.maximum(words, 1)
    rows = _worth(table)
    for name, values in _closely([seen[i] for i in rows.tolist()], words[rows]).items():
        table[name] = np.zeros(len(seen))
        table[name][rows] = values
    return table, rows


def _worth(table: Mapping[str, Column]) -> Rows:
    """The paragraphs that the trees are asked about: no lines of a menu far from any running text."""
    good = table["prose"] + table["sentence"] > 0
    up, down = since(good), since(good[::-1])[::-1]
    near = (up <= BESIDE) & (down <= BESIDE)
    return np.flatnonzero(((table["words"] > FEW) | near | (table["rules"] > 0)) & (np.minimum(up, down) <= OFF))


def _closely(seen: Sequence[Seen], words: Column) -> dict[str, Column]:
    """What is counted in the characters of the paragraphs `seen`."""
    texts = [one.line.text for one in seen]
    openings = [" ".join(one.line.words[:OPENING]).lower() if len(one.line.words) >= OPENING else "" for one in seen]
    held = Counter(openings)
    signs = [(SIGN.findall(text, 0, HEAD), min(HEAD, len(text))) for text in texts]
    digits = [sum(map(str.isdecimal, found)) for found, _ in signs]
    return {
        "digits": _column([n / size for n, (_, size) in zip(digits, signs, strict=True)]),
        "symbols": _column([(len(found) - n) / size for n, (found, size) in zip(digits, signs, strict=True)]),
        "commas": _column([text.count(",") if text.isascii() else sum(map(text.count, COMMAS)) for text in texts]) / np.maximum(words, 1),
        "inner": _column([inner_ends(text[:MOST_SIGNS]) if n >= OPENING else 0 for text, n in zip(texts, words.tolist(), strict=True)]),
        "quote": _column([2 if text[0] in QUOTES else not QUOTES.isdisjoint(text) for text in texts]),
        "capitals": _column([text.isupper() for text in texts]),
        "data": _column([one.data for one in seen]),
        "last": _column([1 + LASTS.find(text[-1]) for text in texts]),
        "opening": _column([min(3, held[opening]) if opening else 0 for opening in openings]),
    }


def since(flags: NDArray[np.bool_]) -> Column:
    """Number of paragraphs up to the last one that `flags` marks, the paragraph itself included; `FAR` where none is near. Of each row, where
    there are several."""
    i = np.arange(flags.shape[-1], dtype=np.float64)
    last = np.maximum.accumulate(np.where(flags, i, -FAR), axis=-1)
    return np.minimum(i - last, FAR)


def _column(values: Sequence[float]) -> Column:
    return np.array(values, dtype=np.float64)


def _cased(seen: Sequence[Seen]) -> float:
    """Share of the page's words that have letter case, from the first words of each paragraph."""
    first = [word[0] for one in seen for word in one.line.words[:OPENING]]
    signs = Counter(first)
    return sum(times for c, times in signs.items() if c.islower() or c.isupper()) / max(1, len(first))
