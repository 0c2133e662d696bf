"""A story as a key: what is found once of a parse is kept for the room's next question about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from communique.model.parse import Parse

Found = TypeVar("Found")


def once(find: Callable[[Parse, int], Found]) -> Callable[[Parse, int], Found]:
    """`find`, which asks something of one token, run once for each token of a story: the events of a clause all ask the same of its words,
    of whatever type they are. What was found of the story asked about last is kept, so it must not be changed."""
    kept: list[tuple[Parse | None, dict[int, Found]]] = [(None, {})]

    @wraps(find)
    def known(parse: Parse, i: int) -> Found:
        story, held = kept[0]
        if story is not parse:
            held = {}
            kept[0] = (parse, held)
        if i not in held:
            held[i] = find(parse, i)
        return held[i]

    return known


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A parse that is looked up as itself: comparing all of its tokens would cost more than what is kept for it."""

    parse: Parse

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.parse is other.parse

    def __hash__(self) -> int:
        return id(self.parse)


@lru_cache(maxsize=1)
def folded(story: Same) -> tuple[tuple[str, str], ...]:
    """Lemma and text of each token, case folded."""
    return tuple([(t.lemma.casefold(), t.text.casefold()) for t in story.parse.tokens])


@lru_cache(maxsize=1)
def standing(story: Same) -> Mapping[str, tuple[int, ...]]:
    """Where each word stands, by its lemma or text case folded: the numbers of its tokens, in order."""
    at: dict[str, list[int]] = defaultdict(list)
    for i, (lemma, text) in enumerate(folded(story)):
        at[lemma].append(i)
        if text != lemma:
            at[text].append(i)
    return {word: tuple(found) for word, found in at.items()}


@lru_cache(maxsize=1)
def by_sentence(story: Same) -> tuple[frozenset[str], ...]:
    """The words of each sentence, lemmas and texts, case folded."""
    words = folded(story)
    return tuple([frozenset(w for pair in words[s.first : s.last] for w in pair) for s in story.parse.sentences])
