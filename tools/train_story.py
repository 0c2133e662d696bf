"""Train the model that decides which lines of an HTML page are its story.

    python tools/train_story.py ARTICLES_FOLDER OUT.json [--folds FOLDER]

ARTICLES_FOLDER holds html-gold.jsonl.gz and html/ (see bench/README.md). OUT.json is what ships as
src/communique/pages/story/data/story_model.json; the same versions give the same bytes. With --folds, ten more models are written to
FOLDER, N.json trained on the pages of all folds but N, for `bench/body.py --style html --folds FOLDER`: pages of one site are in one fold.
Needs scikit-learn 1.9.1, which the program does not. The features are numbers (shares, counts, marks of the markup): no text ships.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from rapidfuzz.distance import LCSseq

from communique.pages.rendering import render
from communique.pages.story.aligning import RUN, words_of
from communique.pages.story.extracting import told_texts
from communique.pages.story.features import line_features, story_of

os.environ["OMP_NUM_THREADS"] = "1"  # sums in one order
CUT = 0.4  # best of .35, .4, .45 by ten-fold F1
GOLD = 0.5  # share of a line's words that the gold body holds
SETTINGS = {"max_iter": 80, "max_leaf_nodes": 8, "learning_rate": 0.08, "min_samples_leaf": 40, "l2_regularization": 5.0, "random_state": 0}
# Features that may only speak for the story, or only against it.
FOR = ["told 0", "told 1", "sign", "sign any", "chain", "around", "before 0", "before 1", "after 0", "after 1", "prose", "cue body", "parent"]
AGAINST = ["caption", "credit", "related", "shop", "join", "share", "talk", "author", "date", "tags", "frame", "unseen", "top"]
KINDS_AGAINST = ["linked", "titled", "copies", "kind figcaption", "kind nav", "kind footer", "kind form"]

Row = tuple[dict[str, float], bool, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("out", type=Path, metavar="OUT.json")
    parser.add_argument("--folds", type=Path)
    given = parser.parse_args()
    pages: list[tuple[str, list[Row]]] = []
    with gzip.open(given.folder / "html-gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for gold in sorted(map(json.loads, lines), key=lambda row: str(row["id"])):
            pages.append((str(gold["fold"]), _rows(gold, given.folder)))
    _write(given.out, [row for _, rows in pages for row in rows])
    if given.folds:
        given.folds.mkdir(parents=True, exist_ok=True)
        for fold in sorted({fold for fold, _ in pages}):
            _write(given.folds / f"{fold}.json", [row for other, rows in pages if other != fold for row in rows])


def _rows(gold: dict[str, Any], folder: Path) -> list[Row]:
    """The features of each line that an extractor tells, whether the gold body holds it, and its weight: its words, each page alike."""
    source = gzip.decompress((folder / gold["html"]).read_bytes()).decode("utf-8", "replace")
    rendered = render(source)
    story = story_of(rendered, told_texts(rendered, source))
    held = [share >= GOLD for share in _in_order(story.words, words_of(gold["body"]))]
    total = max(100, sum(len(words) for words, yes in zip(story.words, held, strict=True) if yes))
    return [(row, held[i], (min(len(story.words[i]), 80) + 2) * 500 / total) for i, row in line_features(story).items()]


def _in_order(lines: Sequence[Sequence[str]], body: Sequence[str]) -> list[float]:
    """For each line the share of its words that are in the longest sequence common to page and `body`, so that of two equal lines one counts.

    Only words in a run of `RUN` that both hold are compared, lest common words scatter over the page.
    """
    runs = set(zip(*(body[k:] for k in range(RUN)), strict=False))
    words = [word for line in lines for word in line]
    shared: set[int] = set()
    for i, run in enumerate(zip(*(words[k:] for k in range(RUN)), strict=False)):
        if run in runs:
            shared.update(range(i, i + RUN))
    places = sorted(shared)
    common: set[int] = set()
    for step in LCSseq.opcodes([words[i] for i in places], list(body)):
        if step.tag == "equal":
            common.update(places[step.src_start : step.src_end])
    ends = list(accumulate(len(line) for line in lines))
    return [sum(i in common for i in range(end - len(line), end)) / len(line) if line else 0.0 for line, end in zip(lines, ends, strict=True)]


def _write(path: Path, rows: Sequence[Row]) -> None:
    import numpy
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = sorted({name for row, _, _ in rows for name in row})
    against = {f"cue {kind}" for kind in AGAINST} | set(KINDS_AGAINST)
    model = HistGradientBoostingClassifier(**SETTINGS, monotonic_cst=[1 if n in FOR else -1 if n in against else 0 for n in names])
    table = numpy.array([[row.get(name, 0.0) for name in names] for row, _, _ in rows])
    model.fit(table, numpy.array([yes for _, yes, _ in rows]), sample_weight=numpy.array([weight for _, _, weight in rows]))
    trees = [[_node(node) for node in step[0].nodes] for step in model._predictors]
    head = {"features": names, "start": round(float(model._baseline_prediction[0, 0]), 5), "cut": CUT}
    text = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    path.write_text(f'{json.dumps(head)[:-1]}, "trees": [\n{text}\n]}}\n', encoding="utf-8")


def _node(node: Any) -> list[float]:
    if node["is_leaf"]:
        return [round(float(node["value"]), 5)]
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 6), int(node["left"]), int(node["right"])]


if __name__ == "__main__":
    main()
