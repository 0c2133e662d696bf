"""Coded articles → a lesson: what `communique.events.taught` needs to fill the fields of other articles.

First look: for each field, points of the features of a phrase (`communique.teaching.linear`). Second look: trees over how the phrase stands among the
others of its article, and over what the coded articles most like it have (`communique.teaching.remembering`). The second is learned from, and the
least chance chosen by, what the first says of articles that it has not seen: the articles are dealt into folds, and each fold is judged by what the
other folds teach. Where an encoder is asked for, what it makes of the first look (`communique.teaching.shown`) has half a say beside the second.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communique.errors import CodebookError
from communique.events.taught import about_article, alike, mentions, picked, second_sight, united
from communique.events.taught_context import looked_at
from communique.events.taught_features import Phrase, described
from communique.events.taught_memory import Memory, memory_from
from communique.events.taught_story import Story
from communique.events.taught_trees import forest_of
from communique.model.parse import Parse
from communique.teaching.encoders import Published, read_encoder
from communique.teaching.linear import Rows, learn, rows_of
from communique.teaching.remembering import Kept, remembered
from communique.teaching.scores import Score, scored
from communique.teaching.shown import Encoded, Looked, encoded
from communique.teaching.trees import grow

Floats = NDArray[np.float64]
Entity = frozenset[str]
FOLDS = 5
RIDGE = 3.3  # of the first look: the best of 1, 3.3 and 10, learned from half of MUC-4's training stories and judged on a fifth left out
ROUNDS = 50
ABOUT_RIDGE = 33.0
TREES = 120
ENOUGH = 150  # coded articles from which trees are grown
MANY = 60_000  # phrases of more than so many are thinned: of those that fill nothing, every third stands for three
THINNED = 3
TRIED = tuple(n / 100 for n in range(8, 96, 4))  # least chances
AROUND = 2  # of these on either side count too: chosen alone by a fifth of MUC-4's train, the best of them cost .5 of F1 on the rest
NEVER = 2.0
KEPT = 0.02  # points that are too small to write down


@dataclass(frozen=True, slots=True)
class Coded:
    """An article that somebody coded: the things that fill each field, each by the wordings that would be right (see `wording`)."""

    name: str
    story: Story
    fields: Mapping[str, Sequence[Entity]]


@dataclass(frozen=True, slots=True)
class Taught:
    """`text` is the content of the file; `scores` by field are of articles that were left out in turn; `encoder` is the content of the encoder's
    file, empty for none."""

    text: str
    scores: Mapping[str, Score]
    encoder: bytes = b""


@dataclass(frozen=True, slots=True)
class _Article:
    """A coded article, looked at: its phrases without their features, which are numbers of features here."""

    name: str
    parse: Parse
    phrases: tuple[Phrase, ...]
    columns: tuple[NDArray[np.int32], ...]
    about: NDArray[np.int32]
    fields: Mapping[str, Sequence[Entity]]

    def kept(self, fields: Sequence[str]) -> Kept:
        """What memory keeps of it."""
        things = [[frozenset(filter(None, entity)) for entity in self.fields.get(f, ())] for f in fields]
        return Kept(self.parse.text, [p.words for p in self.phrases], things)

    def right(self, fields: Sequence[str]) -> Floats:
        """A row for each phrase, 1.0 where it fills the field."""
        named = [{words for entity in self.fields.get(f, ()) for words in entity} for f in fields]
        return np.array([[float(p.words in those) for those in named] for p in self.phrases]).reshape(len(self.phrases), len(fields))

    def filled(self, fields: Sequence[str]) -> Floats:
        """1.0 for each field that anything fills, and last for any."""
        held = [float(bool(self.fields.get(f))) for f in fields]
        return np.array([*held, max(held, default=0.0)])


class _Words:
    """Numbers of features in the order in which they are met, and in how many articles each was."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.met: list[int] = []

    def columns(self, features: Iterable[str]) -> NDArray[np.int32]:
        return np.array([self.number.setdefault(f, len(self.number)) for f in sorted(features)], dtype=np.int32)

    def count(self, columns: NDArray[np.int32]) -> None:
        self.met += [0] * (len(self.number) - len(self.met))
        for n in columns.tolist():
            self.met[n] += 1

    def frequent(self, least: int) -> tuple[list[str], NDArray[np.int32]]:
        """The features met in `least` articles or more, in order, and for each number the new one (-1 for none)."""
        names = sorted(name for name, n in self.number.items() if self.met[n] >= least)
        now = np.full(len(self.number), -1, dtype=np.int32)
        now[[self.number[name] for name in names]] = np.arange(len(names))
        return names, now


@dataclass(frozen=True)
class _School:
    """All that is learned from: articles, features of phrases and of articles by number, and which article each phrase is of."""

    fields: tuple[str, ...]
    articles: Sequence[_Article]
    names: list[str]
    about_names: list[str]
    phrases: Rows
    whole: Rows
    right: Floats
    filled: Floats
    of: NDArray[np.int64]

    def folds(self) -> NDArray[np.int64]:
        """The fold of each article."""
        return np.arange(len(self.articles)) % min(FOLDS, len(self.articles))


def teach(
    coded: Iterable[Coded], fields: Sequence[str], *, precision: float = 0.0, encoder: str = "", beside: str = "learned.npz", **about: str
) -> Taught:
    """The lesson of `coded` for `fields`, each filled with at least `precision` on articles left out (or never); `about` is written into the file
    beside it. `encoder` names one to look with (`communique.teaching.encoders.read_encoder`), whose file will be called `beside`.

    Raises ValueError for fewer than two articles, CodebookError C303 for an encoder that is not there, or too few articles for one.
    """
    published = read_encoder(encoder) if encoder else None
    school = _school(coded, tuple(fields))
    if len(school.articles) < 2:
        raise ValueError("fewer than two coded articles")
    if published is not None and len(school.articles) < ENOUGH:
        raise CodebookError("C303", f"{len(school.articles)} coded articles are too few for an encoder. Code {ENOUGH}, or leave --encoder out.")
    folds = school.folds()
    odds, whole = np.zeros_like(school.right), np.zeros_like(school.filled)
    for fold in np.unique(folds):
        points, of_whole = _first(school, folds != fold)
        there = np.flatnonzero(folds[school.of] == fold)
        odds[there] = _said(school.phrases.take(there), points)
        those = np.flatnonzero(folds == fold)
        whole[those] = _said(school.whole.take(those), of_whole)
    memory = remembered([a.kept(school.fields) for a in school.articles]) if len(school.articles) >= ENOUGH else None
    memories = _memories(school) if memory is not None else [None] * len(np.unique(folds))
    chances, trees = _second(school, odds, whole, memories)
    shown = None if published is None else _shown(school, odds, whole, published)
    chances = chances if shown is None else united(chances, shown.odds)
    least = {f: _least(school, memories, chances[:, k], k, precision) for k, f in enumerate(school.fields)}
    points, of_whole = _first(school, folds >= 0)
    data = {
        **about, "articles": len(school.articles), "fields": school.fields, "least": least,
        "about": _written(school.about_names, of_whole), "phrase": _written(school.names, points), "trees": trees, "memory": memory,
        **({} if shown is None else {"encoder": shown.note(beside)}),
    }  # fmt: skip
    scores = {f: scored(_choices(school, memories, chances[:, k], k, least[f]), _gold(school, f)) for k, f in enumerate(school.fields)}
    return Taught(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", scores, b"" if shown is None else shown.content)


def _shown(school: _School, odds: Floats, whole: Floats, published: Published) -> Encoded:
    """What an encoder adds to the first look."""
    at = np.searchsorted(school.of, np.arange(len(school.articles) + 1))
    looked = [
        Looked(a.parse.text, mentions(a.parse, a.phrases), odds[low:high], whole[n], school.right[low:high])
        for n, (a, low, high) in enumerate(zip(school.articles, at[:-1], at[1:], strict=True))
    ]
    return encoded(published, looked, school.folds())


def _school(coded: Iterable[Coded], fields: tuple[str, ...]) -> _School:
    words, about = _Words(), _Words()
    articles = [_looked_at(c, words, about) for c in coded]
    least = 3 if len(articles) >= ENOUGH else 2
    names, now = words.frequent(least)
    about_names, about_now = about.frequent(least)
    lists = [_renumbered(columns, now, len(names)) for a in articles for columns in a.columns]
    wholes = [_renumbered(a.about, about_now, len(about_names)) for a in articles]
    return _School(
        fields=fields,
        articles=articles,
        names=names,
        about_names=about_names,
        phrases=rows_of(lists, len(names) + 1),
        whole=rows_of(wholes, len(about_names) + 1),
        right=np.concatenate([np.zeros((0, len(fields))), *(a.right(fields) for a in articles)]),
        filled=np.array([a.filled(fields) for a in articles]),
        of=np.repeat(np.arange(len(articles)), [len(a.phrases) for a in articles]),
    )


def _looked_at(coded: Coded, words: _Words, about: _Words) -> _Article:
    told = described(coded.story)
    columns = tuple(words.columns(p.features) for p in told)
    words.count(np.unique(np.concatenate([np.zeros(0, np.int32), *columns])))
    whole = about.columns(about_article(coded.story.parse, coded.story.reports))
    about.count(whole)
    return _Article(coded.name, coded.story.parse, tuple(replace(p, features=frozenset()) for p in told), columns, whole, coded.fields)


def _renumbered(columns: NDArray[np.int32], now: NDArray[np.int32], spare: int) -> NDArray[np.int32]:
    """`columns` by their new numbers; a row that would be empty has the feature `spare`, which no points are kept of."""
    held = now[columns]
    held = held[held >= 0]
    return held if len(held) else np.array([spare], dtype=np.int32)


def _first(school: _School, chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Points of phrases and of articles, a column for each thing to tell, learned from the articles `chosen`."""
    rows = np.flatnonzero(chosen[school.of] & _stays(school))
    none = school.right[rows].sum(axis=1) == 0
    worth = np.where(none & (len(school.of) > MANY), float(THINNED), 1.0)
    part, whole = school.phrases.take(rows), school.whole.take(np.flatnonzero(chosen))
    points = [learn(part, right, worth, ridge=RIDGE, rounds=ROUNDS) for right in school.right[rows].T]
    alike = np.ones(len(whole))
    of_whole = [learn(whole, right, alike, ridge=ABOUT_RIDGE, rounds=ROUNDS) for right in school.filled[chosen].T]
    return np.stack(points, axis=1), np.stack(of_whole, axis=1)


def _stays(school: _School) -> NDArray[np.bool_]:
    """Which phrases are learned from: those that fill a field, and of the others so many as time allows."""
    if len(school.of) <= MANY:
        return np.ones(len(school.of), dtype=np.bool_)
    names = (f"{a.name} {p.words}" for a in school.articles for p in a.phrases)
    drawn = np.array([crc32(name.encode()) % THINNED == 0 for name in names])
    return np.asarray(drawn | (school.right.sum(axis=1) > 0))


def _said(rows: Rows, points: Floats) -> Floats:
    return np.stack([rows.sums(column[:-1]) + column[-1] for column in points.T], axis=1)


def _second(school: _School, odds: Floats, whole: Floats, memories: Sequence[Memory | None]) -> tuple[Floats, dict[str, object] | None]:
    """The chances of each phrase after the second look, each fold judged by trees of the others; and the trees of all. None for few articles."""
    if len(school.articles) < ENOUGH:
        return 1.0 / (1.0 + np.exp(-odds)), None
    seen = _seen(school, odds, whole, memories)
    folds, chances, forests = school.folds()[school.of], np.zeros_like(odds), dict[str, object]()
    for k, field in enumerate(school.fields):
        among = looked_at(odds, k)
        for fold in np.unique(folds):
            others, own = among[folds[among] != fold], among[folds[among] == fold]
            forest = forest_of(*grow(seen[others], school.right[others, k], trees=TREES))
            chances[own, k] = 1.0 / (1.0 + np.exp(-forest.said(seen[own])))
        base, trees = grow(seen[among], school.right[among, k], trees=TREES)
        forests[field] = (round(base, 4), [[(c, round(v, 4), low, high) for c, v, low, high in tree] for tree in trees])
    return chances, forests


def _memories(school: _School) -> list[Memory]:
    """For each fold what is remembered of the others. Were it of all articles but one, what is short there would tell what is right in that one."""
    folds = school.folds()
    kept = [a.kept(school.fields) for a in school.articles]
    return [memory_from(remembered([k for k, other in zip(kept, folds, strict=True) if other != fold])) for fold in np.unique(folds)]


def _seen(school: _School, odds: Floats, whole: Floats, memories: Sequence[Memory | None]) -> Floats:
    """The numbers of the second look."""
    at, folds = np.searchsorted(school.of, np.arange(len(school.articles) + 1)), school.folds()
    rows = [
        second_sight(a.parse, a.phrases, odds[at[n] : at[n + 1]], whole[n], memories[folds[n]]) for n, a in enumerate(school.articles) if a.phrases
    ]
    return np.concatenate(rows)


def _choices(school: _School, memories: Sequence[Memory | None], chances: Floats, k: int, least: float) -> Iterator[list[str]]:
    """What is taken in each article for the field with number `k`."""
    at, folds = np.searchsorted(school.of, np.arange(len(school.articles) + 1)), school.folds()
    for n, article in enumerate(school.articles):
        words = [p.words for p in article.phrases]
        yield [words[i] for i in picked(words, chances[at[n] : at[n + 1]], least, alike(memories[folds[n]], k))]


def _least(school: _School, memories: Sequence[Memory | None], chances: Floats, k: int, precision: float) -> float:
    """The least chance with the best F1 over the articles among those with `precision`, its neighbours counted in, the lowest of equals; more than 1
    where none has it."""
    gold = _gold(school, school.fields[k])
    tried = [scored(_choices(school, memories, chances, k, least), gold) for least in TRIED]
    near = [tried[max(0, n - AROUND) : n + AROUND + 1] for n in range(len(tried))]
    mean = [sum(score.f1 for score in scores) / len(scores) for scores in near]
    good = [(mean[n], -least) for n, least in enumerate(TRIED) if tried[n].precision >= precision and tried[n].right]
    return -max(good)[1] if good else NEVER


def _gold(school: _School, field: str) -> list[Sequence[Entity]]:
    return [a.fields.get(field, ()) for a in school.articles]


def _written(names: Sequence[str], points: Floats) -> dict[str, list[float]]:
    """Points by feature, those worth writing down; the base under the empty name."""
    rows = {name: [round(v, 3) for v in row] for name, row in zip(names, points.tolist(), strict=False) if max(map(abs, row)) >= KEPT}
    return {**rows, "": [round(float(v), 3) for v in points[-1]]}
