"""MAVERICK's reports of election violence: how far they disagree, and which of them tell of one event.

    python bench/maverick.py FOLDER [--part odd|even|both] [--misses] [--bound]

FOLDER holds ``maverick_event_reports.csv.gz`` (van Baalen & Höglund 2026, CC BY 4.0): 3,287 reports of 2,200 events, coded by hand. Disagreement:
over the events with two or more reports that give a number of deaths other than 0, by `communique.record.fields.event_field` and the rules of
`communique.record.ruling`. Linking: the reports become reports of the record (a source is a page), and `communique.record.clustering.group_reports`
puts them together without being told, but for this rule of its coders: two rows of one source are two events. Pairs of reports of one event:
precision, recall and F1, and the share of such pairs that blocking compares. Parts are by month and country: the points of
`communique.record.weighing` were learned from the even months (``tools/train_links.py``), and the odd ones check them; but what features there are
was chosen with an eye on both.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from communique import __version__
from communique.model.ids import content_id
from communique.model.record import CitedValue, EventField, RecordActor, RecordReport, Scalar
from communique.model.times import DateRange
from communique.record.blocking import candidates
from communique.record.clustering import group_reports
from communique.record.deciding import Decided
from communique.record.fields import event_field
from communique.record.handling import Given
from communique.record.profiles import Profile, profile

Row = Mapping[str, str]
FILE = "maverick_event_reports.csv.gz"
ACTORS = [f"actor{n}" for n in range(1, 7)]
ONE_ROW = "its coders wrote one row for each event of a source"
PRINTED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
WORD = re.compile(r"\w+")
RULES = ("lowest", "median", "highest")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--part", choices=("even", "odd", "both"), default="both")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--bound", action="store_true")
    given = parser.parse_args()
    rows = read_rows(given.folder)
    events = len({r["event_id"] for r in rows})
    print(f"data: MAVERICK, {len(rows)} reports of {events} events; communique {__version__}")
    _disagreement(rows)
    for part in ("even", "odd") if given.part == "both" else (given.part,):
        _linking([r for r in rows if part_of(r) == part], part, misses=given.misses)
    if given.bound:
        from maverick_bound import bound

        bound({part: [r for r in rows if part_of(r) == part] for part in ("even", "odd")}, source_of)


def read_rows(folder: Path) -> list[Row]:
    """The reports, in the order of the file."""
    with gzip.open(folder / FILE) as file:
        return list(csv.DictReader(io.TextIOWrapper(file, "utf-8")))


def gold_pairs(rows: Sequence[Row]) -> set[tuple[str, str]]:
    """The pairs of ids of reports of one event."""
    return _pairs(_groups({r["id"]: r["event_id"] for r in rows}).values())


def _disagreement(rows: Sequence[Row]) -> None:
    by_event: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if float(row["deaths_best"] or 0):
            by_event[row["event_id"]].append(row)
    held = [reports for reports in by_event.values() if len(reports) > 1]
    fields = {rule: [_deaths(reports, rule) for reports in held] for rule in RULES}
    totals = {rule: sum(float(f.value) for f in shown if isinstance(f.value, (int, float))) for rule, shown in fields.items()}
    conflict = sum(f.agreement == "conflict" for f in fields["lowest"])
    twice = sum(float(str(high.value)) >= 2 * float(str(low.value)) for low, high in zip(fields["lowest"], fields["highest"], strict=True))
    n = len(held)
    print(f"{n} events with two or more non-zero death counts: conflict {conflict / n:.1%}, by a factor of two or more {twice / n:.1%}")
    print("deaths in all by rule: " + ", ".join(f"{rule} {total:,.1f}" for rule, total in totals.items()))


def _deaths(reports: Sequence[Row], rule: str) -> EventField:
    given = [Given(_number(r, "deaths_best", r["id"]), printed="", outlet=r["id"], day="") for r in reports]
    return event_field("fatalities", given, actors={}, several_days=False, rules={"fatalities": rule})


def _linking(rows: Sequence[Row], part: str, *, misses: bool) -> None:
    profiles = [report_profile(r, at) for at, r in enumerate(rows)]
    gold = gold_pairs(rows)
    compared = set(candidates(profiles))
    blocked = compared & gold
    pages = {p.id: p.page for p in profiles}
    found = _pairs(group_reports(profiles, Decided(apart={p: ONE_ROW for p in compared if pages[p[0]] == pages[p[1]]})).all())
    right = len(found & gold)
    precision, recall = right / max(1, len(found)), right / len(gold)
    print(
        f"linking, {part} months: {len(rows)} reports, {len(gold)} pairs; blocking recall {len(blocked) / len(gold):.3f}; "
        f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / (len(found) + len(gold)):.3f}"
    )
    if misses:
        _show_misses({r["id"]: r for r in rows}, gold, found)


def _show_misses(rows: Mapping[str, Row], gold: set[tuple[str, str]], found: set[tuple[str, str]]) -> None:
    for name, pairs in (("missed", gold - found), ("wrong", found - gold)):
        where = Counter((rows[a]["event_id"], rows[b]["event_id"]) for a, b in pairs)
        for (one, two), n in where.most_common(20):
            print(f"  {name} {n:3} {one} {two}")


def _groups(event: Mapping[str, str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for report, name in event.items():
        held[name].append(report)
    return held


def _pairs(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def part_of(row: Row) -> str:
    """``even`` or ``odd``, by country and month."""
    return "odd" if hashlib.sha256((row["country"] + row["date_start"][:7]).encode()).digest()[0] % 2 else "even"


def report_profile(row: Row, at: int) -> Profile:
    """A report of the record made of `row`, the `at`-th. Actors are the classes of its codebook (security forces, parties, citizens)."""
    page = content_id("p", source_of(row))
    who = {row[f"{a}_id"][:-2]: row[a] for a in ACTORS if row.get(f"{a}_id") and not row[a].startswith("Unknown actor")}
    actors = {i: RecordActor(i, name, "organisation", None, None, (), (), (), ()) for i, name in who.items()}
    first, last = row["date_start"], max(row["date_end"] or row["date_start"], row["date_start"])
    fields = {
        "date": (_value(row, page, DateRange(first, last)),),
        "place": (_value(row, page, _place(row)),),
        "participants": tuple(_value(row, page, i) for i in who),
        "fatalities": (_number(row, "deaths_best", page),),
        "injured": (_number(row, "injuries_best", page),),
    }
    fields = {name: held for name, held in fields.items() if held and held[0].value is not None}
    report = RecordReport(row["id"], page, "attack", {}, "happened", None, 10 * at, 10 * at + 9, _title(row), fields)
    printed = PRINTED.search(row["source"])
    return profile(report, actors=actors, published=DateRange(printed[1], printed[1]) if printed else None, story=page)


def source_of(row: Row) -> str:
    """The article: its outlet and title. Its date is typed in several ways, with the first of January where only the year was known."""
    return " ".join(WORD.findall(PRINTED.sub("", row["source"]).casefold()))


def _place(row: Row) -> str:
    """The place as news writes it: the quarter, then the town; the country where neither is known."""
    return ", ".join(dict.fromkeys(name for name in (row["location"], row["city"]) if name)) or row["country"]


def _title(row: Row) -> str:
    return row["source"].partition(") ")[2]


def _value(row: Row, page: str, value: Scalar) -> CitedValue:
    return CitedValue(value, "cited", str(value), "exact", None, page, 0, 0, None, report=row["id"])


def _number(row: Row, column: str, page: str) -> CitedValue:
    number = int(float(row[column] or 0))
    return CitedValue(number, "cited", row[column], "exact", None, page, 0, 0, None, report=row["id"], origin=row["id"])


if __name__ == "__main__":
    main()
