"""What the columns of MAVERICK hold at most: boosted trees over all that a reader of two rows could know, and rows that do not differ in anything.

`bound` learns on one half of the months and reads the other (`bench/maverick.py --bound`). Trees say of two rows of two sources how likely they are
one; a second set also sees what the first said of the pairs of their neighbours. Average linkage puts rows together, never two of one source. The
least likelihood is the best of the half that was learned from, each fifth of its months read by trees of the others; what the half that is read would
have chosen itself is printed too, which no program could know. Needs scikit-learn 1.9.1, which the program does not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import hypot, log, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from communique.record.averaging import unite_best

Row = Mapping[str, str]
Pair = tuple[str, str]
Table = NDArray[np.floating[Any]]
ACTORS = [f"actor{n}" for n in range(1, 7)]
ROLES = ("perpetrator", "victim", "initiator")
CODED = ("geo_precision", "source_classification", "sampling", "damage", "displacement", "certain", *(f"certain{n}" for n in range(1, 7)))
WORD, PRINTED = re.compile(r"\w+"), re.compile(r"\((\d{4}-\d\d-\d\d)\)")
NEAR = 60  # kilometres beyond which no two rows are looked at
GAP = 2  # days
LONGEST = 10  # days of a row that count for how much is told there
FOLDS, SEEDS = 5, 2
TRIED = tuple(n / 100 for n in range(10, 65, 5))
GROWTH: Mapping[str, Any] = {"max_iter": 250, "learning_rate": 0.04, "max_leaf_nodes": 15, "min_samples_leaf": 20, "max_features": 0.4}
RIDGE = 5.0


@dataclass(frozen=True, slots=True)
class Told:
    """A row: source, country and month, first and last day, day of print, place, numbers, sets of words and codes by name."""

    id: str
    event: str
    source: str
    month: str
    country: str
    first: int
    last: int
    printed: float
    city: str
    quarter: str
    at: tuple[float, float]
    numbers: tuple[tuple[float, float, float], ...]
    sets: Mapping[str, frozenset[str]]
    coded: tuple[float, ...]

    @property
    def days(self) -> range:
        return range(self.first, min(self.last, self.first + LONGEST) + 1)


@dataclass(frozen=True, slots=True)
class Half:
    """A half of the months: its rows, the pairs that are looked at, their columns, which are of one event, and their folds."""

    rows: Mapping[str, Told]
    pairs: Sequence[Pair]
    table: Table
    one: NDArray[np.bool_]
    fold: NDArray[np.integer[Any]]
    gold: frozenset[Pair]


def bound(halves: Mapping[str, Sequence[Row]], source_of: Callable[[Row], str]) -> None:
    """Print what trees come to on each of the two `halves` when they learned from the other."""
    held = {name: _half([_told(r, source_of(r)) for r in rows]) for name, rows in halves.items()}
    for name, half in held.items():
        _alike(name, half)
    for learned, read in (tuple(held), tuple(reversed(held))):
        _tell(held[learned], held[read], f"{learned} months learned, {read} read")


def _alike(name: str, half: Half) -> None:
    """Print how many rows of two sources do not differ, and how many of these are of one event."""
    for what, more in (("days, place and numbers", ()), ("actors, too", ("actors",)), ("context and target, too", ("actors", "context", "target"))):
        groups: dict[object, list[Told]] = defaultdict(list)
        for r in half.rows.values():
            groups[r.country, r.first, r.last, r.city, r.quarter, r.numbers, *(r.sets[m] for m in more)].append(r)
        pairs = [(a, b) for held in groups.values() for a, b in combinations(held, 2) if a.source != b.source]
        print(f"{name} months, rows of two sources alike in {what}: {len(pairs)} pairs, of one event {sum(a.event == b.event for a, b in pairs)}")


def _tell(learn: Half, read: Half, what: str) -> None:
    seen = _in_folds(learn, learn.table)
    said = _grow(learn.table, learn.one)(read.table)
    tables = [np.hstack([half.table, _neighbours(half, likely)]) for half, likely in ((learn, seen), (read, said))]
    for name, mine, theirs in (
        ("pairs", seen, said),
        ("pairs and their neighbours", _in_folds(learn, tables[0]), _grow(tables[0], learn.one)(tables[1])),
    ):
        own = {least: _f1(learn, mine, least) for least in TRIED}
        other = {least: _f1(read, theirs, least) for least in TRIED}
        least = max(own, key=lambda n: own[n])
        print(
            f"{what}, trees over {name}: F1 {other[least]:.3f} (least {least}, {own[least]:.3f} in folds); "
            f"at the least that suits it best {max(other.values()):.3f}"
        )


def _told(row: Row, source: str) -> Told:
    actors = [a for a in ACTORS if row[a]]
    printed = PRINTED.search(row["source"])
    first = date.fromisoformat(row["date_start"]).toordinal()
    sets = {
        "actors": frozenset(row[f"{a}_id"] for a in actors),
        "known": frozenset(row[f"{a}_id"] for a in actors if "Unknown" not in row[a]),
        "types": frozenset(row[f"{a}_type"] for a in actors),
        "parties": frozenset(row[f"{a}_party"] for a in actors) - {""},
        **{role: frozenset(row[f"{a}_id"] for a in actors if float(row[f"{a}_{role}"] or 0)) for role in ROLES},
        "place": frozenset(_words(row["city"] + " " + row["location"])),
        "title": frozenset(_words(row["source"].partition(") ")[2])),
        **{name: frozenset((row[column],)) - {"Unknown"} for name, column in (("context", "event_context"), ("target", "target"))},
        "outlet": frozenset((row["source_author"] or row["source"].partition(" (")[0],)),
        "type": frozenset((row["source_type"],)),
    }
    return Told(
        id=row["id"],
        event=row["event_id"],
        source=source,
        month=row["country"] + row["date_start"][:7],
        country=row["country"],
        first=first,
        last=max(first, date.fromisoformat(row["date_end"] or row["date_start"]).toordinal()),
        printed=date.fromisoformat(printed[1]).toordinal() if printed else nan,
        city=" ".join(_words(row["city"])),
        quarter=" ".join(_words(row["location"])),
        at=(_number(row["latitude"]), _number(row["longitude"])),
        numbers=tuple((_number(row[f"{n}_best"]), _number(row[f"{n}_low"]), _number(row[f"{n}_high"])) for n in ("deaths", "injuries")),
        sets=sets,
        coded=tuple(_number(row[column]) for column in CODED),
    )


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _number(cell: str) -> float:
    return float(cell) if cell else nan


def _half(rows: Sequence[Told]) -> Half:
    ordered = sorted(rows, key=lambda r: (r.first, r.id))
    pairs = [(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if b.first <= a.last + GAP and _may_be_one(a, b)]
    around = _Around(rows)
    months = [month for month, _ in Counter(a.month for a, _ in pairs).most_common()]
    gold = frozenset((min(a.id, b.id), max(a.id, b.id)) for a, b in combinations(rows, 2) if a.event == b.event)
    return Half(
        rows={r.id: r for r in rows},
        pairs=[(a.id, b.id) for a, b in pairs],
        table=np.array([_columns(a, b, around) for a, b in pairs], dtype=float),
        one=np.array([a.event == b.event for a, b in pairs]),
        fold=np.array([months.index(a.month) % FOLDS for a, _ in pairs]),
        gold=gold,
    )


def _may_be_one(a: Told, b: Told) -> bool:
    return a.country == b.country and a.source != b.source and not _apart(a, b) > NEAR


def _apart(a: Told, b: Told) -> float:
    """Kilometres, about: both countries lie near the equator."""
    return 111 * hypot(a.at[0] - b.at[0], a.at[1] - b.at[1])


class _Around:
    """How much is told of a day, of a day and town, and by whom; and how rare the words of titles are."""

    def __init__(self, rows: Sequence[Told]) -> None:
        self._rows: Counter[object] = Counter()
        for r in rows:
            self._rows.update(key for day in r.days for key in self._keys(r, day))
        stories = {(r.country, day, r.city, r.source) for r in rows for day in r.days}
        self._stories = Counter((country, day, city) for country, day, city, _ in stories)
        self._most: Counter[object] = Counter()
        for r in rows:
            for day in r.days:
                key = (r.country, day, r.city)
                self._most[key] = max(self._most[key], self._rows[(*key, r.source)])
        words = Counter(word for r in rows for word in r.sets["title"])
        self.rare = {word: log(len(rows) / n) for word, n in words.items()}

    @staticmethod
    def _keys(r: Told, day: int) -> list[object]:
        town = (r.country, day, r.city)
        return [(r.country, day), town, (*town, r.quarter), (*town, r.source), (r.country, day, r.numbers[0][0])]

    def of(self, r: Told) -> list[float]:
        """For the day on which most is told: the rows by key, the sources in town, the rows of the source that has most there, and their ratio."""
        held = [[self._rows[key] for key in self._keys(r, day)] for day in r.days]
        towns = [(r.country, day, r.city) for day in r.days]
        sources, most = max(self._stories[t] for t in towns), max(self._most[t] for t in towns)
        return [*map(max, zip(*held, strict=True)), sources, most, max(self._rows[t] / self._stories[t] for t in towns)]


def _columns(a: Told, b: Told, around: _Around) -> list[float]:
    found = [*_of_days(a, b), *_of_place(a, b)]
    for name in a.sets:
        mine, theirs = a.sets[name], b.sets[name]
        found += [len(mine & theirs) / len(mine | theirs) if mine | theirs else nan, float(not mine) + (not theirs)]
    titles = a.sets["title"], b.sets["title"]
    found.append(sum(around.rare[w] for w in titles[0] & titles[1]))
    found.append(fuzz.token_sort_ratio(*(" ".join(sorted(title)) for title in titles)))
    found.append(float(len(a.sets["place"] & titles[1]) + len(b.sets["place"] & titles[0])))
    for one, two in zip(a.numbers, b.numbers, strict=True):
        low, high = sorted((one[0], two[0]))
        found += [low, high, low / high if high else nan, high - low, float(min(one[2], two[2]) >= max(one[1], two[1]))]
    for x, y in zip((*a.coded, *around.of(a)), (*b.coded, *around.of(b)), strict=True):
        found += [min(x, y), max(x, y)]
    return found


def _of_days(a: Told, b: Told) -> list[float]:
    shared = min(a.last, b.last) - max(a.first, b.first) + 1
    lengths = sorted((a.last - a.first + 1, b.last - b.first + 1))
    late = sorted((a.printed - a.last, b.printed - b.last))
    return [abs(a.first - b.first), abs(a.last - b.last), shared, *lengths, abs(a.printed - b.printed), *late]


def _of_place(a: Told, b: Told) -> list[float]:
    names = fuzz.token_set_ratio(a.quarter, b.quarter), fuzz.ratio(a.quarter or a.city, b.quarter or b.city)
    return [_apart(a, b), _same(a.city, b.city), _same(a.quarter, b.quarter), float(not a.quarter) + (not b.quarter), *names]


def _same(a: str, b: str) -> float:
    return float(a == b) if a and b else nan


def _neighbours(half: Half, likely: Table) -> Table:
    """For each pair what the trees said of it, of the other rows of the two sources, and of the rows that either is likely one with."""
    beside: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), p in zip(half.pairs, likely, strict=True):
        beside[a][b] = beside[b][a] = float(p)

    def rivals(a: str, b: str) -> list[float]:
        held = [p for c, p in beside[a].items() if c != b and half.rows[c].source == half.rows[b].source]
        return [max(held, default=0.0), sum(held)]

    def row(a: str, b: str, p: float) -> list[float]:
        one, two = sorted((rivals(a, b), rivals(b, a)))
        common = [(beside[a][c], beside[b][c]) for c in beside[a].keys() & beside[b].keys()]
        both = sorted((x * y for x, y in common), reverse=True)
        better = sorted(sum(q > p for q in beside[c].values()) for c in (a, b))
        sums = sorted(sum(beside[c].values()) for c in (a, b))
        return [p, *one, *two, p - two[0], sum(both), sum(both[:3]), max((abs(x - y) for x, y in common), default=0.0), *better, *sums]

    return np.array([row(a, b, float(p)) for (a, b), p in zip(half.pairs, likely, strict=True)])


def _in_folds(half: Half, table: Table) -> Table:
    """What trees of the other fifths of the months say of each pair."""
    said = np.zeros(len(half.pairs))
    for fold in range(FOLDS):
        held = half.fold == fold
        said[held] = _grow(table[~held], half.one[~held])(table[held])
    return said


def _grow(table: Table, one: NDArray[np.bool_]) -> Callable[[Table], Table]:
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-not-found]  # in an environment of its own

    asked = {**GROWTH, "l2_regularization": RIDGE, "early_stopping": False}
    grown = [HistGradientBoostingClassifier(**asked, random_state=seed).fit(table, one) for seed in range(SEEDS)]
    return lambda rows: np.asarray(np.mean([trees.predict_proba(rows)[:, 1] for trees in grown], axis=0))


def _f1(half: Half, likely: Table, least: float) -> float:
    sums = {(min(pair), max(pair)): float(p) for pair, p in zip(half.pairs, likely, strict=True) if p > 0.001}
    members, sources = {n: [n] for n in half.rows}, {n: {r.source} for n, r in half.rows.items()}

    def unite(one: str, two: str) -> bool:
        if sources[one] & sources[two]:
            return False
        members[one] += members.pop(two)
        sources[one] |= sources.pop(two)
        return True

    unite_best(sums, dict.fromkeys(half.rows, 1), least, unite)
    found = {(min(pair), max(pair)) for group in members.values() for pair in combinations(group, 2)}
    return 2 * len(found & half.gold) / max(1, len(found) + len(half.gold))
