"""What stands around each paragraph of a page: the further columns of the table that the trees read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from communique.pages.measures import Column, Rows, since
from communique.pages.seen import Seen

LONG = 5  # letters of a word that tells of a subject
NEAR = 6  # paragraphs on either side among which such words are looked for
WINDOWS = ((-2, -1), (1, 2), (-5, -1), (1, 5), (-12, -1), (1, 12), (-30, -1), (1, 30))
SHIFTS = (-4, -3, -2, -1, 1, 2, 3, 4)


def shifted(column: Column, by: int, fill: float) -> Column:
    """The value of the paragraph `by` places further down, `fill` where there is none."""
    out = np.full(len(column), fill)
    if abs(by) < len(column):
        if by > 0:
            out[:-by] = column[by:]
        else:
            out[-by:] = column[:by]
    return out


def within(column: Column, first: int, last: int) -> Column:
    """Sum of the values from `first` to `last` places further down, both included; of each row, where there are several."""
    n = column.shape[-1]
    total = np.zeros((*column.shape[:-1], n + 1))
    np.cumsum(column, axis=-1, out=total[..., 1:])
    i = np.arange(n)
    return total[..., np.minimum(np.maximum(i + last + 1, 0), n)] - total[..., np.minimum(np.maximum(i + first, 0), n)]


def surroundings(own: Mapping[str, Column]) -> dict[str, Column]:
    """Name → column from the columns of `measures` alone: position, neighbours, windows, runs of running text."""
    words, rules = own["words"], own["rules"]
    good = (own["prose"] + own["sentence"] > 0) * 1.0
    told, kinds = good * words, (own["kind"] > 0) * 1.0
    table = _position(told) | _bounds(rules)
    for by in SHIFTS:
        table[f"words{by:+}"] = shifted(words, by, -1)
    for by in SHIFTS[1:-1]:
        for name, column in (("lower", own["lower"]), ("ends", own["ends"]), ("rules", rules), ("kind", own["kind"]), ("good", good)):
            table[f"{name}{by:+}"] = shifted(column, by, -1)
    short = (words <= 4) * 1.0
    around = np.stack([told, short, kinds, own["timed"]])
    for first, last in WINDOWS:
        for name, column in zip(("told", "short", "kinds", "timed"), within(around, first, last), strict=True):
            table[f"{name}{first:+}{last:+}"] = column
    table |= {"rules-5-1": within((rules > 0) * 1.0, -5, -1), "rules+1+5": within((rules > 0) * 1.0, 1, 5), "gap+1": shifted(own["gap"], 1, 1)}
    return table | _runs(good, told) | _distances(own, good)


def _position(told: Column) -> dict[str, Column]:
    n, i, total = len(told), np.arange(len(told), dtype=np.float64), max(1.0, float(told.sum()))
    return {
        "number": np.full(n, min(n, 400.0)),
        "place": i / n,
        "down": np.minimum(i, 200),
        "up": np.minimum(n - 1 - i, 200),
        "above": (np.cumsum(told) - told) / total,
        "total": np.full(n, min(total, 3000.0)),
        "share": told / total,
    }


def _bounds(rules: Column) -> dict[str, Column]:
    """Where the paragraph lies as to the story that the rules found."""
    n, i, held = len(rules), np.arange(len(rules), dtype=np.float64), np.flatnonzero(rules)
    if not len(held):
        return dict.fromkeys(("from_first", "to_last", "in_story", "held"), np.full(n, -99.0))
    first, last = int(held[0]), int(held[-1])
    return {
        "from_first": np.clip(i - first, -40, 40),
        "to_last": np.clip(last - i, -40, 40),
        "in_story": np.clip((i - first) / max(1, last - first), -2, 3),
        "held": np.full(n, min(60.0, len(held))),
    }


def _runs(good: Column, told: Column) -> dict[str, Column]:
    """Stretches of running text, in which one paragraph at a time may be another thing: their lengths, in paragraphs and words."""
    n = len(good)
    length, words, inside = np.zeros(n), np.zeros(n), np.zeros(n)
    marked = np.flatnonzero(good)
    for run in np.split(marked, np.flatnonzero(np.diff(marked) > 2) + 1) if len(marked) else []:
        first, stop = int(run[0]), int(run[-1]) + 1
        length[first:stop], words[first:stop] = stop - first, told[first:stop].sum()
        inside[first:stop] = np.arange(stop - first)
    return {
        "run": np.minimum(length, 50),
        "run_words": np.minimum(words, 2000),
        "run_share": words / max(1.0, float(words.max())),
        "run_place": np.minimum(inside, 30),
    }


def _distances(own: Mapping[str, Column], good: Column) -> dict[str, Column]:
    kind, heads = own["kind"], own["heads"]
    return {
        "since_good": since(good > 0),
        "until_good": since(good[::-1] > 0)[::-1],
        "since_related": since((heads == 1) | (kind == 1)),
        "since_related_head": since(heads == 1),
        "since_comments": since((heads == 2) | (kind == 5)),
        "since_ending": since((kind >= 6) & (kind <= 9)),
        "since_data": since(own["data"] > 0),
        "since_bullet": since(own["bullet"] > 0),
        "since_repeated": since(own["repeated"] > 0),
        "until_repeated": since(own["repeated"][::-1] > 0)[::-1],
        "repeated-5+5": within(own["repeated"], -5, 5),
    }


def cohesion(seen: Sequence[Seen], rows: Rows, words: Column, story: Mapping[int, str]) -> dict[str, Column]:
    """How many of its long words each of `rows` shares: with those near it among them, with the others, with the story that the rules found."""
    sets = [frozenset(word.lower() for word in seen[i].line.words if len(word) >= LONG) for i in rows]
    inside = [i in story for i in rows.tolist()]
    page = Counter(word for held in sets for word in held)
    core = Counter(word for held, told in zip(sets, inside, strict=True) if told for word in held)
    near: Counter[str] = Counter()
    for held in sets[:NEAR]:
        near.update(held)
    found = []
    for n, held in enumerate(sets):
        if n + NEAR < len(sets):
            near.update(sets[n + NEAR])
        if n > NEAR:
            near.subtract(sets[n - NEAR - 1])
        found.append(_shared(held, near, page, core, in_core=inside[n]) if held else (-1.0,) * 6)
    columns = np.zeros((6, len(seen)))
    columns[:, rows] = np.array(found, dtype=np.float64).reshape(-1, 6).T
    table: dict[str, Column] = dict(zip(("near", "near_rare", "far", "alone", "core", "core_words"), columns, strict=True))
    for name in ("near", "alone", "core"):
        table[f"{name}-4+4"] = within(np.maximum(table[name], 0) * words, -4, 4) / np.maximum(1, within(words, -4, 4))
    return table


def _shared(held: frozenset[str], near: Mapping[str, int], page: Mapping[str, int], core: Mapping[str, int], *, in_core: bool) -> tuple[float, ...]:
    by, far, alone, told, rare = 0, 0, 0, 0, 0.0
    for word in held:
        n, beside = page[word], near[word] - 1
        if beside > 0:
            by += 1
            rare += 1 / n
        far += n - 1 - beside > 0
        alone += n == 1
        told += core[word] - in_core > 0
    size = len(held)
    return by / size, rare, far / size, alone / size, told / size, min(told, 20.0)
