"""Which mentions of events in many documents are of one event: ECB+ dev with gold mentions.

    python bench/ecbplus.py FOLDER [--trees] [--tuned ENCODER]

FOLDER holds train and dev of ECB+ (Cybulska & Vossen 2014, CC BY 3.0). Documents are put into blocks of stories by the documents that they are both
near to (`Space.neighbours`; average linkage, `communique.record.averaging`); nothing is told but the mentions. CoNLL F1 by `bench/coref_scores.py`,
mentions that stand alone included. Head lemma: mentions of a block with one head lemma. With ``--trees``: boosted trees over the three dozen cheap
features of `bench/ecb_pairs.py`, grown on train, then clusters by `bench/ecb_linking.py`; how much the best pair of two clusters counts beside their
mean, and the least probability, are the best of train when each fifth of its topics is scored by trees of the others. Needs scikit-learn 1.9.1,
which the program does not. With ``--tuned`` (``minilm``, or the folder of a published encoder; needs torch) by the trees' log odds with those of a
network tuned on pairs of mentions (`bench/ecb_tuned.py`): how much these count, and the two numbers of the clusters, are the best of a third of
train's topics, scored by trees and a network that never saw them; then both learn from all of train. Nothing is chosen on dev. It is a bench only:
the program links reports of types in its codebook.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from coref_scores import b_cubed, ceaf_e, conll, muc
from ecb_linking import Likeness
from ecb_pairs import Pairs, Part, Space, read
from numpy.typing import NDArray

from communique import __version__
from communique.language.reading import parser_label
from communique.record.averaging import unite_best
from communique.teaching.encoders import read_encoder

STORY = 0.1  # mean likeness of documents in a block; best for head lemma on train (74.5)
WIDE = 0.06  # the same for trees, to which that likeness is a feature: .974 of the pairs of train are in a block
TRIED = tuple(n / 100 for n in range(20, 65, 5))
SHARES = (0.0, 0.25, 0.5, 0.75)  # that the best pair of two clusters counts, their mean the rest
COUNTED = (0.5, 1.0, 1.5)  # how much a network's log odds count beside those of the trees
LAYERS = 12  # of an encoder at most
THIRD = 3
FOLDS = 5
SEEDS = 2  # forests whose mean is taken
SHARE = 0.35  # of the pairs of unlike head lemmas that do not corefer, kept for growing: there are many
GROWTH = {"max_iter": 90, "learning_rate": 0.12, "max_leaf_nodes": 12, "min_samples_leaf": 60, "l2_regularization": 5.0, "max_features": 0.4}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--trees", action="store_true")
    parser.add_argument("--tuned", metavar="ENCODER")
    given = parser.parse_args()
    dev = read(given.folder, "Dev")
    space = Space(dev)
    stories = space.neighbours(dev)
    print(f"data: ECB+ dev, {len(dev.mentions)} gold mentions in {len(space.docs)} documents; communique {__version__}, {parser_label()}")
    told = {m.doc: m.doc.split("_")[0] + ("plus" if "plus" in m.doc else "") for m in dev.mentions}
    _tell("head lemma, story blocks told", dev, _by(dev, told))
    _tell("head lemma, story blocks predicted", dev, _by(dev, _block_of(blocks(space, stories, STORY))))
    if given.trees or given.tuned:
        train = read(given.folder, "Train")
        within = Space(train)
        near = within.neighbours(train)
        known = Pairs(train, within, near, blocks(within, near, WIDE))
        asked = Pairs(dev, space, stories, blocks(space, stories, WIDE))
        if given.trees:
            _tell("trees, story blocks predicted", dev, _by_trees(known, train, asked))
        if given.tuned:
            _tell("trees and networks, story blocks predicted", dev, _by_both(known, train, asked, dev, given.tuned))


def blocks(space: Space, stories: Mapping[tuple[str, str], float], least: float) -> list[list[str]]:
    """Documents in groups of a mean likeness (`stories`, by two documents) of at least `least`."""
    return _groups(sorted(space.docs), stories, least)


def _groups(names: Iterable[str], scores: Mapping[tuple[str, str], float], least: float) -> list[list[str]]:
    members = {name: [name] for name in names}

    def unite(one: str, two: str) -> bool:
        members[one] += members.pop(two)
        return True

    unite_best(scores, dict.fromkeys(members, 1), least, unite)
    return list(members.values())


def _block_of(found: Sequence[Sequence[str]]) -> dict[str, str]:
    return {doc: str(n) for n, docs in enumerate(found) for doc in docs}


def _by(part: Part, block: Mapping[str, str]) -> list[list[int]]:
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for m in part.mentions:
        held[block[m.doc], m.lemma].append(m.number)
    return list(held.values())


def _by_trees(train: Pairs, part: Part, dev: Pairs) -> list[list[int]]:
    kept = _kept(train)
    topics = sorted({int(t) for t in train.topics[:, 0]})
    scores = np.zeros(len(train.wanted))
    for fold in range(FOLDS):
        held = np.isin(train.topics, topics[fold::FOLDS])
        grown = _grow(train.table[kept & ~held.any(axis=1)], train.wanted[kept & ~held.any(axis=1)])
        scores[held[:, 0]] = grown(train.table[held[:, 0]])
    (share, least), best = _best(_gold(part), Likeness(train.blocks, train.pairs, scores))
    print(f"share of the best pair {share}, least probability {least} (CoNLL F1 {100 * best:.1f} on train, each fifth by trees of the others)")
    grown = _grow(train.table[kept], train.wanted[kept])
    return Likeness(dev.blocks, dev.pairs, grown(dev.table)).linked(share, least)


def _best(gold: list[list[int]], likeness: Likeness) -> tuple[tuple[float, float], float]:
    """The share of the best pair and the least probability by which `likeness` comes nearest to `gold`, and the CoNLL F1."""
    found = {(share, least): conll(gold, likeness.linked(share, least)) for share in SHARES for least in TRIED}
    best = max(found, key=found.__getitem__)
    return best, found[best]


def _by_both(train: Pairs, part: Part, dev: Pairs, asked: Part, encoder: str) -> list[list[int]]:
    from ecb_tuned import Network

    began, published, kept = process_time(), read_encoder(encoder, layers=LAYERS), _kept(train)
    third = set(sorted({int(t) for t in train.topics[:, 0]})[::THIRD])
    held = np.isin(train.topics[:, 0], sorted(third))
    others, left = (replace(part, mentions=tuple(m for m in part.mentions if (m.topic in third) is there)) for there in (False, True))
    pairs, numbers = [train.pairs[n] for n in np.flatnonzero(held)], {m.number for m in left.mentions}
    blocks = [block for names in train.blocks if (block := [n for n in names if n in numbers])]
    grown = _log_odds(_grow(train.table[kept & ~held], train.wanted[kept & ~held])(train.table[held]))
    said, gold = Network(published, others, 0).scores(left, pairs), _gold(left)
    found = {worth: _best(gold, Likeness(blocks, pairs, _likely(grown + worth * said))) for worth in (0.0, *COUNTED)}
    worth = max(found, key=lambda w: found[w][1])
    (share, least), best = found[worth]
    print(f"{published.facts['made']}, torch {version('torch')}")
    print(f"networks' log odds × {worth}, share of the best pair {share}, least probability {least}")
    print(f"(CoNLL F1 {100 * best:.1f} on a third of train that was not learned from, {100 * found[0.0][1]:.1f} by trees alone)")
    network = Network(published, part, 0).scores(asked, dev.pairs)
    trees = _log_odds(_grow(train.table[kept], train.wanted[kept])(dev.table))
    print(f"two networks and trees learned in {(process_time() - began) / 60:.0f} minutes of one processor")
    return Likeness(dev.blocks, dev.pairs, _likely(trees + worth * network)).linked(share, least)


def _kept(train: Pairs) -> NDArray[Any]:
    """The pairs that trees are grown on."""
    return train.wanted | (train.table[:, 0] > 0) | (np.random.default_rng(0).random(len(train.wanted)) < SHARE)


def _log_odds(likely: NDArray[Any]) -> NDArray[Any]:
    held = likely.clip(1e-6, 1 - 1e-6)
    return np.asarray(np.log(held / (1 - held)))


def _likely(odds: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(1 / (1 + np.exp(-odds)))


def _grow(table: NDArray[Any], wanted: NDArray[Any]) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-not-found]  # in an environment of its own

    grown = [HistGradientBoostingClassifier(**GROWTH, early_stopping=False, random_state=seed).fit(table, wanted) for seed in range(SEEDS)]
    return lambda rows: np.mean([one.predict_proba(rows)[:, 1] for one in grown], axis=0)


def _gold(part: Part) -> list[list[int]]:
    held: dict[str, list[int]] = defaultdict(list)
    for m in part.mentions:
        held[m.chain].append(m.number)
    return list(held.values())


def _tell(name: str, part: Part, found: list[list[int]]) -> None:
    gold = _gold(part)
    alone = {m.number for m in part.mentions} - {m for group in found for m in group}
    found = [*found, *([m] for m in sorted(alone))]
    three = ", ".join(f"{label} {100 * score(gold, found):.1f}" for label, score in (("MUC", muc), ("B³", b_cubed), ("CEAF-e", ceaf_e)))
    print(f"{name}: CoNLL F1 {100 * conll(gold, found):.1f} ({three})")


if __name__ == "__main__":
    main()
