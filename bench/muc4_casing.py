"""Which words of stories without capitals are names: learned from news that has capitals, for ``bench/muc4.py``.

A word that the news writes small is no name, nor are forms of it. For any other word, the words before and after it decide, in all places where the
stories have it: how often the news has a capital between such neighbours (naive Bayes over both, Laplace's rule).
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from math import log
from pathlib import Path

from communique.tables import load_table

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[.,;:()\"]|\d+")
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("men", "man"), ("er", "e"))
LEAST = 3  # times that the news has a word before forms of it count as forms of a word
ORDINARY = frozenset(("state", "government", "people", "group", "army", "party", "general", "union", "federation", "central", "north", "south"))


@cache
def table_names() -> frozenset[str]:
    """Names of states, their peoples, towns, regions and bodies in small letters."""
    found: set[str] = set()
    for table in ("states.tsv", "towns.tsv", "regions.tsv", "organisations.tsv"):
        for row in load_table("communique.actors", table):
            found |= {part.strip().lower() for cell in row.values() for part in cell.split(";") if len(part.strip()) > 3}
    return frozenset(found - ORDINARY)


class Truecaser:
    """Learned from the articles of `folder` (see ``bench/body.py``); `stories` are the texts whose words are looked at."""

    def __init__(self, folder: Path, stories: Iterable[str], common: Iterable[str] = ()) -> None:
        self.small: Counter[str] = Counter()
        self.large: Counter[str] = Counter()
        self.beside: dict[str, Counter[bool]] = defaultdict(Counter)
        with gzip.open(folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                self._learn(str(json.loads(line)["body"]))
        self.common = frozenset(common)
        self.prior = log((sum(self.large.values()) + 1) / (sum(self.small.values()) + 1))
        self.known = {n: log((seen[True] + 1) / (seen[False] + 1)) - self.prior for n, seen in self.beside.items()}
        odds: dict[str, float] = defaultdict(float)
        for story in stories:
            for word, neighbours in _placed(story.lower()):
                odds[word] += sum(self.known.get(n, 0.0) for n in neighbours)
        self.odds = odds

    def _learn(self, text: str) -> None:
        for sentence in re.split(r"(?<=[.!?])\s|\n", text):
            for word, neighbours in list(_placed(sentence))[1:]:
                (self.large if word[0].isupper() else self.small)[word.lower()] += 1
                for n in neighbours:
                    self.beside[n.lower()][word[0].isupper()] += 1

    def names(self, text: str) -> frozenset[str]:
        """The names of the program's tables, and the words of `text` that are names."""
        words = {word for word, _ in _placed(text.lower())}
        found = {w for w in words if len(w) > 1 and self._is_name(w.removesuffix("'s"))}
        return table_names() | found | {"i"}

    def _is_name(self, word: str) -> bool:
        if self.large[word] or self.small[word]:
            return self.large[word] > 2 * self.small[word]
        stems = [word.removesuffix(end) + more for end, more in ENDINGS if word.endswith(end)]
        if word in self.common or any(s in self.common or self.small[s] >= LEAST > self.large[s] for s in stems):
            return False
        return self.odds[word] > 0


def _placed(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each word of `text` with its neighbours, marked for their side."""
    words = WORD.findall(text)
    for k, word in enumerate(words):
        if word[0].isalpha():
            yield word, (f"<{words[k - 1] if k else '.'}", f">{words[k + 1] if k + 1 < len(words) else '.'}")
