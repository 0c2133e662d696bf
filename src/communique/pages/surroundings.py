"""What stands around each paragraph of a page: the further columns of the table that the trees read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from communique.pages.measures import Column, Rows, since
from communique.pages.seen import Seen

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
    return _Sums(column, max(abs(first), abs(last))).within(first, last)


class _Sums:
    """Sums of the values up to each place of some columns, continued by `reach` places on both sides, so that a window is a difference."""

    def __init__(self, columns: Column, reach: int) -> None:
        self.count, self.reach = columns.shape[-1], reach
        self.total = np.zeros((*columns.shape[:-1], self.count + 1 + 2 * reach))
        np.cumsum(columns, axis=-1, out=self.total[..., reach + 1 : reach + 1 + self.count])
        self.total[..., reach + 1 + self.count :] = self.total[..., reach + self.count, None]

    def within(self, first: int, last: int) -> Column:
        start, stop = self.reach + first, self.reach + last + 1
        difference: Column = self.total[..., stop : stop + self.count] - self.total[..., start : start + self.count]
        return difference


def surroundings(own: Mapping[str, Column]) -> dict[str, Column]:
    """Name → column from the columns of `measures` alone: position, neighbours, windows, runs of running text."""
    words, rules = own["words"], own["rules"]
    good = (own["prose"] + own["sentence"] > 0) * 1.0
    told = good * words
    table = _position(told) | _bounds(rules) | _neighbours(own, good)
    around = np.array([told, words <= 4, own["kind"] > 0, own["timed"], rules > 0, own["repeated"]], dtype=np.float64)
    sums = _Sums(around, WINDOWS[-1][-1])
    for first, last in WINDOWS:
        values = sums.within(first, last)
        for n, name in enumerate(("told", "short", "kinds", "timed")):
            table[f"{name}{first:+}{last:+}"] = values[n]
    table |= {"rules-5-1": sums.within(-5, -1)[4], "rules+1+5": sums.within(1, 5)[4], "gap+1": shifted(own["gap"], 1, 1)}
    return table | _runs(good, told) | _distances(own, good) | {"repeated-5+5": sums.within(-5, 5)[5]}


def _neighbours(own: Mapping[str, Column], good: Column) -> dict[str, Column]:
    """What the paragraphs up to four places further up and down are."""
    n, far = len(good), SHIFTS[-1]
    held = np.full((6, n + 2 * far), -1.0)
    names = ("lower", "ends", "rules", "kind", "good")
    held[:, far : far + n] = own["words"], own["lower"], own["ends"], own["rules"], own["kind"], good
    table = {f"words{by:+}": held[0, far + by : far + by + n] for by in SHIFTS}
    for by in SHIFTS[1:-1]:
        table |= {f"{name}{by:+}": held[k, far + by : far + by + n] for k, name in enumerate(names, start=1)}
    return table


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
    marked = {
        "since_good": good > 0,
        "since_related": (heads == 1) | (kind == 1),
        "since_related_head": heads == 1,
        "since_comments": (heads == 2) | (kind == 5),
        "since_ending": (kind >= 6) & (kind <= 9),
        "since_data": own["data"] > 0,
        "since_bullet": own["bullet"] > 0,
        "since_repeated": own["repeated"] > 0,
    }
    table = dict(zip(marked, since(np.stack(list(marked.values()))), strict=True))
    good_below, repeated_below = since(np.stack([marked["since_good"], marked["since_repeated"]])[:, ::-1])[:, ::-1]
    first = {"since_good": table.pop("since_good"), "until_good": good_below}
    return first | table | {"until_repeated": repeated_below}


def cohesion(seen: Sequence[Seen], rows: Rows, words: Column, story: Mapping[int, str]) -> dict[str, Column]:
    """How many of its long words each of `rows` shares: with those near it among them, with the others, with the story that the rules found."""
    columns = np.zeros((6, len(seen)))
    columns[:, rows] = _shared([seen[i].line.subjects for i in rows.tolist()], np.array([i in story for i in rows.tolist()], dtype=np.bool_))
    table: dict[str, Column] = dict(zip(("near", "near_rare", "far", "alone", "core", "core_words"), columns, strict=True))
    names = ("near", "alone", "core")
    *shares, counted = within(np.vstack([np.maximum(columns[[0, 3, 4]], 0) * words, words]), -4, 4)
    return table | {f"{name}-4+4": share / np.maximum(1, counted) for name, share in zip(names, shares, strict=True)}


def _shared(held: Sequence[Sequence[str]], inside: NDArray[np.bool_]) -> Column:
    """The six columns of `cohesion` for paragraphs with the long words `held`, those of them that are `inside` the story marked.

    Each word of each paragraph is a number: that of the word, times a span that parts the words, and that of the paragraph. Sorted, those of
    one word that stand near are a stretch.
    """
    numbers: dict[str, int] = {}
    word = np.array([numbers.setdefault(one, len(numbers)) for some in held for one in some], dtype=np.int64)
    size = np.array([len(some) for some in held], dtype=np.int64)
    row = np.repeat(np.arange(len(held)), size)
    place = word * (len(held) + 2 * NEAR + 1) + row
    ordered = np.sort(place)
    beside = np.searchsorted(ordered, place + NEAR, "right") - np.searchsorted(ordered, place - NEAR, "left") - 1
    times = np.bincount(word, minlength=1)[word]
    told = np.bincount(word, inside[row], minlength=1)[word] > inside[row]
    counts = [beside > 0, (beside > 0) / times, times - 1 > beside, times == 1, told, told]
    columns: Column = np.array([np.bincount(row, count, minlength=len(held)) for count in counts], dtype=np.float64)
    columns[[0, 2, 3, 4]] /= np.maximum(size, 1)
    columns[5] = np.minimum(columns[5], 20.0)
    columns[:, size == 0] = -1.0
    return columns
