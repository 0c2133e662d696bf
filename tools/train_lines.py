"""Grow the trees that tell the story's paragraphs on pages without markup: ``src/communique/pages/data/lines.json``.

    python tools/train_lines.py ARTICLES_FOLDER -o src/communique/pages/data/lines.json
    python tools/train_lines.py ARTICLES_FOLDER --folds FOLDER      (ten files lines-0.json …, each grown without the pages of one fold)

ARTICLES_FOLDER holds html-gold.jsonl.gz and dumps-STYLE.jsonl.gz (see bench/README.md). Needs lightgbm 4.7.0 beside the program, in an
environment of its own; with one thread and a fixed seed the same data give the same file, byte for byte. The file holds columns' names and
numbers: no words of a page.

Each page is read as it is in three styles, where other pages of its site are there once more with what `survey` says of them, and its story
with a few lines around it: as such, without blank lines, wrapped at a width, and cut short, for pages that were pasted and not dumped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import textwrap
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm  # type: ignore[import-not-found]  # in an environment of its own
import numpy as np
from numpy.typing import NDArray

from communique.model.page import Page
from communique.pages.body import find_story
from communique.pages.chosen import table_of
from communique.pages.lines import split_paragraphs
from communique.pages.seen import Seen, look_at
from communique.pages.survey import survey

STYLES = ("resi", "insc", "node")
AROUND = 5  # lines above and below the story that a pasted page keeps; without blank lines it keeps none to two above
SHORTEST = 4  # paragraphs of a story cut short: one to four, by the page's id
WEIGHTS = {"alone": 1.0, "site": 0.5, "pasted": 0.4, "wrapped": 0.25, "short": 0.3}
GROWTH = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "max_depth": 7, "min_data_in_leaf": 40, "feature_fraction": 0.5,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 3.0, "max_bin": 127, "seed": 1, "num_threads": 1, "deterministic": True,
    "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS = 130


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one reading of one page that trees are asked about."""

    fold: int
    table: NDArray[np.floating[Any]]
    wanted: NDArray[np.bool_]
    weight: NDArray[np.floating[Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="ARTICLES_FOLDER")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    columns, rows = read(given.folder)
    print(f"{len(rows)} readings, {sum(len(one.wanted) for one in rows)} rows, {len(columns)} columns, lightgbm {lightgbm.__version__}")
    if given.output:
        write(given.output, columns, rows)
    if given.folds:
        given.folds.mkdir(parents=True, exist_ok=True)
        for fold in sorted({one.fold for one in rows}):
            write(given.folds / f"lines-{fold}.json", columns, [one for one in rows if one.fold != fold])


def read(folder: Path) -> tuple[list[str], list[Rows]]:
    """Names of the columns, and all readings of all pages in the order of styles and ids."""
    gold = {row["id"]: row for row in _rows(folder / "html-gold.jsonl.gz")}
    columns: list[str] = []
    found: list[Rows] = []
    for style in STYLES:
        held = sorted(_rows(folder / f"dumps-{style}.jsonl.gz"), key=lambda row: str(row["id"]))
        pages = [Page(f"p-{row['id']}", row["id"], gold[row["id"]]["url"], None, "", "", "text/1", row["text"]) for row in held]
        facts = survey(pages)
        domains = Counter(row["domain"] for row in held)
        for row, page in zip(held, pages, strict=True):
            readings = [("alone", row["text"].split("\n"), row["body_lines"], frozenset[str]())]
            if domains[row["domain"]] > 1:
                readings.append(("site", *readings[0][1:3], frozenset(facts[page.id].repeated)))
            readings += [(kind, *pasted, frozenset()) for kind, pasted in _pasted(style, row)]
            for kind, lines, body, repeated in readings:
                seen = look_at(split_paragraphs("\n".join(lines)), repeated)
                if seen:
                    columns, one = _reading(kind, int(gold[row["id"]]["fold"]), seen, _wanted(lines, seen, set(body)))
                    found.append(one)
    return columns, found


def _reading(kind: str, fold: int, seen: Sequence[Seen], wanted: NDArray[np.bool_]) -> tuple[list[str], Rows]:
    table, asked = table_of(seen, find_story(seen))
    words = table["words"]
    weight = np.sqrt(np.minimum(words, 60) + 2) / np.sqrt(max(30.0, float(words[wanted].sum()))) * WEIGHTS[kind]
    return list(table), Rows(fold, np.column_stack(list(table.values()))[asked], wanted[asked], weight[asked])


def _pasted(style: str, row: dict[str, Any]) -> Iterator[tuple[str, tuple[list[str], list[int]]]]:
    """The story of a page with a few lines around it: with blank lines and wrapped at a width, or without blank lines; and its beginning."""
    lines = row["text"].split("\n")
    told = [i for i, line in enumerate(lines) if line.strip()]
    body = [n for n, i in enumerate(told) if i in set(row["body_lines"])]
    if style == "insc" or not body:
        return
    blank = [] if style == "node" else [""]
    above = len(row["id"]) % 3 if style == "node" else AROUND
    kept = told[max(0, body[0] - above) : body[-1] + AROUND]
    yield "pasted", _set(lines, row["body_lines"], kept, blank, None)
    few = body[min(len(body), 1 + len(row["id"]) % SHORTEST) - 1]
    yield "short", _set(lines, row["body_lines"], told[max(0, body[0] - len(row["id"]) % 4) : few + 1], blank, None)
    if style == "resi":
        yield "wrapped", _set(lines, row["body_lines"], kept, blank, 64 + len(row["id"]) % 30)


def _set(lines: Sequence[str], body: Sequence[int], kept: Sequence[int], blank: list[str], width: int | None) -> tuple[list[str], list[int]]:
    out: list[str] = []
    told: list[int] = []
    for i in kept:
        out += blank if out else []
        for piece in textwrap.wrap(lines[i].strip(), width) if width else [lines[i].strip()]:
            told += [len(out)] if i in set(body) else []
            out.append(piece)
    return out, told


def _wanted(lines: Sequence[str], seen: Sequence[Seen], body: set[int]) -> NDArray[np.bool_]:
    """For each paragraph, whether most of its characters are in lines of the gold body."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    wanted = []
    for one in seen:
        held = range(bisect_right(starts, one.line.start) - 1, bisect_right(starts, one.line.end - 1))
        total = sum(len(lines[i].strip()) for i in held)
        wanted.append(sum(len(lines[i].strip()) for i in held if i in body) * 2 >= max(1, total))
    return np.array(wanted, dtype=np.bool_)


def write(path: Path, columns: Sequence[str], rows: Sequence[Rows]) -> None:
    """Grow trees on `rows` and write them to `path`."""
    data = lightgbm.Dataset(
        np.concatenate([one.table for one in rows]), np.concatenate([one.wanted for one in rows]).astype(float),
        weight=np.concatenate([one.weight for one in rows]), params={"max_bin": GROWTH["max_bin"]},
    )  # fmt: skip
    dump = lightgbm.train(GROWTH, data, ROUNDS).dump_model()
    trees = [_nodes(tree["tree_structure"]) for tree in dump["tree_info"]]
    used = sorted({node[0] for tree in trees for node in tree if len(node) > 1})
    place = {column: n for n, column in enumerate(used)}
    trees = [[[place[node[0]], *node[1:]] if len(node) > 1 else node for node in tree] for tree in trees]
    text = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    made_by = f"tools/train_lines.py, lightgbm {lightgbm.__version__}"
    head = {"made_by": made_by, "depth": GROWTH["max_depth"], "columns": [columns[int(c)] for c in used]}
    path.write_text(json.dumps(head)[:-1] + ',\n"trees": [\n' + text + "\n]}\n", encoding="utf-8")
    print(f"{path.name}: {len(trees)} trees, {len(used)} columns")


def _nodes(root: dict[str, Any]) -> list[list[float]]:
    """A tree as a list of nodes, the root first: ``[column, limit, below, above]`` or ``[value]``."""
    out: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(out)
        out.append([])
        if "leaf_value" in node:
            out[place] = [round(node["leaf_value"], 4)]
        else:
            out[place] = [node["split_feature"], float(f"{node['threshold']:.5g}"), add(node["left_child"]), add(node["right_child"])]
        return place

    add(root)
    return out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
