"""What was learned from coded articles, at work: which phrases of a story fill which field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from communique.events.taught_context import looked_at, numbers
from communique.events.taught_features import Phrase, described
from communique.events.taught_memory import Memory, SameThing, memory_from, same_thing
from communique.events.taught_story import Story
from communique.events.taught_trees import Forest, forest_of
from communique.events.taught_weights import Encoder
from communique.model.parse import Parse
from communique.model.reports import Report
from communique.model.spans import Span

Floats = NDArray[np.float64]
SHARE = 0.5  # of an encoder in what is said in the end: the best of 0, 0.35, 0.5, 0.65 and 1 on MUC-4's train, each fifth left out in turn
SURE = 1e-6  # a chance is taken to be no nearer to 0 or 1


@dataclass(frozen=True, slots=True)
class Table:
    """Points of features: `row` tells which row of `points` belongs to a feature, the last row is the base; a column for each thing to tell."""

    row: Mapping[str, int]
    points: Floats

    def sum(self, features: Iterable[str]) -> Floats:
        """The points of `features` and the base."""
        held = [self.row[f] for f in features if f in self.row]
        return np.asarray(self.points[held].sum(axis=0) + self.points[-1], np.float64)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned for `fields`: points of phrases and of whole articles (the last column of these: that any field is filled), for each field
    the trees of the second look (None where too few articles were coded to grow any), and the least chance that is taken. `memory` is of the coded
    articles, for the second look; `encoder` is the SHA-256 of the file of the encoder that it was learned with ("" for none)."""

    fields: tuple[str, ...]
    phrase: Table
    about: Table
    trees: Mapping[str, Forest] | None
    least: Mapping[str, float]
    memory: Memory | None = None
    encoder: str = ""


@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase that fills `field` with probability `chance`. Its mentions: `spans` as page offsets, `places` as token ranges; the first is cited."""

    field: str
    words: str
    chance: float
    places: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]


@lru_cache(maxsize=4)
def lesson_from(text: str) -> Lesson:
    """The lesson that the file with the content `text` holds (see `communique.teaching`)."""
    data = json.loads(text)
    trees, memory = data.get("trees"), data.get("memory")
    return Lesson(
        fields=tuple(data["fields"]),
        phrase=_table(data["phrase"]),
        about=_table(data["about"]),
        trees=None if trees is None else {f: forest_of(base, forest) for f, (base, forest) in trees.items()},
        least=data["least"],
        memory=None if memory is None else memory_from(memory),
        encoder=data.get("encoder", {"sha256": ""})["sha256"],
    )


def _table(data: Mapping[str, Sequence[float]]) -> Table:
    names = [name for name in data if name]
    return Table({name: n for n, name in enumerate(names)}, np.array([*(data[name] for name in names), data[""]], dtype=np.float64))


def find_fillers(story: Story, lesson: Lesson, encoder: Encoder | None = None) -> tuple[Filler, ...]:
    """What fills the fields of `lesson` in `story`, the likeliest of each field first; of several names of one thing the likeliest. `encoder` is the
    one that the lesson was learned with, where there is one."""
    told = described(story)
    odds, about = odds_of(told, lesson), lesson.about.sum(about_article(story.parse, story.reports))
    chances = chances_of(story.parse, told, odds, about, lesson)
    if encoder is not None:
        chances = united(chances, encoder.said(story.parse.text, mentions(story.parse, told), odds, about))
    return tuple(
        Filler(field, told[n].words, float(chances[n, k]), told[n].places, tuple(story.parse.span(*place) for place in told[n].places))
        for k, field in enumerate(lesson.fields)
        for n in picked([p.words for p in told], chances[:, k], lesson.least[field], alike(lesson.memory, k))
    )


def odds_of(told: Sequence[Phrase], lesson: Lesson) -> Floats:
    """The log odds of each phrase for each field, at first look."""
    return np.array([lesson.phrase.sum(p.features) for p in told]).reshape(len(told), len(lesson.fields))


def chances_of(parse: Parse, told: Sequence[Phrase], odds: Floats, about: Floats, lesson: Lesson) -> Floats:
    """The probability of each phrase for each field, after the second look where the lesson has one."""
    if lesson.trees is None or not len(told):
        return np.asarray(1.0 / (1.0 + np.exp(-odds)))
    rows = second_sight(parse, told, odds, about, lesson.memory)
    chances = np.zeros_like(odds)
    for k, field in enumerate(lesson.fields):
        among = looked_at(odds, k)
        chances[among, k] = 1.0 / (1.0 + np.exp(-lesson.trees[field].said(rows[among])))
    return chances


def second_sight(parse: Parse, told: Sequence[Phrase], odds: Floats, about: Floats, memory: Memory | None) -> Floats:
    """A row of numbers for each of `told`, which the trees of the second look go by: how it stands in its article, and what `memory` has of it."""
    stands = numbers(parse, told, odds, about)
    return stands if memory is None else np.hstack([stands, memory.numbers(parse.text, [p.words for p in told])])


def mentions(parse: Parse, told: Sequence[Phrase]) -> list[list[tuple[int, int]]]:
    """Where the mentions of each phrase begin and end in the text."""
    return [[(parse.tokens[first].start, parse.tokens[last - 1].end) for first, last in p.places] for p in told]


def united(chances: Floats, said: Floats) -> Floats:
    """The `chances` of the second look and the log odds that an encoder `said`, as one."""
    sure = np.clip(chances, SURE, 1.0 - SURE)
    return np.asarray(1.0 / (1.0 + np.exp(-(SHARE * said + (1.0 - SHARE) * np.log(sure / (1.0 - sure))))))


def alike(memory: Memory | None, field: int) -> SameThing:
    """What tells whether two wordings may name one thing in the field with number `field`: the coders of the articles in `memory`, else the words."""
    return same_thing if memory is None else lambda one, other: memory.same(field, one, other)


def picked(words: Sequence[str], chances: Floats, least: float, same: SameThing = same_thing) -> list[int]:
    """The phrases with a chance of `least` or more, the likeliest first, without those that name the `same` thing as a likelier one."""
    taken: list[int] = []
    for n in np.argsort(-chances, kind="stable").tolist():
        if chances[n] < least:
            break
        if not any(same(words[n], words[k]) for k in taken):
            taken.append(n)
    return taken


def about_article(parse: Parse, reports: Sequence[Report]) -> frozenset[str]:
    """What can be said of the article as a whole: its words, pairs of words, what is done to what, and the types of its reports."""
    words = [t.lemma.lower() for t in parse.tokens]
    said = {f"b={one} {two}" for one, two in pairwise(words)}
    for token in parse.tokens:
        if token.pos in ("VERB", "NOUN", "ADJ", "PROPN", "ADV"):
            said.add(f"l={token.lemma.lower()}")
        if token.pos == "VERB":
            said.update(f"vo={token.lemma.lower()}:{c.dep}:{c.lemma.lower()}" for c in parse.children(token.i, "dobj", "nsubj", "nsubjpass"))
    said.update(part for r in reports for part in (f"r={r.type}", f"r={r.type}:{r.status}"))
    said.update(f"reports>{n}" for n in range(min(6, len(reports))))
    return frozenset(said)
