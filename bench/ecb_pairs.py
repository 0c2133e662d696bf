"""Mentions of ECB+ as parsed, and what two of them have in common: the cheap features of `bench/ecbplus.py`."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from communique.language.models import find_model, load

CONTENT = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")
TIMES = ("DATE", "TIME")
NAMED = 1.6  # how much more names, times and figures count where documents are compared: two quakes are told in the same words, of other places
NEAREST = 8  # documents by which one is known; best on train of 8 and 12
LIGHT = frozenset(("be", "have", "do", "say", "make", "take", "get", "go", "will"))
SUBJECTS, OBJECTS = ("nsubj", "agent", "poss", "compound"), ("dobj", "nsubjpass", "attr", "oprd", "dative")
Words = frozenset[str]
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says: its words, its content lemmas, and the lemmas of its names, times and figures."""

    text: str
    lemmas: tuple[str, ...]
    names: Words
    times: Words
    figures: Words


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: number, document, sentence, chain; where it stands in the sentence's text; lemma, word class and tag of its head, all its
    lemmas, and the lemmas around it."""

    number: int
    doc: str
    sentence: int
    chain: str
    span: tuple[int, int]
    lemma: str
    word_class: str
    tag: str
    words: str
    lemmas: Words
    subjects: Words
    objects: Words
    others: Words
    above: str
    beside: Words

    @property
    def topic(self) -> int:
        return int(self.doc.split("_")[0])

    @property
    def arguments(self) -> Words:
        return self.subjects | self.objects | self.others | ({self.above} - {""})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the corpus: mentions, sentences by document and number, and vectors of length one by lemma."""

    mentions: tuple[Mention, ...]
    sentences: Mapping[tuple[str, int], Sentence]
    vectors: Mapping[str, NDArray[np.floating[Any]]]


def read(folder: Path, name: str) -> Part:
    """``Train`` or ``Dev``, parsed by the program's parser."""
    tokens: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
    with gzip.open(folder / f"ECB_{name}_corpus.txt.gz", "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 4:
                tokens[cells[0], int(cells[1])].append((int(cells[2]), cells[3]))
    with gzip.open(folder / f"ECB_{name}_Event_gold_mentions.json.gz", "rt", encoding="utf-8") as file:
        gold = json.load(file)
    nlp = load(find_model())
    docs = nlp.pipe((Doc(nlp.vocab, words=[w for _, w in held]) for held in tokens.values()), batch_size=128)
    parsed = dict(zip(tokens, docs, strict=True))
    mentions = tuple(_mention(n, m, parsed[m["doc_id"], m["sent_id"]], tokens[m["doc_id"], m["sent_id"]][0][0]) for n, m in enumerate(gold))
    lemmas = {t.lemma_.lower() for doc in parsed.values() for t in doc}
    vectors = {w: nlp.vocab[w].vector / nlp.vocab[w].vector_norm for w in sorted(lemmas) if nlp.vocab[w].has_vector and nlp.vocab[w].vector_norm}
    return Part(mentions, {key: _sentence(doc) for key, doc in parsed.items()}, vectors)


def _sentence(doc: Any) -> Sentence:
    def of(labels: Sequence[str]) -> Words:
        return frozenset(t.lemma_.lower() for t in doc if t.ent_type_ in labels)

    figures = frozenset(t.text for t in doc if re.fullmatch(r"\d[\d,.]*", t.text))
    return Sentence(doc.text, tuple(t.lemma_.lower() for t in doc if t.pos_ in CONTENT and len(t.lemma_) > 1), of(NAMES), of(TIMES), figures)


def _mention(number: int, gold: Mapping[str, Any], doc: Any, first: int) -> Mention:
    held = [doc[i - first] for i in gold["tokens_number"]]
    inside = {t.i for t in held}
    heads = [t for t in held if t.head.i not in inside or t.head.i == t.i]
    head = next((t for t in heads if t.pos_ in (*CONTENT, "ADV")), heads[0])
    below = [c for t in held for c in t.children if c.i not in inside]

    def lemmas(tokens: Iterable[Any]) -> Words:
        return frozenset(t.lemma_.lower() for t in tokens)

    return Mention(
        number=number, doc=gold["doc_id"], sentence=gold["sent_id"], chain=gold["coref_chain"],
        span=(held[0].idx, held[-1].idx + len(held[-1])), lemma=head.lemma_.lower(), word_class=head.pos_,
        tag=head.tag_, words=" ".join(t.lower_ for t in held), lemmas=lemmas(t for t in held if t.pos_ in CONTENT) or lemmas([head]),
        subjects=lemmas(c for c in below if c.dep_ in SUBJECTS), objects=lemmas(c for c in below if c.dep_ in OBJECTS),
        others=lemmas(o for c in below if c.dep_ in ("prep", "agent") for o in c.children if o.dep_ == "pobj"),
        above="" if head.head.i == head.i else head.head.lemma_.lower(),
        beside=lemmas(doc[i] for i in (held[0].i - 1, held[-1].i + 1) if 0 <= i < len(doc)),
    )  # fmt: skip


class Space:
    """Documents and sentences of a part as vectors of words weighed by how rare they are (tf-idf)."""

    def __init__(self, part: Part) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (doc, _), sentence in part.sentences.items():
            self.counts[doc].update(sentence.lemmas)
        in_docs = Counter(w for counts in self.counts.values() for w in counts)
        self.rarity = {w: log((len(self.counts) + 1) / (n + 0.5)) for w, n in in_docs.items()}
        self.docs = {doc: self.vector(counts, self.rarity) for doc, counts in self.counts.items()}
        self.sentences = {key: self.vector(Counter(s.lemmas), self.rarity) for key, s in part.sentences.items()}

    def neighbours(self, part: Part) -> dict[tuple[str, str], float]:
        """How far two documents are near to the same documents: cosines of their likeness to the `NEAREST` of each, themselves among them; pairs
        without any such document are left out. Few sentences of a story are in the corpus, so that two tellings of it may share no word."""
        said: dict[str, set[str]] = defaultdict(set)
        for (doc, _), s in part.sentences.items():
            said[doc] |= s.names | s.times | s.figures
        docs = {doc: _unit({w: x * (NAMED if w in said[doc] else 1) for w, x in v.items()}) for doc, v in self.docs.items()}
        near: dict[str, dict[str, float]] = {doc: {doc: 1.0} for doc in docs}
        for one, two in combinations(sorted(docs), 2):
            if alike := cosine(docs[one], docs[two]):
                near[one][two] = near[two][one] = alike
        known = {doc: _unit(dict(sorted(held.items(), key=lambda x: (-x[1], x[0]))[:NEAREST])) for doc, held in near.items()}
        found = {(one, two): cosine(known[one], known[two]) for one, two in combinations(sorted(docs), 2)}
        return {pair: x for pair, x in found.items() if x}

    @staticmethod
    def vector(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
        return _unit({w: (1 + log(n)) * rarity[w] for w, n in counts.items()})


def _unit(vector: Vector) -> Vector:
    size = sqrt(sum(x * x for x in vector.values())) or 1.0
    return {w: x / size for w, x in vector.items()}


def cosine(one: Vector, two: Vector) -> float:
    small, large = sorted((one, two), key=len)
    return sum(x * large.get(w, 0.0) for w, x in small.items())


def shared(one: Words, two: Words) -> float:
    """Jaccard's share; −1 where neither has any."""
    return len(one & two) / len(one | two) if one | two else -1.0


class Pairs:
    """The pairs of mentions within blocks of documents, their features, and whether they corefer."""

    def __init__(self, part: Part, space: Space, stories: Mapping[tuple[str, str], float], blocks: Sequence[Sequence[str]]) -> None:
        self._part, self._space, self._stories = part, space, stories
        self._near: dict[tuple[str, str], float] = {}
        self._means = {m.number: (self._mean(m.lemmas), self._mean(m.arguments)) for m in part.mentions}
        block = {doc: n for n, docs in enumerate(blocks) for doc in docs}
        self._often = Counter((block[m.doc], m.lemma) for m in part.mentions)
        self._block = block
        by_block: dict[int, list[Mention]] = defaultdict(list)
        for m in part.mentions:
            by_block[block[m.doc]].append(m)
        self.blocks = [[m.number for m in by_block[n]] for n in sorted(by_block)]
        held = [pair for n in sorted(by_block) for pair in combinations(by_block[n], 2)]
        self.pairs = [(a.number, b.number) for a, b in held]
        self.topics = np.array([(a.topic, b.topic) for a, b in held])
        self.table = np.array([self._row(a, b) for a, b in held])
        self.wanted = np.array([a.chain == b.chain for a, b in held])

    def _mean(self, lemmas: Words) -> NDArray[np.floating[Any]] | None:
        held = [self._part.vectors[w] for w in sorted(lemmas) if w in self._part.vectors]
        total = np.sum(held, axis=0) if held else np.zeros(1)
        size = float(np.linalg.norm(total))
        return total / size if size else None

    def _row(self, a: Mention, b: Mention) -> list[float]:
        one, two = self._part.sentences[a.doc, a.sentence], self._part.sentences[b.doc, b.sentence]
        first, second = self._space.sentences[a.doc, a.sentence], self._space.sentences[b.doc, b.sentence]
        rare = sorted(self._space.rarity.get(m.lemma, 6.0) for m in (a, b))
        often = sorted(self._often[self._block[m.doc], m.lemma] for m in (a, b))
        means = [(x, y) for x, y in zip(self._means[a.number], self._means[b.number], strict=True)]
        outside = [{w: x for w, x in v.items() if w not in m.lemmas} for v, m in ((first, a), (second, b))]
        return [
            a.lemma == b.lemma, _dot(self._part.vectors.get(a.lemma), self._part.vectors.get(b.lemma)), _begin(a.lemma, b.lemma), a.words == b.words,
            shared(a.lemmas, b.lemmas), *(_dot(x, y) for x, y in means), _classes(a, b), a.tag == b.tag, a.doc == b.doc,
            (a.doc, a.sentence) == (b.doc, b.sentence), abs(a.sentence - b.sentence) if a.doc == b.doc else -1, self._docs(a.doc, b.doc),
            self._stories.get((min(a.doc, b.doc), max(a.doc, b.doc)), float(a.doc == b.doc)), cosine(first, second), cosine(*outside),
            *(len(x & y) if x and y else -1 for x, y in _roles(a, b)), shared(a.arguments, b.arguments),
            shared(one.names, two.names), shared(one.times, two.times), shared(one.figures, two.figures), *rare, *often,
            a.above == b.above != "", a.lemma in b.arguments or b.lemma in a.arguments, a.lemma in second and b.lemma in first,
            len(a.beside & b.beside), (a.lemma in LIGHT) + (b.lemma in LIGHT), *sorted((len(a.lemmas), len(b.lemmas))),
        ]  # fmt: skip

    def _docs(self, one: str, two: str) -> float:
        key = (min(one, two), max(one, two))
        if key not in self._near:
            self._near[key] = cosine(self._space.docs[one], self._space.docs[two])
        return self._near[key]


def _roles(a: Mention, b: Mention) -> list[tuple[Words, Words]]:
    return [(a.subjects, b.subjects), (a.objects, b.objects), (a.others, b.others), (a.subjects | a.objects, b.subjects | b.objects)]


def _classes(a: Mention, b: Mention) -> int:
    kinds = {"VERB": 0, "AUX": 0, "NOUN": 1, "PROPN": 1, "ADJ": 2}
    low, high = sorted(kinds.get(m.word_class, 3) for m in (a, b))
    return 4 * low + high


def _begin(one: str, two: str) -> float:
    """The share of letters with which both begin ("strike", "striking")."""
    same = next((n for n, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two)))
    return same / max(len(one), len(two), 1)


def _dot(one: NDArray[np.floating[Any]] | None, two: NDArray[np.floating[Any]] | None) -> float:
    return -1.0 if one is None or two is None else float(one @ two)
