"""What can be measured of each paragraph of a page by itself, in any language: the first columns of the table that the trees read.

No word of a page is among the columns: lengths, punctuation, letter case, the kind of furniture that a phrase gives away, repetition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from communique.pages.lines import INNER_END
from communique.pages.seen import Seen

Column = NDArray[np.floating[Any]]
Rows = NDArray[np.intp]

QUOTES = frozenset('"“”„«»「」‘’')
SYMBOL, DIGIT = re.compile(r"[|•·>»›/{}=<_*]"), re.compile(r"\d")
COMMAS = re.compile(r"[,،、，]")
KINDS = ("related", "navigation", "caption", "credit", "comments", "legal", "bio", "contributors", "syndication", "date")
NUMBER_OF_KIND: dict[str | None, int] = {kind: number for number, kind in enumerate(KINDS, start=1)}
NUMBER_OF_RULE = {"body": 1, "subhead": 2}
HEADS = ("related", "comments", "legal")
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
    words = _column(min(MOST_WORDS, one.line.size) for one in seen)
    table = {
        "words": words,
        "signs": _column(min(MOST_SIGNS, len(one.line.text)) for one in seen),
        "ends": _column(one.line.ends for one in seen),
        "lower": _column(one.line.lower for one in seen),
        "prose": _column(one.prose for one in seen),
        "sentence": _column(one.sentence for one in seen),
        "bullet": _column(one.line.bullet for one in seen),
        "gap": _column(one.line.gap for one in seen),
        "joined": _column(min(5, one.line.count) for one in seen),
        "kind": _column(NUMBER_OF_KIND.get(one.role, 0) for one in seen),
        "heads": _column(0 if one.heads is None else 1 + HEADS.index(one.heads) if one.heads in HEADS else 4 for one in seen),
        "repeated": _column(one.repeated for one in seen),
        "copies": _column(min(4, one.copies) for one in seen),
        "timed": _column(one.timed for one in seen),
        "stamp": _column(one.stamp for one in seen),
        "rules": _column(NUMBER_OF_RULE.get(story.get(i, ""), 0) for i in range(len(seen))),
        "cased": np.full(len(seen), _cased(seen)),
    }
    table["length"] = table["signs"] / np.maximum(words, 1)
    rows = _worth(table)
    for name, values in _closely([seen[i] for i in rows], words[rows]).items():
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
    return {
        "digits": _column(len(DIGIT.findall(text, 0, HEAD)) / min(HEAD, len(text)) for text in texts),
        "symbols": _column(len(SYMBOL.findall(text, 0, HEAD)) / min(HEAD, len(text)) for text in texts),
        "commas": _column(len(COMMAS.findall(text)) for text in texts) / np.maximum(words, 1),
        "inner": _column(len(INNER_END.findall(text, 0, MOST_SIGNS)) if n >= OPENING else 0 for text, n in zip(texts, words, strict=True)),
        "quote": _column(2 if text[0] in QUOTES else not QUOTES.isdisjoint(text) for text in texts),
        "capitals": _column(text.isupper() for text in texts),
        "data": _column(one.data for one in seen),
        "last": _column(1 + LASTS.find(text[-1]) for text in texts),
        "opening": _column(min(3, held[opening]) if opening else 0 for opening in openings),
    }


def since(flags: NDArray[np.bool_]) -> Column:
    """Number of paragraphs up to the last one that `flags` marks, the paragraph itself included; `FAR` where none is near."""
    i = np.arange(len(flags), dtype=np.float64)
    last = np.maximum.accumulate(np.where(flags, i, -FAR))
    return np.minimum(i - last, FAR)


def _column(values: object) -> Column:
    return np.fromiter(values, dtype=np.float64)  # type: ignore[call-overload,no-any-return]  # any iterable of numbers, bools among them


def _cased(seen: Sequence[Seen]) -> float:
    """Share of the page's words that have letter case, from the first words of each paragraph."""
    first = [word[0] for one in seen for word in one.line.words[:OPENING]]
    return sum(1 for c in first if c.islower() or c.isupper()) / max(1, len(first))
